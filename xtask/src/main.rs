//! `cargo xtask …`: everything that builds, runs and measures Softscroll.

mod build;
mod ci;
mod demo;
mod manifest;
mod output;
mod project;
mod setup;
mod size;
mod step;
mod tidy;
mod wasm;

use std::process::ExitCode;

use project::Project;

const COMMANDS: &str = "\
Usage: cargo xtask <command>

  demo     open the practice feed in Chromium with the extension; installs and builds what is missing
  build    build the extension into dist/ for Chromium and Firefox, with a zip of each
  test     check everything: format, lints, native tests, sizes, and the extension in both browsers
  ci       the same as test, for machines
  tidy     check the rules of this tree that no compiler knows
";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<ExitCode> {
    let command = std::env::args().nth(1).unwrap_or_default();
    match command.as_str() {
        "demo" => return demo::run(&Project::find()?),
        "build" => {
            build::run(&Project::find()?)?;
        }
        "test" | "ci" => ci::run(&Project::find()?)?,
        "tidy" => tidy::run(&Project::find()?)?,
        _ => {
            eprint!("{COMMANDS}");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}
