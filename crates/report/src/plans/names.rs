//! Plans, aims and figures in words.

use citerne_case::spec::stock::Role;
use citerne_compare::{Aim, Beside, Kind};

use super::Choice;
use crate::messages::Messages;

impl Choice<'_> {
    /// The aims that are told first: of the capital, its vital users and households, then those of
    /// the whole case. Some cases lack some.
    pub(super) fn told(&self) -> Vec<usize> {
        let here = |kind| move |aim: &Aim| aim.kind == kind && self.is_capital(aim);
        let whole = |kind| move |aim: &Aim| aim.kind == kind;
        let found = [
            self.vital(),
            self.find(|aim| here(Kind::Met)(aim) && self.role(aim, Role::Household)),
            self.find(|aim| here(Kind::Litres)(aim) && self.role(aim, Role::Vital)),
            self.find(|aim| here(Kind::Met)(aim) && self.role(aim, Role::Relief)),
            self.find(here(Kind::Cover)),
            self.find(here(Kind::Stations)),
            self.find(here(Kind::Power)),
            self.find(here(Kind::Price)),
            self.find(whole(Kind::Imports)),
            self.find(whole(Kind::TrucksLost)),
            self.find(whole(Kind::DriversHarmed)),
            self.find(whole(Kind::Cost)),
        ];
        found.into_iter().flatten().collect()
    }

    /// Need met of hospitals and water in the capital.
    pub(super) fn vital(&self) -> Option<usize> {
        self.find(|aim| {
            aim.kind == Kind::Met && self.is_capital(aim) && self.role(aim, Role::Vital)
        })
    }

    /// The first aim that fits.
    pub(super) fn find(&self, fits: impl Fn(&Aim) -> bool) -> Option<usize> {
        self.compared.aims.iter().position(fits)
    }

    fn is_capital(&self, aim: &Aim) -> bool {
        aim.place.as_ref() == Some(&self.case.spec.case.capital)
    }

    fn role(&self, aim: &Aim, role: Role) -> bool {
        let sector = aim.sector.as_ref();
        let sector = sector.and_then(|id| self.case.spec.sectors.get(id));
        sector.is_some_and(|sector| sector.role == role)
    }

    /// "Need met, hospitals, Bamako".
    pub(super) fn aim(&self, aim: usize, messages: &Messages) -> String {
        let aim = &self.compared.aims[aim];
        let spec = &self.case.spec;
        let mut parts = vec![messages.text(&format!("aim-{}", aim.kind.id()))];
        let sector = aim.sector.as_ref().and_then(|id| spec.sectors.get(id));
        parts.extend(sector.map(|sector| messages.label(&sector.label).to_lowercase()));
        let product = aim.product.as_ref().and_then(|id| spec.products.get(id));
        parts.extend(product.map(|product| {
            let name = messages.label(&product.label);
            name.split(" (").next().unwrap_or(name).to_lowercase()
        }));
        let place = aim.place.as_ref().and_then(|id| spec.places.get(id));
        parts.extend(place.map(|place| messages.label(&place.label).to_owned()));
        parts.extend(self.unit(aim, messages));
        parts.join(", ")
    }

    /// The unit that figures of an aim are told in, where they need one.
    fn unit(&self, aim: &Aim, messages: &Messages) -> Option<String> {
        let unit = || messages.unit(aim.unit, &self.case.spec.case.currency);
        match aim.unit {
            "share" | "trucks" | "people" => None,
            "L" if aim.kind == Kind::Litres => {
                Some(messages.format("plans-thousands", &[("unit", unit().into())]))
            }
            "money" | "L" => Some(messages.format("plans-millions", &[("unit", unit().into())])),
            _ => Some(unit()),
        }
    }

    /// What a change of an aim is counted in, for the axis of a plot.
    pub(super) fn change_unit(&self, aim: usize, messages: &Messages) -> String {
        let aim = &self.compared.aims[aim];
        match aim.unit {
            "share" => messages.text("plans-points"),
            "trucks" | "people" => messages
                .text(&format!("aim-{}", aim.kind.id()))
                .to_lowercase(),
            _ => self.unit(aim, messages).unwrap_or_default(),
        }
    }
}

/// A figure of an aim.
pub(super) fn figure(kind: Kind, value: f64, messages: &Messages) -> String {
    match is_share(kind) {
        true => messages.percent(value),
        false => messages.brief(scale(kind) * value),
    }
}

/// Whether figures of a kind are shares.
pub(super) fn is_share(kind: Kind) -> bool {
    kind.is_chance() || matches!(kind, Kind::Met | Kind::Stations)
}

/// What a figure is multiplied by to be told: shares in percent, large amounts in millions.
pub(super) fn scale(kind: Kind) -> f64 {
    match kind {
        Kind::Imports | Kind::Cost => 1e-6,
        Kind::Litres => 1e-3,
        kind if is_share(kind) => 100.0,
        _ => 1.0,
    }
}

/// "+4.2 ± 0.9": a change and its error, both to the place where the error begins. An error below
/// the last place that is shown is rounded up to it. A sure nothing is 0. Shares change by points of
/// percent.
pub(super) fn change(kind: Kind, value: f64, error: f64, messages: &Messages) -> String {
    let (value, error) = (scale(kind) * value, scale(kind) * error);
    if value == 0.0 && error == 0.0 {
        return "0".to_owned();
    }
    let least = if is_share(kind) { 0.05 } else { 0.005 };
    if value.abs() < least && error < least {
        return format!("≈\u{a0}{}", messages.fixed(0.0, 0));
    }
    // Figures that begin with 1 keep one digit more: 1.4 is far from 1.
    let digits = if format!("{error:e}").starts_with('1') {
        2
    } else {
        1
    };
    let places = messages.places(error, digits).min(2);
    let places = match value.abs() < least {
        true => places,
        false => places.min(messages.places(value, 3)),
    };
    let last = (0..places).fold(1.0, |last, _| last / 10.0);
    let text = |value: f64| messages.fixed(value.abs(), places);
    let sign = match value {
        value if text(value) == text(0.0) => "",
        value if value < 0.0 => "−",
        _ => "+",
    };
    format!("{sign}{} ± {}", text(value), text(error.max(last)))
}

/// The change of a plan beside things as they go.
pub(super) fn changed(kind: Kind, beside: &Beside, messages: &Messages) -> String {
    change(
        kind,
        beside.difference.value,
        beside.difference.error,
        messages,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Lang;

    #[test]
    fn a_change_is_told_to_the_place_where_its_error_begins() {
        let en = Messages::new(Lang::En);
        let points = |value: f64, error: f64| change(Kind::Met, value / 100.0, error / 100.0, &en);
        assert_eq!(points(12.03, 0.9), "+12.0 ± 0.9");
        assert_eq!(points(-2.04, 1.38), "−2.0 ± 1.4");
        assert_eq!(points(-0.341, 0.021), "−0.34 ± 0.02");
        assert_eq!(points(0.001, 0.31), "0.0 ± 0.3");
        assert_eq!(points(-0.01, 0.002), "≈\u{a0}0");
        assert_eq!(points(0.0, 0.0), "0");
        let million = |value: f64, error: f64| change(Kind::Cost, value * 1e6, error * 1e6, &en);
        assert_eq!(million(279.4, 0.002), "+279 ± 1");
        assert_eq!(million(9_694.0, 86.0), "+9,694 ± 86");
        assert_eq!(million(14_011.0, 740.0), "+14,011 ± 740");
    }
}
