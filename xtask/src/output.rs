//! A finished extension as a map from path to bytes, written as a folder or as a zip.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What one browser gets. Sorted by path, which makes the zip's order.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Makes `folder` hold exactly `files`. What is already right isn't written again, so that a browser that
/// watches the folder sees only changes.
pub fn write_folder(folder: &Path, files: &Files) -> Result<()> {
    fs::create_dir_all(folder)?;
    remove_others(folder, "", files)?;
    for (path, bytes) in files {
        let target = folder.join(path);
        if fs::read(&target).is_ok_and(|present| present == *bytes) {
            continue;
        }
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&target, bytes).with_context(|| format!("writing {}", target.display()))?;
    }
    Ok(())
}

fn remove_others(folder: &Path, prefix: &str, files: &Files) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            let inner = format!("{path}/");
            if files.keys().any(|known| known.starts_with(&inner)) {
                remove_others(&entry.path(), &inner, files)?;
            } else {
                fs::remove_dir_all(entry.path())?;
            }
        } else if !files.contains_key(&path) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// The zip of `files`: equal files give equal bytes, whenever and wherever it is made.
pub fn zip(files: &Files) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        writer.start_file(path, options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(paths: &[&str]) -> Files {
        paths.iter().map(|path| ((*path).to_owned(), path.as_bytes().to_vec())).collect()
    }

    #[test]
    fn zips_equal_files_to_equal_bytes() {
        let one = zip(&files(&["b.js", "a.js", "icons/x.png"])).expect("zips");
        let other = zip(&files(&["icons/x.png", "a.js", "b.js"])).expect("zips");
        assert_eq!(one, other);
    }

    #[test]
    fn zips_sorted_with_the_earliest_time() {
        let bytes = zip(&files(&["b.js", "a.js"])).expect("zips");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("is a zip");
        assert_eq!(archive.file_names().collect::<Vec<_>>(), ["a.js", "b.js"]);
        assert_eq!(
            archive.by_index(0).expect("is there").last_modified().map(|time| time.year()),
            Some(1980)
        );
    }

    #[test]
    fn leaves_exactly_the_files_in_the_folder() {
        let folder = std::env::temp_dir().join(format!("softscroll-output-{}", std::process::id()));
        write_folder(&folder, &files(&["a.js", "old/x.png", "icons/x.png", "icons/y.png"])).expect("writes");
        write_folder(&folder, &files(&["a.js", "icons/y.png", "new.js"])).expect("writes");
        assert_eq!(fs::read(folder.join("new.js")).expect("is there"), b"new.js");
        assert!(folder.join("icons/y.png").exists());
        assert!(!folder.join("icons/x.png").exists());
        assert!(!folder.join("old").exists());
        fs::remove_dir_all(folder).expect("removes");
    }
}
