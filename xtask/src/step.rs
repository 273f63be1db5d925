//! Long work in named steps, so that someone who waits sees what is going on and what took how long.

use std::time::Instant;

use anyhow::{Context, Result};

/// Does one step between a line that names it and a line with its time. A failure carries the name.
#[expect(clippy::disallowed_methods, reason = "tools may look at the clock, the core may not")]
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("\n==> {name}");
    let start = Instant::now();
    let done = work().with_context(|| format!("the step `{name}` failed"));
    let outcome = if done.is_ok() { "done" } else { "failed" };
    println!("==> {name}: {outcome} after {:.1} s", start.elapsed().as_secs_f32());
    done
}
