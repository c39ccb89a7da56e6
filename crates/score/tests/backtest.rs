//! Backtest tables: sums by hand, and what is refused.

use citerne_score::{
    BacktestError, Claim, Forecast, Observed, Pmf, Quantiles, Samples, ScoredFact, TargetKind,
    Task, summarise, write_facts_csv, write_facts_parquet, write_summary_csv,
    write_summary_parquet,
};
use jiff::civil::date;
use parquet::file::reader::{FileReader, SerializedFileReader};

fn task(index: i32) -> Task {
    Task {
        origin_date: date(2025, 9, 7)
            .saturating_add(jiff::SignedDuration::from_hours(24 * i64::from(index))),
        target: "price".into(),
        target_end_date: date(2025, 11, 9),
        location: "bamako".into(),
    }
}

/// A forecast of one number that misses by `miss`.
fn number(forecaster: &str, index: i32, miss: f64) -> ScoredFact {
    let forecast = Forecast::from(Samples::new(vec![10.0 + miss; 4]).expect("finite"));
    let observed = Observed::Number(10.0);
    let target = (&forecast, TargetKind::Continuous);
    ScoredFact::new(["price", forecaster], task(index), target, observed, 0.5).expect("fit")
}

fn facts(count: i32) -> Vec<ScoredFact> {
    let model = (0..count).map(|index| number("model", index, f64::from(index % 2)));
    let baseline = (0..count).map(|index| number("persistence", index, 2.0));
    model.chain(baseline).collect()
}

#[test]
fn a_kind_in_sum_by_hand() {
    let summaries = summarise(&facts(20), "persistence").expect("paired");
    let [model, baseline] = summaries.as_slice() else {
        panic!("two forecasters: {summaries:?}");
    };
    assert_eq!(
        (model.forecaster.as_str(), model.n, model.main),
        ("model", 20, "crps")
    );
    assert_eq!(model.crps.expect("numbers").mean, 0.5);
    let skill = model
        .skill
        .expect("beside the baseline")
        .figure()
        .expect("enough");
    assert_eq!((skill.skill, skill.difference.mean), (Some(0.75), -1.5));
    // Samples all alike: half of the facts lie on them.
    assert_eq!(model.coverage, [Some(Claim::Enough(0.5)); 4]);
    assert_eq!(model.log, None, "equal samples have no density");
    assert_eq!(baseline.crps.expect("numbers").mean, 2.0);
    assert_eq!(baseline.skill, None);
}

#[test]
fn no_claim_on_nineteen_facts() {
    let summaries = summarise(&facts(19), "persistence").expect("paired");
    assert_eq!(summaries[0].skill, Some(Claim::TooFew { n: 19 }));
    assert_eq!(summaries[0].coverage, [Some(Claim::TooFew { n: 19 }); 4]);
    let mut csv = Vec::new();
    write_summary_csv(&mut csv, &summaries).expect("written");
    let text = String::from_utf8(csv).expect("utf-8");
    let model = text.lines().nth(1).expect("a row");
    assert!(model.starts_with("price,model,19,"), "{model}");
    assert!(
        model.ends_with(",crps,,,,,,,"),
        "no skill, no coverage: {model}"
    );
}

#[test]
fn partial_evaluations_are_refused() {
    let mut missing = facts(20);
    missing.pop();
    let said = summarise(&missing, "persistence")
        .expect_err("unpaired")
        .to_string();
    assert_eq!(
        said,
        "price, model: forecast and baseline were not scored on the same targets: only the \
         forecast has price in bamako on 2025-11-09, from 2025-09-26; score both on all of them"
    );
    assert!(matches!(
        summarise(&facts(20), "hazard"),
        Err(BacktestError::NoBaseline { .. })
    ));
    let mut twice = facts(20);
    twice.push(number("model", 3, 0.0));
    assert!(matches!(
        summarise(&twice, "persistence"),
        Err(BacktestError::Twice { .. })
    ));
    assert_eq!(summarise(&[], "persistence"), Err(BacktestError::NoFacts));
}

#[test]
fn samples_and_quantiles_do_not_compare() {
    let quantiles = Quantiles::new(vec![0.5], vec![10.0]).expect("fit");
    let forecast = Forecast::from(quantiles);
    let target = (&forecast, TargetKind::Continuous);
    let observed = Observed::Number(9.0);
    let fact = ScoredFact::new(["price", "hub"], task(0), target, observed, 0.5).expect("fit");
    let mixed = summarise(&[number("persistence", 0, 1.0), fact], "persistence");
    assert!(
        matches!(mixed, Err(BacktestError::MixedScores { .. })),
        "{mixed:?}"
    );
}

/// One fact of an event, given no chance at all.
fn surprise() -> ScoredFact {
    let forecast = Forecast::from(Pmf::event(0.0).expect("a probability"));
    let came = Observed::Category("yes".into());
    let target = (&forecast, TargetKind::Binary);
    ScoredFact::new(["coup", "model"], task(0), target, came, 0.5).expect("fit")
}

#[test]
fn facts_are_written_alike_in_both_forms() {
    let facts = [number("model", 0, 1.0), surprise()];
    let mut csv = Vec::new();
    write_facts_csv(&mut csv, &facts).expect("written");
    let text = String::from_utf8(csv).expect("utf-8");
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(
        lines[1],
        "price,model,2025-09-07,price,2025-11-09,bamako,10,,4,11,11,11,11,11,11,,1,1,1,0,1,0,,,,0,\
         false,false,false,false"
    );
    assert_eq!(
        lines[2],
        "coup,model,2025-09-07,price,2025-11-09,bamako,,yes,,,,,,,,0,,,,,,,inf,1,,,,,,"
    );
    let file = tempfile::tempfile().expect("a file");
    write_facts_parquet(&file, &facts, &[]).expect("written");
    let file = SerializedFileReader::new(file).expect("parquet");
    let schema = file.metadata().file_metadata().schema();
    let names: Vec<_> = schema
        .get_fields()
        .iter()
        .map(|field| field.name())
        .collect();
    assert_eq!(names.join(","), lines[0]);
    assert_eq!(file.metadata().file_metadata().num_rows(), 2);
}

#[test]
fn summaries_have_the_same_columns_in_both_forms() {
    let summaries = summarise(&facts(20), "persistence").expect("paired");
    let (mut csv, file) = (Vec::new(), tempfile::tempfile().expect("a file"));
    write_summary_csv(&mut csv, &summaries).expect("written");
    write_summary_parquet(&file, &summaries, &[]).expect("written");
    let text = String::from_utf8(csv).expect("utf-8");
    let file = SerializedFileReader::new(file).expect("parquet");
    let schema = file.metadata().file_metadata().schema();
    let names: Vec<_> = schema
        .get_fields()
        .iter()
        .map(|field| field.name())
        .collect();
    assert_eq!(names.join(","), text.lines().next().expect("a header"));
    assert_eq!(file.metadata().file_metadata().num_rows(), 2);
}
