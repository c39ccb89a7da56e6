//! Runs a case folder and writes what people see of it: the page and the summary in both
//! languages, and the map layer.
//!
//! `cargo run -p citerne-report --example report -- cases/uk-2000 300 /tmp/report`

use std::path::Path;

use citerne_case::{Case, Folder};
use citerne_ensemble::{Forecast as Source, Identity, Simulator, Summary};
use citerne_model::{Model, Window};
use citerne_report::{Forecast, Lang, Messages, corridors_geojson, html, terminal};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(folder), Some(count), Some(out)) = (args.next(), args.next(), args.next()) else {
        return Err("wanted: a case folder, a number of histories, a folder to write to".into());
    };
    let (case, _) = Case::load(&Folder::open(Path::new(&folder)))
        .map_err(|report| format!("{} has {} errors", report.folder(), report.errors()))?;
    let window = Window {
        as_of: case.spec.case.log_ends,
        horizon: 180,
    };
    let model = Model::new(&case.spec, window)?;
    let source = Source::new(model, &case.inputs, case.inputs.clone(), 1);
    let mut summary = Summary::new(source.outline());
    let mut sample = source.sample();
    for replicate in 0..count.parse()? {
        match source.live(replicate, &mut sample) {
            Ok(()) => summary.fold(&sample),
            Err(fault) => return Err(format!("history {replicate}: {}", fault.message).into()),
        }
    }
    let run = Identity {
        case: folder.clone(),
        case_hash: case.hash.to_string(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        basis: "priors".to_owned(),
        seed: 1,
        replicates: count.parse()?,
        start: case.spec.case.start,
        as_of: window.as_of,
        horizon: window.horizon,
        overrides: Vec::new(),
        command: format!("citerne forecast {folder} --replicates {count} --seed 1"),
    };
    let forecast = Forecast {
        case: &case,
        outline: source.outline(),
        summary: &summary,
        prior: None,
        taught: None,
        run: &run,
    };
    let land = std::fs::read_to_string(Path::new(&folder).join("map.geojson")).ok();
    std::fs::create_dir_all(&out)?;
    for lang in Lang::ALL {
        let messages = Messages::new(lang);
        let write = |name: &str, text: String| std::fs::write(Path::new(&out).join(name), text);
        let code = lang.code();
        write(
            &format!("report-{code}.html"),
            html(&forecast, &messages, land.as_deref())?,
        )?;
        write(
            &format!("summary-{code}.txt"),
            terminal(&forecast, &messages),
        )?;
        write("corridors.geojson", corridors_geojson(&forecast, &messages))?;
    }
    Ok(())
}
