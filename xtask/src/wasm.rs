//! From Rust to the wasm modules and their JavaScript glue: cargo, wasm-bindgen, wasm-opt.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_bindgen_cli_support::{Bindgen, Output};
use xshell::cmd;

use crate::fallback;
use crate::project::Project;

/// How the glue is loaded.
#[derive(Clone, Copy)]
enum Glue {
    /// A classic script that defines `wasm_bindgen`.
    Classic,
    /// An ES module.
    Module,
    /// None: of its exports these are kept, which import nothing.
    None(&'static [&'static str]),
}

/// The binaries, with the glue that each place needs.
const BINARIES: [(&str, Glue); 5] = [
    ("unpack", Glue::None(&["memory", "room", "inflate"])),
    ("content", Glue::Classic),
    ("background", Glue::Classic),
    ("options", Glue::Module),
    ("popup", Glue::Module),
];

/// A binary as the browser loads it.
pub struct Binary {
    /// The module.
    pub wasm: Vec<u8>,
    /// The JavaScript that instantiates it and lends it the browser's interfaces.
    pub glue: String,
    /// JavaScript files that the glue imports, by path.
    pub snippets: Vec<(String, String)>,
}

// What rustc's wasm32-unknown-unknown has on by default; wasm-opt refuses a module with more than it is told.
const FEATURES: [&str; 8] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// For speed: it is spent on every caption, and -Oz takes no more than half a percent off what is shipped.
const OPTIMISE: &str = "-O3";

/// Where npm puts wasm-opt.
pub const TOOL: &str = "node_modules/binaryen";

/// Compiles all binaries: the pages with their framework, then the scripts of tab and background without it.
pub fn compile(project: &Project) -> Result<()> {
    let flags = remapped_paths(project)?.join("\x1f");
    let shell = &project.shell;
    let pages = ["--bin", "options", "--bin", "popup"];
    let scripts = ["--no-default-features", "--bin", "content", "--bin", "background"];
    for which in [&pages[..], &scripts[..]] {
        cmd!(shell, "cargo build --release --package softscroll --target wasm32-unknown-unknown {which...}")
            .env("CARGO_ENCODED_RUSTFLAGS", &flags)
            .run()?;
    }
    // It runs once, before the first post can be judged.
    cmd!(
        shell,
        "cargo rustc --release --package softscroll --target wasm32-unknown-unknown --no-default-features"
    )
    .args(["--bin", "unpack", "--", "-C", "opt-level=s"])
    .env("CARGO_ENCODED_RUSTFLAGS", &flags)
    .run()?;
    fallback::compile(project, "content")
}

/// Panics name source files: these flags take the machine out of the names, and out of the bytes of the zips.
pub fn remapped_paths(project: &Project) -> Result<Vec<String>> {
    let shell = &project.shell;
    let mut renamed =
        vec![(project.target.clone(), "target".to_owned()), (project.root.clone(), ".".to_owned())];
    let home = std::env::home_dir().context("there is no home folder")?;
    let cargo_home = std::env::var_os("CARGO_HOME").map_or(home.join(".cargo"), PathBuf::from);
    // The folder below this one is called after the registry, or after the mirror that stands in for it.
    for registry in shell.read_dir(cargo_home.join("registry/src")).unwrap_or_default() {
        renamed.push((registry, "deps".to_owned()));
    }
    // Where the standard library's sources are installed, rustc names them instead of their commit.
    let sysroot = cmd!(shell, "rustc --print sysroot").quiet().read()?;
    let version = cmd!(shell, "rustc --version --verbose").quiet().read()?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown");
    renamed.push((Path::new(&sysroot).join("lib/rustlib/src/rust"), format!("/rustc/{commit}")));
    Ok(renamed.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display())).collect())
}

/// Makes the compiled binaries ready for the browser, side by side: most of the time goes into wasm-opt,
/// which uses one core.
pub fn bind(project: &Project) -> Result<Vec<(&'static str, Binary)>> {
    let (root, target) = (project.root.as_path(), project.target.as_path());
    std::thread::scope(|scope| {
        let workers =
            BINARIES.map(|(name, glue)| (name, scope.spawn(move || bind_one(root, target, name, glue))));
        let binaries = workers.into_iter().map(|(name, worker)| {
            let bound = worker.join().map_err(|_| anyhow!("binding {name} panicked"))?;
            Ok((name, bound?))
        });
        binaries.collect()
    })
}

/// One compiled binary as a classic script.
pub fn bind_classic(root: &Path, target: &Path, name: &str) -> Result<Binary> {
    bind_one(root, target, name, Glue::Classic)
}

