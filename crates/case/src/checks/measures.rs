//! Measures: dates, triggers, effects.

use super::Typed;
use super::outputs::output;
use super::references::refer;
use super::show::figure;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::near::nearest;
use crate::particular::Phrase;
use crate::spec::{Action, CaseSpec, Effect, Target};

type Found<'f> = &'f mut Vec<Diagnostic>;

/// A gap between start and knowledge of a measure from which it is doubted, in days.
const LATE_DAYS: i64 = 60;

/// A measure starts in exactly one way, in order of its dates: C602 to C605, C613, C614.
pub(super) fn dates(case: &Typed<'_>, found: Found<'_>) {
    for (id, measure) in &case.spec.measures {
        let path = format!("measures.{id}");
        let key = |name: &str| case.key(&format!("{path}.{name}"));
        let mut tell = |code, name: &str| {
            found.push(Diagnostic::new(code, key(name)).arg("id", id));
            found.len() - 1
        };
        match (measure.from, &measure.trigger) {
            (None, None) if !measure.option => {
                tell(codes::NO_DATE_NO_TRIGGER, "from");
            }
            (Some(_), Some(_)) => {
                let at = tell(codes::DATE_AND_TRIGGER, "from");
                found[at].also = Some(key("trigger"));
            }
            (Some(_), None) if measure.days.is_some() => {
                tell(codes::DAYS_WITHOUT_TRIGGER, "days");
            }
            (None, None) => {}
            _ if measure.option => {
                tell(codes::OPTION_STARTS, "option");
            }
            _ => {}
        }
        let Some(from) = measure.from else { continue };
        if let Some(until) = measure.until.filter(|until| *until < from) {
            found.push(
                Diagnostic::new(
                    codes::ENDS_BEFORE_START,
                    case.value(&format!("{path}.until")),
                )
                .arg("id", id)
                .arg("until", until)
                .arg("from", from)
                .also(case.value(&format!("{path}.from"))),
            );
        }
        match measure.known_since {
            None => {
                found.push(Diagnostic::new(codes::NO_KNOWN_SINCE, key("from")).arg("id", id));
            }
            Some(known) if i64::from((known - from).get_days()) > LATE_DAYS => found.push(
                Diagnostic::new(codes::UNKNOWABLE, key("known_since"))
                    .arg("id", id)
                    .arg("from", from)
                    .arg("known", known),
            ),
            Some(_) => {}
        }
    }
}

/// Triggers that can fire: C210, C213, C219, C220, C606 to C608.
pub(super) fn triggers(case: &Typed<'_>, found: Found<'_>) {
    for (id, measure) in &case.spec.measures {
        let Some(trigger) = &measure.trigger else {
            continue;
        };
        let path = format!("measures.{id}.trigger");
        if trigger.quantity.is_none() && trigger.after.is_none() {
            found.push(Diagnostic::new(codes::EMPTY_TRIGGER, case.key(&path)).arg("id", id));
        }
        if let Some(after) = &trigger.after {
            let known = case.spec.measures.keys().map(String::as_str);
            let mark = case.value(&format!("{path}.after"));
            refer(codes::UNKNOWN_MEASURE, mark, after, known, found);
        }
        let Some(quantity) = &trigger.quantity else {
            continue;
        };
        let parts = [&trigger.at, &trigger.product, &trigger.sector].map(Option::as_deref);
        output(case, &path, quantity, parts, found);
        match (trigger.below, trigger.above) {
            (None, None) => found.push(
                Diagnostic::new(
                    codes::TRIGGER_WITHOUT_MARK,
                    case.key(&format!("{path}.quantity")),
                )
                .arg("quantity", quantity),
            ),
            (Some(below), Some(above)) if below <= above => found.push(
                Diagnostic::new(codes::TRIGGER_NEVER, case.key(&format!("{path}.below")))
                    .arg("below", figure(below))
                    .arg("above", figure(above)),
            ),
            _ => {}
        }
    }
}

