//! Which hosts refused WebAssembly, so that it is not tried there again: each try is a violation that the page
//! can see. A browser that was updated may do better, so an update forgets them all.

use serde::{Deserialize, Serialize};

/// The hosts that refused, in one version of the browser.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Refusals {
    /// How the browser names itself.
    browser: String,
    /// Host names, each once.
    hosts: Vec<String>,
}

/// A content script as the browser is asked to run it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Script {
    /// Its name.
    pub id: &'static str,
    /// Its file.
    pub js: [&'static str; 1],
    /// Where it runs.
    pub matches: Vec<String>,
    /// Where it does not, though it matches.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exclude_matches: Vec<String>,
    /// When.
    pub run_at: &'static str,
}

/// The file of the core as WebAssembly.
pub const CORE: &str = "content.js";

/// The file of the core as JavaScript.
pub const FALLBACK: &str = "fallback.js";

impl Refusals {
    /// Notes that a host refused. Only what can be a host name, for it becomes part of a pattern.
    pub fn add(&mut self, host: &str, browser: &str) {
        if self.browser != browser {
            *self = Self { browser: browser.to_owned(), hosts: Vec::new() };
        }
        let is_host = !host.is_empty()
            && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
        if is_host && !self.hosts.iter().any(|known| known == host) {
            self.hosts.push(host.to_owned());
        }
    }

    /// Which file starts the core on a host.
    pub fn file(&self, host: &str, browser: &str) -> &'static str {
        let is_refused = self.browser == browser && self.hosts.iter().any(|known| known == host);
        if is_refused { FALLBACK } else { CORE }
    }

    /// What the browser is to run on the pages that match `pages`.
    pub fn scripts(&self, pages: &str, browser: &str) -> Vec<Script> {
        let hosts: &[String] = if self.browser == browser { &self.hosts } else { &[] };
        let patterns: Vec<String> = hosts.iter().map(|host| format!("https://{host}/*")).collect();
        let script = |id, file, matches, exclude_matches| Script {
            id,
            js: [file],
            matches,
            exclude_matches,
            run_at: "document_start",
        };
        let mut scripts = vec![script("core", CORE, vec![pages.to_owned()], patterns.clone())];
        if !patterns.is_empty() {
            scripts.push(script("fallback", FALLBACK, patterns, Vec::new()));
        }
        scripts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGES: &str = "https://*.site.example/*";

    #[test]
    fn a_host_that_refused_gets_the_fallback_until_the_browser_is_another() {
        let mut refusals = Refusals::default();
        assert_eq!(refusals.file("www.site.example", "B/1"), CORE);
        assert_eq!(refusals.scripts(PAGES, "B/1").len(), 1);
        refusals.add("www.site.example", "B/1");
        refusals.add("www.site.example", "B/1");
        assert_eq!(refusals.file("www.site.example", "B/1"), FALLBACK);
        assert_eq!(refusals.file("www.site.example", "B/2"), CORE);
        let scripts = refusals.scripts(PAGES, "B/1");
        assert_eq!(scripts[0].exclude_matches, ["https://www.site.example/*"]);
        assert_eq!(scripts[1].matches, ["https://www.site.example/*"]);
        assert_eq!(refusals.scripts(PAGES, "B/2").len(), 1);
        refusals.add("m.site.example", "B/2");
        assert_eq!(refusals.file("www.site.example", "B/2"), CORE);
    }

    #[test]
    fn what_is_no_host_is_not_noted() {
        let mut refusals = Refusals::default();
        for host in ["", "*", "a/b", "ü.example"] {
            refusals.add(host, "B/1");
        }
        assert_eq!(refusals.scripts(PAGES, "B/1").len(), 1);
    }
}
