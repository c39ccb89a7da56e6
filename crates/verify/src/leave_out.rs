//! Learning without one kind of fact, to see whether the others bear it out.

use citerne_learn::observe::{Kind, Observation};
use citerne_score::{ScoredFact, Task};

use crate::error::VerifyError;
use crate::fact::{Fact, facts};
use crate::predict::Question;
use crate::study::{Look, Study};

/// Kinds of facts that are left out together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Prices on the street and of food.
    Prices,
    /// Arrivals, convoys and deliveries.
    Arrivals,
    /// Trucks lost, week by week and in total.
    Losses,
    /// Hours of power.
    Power,
}

impl Group {
    /// All groups.
    pub const ALL: [Self; 4] = [Self::Prices, Self::Arrivals, Self::Losses, Self::Power];

    /// Its name, as options have it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Prices => "prices",
            Self::Arrivals => "arrivals",
            Self::Losses => "losses",
            Self::Power => "power",
        }
    }

    /// The kinds of facts in it.
    #[must_use]
    pub fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Prices => &[Kind::StreetPrice, Kind::FoodPrice],
            Self::Arrivals => &[Kind::Arrivals, Kind::Convoy, Kind::Deliveries],
            Self::Losses => &[Kind::Losses, Kind::TotalLosses],
            Self::Power => &[Kind::Power],
        }
    }
}

/// Learns from the whole log but for one group of facts, and scores what histories of that
/// posterior tell of each of these. There are no baselines: the facts around are known. What was left
/// out is drawn in each history where other facts rest on it.
///
/// # Errors
/// If the log has none of the group; if the case can't be learned from, or learning fails; if
/// `look` breaks it off.
pub fn leave_out(
    study: &Study<'_>,
    group: Group,
    look: Look<'_>,
) -> Result<Vec<ScoredFact>, VerifyError> {
    let (model, evidence) = study.whole()?;
    let held: Vec<Fact> = facts(&evidence)
        .into_iter()
        .filter(|fact| group.kinds().iter().any(|kind| kind.id() == fact.kind))
        .collect();
    if held.is_empty() {
        return Err(VerifyError::NothingLeftOut { group: group.id() });
    }
    let (last, date) = (model.as_of(), model.date(model.as_of()));
    let (model, learned) = if study.prior {
        (model, None)
    } else {
        let histories = study.histories(model, evidence.without(group.kinds()))?;
        let (posterior, _) = study.learn(&histories, None, look)?;
        let model = histories.model.clone();
        (model, Some(study.settled(histories, &posterior, look)?))
    };
    let left = |told: &Observation| !group.kinds().contains(&told.kind);
    let known: Vec<bool> = evidence.observations().iter().map(left).collect();
    let evidence = evidence.foreseen(left);
    let facts: Vec<&Fact> = held.iter().collect();
    let question = Question {
        model: &model,
        evidence: &evidence,
        known: &known,
        facts: &facts,
        decisions: &[],
        origin: last,
        decided_by: last,
        last,
        seed: study.seed,
    };
    let answers = study.answers(&question, learned)?;
    let scored = held.iter().zip(answers.drawn).map(|(fact, drawn)| {
        let task = Task {
            origin_date: date,
            target: fact.id.clone(),
            target_end_date: model.date(fact.to),
            location: fact.location.clone(),
        };
        study.score((&fact.kind, task), fact, drawn)
    });
    scored.collect()
}
