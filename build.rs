//! Compiles the word lists under `src/core/lexicon` into the tables that `src/core/lexicon.rs` embeds, and
//! shortens the style sheet that the content script carries.
//!
//! A fault in a list stops the build with file and line. Nothing is left to do at start.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

#[path = "src/core/text/contraction.rs"]
#[allow(dead_code)]
mod contraction;
#[path = "src/core/text/fold.rs"]
#[allow(dead_code)]
mod fold;
#[path = "src/core/lexicon/hash.rs"]
#[allow(dead_code)]
mod hash;
#[path = "src/core/lexicon/layout.rs"]
#[allow(dead_code)]
mod layout;
#[path = "src/core/lexicon/list.rs"]
#[allow(dead_code)]
mod list;
#[path = "build/parse.rs"]
mod parse;
#[path = "build/prune.rs"]
mod prune;
#[path = "build/style.rs"]
mod style;
#[path = "build/tables.rs"]
mod tables;
#[path = "src/core/text/unit.rs"]
#[allow(dead_code)]
mod unit;

fn main() -> ExitCode {
    for watched in [
        "build.rs",
        "build",
        "src/browser/host.css",
        "src/browser/overlay.css",
        "src/core/lexicon",
        "src/core/text",
    ] {
        println!("cargo::rerun-if-changed={watched}");
    }
    match compile() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            println!("cargo::error={fault}");
            ExitCode::FAILURE
        }
    }
}

fn compile() -> Result<(), String> {
    let mut source = parse::read(Path::new("src/core/lexicon"))?;
    source.entries = prune::prune(source.entries);
    let out = std::env::var("OUT_DIR").map_err(|fault| fault.to_string())?;
    for (name, bytes) in tables::lay_out(&source)? {
        let path = Path::new(&out).join(name);
        fs::write(&path, bytes).map_err(|fault| format!("{}: {fault}", path.display()))?;
    }
    let mut style = String::new();
    for file in ["src/browser/host.css", "src/browser/overlay.css"] {
        style += &fs::read_to_string(file).map_err(|fault| format!("{file}: {fault}"))?;
    }
    fs::write(Path::new(&out).join("host.css"), style::shorten(&style)).map_err(|fault| fault.to_string())
}
