//! Figures, outcomes and inputs in words.

use citerne_case::Case;
use citerne_compare::Aim;
use citerne_ensemble::ChannelLabel;
use citerne_explore::{Axis, Outcome, Output, Span, What};
use citerne_model::happening::EntityKind;
use citerne_model::outcomes::{Grip, Rulers, Street};
use citerne_model::{Kind, Layout};

use crate::inputs::label;
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
