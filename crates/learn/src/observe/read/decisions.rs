//! Dated decisions: the script that makes them fall, and the observations that weigh them.

use citerne_case::spec::{Action, Target};
use citerne_case::{Event, EventKind};
use citerne_ensemble::facts::Reason;
use citerne_luck::Decision;
use citerne_model::script::Line;
use citerne_model::{Script, decision};
use jiff::civil::Weekday;

use super::super::observation::{Kind, Model, Observation, Subject, Value};
use super::{Part, Reader, part};

/// A decision that is known to have fallen.
struct Fallen {
    day: u32,
    known: u32,
    lines: Vec<usize>,
}

/// What is known of one decision of one entity.
struct Known {
    decision: Decision,
    entity: u32,
    name: String,
    fallen: Vec<Fallen>,
    otherwise: Otherwise,
}

/// What is known of the days on which a decision is not known to have fallen.
#[derive(Clone, Copy, PartialEq)]
enum Otherwise {
    /// It fell on none of them up to the day of the forecast: the log is complete.
    NotFallen,
    /// It did not fall before it did.
    NotBefore,
    /// Nothing: an attempt that failed may have gone unseen.
    Unknown,
}

impl Otherwise {
    fn of(complete: bool) -> Self {
        if complete {
            Self::NotFallen
        } else {
            Self::NotBefore
        }
    }
}

