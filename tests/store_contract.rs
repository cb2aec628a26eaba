//! The store contract on every adapter: memory here, IndexedDB in a browser (scripts/lib/browser_tests.sh).
//!
//! What use-cases make of a store that fails stands in `use_cases.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test says what it expects")]

#[cfg(target_arch = "wasm32")]
#[path = "browser/indexed_db.rs"]
mod indexed_db;
#[path = "support/store_contract.rs"]
mod store_contract;

#[cfg(not(target_arch = "wasm32"))]
mod memory {
    use super::store_contract::{self, block_on, clock, everything, for_each_case, put};
    use coproduce::app::ports::{Snapshot, Store, StoreError};
    use coproduce::platform::memory::{Fault, Memory};

    macro_rules! on_memory {
        ($($case:ident,)*) => {
            $(
                #[test]
                fn $case() {
                    let memory = Memory::default();
                    block_on(store_contract::$case(|| memory.clone()));
                }
            )*
        };
    }
    for_each_case!(on_memory);

    #[test]
    fn a_fault_comes_when_it_was_asked_for_once_and_changes_nothing() {
        block_on(async {
            for (fault, error) in [(Fault::Full, StoreError::Full), (Fault::Lost, StoreError::Lost)] {
                let memory = Memory::default();
                memory.fail_after(1, fault);
                assert_eq!(everything(&memory).await, Snapshot::default());
                let row = [put("p/tip/a", "1")];
                assert_eq!(memory.commit(None, &clock(1), &row).await, Err(error.clone()));
                assert_eq!(everything(&memory).await, Snapshot::default());
                memory.commit(None, &clock(1), &row).await.expect("a fault comes once");
                memory.fail_after(0, fault);
                assert_eq!(memory.erase_everything().await, Err(error));
                assert_eq!(everything(&memory).await.rows.len(), 1);
            }
        });
    }
}
