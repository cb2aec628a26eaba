//! A store in memory, for tests: the same contract as the browser's, and faults on request.

use crate::app::ports::{DeviceClock, RowChange, Snapshot, Store, StoreError};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Rows in memory. Clones share them, as tabs share a database.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    kept: Rc<RefCell<Kept>>,
    fail: Rc<Cell<Option<(usize, Fault)>>>,
}

#[derive(Debug, Default)]
struct Kept {
    clock: Option<DeviceClock>,
    rows: BTreeMap<String, String>,
}

/// A fault that a test asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The transaction is aborted for want of room.
    Full,
    /// The connection is gone.
    Lost,
}

impl Memory {
    /// Lets the operation after so many others fail, once.
    pub fn fail_after(&self, operations: usize, fault: Fault) {
        self.fail.set(Some((operations, fault)));
    }

    fn count_down(&self) -> Result<(), StoreError> {
        match self.fail.get() {
            Some((0, fault)) => {
                self.fail.set(None);
                Err(match fault {
                    Fault::Full => StoreError::Full,
                    Fault::Lost => StoreError::Lost,
                })
            }
            Some((left, fault)) => {
                self.fail.set(Some((left - 1, fault)));
                Ok(())
            }
            None => Ok(()),
        }
    }
}

impl Store for Memory {
    async fn read(&self, prefixes: &[String]) -> Result<Snapshot, StoreError> {
        self.count_down()?;
        let kept = self.kept.borrow();
        let rows: Vec<(String, String)> = kept
            .rows
            .iter()
            .filter(|(key, _)| prefixes.iter().any(|prefix| key.starts_with(prefix.as_str())))
            .map(|(key, row)| (key.clone(), row.clone()))
            .collect();
        Ok(Snapshot { clock: kept.clock.clone(), rows })
    }

    async fn commit(
        &self,
        expected: Option<&DeviceClock>,
        next: &DeviceClock,
        changes: &[RowChange],
    ) -> Result<(), StoreError> {
        self.count_down()?;
        let mut kept = self.kept.borrow_mut();
        if kept.clock.as_ref() != expected {
            return Err(StoreError::Changed);
        }
        kept.clock = Some(next.clone());
        for (key, row) in changes {
            match row {
                Some(row) => kept.rows.insert(key.clone(), row.clone()),
                None => kept.rows.remove(key),
            };
        }
        Ok(())
    }

    async fn erase_everything(&self) -> Result<(), StoreError> {
        self.count_down()?;
        *self.kept.borrow_mut() = Kept::default();
        Ok(())
    }
}
