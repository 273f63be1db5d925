//! The rules, and for each a planted violation among the tests.

/// A rule: path and text of a file in, what is wrong out.
pub type Rule = fn(&str, &str) -> Vec<String>;

/// All rules.
pub const ALL: [Rule; 7] =
    [length, names, sorted_lists, markup, hidden_extension, places, lock_without_addresses];

/// A file that is longer holds more than one idea.
const LONGEST: usize = 500;

/// Names of things that have no name: what belongs there belongs under a noun.
const NAMELESS: [&str; 7] = ["utils", "util", "helpers", "helper", "common", "misc", "manager"];

/// Ways to turn text into elements. Captions are strangers' text, so there is none in the extension.
const MARKUP: [&str; 6] =
    ["innerHTML", "inner_html", "outerHTML", "outer_html", "insertAdjacentHTML", "document.write"];

/// Files that could say where packages come from. People reach packages their own way, often through a mirror.
const SOURCES: [&str; 3] = [".npmrc", ".cargo/config.toml", "Cargo.toml"];

/// Beginnings of absolute paths that mean something on one machine only.
const PLACES: [&str; 3] = ["/root/", "/home/", "/Users/"];

/// This file has to name what it looks for.
const SELF: &str = "xtask/src/tidy/rules.rs";

fn is_code(path: &str) -> bool {
    let endings = [".rs", ".js", ".mjs", ".jsx", ".css", ".html"];
    endings.iter().any(|ending| path.ends_with(ending))
}

fn length(path: &str, text: &str) -> Vec<String> {
    let lines = text.lines().count();
    if is_code(path) && lines > LONGEST {
        vec![format!("{lines} lines, {LONGEST} are allowed: split it by noun")]
    } else {
        Vec::new()
    }
}

fn names(path: &str, _: &str) -> Vec<String> {
    let stems = path.split('/').map(|part| part.split('.').next().unwrap_or_default());
    let bad = stems.filter(|stem| is_code(path) && NAMELESS.contains(stem));
    bad.map(|stem| format!("`{stem}` says nothing: name what it holds")).collect()
}

/// Entries stand as `<weight> <words>` with an optional `; <flags>`, sorted by the words, each once.
fn sorted_lists(path: &str, text: &str) -> Vec<String> {
    if !(path.starts_with("src/core/lexicon/") && path.ends_with(".txt")) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    let mut last = "";
    for (number, line) in text.lines().enumerate() {
        let Some((weight, words)) = line.split_once(' ') else { continue };
        if weight.parse::<u32>().is_err() {
            continue;
        }
        let words = words.split(" ;").next().unwrap_or(words);
        if words <= last {
            faults.push(format!("line {}: `{words}` stands after `{last}`", number + 1));
        }
        last = words;
    }
    faults
}

fn markup(path: &str, text: &str) -> Vec<String> {
    let is_ours = (path.starts_with("src/") || path.starts_with("extension/")) && is_code(path);
    if !is_ours {
        return Vec::new();
    }
    // A comment may say that there is none.
    let code: Vec<&str> =
        text.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line }).collect();
    mentions(&code.join("\n"), &MARKUP, "build elements, never markup")
}

/// A page must not be able to ask whether the extension is there.
fn hidden_extension(path: &str, text: &str) -> Vec<String> {
    let is_manifest = path.starts_with("extension/manifest") && path.ends_with(".json");
    if is_manifest && text.contains("web_accessible_resources") {
        vec!["web_accessible_resources let any page find out who uses the extension".to_owned()]
    } else {
        Vec::new()
    }
}

