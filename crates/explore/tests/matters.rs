//! What matters in the scaffolded case: samples that go on after a stop, and what must hold.

#![allow(clippy::unwrap_used)]

use std::cell::Cell;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use citerne_case::{Case, Folder, scaffold};
use citerne_decide::Resampling;
use citerne_ensemble::{Forecast, Monitor, Simulator as _};
use citerne_explore::matters::{
    Design, MattersError, Sample, Scene, Screened, Shares, read_sample, write_sample,
};
use citerne_explore::{Output, RowsError, factors};
use citerne_model::{Model, Window};

struct Bench {
    case: Case,
    model: Model,
    outputs: Vec<Output>,
}

impl Bench {
    fn new(names: &[&str]) -> Self {
        let folder = Folder::from_memory("test", scaffold("Test"));
        let case = Case::load(&folder).unwrap().0;
        let window = Window {
            as_of: case.spec.case.log_ends,
            horizon: 30,
        };
        let model = Model::new(&case.spec, window).unwrap();
        let forecast = Forecast::new(model.clone(), &case.inputs, case.inputs.clone(), 1);
        let find = |name: &&str| Output::find(name, forecast.outline()).unwrap();
        let outputs = names.iter().map(find).collect();
        Self {
            case,
            model,
            outputs,
        }
    }

    fn scene(&self, threads: usize) -> Scene<'_> {
        Scene {
            model: &self.model,
            inputs: &self.case.inputs,
            outputs: &self.outputs,
            threads,
        }
    }

    fn live(&self, design: &Design, threads: usize) -> Sample {
        let monitor = Monitor::nobody();
        let scene = self.scene(threads);
        scene
            .live(design, Sample::default(), monitor, &mut |_| Ok(()))
            .unwrap()
    }
}