/// No measures that wait for each other: C609.
pub(super) fn rings(case: &Typed<'_>, found: Found<'_>) {
    let measures = &case.spec.measures;
    let next = |id: &str| -> Vec<String> {
        let trigger = measures
            .get(id)
            .and_then(|measure| measure.trigger.as_ref());
        trigger
            .and_then(|trigger| trigger.after.clone())
            .into_iter()
            .collect()
    };
    let starts: Vec<_> = measures.keys().cloned().collect();
    if let Some(ring) = super::ring::find(&starts, &next) {
        let mark = case.key(&format!("measures.{}.trigger.after", ring[0]));
        found.push(Diagnostic::new(codes::TRIGGER_CYCLE, mark).arg("ring", ring.join(" -> ")));
    }
}

/// Effects that change something: C601.
pub(super) fn touches(case: &Typed<'_>, found: Found<'_>) {
    for (id, measure) in &case.spec.measures {
        let path = format!("measures.{id}");
        let tell = |path: &str, reason: Phrase| {
            let diagnostic = Diagnostic::new(codes::TOUCHES_NOTHING, case.key(path));
            diagnostic.arg("id", id).say("reason", reason)
        };
        if measure.effects.is_empty() {
            found.push(tell(
                &path,
                ["its list of effects is empty", "sa liste d'effets est vide"],
            ));
        }
        for (name, effect) in &measure.effects {
            let path = format!("{path}.effects.{name}.amount");
            match (effect.action, effect.amount.value) {
                (Action::Multiply, Some(1.0)) => {
                    found.push(tell(&path, ["it multiplies by 1", "il multiplie par 1"]));
                }
                (Action::Add | Action::Once, Some(0.0)) => {
                    found.push(tell(&path, ["it adds 0", "il ajoute 0"]));
                }
                (Action::Once, _) if !effect.target.takes_once() => {
                    found.push(tell(
                        &path,
                        [
                            "nothing is added once to its target; use `add`",
                            "rien ne s'ajoute en une fois à sa cible ; prenez `add`",
                        ],
                    ));
                }
                _ => {}
            }
        }
    }
}

/// What an effect's `on` may name.
fn acts_on(target: Target) -> &'static [&'static str] {
    match target {
        Target::EscortOffer | Target::BorderCapacity | Target::CorridorAppeal => &["corridors"],
        Target::RoadDanger | Target::RoadTime => &["zones", "corridors"],
        Target::TerminalCapacity => &["terminals"],
        Target::LastMile | Target::Ration | Target::OutsideSupply | Target::Release => &["places"],
        Target::Priority | Target::Demand | Target::Hoarding => &["sectors"],
        Target::PumpPrice => &["products"],
        Target::CarrierBan | Target::CarrierStop | Target::CarrierDeal => &["carriers"],
        Target::Operation => &["zones"],
        Target::TravelAdvice => &["governments"],
        _ => &[],
    }
}

/// Effects act on what their target allows: C610, C201 and the like.
pub(super) fn effects_on(case: &Typed<'_>, found: Found<'_>) {
    for_each_effect(case.spec, &mut |path, effect| {
        let Some(on) = &effect.on else { return };
        let tables = acts_on(effect.target);
        let known: Vec<_> = tables
            .iter()
            .flat_map(|table| ids(case.spec, table))
            .collect();
        if known.contains(&on.as_str()) {
            return;
        }
        let mark = case.value(&format!("{path}.on"));
        let code = match tables {
            ["corridors"] => codes::UNKNOWN_CORRIDOR,
            ["terminals"] => codes::UNKNOWN_TERMINAL,
            ["places"] => codes::UNKNOWN_PLACE,
            ["sectors"] => codes::UNKNOWN_SECTOR,
            ["products"] => codes::UNKNOWN_PRODUCT,
            ["carriers"] => codes::UNKNOWN_CARRIER,
            ["zones"] => codes::UNKNOWN_ZONE,
            ["governments"] => codes::UNKNOWN_GOVERNMENT,
            _ => codes::EFFECT_ON,
        };
        if code != codes::EFFECT_ON {
            return refer(code, mark, on, known.iter().copied(), found);
        }
        let kind = match tables {
            [] => ["the case as a whole", "le cas entier"].map(str::to_owned),
            tables => [" or ", " ou "].map(|or| tables.join(or)),
        };
        found.push(
            Diagnostic::new(code, mark)
                .arg("target", word(effect.target))
                .arg("id", on)
                .say("kind", kind)
                .maybe("near", nearest(on, known)),
        );
    });
}

