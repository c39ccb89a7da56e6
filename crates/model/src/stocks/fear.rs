//! Fear of a shortage: it makes people fill tanks and cans.

use super::State;
use crate::now::Now;
use crate::signals::Signals;

impl State {
    /// Fear rises with the dry pumps of yesterday, in town or in the country, whichever is worse,
    /// jumps on the day of the declaration, and fades where pumps run.
    pub(super) fn fear_spreads(&mut self, now: &Now<'_>, signals: &Signals) {
        let stocks = &now.params.stocks;
        let worry = |open: f64| 1.0 - (open / self.open_when_full).min(1.0);
        let (mut people, mut worried) = (0.0, 0.0);
        for (place, &open) in now.params.places.iter().zip(&signals.stations_open) {
            people += place.people;
            worried += place.people * worry(open);
        }
        let national = if people > 0.0 { worried / people } else { 0.0 };
        let (rise, fade) = (stocks.panic_rise.min(1.0), stocks.panic_fade.min(1.0));
        for (fear, &open) in self.fear.iter_mut().zip(&signals.stations_open) {
            let seen = worry(open).max(national);
            *fear += rise * seen * (1.0 - *fear) - fade * (1.0 - seen) * *fear;
            if now.declared == Some(now.day) {
                *fear = fear.max(stocks.panic_on_news);
            }
            *fear = fear.clamp(0.0, 1.0);
        }
    }
}
