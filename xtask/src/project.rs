//! Where the project and its build products are, asked of cargo instead of guessed.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;
use xshell::{Shell, cmd};

/// The package, as every command needs to know it.
pub struct Project {
    /// The folder with the package's `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's target folder: `target` unless the environment names another.
    pub target: PathBuf,
    /// The version of the extension.
    pub version: String,
    /// A shell that starts in `root`.
    pub shell: Shell,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    target_directory: PathBuf,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
}

impl Project {
    /// Asks cargo.
    pub fn find() -> Result<Self> {
        // Cargo's word of now, not of when this was compiled: checkouts may share a target folder.
        let here = std::env::var("CARGO_MANIFEST_DIR").unwrap_or(env!("CARGO_MANIFEST_DIR").to_owned());
        let root = Path::new(&here).parent().context("xtask has no parent folder")?;
        let shell = Shell::new()?;
        shell.change_dir(root);
        let answer = cmd!(shell, "cargo metadata --no-deps --format-version 1").quiet().read()?;
        let metadata: Metadata = serde_json::from_str(&answer)?;
        let package = metadata.packages.into_iter().find(|package| package.name == "softscroll");
        Ok(Self {
            root: root.to_owned(),
            target: metadata.target_directory,
            version: package.context("cargo knows no package softscroll")?.version,
            shell,
        })
    }

    /// The folder of what is given to people.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}
