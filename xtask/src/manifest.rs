//! Manifests: one shared source, and for each browser a file that holds only the differences.

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

/// The manifest of one browser: `differences` replace the shared keys at the top level, whole.
///
/// Nothing is concatenated, so what a browser gets can be read off two files.
pub fn merge(shared: &str, differences: &str, version: &str) -> Result<String> {
    let mut manifest = object(shared).context("the shared manifest")?;
    if manifest.contains_key("version") {
        bail!("the version stands in Cargo.toml, not in the manifest");
    }
    for (key, value) in object(differences).context("the browser's differences")? {
        manifest.insert(key, value);
    }
    manifest.insert("version".to_owned(), Value::from(version));
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

fn object(text: &str) -> Result<Map<String, Value>> {
    Ok(serde_json::from_str(text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_whole_keys_and_adds_the_version() {
        let shared = r#"{"name": "x", "background": {"service_worker": "a.js"}, "permissions": ["storage"]}"#;
        let differences = r#"{"background": {"scripts": ["b.js"]}, "extra": 1}"#;
        let merged: Value =
            serde_json::from_str(&merge(shared, differences, "1.2.3").expect("merges")).expect("is JSON");
        assert_eq!(
            merged,
            serde_json::json!({
                "name": "x", "background": {"scripts": ["b.js"]}, "permissions": ["storage"],
                "extra": 1, "version": "1.2.3",
            })
        );
    }

    #[test]
    fn refuses_a_version_written_twice() {
        assert!(merge(r#"{"version": "1"}"#, "{}", "2").is_err());
    }

    #[test]
    fn refuses_what_is_no_object() {
        assert!(merge("[]", "{}", "1").is_err());
        assert!(merge("{}", "nonsense", "1").is_err());
    }
}
