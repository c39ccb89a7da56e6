//! A toy that lives replicates fast: a stock that is used up, a price, an outcome, an event.
// Each test file uses its own part.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use citerne_ensemble::{
    Cell, ChannelLabel, Choice, ClaimLabel, EventLabel, Fault, Files, Identity, InputLabel,
    Outline, Paths, Plan, Run, Sample, Simulator, Wanted, Watch, ensemble, tidy,
};
use citerne_luck::{Decision, Luck, Stage};
use citerne_model::Scale;
use citerne_model::history::{History, Lengths, NEVER, Verdict};
use citerne_model::measures::Trace;
use jiff::civil::date;

pub const DAYS: usize = 40;
pub const AS_OF: usize = 5;

pub struct Toy {
    pub seed: u64,
    /// Added to the daily use: a variant of the case.
    pub more_use: f64,
    /// Replicates divisible by this fail; every other one of them panics.
    pub failing: Option<u64>,
    /// Time that a replicate takes.
    pub pause: Duration,
    pub outline: Outline,
}

impl Toy {
    pub fn new(seed: u64) -> Self {
        let outline = outline();
        Self {
            seed,
            more_use: 0.0,
            failing: None,
            pause: Duration::ZERO,
            outline,
        }
    }
}

fn channel(quantity: &str, place: Option<&str>, unit: &str, scale: Scale) -> ChannelLabel {
    ChannelLabel {
        quantity: quantity.into(),
        place: place.map(Into::into),
        corridor: None,
        zone: None,
        product: None,
        sector: None,
        unit: unit.into(),
        scale,
        main: true,
    }
}

pub fn outline() -> Outline {
    let start = date(2025, 9, 2);
    let cells = ["stands", "falls"].into_iter().flat_map(|regime| {
        ["holds", "ends"].map(|blockade| Cell {
            regime: regime.into(),
            blockade: blockade.into(),
            unrest: "calm".into(),
        })
    });
    Outline {
        dates: start.series(jiff::ToSpan::days(1)).take(DAYS).collect(),
        as_of: AS_OF,
        pasts: None,
        families: 3,
        channels: vec![
            channel(
                "stock",
                Some("alpha"),
                "L",
                Scale::Log {
                    bottom: 1.0,
                    top: 1e6,
                },
            ),
            channel(
                "stock",
                Some("béta, \"sud\""),
                "L",
                Scale::Log {
                    bottom: 1.0,
                    top: 1e6,
                },
            ),
            channel("unmet", None, "share", Scale::Linear { top: 1.0 }),
        ],
        events: vec![
            EventLabel {
                event: "dry".into(),
                place: Some("alpha".into()),
            },
            EventLabel {
                event: "coup".into(),
                place: None,
            },
        ],
        claims: vec![ClaimLabel {
            claim: "runs-dry".into(),
            text: "It runs dry.".into(),
        }],
        measures: ["ration", "useless", "never"].map(Into::into).to_vec(),
        inputs: vec![InputLabel {
            path: "places.alpha.use".into(),
            unit: "L/day".into(),
        }],
        choices: vec![Choice {
            hypothesis: "who".into(),
            versions: vec!["one".into(), "other".into()],
        }],
        cells: cells.collect(),
    }
}

impl Simulator for Toy {
    fn outline(&self) -> &Outline {
        &self.outline
    }

    fn sample(&self) -> Sample {
        Sample {
            inputs: vec![0.0],
            versions: vec![0],
            family: 0,
            history: History::new(Lengths {
                days: DAYS,
                channels: 3,
                events: 2,
                claims: 1,
                measures: 3,
            }),
        }
    }

