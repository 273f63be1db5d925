//! The core as JavaScript, for pages that forbid WebAssembly: compiled without what `wasm2js` can't take back,
//! lowered by `wasm-opt`, written by `wasm2js`, and joined to its glue.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use walrus::{ImportKind, Module, ValType};
use xshell::cmd;

use crate::project::Project;
use crate::wasm::{self, TOOL};

/// What the module has when it comes from wasm-bindgen; what `wasm2js` takes is less.
const BOUND: [&str; 6] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
];
const LOWERING: [&str; 4] =
    ["--llvm-nontrapping-fptoint-lowering", "--signext-lowering", "--llvm-memory-copy-fill-lowering", "-O3"];

/// Compiles a binary for it. In a folder of its own, since other flags would compile everything
/// anew each time. Without the section of target features: the standard library's would promise what is left out.
pub fn compile(project: &Project, name: &str) -> Result<()> {
    let shell = &project.shell;
    let mut flags = wasm::remapped_paths(project)?;
    flags.extend(["-C".to_owned(), "target-feature=-reference-types,-multivalue".to_owned()]);
    let folder = project.target.join("fallback");
    cmd!(shell, "cargo build --release --package softscroll --target wasm32-unknown-unknown --no-default-features --bin {name} --target-dir {folder}")
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"))
        .env("CARGO_PROFILE_RELEASE_STRIP", "true")
        .run()?;
    Ok(())
}

/// The script: `makeCore` and the glue that calls it.
pub fn bind(root: &Path, target: &Path, name: &str) -> Result<String> {
    let input = target.join(format!("fallback/wasm32-unknown-unknown/release/{name}.wasm"));
    let (wasm, glue) = wasm::bindgen(&input, name)?;
    let folder = target.join("xtask");
    fs::create_dir_all(&folder)?;
    let [bound, lowered, script] =
        ["bound.wasm", "wasm", "mjs"].map(|ending| folder.join(format!("{name}.fallback.{ending}")));
    if !(fs::read(&bound).is_ok_and(|last| last == wasm) && script.exists()) {
        println!("wasm2js {name}");
        let _ = fs::remove_file(&script);
        fs::write(&bound, &wasm)?;
        run(root, "wasm-opt", &[&BOUND[..], &LOWERING].concat(), &bound, &lowered)?;
        run(root, "wasm2js", &["-O3", "--mvp-features", "--enable-mutable-globals"], &lowered, &script)?;
    }
    let core = enclose(&fs::read_to_string(&script)?)?;
    Ok(format!("{core}\n{}", join(&glue, name, &wide_imports(&wasm)?)?))
}

fn run(root: &Path, tool: &str, options: &[&str], input: &Path, output: &Path) -> Result<()> {
    let mut command = Command::new("node");
    command.arg(root.join(TOOL).join("bin").join(tool)).args(options).arg(input).arg("--output").arg(output);
    ensure!(command.status().context("starting node")?.success(), "{tool} failed on the fallback");
    Ok(())
}

/// The module that `wasm2js` writes, as a function from its imports to its exports.
fn enclose(module: &str) -> Result<String> {
    let (import, body) = module.split_once('\n').context("wasm2js wrote nothing")?;
    let name = import.strip_prefix("import * as ").and_then(|rest| rest.split(' ').next());
    let name = name.context("wasm2js writes its import differently now")?;
    let exports = body.find("\nexport var ").context("wasm2js writes its exports differently now")?;
    Ok(format!("function makeCore({name}) {{\n{}\nreturn retasmFunc;\n}}", &body[..exports]))
}

/// The imports that take 64-bit integers: JavaScript passes each as two halves, the glue wants one.
fn wide_imports(wasm: &[u8]) -> Result<Vec<(String, Vec<bool>)>> {
    let module = Module::from_buffer(wasm)?;
    let mut wide = Vec::new();
    for import in module.imports.iter() {
        let ImportKind::Function(function) = import.kind else { continue };
        let ty = module.types.get(module.funcs.get(function).ty());
        ensure!(ty.results() != [ValType::I64], "{} answers a 64-bit integer", import.name);
        if ty.params().contains(&ValType::I64) {
            let parameters = ty.params().iter().map(|param| *param == ValType::I64).collect();
            wide.push((import.name.clone(), parameters));
        }
    }
    Ok(wide)
}

/// The glue, with the core made where it would instantiate a module.
fn join(glue: &str, name: &str, wide: &[(String, Vec<bool>)]) -> Result<String> {
    const MODULE: &str = "module = new WebAssembly.Module(module);";
    const INSTANCE: &str = "const instance = new WebAssembly.Instance(module, imports);";
    ensure!(glue.contains(MODULE) && glue.contains(INSTANCE), "wasm-bindgen writes its glue differently now");
    let mut made = format!("const core = imports[\"./{name}_bg.js\"];\n");
    for (name, parameters) in wide {
        let (mut taken, mut given) = (Vec::new(), Vec::new());
        for (place, is_wide) in parameters.iter().enumerate() {
            if *is_wide {
                taken.extend([format!("low{place}"), format!("high{place}")]);
                given.push(format!(
                    "BigInt.asIntN(64, BigInt(low{place} >>> 0) | (BigInt(high{place}) << 32n))"
                ));
            } else {
                taken.push(format!("one{place}"));
                given.push(format!("one{place}"));
            }
        }
        made += &format!(
            "{{ const whole = core.{name}; core.{name} = ({}) => whole({}); }}\n",
            taken.join(", "),
            given.join(", ")
        );
    }
    made += "const instance = { exports: makeCore(core) };";
    Ok(glue.replace(MODULE, "module = null;").replace(INSTANCE, &made))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encloses_a_module_without_its_import_and_exports() {
        let module = "import * as $_core from './core.js';\nvar retasmFunc = make($_core);\nexport var a = retasmFunc.a;\n";
        let enclosed = enclose(module).expect("is what wasm2js writes");
        assert_eq!(
            enclosed,
            "function makeCore($_core) {\nvar retasmFunc = make($_core);\nreturn retasmFunc;\n}"
        );
        assert!(enclose("export var a = 1;").is_err());
    }

    #[test]
    fn joins_the_halves_of_wide_parameters() {
        let glue = "module = new WebAssembly.Module(module);\nconst instance = new WebAssembly.Instance(module, imports);";
        let joined = join(glue, "content", &[("f".to_owned(), vec![false, true])])
            .expect("is what wasm-bindgen writes");
        assert!(joined.contains("core.f = (one0, low1, high1) => whole(one0, BigInt.asIntN(64"), "{joined}");
        assert!(join("another", "content", &[]).is_err());
    }
}
