//! What the other crates refuse, in the words of the catalogue.

use std::io;

use citerne_case::inputs::{SetError, ValueFault};
use citerne_ensemble::facts::ReadAsError;
use citerne_ensemble::{Damage, Difference};
use citerne_learn::observe::EvidenceError;
use citerne_learn::{Changes, Nearest, TaskError, Unfit};
use citerne_luck::Luck;
use citerne_model::ModelError;
use citerne_model::claims::ClaimError;
use citerne_report::Messages;

use crate::language;
use crate::learning::Anew;

/// What differs between the run that was found and the one that is wanted.
pub(crate) fn differences(all: &[Difference], messages: &Messages) -> String {
    let one = |difference: &Difference| {
        let value = |text: &String| match text.as_str() {
            "" => messages.text("provenance-nothing-set"),
            text => text.to_owned(),
        };
        let args = [
            ("there", value(&difference.there).into()),
            ("here", value(&difference.here).into()),
        ];
        messages.format(&format!("differs-{}", difference.fact), &args)
    };
    all.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Why an input can't be set.
pub(crate) fn setting(error: &SetError, messages: &Messages) -> String {
    match error {
        SetError::Form(_) => messages.text("set-form"),
        SetError::UnknownPath { path, near: None } => {
            messages.format("set-unknown", &[("path", path.as_str().into())])
        }
        SetError::UnknownPath {
            path,
            near: Some(near),
        } => {
            let args = [
                ("path", path.as_str().into()),
                ("near", near.as_str().into()),
            ];
            messages.format("set-unknown-near", &args)
        }
        SetError::UnknownVersion {
            hypothesis,
            version,
            known,
        } => {
            let args = [
                ("hypothesis", hypothesis.as_str().into()),
                ("version", version.as_str().into()),
                ("known", known.as_str().into()),
            ];
            messages.format("set-version", &args)
        }
        SetError::BadValue { fault, .. } => value(fault, messages),
    }
}

fn value(fault: &ValueFault, messages: &Messages) -> String {
    match fault {
        ValueFault::NotANumber(text) => {
            messages.format("set-no-number", &[("text", text.as_str().into())])
        }
        ValueFault::Problem(problem) => problem.sentence(language(messages)),
        ValueFault::UncertainShare => messages.text("set-uncertain-share"),
        ValueFault::TooMuch(sum) => {
            messages.format("set-too-much", &[("sum", messages.number(*sum, 3).into())])
        }
        ValueFault::NothingLeft => messages.text("set-nothing-left"),
        ValueFault::Unusable(what) => {
            messages.format("set-unusable", &[("what", what.as_str().into())])
        }
    }
}

/// What the system says of a file, where it is common; else in its own words.
pub(crate) fn system(error: &io::Error, messages: &Messages) -> String {
    let id = match error.kind() {
        io::ErrorKind::NotFound => "system-not-found",
        io::ErrorKind::PermissionDenied => "system-denied",
        io::ErrorKind::IsADirectory => "system-folder",
        io::ErrorKind::NotADirectory => "system-no-folder",
        io::ErrorKind::ReadOnlyFilesystem => "system-read-only",
        io::ErrorKind::FileTooLarge => "system-file-limit",
        _ => return error.to_string(),
    };
    messages.text(id)
}

/// How a checkpoint or part file is damaged.
pub(crate) fn damage(damage: &Damage, messages: &Messages) -> String {
    let id = match damage {
        Damage::Short => "damage-short",
        Damage::Beginning => "damage-beginning",
        Damage::Hash => "damage-hash",
        Damage::Outputs => "damage-outputs",
        Damage::Unreadable(what) => {
            return messages.format("damage-unreadable", &[("what", what.as_str().into())]);
        }
    };
    messages.text(id)
}

/// Why a file holds no posterior that can be used.
pub(crate) fn posterior(error: &io::Error, messages: &Messages) -> String {
    match error.kind() {
        io::ErrorKind::InvalidData => {
            messages.format("damage-unreadable", &[("what", error.to_string().into())])
        }
        _ => system(error, messages),
    }
}

/// Why learning begins anew although something was kept.
pub(crate) fn anew(why: &Anew, messages: &Messages) -> String {
    let why = match why {
        Anew::Program(then) => messages.format("anew-program", &[("then", then.as_str().into())]),
        Anew::Overrides => messages.text("anew-overrides"),
        Anew::Unfit(Unfit::Settings) => messages.text("anew-settings"),
        Anew::Unfit(Unfit::Seed { kept }) => {
            messages.format("anew-seed", &[("kept", kept.to_string().into())])
        }
        Anew::Unfit(Unfit::LaterDay { kept }) => {
            messages.format("anew-later-day", &[("date", messages.date(*kept).into())])
        }
        Anew::Unfit(Unfit::Learned(_)) => messages.text("anew-learned"),
        Anew::Unfit(Unfit::Histories(_)) => messages.text("anew-histories"),
        Anew::Unfit(Unfit::Unfinished) => messages.text("anew-unfinished"),
        Anew::Unfit(Unfit::Died) => messages.text("anew-died"),
    };
    messages.format("command-learning-anew", &[("why", why.into())])
}

/// How what was kept was carried over to a log that has changed.
pub(crate) fn carried(changes: Changes, messages: &Messages) -> String {
    let args = [
        ("kept", changes.kept.into()),
        ("corrected", changes.corrected.into()),
        ("gone", changes.gone.into()),
        ("late", changes.late.into()),
    ];
    messages.format("command-learning-carried", &args)
}

/// `what` went wrong, with what the history had that came nearest to a fact that none allows. A
/// decision has no figure to set beside another.
pub(crate) fn nearest(what: &str, nearest: &Nearest, messages: &Messages) -> Option<String> {
    let args = [
        ("what", what.into()),
        ("told", messages.number(nearest.told.number()?, 3).into()),
        ("had", messages.number(nearest.had?, 3).into()),
    ];
    Some(messages.format("error-nearest-history", &args))
}

/// Why a row of the log can't be read otherwise.
pub(crate) fn read_as(error: &ReadAsError, messages: &Messages) -> String {
    match error {
        ReadAsError::Text(_) => messages.text("form-read"),
        ReadAsError::Line(line) => messages.format("error-read-line", &[("line", (*line).into())]),
    }
}

/// Why nothing can be learned from a case.
pub(crate) fn task(error: &TaskError, messages: &Messages) -> String {
    match error {
        TaskError::Model(error) => model(error, messages),
        TaskError::NoInput(path) => {
            messages.format("set-unknown", &[("path", path.as_str().into())])
        }
        TaskError::Evidence(error) => evidence(error, messages),
    }
}

/// Why nothing can be read from a log.
pub(crate) fn evidence(error: &EvidenceError, messages: &Messages) -> String {
    match error {
        EvidenceError::NoReporting => messages.text("command-nothing-learned"),
        EvidenceError::Number { path, what } => {
            let args = [("path", (*path).into()), ("what", what.as_str().into())];
            messages.format("error-number-unusable", &args)
        }
        EvidenceError::WindowTooLong { window, horizon } => {
            let args = [("window", (*window).into()), ("horizon", (*horizon).into())];
            messages.format("error-window-too-long", &args)
        }
        EvidenceError::OutsideModel { as_of, first, last } => {
            let [as_of, first, last] = [as_of, first, last].map(|date| messages.date(*date).into());
            let args = [("as_of", as_of), ("first", first), ("last", last)];
            messages.format("error-outside-model", &args)
        }
    }
}

/// Why a model can't be made.
pub(crate) fn model(error: &ModelError, messages: &Messages) -> String {
    let date = |date: &jiff::civil::Date| messages.date(*date).into();
    let (id, args) = match error {
        ModelError::BeforeStart { as_of, start } => (
            "error-before-start",
            vec![("as_of", date(as_of)), ("start", date(start))],
        ),
        ModelError::TooLong { start, days } => (
            "error-too-long",
            vec![
                ("days", (*days).into()),
                ("start", date(start)),
                ("most", (Luck::DAYS - 1).into()),
            ],
        ),
        ModelError::UnknownPlan(plan) => {
            ("error-unknown-plan", vec![("plan", plan.as_str().into())])
        }
        ModelError::PlanTooEarly { plan, measure } => (
            "error-plan-too-early",
            vec![
                ("plan", plan.as_str().into()),
                ("measure", measure.as_str().into()),
            ],
        ),
        ModelError::UnknownSign { measure, sign } => (
            "error-unknown-sign",
            vec![
                ("measure", measure.as_str().into()),
                ("sign", sign.as_str().into()),
            ],
        ),
        ModelError::UnknownEntity {
            measure,
            effect,
            on,
        } => (
            "error-unknown-entity",
            vec![
                ("measure", measure.as_str().into()),
                ("effect", effect.as_str().into()),
                ("on", on.as_str().into()),
            ],
        ),
        ModelError::UnknownInClaim(ClaimError { claim, what, name }) => {
            let id = match *what {
                "event" => "error-claim-event",
                "input" => "error-claim-input",
                _ => "error-claim-output",
            };
            let args = vec![
                ("claim", claim.as_str().into()),
                ("name", name.as_str().into()),
            ];
            (id, args)
        }
    };
    messages.format(id, &args)
}

#[cfg(test)]
mod tests {
    use citerne_report::Lang;
    use jiff::civil::date;

    use citerne_learn::observe::Value;

    use super::*;

    /// A message that is missing shows as its id, which has no spaces.
    fn told(said: &str) -> bool {
        said.contains(' ')
    }

    fn models() -> Vec<ModelError> {
        let claim = |what| {
            ModelError::UnknownInClaim(ClaimError {
                claim: "dry".into(),
                what,
                name: "no-such-thing".into(),
            })
        };
        vec![
            ModelError::BeforeStart {
                as_of: date(2025, 9, 1),
                start: date(2025, 9, 2),
            },
            ModelError::TooLong {
                start: date(2025, 9, 2),
                days: 70_000,
            },
            ModelError::UnknownSign {
                measure: "rationing".into(),
                sign: "street_price(nowhere)".into(),
            },
            ModelError::UnknownEntity {
                measure: "rationing".into(),
                effect: "less".into(),
                on: "nobody".into(),
            },
            claim("output"),
            claim("event"),
            claim("input"),
        ]
    }

    /// Every reason is told in both languages, with its particulars, and never by the id alone.
    #[test]
    fn reasons_are_told_in_both_languages() {
        let [en, fr] = Lang::ALL.map(Messages::new);
        for error in models() {
            let [one, other] = [&en, &fr].map(|messages| model(&error, messages));
            assert_ne!(one, other);
            assert!(told(&one) && told(&other), "{one}");
        }
        let faults = [
            ValueFault::NotANumber("3x".into()),
            ValueFault::UncertainShare,
            ValueFault::TooMuch(1.2),
            ValueFault::NothingLeft,
            ValueFault::Unusable("?".into()),
        ];
        for fault in faults {
            let [one, other] = [&en, &fr].map(|messages| value(&fault, messages));
            assert_ne!(one, other);
            assert!(told(&one) && told(&other), "{one}");
        }
    }

    #[test]
    fn what_files_and_logs_refuse_is_told_in_both_languages() {
        let [en, fr] = Lang::ALL.map(Messages::new);
        let both = |say: &dyn Fn(&Messages) -> String| {
            let [one, other] = [&en, &fr].map(say);
            assert_ne!(one, other);
            assert!(told(&one) && told(&other), "{one}");
        };
        let unreadable = Damage::Unreadable("?".into());
        for it in [
            Damage::Short,
            Damage::Beginning,
            Damage::Hash,
            Damage::Outputs,
            unreadable,
        ] {
            both(&|messages| damage(&it, messages));
        }
        for kind in [
            io::ErrorKind::NotFound,
            io::ErrorKind::PermissionDenied,
            io::ErrorKind::IsADirectory,
            io::ErrorKind::NotADirectory,
            io::ErrorKind::ReadOnlyFilesystem,
            io::ErrorKind::FileTooLarge,
        ] {
            both(&|messages| system(&kind.into(), messages));
        }
        both(&|messages| posterior(&io::ErrorKind::InvalidData.into(), messages));
        both(&|messages| read_as(&ReadAsError::Text("?".into()), messages));
        both(&|messages| read_as(&ReadAsError::Line(7), messages));
        let day = date(2025, 9, 2);
        for why in [
            Anew::Program("0.0".into()),
            Anew::Overrides,
            Anew::Unfit(Unfit::Settings),
            Anew::Unfit(Unfit::Seed { kept: 4 }),
            Anew::Unfit(Unfit::LaterDay { kept: day }),
            Anew::Unfit(Unfit::Learned(Vec::new())),
            Anew::Unfit(Unfit::Histories("?".into())),
            Anew::Unfit(Unfit::Unfinished),
            Anew::Unfit(Unfit::Died),
        ] {
            both(&|messages| anew(&why, messages));
        }
        both(&|messages| carried(Changes::default(), messages));
        let had = Nearest {
            fact: "?".into(),
            known: 0,
            told: Value::Number(2.0),
            unit: "trucks",
            had: Some(1.0),
        };
        both(&|messages| nearest("?", &had, messages).unwrap());
        for error in [
            TaskError::NoInput("fleet.tankers".into()),
            EvidenceError::NoReporting.into(),
            EvidenceError::Number {
                path: "reporting.fact_weight",
                what: "?".into(),
            }
            .into(),
            EvidenceError::WindowTooLong {
                window: 7,
                horizon: 3,
            }
            .into(),
            EvidenceError::OutsideModel {
                as_of: day,
                first: day,
                last: day,
            }
            .into(),
        ] {
            both(&|messages| task(&error, messages));
        }
    }

    #[test]
    fn every_fact_of_a_run_has_words_for_a_difference() {
        for fact in Difference::FACTS {
            let difference = Difference {
                fact,
                there: "X1".into(),
                here: String::new(),
            };
            let [en, fr] = Lang::ALL.map(|lang| {
                let said = differences(std::slice::from_ref(&difference), &Messages::new(lang));
                assert!(said.contains("X1") && told(&said), "{said}");
                said
            });
            assert_ne!(en, fr);
            assert!(en.contains("nothing") && fr.contains("rien"), "{en} / {fr}");
        }
    }
}
