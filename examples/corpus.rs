//! Writes a corpus of any size to a folder: `cargo run --release --example corpus -- 1000 DIR`.

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use std::error::Error;
use std::fs;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let number = arguments.next().and_then(|number| number.to_str()?.parse().ok());
    let (Some(briefs), Some(folder)) = (number, arguments.next().map(PathBuf::from)) else {
        return Err("usage: corpus BRIEFS DIR".into());
    };
    for (name, bytes) in corpus::Corpus::of(briefs).files() {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        fs::write(path, bytes)?;
    }
    println!("{}", folder.join("manifest.yaml").display());
    Ok(())
}
