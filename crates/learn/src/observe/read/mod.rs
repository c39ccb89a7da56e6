//! From rows of the log to observations.

mod attacks;
mod coming;
mod decisions;
mod order;
mod rows;
mod totals;

use citerne_case::spec::CaseSpec;
use citerne_case::spec::header::Confidence;
use citerne_case::{Event, EventKind, EventLog};
use citerne_ensemble::facts::Reason;
use citerne_model::{Model as World, Script, Where};
use jiff::civil::Date;

use super::evidence::LeftOut;
use super::observation::Observation;
use super::plan::Plan;

pub(super) use coming::coming;

/// All that is read from a log.
pub(super) struct Reading {
    pub(super) observations: Vec<Observation>,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) script: Script,
    pub(super) plan: Plan,
}

/// Which part of the evidence a row belongs to.
enum Part {
    /// Attacks and losses, by week.
    Attack,
    /// Losses since a day.
    Total,
    /// A figure of its own.
    Figure,
    /// A decision that the script of the model can weigh, if the log is complete of its kind.
    Decision,
    /// None, with the reason.
    No(Reason),
}

/// Where each kind of event belongs. A new kind has to be decided on here.
fn part(kind: EventKind) -> Part {
    use EventKind as K;
    match kind {
        K::ConvoyAttacked | K::TankersDestroyed | K::TankersCaptured => Part::Attack,
        K::TankersDestroyedCumulative => Part::Total,
        K::ArrivalsWeek
        | K::ConvoyArrived
        | K::Deliveries
        | K::SupplyShare
        | K::PriceStreet
        | K::FoodPrice
        | K::StationsOpenShare
        | K::StationsDryShare
        | K::PowerHours
        | K::PowerCut
        | K::StockDays => Part::Figure,
        K::Coup | K::CapitalTaken | K::DealNational | K::SchoolClosureStart | K::AttackCity => {
            Part::Decision
        }
        // Dated measures of the case, which are forced; those with a hazard of their own are
        // weighed from the case, not from the log.
        K::PriceOfficial
        | K::BlockadeDeclared
        | K::MeasureState
        | K::SchoolClosureEnd
        | K::TravelAdvice
        | K::TransportBan => Part::No(Reason::Input),
        K::BlockadeEased
        | K::BlockadeEnded
        | K::CoupAttempt
        | K::Crackdown
        | K::DealLocal
        | K::Displacement
        | K::EconomicCost
        | K::EmbassyDrawdown
        | K::InterventionForeign
        | K::Kidnapping
        | K::Negotiation
        | K::OperationMilitary
        | K::Opinion
        | K::Other
        | K::PanicDemand
        | K::Protest
        | K::PurgeArrest
        | K::Ransom
        | K::VehiclesBurned => Part::No(Reason::NoOutput),
    }
}

/// Reads a log up to a day. `floor` is the least hazard of a decision that fell.
pub(super) fn read(
    world: &World,
    case: &CaseSpec,
    log: &EventLog,
    as_of: u32,
    floor: f64,
) -> Reading {
    let mut reader = Reader {
        world,
        case,
        start: world.date(0),
        last: world.date(as_of),
        as_of,
        plan: empty_plan(world, case, as_of),
        observations: Vec::new(),
        left_out: Vec::new(),
        losses: Vec::new(),
    };
    let rows: Vec<&Event> = log.as_of(reader.last).collect();
    let rows = reader.without_doubles(&rows);
    let script = reader.decisions(&rows, floor);
    reader.attacks(&rows);
    reader.totals(&rows);
    reader.figures(&rows);
    for row in &rows {
        if let Part::No(reason) = part(row.kind) {
            reader.leave_out(row, reason);
        }
    }
    let mut left_out = reader.left_out;
    left_out.sort_by_key(|row| row.line);
    Reading {
        observations: order::sorted(reader.observations),
        left_out,
        script,
        plan: reader.plan,
    }
}

