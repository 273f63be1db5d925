//! `cargo xtask …`: everything that builds, runs and measures Softscroll.

mod build;
mod manifest;
mod output;
mod project;
mod size;
mod wasm;

use std::process::ExitCode;

use project::Project;

const COMMANDS: &str = "\
Usage: cargo xtask <command>

  build    build the extension into dist/ for Chromium and Firefox, with a zip of each
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
        "build" => {
            build::run(&Project::find()?)?;
        }
        _ => {
            eprint!("{COMMANDS}");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}
