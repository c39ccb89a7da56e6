//! Writes a small hub: its configuration and a table that keeps to it, as CSV and as Parquet.
//!
//! ```text
//! cargo run -p citerne-score --example hub -- FOLDER
//! ```

use std::error::Error;
use std::fs::File;
use std::path::PathBuf;

use citerne_score::{write_csv, write_parquet};

#[path = "../tests/common/mod.rs"]
mod common;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder to write to")?);
    std::fs::create_dir_all(&folder)?;
    let hub = common::hub();
    let rows = common::table(&hub);
    if let Some(problem) = hub.check(&rows).first() {
        return Err(problem.to_string().into());
    }
    for (name, json) in [
        ("tasks.json", hub.tasks_json()),
        ("target-data.json", hub.target_data_json()),
        ("admin.json", hub.admin_json()),
    ] {
        serde_json::to_writer_pretty(File::create(folder.join(name))?, &json)?;
    }
    write_csv(File::create(folder.join("hub.csv"))?, &rows)?;
    write_parquet(File::create(folder.join("hub.parquet"))?, &rows, &[])?;
    Ok(())
}