impl Reader<'_> {
    /// The script, with one observation for each decision that fell, and one for each week in
    /// which the others didn't.
    pub(super) fn decisions(&mut self, rows: &[&Event], floor: f64) -> Script {
        let mut known = self.advice();
        known.extend(self.schools(rows));
        known.extend(self.complete(rows));
        known.retain(|k| k.otherwise == Otherwise::NotFallen || !k.fallen.is_empty());
        let mut script = Script::new(floor);
        for what in &known {
            let days: Vec<u32> = what.fallen.iter().map(|f| f.day).collect();
            let last = days.iter().copied().max().unwrap_or(0);
            script.add(Line {
                decision: what.decision,
                entity: what.entity,
                until: match what.otherwise {
                    Otherwise::NotFallen => Some(self.as_of.max(last)),
                    Otherwise::NotBefore => Some(last),
                    Otherwise::Unknown => None,
                },
                days,
            });
            self.fell(what);
        }
        if !known.is_empty() {
            self.silence();
        }
        self.leave_out_undecided(rows);
        script
    }

    /// One observation for each time that a decision fell. Two lines of the script may make one
    /// decision (an attempt, and that it succeeds).
    fn fell(&mut self, what: &Known) {
        let mut days = Vec::new();
        for fallen in &what.fallen {
            let id = format!(
                "{}:{}:{}",
                Kind::Decision.id(),
                what.name,
                self.world.date(fallen.day)
            );
            let same = |o: &&Observation| o.id == id;
            if let Some(Model::Weighed { slot }) =
                self.observations.iter().find(same).map(|o| &o.model)
            {
                days.push((fallen.day, *slot));
                continue;
            }
            if fallen.day > self.as_of {
                // Announced: it will fall, but nothing is known yet of the days until then.
                continue;
            }
            let slot = self.plan.slot();
            days.push((fallen.day, slot));
            self.observations.push(Observation {
                id,
                lines: fallen.lines.clone(),
                kind: Kind::Decision,
                subject: Subject {
                    decision: Some(what.name.clone()),
                    ..Subject::default()
                },
                unit: "",
                from: fallen.day,
                to: fallen.day,
                known: fallen.known.max(fallen.day),
                value: Value::None,
                model: Model::Weighed { slot },
            });
        }
        self.plan.fell.push(days);
    }

    /// One observation for each week that ends on Sunday or with the log.
    fn silence(&mut self) {
        let mut from = 0;
        for day in 0..=self.as_of {
            let ends = self.world.date(day).weekday() == Weekday::Sunday;
            if !ends && day != self.as_of {
                continue;
            }
            let slot = self.plan.slot();
            self.plan.silence[from as usize..=day as usize].fill(Some(slot));
            self.observations.push(Observation {
                id: format!("{}:{}", Kind::NothingFell.id(), self.sunday(day)),
                lines: Vec::new(),
                kind: Kind::NothingFell,
                subject: Subject::default(),
                unit: "",
                from,
                to: day,
                known: day,
                value: Value::None,
                model: Model::Weighed { slot },
            });
            from = day + 1;
        }
    }

    /// Governments that told their citizens to leave, as the case's measures have it.
    fn advice(&self) -> Vec<Known> {
        if self.case.exodus.is_none() {
            return Vec::new();
        }
        let governments = self.world.layout().governments.iter().enumerate();
        let known = governments.map(|(g, id)| Known {
            decision: decision::ADVICE,
            entity: u32::try_from(g).unwrap_or(u32::MAX),
            name: format!("advice:{id}"),
            fallen: self.forced(Target::TravelAdvice, Some(id)),
            otherwise: Otherwise::of(self.is_complete(EventKind::TravelAdvice)),
        });
        known.collect()
    }

    /// When measures that are known by the day of the forecast act on a target for the first time.
    fn forced(&self, target: Target, on: Option<&str>) -> Vec<Fallen> {
        let mut fallen: Vec<Fallen> = Vec::new();
        for measure in self.case.measures.values() {
            let acts = measure.effects.values().any(|effect| {
                let here = effect.on.is_none() || effect.on.as_deref() == on;
                effect.target == target && here && effect.action == Action::Set
            });
            let Some(from) = measure.from.filter(|_| acts) else {
                continue;
            };
            let since = measure.known_since.unwrap_or(from);
            let Some(day) = self.day(from).filter(|_| since <= self.last) else {
                continue;
            };
            if fallen.iter().all(|f| f.day != day) {
                fallen.push(Fallen {
                    day,
                    known: self.day(since).unwrap_or(0),
                    lines: Vec::new(),
                });
            }
        }
        fallen.sort_by_key(|f| f.day);
        fallen
    }

    /// Closures of schools: measures of the case, and rows that no measure stands for.
    fn schools(&self, rows: &[&Event]) -> Option<Known> {
        self.case.schools.as_ref()?;
        let mut fallen = self.forced(Target::SchoolsClosed, None);
        let complete = self.is_complete(EventKind::SchoolClosureStart);
        for told in self.dated_on(rows, EventKind::SchoolClosureStart) {
            match fallen.iter_mut().find(|f| f.day.abs_diff(told.day) <= SAME) {
                Some(measure) => measure.lines.extend(told.lines),
                None if complete => fallen.push(told),
                None => {}
            }
        }
        fallen.sort_by_key(|f| f.day);
        Some(Known {
            decision: decision::SCHOOLS_CLOSE,
            entity: 0,
            name: "schools-close".into(),
            fallen,
            otherwise: Otherwise::of(complete),
        })
    }

    /// Kinds of which the log is complete, as far as the model has a hazard for them. A success
    /// that is known was tried that day; of other days it is only known that nothing succeeded.
    fn complete(&self, rows: &[&Event]) -> Vec<Known> {
        use EventKind as K;
        use Otherwise::{NotFallen, Unknown};
        let spec = self.case;
        let (regime, takeover) = (spec.regime.is_some(), spec.takeover.is_some());
        let (talks, campaign) = (spec.talks.is_some(), spec.campaign.is_some());
        let taken = "capital-taken";
        let all = [
            (K::Coup, regime, decision::COUP, "coup", Unknown),
            (K::Coup, regime, decision::COUP_SUCCESS, "coup", NotFallen),
            (K::CapitalTaken, takeover, decision::ASSAULT, taken, Unknown),
            (
                K::CapitalTaken,
                takeover,
                decision::ASSAULT_SUCCESS,
                taken,
                NotFallen,
            ),
            (
                K::DealNational,
                talks,
                decision::ACCORD,
                "accord",
                NotFallen,
            ),
            (
                K::AttackCity,
                campaign,
                decision::CAPITAL_ATTACK,
                "capital-attack",
                NotFallen,
            ),
        ];
        let known = |decision, name: &str, fallen, otherwise| Known {
            decision,
            entity: 0,
            name: name.into(),
            fallen,
            otherwise,
        };
        // An uprising that succeeds is logged as a coup; a coup that is logged was none.
        let uprising = (regime && self.is_complete(K::Coup))
            .then(|| known(decision::UPRISING, "uprising", Vec::new(), NotFallen));
        all.into_iter()
            .filter(|(kind, there, ..)| *there && self.is_complete(*kind))
            .map(|(kind, _, decision, name, otherwise)| {
                known(decision, name, self.dated_on(rows, kind), otherwise)
            })
            .chain(uprising)
            .collect()
    }

    /// Rows of a decision, as days on which it fell.
    fn dated_on(&self, rows: &[&Event], kind: EventKind) -> Vec<Fallen> {
        let capital = &self.case.case.capital;
        let meant = |row: &&&Event| {
            row.kind == kind
                && (kind != EventKind::AttackCity || row.place_id.as_ref() == Some(capital))
        };
        let fallen = rows.iter().filter(meant).filter_map(|row| {
            let day = self.day(row.date)?;
            Some(Fallen {
                day,
                known: self.known(row, day),
                lines: vec![row.line],
            })
        });
        fallen.collect()
    }

    fn is_complete(&self, kind: EventKind) -> bool {
        let complete = &self.case.case.complete_kinds;
        complete.iter().any(|id| id == kind.id())
    }

    /// Rows of decisions that no observation weighs.
    fn leave_out_undecided(&mut self, rows: &[&Event]) {
        for row in rows
            .iter()
            .filter(|row| matches!(part(row.kind), Part::Decision))
        {
            let weighed = self
                .observations
                .iter()
                .any(|o| o.lines.contains(&row.line));
            if weighed {
                continue;
            }
            let reason = match self.day(row.date) {
                None => Reason::BeforeStart,
                Some(_) => Reason::NoOutput,
            };
            self.leave_out(row, reason);
        }
    }
}

/// Days by which a row and a measure of one decision may lie apart.
const SAME: u32 = 3;
