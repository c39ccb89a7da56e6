//! What an attack does to lone trucks and to a convoy, from the luck of the day.

use citerne_case::spec::blockade::Interdiction;
use citerne_case::spec::response::Escorts;
use citerne_luck::counts::{binomial, happens, poisson};
use citerne_luck::math::expm1;
use citerne_luck::{DayLuck, Distribution};

use super::fleet::small;
use crate::decision;

/// What happened to the trucks of a party on one day.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Fate {
    /// Attacks: one for each lone truck attacked, one for a convoy.
    pub(super) attacks: i32,
    /// Trucks lost, burned or captured.
    pub(super) lost: i32,
    /// Lost trucks taken with their fuel.
    pub(super) captured: i32,
    /// Trucks sent back.
    pub(super) turned: i32,
    /// Whether the escort was beaten.
    pub(super) escort_beaten: bool,
    pub(super) soldiers_killed: u32,
}

/// Share of a convoy lost from which its escort counts as beaten.
const BEATEN: f64 = 0.5;

/// The fate of `trucks` lone trucks that drive `danger` dangerous units of 100 km today.
pub(super) fn lone(
    p: &Interdiction,
    danger: f64,
    trucks: i32,
    luck: &DayLuck,
    entity: u32,
) -> Fate {
    let hazard = p.lone_hazard * danger;
    if hazard <= 0.0 || trucks <= 0 {
        return Fate::default();
    }
    let u = |decision| luck.uniform(decision, entity);
    let chance = -expm1(-hazard);
    let attacked = binomial(trucks.unsigned_abs(), chance, u(decision::LONE_ATTACKS));
    if attacked == 0 {
        return Fate::default();
    }
    let lost = binomial(attacked, p.lone_loss, u(decision::LONE_LOSSES));
    Fate {
        attacks: signed(attacked),
        lost: signed(lost),
        captured: signed(binomial(lost, p.captured, u(decision::LONE_CAPTURED))),
        turned: signed(binomial(attacked - lost, p.turned_back, u(decision::LONE_TURNED))),
        ..Fate::default()
    }
}

/// The fate of a convoy of `trucks` that drives `danger` dangerous units of 100 km today; `escorts`
/// where it has an escort.
pub(super) fn convoy(
    p: &Interdiction,
    escorts: Option<&Escorts>,
    danger: f64,
    trucks: i32,
    luck: &DayLuck,
    entity: u32,
) -> Fate {
    let (deterrence, defence) = escorts.map_or((1.0, 1.0), |e| (e.deterrence, e.defence));
    let hazard = p.convoy_hazard * danger * deterrence;
    let u = |decision| luck.uniform(decision, entity);
    if hazard <= 0.0 || trucks <= 0 || !happens(hazard, u(decision::CONVOY_ATTACKED)) {
        return Fate::default();
    }
    let mean = (p.convoy_loss * defence).clamp(0.0, 1.0);
    let share = loss_share(mean, p.convoy_loss_evenness, u(decision::CONVOY_SHARE));
    let all = trucks.unsigned_abs();
    let lost = rounded(share * f64::from(all)).min(all);
    let killed = escorts.map_or(0, |e| {
        // Deaths go with how badly the attack went; their mean is the case's.
        let severity = if mean > 0.0 { share / mean } else { 1.0 };
        let deaths = poisson((p.soldiers_killed * severity).min(1e6), u(decision::SOLDIERS_KILLED));
        deaths.min(rounded(e.soldiers))
    });
    Fate {
        attacks: 1,
        lost: signed(lost),
        captured: signed(binomial(lost, p.captured, u(decision::CONVOY_CAPTURED))),
        turned: signed(binomial(all - lost, p.turned_back, u(decision::CONVOY_TURNED))),
        escort_beaten: escorts.is_some() && share > BEATEN,
        soldiers_killed: killed,
    }
}

/// Share of a convoy lost in one attack: beta with this mean and sum of parameters.
fn loss_share(mean: f64, evenness: f64, u: f64) -> f64 {
    if mean <= 0.0 || mean >= 1.0 {
        return mean;
    }
    Distribution::Beta { a: mean * evenness, b: (1.0 - mean) * evenness }.quantile(u)
}

/// People harmed with `lost` trucks, and how many of the drivers among them were abducted.
///
/// A truck has a crew of up to three, so the mean harm per truck can be up to three people; the
/// driver counts among the first harmed.
pub(super) fn harmed(p: &Interdiction, lost: i64, luck: &DayLuck, entity: u32) -> (i64, i64, i64) {
    const CREW: u32 = 3;
    let u = |decision| luck.uniform(decision, entity);
    let chance = (p.driver_harm / f64::from(CREW)).clamp(0.0, 1.0);
    let people = i64::from(binomial(CREW * small(lost), chance, u(decision::DRIVERS_HARMED)));
    let drivers = people.min(lost);
    let abducted = binomial(small(drivers), p.driver_abducted, u(decision::DRIVERS_ABDUCTED));
    (people, drivers, i64::from(abducted))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // not negative, a count of trucks
fn rounded(x: f64) -> u32 {
    (x + 0.5).floor() as u32
}

fn signed(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
