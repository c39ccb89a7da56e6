//! Outcomes read off a history by rule (system 19): what became of the rulers, of the blockade, and
//! what the street is like. The page `outcomes` of the book states the rules for a stranger.

use citerne_case::spec::Target;
use citerne_case::spec::politics::Rules;

use crate::happening::{Kind, Today};
use crate::now::Now;
use crate::signals::Signals;

/// What became of the rulers: the first irregular exit whose winners held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Rulers {
    /// No such exit so far.
    Stand,
    /// A coup.
    Coup,
    /// A fall to the street.
    Uprising,
    /// The blockader holds the seat of government.
    Arms,
}

/// What became of the blockade: the first way in which its grip was off for long enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Grip {
    /// It holds, or has not begun.
    Holds,
    /// Supply came back though the blockade goes on.
    Eased,
    /// Supply came back after the blockader called it off.
    Lapsed,
    /// Supply came back with the main corridor open to unescorted traffic.
    Broken,
    /// Supply came back while both sides keep a national deal.
    Deal,
}

/// What the street is like on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Street {
    /// No recent mass protest.
    Calm,
    /// A recent mass protest.
    Unrest,
    /// A recent lethal crackdown.
    Crackdown,
}

/// One cell of the outcome grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Outcome {
    /// First event, for good.
    pub rulers: Rulers,
    /// First event, for good.
    pub grip: Grip,
    /// State on the day.
    pub street: Street,
}

impl Rulers {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::Stand, Self::Coup, Self::Uprising, Self::Arms];

    /// Id, as tables call it.
    #[must_use]
    pub fn id(self) -> &'static str {
        ["stands", "coup", "uprising", "arms"][self as usize]
    }
}

impl Grip {
    /// All, in order.
    pub const ALL: [Self; 5] = [
        Self::Holds,
        Self::Eased,
        Self::Lapsed,
        Self::Broken,
        Self::Deal,
    ];

    /// Id, as tables call it.
    #[must_use]
    pub fn id(self) -> &'static str {
        ["holds", "eased", "lapsed", "broken", "deal"][self as usize]
    }
}

impl Street {
    /// All, in order.
    pub const ALL: [Self; 3] = [Self::Calm, Self::Unrest, Self::Crackdown];

    /// Id, as tables call it.
    #[must_use]
    pub fn id(self) -> &'static str {
        ["calm", "unrest", "crackdown"][self as usize]
    }
}

impl Outcome {
    /// How many cells the grid has.
    pub const CELLS: u8 = 60;

    /// Number of the cell, below [`Outcome::CELLS`]: rulers slowest, street fastest.
    #[must_use]
    pub fn cell(self) -> u8 {
        (self.rulers as u8 * 5 + self.grip as u8) * 3 + self.street as u8
    }

    /// The outcome of a cell; `None` from [`Outcome::CELLS`] on.
    #[must_use]
    pub fn of_cell(cell: u8) -> Option<Self> {
        Some(Self {
            rulers: *Rulers::ALL.get(usize::from(cell / 15))?,
            grip: Grip::ALL[usize::from(cell / 3 % 5)],
            street: Street::ALL[usize::from(cell % 3)],
        })
    }
}

/// New rulers who have yet to show that they hold.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Claim {
    rulers: Rulers,
    /// Days they have held so far.
    held: f64,
}

/// State of this system.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    rulers: Rulers,
    grip: Grip,
    claim: Option<Claim>,
    /// Whether supply has been under the mark since the blockade was declared.
    bitten: bool,
    /// Whether escorts were offered on some day of the blockade: only then can a road be reopened.
    escorted: bool,
    /// Days in a row on which supply was up to the mark.
    supplied: f64,
    /// Days since the last mass protest.
    since_protest: f64,
    /// Days since the last lethal crackdown.
    since_crackdown: f64,
}

impl State {
    /// The state on the morning of the first day: rulers stand, nothing has eased, calm.
    #[must_use]
    pub fn start() -> Self {
        Self {
            rulers: Rulers::Stand,
            grip: Grip::Holds,
            claim: None,
            bitten: false,
            escorted: false,
            supplied: 0.0,
            since_protest: f64::INFINITY,
            since_crackdown: f64::INFINITY,
        }
    }

    /// Reads the day, after all other systems.
    pub fn step(&mut self, now: &Now<'_>, signals: &Signals, today: &mut Today) {
        let rules = &now.params.rules;
        self.read_rulers(rules, today);
        if now.declared.is_some_and(|declared| now.day >= declared) {
            self.escorted |= now
                .levers
                .of(Target::EscortOffer)
                .iter()
                .any(|offer| *offer > 0.0);
            self.read_grip(rules, signals, today);
        }
        self.read_street(today);
    }

    /// The outcome as of today.
    #[must_use]
    pub fn outcome(&self, rules: &Rules) -> Outcome {
        let street = if self.since_crackdown < rules.crackdown_days {
            Street::Crackdown
        } else if self.since_protest < rules.unrest_days {
            Street::Unrest
        } else {
            Street::Calm
        };
        Outcome {
            rulers: self.rulers,
            grip: self.grip,
            street,
        }
    }

    /// A change counts once its winners have held; whoever ousts them first takes their place.
    fn read_rulers(&mut self, rules: &Rules, today: &Today) {
        if self.rulers != Rulers::Stand {
            return;
        }
        if let Some(claim) = &mut self.claim {
            claim.held += 1.0;
        }
        for happening in today.all() {
            let rulers = match happening.kind {
                Kind::Coup => Rulers::Coup,
                Kind::Uprising => Rulers::Uprising,
                Kind::CapitalTaken => Rulers::Arms,
                _ => continue,
            };
            self.claim = Some(Claim { rulers, held: 0.0 });
        }
        if let Some(claim) = self.claim.filter(|claim| claim.held >= rules.hold_days) {
            self.rulers = claim.rulers;
        }
    }

