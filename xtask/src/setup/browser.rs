//! The browsers that the extension is tried in: the machine's own, none is downloaded by the project.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use xshell::cmd;

use super::{announce, apt};
use crate::project::Project;

/// A browser, as it is looked for and installed.
pub struct Browser {
    name: &'static str,
    /// The environment variable that names the program, for people who have it elsewhere.
    variable: &'static str,
    /// Programs on the search path, the likeliest first.
    programs: &'static [&'static str],
    package: &'static str,
}

impl Browser {
    /// Chromium, or Chrome.
    pub const CHROMIUM: Self = Self {
        name: "Chromium",
        variable: "CHROMIUM_BIN",
        programs: &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"],
        package: "chromium",
    };

    /// Firefox.
    pub const FIREFOX: Self = Self {
        name: "Firefox",
        variable: "FIREFOX_BIN",
        programs: &["firefox-esr", "firefox"],
        package: "firefox-esr",
    };

    /// Where the browser is, if anywhere.
    fn find(&self, chosen: Option<OsString>, search: &[PathBuf]) -> Result<Option<PathBuf>> {
        if let Some(chosen) = chosen {
            let path = PathBuf::from(chosen);
            if !path.is_file() {
                bail!("{} names {}, where no program is", self.variable, path.display());
            }
            return Ok(Some(path));
        }
        let candidates =
            self.programs.iter().flat_map(|program| search.iter().map(move |folder| folder.join(program)));
        Ok(candidates.into_iter().find(|path| path.is_file()))
    }

    fn find_here(&self) -> Result<Option<PathBuf>> {
        let search = std::env::var_os("PATH").unwrap_or_default();
        let search: Vec<PathBuf> = std::env::split_paths(&search).collect();
        self.find(std::env::var_os(self.variable), &search)
    }
}

/// The one place of Debian's package with pictures for emoji, which captions are full of.
const EMOJI: &str = "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf";

/// Finds or installs the browsers, and tells every program that is started later where they are.
pub fn ensure(project: &Project, browsers: &[Browser]) -> Result<()> {
    let shell = &project.shell;
    let can_install = apt::is_usable(shell);
    let mut missing = Vec::new();
    for browser in browsers {
        if browser.find_here()?.is_none() {
            missing.push(browser);
        }
    }
    if !missing.is_empty() && !can_install {
        bail!("{}", missing.iter().map(|browser| advice(browser)).collect::<Vec<_>>().join("\n"));
    }
    let mut packages: Vec<&str> = missing.iter().map(|browser| browser.package).collect();
    if can_install && !Path::new(EMOJI).exists() {
        packages.push("fonts-noto-color-emoji");
    }
    if !packages.is_empty() {
        announce(&packages.join(", "));
        apt::install(shell, &packages)?;
    }
    for browser in browsers {
        let Some(path) = browser.find_here()? else { bail!("{}", advice(browser)) };
        shell.set_var(browser.variable, &path);
        let version = cmd!(shell, "{path} --version").quiet().ignore_stderr().read().unwrap_or_default();
        println!("{}: {} ({})", browser.name, version.trim(), path.display());
    }
    Ok(())
}

fn advice(browser: &Browser) -> String {
    format!(
        "{name} is not on this machine. Install it (on Debian: `sudo apt-get install {package}`; elsewhere \
         from your system's packages or its maker), or set {variable} to the path of its program.",
        name = browser.name,
        package = browser.package,
        variable = browser.variable,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_named_program_before_the_search_path() {
        let here = std::env::current_exe().expect("is running");
        let folder = here.parent().expect("has a folder").to_owned();
        let found = Browser::FIREFOX.find(Some(here.clone().into()), &[folder]).expect("looks");
        assert_eq!(found, Some(here));
    }

    #[test]
    fn refuses_a_named_program_that_is_not_there() {
        let error = Browser::CHROMIUM.find(Some("no/such/chromium".into()), &[]).expect_err("refuses");
        assert!(error.to_string().contains("CHROMIUM_BIN"));
    }

    #[test]
    fn advice_names_the_package_and_the_variable() {
        let advice = advice(&Browser::FIREFOX);
        assert!(advice.contains("apt-get install firefox-esr") && advice.contains("FIREFOX_BIN"));
    }
}
