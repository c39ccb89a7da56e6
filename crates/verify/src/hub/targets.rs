//! The targets that a model has outputs for, and how each is read from a history.

use citerne_model::{Model, Where};
use citerne_score::{Ahead, HUB_LEVELS, OutputRule, Target, TargetKind, week_ends};
use jiff::civil::Date;

use crate::fact::NATIONAL;
use crate::study::days_between;

/// Weeks ahead, at most.
const WEEKS: u16 = 8;
/// Days ahead by which events are asked for.
const BY: [u16; 4] = [30, 60, 90, 180];
/// Samples of each number, at most.
pub(super) const SAMPLES: u32 = 50;

/// A target, and how it is read in each of its locations.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    pub(super) target: Target,
    pub(super) reads: Vec<Read>,
}

/// How a figure is read from the days of a week, or of the forecast so far.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Read {
    /// Sum of some outputs over the days.
    Sum(Vec<usize>),
    /// Mean of an output over the days.
    Mean(usize),
    /// An output on the last day.
    Last(usize),
    /// Whether an event has come by the last day, from the first day of the case on.
    Came(usize),
    /// Whether a running total has grown since the day of the forecast.
    Grown(usize),
}

/// Id and name of the target, the event, and an output of the system that brings it about.
const EVENTS: [(&str, &str, &str, &str); 6] = [
    ("coup_by", "Coup by then", "coup", "coup_hazard"),
    (
        "uprising_by",
        "Uprising by then",
        "uprising",
        "uprising_hazard",
    ),
    (
        "capital_falls_by",
        "Capital falls to arms by then",
        "capital-taken",
        "takeover_hazard",
    ),
    (
        "blockade_eased_by",
        "Blockade eased by then",
        "eased",
        "blockade",
    ),
    ("deal_by", "National deal by then", "accord", "talks_stage"),
    (
        "schools_closed_by",
        "Schools closed by then",
        "schools-close",
        "schools_closed",
    ),
];

/// Id, name, unit and description of a target.
struct Words<'a> {
    id: &'a str,
    name: &'a str,
    unit: &'a str,
    description: &'a str,
}

/// The targets of a model; none where its days end before the next Sunday.
pub(super) fn asked(model: &Model) -> Vec<Asked> {
    let last = u32::try_from(model.days().saturating_sub(1)).unwrap_or(0);
    let (origin, last) = (model.date(model.as_of()), model.date(last));
    let weeks = week_ends(origin, WEEKS);
    let weeks = weeks.iter().filter(|end| **end <= last).count();
    if weeks == 0 {
        return Vec::new();
    }
    let maker = Maker {
        model,
        weeks: u16::try_from(weeks).unwrap_or(WEEKS),
    };
    let mut all: Vec<Asked> = maker.roads();
    all.extend(maker.places());
    all.extend(maker.events(origin, last));
    all
}

struct Maker<'a> {
    model: &'a Model,
    weeks: u16,
}

/// Locations and reads, one for each.
type Reads = Vec<(String, Read)>;