fn empty_plan(world: &World, case: &CaseSpec, as_of: u32) -> Plan {
    let days = as_of as usize + 1;
    let presence = world.layout().places.iter().map(|place| {
        let of = |sector: &citerne_case::spec::SectorSpec| sector.presence.get(place).copied();
        case.sectors
            .values()
            .map(|s| of(s).unwrap_or(1.0))
            .collect()
    });
    Plan {
        slots: 0,
        steps: vec![Vec::new(); days],
        attacks: vec![None; days],
        silence: vec![None; days],
        fell: Vec::new(),
        presence: presence.collect(),
    }
}

/// What the parts of the reading share.
struct Reader<'a> {
    world: &'a World,
    case: &'a CaseSpec,
    start: Date,
    last: Date,
    as_of: u32,
    plan: Plan,
    observations: Vec<Observation>,
    left_out: Vec<LeftOut>,
    losses: Vec<DatedLoss>,
}

/// Trucks told as lost on some day, and the observation that holds them.
struct DatedLoss {
    observation: usize,
    day: u32,
    trucks: f64,
}

impl Reader<'_> {
    fn leave_out(&mut self, row: &Event, why: Reason) {
        self.left_out.push(LeftOut {
            line: row.line,
            kind: row.kind,
            why,
        });
    }

    /// The rows, but of several reports of one fact by kind only that of the best source; the
    /// first of equals.
    fn without_doubles<'e>(&mut self, rows: &[&'e Event]) -> Vec<&'e Event> {
        let mut kept = Vec::with_capacity(rows.len());
        for (index, row) in rows.iter().enumerate() {
            let beaten = rows.iter().enumerate().any(|(other_index, other)| {
                let same = row.fact.is_some() && other.fact == row.fact && other.kind == row.kind;
                let (a, b) = (trust(other.confidence), trust(row.confidence));
                same && (a > b || (a == b && other_index < index))
            });
            if beaten && !matches!(part(row.kind), Part::No(_)) {
                self.leave_out(row, Reason::Disputed);
            } else {
                kept.push(*row);
            }
        }
        kept
    }

    /// A day of the model by date; `None` before the first.
    fn day(&self, date: Date) -> Option<u32> {
        u32::try_from(date.duration_since(self.start).as_hours() / 24)
            .ok()
            .filter(|_| date >= self.start)
    }

    /// The day on which a row became known, no earlier than one of which it speaks.
    fn known(&self, row: &Event, to: u32) -> u32 {
        self.day(row.known_since).map_or(to, |known| known.max(to))
    }

    fn output(&self, quantity: &str, at: Where, product: Option<usize>) -> Result<usize, Reason> {
        let found = self.world.catalogue().find(quantity, at, product, None);
        found.ok_or(Reason::NoSystem)
    }

    /// A name for an observation that no other has.
    fn name(&self, parts: &[&str]) -> String {
        let id = parts.join(":");
        let taken = |id: &str| self.observations.iter().any(|o| o.id == id);
        if !taken(&id) {
            return id;
        }
        let mut number = 2;
        while taken(&format!("{id}#{number}")) {
            number += 1;
        }
        format!("{id}#{number}")
    }
}

/// How far a source is trusted, as a rank.
fn trust(confidence: Confidence) -> u8 {
    match confidence {
        Confidence::Low => 0,
        Confidence::Medium => 1,
        Confidence::High => 2,
    }
}

/// The least trusted of two sources.
fn worse(a: Confidence, b: Confidence) -> Confidence {
    if trust(a) <= trust(b) { a } else { b }
}

/// What bounds of belief say of the error, if they hold nine tenths: on the log scale.
fn log_bounds(low: f64, high: f64) -> f64 {
    use citerne_luck::math::ln;
    if high <= 0.0 || low >= high {
        return 0.0;
    }
    // A bound of nothing says that it may be little: a twentieth of the upper one.
    (ln(high) - ln(low.max(high / 20.0))) / NINE_TENTHS
}

/// Standard deviations between the 5 % and 95 % points of a normal law.
const NINE_TENTHS: f64 = 2.0 * 1.644_853_626_951_472_2;
