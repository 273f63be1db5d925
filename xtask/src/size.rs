//! Sizes of what is shipped, and the budgets that the build must keep.

use std::io::Write;

use anyhow::{Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::output::Files;

/// What is weighed: a name, the files that are loaded together, and the most that they may weigh
/// in bytes after `gzip -9`. Raising a budget needs a reason: the content part is loaded by every feed tab,
/// the fallback only where the page forbids WebAssembly, the background on every wake-up, from the disk and with
/// the limits in it. Options may weigh more: the page carries the whole core for "try a caption" and every section,
/// and is opened now and then.
const PARTS: [(&str, &[&str], usize); 5] = [
    ("content", &["cover.js", "content.js"], 300_000),
    ("fallback", &["cover.js", "fallback.js"], 600_000),
    ("background", &["background.js", "background.wasm"], 200_000),
    ("options", &["options.js", "options_bindgen.js", "options.wasm"], 600_000),
    ("popup", &["popup.js", "popup_bindgen.js", "popup.wasm"], 250_000),
];

/// Prints the sizes.
pub fn print(files: &Files) -> Result<()> {
    println!("{:<12}{:>12}{:>12}{:>12}", "part", "raw", "gzip -9", "budget");
    for (name, paths, budget) in PARTS {
        let (raw, packed) = weigh(files, paths)?;
        println!("{name:<12}{raw:>12}{packed:>12}{budget:>12}");
    }
    Ok(())
}

/// Fails when a part is over its budget, naming all that are.
pub fn check(files: &Files) -> Result<()> {
    let mut over = Vec::new();
    for (name, paths, budget) in PARTS {
        let (_, packed) = weigh(files, paths)?;
        if packed > budget {
            over.push(format!("{name} weighs {packed} bytes after gzip, {} too many", packed - budget));
        }
    }
    if over.is_empty() { Ok(()) } else { bail!("{}", over.join("\n")) }
}

fn weigh(files: &Files, paths: &[&str]) -> Result<(usize, usize)> {
    let (mut raw, mut packed) = (0, 0);
    for path in paths {
        let Some(bytes) = files.get(*path) else { bail!("{path} is not in the package") };
        raw += bytes.len();
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes)?;
        packed += encoder.finish()?.len();
    }
    Ok((raw, packed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_content(content: Vec<u8>) -> Files {
        let mut files: Files =
            PARTS.iter().flat_map(|part| part.1).map(|path| ((*path).to_owned(), Vec::new())).collect();
        files.insert("content.js".to_owned(), content);
        files
    }

    #[test]
    fn fails_over_the_budget_only() {
        // A xorshift, since gzip would make nothing of anything regular.
        let mut state = 1_u64;
        let noise = std::iter::repeat_with(|| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()[0]
        });
        let noise: Vec<u8> = noise.take(300_001).collect();
        assert!(check(&with_content(noise)).expect_err("is over").to_string().contains("content"));
        assert!(check(&with_content(vec![0; 300_001])).is_ok());
    }

    #[test]
    fn fails_when_a_part_is_missing() {
        assert!(check(&Files::new()).is_err());
    }
}
