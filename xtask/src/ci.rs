//! `cargo xtask ci`, and `test`, which is the same: everything that must hold before a change is taken.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use xshell::cmd;

use crate::project::Project;
use crate::setup::{self, Browser};
use crate::step::step;
use crate::{build, demo, size, tidy, trial};

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
    step("Mozilla's linter", || lint(project))?;
    step("core for comparison", || trial::build(project))?;
    step("practice feed", || demo::build_feed(project))?;
    step("tests of the practice feed", || node_tests(project, &specs(project, "www/tests")?, &[]))?;
    step("tests in Chromium and Firefox", || node_tests(project, &specs(project, "tests/e2e")?, &[]))?;
    step("tests of the fallback under a strict policy", || {
        let strict = [("SOFTSCROLL_CORE", "fallback"), ("SOFTSCROLL_CSP", "strict")];
        node_tests(project, &UNDER_POLICY.map(PathBuf::from), &strict)
    })?;
    println!("\nAll checks hold.");
    Ok(())
}

/// Has Mozilla's linter read the package for Firefox, as the add-on store does. A warning fails as well: there is
/// none that would have to be lived with.
fn lint(project: &Project) -> Result<()> {
    let zip = format!("dist/softscroll-firefox-{}.zip", project.version);
    let linter = "node_modules/addons-linter/bin/addons-linter";
    Ok(cmd!(project.shell, "node {linter} {zip} --warnings-as-errors").run()?)
}

/// The specs that run once more where the page refuses WebAssembly, with the core as JavaScript.
const UNDER_POLICY: [&str; 1] = ["tests/e2e/veil.test.mjs"];

/// The spec files directly below `folder`, by name: newer Nodes take no folder.
pub fn specs(project: &Project, folder: &str) -> Result<Vec<PathBuf>> {
    let mut specs = project.shell.read_dir(project.root.join(folder))?;
    specs.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    specs.sort();
    if specs.is_empty() {
        bail!("there are no spec files in {folder}");
    }
    Ok(specs.iter().filter_map(|path| path.strip_prefix(&project.root).ok()).map(Path::to_path_buf).collect())
}

/// Runs spec files one after the other: two cores don't carry several browsers. One that hangs fails after ten
/// minutes.
pub fn node_tests(project: &Project, specs: &[PathBuf], environment: &[(&str, &str)]) -> Result<()> {
    let runner = ["--test-reporter=spec", "--test-concurrency=1", "--test-timeout=600000"];
    let command = cmd!(project.shell, "node --test {runner...} {specs...}");
    Ok(command.envs(environment.iter().copied()).run()?)
}