#[test]
fn a_sample_that_was_stopped_goes_on_to_the_same() {
    let bench = Bench::new(&["imports", "trucks-lost"]);
    let factors = factors(&bench.case.inputs);
    let design = Design::systems(&factors, 64, 7).unwrap();
    let whole = bench.live(&design, 1);
    assert_eq!(whole.outputs.len(), design.points());
    assert!(
        design.points() > 1_100,
        "two rounds must be done before the stop"
    );

    let folder = std::env::temp_dir().join(format!("citerne-matters-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("sample.parquet");
    let notes = vec![
        ("citerne.seed".to_owned(), "7".to_owned()),
        ("citerne.command".to_owned(), "one".to_owned()),
    ];
    let (stop, seen) = (AtomicBool::new(false), AtomicUsize::new(0));
    let count = || {
        if seen.fetch_add(1, Ordering::Relaxed) == 1_050 {
            stop.store(true, Ordering::Relaxed);
        }
    };
    let monitor = Monitor {
        seen: &count,
        stop: &stop,
    };
    let kept = Cell::new(0);
    let mut keep = |sample: &Sample| {
        kept.set(sample.outputs.len());
        write_sample(&path, &design, &bench.outputs, sample, &notes)
    };
    let stopped = bench
        .scene(2)
        .live(&design, Sample::default(), monitor, &mut keep);
    assert!(matches!(
        stopped,
        Err(MattersError::Rows(RowsError::Interrupted))
    ));
    assert_eq!(kept.get(), 1_024);

    // The command may be spelled otherwise, but it must be the same run.
    let again = vec![
        ("citerne.seed".to_owned(), "7".to_owned()),
        ("citerne.command".to_owned(), "two".to_owned()),
    ];
    let begun = read_sample(&path, &bench.outputs, &again).unwrap();
    assert_eq!(begun.outputs[..], whole.outputs[..1_024]);
    let monitor = Monitor::nobody();
    let gone_on = bench
        .scene(2)
        .live(&design, begun, monitor, &mut |_| Ok(()));
    assert_eq!(gone_on.unwrap(), whole);
    let other = vec![("citerne.seed".to_owned(), "8".to_owned())];
    let refused = read_sample(&path, &bench.outputs, &other).unwrap_err();
    assert!(
        refused.to_string().contains("another run (seed)"),
        "{refused}"
    );
    std::fs::write(&path, b"no table").unwrap();
    let damaged = read_sample(&path, &bench.outputs, &notes).unwrap_err();
    assert!(matches!(damaged, MattersError::Damaged { .. }), "{damaged}");
    std::fs::remove_dir_all(&folder).unwrap();
}

/// What only bears on reports has no share in imports, in every analysis.
#[test]
fn how_events_are_told_has_no_share_in_what_comes_about() {
    let bench = Bench::new(&["imports", "coup"]);
    let factors = factors(&bench.case.inputs);
    let resampling = Resampling::default();
    let design = Design::systems(&factors, 64, 7).unwrap();
    let shares = Shares::of(&design, &bench.live(&design, 2), &resampling).unwrap();
    let total = |name: &str| {
        let group = shares.groups.iter().position(|it| it == name).unwrap();
        shares.indices[0].as_ref().unwrap().total[group]
    };
    assert_eq!(total("reporting").value, 0.0);
    assert!(total("luck").low > 0.0);
    let errors: Vec<f64> = shares
        .precision
        .iter()
        .map(|it| it.error[0].unwrap())
        .collect();
    assert_eq!(errors.len(), 3);
    assert!(errors[2] < errors[0], "{errors:?}");
    assert_eq!(shares.precision[1].histories * 2, shares.histories);

    let design = Design::screening(&factors, 8, 7).unwrap();
    let screened = Screened::of(&design, &bench.live(&design, 2), &resampling).unwrap();
    let leading = screened.leading(&factors, 5);
    assert_eq!(leading.len(), 5);
    let size = |index: usize| screened.effects[0][index].mu_star.value;
    for (index, factor) in factors.iter().enumerate() {
        if factor.system == "reporting" {
            assert_eq!(size(index), 0.0, "{}", factor.path);
        }
    }
    // One by one: what leads is asked for, luck too, and all else is one group.
    let design = Design::inputs(&factors, &leading, 8, 7).unwrap();
    assert_eq!(design.groups.len(), 7);
    assert!(design.groups.iter().any(|name| name == "luck"));
    assert!(design.groups.iter().any(|name| name == "others"));
}

/// The labels say how a point differs from the one before it, or from A.
#[test]
fn labels_say_what_a_point_is() {
    let bench = Bench::new(&[]);
    let factors = factors(&bench.case.inputs);
    let places = citerne_ensemble::Points::<fn(u64, &mut [f64])>::factors(&bench.case.inputs);
    let at = |design: &Design, index: usize| {
        let mut point = vec![0.0; places];
        design.point(index as u64, &mut point);
        point
    };
    let design = Design::screening(&factors, 3, 1).unwrap();
    for index in 1..design.points() {
        let label = design.label(index);
        if label == "start" {
            continue;
        }
        let (before, after) = (at(&design, index - 1), at(&design, index));
        let moved: Vec<usize> = (0..places).filter(|it| before[*it] != after[*it]).collect();
        let factor = factors.iter().find(|it| it.path == label[1..]).unwrap();
        assert_eq!(moved, [factor.place]);
        assert_eq!(label.starts_with('+'), after[moved[0]] > before[moved[0]]);
    }
    let design = Design::systems(&factors, 4, 1).unwrap();
    for index in 0..design.points() {
        let label = design.label(index);
        let start = index - index % (design.points() / 4);
        let a = at(&design, start);
        let point = at(&design, index);
        for factor in &factors {
            let moved = a[factor.place] != point[factor.place];
            let expected = label == "B" || label == factor.system;
            assert_eq!(moved, expected, "{label}: {}", factor.path);
        }
    }
}

/// 200 pasts of ten histories each; of 40 inputs the first two make the past, and luck adds as much.
#[test]
fn among_learned_histories_inputs_are_judged_by_pasts() {
    use citerne_explore::matters::Given;
    use citerne_explore::{Column, Histories, Row, Source, Wanted};
    use citerne_luck::{Decision, Luck, Stage};
    let bench = Bench::new(&["imports"]);
    let row = |replicate: u64| {
        let past = Luck::new(1)
            .stage(Stage::Prior)
            .replicate(replicate % 200)
            .day(0);
        let own = Luck::new(2)
            .stage(Stage::Forecast)
            .replicate(replicate)
            .day(0);
        let mut values = vec![0.0; 40];
        past.fill(Decision(0), &mut values);
        let output = 2.0 * values[0] + values[1] + 2.0 * own.uniform(Decision(0), 0);
        Row {
            replicate,
            past: replicate,
            place: replicate,
            versions: Vec::new(),
            outputs: vec![output],
            first: Vec::new(),
            values,
        }
    };
    let column = |index: usize| Column {
        path: format!("input.{index}"),
        unit: "1".to_owned(),
        system: "input".to_owned(),
        source: Source::Input(index),
    };
    let histories = Histories {
        columns: (0..40).map(column).collect(),
        wanted: Wanted {
            outputs: bench.outputs.clone(),
            ..Wanted::default()
        },
        rows: (0..2_000).map(row).collect(),
    };
    let given = Given::of(&histories, &Resampling::default()).unwrap();
    let told = given.told[0].as_ref().unwrap();
    assert_eq!((given.draws, given.histories), (200, 2_000));
    assert_eq!(told.leading, [0, 1]);
    // Variances: 4, 1 and 4 twelfths; a tenth of the luck stays in the mean of a past.
    let share = |column: usize| told.relevance.shares[column].value;
    assert!((share(0) - 4.0 / 9.0).abs() < 0.08, "{}", share(0));
    assert!((share(1) - 1.0 / 9.0).abs() < 0.06, "{}", share(1));
    assert!((told.between - 5.4 / 9.0).abs() < 0.06, "{}", told.between);
    let effects = &told.shapley.as_ref().unwrap().groups;
    assert!(
        (effects[0].effect.value - 4.0 / 5.4).abs() < 0.08,
        "{effects:?}"
    );
    assert!(
        (effects[1].effect.value - 1.0 / 5.4).abs() < 0.08,
        "{effects:?}"
    );
    assert_eq!(given.lines(&bench.outputs).len(), 42);
}
