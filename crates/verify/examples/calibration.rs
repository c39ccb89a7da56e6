//! Simulation-based calibration of learning the log of a case: whether the truth lies anywhere among
//! what was learned with the same chance; see [`citerne_learn::calibration`].
//!
//! ```text
//! cargo run --release -p citerne-verify --example calibration -- \
//!     CASE ENDS DATA_SETS FOLDER [particles=N] [weight=W] [threads=N]
//! ```
//!
//! Each data set leaves a file in the folder, so the command goes on where it was stopped. At the end
//! it prints what all files there say together.

#![allow(clippy::print_stdout)]

mod common;

use std::error::Error;
use std::fs;

use citerne_ensemble::write_aside;
use citerne_filter::sbc::Ranks;
use citerne_filter::{Settings, Work};
use citerne_learn::calibration::Study;
use common::Asked;

fn main() -> Result<(), Box<dyn Error>> {
    let asked = Asked::read(&[
        ("particles", Settings::default().particles.to_string()),
        ("weight", "1".to_owned()),
        ("threads", "1".to_owned()),
    ])?;
    let study = Study {
        case: &asked.case,
        as_of: asked.ends,
        fact_weight: asked.option("weight")?,
        settings: asked.settings()?,
        work: Work {
            threads: asked.option("threads")?,
            ..Work::default()
        },
    };
    for number in 0..asked.count {
        let path = asked.file(number, "json");
        if !path.exists() {
            let ranks = study.data_set(number)?;
            write_aside(&path, |to| Ok(serde_json::to_writer(to, &ranks)?))?;
        }
    }
    let mut all = study.ranks();
    for path in asked.files("json")? {
        let ranks: Ranks = serde_json::from_slice(&fs::read(path)?)?;
        all.join(&ranks);
    }
    tell(&all);
    Ok(())
}

fn tell(ranks: &Ranks) {
    let (trials, last) = (ranks.trials(), ranks.draws);
    println!("{trials} data sets, ranks from 0 to {last}");
    println!("quantity | ranks in each eighth | chi-square | p | ECDF | p | beyond all draws");
    let beyond = |rank: u32| usize::from(rank == 0 || rank == last);
    for (quantity, name) in ranks.names.iter().enumerate() {
        let test = ranks.test(quantity, Study::BINS);
        let ends: usize = ranks.ranks[quantity].iter().map(|&rank| beyond(rank)).sum();
        println!(
            "{name} | {:?} | {:.1} | {:.5} | {:.2e} | {:.5} | {ends}",
            test.histogram, test.chi_square, test.chi_square_p, test.ecdf, test.ecdf_p,
        );
    }
    // Quantities of one data set hang together, so that errors are those of means over data sets.
    let share = |trial: usize| {
        let ends: usize = ranks.ranks.iter().map(|ranks| beyond(ranks[trial])).sum();
        ends as f64 / ranks.names.len() as f64
    };
    let mean = (0..trials).map(share).sum::<f64>() / trials as f64;
    let square = |trial| (share(trial) - mean).powi(2);
    let squares: f64 = (0..trials).map(square).sum();
    let error = (squares / (trials as f64 * (trials as f64 - 1.0))).sqrt();
    let even = 2.0 / f64::from(last + 1);
    println!("truths beyond all draws: {mean:.3} ± {error:.3}, {even:.4} where ranks are uniform");
}
