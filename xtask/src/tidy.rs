//! `cargo xtask tidy`: the rules of this tree that no compiler knows.
//!
//! A rule sees one file at a time, as its path and its text, and says what is wrong with it.

mod rules;

use anyhow::{Result, bail};
use xshell::cmd;

use crate::project::Project;

/// Checks every file that git knows or would take, and fails with all that is wrong.
pub fn run(project: &Project) -> Result<()> {
    let shell = &project.shell;
    let listed = cmd!(shell, "git ls-files --cached --others --exclude-standard").quiet().read()?;
    let mut faults = Vec::new();
    let mut checked = 0;
    for path in listed.lines() {
        // What is deleted but not yet committed has no text, and neither has a picture.
        let Ok(text) = std::fs::read_to_string(project.root.join(path)) else { continue };
        checked += 1;
        faults.extend(faults_in(path, &text));
    }
    if !faults.is_empty() {
        bail!("\n{}", faults.join("\n"));
    }
    println!("{checked} files are tidy");
    Ok(())
}

fn faults_in(path: &str, text: &str) -> Vec<String> {
    rules::ALL.iter().flat_map(|rule| rule(path, text)).map(|fault| format!("{path}: {fault}")).collect()
}
