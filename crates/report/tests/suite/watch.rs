//! What to watch, as people read it: made-up histories of the scaffolded case.

use citerne_case::{Case, Folder, scaffold};
use citerne_ensemble::{Forecast, Simulator as _};
use citerne_explore::{Outcome, Output};
use citerne_learn::observe::Kind as Told;
use citerne_model::{Kind, Model, Window};
use citerne_report::{Analysis, Lang, Messages, Watching, watch};
use citerne_watch::{Choice, History, Rule, Settings, Sign, Watched, What};

fn case() -> Case {
    let folder = Folder::from_memory("test", scaffold("Test"));
    Case::load(&folder)
        .unwrap_or_else(|_| panic!("the scaffold is sound"))
        .0
}

fn sign(what: What, unit: &'static str, days: u32) -> Sign {
    let place = Some("rivertown".to_owned()).filter(|_| unit != "reports" && unit != "1");
    let corridor = Some("main".to_owned()).filter(|_| unit == "reports");
    let product = Some("petrol".to_owned()).filter(|_| unit == "money/L");
    Sign {
        what,
        place,
        corridor,
        product,
        unit,
        days,
    }
}

/// Few trucks and dear petrol go along with dry pumps; stations, attacks and protests don't.
fn history(index: u64) -> History {
    let part = |of: u64| ((index * (2 * of + 7) + of) % 97) as f64 / 97.0;
    let dry = part(1) < 0.3;
    let signs = [
        if dry {
            20.0 * part(2)
        } else {
            10.0 + 50.0 * part(2)
        }
        .floor(),
        if dry { 1_200.0 } else { 800.0 } + (200.0 * part(3)).floor(),
        (100.0 * part(4)).floor() / 100.0,
        (3.0 * part(5)).floor(),
        f64::from(u8::from(part(6) < 0.1)),
    ];
    let first = dry.then_some(10 + (index % 15) as u32);
    let fired = (part(7) < 0.8).then_some((index % 9) as u32);
    History {
        past: index,
        signs: signs.to_vec(),
        first: vec![first, None],
        fired: vec![fired],
        events: vec![if index % 10 == 3 { Some(0) } else { first }],
        payoffs: vec![0.5 + 0.1 * part(8), if dry { 0.7 } else { 0.5 }],
    }
}

fn analysis(lang: Lang) -> Analysis {
    let case = case();
    let window = Window {
        as_of: case.spec.case.log_ends,
        horizon: 60,
    };
    let model = Model::new(&case.spec, window).expect("a model");
    let forecast = Forecast::new(model, &case.inputs, case.inputs.clone(), 1);
    let (model, outline) = (forecast.model(), forecast.outline());
    let outcome = |text: &str| Outcome::parse(text, model, outline).expect("an outcome");
    let rules = case.spec.leave.iter();
    let watched = Watched {
        signs: vec![
            sign(What::Told(Told::Arrivals), "trucks", 7),
            sign(What::Told(Told::StreetPrice), "money/L", 7),
            sign(What::Told(Told::Stations), "share", 7),
            sign(What::Told(Told::Attacks), "reports", 7),
            sign(What::Seen(Kind::MassProtest), "1", 7),
        ],
        outcomes: vec![outcome("dry/rivertown@30"), outcome("coup")],
        rules: rules
            .map(|(id, rule)| Rule::of(id, rule, model, outline).expect("a rule"))
            .collect(),
        choice: Some(Choice {
            plans: vec!["ration-at-once".into()],
            by: Output::find("cover/rivertown/petrol", outline).expect("a figure"),
            less: false,
        }),
        histories: (0..400).map(history).collect(),
        last: 60,
    };
    let settings = Settings::default();
    let told = |outcome| watched.told(outcome, &settings).expect("signs");
    let found = Watching {
        case: &case,
        layout: model.layout(),
        outline,
        watched: &watched,
        told: &[told(0), told(1)],
        tried: &watched.tried(&settings).expect("rules"),
        worth: &watched.worth(1).expect("values"),
        window: "60 days, 400 histories",
        again: "citerne watch test",
    };
    watch(&found, &Messages::new(lang))
}

#[test]
fn text_in_both_languages() {
    for lang in Lang::ALL {
        let text = analysis(lang).text();
        assert!(
            text.lines().all(|line| line.chars().count() <= 100),
            "{text}"
        );
        insta::assert_snapshot!(format!("watch_{}", lang.code()), text);
    }
}

#[test]
fn the_page_draws_signs_rules_and_worth() {
    let page = analysis(Lang::En)
        .page(&Messages::new(Lang::En))
        .expect("a page");
    for id in ["watch-0", "watch-leave", "watch-worth"] {
        assert!(page.contains(id), "{id}");
    }
    // The second outcome never comes: it is said, and nothing is drawn of it.
    assert!(page.contains("nothing to watch for") && !page.contains("watch-1"));
}
