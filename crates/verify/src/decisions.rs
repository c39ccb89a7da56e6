//! Decisions that are watched: whether they fell in a window, and in which histories they do.

use citerne_luck::Decision;
use citerne_model::script::Line;
use citerne_model::{Happening, Kind, Layout, Script, decision};

/// A decision of one entity that the log is complete of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Watched {
    /// Its name, as the log's observations have it.
    pub(crate) name: String,
    /// What it is summed up with.
    pub(crate) kind: &'static str,
    happens: Kind,
    /// Whose it is, where it is not of all.
    entity: Option<u32>,
    /// Days on which it fell.
    pub(crate) days: Vec<u32>,
    /// The last day of which it is known whether it fell.
    until: u32,
}

impl Watched {
    /// Whether it fell after an origin and by a day; `None` where that isn't known.
    pub(crate) fn fell(&self, origin: u32, by: u32) -> Option<bool> {
        let fell = self.days.iter().any(|day| (origin + 1..=by).contains(day));
        (fell || by <= self.until).then_some(fell)
    }

    pub(crate) fn is(&self, happening: &Happening) -> bool {
        let whose = self.entity.is_none_or(|entity| entity == happening.entity);
        happening.kind == self.happens && whose
    }

    /// The first day on which it fell, if it did by the end of a day.
    pub(crate) fn fell_by(&self, day: u32) -> Option<u32> {
        self.days.iter().copied().filter(|on| *on <= day).min()
    }
}

/// The decisions of a script.
pub(crate) fn watched(script: &Script, layout: &Layout) -> Vec<Watched> {
    let known = |line: &Line| {
        let (kind, happens) = of(line.decision)?;
        let of_government = line.decision == decision::ADVICE;
        let government = layout.governments.get(line.entity as usize);
        Some(Watched {
            name: match government.filter(|_| of_government) {
                Some(id) => format!("{kind}:{id}"),
                None => kind.to_owned(),
            },
            kind,
            happens,
            entity: of_government.then_some(line.entity),
            days: line.days.clone(),
            until: line.until?,
        })
    };
    script.lines().iter().filter_map(known).collect()
}

/// Name and happening of a decision. An attempt that may have failed unseen is none.
fn of(what: Decision) -> Option<(&'static str, Kind)> {
    let all = [
        (decision::ADVICE, "advice", Kind::AdviceToLeave),
        (decision::SCHOOLS_CLOSE, "schools-close", Kind::SchoolsClose),
        (decision::COUP_SUCCESS, "coup", Kind::Coup),
        (decision::UPRISING, "uprising", Kind::Uprising),
        (
            decision::ASSAULT_SUCCESS,
            "capital-taken",
            Kind::CapitalTaken,
        ),
        (decision::ACCORD, "accord", Kind::Accord),
        (
            decision::CAPITAL_ATTACK,
            "capital-attack",
            Kind::CapitalAttack,
        ),
    ];
    let found = all.into_iter().find(|(decision, ..)| *decision == what);
    found.map(|(_, name, kind)| (name, kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_not_scored() {
        let watched = Watched {
            name: "advice:here".into(),
            kind: "advice",
            happens: Kind::AdviceToLeave,
            entity: Some(1),
            days: vec![10],
            until: 10,
        };
        assert_eq!(watched.fell(2, 9), Some(false));
        assert_eq!(watched.fell(9, 12), Some(true));
        assert_eq!(watched.fell(10, 12), None);
        assert_eq!((watched.fell_by(9), watched.fell_by(10)), (None, Some(10)));
    }
}
