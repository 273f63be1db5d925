//! `cargo xtask build`: the unpacked extension and its zip for each browser.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use softscroll::core::adapter::tiktok::{COMMENTS, LAYOUTS};

use crate::output::{self, Files};
use crate::project::Project;
use crate::wasm::{self, Binary};
use crate::{fallback, manifest, size};

/// The browsers that a package is made for.
pub const BROWSERS: [&str; 2] = ["chromium", "firefox"];

/// Builds everything and returns the files that both browsers share.
pub fn run(project: &Project) -> Result<Files> {
    wasm::compile(project)?;
    let shared = shared_files(project)?;
    for browser in BROWSERS {
        let mut files = shared.clone();
        files.insert("manifest.json".to_owned(), read_manifest(project, browser)?.into_bytes());
        ensure_no_machine_paths(project, &files)?;
        output::write_folder(&project.dist().join(browser), &files)?;
        let zip = format!("softscroll-{browser}-{}.zip", project.version);
        fs::write(project.dist().join(&zip), output::zip(&files)?)?;
        println!("dist/{browser}/  dist/{zip}");
    }
    size::print(&shared)?;
    Ok(shared)
}

fn read_manifest(project: &Project, browser: &str) -> Result<String> {
    let folder = project.root.join("extension");
    let shared = fs::read_to_string(folder.join("manifest.json"))?;
    let differences = fs::read_to_string(folder.join(format!("manifest.{browser}.json")))?;
    manifest::merge(&shared, &differences, &project.version)
}

fn shared_files(project: &Project) -> Result<Files> {
    let extension = project.root.join("extension");
    let mut files = Files::new();
    collect(&extension.join("_locales"), "_locales/", &["json"], &mut files)?;
    collect(&extension.join("icons"), "icons/", &["png"], &mut files)?;
    collect(&extension.join("pages"), "", &["html", "css", "js", "svg", "png"], &mut files)?;
    files.insert("cover.js".to_owned(), minify(&project.root, &cover(&extension)?)?);
    let script = fs::read_to_string(extension.join("fallback.js"))?;
    let core = guarded(&fallback::bind(&project.root, &project.target, "content")?)?;
    files.insert("fallback.js".to_owned(), enclose(&[&core, &script]).into_bytes());
    let mut unpack = Vec::new();
    for (name, binary) in wasm::bind(project)? {
        match name {
            "unpack" => unpack = binary.wasm,
            "content" => add_content(&project.root, &binary, &unpack, &mut files)?,
            "background" => add_background(&extension, binary, &mut files)?,
            _ => add_page(name, binary, &mut files),
        }
    }
    Ok(files)
}

/// The content script carries its module, so that it starts without waiting for anything.
fn add_content(root: &Path, binary: &Binary, unpack: &[u8], files: &mut Files) -> Result<()> {
    let extension = root.join("extension");
    let boot = fs::read_to_string(extension.join("content.js"))?;
    let carried = format!(
        "const unpackBase64 = \"{}\";\nconst coreLength = {};\nconst coreBase64 = \"{}\";\n",
        STANDARD.encode(unpack),
        binary.wasm.len(),
        STANDARD.encode(pack(&binary.wasm)?)
    );
    let glue = guarded(&binary.glue)?;
    files.insert("content.js".to_owned(), minify(root, &enclose(&[&glue, &carried, &boot]))?);
    Ok(())
}

/// The script that covers, with a selector of every card and every list of comments.
fn cover(extension: &Path) -> Result<String> {
    let cards = LAYOUTS.iter().map(|layout| layout.card).chain([COMMENTS]);
    let posts = serde_json::to_string(&cards.collect::<Vec<_>>().join(", "))?;
    let script = fs::read_to_string(extension.join("cover.js"))?;
    Ok(enclose(&[&format!("const POSTS = {posts};"), &script]))
}

/// Glue that enters the core through a guard, which stays shut once the core broke.
fn guarded(glue: &str) -> Result<String> {
    const EXPORTS: &str = "wasm = instance.exports;";
    ensure!(glue.contains(EXPORTS), "wasm-bindgen writes its glue differently now");
    Ok(glue.replace(EXPORTS, "wasm = softscroll.guard(instance.exports);"))
}

/// Packs as small as DEFLATE can, for `src/unpack.rs`.
fn pack(bytes: &[u8]) -> Result<Vec<u8>> {
    ensure!(bytes.len() <= softscroll::unpack::ROOM, "the core is too large to be unpacked");
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Deflate, bytes, &mut packed)?;
    Ok(packed)
}

fn add_background(extension: &Path, binary: Binary, files: &mut Files) -> Result<()> {
    let boot = fs::read_to_string(extension.join("background.js"))?;
    files.insert("background.js".to_owned(), enclose(&[&binary.glue, &boot]).into_bytes());
    files.insert("background.wasm".to_owned(), binary.wasm);
    Ok(())
}

fn add_page(name: &str, binary: Binary, files: &mut Files) {
    files.insert(format!("{name}.wasm"), binary.wasm);
    files.insert(format!("{name}_bindgen.js"), binary.glue.into_bytes());
    files.extend(binary.snippets.into_iter().map(|(path, text)| (path, text.into_bytes())));
}

/// Reads a script and writes it shorter. By its library: how its command is started depends on how it was installed.
const MINIFY: &str = "process.stdout.write(require('esbuild').transformSync(require('fs').readFileSync(0, 'utf8'), { minify: true, charset: 'utf8' }).code)";

/// The same script in fewer bytes: comments and names are for who reads the sources. Data stays as it is.
fn minify(root: &Path, script: &str) -> Result<Vec<u8>> {
    let mut tool = Command::new("node");
    tool.current_dir(root).args(["-e", MINIFY]);
    let mut running = tool.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("starting node")?;
    running.stdin.take().context("esbuild takes no input")?.write_all(script.as_bytes())?;
    let done = running.wait_with_output()?;
    ensure!(done.status.success(), "esbuild failed on the content script");
    Ok(done.stdout)
}

/// One classic script out of several, none of whose names is global.
fn enclose(scripts: &[&str]) -> String {
    format!("(() => {{\n\"use strict\";\n{}\n}})();\n", scripts.join("\n"))
}

/// Adds the files below `folder` that end in one of `endings`; sources beside them stay at home.
fn collect(folder: &Path, prefix: &str, endings: &[&str], files: &mut Files) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), endings, files)?;
        } else if path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted)) {
            files.insert(name, fs::read(&path)?);
        }
    }
    Ok(())
}

/// A path of this machine in what is shipped tells about a person, and makes each machine's zip another.
fn ensure_no_machine_paths(project: &Project, files: &Files) -> Result<()> {
    let home = std::env::home_dir().unwrap_or_default();
    for place in [&project.root, &project.target, &home] {
        let place = place.join("").into_os_string().into_encoded_bytes();
        for (name, bytes) in files {
            let is_found = place.len() > 1 && bytes.windows(place.len()).any(|window| window == place);
            ensure!(!is_found, "{name} contains the path {}", String::from_utf8_lossy(&place));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encloses_scripts_in_their_order() {
        assert_eq!(
            enclose(&["let glue;", "boot(glue);"]),
            "(() => {\n\"use strict\";\nlet glue;\nboot(glue);\n})();\n"
        );
    }
}
