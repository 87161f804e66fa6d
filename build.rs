//! Reads the rule files when the program is built, so that it need not when it starts: each TOML file goes into the program
//! as its text and, once more, as MessagePack. `src/rules/builtin.rs` uses both.

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=rules");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("rules");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut paths = Vec::new();
    collect(&root, &mut paths)?;
    // By the text of the path and not by its parts, as `builtin.rs` searches it.
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    for path in paths {
        let below = path.strip_prefix(&root)?.to_str().ok_or("a path of rules is not UTF-8")?;
        files.push((below.replace('\\', "/"), path));
    }
    files.sort();
    let mut list = "static FILES: &[BuiltinFile] = &[\n".to_owned();
    for (number, (below, path)) in files.iter().enumerate() {
        let shape = out.join(format!("{number}.msgpack"));
        fs::write(&shape, shape_of(below, &fs::read_to_string(path)?)?)?;
        writeln!(
            list,
            "    BuiltinFile {{ path: {below:?}, text: include_str!({path:?}), shape: include_bytes!({shape:?}) }},"
        )?;
    }
    fs::write(out.join("rules.rs"), list + "];\n")?;
    Ok(())
}

/// The rule files below `folder`; models and notes that stand beside them are left out.
fn collect(folder: &Path, into: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, into)?;
        } else if path.extension().is_some_and(|ending| ending == "toml" || ending == "tsv") {
            into.push(path);
        }
    }
    Ok(())
}

/// The MessagePack of a TOML file; nothing for a table.
fn shape_of(below: &str, text: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    if !below.ends_with(".toml") {
        return Ok(Vec::new());
    }
    let value: toml::Value = toml::from_str(text).map_err(|error| format!("rules/{below}: {error}"))?;
    Ok(rmp_serde::to_vec(&value)?)
}