    /// Counts days of good supply from the first shortage on, or from the end of the blockade if it
    /// never bit: the stocks of the first weeks must not pass for an easing.
    fn read_grip(&mut self, rules: &Rules, signals: &Signals, today: &mut Today) {
        // With the seat of government in the blockader's hands the question is settled otherwise.
        if self.grip != Grip::Holds || signals.capital_lost {
            return;
        }
        let good = signals.served >= rules.eased_supply;
        self.bitten |= !good;
        let ended = signals.lapsed || signals.deal_kept || signals.breakthrough;
        self.supplied = if good && (self.bitten || ended) {
            self.supplied + 1.0
        } else {
            0.0
        };
        if self.supplied < rules.eased_days {
            return;
        }
        let reopened = self.escorted && signals.lone_flow_main >= rules.open_corridor;
        let open = signals.breakthrough || reopened;
        self.grip = if signals.deal_kept {
            today.note(Kind::EndedByDeal, 0, 0.0);
            Grip::Deal
        } else if signals.lapsed {
            Grip::Lapsed
        } else if open {
            today.note(Kind::BrokenByForce, 0, 0.0);
            Grip::Broken
        } else {
            Grip::Eased
        };
        today.note(Kind::Eased, 0, 0.0);
    }

    fn read_street(&mut self, today: &Today) {
        self.since_protest += 1.0;
        self.since_crackdown += 1.0;
        if today.count(Kind::MassProtest) > 0 {
            self.since_protest = 0.0;
        }
        if today.count(Kind::Crackdown) > 0 {
            self.since_crackdown = 0.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, Bench};

    fn rules() -> Rules {
        testing::params(&testing::case()).rules
    }

    fn outcome(days: f64, write: impl Fn(u32, &mut Signals, &mut Today)) -> Outcome {
        let mut bench = Bench::new(&testing::case());
        let mut state = State::start();
        for day in 0..days as u32 {
            bench.step(day, |now, signals, today| {
                write(day, signals, today);
                state.step(now, signals, today);
            });
        }
        state.outcome(&bench.params.rules)
    }

    #[test]
    fn cells_and_outcomes_map_one_to_one() {
        for cell in 0..Outcome::CELLS {
            assert_eq!(Outcome::of_cell(cell).expect("a cell").cell(), cell);
        }
        assert_eq!(Outcome::of_cell(Outcome::CELLS), None);
    }

    #[test]
    fn rulers_count_once_they_have_held() {
        let coup = |day, _: &mut Signals, today: &mut Today| {
            if day == 10 {
                today.note(Kind::Coup, 0, 0.0);
            }
        };
        assert_eq!(
            outcome(10.0 + rules().hold_days, coup).rulers,
            Rulers::Stand
        );
        assert_eq!(outcome(11.0 + rules().hold_days, coup).rulers, Rulers::Coup);
        let ousted = |day, signals: &mut Signals, today: &mut Today| {
            coup(day, signals, today);
            if day == 12 {
                today.note(Kind::CapitalTaken, 0, 0.0);
            }
        };
        assert_eq!(outcome(100.0, ousted).rulers, Rulers::Arms);
    }

    /// Supply bad from day 20 to 39, good otherwise.
    fn bad_spell(day: u32, signals: &mut Signals) {
        signals.served = if (20..40).contains(&day) { 0.3 } else { 0.95 };
        signals.lone_flow_main = 0.0;
    }

    #[test]
    fn stocks_of_the_first_weeks_are_no_easing() {
        assert_eq!(outcome(200.0, |_, s, _| s.served = 1.0).grip, Grip::Holds);
        let eased = 40.0 + rules().eased_days;
        assert_eq!(
            outcome(eased - 1.0, |d, s, _| bad_spell(d, s)).grip,
            Grip::Holds
        );
        assert_eq!(outcome(eased, |d, s, _| bad_spell(d, s)).grip, Grip::Eased);
    }

    #[test]
    fn what_holds_when_supply_is_back_names_the_end() {
        let grip = |more: fn(&mut Signals)| {
            let write = |day, signals: &mut Signals, _: &mut Today| {
                bad_spell(day, signals);
                more(signals);
            };
            outcome(120.0, write).grip
        };
        assert_eq!(grip(|s| s.deal_kept = true), Grip::Deal);
        assert_eq!(grip(|s| s.lapsed = true), Grip::Lapsed);
        assert_eq!(grip(|s| s.breakthrough = true), Grip::Broken);
        // A road on which no escort was ever offered has not been reopened.
        assert_eq!(grip(|s| s.lone_flow_main = 1.0), Grip::Eased);
    }

    #[test]
    fn the_street_is_read_on_the_day() {
        let street = |days: f64, kinds: &'static [Kind]| {
            let write = |day, _: &mut Signals, today: &mut Today| {
                if day == 3 {
                    kinds.iter().for_each(|kind| today.note(*kind, 0, 0.0));
                }
            };
            outcome(days, write).street
        };
        let lasts = 3.0 + rules().unrest_days;
        assert_eq!(street(3.0, &[Kind::MassProtest]), Street::Calm);
        assert_eq!(street(4.0, &[Kind::MassProtest]), Street::Unrest);
        assert_eq!(street(lasts, &[Kind::MassProtest]), Street::Unrest);
        assert_eq!(street(lasts + 1.0, &[Kind::MassProtest]), Street::Calm);
        assert_eq!(
            street(4.0, &[Kind::MassProtest, Kind::Crackdown]),
            Street::Crackdown
        );
    }
}
