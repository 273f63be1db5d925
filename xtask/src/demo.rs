//! `cargo xtask demo`: the extension on the practice feed, in Chromium, on this terminal.

use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use xshell::cmd;

use crate::build;
use crate::project::Project;
use crate::setup::{self, Browser};
use crate::step::step;

/// Sets up, builds and hands the terminal over to the demo. Its exit status becomes ours.
pub fn run(project: &Project) -> Result<ExitCode> {
    step("set-up", || setup::run(project, &[Browser::CHROMIUM]))?;
    step("extension", || build::run(project))?;
    step("practice feed", || build_feed(project))?;
    println!();
    // Not through the shell, which would keep the keyboard from it.
    let mut demo = Command::new("node");
    demo.arg("tests/e2e/demo.mjs").current_dir(&project.root);
    if let Ok(chromium) = project.shell.var("CHROMIUM_BIN") {
        demo.env("CHROMIUM_BIN", chromium);
    }
    let status = demo.status().context("starting node")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Builds the site that stands in for the real feed.
pub fn build_feed(project: &Project) -> Result<()> {
    let shell = &project.shell;
    Ok(cmd!(shell, "node www/build.mjs").run()?)
}
