//! Happenings told in sentences.

use citerne_case::spec::CaseSpec;
use citerne_model::happening::{EntityKind, Happening};

use crate::messages::{Arg, Messages};

/// One happening in one sentence, with the names of the case.
#[must_use]
pub fn tell(happening: &Happening, case: &CaseSpec, messages: &Messages) -> String {
    messages.format(
        &format!("tell-{}", happening.kind.id()),
        &[
            (
                "entity",
                entity(happening, case, messages).unwrap_or_default().into(),
            ),
            ("amount", Arg::Number(happening.amount, 0)),
            ("detail", Arg::Number(happening.detail, 0)),
            ("money", case.case.currency.as_str().into()),
        ],
    )
}

/// Name of what it happened to, if it happened to anything.
fn entity<'a>(happening: &Happening, case: &'a CaseSpec, messages: &Messages) -> Option<&'a str> {
    let index = happening.entity as usize;
    let label = match happening.kind.entity() {
        EntityKind::None => return None,
        EntityKind::Place => &case.places.get_index(index)?.1.label,
        EntityKind::Corridor => &case.corridors.get_index(index)?.1.label,
        EntityKind::Zone => &case.zones.get_index(index)?.1.label,
        EntityKind::Carrier => &case.carriers.get_index(index)?.1.label,
        EntityKind::Government => &case.governments.get_index(index)?.1.label,
        EntityKind::Measure => &case.measures.get_index(index)?.1.label,
    };
    Some(messages.label(label))
}
