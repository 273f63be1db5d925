//! `cargo xtask ci`, and `test`, which is the same: everything that must hold before a change is taken.

use anyhow::{Result, bail};
use xshell::cmd;

use crate::project::Project;
use crate::setup::{self, Browser};
use crate::step::step;
use crate::{build, demo, size, tidy};

/// Runs every check, the quick ones first, and stops at the first that fails.
pub fn run(project: &Project) -> Result<()> {
    let shell = &project.shell;
    step("set-up", || setup::run(project, &[Browser::CHROMIUM, Browser::FIREFOX]))?;
    step("format", || Ok(cmd!(shell, "cargo fmt --all --check").run()?))?;
    step("tidy", || tidy::run(project))?;
    // Native first: on wasm32 the core could name the browser, and only this step would object.
    step("clippy, native", || {
        Ok(cmd!(shell, "cargo clippy --workspace --all-targets -- -D warnings").run()?)
    })?;
    step("clippy, wasm", || {
        Ok(cmd!(shell, "cargo clippy --package softscroll --target wasm32-unknown-unknown -- -D warnings")
            .run()?)
    })?;
    step("native tests", || Ok(cmd!(shell, "cargo test --workspace").run()?))?;
    let files = step("extension", || build::run(project))?;
    step("size budgets", || size::check(&files))?;
    step("practice feed", || demo::build_feed(project))?;
    step("tests of the practice feed", || node_tests(project, "www/tests"))?;
    step("tests in Chromium and Firefox", || node_tests(project, "tests/e2e"))?;
    println!("\nAll checks hold.");
    Ok(())
}

/// Runs the spec files directly below `folder` one after the other: two cores don't carry several browsers.
fn node_tests(project: &Project, folder: &str) -> Result<()> {
    let shell = &project.shell;
    let mut specs = shell.read_dir(project.root.join(folder))?;
    specs.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    specs.sort();
    if specs.is_empty() {
        bail!("there are no spec files in {folder}");
    }
    // By name: newer Nodes take no folder here.
    let specs = specs.iter().filter_map(|path| path.strip_prefix(&project.root).ok());
    Ok(cmd!(shell, "node --test --test-reporter=spec --test-concurrency=1 {specs...}").run()?)
}
