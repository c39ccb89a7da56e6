//! Where things stand on the day of the forecast, as text of at most 100 columns.

use citerne_case::Case;
use citerne_case::spec::header::Label;
use citerne_ensemble::{ChannelLabel, Nowcast, Outline, Reading};

use crate::messages::Messages;
use crate::terminal::table;

/// What of the state and the blockader is told for the whole case, in this order.
const NATIONAL: [&str; 24] = [
    "imports",
    "supply_share",
    "fleet",
    "tankers_lost_total",
    "drivers_willing",
    "escorts_free",
    "blockade",
    "tempo",
    "blockader_strength",
    "besieged",
    "operations_active",
    "capital_attacks_total",
    "activity",
    "hardship",
    "grievance",
    "legitimacy",
    "cohesion",
    "coup_multiplier",
    "talks_stage",
    "truce",
    "advice_leave",
    "foreigners",
    "hostages",
    "schools_closed",
];

/// What is told of each place: quantity, and whether for every product, or for the first alone.
const OF_PLACE: [(&str, Products); 4] = [
    ("days_of_cover", Products::All),
    ("street_price", Products::First),
    ("stations_open", Products::First),
    ("power_hours", Products::First),
];

/// What is told of each corridor.
const OF_CORRIDOR: [(&str, Products); 4] = [
    ("attacks", Products::First),
    ("trucks_lost", Products::First),
    ("trucks_arrived", Products::First),
    ("lone_share", Products::First),
];

/// What is told of each zone.
const OF_ZONE: [(&str, Products); 2] = [("effort", Products::First), ("control", Products::First)];

/// Of how many products a quantity is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Products {
    All,
    First,
}

/// What histories say of a day.
#[derive(Debug, Clone, Copy)]
pub struct Today<'a> {
    /// The case.
    pub case: &'a Case,
    /// Names of the readings.
    pub outline: &'a Outline,
    /// The readings.
    pub now: &'a Nowcast,
    /// Those of the priors alone, where the others were learned.
    pub prior: Option<&'a Nowcast>,
}

/// Where things stand, for the terminal.
#[must_use]
pub fn nowcast(today: &Today<'_>, messages: &Messages) -> String {
    let Today {
        case, outline, now, ..
    } = today;
    let args = [
        ("as_of", messages.date(outline.dates[outline.as_of]).into()),
        ("count", (now.lived as u64).into()),
    ];
    let heading = messages.format("nowcast-heading", &args);
    let title = messages.label(&case.spec.case.title);
    let mut parts = vec![format!("{title}\n{heading}")];
    let spec = &case.spec;
    let places = spec.places.iter().map(|(id, place)| (id, &place.label));
    let corridors = spec.corridors.iter().map(|(id, way)| (id, &way.label));
    let zones = spec.zones.iter().map(|(id, zone)| (id, &zone.label));
    parts.extend(today.national(messages));
    parts.extend(today.each("place", &OF_PLACE, places, messages));
    parts.extend(today.each("corridor", &OF_CORRIDOR, corridors, messages));
    parts.extend(today.each("zone", &OF_ZONE, zones, messages));
    format!("{}\n", parts.join("\n\n"))
}

impl Today<'_> {
    /// A table with a row for each place, corridor or zone and a column for each quantity.
    fn each<'c>(
        &self,
        of: &str,
        quantities: &[(&str, Products)],
        things: impl Iterator<Item = (&'c String, &'c Label)>,
        messages: &Messages,
    ) -> Option<String> {
        let mut head = vec![messages.text(&format!("nowcast-{of}"))];
        let mut rows: Vec<Vec<String>> = Vec::new();
        for (id, label) in things {
            let mut row = vec![messages.label(label).to_owned()];
            for (quantity, products) in quantities {
                for channel in self.channels(quantity, *products, id) {
                    if rows.is_empty() {
                        head.push(self.title(channel, messages));
                    }
                    row.push(spread(&self.now.readings[channel], messages));
                }
            }
            rows.push(row);
        }
        (head.len() > 1).then(|| table(head, rows))
    }

    /// Channels of a quantity of a place, corridor or zone, by product.
    fn channels(&self, quantity: &str, products: Products, id: &str) -> Vec<usize> {
        let of = |label: &ChannelLabel| {
            let ids = [&label.place, &label.corridor, &label.zone];
            label.quantity == quantity
                && label.sector.is_none()
                && ids.iter().any(|of| of.as_deref() == Some(id))
        };
        let all = self.outline.channels.iter().enumerate();
        let found = all
            .filter(|(_, label)| of(label))
            .map(|(channel, _)| channel);
        match products {
            Products::All => found.collect(),
            Products::First => found.take(1).collect(),
        }
    }

    /// A table of the whole case, with what the priors said beside what was learned.
    fn national(&self, messages: &Messages) -> Option<String> {
        let all = self.outline.channels.iter().enumerate();
        let national: Vec<_> = all.filter(|(_, label)| is_national(label)).collect();
        let row = |quantity: &&str| {
            let (channel, _) = national.iter().find(|(_, l)| l.quantity == *quantity)?;
            let prior = self.prior.map(|prior| &prior.readings[*channel]);
            let readings = prior.into_iter().chain([&self.now.readings[*channel]]);
            let title = std::iter::once(self.title(*channel, messages));
            let cells = readings.map(|reading| spread(reading, messages));
            Some(title.chain(cells).collect::<Vec<_>>())
        };
        let rows: Vec<_> = NATIONAL.iter().filter_map(row).collect();
        let said: &[&str] = match self.prior {
            Some(_) => &["nowcast-national", "nowcast-prior", "nowcast-learned"],
            None => &["nowcast-national", "nowcast-now"],
        };
        let head = said.iter().map(|id| messages.text(id)).collect();
        (!rows.is_empty()).then(|| table(head, rows))
    }

    /// "Attacks, a day (14-day mean)", "Street price, petrol, XOF/L".
    fn title(&self, channel: usize, messages: &Messages) -> String {
        let label = &self.outline.channels[channel];
        let mut title = messages.quantity(&label.quantity);
        if let Some(product) = &label.product {
            title = format!("{title}, {}", self.product(product, messages));
        }
        // The names of these say what they count.
        if !["1", "share", "towns", "days", "trucks", "people"].contains(&label.unit.as_str()) {
            let unit = messages.unit(&label.unit, &self.case.spec.case.currency);
            title = format!("{title}, {unit}");
        }
        let days = self.now.readings[channel].days as u64;
        let args = [("title", title.as_str().into()), ("days", days.into())];
        match days {
            1 => title,
            _ if label.unit.ends_with("/day") => messages.format("nowcast-mean", &args),
            _ => messages.format("nowcast-mean-a-day", &args),
        }
    }

    fn product(&self, id: &str, messages: &Messages) -> String {
        let product = self.case.spec.products.get(id);
        let name = product.map_or(id, |product| messages.label(&product.label));
        name.split(" (").next().unwrap_or(name).to_lowercase()
    }
}

/// "3.4 (1.2–8.0)": the median and the interval of nine in ten.
fn spread(reading: &Reading, messages: &Messages) -> String {
    let [low, _, median, _, high] = reading.quantiles.map(|value| messages.brief(value));
    let range = [("low", low.into()), ("high", high.into())];
    format!("{median} ({})", messages.format("range-narrow", &range))
}

fn is_national(label: &ChannelLabel) -> bool {
    let of = [
        &label.place,
        &label.corridor,
        &label.zone,
        &label.product,
        &label.sector,
    ];
    of.iter().all(|id| id.is_none())
}
