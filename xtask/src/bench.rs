//! `cargo xtask bench`: how fast the extension is, in both browsers and both forms of the core; and at full length
//! what `ci` does in short: a fling through a thousand posts, and every browser test with the core as JavaScript.

use std::path::Path;

use anyhow::Result;
use xshell::cmd;

use crate::project::Project;
use crate::setup::{self, Browser};
use crate::step::step;
use crate::{build, ci, demo, trial};

/// The posts of a full fling.
const FLING: &str = "1000";
/// The policies of the practice feed under which the fallback runs.
const POLICIES: [&str; 2] = ["tiktok", "strict"];

/// Builds, measures and prints; writes the figures to `json` as well where it is given.
pub fn run(project: &Project, json: Option<&Path>) -> Result<()> {
    let shell = &project.shell;
    step("set-up", || setup::run(project, &[Browser::CHROMIUM, Browser::FIREFOX]))?;
    step("extension", || build::run(project))?;
    step("core for comparison", || trial::build(project))?;
    step("practice feed", || demo::build_feed(project))?;
    step("figures", || {
        let into = json.map(|file| ["--json".into(), std::path::absolute(file).unwrap_or(file.to_owned())]);
        Ok(cmd!(shell, "node tests/bench/bench.mjs").args(into.into_iter().flatten()).run()?)
    })?;
    step("a fling through 1,000 posts", || {
        let film = ["tests/e2e/exposure.test.mjs".into()];
        ci::node_tests(project, &film, &[("SOFTSCROLL_FLING", FLING)])
    })?;
    for policy in POLICIES {
        step(&format!("the fallback under the policy `{policy}`"), || {
            let environment = [("SOFTSCROLL_CORE", "fallback"), ("SOFTSCROLL_CSP", policy)];
            ci::node_tests(project, &ci::specs(project, "tests/e2e")?, &environment)
        })?;
    }
    Ok(())
}
