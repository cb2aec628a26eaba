//! The two lines of `sw.js` that a build fills in.

use crate::Problem;
use crate::files::{Listed, base64};
use std::fmt::Write;

const VERSION_LINE: &str = "const VERSION = ";
const FILES_LINE: &str = "const FILES = ";

/// The script with both lines empty, whether it was stamped before or not.
pub fn unstamped(script: &str) -> Result<String, Problem> {
    for line in [VERSION_LINE, FILES_LINE] {
        if script.lines().filter(|text| text.starts_with(line)).count() != 1 {
            return Err(format!("sw.js must have one line that starts with '{line}'."));
        }
    }
    Ok(stamp(script, "unbuilt", &[]))
}

/// The script with this version and these files.
pub fn stamp(script: &str, version: &str, listed: &[Listed]) -> String {
    let mut files = String::new();
    for file in listed {
        let comma = if files.is_empty() { "" } else { "," };
        // Writing to a String can't fail.
        let _ = write!(files, "{comma}['{}','{}',{}]", file.path, base64(&file.digest), file.bytes);
    }
    script
        .lines()
        .map(|line| {
            if line.starts_with(VERSION_LINE) {
                format!("{VERSION_LINE}'{version}';\n")
            } else if line.starts_with(FILES_LINE) {
                format!("{FILES_LINE}[{files}];\n")
            } else {
                format!("{line}\n")
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::digest;

    const SCRIPT: &str = "// why\nconst VERSION = 'unbuilt';\nconst FILES = [];\nrun();\n";

    #[test]
    fn stamping_can_be_undone_and_done_again() -> Result<(), Problem> {
        let files = [Listed { path: "a.js".to_owned(), digest: digest(b"a"), bytes: 1 }];
        let stamped = stamp(SCRIPT, "1234", &files);
        assert!(stamped.contains("const VERSION = '1234';\n"));
        assert!(stamped.contains("const FILES = [['a.js','ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=',1]];\n"));
        assert_eq!(unstamped(&stamped)?, SCRIPT);
        assert_eq!(unstamped(SCRIPT)?, SCRIPT);
        Ok(())
    }

    #[test]
    fn a_script_without_its_lines_is_refused() {
        assert!(unstamped("run();\n").is_err());
    }
}
