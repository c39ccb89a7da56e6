//! Figures, outcomes and inputs in words.

use citerne_case::Case;
use citerne_compare::Aim;
use citerne_ensemble::ChannelLabel;
use citerne_explore::{Axis, Outcome, Output, Span, What};
use citerne_model::happening::EntityKind;
use citerne_model::outcomes::{Grip, Rulers, Street};
use citerne_model::{Kind, Layout};

use crate::messages::Messages;

/// What a figure is: "Days of cover, diesel, Bamako".
#[must_use]
pub fn output_words(case: &Case, messages: &Messages, output: &Output) -> String {
    let said = match (output.aim(), output.channel()) {
        (Some(aim), _) => aim_words(case, messages, aim),
        (None, Some(channel)) => channel_words(case, messages, channel),
        (None, None) => output.name.clone(),
    };
    match output.span {
        Span::Ahead => said,
        Span::Past => messages.format("explore-past", &[("what", said.into())]),
    }
}

fn aim_words(case: &Case, messages: &Messages, aim: &Aim) -> String {
    let what = messages.text(&format!("aim-{}", aim.kind.id()));
    let of = [&aim.product, &aim.sector, &aim.place];
    joined(case, messages, what, of)
}

fn channel_words(case: &Case, messages: &Messages, channel: &ChannelLabel) -> String {
    let what = messages.quantity(&channel.quantity);
    let at = [&channel.place, &channel.corridor, &channel.zone];
    let at = at.into_iter().find(|at| at.is_some()).unwrap_or(&None);
    joined(
        case,
        messages,
        what,
        [&channel.product, &channel.sector, at],
    )
}

fn joined(case: &Case, messages: &Messages, what: String, of: [&Option<String>; 3]) -> String {
    let names = of.into_iter().flatten();
    let names = names.map(|id| label(case, messages, id));
    std::iter::once(what)
        .chain(names)
        .collect::<Vec<_>>()
        .join(", ")
}

/// The short label of a product, sector, place, road or whatever else has one.
fn label(case: &Case, messages: &Messages, id: &str) -> String {
    let spec = &case.spec;
    let lower = |text: &str| text.split(" (").next().unwrap_or(text).to_lowercase();
    if let Some(product) = spec.products.get(id) {
        return lower(messages.label(&product.label));
    }
    if let Some(sector) = spec.sectors.get(id) {
        return lower(messages.label(&sector.label));
    }
    if let Some(leg) = spec.legs.get(id) {
        return [&leg.from, &leg.to]
            .map(|end| label(case, messages, end))
            .join("–");
    }
    let found = [
        spec.places.get(id).map(|it| &it.label),
        spec.waypoints.get(id).map(|it| &it.label),
        spec.corridors.get(id).map(|it| &it.label),
        spec.zones.get(id).map(|it| &it.label),
        spec.borders.get(id).map(|it| &it.label),
        spec.terminals.get(id).map(|it| &it.label),
        spec.carriers.get(id).map(|it| &it.label),
        spec.governments.get(id).map(|it| &it.label),
        spec.measures.get(id).map(|it| &it.label),
    ];
    let found = found.into_iter().flatten().next();
    found.map_or_else(|| id.to_owned(), |label| messages.label(label).to_owned())
}

/// What may come: "Pumps run dry, Bamako".
#[must_use]
pub fn outcome_words(
    case: &Case,
    messages: &Messages,
    layout: &Layout,
    outcome: &Outcome,
) -> String {
    match &outcome.what {
        What::Dry { place } => {
            let place = &layout.places[*place as usize];
            let args = [("place", label(case, messages, place).into())];
            messages.format("explore-dry", &args)
        }
        What::Happens { kind, entity } => {
            let what = messages.happening(kind.id());
            let id = entity.and_then(|entity| entity_id(layout, *kind, entity));
            id.map_or_else(
                || what.clone(),
                |id| format!("{what}, {}", entity_words(case, messages, *kind, id)),
            )
        }
        What::Stands { axis, value, is } => stands(messages, *axis, *value, *is),
        What::Level { .. } => format!("`{}`", outcome.text),
    }
}

fn stands(messages: &Messages, axis: Axis, value: u8, is: bool) -> String {
    let at = usize::from(value);
    let (name, id) = match axis {
        Axis::Regime => ("regime", Rulers::ALL[at].id()),
        Axis::Blockade => ("blockade", Grip::ALL[at].id()),
        Axis::Unrest => ("unrest", Street::ALL[at].id()),
    };
    match (axis, is) {
        (Axis::Regime, false) => messages.text("explore-rulers-fall"),
        (Axis::Blockade, false) => messages.text("aim-blockade-over"),
        _ => {
            let axis = messages.text(&format!("axis-{name}"));
            let value = messages.outcome(name, id);
            messages.format(
                "explore-stands",
                &[("axis", axis.into()), ("value", value.into())],
            )
        }
    }
}

