//! `cargo xtask …`: everything that builds, runs and measures Softscroll.

fn main() -> anyhow::Result<()> {
    Ok(())
}