fn places(path: &str, text: &str) -> Vec<String> {
    if path == SELF {
        return Vec::new();
    }
    let names_source = SOURCES.contains(&path) && text.contains("://");
    let mut faults =
        if names_source { vec!["an address of packages has no place here".to_owned()] } else { Vec::new() };
    for (number, line) in text.lines().enumerate() {
        for place in PLACES {
            // Inside an address or a relative path the same letters are harmless.
            let starts = line.match_indices(place).any(|(at, _)| {
                !line[..at].ends_with(|before: char| before.is_alphanumeric() || "./_-~}".contains(before))
            });
            if starts {
                faults.push(format!("line {}: `{place}…` is a place on one machine", number + 1));
            }
        }
    }
    faults
}

fn lock_without_addresses(path: &str, text: &str) -> Vec<String> {
    if path == "package-lock.json" && text.contains("\"resolved\"") {
        vec!["carries \"resolved\" addresses: .npmrc says to omit them, so write it anew".to_owned()]
    } else {
        Vec::new()
    }
}

fn mentions(text: &str, words: &[&str], reason: &str) -> Vec<String> {
    let lines = text.lines().enumerate();
    let found = lines.flat_map(|(number, line)| {
        words
            .iter()
            .filter(|word| line.contains(**word))
            .map(move |word| format!("line {}: `{word}`: {reason}", number + 1))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_long_files() {
        assert_eq!(length("src/a.rs", &"\n".repeat(501)).len(), 1);
        assert!(length("src/a.rs", &"\n".repeat(500)).is_empty());
        assert!(length("src/core/lexicon/en/abuse.txt", &"\n".repeat(501)).is_empty());
    }

    #[test]
    fn finds_names_that_say_nothing() {
        assert_eq!(names("src/browser/utils.rs", "").len(), 1);
        assert_eq!(names("www/helpers/x.test.mjs", "").len(), 1);
        assert!(names("src/browser/veil.rs", "").is_empty());
    }

    #[test]
    fn finds_entries_out_of_order_and_twice() {
        let list = "# abuse\n35 abuse\n70 abused ; weak\n35 abuse of power\n";
        assert_eq!(sorted_lists("src/core/lexicon/en/abuse.txt", list).len(), 1);
        assert_eq!(sorted_lists("src/core/lexicon/en/abuse.txt", "35 #a\n70 #a ; weak\n").len(), 1);
        assert!(sorted_lists("src/core/lexicon/en/abuse.txt", "# z\n35 #a\n# y\n10 b\n").is_empty());
        assert!(sorted_lists("src/core/lexicon/languages.txt", "es 20 y\nen 10 a\n").is_empty());
    }

    #[test]
    fn finds_markup_made_from_text() {
        assert_eq!(markup("src/browser/veil.rs", "host.set_inner_html(caption);").len(), 1);
        assert_eq!(markup("extension/pages/popup.js", "x.innerHTML = y").len(), 1);
        assert!(markup("docs/safety.md", "no innerHTML").is_empty());
        assert!(
            markup("src/browser/veil.rs", "    // Never innerHTML: captions are strangers' text.").is_empty()
        );
    }

    #[test]
    fn finds_resources_that_pages_could_ask_for() {
        let manifest = r#"{"web_accessible_resources": []}"#;
        assert_eq!(hidden_extension("extension/manifest.firefox.json", manifest).len(), 1);
        assert!(hidden_extension("extension/manifest.json", "{}").is_empty());
    }

    #[test]
    fn finds_places_of_one_machine() {
        assert_eq!(places("a.mjs", "const at = '/Users/ann/dist';").len(), 1);
        assert_eq!(places("a.md", "see /home/ann/softscroll").len(), 1);
        assert_eq!(places(".cargo/config.toml", "index = \"https://packages.example/\"").len(), 1);
        assert!(places("a.md", "https://example.org/home/ and src/work/x and ${root}/work/").is_empty());
    }

    #[test]
    fn finds_addresses_in_the_lock_file() {
        assert_eq!(lock_without_addresses("package-lock.json", r#"{"resolved": "https://x"}"#).len(), 1);
        assert!(lock_without_addresses("package-lock.json", "{}").is_empty());
    }
}