fn entity_id(layout: &Layout, kind: Kind, entity: u32) -> Option<&String> {
    let of = match kind.entity() {
        EntityKind::None => return None,
        EntityKind::Place => &layout.places,
        EntityKind::Corridor => &layout.corridors,
        EntityKind::Zone => &layout.zones,
        EntityKind::Carrier => &layout.carriers,
        EntityKind::Government => &layout.governments,
        EntityKind::Measure => &layout.measures,
    };
    of.get(entity as usize)
}

fn entity_words(case: &Case, messages: &Messages, kind: Kind, id: &str) -> String {
    let spec = &case.spec;
    let found = match kind.entity() {
        EntityKind::Carrier => spec.carriers.get(id).map(|it| &it.label),
        EntityKind::Government => spec.governments.get(id).map(|it| &it.label),
        EntityKind::Measure => spec.measures.get(id).map(|it| &it.label),
        _ => None,
    };
    found.map_or_else(
        || label(case, messages, id),
        |label| messages.label(label).to_owned(),
    )
}

/// A system of the model, a hypothesis, luck, or an input. An input that the catalogue has no words
/// for is told by its system and path.
pub(super) fn factor(case: &Case, messages: &Messages, path: &str) -> String {
    if let Some(id) = path.strip_prefix("hypotheses.") {
        return hypothesis(case, messages, id);
    }
    let plain = path.replace(['.', '_'], "-");
    let ids = [
        format!("explore-factor-{path}"),
        format!("assumed-{path}"),
        format!("input-{plain}"),
    ];
    let known = ids.iter().find_map(|id| messages.find(id, &[]));
    known
        .or_else(|| share(case, messages, path))
        .or_else(|| part(case, messages, path))
        .unwrap_or_else(|| by_system(messages, path))
}

/// A share, such as `trade.corridor_share.abidjan` or `demand.sector_share.diesel.vital`.
fn share(case: &Case, messages: &Messages, path: &str) -> Option<String> {
    let mut words = path.split('.');
    let id = format!("explore-share-{}-{}", words.next()?, words.next()?);
    let parts: Vec<String> = words.map(|part| label(case, messages, part)).collect();
    let args = [("part", parts.join(", ").into())];
    messages.find(&id.replace('_', "-"), &args)
}

/// A number of one of many: `zones.west.control`, `measures.escorts.effects.dakar.amount`.
fn part(case: &Case, messages: &Messages, path: &str) -> Option<String> {
    let mut words = path.split('.');
    let (table, part, field) = (words.next()?, words.next()?, words.next()?);
    let id = format!("explore-part-{table}-{field}").replace('_', "-");
    messages.find(&id, &[("part", label(case, messages, part).into())])
}

fn by_system(messages: &Messages, path: &str) -> String {
    let table = path.split('.').next().unwrap_or(path);
    let what = format!("`{path}`");
    match messages.find(&format!("assumed-{table}"), &[]) {
        Some(system) => told_of(messages, system, what),
        None => what,
    }
}

/// "Blockade: what of it", with the spaces of the language.
fn told_of(messages: &Messages, system: String, what: String) -> String {
    let args = [("system", system.into()), ("what", what.into())];
    messages.format("explore-by-system", &args)
}

/// "Hypothesis: who holds the road", or of one version "... = the state".
fn hypothesis(case: &Case, messages: &Messages, id: &str) -> String {
    let (id, version) = id
        .split_once('=')
        .map_or((id, None), |(id, it)| (id, Some(it)));
    let Some(spec) = case.spec.hypotheses.get(id) else {
        return format!("`hypotheses.{id}`");
    };
    let name = messages.label(&spec.label);
    let version = version.and_then(|version| spec.versions.get(version));
    match version {
        Some(version) => told_of(
            messages,
            name.to_owned(),
            messages.label(&version.label).to_owned(),
        ),
        None => messages.format("explore-hypothesis", &[("name", name.into())]),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use citerne_case::Folder;

    use super::*;
    use crate::messages::Lang;

    /// An input of a built-in case goes by words on a page, never by its path.
    #[test]
    fn every_input_of_the_built_in_cases_has_words() {
        for name in ["mali-2025", "timbuktu-2023"] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
            let folder = Folder::open(&folder.join(name));
            let (case, _) = Case::load(&folder).unwrap_or_else(|report| panic!("{report:?}"));
            for messages in Lang::ALL.map(Messages::new) {
                let told = case.inputs.all().iter();
                let told = told.map(|input| factor(&case, &messages, &input.path));
                let bare: Vec<String> = told.filter(|name| name.contains('`')).collect();
                assert!(bare.is_empty(), "{bare:#?}");
            }
        }
    }
}
