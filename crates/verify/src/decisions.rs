//! Decisions that are watched: whether they fell in a window, and in which histories they do.

use citerne_learn::observe::{Evidence, Observation};
use citerne_luck::Decision;
use citerne_model::script::Line;
use citerne_model::{Happening, Kind, Layout, decision};

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
    /// When it fell.
    pub(crate) fallen: Vec<Fallen>,
    /// The last day of which it is known whether it fell.
    until: u32,
}

/// A decision that fell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fallen {
    /// The day.
    pub(crate) day: u32,
    /// Day on which it became known.
    pub(crate) known: u32,
}

impl Watched {
    /// Whether it fell after an origin and by a day; `None` where that isn't known.
    pub(crate) fn fell(&self, origin: u32, by: u32) -> Option<bool> {
        let mut fallen = self.fallen.iter();
        let fell = fallen.any(|fallen| (origin + 1..=by).contains(&fallen.day));
        (fell || by <= self.until).then_some(fell)
    }

    pub(crate) fn is(&self, happening: &Happening) -> bool {
        let whose = self.entity.is_none_or(|entity| entity == happening.entity);
        happening.kind == self.happens && whose
    }

    /// The first day on which it fell, as far as that was known at the end of a day.
    pub(crate) fn fell_by(&self, day: u32) -> Option<u32> {
        let known = self.fallen.iter().filter(|fallen| fallen.known <= day);
        known.map(|fallen| fallen.day).min()
    }
}

/// The decisions of which a log is complete.
pub(crate) fn watched(evidence: &Evidence, layout: &Layout) -> Vec<Watched> {
    let script = evidence.script();
    let lines = script.lines().iter();
    lines
        .filter_map(|line| of_line(line, evidence.observations(), layout))
        .collect()
}

fn of_line(line: &Line, told: &[Observation], layout: &Layout) -> Option<Watched> {
    let (kind, happens) = of(line.decision)?;
    let of_government = line.decision == decision::ADVICE;
    let government = layout.governments.get(line.entity as usize);
    let name = match government.filter(|_| of_government) {
        Some(id) => format!("{kind}:{id}"),
        None => kind.to_owned(),
    };
    // A measure of the case, of which no row tells, is known on its day.
    let known = |day: u32| {
        let is = |o: &&Observation| o.from == day && o.subject.decision.as_ref() == Some(&name);
        told.iter().find(is).map_or(day, |told| told.known)
    };
    let fallen = line.days.iter().map(|&day| Fallen {
        day,
        known: known(day),
    });
    Some(Watched {
        fallen: fallen.collect(),
        name,
        kind,
        happens,
        entity: of_government.then_some(line.entity),
        until: line.until?,
    })
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

    impl Watched {
        /// Advice of one government.
        pub(crate) fn advice(fallen: Vec<Fallen>, until: u32) -> Self {
            Self {
                name: "advice:here".into(),
                kind: "advice",
                happens: Kind::AdviceToLeave,
                entity: Some(1),
                fallen,
                until,
            }
        }
    }

    #[test]
    fn what_is_not_known_is_not_scored() {
        let watched = Watched::advice(vec![Fallen { day: 10, known: 12 }], 10);
        assert_eq!(watched.fell(2, 9), Some(false));
        assert_eq!(watched.fell(9, 12), Some(true));
        assert_eq!(watched.fell(10, 12), None);
        assert_eq!((watched.fell_by(11), watched.fell_by(12)), (None, Some(10)));
    }
}
