//! What the project needs and the machine may not have: looked for, installed where that is possible,
//! asked for in plain words where it is not.

mod apt;
mod browser;
mod node;

use anyhow::{Context, Result};
use xshell::cmd;

pub use browser::Browser;

use crate::project::Project;

/// Makes sure of everything that building and running in `browsers` takes.
pub fn run(project: &Project, browsers: &[Browser]) -> Result<()> {
    rust(project)?;
    node::ensure(project)?;
    browser::ensure(project, browsers)
}

fn rust(project: &Project) -> Result<()> {
    let shell = &project.shell;
    // Asked of rustc, because not every Rust comes from rustup.
    let libraries =
        cmd!(shell, "rustc --print target-libdir --target wasm32-unknown-unknown").quiet().read()?;
    if !shell.path_exists(libraries) {
        announce("the wasm32-unknown-unknown target of Rust");
        cmd!(shell, "rustup target add wasm32-unknown-unknown")
            .run()
            .context("install the Rust target wasm32-unknown-unknown, as your Rust came")?;
    }
    for (component, program) in [("clippy", "clippy"), ("rustfmt", "fmt")] {
        if cmd!(shell, "cargo {program} --version").quiet().ignore_stdout().ignore_stderr().run().is_err() {
            announce(component);
            cmd!(shell, "rustup component add {component}")
                .run()
                .with_context(|| format!("install {component}, as your Rust came"))?;
        }
    }
    Ok(())
}

fn announce(what: &str) {
    println!("set-up: installing {what}");
}
