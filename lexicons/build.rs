//! Lists the lexicon files so that they are part of the program: a new file needs no Rust. Makes
//! code of the classes of words (`en/words/`), which the reader's rules ask for by name.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[path = "src/words/file.rs"]
mod file;
#[path = "src/line.rs"]
mod line;

fn main() {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let mut files = Vec::new();
    println!("cargo::rerun-if-changed=en");
    println!("cargo::rerun-if-changed=src/words/file.rs");
    println!("cargo::rerun-if-changed=src/line.rs");
    collect(&root.join("en"), &mut files);
    files.sort();
    let mut code = String::from("pub(crate) const EMBEDDED: &[(&str, &str)] = &[\n");
    let mut words = String::new();
    for file in files {
        let name = file
            .strip_prefix(&root)
            .expect("inside")
            .to_string_lossy()
            .replace('\\', "/");
        if let Some(room) = name.strip_prefix("en/words/") {
            classes(&name, room.trim_end_matches(".toml"), &file, &mut words);
        }
        let _ = writeln!(
            code,
            "    ({name:?}, include_str!({:?})),",
            file.to_string_lossy()
        );
    }
    code.push_str("];\n");
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets it"));
    std::fs::write(out.join("embedded.rs"), code).expect("the build folder is writable");
    std::fs::write(out.join("words.rs"), words).expect("the build folder is writable");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if matches!(
            path.extension().and_then(|e| e.to_str()),
            Some("toml" | "tsv")
        ) {
            println!("cargo::rerun-if-changed={}", path.display());
            files.push(path);
        }
    }
}

/// The module of a file of classes: `[taking-sides]` of `positions.toml` is
/// `positions::TAKING_SIDES`.
fn classes(name: &str, room: &str, file: &Path, code: &mut String) {
    let wrong = |line: usize, message: &str, hint: &str| -> ! {
        println!("cargo::error=lexicons/{name}:{line}: {message}");
        println!("cargo::error=hint: {hint}");
        std::process::exit(1)
    };
    if !name.ends_with(".toml") || !room.bytes().all(|c| c.is_ascii_lowercase() || c == b'_') {
        let hint = "classes of words stand in `words/ROOM.toml`, in small letters";
        wrong(1, "no file of words is called so", hint);
    }
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| {
        wrong(1, &error.to_string(), "files of words are UTF-8");
    });
    let classes =
        file::classes(&text).unwrap_or_else(|fault| wrong(fault.line, &fault.message, &fault.hint));
    let _ = writeln!(code, "/// Classes of `lexicons/{name}`.\npub mod {room} {{");
    for class in classes {
        let (kind, items) = match class.pairs.is_empty() {
            true => ("Words", format!("{:?}", class.words)),
            false => ("Pairs", format!("{:?}", class.pairs)),
        };
        let constant = class.name.to_uppercase().replace('-', "_");
        let means = &class.means;
        let _ = writeln!(
            code,
            "    #[doc = {means:?}]\n    pub static {constant}: super::{kind} = super::{kind}(&{items});"
        );
    }
    code.push_str("}\n");
}
