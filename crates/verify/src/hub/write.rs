//! The files of a hub.

use std::io::{self, Write};
use std::path::Path;

use citerne_ensemble::{EnsembleError, write_aside};
use citerne_score::{write_csv, write_parquet};
use serde_json::Value;

use super::{Tables, Told};

/// Writes `hub.csv` and `hub.parquet`, the configuration in `hub-config/` and what the log told in
/// `target-data/`. `notes` become metadata of the Parquet file.
///
/// # Errors
/// If a file can't be written; what was there before is then unchanged.
pub fn write(
    out: &Path,
    tables: &Tables,
    told: &[Told],
    notes: &[(String, String)],
) -> Result<(), EnsembleError> {
    let (config, data) = (out.join("hub-config"), out.join("target-data"));
    for folder in [&config, &data] {
        std::fs::create_dir_all(folder).map_err(|source| EnsembleError::Write {
            path: folder.clone(),
            source,
        })?;
    }
    let Tables { hub, rows, .. } = tables;
    write_aside(&out.join("hub.csv"), |to| write_csv(to, rows))?;
    write_aside(&out.join("hub.parquet"), |to| {
        write_parquet(to, rows, notes)
    })?;
    for (name, json) in [
        ("tasks.json", hub.tasks_json()),
        ("admin.json", hub.admin_json()),
        ("target-data.json", hub.target_data_json()),
    ] {
        write_aside(&config.join(name), |to| pretty(to, &json))?;
    }
    write_aside(&data.join("time-series.csv"), |to| series(to, told))?;
    write_aside(&data.join("oracle-output.csv"), |to| oracle(to, told))
}

fn pretty(mut to: impl Write, json: &Value) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut to, json)?;
    writeln!(to)
}

/// One row for each figure.
fn series(mut to: impl Write, told: &[Told]) -> io::Result<()> {
    writeln!(to, "target_end_date,target,location,observation")?;
    for Told {
        target,
        location,
        end,
        value,
    } in told
    {
        writeln!(to, "{end},{target},{location},{value}")?;
    }
    Ok(())
}

/// One row for each figure and form of forecast that it is held to.
fn oracle(mut to: impl Write, told: &[Told]) -> io::Result<()> {
    writeln!(
        to,
        "target_end_date,target,location,output_type,output_type_id,oracle_value"
    )?;
    for Told {
        target,
        location,
        end,
        value,
    } in told
    {
        for form in ["quantile", "sample"] {
            writeln!(to, "{end},{target},{location},{form},NA,{value}")?;
        }
    }
    Ok(())
}
