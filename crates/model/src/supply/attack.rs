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
        turned: signed(binomial(
            attacked - lost,
            p.turned_back,
            u(decision::LONE_TURNED),
        )),
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
        let deaths = poisson(
            (p.soldiers_killed * severity).min(1e6),
            u(decision::SOLDIERS_KILLED),
        );
        deaths.min(rounded(e.soldiers))
    });
    Fate {
        attacks: 1,
        lost: signed(lost),
        captured: signed(binomial(lost, p.captured, u(decision::CONVOY_CAPTURED))),
        turned: signed(binomial(
            all - lost,
            p.turned_back,
            u(decision::CONVOY_TURNED),
        )),
        escort_beaten: escorts.is_some() && share > BEATEN,
        soldiers_killed: killed,
    }
}

/// Share of a convoy lost in one attack: beta with this mean and sum of parameters.
fn loss_share(mean: f64, evenness: f64, u: f64) -> f64 {
    if mean <= 0.0 || mean >= 1.0 {
        return mean;
    }
    Distribution::Beta {
        a: mean * evenness,
        b: (1.0 - mean) * evenness,
    }
    .quantile(u)
}

/// People harmed with `lost` trucks, and how many of the drivers among them were abducted.
///
/// A truck has a crew of up to three, so the mean harm per truck can be up to three people; the
/// driver counts among the first harmed.
pub(super) fn harmed(p: &Interdiction, lost: i64, luck: &DayLuck, entity: u32) -> (i64, i64, i64) {
    const CREW: u32 = 3;
    let u = |decision| luck.uniform(decision, entity);
    let chance = (p.driver_harm / f64::from(CREW)).clamp(0.0, 1.0);
    let people = i64::from(binomial(
        CREW * small(lost),
        chance,
        u(decision::DRIVERS_HARMED),
    ));
    let drivers = people.min(lost);
    let abducted = binomial(
        small(drivers),
        p.driver_abducted,
        u(decision::DRIVERS_ABDUCTED),
    );
    (people, drivers, i64::from(abducted))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // not negative, a count of trucks
fn rounded(x: f64) -> u32 {
    (x + 0.5).floor() as u32
}

fn signed(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use citerne_luck::Luck;
    use citerne_luck::math::exp;

    use super::*;

    const ROADS: Interdiction = Interdiction {
        lone_hazard: 0.2,
        convoy_hazard: 0.3,
        lone_loss: 0.6,
        convoy_loss: 0.3,
        convoy_loss_evenness: 1.5,
        captured: 0.25,
        turned_back: 0.4,
        driver_harm: 0.8,
        driver_abducted: 0.5,
        driver_held: 30.0,
        soldiers_killed: 4.0,
        reporting: 0.5,
    };

    fn escorts() -> Escorts {
        Escorts {
            deterrence: 0.5,
            defence: 0.4,
            soldiers: 1000.0,
            ..Escorts::default()
        }
    }

    const DAYS: u32 = 20_000;

    fn day(day: u32) -> DayLuck {
        Luck::new(7).day(day)
    }

    /// Asserts that a mean of `DAYS` draws lies within four standard errors of what it should be.
    fn close(mean: f64, expected: f64, sd: f64) {
        let error = 4.0 * sd / f64::from(DAYS).sqrt();
        assert!(
            (mean - expected).abs() < error,
            "{mean} instead of {expected} +- {error}"
        );
    }

    fn mean(of: impl Fn(&DayLuck) -> f64) -> f64 {
        (0..DAYS).map(|d| of(&day(d))).sum::<f64>() / f64::from(DAYS)
    }

    #[test]
    fn lone_trucks_are_hit_at_the_stated_rate() {
        let (trucks, danger) = (20, 1.5);
        let hit = 1.0 - exp(-ROADS.lone_hazard * danger);
        let fate = |luck: &DayLuck| lone(&ROADS, danger, trucks, luck, 3);
        let n = f64::from(trucks);
        close(mean(|l| f64::from(fate(l).attacks)), n * hit, 2.0);
        let lost = n * hit * ROADS.lone_loss;
        close(mean(|l| f64::from(fate(l).lost)), lost, 2.0);
        close(
            mean(|l| f64::from(fate(l).captured)),
            lost * ROADS.captured,
            1.0,
        );
        let spared = n * hit * (1.0 - ROADS.lone_loss);
        close(
            mean(|l| f64::from(fate(l).turned)),
            spared * ROADS.turned_back,
            1.0,
        );
    }

    #[test]
    fn convoys_are_hit_at_the_stated_rate_and_lose_the_stated_share() {
        let (trucks, danger) = (200, 2.0);
        let bare = |luck: &DayLuck| convoy(&ROADS, None, danger, trucks, luck, 5);
        let hit = 1.0 - exp(-ROADS.convoy_hazard * danger);
        close(mean(|l| f64::from(bare(l).attacks)), hit, 0.5);
        let lost = hit * ROADS.convoy_loss * f64::from(trucks);
        close(mean(|l| f64::from(bare(l).lost)), lost, 50.0);
        let e = escorts();
        let with = |luck: &DayLuck| convoy(&ROADS, Some(&e), danger, trucks, luck, 5);
        let hit = 1.0 - exp(-ROADS.convoy_hazard * danger * e.deterrence);
        close(mean(|l| f64::from(with(l).attacks)), hit, 0.5);
        close(
            mean(|l| f64::from(with(l).soldiers_killed)),
            hit * ROADS.soldiers_killed,
            6.0,
        );
    }

    #[test]
    fn an_escort_never_raises_a_convoys_losses() {
        let e = escorts();
        for d in 0..3000 {
            let luck = day(d);
            for trucks in [1, 7, 60, 300] {
                let bare = convoy(&ROADS, None, 1.0, trucks, &luck, 2);
                let with = convoy(&ROADS, Some(&e), 1.0, trucks, &luck, 2);
                assert!(with.attacks <= bare.attacks && with.lost <= bare.lost);
            }
        }
    }

    #[test]
    fn more_danger_never_means_fewer_losses() {
        for d in 0..2000 {
            let luck = day(d);
            let (mut lone_before, mut convoy_before) = (0, 0);
            for danger in [0.0, 0.1, 0.5, 1.0, 3.0, 30.0] {
                let lost = lone(&ROADS, danger, 40, &luck, 1).lost;
                assert!(lost >= lone_before);
                lone_before = lost;
                let lost = convoy(&ROADS, None, danger, 40, &luck, 1).lost;
                assert!(lost >= convoy_before);
                convoy_before = lost;
            }
        }
    }

    #[test]
    fn nobody_is_lost_who_was_not_there() {
        for d in 0..5000 {
            let luck = day(d);
            for trucks in [1, 2, 5, 250] {
                let f = convoy(&ROADS, None, 100.0, trucks, &luck, 9);
                assert!(f.captured <= f.lost && f.lost + f.turned <= trucks);
                let f = lone(&ROADS, 100.0, trucks, &luck, 9);
                assert!(f.captured <= f.lost && f.lost + f.turned <= trucks);
            }
            let (people, drivers, abducted) = harmed(&ROADS, 12, &luck, 0);
            assert!(people <= 36 && drivers <= 12 && drivers <= people && abducted <= drivers);
        }
    }
}