    fn live(&self, replicate: u64, out: &mut Sample) -> Result<(), Fault> {
        out.family = (replicate % 3) as usize;
        if !self.pause.is_zero() {
            std::thread::sleep(self.pause);
        }
        if let Some(every) = self
            .failing
            .filter(|every| replicate.is_multiple_of(*every))
        {
            assert!(
                (replicate / every).is_multiple_of(2),
                "replicate {replicate} panics"
            );
            return Err(Fault {
                day: Some(3),
                message: "a litre is missing".into(),
            });
        }
        let luck = Luck::new(self.seed).replicate(replicate);
        let prior = luck.stage(Stage::Prior).day(0).uniform(Decision(1), 0);
        out.inputs[0] = 1_000.0 + 3_000.0 * prior + self.more_use;
        out.versions[0] = usize::from(prior > 0.5);
        let history = &mut out.history;
        history.first.fill(NEVER);
        history.count.fill(0);
        let mut stock = 50_000.0;
        for day in 0..DAYS {
            let today = luck.day(day as u32);
            let wanted = out.inputs[0] * 2.0 * today.uniform(Decision(2), 0);
            let used = f64::min(stock, wanted);
            stock -= used;
            if used < wanted && history.first[0] == NEVER {
                history.first[0] = day as u32;
            }
            if today.uniform(Decision(3), 0) < 0.002 {
                history.first[1] = history.first[1].min(day as u32);
                history.count[1] += 1;
            }
            let row = &mut history.rows[day * 3..][..3];
            row[0] = stock as f32;
            row[1] = (stock * 0.5) as f32;
            row[2] = (1.0 - used / wanted) as f32;
            let fallen = history.first[1] != NEVER;
            history.outcome[day] = u8::from(fallen) * 2 + u8::from(stock == 0.0);
        }
        let dry = history.first[0] != NEVER;
        history.claims[0] = if dry { Verdict::True } else { Verdict::False };
        history.measures = traces(history.first[0]);
        Ok(())
    }
}

/// Rationing that starts when the stock runs dry, a measure that changes nothing, and one that
/// never comes.
fn traces(dry: u32) -> Vec<Trace> {
    let starts = dry != NEVER;
    let ration = Trace {
        in_force: starts,
        moved: starts,
        fired: u32::from(starts),
        first_fired: dry,
    };
    let useless = Trace {
        in_force: true,
        ..Trace::NONE
    };
    vec![ration, useless, Trace::NONE]
}

pub fn identity(seed: u64, replicates: u64) -> Identity {
    Identity {
        case: "toy".into(),
        case_hash: "abc".into(),
        program: "test".into(),
        basis: "priors".into(),
        seed,
        replicates,
        start: date(2025, 9, 2),
        as_of: date(2025, 9, 7),
        horizon: (DAYS - AS_OF - 1) as u32,
        overrides: vec![],
        command: "citerne forecast toy".into(),
    }
}

pub fn plan(threads: usize, out: Option<&Path>) -> Plan {
    let keeps = out.is_some();
    Plan {
        out: out.map(Into::into),
        rows: keeps,
        paths: if keeps { PATHS } else { Paths::None },
        checkpoint_every: Duration::from_millis(30),
        ..Plan::new(threads)
    }
}

pub const PATHS: Paths = Paths::Some(20);
pub const WANTED: Wanted = Wanted {
    series_csv: true,
    series_parquet: true,
    rows: true,
    paths: PATHS,
};

pub fn run(toy: &Toy, replicates: u64, plan: &Plan) -> Run {
    let cancel = AtomicBool::new(false);
    let watch = Watch {
        progress: &|_| {},
        cancel: &cancel,
    };
    ensemble(toy, &identity(toy.seed, replicates), plan, watch).unwrap()
}

/// Runs to the end, writes all files and tidies up.
pub fn run_to_files(toy: &Toy, replicates: u64, plan: &Plan) {
    let run = run(toy, replicates, plan);
    let out = plan.out.clone().unwrap();
    let identity = identity(toy.seed, replicates);
    let parts = [out.clone()];
    let files = Files {
        outline: toy.outline(),
        identity: &identity,
        run: &run,
        prior: None,
        learning: None,
        parts: &parts,
    };
    files.write(&out, WANTED).unwrap();
    tidy(&out, &identity).unwrap();
}

/// Names and bytes of all files in a folder.
pub fn contents(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    paths
        .iter()
        .map(|path| (name(path), std::fs::read(path).unwrap()))
        .collect()
}

/// Asserts that two folders hold the same files, without printing their bytes.
pub fn assert_same(one: &Path, other: &Path) {
    let (one, other) = (contents(one), contents(other));
    let names = |files: &[(String, Vec<u8>)]| files.iter().map(|f| f.0.clone()).collect::<Vec<_>>();
    assert_eq!(names(&one), names(&other));
    for ((name, bytes), (_, others)) in one.iter().zip(&other) {
        assert!(bytes == others, "{name} differs");
    }
}
