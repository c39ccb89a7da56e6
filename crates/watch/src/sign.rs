//! What may be seen in coming days.

use citerne_case::spec::CaseSpec;
use citerne_learn::observe::{self, Evidence, EvidenceError, Observation, Tally, Value};
use citerne_luck::{Decision, Luck, Stage};
use citerne_model::{Kind, Model, Params};

/// Something that may be seen in the first days after that of the forecast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// What.
    pub what: What,
    /// The place, where it is of one.
    pub place: Option<String>,
    /// The corridor.
    pub corridor: Option<String>,
    /// The product.
    pub product: Option<String>,
    /// Unit.
    pub unit: &'static str,
    /// Days after that of the forecast: what is counted is counted over them, what has a level is
    /// read on the last of them.
    pub days: u32,
}

/// What is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// What a log tells: with its noise, late rows apart.
    Told(observe::Kind),
    /// How often something happens that nobody can miss.
    Seen(Kind),
}

/// Happenings that are known as they happen: decisions that are announced, crowds, towns that fall.
const SEEN: [Kind; 14] = [
    Kind::AdviceToLeave,
    Kind::MissionReduced,
    Kind::MassProtest,
    Kind::Repression,
    Kind::CoupAttempt,
    Kind::Purge,
    Kind::SchoolsClose,
    Kind::TalksOpen,
    Kind::LocalAccord,
    Kind::CapitalAttack,
    Kind::Kidnap,
    Kind::SeatFalls,
    Kind::SiegeNew,
    Kind::CarrierStops,
];

/// Signs, and how they are read off histories.
#[derive(Debug, Clone)]
pub struct Signs {
    /// The signs: those that are told first, then those that are seen, by window.
    pub list: Vec<Sign>,
    evidence: Evidence,
    windows: Vec<u32>,
    as_of: u32,
}

/// What is remembered of one history.
#[derive(Debug, Clone)]
pub(crate) struct Heard {
    tally: Tally,
    /// `[window][happening]`.
    counts: Vec<[u32; SEEN.len()]>,
}

impl Signs {
    /// The signs of a case: of all corridors and the country, and of some places, in windows of so
    /// many days after that of the forecast.
    ///
    /// # Errors
    /// If the case doesn't say how events come to be told, or a window reaches beyond the model.
    pub fn of(
        model: &Model,
        case: &CaseSpec,
        places: &[String],
        windows: &[u32],
    ) -> Result<Self, EvidenceError> {
        let evidence = Evidence::coming(model, case, places, windows)?;
        let mut windows = windows.to_vec();
        windows.sort_unstable();
        windows.dedup();
        let as_of = model.as_of();
        let told = evidence.observations().iter();
        let told = told.map(|observation| told_sign(observation, as_of));
        let seen = windows
            .iter()
            .flat_map(|days| SEEN.map(|kind| seen_sign(kind, *days)));
        Ok(Self {
            list: told.chain(seen).collect(),
            evidence,
            windows,
            as_of,
        })
    }

    /// The last day on which a sign is seen, counted from that of the forecast.
    #[must_use]
    pub fn last(&self) -> u32 {
        self.windows.last().copied().unwrap_or(0)
    }

    pub(crate) fn heard(&self) -> Heard {
        Heard {
            tally: self.evidence.tally(),
            counts: vec![[0; SEEN.len()]; self.windows.len()],
        }
    }

    /// Notes a day of a history.
    pub(crate) fn hear(
        &self,
        heard: &mut Heard,
        day: u32,
        today: &[citerne_model::Happening],
        row: &[f32],
        params: &Params,
    ) {
        let Some(after) = day.checked_sub(self.as_of).filter(|after| *after > 0) else {
            return;
        };
        if after > self.last() {
            return;
        }
        self.evidence
            .hear(&mut heard.tally, day, today, row, params);
        for (window, counts) in self.windows.iter().zip(&mut heard.counts) {
            for (kind, count) in SEEN.iter().zip(counts).filter(|_| after <= *window) {
                let times = today.iter().filter(|it| it.kind == *kind).count();
                *count += u32::try_from(times).unwrap_or(u32::MAX);
            }
        }
    }

    /// What is seen of a history, once it has been heard: a number for each sign.
    pub(crate) fn read(&self, heard: &Heard, params: &Params, luck: Luck) -> Vec<f64> {
        let luck = luck.stage(Stage::Telling).day(0);
        let count = self.evidence.observations().len();
        let mut told: Vec<Value> = Vec::with_capacity(count);
        for index in 0..count {
            let decision = Decision(u16::try_from(index).unwrap_or(u16::MAX));
            let mut next = 0;
            let mut u = || {
                next += 1;
                luck.uniform(decision, next)
            };
            let value = self
                .evidence
                .draw(index, &heard.tally, params, &mut u, &told);
            told.push(value);
        }
        let told = told.iter().map(|value| value.number().unwrap_or(0.0));
        let seen = heard.counts.iter().flatten().map(|count| f64::from(*count));
        told.chain(seen).collect()
    }
}

fn told_sign(observation: &Observation, as_of: u32) -> Sign {
    let subject = &observation.subject;
    Sign {
        what: What::Told(observation.kind),
        place: subject.place.clone(),
        corridor: subject.corridors.first().cloned(),
        product: subject.product.clone(),
        unit: observation.unit,
        days: observation.to - as_of,
    }
}

fn seen_sign(kind: Kind, days: u32) -> Sign {
    Sign {
        what: What::Seen(kind),
        place: None,
        corridor: None,
        product: None,
        unit: "1",
        days,
    }
}

impl What {
    /// Its name in tables.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Told(kind) => kind.id(),
            Self::Seen(kind) => kind.id(),
        }
    }

    /// Whether it is counted over its days; else it is a level on the last of them.
    #[must_use]
    pub fn is_counted(self) -> bool {
        use observe::Kind as Told;
        match self {
            Self::Told(kind) => matches!(kind, Told::Attacks | Told::Losses | Told::Arrivals),
            Self::Seen(_) => true,
        }
    }
}

impl Sign {
    /// Its name as one word, such as `arrivals/bamako@7`.
    #[must_use]
    pub fn path(&self) -> String {
        let of = [&self.place, &self.corridor, &self.product];
        let of = of.into_iter().flatten().map(String::as_str);
        let parts: Vec<&str> = std::iter::once(self.what.id()).chain(of).collect();
        format!("{}@{}", parts.join("/"), self.days)
    }
}
