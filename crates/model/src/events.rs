//! The events of a case by index: every kind of happening, and the dry pumps of each place.

use crate::happening::{Happening, Kind};
use crate::layout::Layout;

/// Names of all events that a history keeps the first day and the count of.
///
/// First come the kinds of happening in the order of [`Kind::ALL`], whatever they happened to;
/// then `dry:<place>` for each place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Events {
    ids: Vec<String>,
}

impl Events {
    /// The events of a case.
    #[must_use]
    pub fn new(layout: &Layout) -> Self {
        let kinds = Kind::ALL.iter().map(|kind| kind.id().to_owned());
        let dry = layout
            .places
            .iter()
            .map(|place| format!("{}:{place}", Kind::Dry.id()));
        Self {
            ids: kinds.chain(dry).collect(),
        }
    }

    /// Ids in order.
    #[must_use]
    pub fn ids(&self) -> &[String] {
        &self.ids
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none; there always are some.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Index of an event.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        self.ids.iter().position(|known| known == id)
    }

    /// Indices of the events that a happening is: its kind, and its place if pumps fell dry there.
    pub fn of(&self, happening: &Happening) -> impl Iterator<Item = usize> + use<> {
        let place = (happening.kind == Kind::Dry)
            .then(|| Kind::ALL.len() + happening.entity as usize)
            .filter(|index| *index < self.ids.len());
        std::iter::once(happening.kind as usize).chain(place)
    }
}
