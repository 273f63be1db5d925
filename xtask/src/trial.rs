//! What comparing and measuring the core in a browser needs: the core without the extension around it, as WebAssembly
//! and as JavaScript; captions with what the native core makes of them; and the word lists.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use softscroll::core::post::Post;
use softscroll::core::screen::screen;
use softscroll::core::settings::Settings;
use softscroll::core::verdict::decide;
use xshell::cmd;

use crate::project::Project;
use crate::{fallback, wasm};

/// How many captions the forms of the core are compared on.
const CAPTIONS: usize = 2000;
/// Where own captions stand, one a line as TOML writes a string without escapes.
const SOURCES: [(&str, &str); 2] = [("tests/cases", "text = \""), ("www/posts", "caption = \"")];

#[derive(Serialize)]
struct Trial {
    caption: String,
    judged: String,
}

/// Writes `target/trial/`: `wasm.js`, `fallback.js`, `captions.json`, `phrases.json`.
pub fn build(project: &Project) -> Result<()> {
    let shell = &project.shell;
    let folder = project.target.join("trial");
    fs::create_dir_all(&folder)?;
    let flags = wasm::remapped_paths(project)?.join("\x1f");
    cmd!(shell, "cargo build --release --package softscroll --target wasm32-unknown-unknown --no-default-features --bin trial")
        .env("CARGO_ENCODED_RUSTFLAGS", &flags)
        .run()?;
    let binary = wasm::bind_classic(&project.root, &project.target, "trial")?;
    let start = format!(
        "wasm_bindgen.initSync({{ module: new WebAssembly.Module(Uint8Array.from(atob(\"{}\"), (sign) => sign.charCodeAt(0))) }});",
        STANDARD.encode(&binary.wasm)
    );
    fs::write(folder.join("wasm.js"), script(&binary.glue, &start))?;
    fallback::compile(project, "trial")?;
    let core = fallback::bind(&project.root, &project.target, "trial")?;
    fs::write(folder.join("fallback.js"), script(&core, "wasm_bindgen.initSync({});"))?;
    fs::write(folder.join("captions.json"), serde_json::to_vec(&trials(&project.root)?)?)?;
    fs::write(folder.join("phrases.json"), serde_json::to_vec(&phrases(&project.root)?)?)?;
    Ok(())
}

/// An expression whose value is the core's exports.
fn script(core: &str, start: &str) -> String {
    format!("(() => {{\n{core}\n{start}\nreturn wasm_bindgen;\n}})()\n")
}

/// Own captions as they are and in disguises, with what the native core makes of them.
fn trials(root: &Path) -> Result<Vec<Trial>> {
    let own = own_captions(root)?;
    ensure!(!own.is_empty(), "there are no captions");
    let settings = Settings::default();
    let trials = (0..CAPTIONS).map(|number| {
        let (round, place) = (number / own.len(), number % own.len());
        let caption = disguised(&own[place], &own[(place * 7 + 3) % own.len()], round);
        let assessment = screen(&Post { caption: caption.clone(), ..Post::default() });
        let verdict = decide(&assessment, &settings);
        Trial { caption, judged: format!("{assessment:?} {verdict:?}") }
    });
    Ok(trials.collect())
}

fn own_captions(root: &Path) -> Result<Vec<String>> {
    let mut captions = Vec::new();
    for (folder, start) in SOURCES {
        let mut files: Vec<_> =
            fs::read_dir(root.join(folder))?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
        files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
        files.sort();
        for file in files {
            let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            let lines = text.lines().filter_map(|line| line.strip_prefix(start)?.strip_suffix('"'));
            captions.extend(lines.filter(|caption| !caption.contains('\\')).map(str::to_owned));
        }
    }
    Ok(captions)
}

/// The captions of one round are as they were written; of the others, each in its way harder to read.
fn disguised(caption: &str, other: &str, round: usize) -> String {
    match round {
        0 => caption.to_owned(),
        1 => {
            let leet = |sign| match sign {
                'a' => '4',
                'e' => '3',
                'i' => '1',
                'o' => '0',
                's' => '$',
                other => other,
            };
            format!("{} 🥀💔", caption.chars().map(leet).collect::<String>())
        }
        _ => {
            let glued: String = other.split_whitespace().take(4).collect();
            let parted = caption.to_uppercase().replace('E', "E\u{200B}").replace('I', "\u{0406}");
            format!("{parted} #fyp #{glued} {other}")
        }
    }
}

/// All phrases of the word lists, in the lists' spelling.
fn phrases(root: &Path) -> Result<Vec<String>> {
    let lexicon = root.join("src/core/lexicon");
    let mut phrases = Vec::new();
    let mut folders = vec![lexicon.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if folder != lexicon {
                let text = fs::read_to_string(&path)?;
                let entries = text.lines().filter(|line| !line.starts_with('#'));
                let phrase = |line: &str| Some(line.split(';').next()?.trim().split_once(' ')?.1.to_owned());
                phrases.extend(entries.filter_map(phrase));
            }
        }
    }
    phrases.sort();
    phrases.dedup();
    Ok(phrases)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Project;

    #[test]
    fn makes_as_many_captions_as_promised_and_finds_something_in_them() {
        let root = Project::find().expect("is a project").root;
        let trials = trials(&root).expect("are there");
        assert_eq!(trials.len(), CAPTIONS);
        assert!(trials.iter().filter(|trial| trial.judged.contains("action: Veil")).count() > 100);
        assert!(phrases(&root).expect("are there").len() > 1000);
    }
}