fn bind_one(root: &Path, target: &Path, name: &str, glue: Glue) -> Result<Binary> {
    let input = target.join(format!("wasm32-unknown-unknown/release/{name}.wasm"));
    let mut bindgen = configured(&input, name);
    match glue {
        Glue::Classic | Glue::None(_) => bindgen.no_modules(true)?,
        Glue::Module => bindgen.web(true)?,
    };
    let mut output = bindgen.generate_output().with_context(|| format!("wasm-bindgen on {name}"))?;
    let mut snippets: Vec<(String, String)> = output
        .local_modules()
        .iter()
        .map(|(path, text)| (format!("snippets/{path}"), text.clone()))
        .collect();
    for (package, texts) in output.snippets() {
        for (number, text) in texts.iter().enumerate() {
            snippets.push((format!("snippets/{package}/inline{number}.js"), text.clone()));
        }
    }
    ensure!(
        snippets.is_empty() || matches!(glue, Glue::Module),
        "{name} is a classic script, which can't import the snippets of its dependencies"
    );
    let glue_text = match glue {
        Glue::Classic => shorten(&mut output),
        Glue::Module | Glue::None(_) => output.js().to_owned(),
    };
    let mut wasm = optimise(root, target, name, &output.wasm_mut().emit_wasm())?;
    if let Glue::None(exports) = glue {
        wasm = keep_exports(root, target, name, exports)?;
    }
    Ok(Binary { wasm, glue: glue_text, snippets })
}

fn configured(input: &Path, name: &str) -> Bindgen {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(input)
        .out_name(name)
        .typescript(false)
        // The default is a path guessed from the script's own address, which is wrong in a content script.
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen
}

/// The module and the glue of a classic script, not optimised.
pub fn bindgen(input: &Path, name: &str) -> Result<(Vec<u8>, String)> {
    let mut bindgen = configured(input, name);
    let mut output =
        bindgen.no_modules(true)?.generate_output().with_context(|| format!("wasm-bindgen on {name}"))?;
    let glue = shorten(&mut output);
    Ok((output.wasm_mut().emit_wasm(), glue))
}

/// Gives what a module imports short names; says the glue with the same ones. The long names end in hashes,
/// which nothing packs.
fn shorten(output: &mut Output) -> String {
    let mut names = HashMap::new();
    for import in output.wasm_mut().imports.iter_mut() {
        let next = names.len();
        let short = names.entry(import.name.clone()).or_insert_with(|| format!("i{next}"));
        import.name.clone_from(short);
    }
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let mut glue = String::new();
    for part in output.js().split_inclusive(|letter| !is_of_name(letter)) {
        let name = part.trim_end_matches(|letter| !is_of_name(letter));
        glue.push_str(names.get(name).map_or(name, String::as_str));
        glue.push_str(&part[name.len()..]);
    }
    glue
}

/// Takes out of an optimised module what wasm-bindgen exports of its own, and all that only this needs.
fn keep_exports(root: &Path, target: &Path, name: &str, exports: &[&str]) -> Result<Vec<u8>> {
    let folder = target.join("xtask");
    let (graph, output) =
        (folder.join(format!("{name}.exports.json")), folder.join(format!("{name}.bare.wasm")));
    let roots: Vec<_> = exports
        .iter()
        .map(|export| serde_json::json!({ "name": export, "root": true, "export": export }))
        .collect();
    fs::write(&graph, serde_json::to_vec(&roots)?)?;
    let mut tool = Command::new("node");
    tool.arg(root.join(TOOL).join("bin/wasm-metadce"))
        .args(FEATURES)
        .arg("-Oz")
        .arg("--graph-file")
        .arg(&graph);
    tool.arg(folder.join(format!("{name}.wasm"))).arg("--output").arg(&output).stdout(Stdio::null());
    ensure!(tool.status().context("starting node")?.success(), "wasm-metadce failed on {name}");
    Ok(fs::read(output)?)
}

/// Runs wasm-opt, or takes its last answer when it was asked the same.
fn optimise(root: &Path, target: &Path, name: &str, wasm: &[u8]) -> Result<Vec<u8>> {
    let folder = target.join("xtask");
    fs::create_dir_all(&folder)?;
    let (input, output) = (folder.join(format!("{name}.bound.wasm")), folder.join(format!("{name}.wasm")));
    let asked = folder.join(format!("{name}.asked"));
    let version = fs::read_to_string(root.join(TOOL).join("package.json"))
        .context("binaryen is not installed: run `npm ci`, or any command that sets up first")?;
    let question = format!("{OPTIMISE} {FEATURES:?} {version}");
    let is_answered = fs::read(&input).is_ok_and(|last| last == wasm)
        && fs::read_to_string(&asked).is_ok_and(|last| last == question);
    if !is_answered {
        println!("wasm-opt {OPTIMISE} {name}");
        // Whoever interrupts wasm-opt must not leave an old answer under a new question.
        let _ = fs::remove_file(&asked);
        fs::write(&input, wasm)?;
        let mut tool = Command::new("node");
        tool.arg(root.join(TOOL).join("bin/wasm-opt")).arg(OPTIMISE).args(FEATURES);
        let status = tool.arg(&input).arg("--output").arg(&output).status().context("starting node")?;
        ensure!(status.success(), "wasm-opt failed on {name}");
        fs::write(&asked, question)?;
    }
    Ok(fs::read(output)?)
}