impl Maker<'_> {
    fn output(&self, quantity: &str, at: Where, product: Option<usize>) -> Option<usize> {
        self.model.catalogue().find(quantity, at, product, None)
    }

    /// An output of each corridor.
    fn by_corridor(&self, quantity: &str) -> Vec<(String, usize)> {
        let corridors = self.model.layout().corridors.iter().enumerate();
        let found = corridors.filter_map(|(c, id)| {
            Some((id.clone(), self.output(quantity, Where::Corridor(c), None)?))
        });
        found.collect()
    }

    fn by_place(&self, quantity: &str, product: Option<usize>, read: fn(usize) -> Read) -> Reads {
        let places = self.model.layout().places.iter().enumerate();
        let found = places.filter_map(|(p, id)| {
            let output = self.output(quantity, Where::Place(p), product)?;
            Some((id.clone(), read(output)))
        });
        found.collect()
    }

    fn roads(&self) -> Vec<Asked> {
        let arrived = self.by_corridor("trucks_arrived");
        let routes = &self.model.layout().routes;
        let imports = arrived.iter().zip(routes);
        let imports = imports.filter(|(_, route)| route.terminal.is_some());
        let imports: Vec<usize> = imports.map(|((_, output), _)| *output).collect();
        let lost = self.by_corridor("trucks_lost");
        let litres = self.output("imports", Where::National, None);
        let all = [
            self.number(
                Words {
                    id: "tankers_arrived",
                    name: "Tankers arrived in the week",
                    unit: "tankers",
                    description: "Tankers that unloaded in the days from Monday to Sunday, by corridor; national: on all corridors that bring imports.",
                },
                TargetKind::Discrete,
                [sums(&arrived), in_all(imports)].concat(),
            ),
            self.number(
                Words {
                    id: "litres_imported",
                    name: "Litres imported in the week",
                    unit: "L",
                    description: "Litres of all products that came into the country from Monday to Sunday.",
                },
                TargetKind::Continuous,
                in_all(litres.into_iter().collect()),
            ),
            self.number(
                Words {
                    id: "tankers_destroyed",
                    name: "Tankers destroyed or captured in the week",
                    unit: "tankers",
                    description: "Tankers lost to attacks on all corridors from Monday to Sunday, burned or captured, told or not.",
                },
                TargetKind::Discrete,
                in_all(lost.iter().map(|(_, output)| *output).collect()),
            ),
            self.number(
                Words {
                    id: "attacks",
                    name: "Attacks in the week",
                    unit: "attacks",
                    description: "Attacks on lone trucks and convoys on the corridor from Monday to Sunday, told or not.",
                },
                TargetKind::Discrete,
                sums(&self.by_corridor("attacks")),
            ),
        ];
        all.into_iter().flatten().collect()
    }

    fn places(&self) -> Vec<Asked> {
        let layout = self.model.layout();
        let sold = |product: usize| {
            let mut cells = layout.cells.iter();
            cells.any(|cell| cell.product == product && layout.at_station[cell.sector])
        };
        let currency = &self.model.case().case.currency;
        let mut all = Vec::new();
        for (k, product) in layout.products.iter().enumerate().filter(|(k, _)| sold(*k)) {
            let price = self.by_place("street_price", Some(k), Read::Last);
            all.extend(self.number(
                Words {
                    id: &format!("street_price_{product}"),
                    name: &format!("Street price of {product}"),
                    unit: &format!("{currency}/L"),
                    description: "Price on the street on the Sunday, mean over the place.",
                },
                TargetKind::Continuous,
                price,
            ));
            let cover = self.by_place("days_of_cover", Some(k), Read::Last);
            all.extend(self.number(
                Words {
                    id: &format!("days_of_cover_{product}"),
                    name: &format!("Days of cover of {product}"),
                    unit: "days",
                    description: "Days for which the stock of the place on the Sunday would last in normal times.",
                },
                TargetKind::Continuous,
                cover,
            ));
        }
        all.extend(self.number(
            Words {
                id: "power_hours",
                name: "Hours of power in a day",
                unit: "hours",
                description: "Hours of power from the grid in a day, mean from Monday to Sunday.",
            },
            TargetKind::Continuous,
            self.by_place("power_hours", None, Read::Mean),
        ));
        all
    }

    fn number(&self, words: Words<'_>, kind: TargetKind, reads: Reads) -> Option<Asked> {
        let outputs = vec![
            OutputRule::Quantiles(HUB_LEVELS.to_vec()),
            OutputRule::Samples {
                least: SAMPLES,
                most: SAMPLES,
            },
        ];
        let range = [Some(0.0), None];
        target(words, kind, Ahead::Weeks(self.weeks), outputs, range, reads)
    }

    /// Events by date; only those that the systems of the case can bring about.
    fn events(&self, origin: Date, last: Date) -> Vec<Asked> {
        let days = days_between(origin, last);
        let by: Vec<u16> = BY.into_iter().filter(|by| i64::from(*by) <= days).collect();
        if by.is_empty() {
            return Vec::new();
        }
        let mut asked: Vec<Asked> = EVENTS
            .into_iter()
            .filter_map(|(id, name, event, system)| {
                self.output(system, Where::National, None)?;
                let read = Read::Came(self.model.events().find(event)?);
                let description = "Whether it has come about from the first day of the case to the date, by the rules of the model's documentation.";
                self.event(id, name, description, &by, read)
            })
            .collect();
        let attacks = self.output("capital_attacks_total", Where::National, None);
        asked.extend(attacks.and_then(|output| {
            let description =
                "Whether there was an attack in the capital after the origin, by the date.";
            let name = "Attack in the capital by then";
            self.event(
                "capital_attacked_by",
                name,
                description,
                &by,
                Read::Grown(output),
            )
        }));
        asked
    }

    fn event(
        &self,
        id: &str,
        name: &str,
        description: &str,
        by: &[u16],
        read: Read,
    ) -> Option<Asked> {
        let words = Words {
            id,
            name,
            unit: "yes or no",
            description,
        };
        let pmf = OutputRule::Pmf(vec!["no".to_owned(), "yes".to_owned()]);
        let reads = vec![(NATIONAL.to_owned(), read)];
        let ahead = Ahead::Days(by.to_vec());
        target(
            words,
            TargetKind::Binary,
            ahead,
            vec![pmf],
            [None, None],
            reads,
        )
    }
}

/// The sum of each output over the days.
fn sums(of: &[(String, usize)]) -> Reads {
    let one = |(id, output): &(String, usize)| (id.clone(), Read::Sum(vec![*output]));
    of.iter().map(one).collect()
}

/// The sum of all outputs over the days; nothing without any.
fn in_all(outputs: Vec<usize>) -> Reads {
    match outputs.is_empty() {
        true => Vec::new(),
        false => vec![(NATIONAL.to_owned(), Read::Sum(outputs))],
    }
}

/// A target with at least one location.
fn target(
    words: Words<'_>,
    kind: TargetKind,
    ahead: Ahead,
    outputs: Vec<OutputRule>,
    range: [Option<f64>; 2],
    reads: Reads,
) -> Option<Asked> {
    let (locations, reads): (Vec<String>, Vec<Read>) = reads.into_iter().unzip();
    (!reads.is_empty()).then(|| Asked {
        target: Target {
            id: words.id.to_owned(),
            name: words.name.to_owned(),
            unit: words.unit.to_owned(),
            kind,
            description: words.description.to_owned(),
            locations,
            ahead,
            outputs,
            range,
        },
        reads,
    })
}
