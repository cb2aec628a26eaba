//! The receipt: six plain words that a person may copy, hear or write down, by which their answer can be found again
//! and taken back. The database keeps a hash of them and never the words.
//!
//! 60 bits of chance and 6 bits of check, 11 bits a word from a list of 2,048.

use sha2::{Digest, Sha256};

/// How many words the list has.
pub const WORDS: usize = 2048;

/// How many words a receipt has.
pub const LENGTH: usize = 6;

/// Makes a receipt from chance. Nothing when the list has not [`WORDS`] words.
#[must_use]
pub fn make(random: [u8; 16], list: &[&str]) -> Option<String> {
    let mut chance = [0; 8];
    chance.copy_from_slice(&random[..8]);
    let chance = u64::from_be_bytes(chance) >> 4;
    let bits = (u128::from(chance) << 6) | u128::from(check(chance));
    let words: Option<Vec<&str>> = (0..LENGTH)
        .map(|at| {
            let index = (bits >> (11 * (LENGTH - 1 - at))) & 0x7ff;
            list.get(usize::try_from(index).ok()?).copied()
        })
        .collect();
    (list.len() == WORDS).then_some(words?.join(" "))
}

/// What is wrong with words that somebody typed as a receipt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BadReceipt {
    /// Not six words.
    Length(usize),
    /// A word that is on no receipt.
    Unknown(String),
    /// Six words that do not belong together: one is wrong, or two changed places.
    Check,
}

/// Reads a receipt as people type it: in capitals or not, with any blanks or commas between the words.
///
/// # Errors
/// What is wrong with it.
pub fn read(typed: &str, list: &[&str]) -> Result<String, BadReceipt> {
    let lower = typed.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.len() != LENGTH {
        return Err(BadReceipt::Length(words.len()));
    }
    let mut bits: u128 = 0;
    for word in &words {
        let index = list.iter().position(|known| known == word);
        let index = index.ok_or_else(|| BadReceipt::Unknown((*word).into()))?;
        bits = (bits << 11) | index as u128;
    }
    let chance = u64::try_from(bits >> 6).map_err(|_| BadReceipt::Check)?;
    if bits & 0x3f == u128::from(check(chance)) { Ok(words.join(" ")) } else { Err(BadReceipt::Check) }
}

/// What the database keeps of a receipt.
#[must_use]
pub fn hash(receipt: &str) -> String {
    let digest = Sha256::digest(format!("coproduce receipt {receipt}").as_bytes());
    digest[..16].iter().map(|byte| format!("{byte:02x}")).collect()
}

fn check(chance: u64) -> u8 {
    Sha256::digest(chance.to_be_bytes())[0] >> 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn list() -> Vec<String> {
        (0..WORDS).map(|n| format!("w{n}")).collect()
    }

    proptest! {
        #[test]
        fn a_receipt_reads_back_however_it_is_typed(random: [u8; 16]) {
            let list = list();
            let list: Vec<&str> = list.iter().map(String::as_str).collect();
            let receipt = make(random, &list).expect("a receipt");
            let typed = format!(" {} ", receipt.to_uppercase().replace(' ', ",  "));
            prop_assert_eq!(read(&typed, &list), Ok(receipt));
        }
    }

    #[test]
    fn most_slips_are_noticed() {
        let list = list();
        let list: Vec<&str> = list.iter().map(String::as_str).collect();
        let receipt = make([7; 16], &list).expect("a receipt");
        let slips = list.iter().filter(|word| {
            let slip = format!("{} {word}", receipt.rsplit_once(' ').expect("words").0);
            slip != receipt && read(&slip, &list).is_ok()
        });
        let slips = slips.count();
        assert!(slips < WORDS / 20, "{slips} of {WORDS} slips in the last word pass");
        assert_eq!(read("w1 w2", &list), Err(BadReceipt::Length(2)));
        assert_eq!(read("w1 w2 w3 w4 w5 nope", &list), Err(BadReceipt::Unknown("nope".into())));
    }

    #[test]
    fn a_list_of_another_length_makes_no_receipt() {
        assert_eq!(make([0; 16], &["one"]), None);
    }
}
