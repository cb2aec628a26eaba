//! Names of records, devices and moments in a device's history.

use std::fmt;

/// The longest id that a record may have, in bytes. A UUID has 36; a mark that names a kind and a record has more.
pub const LONGEST_ID: usize = 96;

/// The id of a record: a UUID in lower-case text, or a short fixed name.
///
/// Responses have version 4 (nothing but chance), so that an id tells nothing
/// about when an answer was given; other records have version 7.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Id(pub String);

impl Id {
    /// An id from text that is known to be well formed.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Whether text can be an id: 1 to [`LONGEST_ID`] of `a-z A-Z 0-9 - _ .` and `:`.
    ///
    /// A slash is never part of one, because it separates the parts of a [`Key`](super::record::Key).
    #[must_use]
    pub fn is_well_formed(text: &str) -> bool {
        (1..=LONGEST_ID).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b':'))
    }

    /// A version 4 UUID from 16 random bytes (RFC 9562, section 5.4).
    #[must_use]
    pub fn random(bytes: [u8; 16]) -> Self {
        Self::uuid(bytes, 4)
    }

    /// A version 7 UUID (RFC 9562, section 5.7) from milliseconds since 1970 and random bytes.
    #[must_use]
    pub fn timed(milliseconds: u64, mut bytes: [u8; 16]) -> Self {
        bytes[..6].copy_from_slice(&milliseconds.to_be_bytes()[2..]);
        Self::uuid(bytes, 7)
    }

    /// A version 8 UUID (RFC 9562, section 5.8) that names content: the same content has the same id everywhere.
    #[must_use]
    pub fn of_content(content: &str) -> Self {
        use sha2::{Digest, Sha256};
        let digest = Sha256::digest(content.as_bytes());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        Self::uuid(bytes, 8)
    }

    fn uuid(mut bytes: [u8; 16], version: u8) -> Self {
        bytes[6] = (bytes[6] & 0x0f) | (version << 4);
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        let mut text = String::with_capacity(36);
        for (at, byte) in bytes.iter().enumerate() {
            if matches!(at, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            text.push_str(&hex(*byte));
        }
        Self(text)
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Two hexadecimal digits for a byte.
fn hex(byte: u8) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]].iter().map(|b| char::from(*b)).collect()
}

/// The id of a database on a device: made when the database is created, never brought in from a file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Device(pub String);

impl Device {
    /// A device id of 16 hexadecimal digits.
    #[must_use]
    pub fn random(bytes: [u8; 16]) -> Self {
        Self(bytes[..8].iter().map(|b| hex(*b)).collect())
    }
}

/// The greatest counter that a file may carry. JSON numbers are exact to 2^53.
pub const GREATEST_COUNTER: u64 = 1 << 53;

/// One moment in a device's history: the device and how many changes it had made by then.
///
/// Written `device:counter` in records.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Dot {
    /// How many changes the device had committed, this one included.
    pub counter: u64,
    /// Which device.
    pub device: Device,
}

impl Dot {
    /// Reads `device:counter`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (device, counter) = text.rsplit_once(':')?;
        let counter = counter.parse().ok().filter(|n| *n <= GREATEST_COUNTER)?;
        Id::is_well_formed(device).then(|| Self { counter, device: Device(device.into()) })
    }
}

impl fmt::Display for Dot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.device.0, self.counter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uuids_carry_their_version_and_variant() {
        assert_eq!(Id::random([0xff; 16]).as_str(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(Id::timed(0x0123_4567_89ab, [0; 16]).as_str(), "01234567-89ab-7000-8000-000000000000");
        assert_eq!(Id::of_content("a"), Id::of_content("a"));
        assert_ne!(Id::of_content("a"), Id::of_content("b"));
    }

    #[test]
    fn a_slash_or_nothing_is_no_id() {
        assert!(Id::is_well_formed("project-1"));
        assert!(!Id::is_well_formed("a/b"));
        assert!(!Id::is_well_formed(""));
        assert!(!Id::is_well_formed(&"a".repeat(LONGEST_ID + 1)));
    }

    #[test]
    fn a_dot_reads_back_as_it_was_written() {
        let dot = Dot { counter: 7, device: Device::random([1; 16]) };
        assert_eq!(Dot::parse(&dot.to_string()), Some(dot));
        assert_eq!(Dot::parse("x:99999999999999999999"), None);
    }
}
