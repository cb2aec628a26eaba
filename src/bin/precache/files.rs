//! The files of a build: finding, reading, writing and digesting them.

use crate::Problem;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The name under which the page itself is stored: the directory, since some hosts redirect `index.html`, and a
/// redirected response can't answer a navigation.
pub const SHELL: &str = "./";

/// Files that no page ever asks for, or that the browser must fetch by itself.
const NOT_STORED: [&str; 3] = ["sw.js", "_headers", "_redirects"];

/// One file that is stored on the device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Path from the root of the build, with `/`; [`SHELL`] for the page.
    pub path: String,
    /// SHA-256 of its bytes.
    pub digest: [u8; 32],
    /// Size in bytes, uncompressed.
    pub bytes: u64,
}

/// SHA-256 of some bytes.
pub fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The first 64 bits of a digest, in hexadecimal: enough to tell versions apart, short enough to read out.
pub fn short(digest: [u8; 32]) -> String {
    digest[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Standard base64 with padding, as `btoa` writes it and Content-Security-Policy reads it.
pub fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().chain(&[0, 0]).take(3).fold(0u32, |group, byte| group << 8 | u32::from(*byte));
        for place in 0..4 {
            let sextet = (group >> (18 - 6 * place) & 63) as usize;
            text.push(if place <= chunk.len() { char::from(ALPHABET[sextet]) } else { '=' });
        }
    }
    text
}

/// Reads a file as text.
pub fn read_text(path: &Path) -> Result<String, Problem> {
    fs::read_to_string(path).map_err(|error| format!("{} could not be read: {error}.", path.display()))
}

/// Reads a file's bytes.
pub fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    fs::read(path).map_err(|error| format!("{} could not be read: {error}.", path.display()))
}

/// Writes a file's bytes.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    fs::write(path, bytes).map_err(|error| format!("{} could not be written: {error}.", path.display()))
}

/// Where a listed file is on disk.
pub fn on_disk(dist: &Path, path: &str) -> PathBuf {
    dist.join(if path == SHELL { "index.html" } else { path })
}

/// Every file that is stored on the device, in the order of their paths.
pub fn list(dist: &Path) -> Result<Vec<Listed>, Problem> {
    let mut listed = Vec::new();
    collect(dist, "", &mut listed)?;
    listed.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(listed)
}

fn collect(directory: &Path, prefix: &str, listed: &mut Vec<Listed>) -> Result<(), Problem> {
    let problem = |error| format!("{} could not be listed: {error}.", directory.display());
    for entry in fs::read_dir(directory).map_err(problem)? {
        let entry = entry.map_err(problem)?;
        let name = entry.file_name().into_string().map_err(|name| format!("The name {name:?} is not text."))?;
        let path = format!("{prefix}{name}");
        if entry.file_type().map_err(problem)?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), listed)?;
        } else if !NOT_STORED.contains(&path.as_str()) {
            check_path(&path)?;
            let bytes = read(&entry.path())?;
            let path = if path == "index.html" { SHELL.to_owned() } else { path };
            listed.push(Listed { path, digest: digest(&bytes), bytes: bytes.len() as u64 });
        }
    }
    Ok(())
}

/// Paths go into URLs, a script and a header file as they are, so they keep to letters that mean nothing there.
fn check_path(path: &str) -> Result<(), Problem> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    if path.chars().all(plain) {
        Ok(())
    } else {
        Err(format!("{path}: a file's name may have only a-z, A-Z, 0-9, '-', '_' and '.'."))
    }
}

/// The version of a build: a digest over the stored files' paths and digests, and over the texts that are yet to
/// be stamped with it.
pub fn version(listed: &[Listed], unstamped: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for file in listed {
        hasher.update(file.path.as_bytes());
        hasher.update([0]);
        hasher.update(file.digest);
    }
    for text in unstamped {
        hasher.update(digest(text.as_bytes()));
    }
    short(hasher.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_agrees_with_rfc_4648() {
        for (plain, encoded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }

    #[test]
    fn version_changes_with_a_path_a_byte_and_the_page() {
        let file = |path: &str, bytes: &[u8]| Listed {
            path: path.to_owned(),
            digest: digest(bytes),
            bytes: bytes.len() as u64,
        };
        let first = version(&[file("a", b"1")], &["page"]);
        assert_eq!(first, version(&[file("a", b"1")], &["page"]));
        assert_ne!(first, version(&[file("b", b"1")], &["page"]));
        assert_ne!(first, version(&[file("a", b"2")], &["page"]));
        assert_ne!(first, version(&[file("a", b"1")], &["Page"]));
    }

    #[test]
    fn paths_that_would_need_escaping_are_refused() {
        assert!(check_path("content/en/ui.json").is_ok());
        assert!(check_path("a b.json").is_err());
        assert!(check_path("a'b").is_err());
        assert!(check_path("é.svg").is_err());
    }
}
