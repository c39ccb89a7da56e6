//! Both languages say the same things, and everything that is asked for is there.

use std::collections::{BTreeMap, BTreeSet};

use citerne_model::happening::Kind;
use citerne_model::outcomes::{Grip, Rulers, Street};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};
use fluent_syntax::parser;

use super::*;

/// Arguments of every message of a topic.
fn messages_of(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let resource = parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let mut found = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let mut names = BTreeSet::new();
        collect(&message.value.expect("a value").elements, &mut names);
        let id = message.id.name.to_owned();
        assert!(
            found.insert(id.clone(), names).is_none(),
            "{id} is there twice"
        );
    }
    found
}

fn collect(elements: &[PatternElement<&str>], names: &mut BTreeSet<String>) {
    for element in elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            Expression::Inline(inline) => collect_inline(inline, names),
            Expression::Select { selector, variants } => {
                collect_inline(selector, names);
                for variant in variants {
                    collect(&variant.value.elements, names);
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, names: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        names.insert(id.name.to_owned());
    }
}

fn all(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    sources(lang)
        .iter()
        .flat_map(|(_, text)| messages_of(text))
        .collect()
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    for ((topic, en), (_, fr)) in sources(Lang::En).iter().zip(sources(Lang::Fr)) {
        let (en, fr) = (messages_of(en), messages_of(fr));
        let keys = |of: &BTreeMap<String, _>| of.keys().cloned().collect::<BTreeSet<_>>();
        let odd: Vec<_> = keys(&en)
            .symmetric_difference(&keys(&fr))
            .cloned()
            .collect();
        assert!(odd.is_empty(), "{topic}: in one language only: {odd:?}");
        for (id, names) in en {
            assert_eq!(names, fr[&id], "{topic}: arguments of {id}");
        }
    }
}

#[test]
fn no_id_is_in_two_topics() {
    let one_by_one: usize = sources(Lang::En)
        .iter()
        .map(|(_, text)| messages_of(text).len())
        .sum();
    assert_eq!(one_by_one, all(Lang::En).len());
}

#[test]
fn french_is_set_with_its_own_spaces_and_quotes() {
    for (topic, text) in sources(Lang::Fr) {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (_, said) = line.split_once(" = ").unwrap_or(("", line));
            for mark in [" !", " ?", " ;", " :", " %", "« ", " »"] {
                assert!(
                    !said.contains(mark),
                    "{topic}: a plain space at {mark:?}: {line}"
                );
            }
        }
    }
}

#[test]
fn every_happening_and_outcome_is_named_and_told() {
    let ids = all(Lang::En);
    for kind in Kind::ALL {
        for prefix in ["happening", "tell"] {
            let id = format!("{prefix}-{}", kind.id());
            assert!(ids.contains_key(&id), "{id}");
        }
    }
    let regimes = Rulers::ALL.iter().map(|it| format!("regime-{}", it.id()));
    let grips = Grip::ALL.iter().map(|it| format!("blockade-{}", it.id()));
    let streets = Street::ALL.iter().map(|it| format!("unrest-{}", it.id()));
    for id in regimes.chain(grips).chain(streets) {
        assert!(ids.contains_key(&id), "{id}");
        assert!(ids.contains_key(&format!("{id}-rule")), "{id}-rule");
    }
    for kind in citerne_case::EventKind::ALL {
        let id = format!("fact-{}", kind.id().replace('_', "-"));
        assert!(ids.contains_key(&id), "{id}");
    }
}

#[test]
fn every_unit_of_the_case_files_is_named() {
    let ids = all(Lang::En);
    let schema = serde_json::to_string(&citerne_case::schema()).expect("a schema");
    let units = schema
        .split("\"x-unit\":\"")
        .skip(1)
        .map(|rest| rest.split('"').next());
    for unit in units.flatten() {
        let id = format!("unit-{}", terms::unit_key(unit));
        assert!(ids.contains_key(&id), "{id}");
    }
}

/// Literal ids in the sources and the template of this crate.
#[test]
fn every_id_in_the_code_is_in_the_catalogue() {
    let ids = all(Lang::En);
    let mut seen = 0;
    for (path, text) in crate::source_files() {
        let starts = [".text(\"", ".format(\"", ".find(\"", "t(\"", "t('"];
        for start in starts {
            for rest in text.split(start).skip(1) {
                let id = rest.split(['"', '\'']).next().unwrap_or_default();
                let plain = id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
                if plain && id.contains('-') {
                    seen += 1;
                    assert!(ids.contains_key(id), "{path}: {id}");
                }
            }
        }
    }
    assert!(seen > 50, "the search finds ids: {seen}");
}

#[test]
fn a_message_chooses_its_plural_by_what_is_written() {
    let days = |lang, count, decimals| Messages::new(lang).days(count, decimals);
    assert_eq!(days(Lang::En, 1.0, 0), "1 day");
    assert_eq!(days(Lang::En, 1.0, 1), "1.0 days");
    assert_eq!(days(Lang::En, 0.0, 0), "0 days");
    assert_eq!(days(Lang::Fr, 0.0, 0), "0 jour");
    assert_eq!(days(Lang::Fr, 1.5, 1), "1,5 jour");
    assert_eq!(days(Lang::Fr, 1234.0, 0), "1\u{202f}234 jours");
}

#[test]
fn percent_never_claims_more_than_is_known() {
    let en = Messages::new(Lang::En);
    assert_eq!(en.percent(0.0), "0%");
    assert_eq!(en.percent(0.001), "<1%");
    assert_eq!(en.percent(0.123), "12%");
    assert_eq!(en.percent(0.999), ">99%");
    assert_eq!(en.percent(1.0), "100%");
    assert_eq!(Messages::new(Lang::Fr).percent(0.12), "12\u{202f}%");
}

#[test]
fn a_message_can_have_words_of_its_own_for_none() {
    let en = Messages::new(Lang::En);
    let passed = |warnings: usize| {
        let args = [("name", "x".into()), ("warnings", warnings.into())];
        en.format("command-check-passed", &args)
    };
    assert_eq!(passed(0), "x has no error.");
    assert_eq!(passed(1), "x has no error, but 1 warning.");
}