/// Switches stay within 0 to 1: C611.
pub(super) fn switches(case: &Typed<'_>, found: Found<'_>) {
    for_each_effect(case.spec, &mut |path, effect| {
        let switch = matches!(
            effect.target,
            Target::EscortOffer
                | Target::CarrierBan
                | Target::CarrierStop
                | Target::CarrierDeal
                | Target::SchoolsClosed
                | Target::Promise
        );
        let outside = |value: &f64| !(0.0..=1.0).contains(value);
        if let Some(value) = effect.amount.value.filter(|v| switch && outside(v)) {
            found.push(
                Diagnostic::new(codes::SWITCH_RANGE, case.key(&format!("{path}.amount")))
                    .arg("target", word(effect.target))
                    .arg("figure", figure(value)),
            );
        }
    });
}

/// Effects on systems that are there: C612.
pub(super) fn absent(case: &Typed<'_>, found: Found<'_>) {
    let spec = case.spec;
    for_each_effect(spec, &mut |path, effect| {
        let (system, present) = match effect.target {
            Target::EscortOffer | Target::EscortUnits => ("escorts", spec.escorts.is_some()),
            Target::RoadDanger => ("interdiction", spec.interdiction.is_some()),
            Target::TerminalCapacity | Target::BorderCapacity | Target::CorridorAppeal => {
                ("trade", spec.trade.is_some())
            }
            Target::RoadTime | Target::DriverPay => ("fleet", spec.fleet.is_some()),
            Target::CarrierBan | Target::CarrierStop | Target::CarrierDeal => {
                ("carriers", !spec.carriers.is_empty())
            }
            Target::SchoolsClosed => ("schools", spec.schools.is_some()),
            Target::Promise | Target::Belief => ("narrative", spec.narrative.is_some()),
            Target::Legitimacy | Target::Cohesion => ("regime", spec.regime.is_some()),
            Target::ProtestChance => ("unrest", spec.unrest.is_some()),
            Target::TalksChance => ("talks", spec.talks.is_some()),
            Target::BlockaderStrength => ("campaign", spec.campaign.is_some()),
            Target::ForeignTroops => ("intervention", spec.intervention.is_some()),
            Target::TravelAdvice => ("governments", !spec.governments.is_empty()),
            Target::Ransom => ("hostages", spec.hostages.is_some()),
            _ => return,
        };
        if !present {
            found.push(
                Diagnostic::new(codes::ABSENT_SYSTEM, case.key(&format!("{path}.target")))
                    .arg("target", word(effect.target))
                    .arg("system", system),
            );
        }
    });
}

fn for_each_effect(spec: &CaseSpec, see: &mut dyn FnMut(&str, &Effect)) {
    for (id, measure) in &spec.measures {
        for (name, effect) in &measure.effects {
            see(&format!("measures.{id}.effects.{name}"), effect);
        }
    }
}

/// Ids of a table by its name.
pub(super) fn ids<'a>(spec: &'a CaseSpec, table: &str) -> Vec<&'a str> {
    fn keys<T>(map: &indexmap::IndexMap<String, T>) -> Vec<&str> {
        map.keys().map(String::as_str).collect()
    }
    match table {
        "corridors" => keys(&spec.corridors),
        "zones" => keys(&spec.zones),
        "terminals" => keys(&spec.terminals),
        "places" => keys(&spec.places),
        "sectors" => keys(&spec.sectors),
        "products" => keys(&spec.products),
        "carriers" => keys(&spec.carriers),
        "governments" => keys(&spec.governments),
        _ => Vec::new(),
    }
}

/// The word of a target in the file.
fn word(target: Target) -> String {
    serde_json::to_value(target)
        .ok()
        .and_then(|v| v.as_str().map(str::to_owned))
        .unwrap_or_default()
}
