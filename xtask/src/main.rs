//! `cargo xtask …`: everything that builds, runs and measures Softscroll.

mod bench;
mod build;
mod ci;
mod demo;
mod eval;
mod fallback;
mod manifest;
mod output;
mod project;
mod screen;
mod setup;
mod size;
mod step;
mod tally;
mod tidy;
mod train;
mod trial;
mod wasm;
mod words;

use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;
use project::Project;

const COMMANDS: &str = "\
Usage: cargo xtask <command>

  demo     open the practice feed in Chromium with the extension; installs and builds what is missing
  build    build the extension into dist/ for Chromium and Firefox, with a zip of each
  test     check everything: format, lints, native tests, sizes, and the extension in both browsers
  ci       the same as test, for machines
  tidy     check the rules of this tree that no compiler knows
  screen   read captions as JSON lines and write what Softscroll makes of each
  eval     --data DIR: measure screening on labelled captions
  bench    [--json FILE]: measure speed in both browsers, and run the long browser tests
  train    --data DIR: fit the learned part of detection
  words    --data DIR: count how rare words are in ordinary captions, for cutting hashtags
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
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["demo"] => return demo::run(&Project::find()?),
        ["build"] => {
            build::run(&Project::find()?)?;
        }
        ["test" | "ci"] => ci::run(&Project::find()?)?,
        ["tidy"] => tidy::run(&Project::find()?)?,
        ["screen"] => return screen::run(),
        ["eval", "--data", folder] => eval::run(&Project::find()?, Path::new(folder))?,
        ["bench"] => bench::run(&Project::find()?, None)?,
        ["bench", "--json", file] => bench::run(&Project::find()?, Some(Path::new(file)))?,
        ["train", "--data", folder] => train::run(&Project::find()?, Path::new(folder))?,
        ["words", "--data", folder] => words::run(&Project::find()?, Path::new(folder))?,
        ["train", ..] => bail!("train needs `--data DIR`, the folder of the labelled captions"),
        ["words", ..] => bail!("words needs `--data DIR`, the folder of the captions"),
        ["eval", ..] => bail!("eval needs `--data DIR`, the folder of the labelled captions"),
        _ => {
            eprint!("{COMMANDS}");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}
