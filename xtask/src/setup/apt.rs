//! Debian's packages, where this process may install them.

use anyhow::Result;
use xshell::{Shell, cmd};

/// Whether packages can be installed: apt is there and the user is root.
pub fn is_usable(shell: &Shell) -> bool {
    let has_apt = cmd!(shell, "apt-get --version").quiet().ignore_stdout().ignore_stderr().run().is_ok();
    let user = cmd!(shell, "id -u").quiet().ignore_stderr().read();
    has_apt && user.is_ok_and(|user| user == "0")
}

/// Installs packages, without questions.
pub fn install(shell: &Shell, packages: &[&str]) -> Result<()> {
    let _frontend = shell.push_env("DEBIAN_FRONTEND", "noninteractive");
    // A fresh image has an old list of packages or none.
    cmd!(shell, "apt-get update --quiet").run()?;
    cmd!(shell, "apt-get install --yes --quiet --no-install-recommends {packages...}").run()?;
    Ok(())
}
