//! Node and the packages of `package-lock.json`.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use xshell::cmd;

use super::announce;
use crate::project::Project;

/// The oldest Node that the practice feed's tools run on: major, minor.
const OLDEST: (u32, u32) = (20, 19);

/// Checks Node and brings `node_modules` in step with the lock file.
pub fn ensure(project: &Project) -> Result<()> {
    let shell = &project.shell;
    let oldest = format!("{}.{}", OLDEST.0, OLDEST.1);
    let version = cmd!(shell, "node --version").quiet().ignore_stderr().read().with_context(|| {
        format!("Node is not on this machine: install Node {oldest} or newer, with npm (nodejs.org)")
    })?;
    if !is_new_enough(&version) {
        bail!("this is Node {version}, and Node {oldest} or newer is needed (nodejs.org)");
    }
    let lock = shell.read_file(project.root.join("package-lock.json"))?;
    // npm writes down there what it installed.
    let installed = shell.read_file(project.root.join("node_modules/.package-lock.json"));
    if installed.is_ok_and(|installed| are_in_step(&lock, &installed).unwrap_or(false)) {
        return Ok(());
    }
    announce("the npm packages of package-lock.json");
    cmd!(shell, "npm ci").run().context("npm could not install the packages")?;
    Ok(())
}

fn is_new_enough(version: &str) -> bool {
    let mut numbers = version.trim_start_matches('v').split('.').map_while(|part| part.parse::<u32>().ok());
    matches!((numbers.next(), numbers.next()), (Some(major), Some(minor)) if (major, minor) >= OLDEST)
}

#[derive(Deserialize)]
struct Lock {
    packages: BTreeMap<String, Package>,
}

#[derive(Deserialize)]
struct Package {
    #[serde(default)]
    version: String,
    #[serde(default)]
    optional: bool,
}

/// Whether what is installed is what the lock file says. Contents are compared, not times: a checkout
/// makes every file new. Optional packages are for other machines where they are missing.
fn are_in_step(lock: &str, installed: &str) -> Result<bool> {
    let lock: Lock = serde_json::from_str(lock)?;
    let installed: Lock = serde_json::from_str(installed)?;
    let is_there = |path: &String, package: &Package| match installed.packages.get(path) {
        Some(present) => present.version == package.version,
        None => package.optional,
    };
    Ok(lock.packages.iter().all(|(path, package)| path.is_empty() || is_there(path, package)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"{"packages": {"": {"version": "9"}, "node_modules/a": {"version": "1.0.0"},
        "node_modules/b": {"version": "2.0.0", "optional": true}}}"#;

    #[test]
    fn knows_old_nodes() {
        assert!(is_new_enough("v20.19.0") && is_new_enough("v22.1.0\n"));
        assert!(!is_new_enough("v20.18.3") && !is_new_enough("v18.20.1") && !is_new_enough(""));
    }

    #[test]
    fn accepts_missing_optional_packages() {
        assert!(
            are_in_step(LOCK, r#"{"packages": {"node_modules/a": {"version": "1.0.0"}}}"#).expect("reads")
        );
    }

    #[test]
    fn notices_missing_and_changed_packages() {
        assert!(!are_in_step(LOCK, r#"{"packages": {}}"#).expect("reads"));
        assert!(
            !are_in_step(LOCK, r#"{"packages": {"node_modules/a": {"version": "1.0.1"}}}"#).expect("reads")
        );
    }
}
