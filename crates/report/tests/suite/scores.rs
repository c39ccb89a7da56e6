//! Scores as people see them.

use citerne_report::{Lang, Log, Messages, Scored, scores_html, scores_terminal};
use citerne_score::{
    Claim, Forecast, Observed, Pmf, Samples, ScoredFact, TargetKind, Task, summarise,
};
use jiff::civil::date;

use super::toy::Toy;

fn fact(number: u32, forecaster: &str, forecast: &Forecast) -> ScoredFact {
    let task = Task {
        origin_date: date(2025, 9, 7),
        target: format!("fact <{number}>"),
        target_end_date: date(2025, 9, 14),
        location: "national".into(),
    };
    let (kind, observed, target) = match forecast {
        Forecast::Pmf(_) => ("coup", Observed::Category("no".into()), TargetKind::Binary),
        _ => (
            "attacks",
            Observed::Number(f64::from(number % 4)),
            TargetKind::Discrete,
        ),
    };
    let names = [kind, forecaster];
    ScoredFact::new(names, task, (forecast, target), observed, 0.5).expect("a score")
}

fn told(messages: &Messages, facts: u32) -> (String, String) {
    let samples = |values: &[f64]| Forecast::from(Samples::new(values.to_vec()).expect("finite"));
    let ours = samples(&[0.0, 1.0, 1.0, 2.0, 4.0]);
    let theirs = samples(&[1.0, 3.0]);
    let coup = Forecast::from(Pmf::event(0.1).expect("a probability"));
    let mut model: Vec<_> = (0..facts).map(|n| fact(n, "citerne", &ours)).collect();
    let mut both: Vec<_> = (0..facts)
        .map(|n| fact(n, "persistence", &theirs))
        .collect();
    both.extend((0..facts).map(|n| fact(n, "citerne beside persistence", &ours)));
    model.push(fact(99, "citerne", &coup));
    let (summary, paired) = (
        summarise(&model, "citerne"),
        summarise(&both, "persistence"),
    );
    let toy = Toy::taught();
    let log = Log {
        case: &toy.case,
        evidence: &toy.learned.as_ref().expect("a lesson").evidence,
    };
    let inside = Claim::on(facts as usize, || 0.8);
    let scored = Scored {
        title: "A case & its scores".into(),
        about: vec![
            "How it was done, at some length. "
                .repeat(6)
                .trim()
                .to_owned(),
        ],
        model: &summary.expect("facts"),
        paired: &paired.expect("facts"),
        figures: facts as usize,
        coverage: [inside; 4],
        pit: &[0.1; 10],
        facts: &model,
        log,
        model_name: "citerne",
        again: "citerne score mali-2025".into(),
    };
    let page = scores_html(&scored, messages).expect("a page");
    (scores_terminal(&scored, messages), page)
}

#[test]
fn every_word_is_there_and_lines_fit_the_terminal() {
    for messages in Lang::ALL.map(Messages::new) {
        for facts in [1, 24] {
            let (text, page) = told(&messages, facts);
            let long = text.lines().find(|line| line.chars().count() > 100);
            assert_eq!(long, None);
            for said in [&text, &page] {
                assert!(!said.contains("scores-"), "{said}");
            }
            assert!(page.contains("fact &lt;0&gt;"), "{page}");
            assert!(
                !page.contains("src=") && !page.contains("href="),
                "it needs nothing else"
            );
        }
    }
}

#[test]
fn too_few_facts_carry_no_claim() {
    let messages = Messages::new(Lang::En);
    let (few, _) = told(&messages, 19);
    assert!(!few.contains("80%") && few.contains("too few"), "{few}");
    let (enough, page) = told(&messages, 20);
    assert!(enough.contains("80% in the 50% interval"), "{enough}");
    assert_eq!(page.matches("<svg").count(), 2);
}

/// A reader is told what a fact is and of which days, not its id in the tables.
#[test]
fn facts_are_named_in_words() {
    let toy = Toy::taught();
    let evidence = &toy.learned.as_ref().expect("a lesson").evidence;
    let log = Log {
        case: &toy.case,
        evidence,
    };
    let figures = evidence
        .observations()
        .iter()
        .filter(|told| told.value.number().is_some());
    let ids: Vec<&str> = figures.map(|told| told.id.as_str()).collect();
    let ours = Forecast::from(Samples::new(vec![0.0, 1.0, 2.0]).expect("finite"));
    let named = |id: &str| {
        let mut fact = fact(0, "citerne", &ours);
        fact.task.target = id.to_owned();
        fact
    };
    let facts: Vec<ScoredFact> = ids.iter().map(|id| named(id)).collect();
    assert!(facts.len() > 3);
    for messages in Lang::ALL.map(Messages::new) {
        let scored = Scored {
            title: "A case".into(),
            about: Vec::new(),
            model: &[],
            paired: &[],
            figures: 0,
            coverage: [Claim::TooFew { n: 0 }; 4],
            pit: &[],
            facts: &facts,
            log,
            model_name: "citerne",
            again: "citerne score toy".into(),
        };
        let page = scores_html(&scored, &messages).expect("a page");
        for id in &ids {
            assert!(!page.contains(id), "{id}");
        }
    }
}
