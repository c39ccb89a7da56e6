//! Claims judged by a history (system 20): statements that others made about the case, in a form
//! that a history shows to be true or false.

use citerne_case::spec::claim::{Claim, ClaimTest};
use citerne_case::spec::{CaseSpec, Figure};
use jiff::civil::Date;

use crate::catalogue::{Catalogue, Channel, Where};
use crate::events::Events;
use crate::history::{History, NEVER, Verdict};
use crate::layout::Layout;
use crate::model::days_between;

/// Why a claim can't be made ready.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("claim {claim}: the model has no {what} {name}")]
pub struct ClaimError {
    /// The claim.
    pub claim: String,
    /// What it asks for: an output, an event or an input.
    pub what: &'static str,
    /// Its name, as far as the claim gives it.
    pub name: String,
}

/// Bounds within which a number makes a claim true.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Bounds {
    low: f64,
    high: f64,
}

/// A claim by index.
#[derive(Debug, Clone, PartialEq)]
enum Test {
    Level {
        channel: usize,
        day: i64,
        bounds: Bounds,
    },
    Event {
        event: usize,
        by: i64,
        happens: bool,
    },
    First {
        event: usize,
        before: usize,
        by: i64,
    },
    Input {
        inputs: Vec<usize>,
        bounds: Bounds,
    },
    Change {
        channel: usize,
        day: i64,
        falls: bool,
    },
    Untestable,
}

/// All claims of a case, made ready to be judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Claims {
    tests: Vec<Test>,
}

impl Claims {
    /// Finds the outputs, events and inputs that the claims of a case speak of.
    ///
    /// # Errors
    /// If the model has no such output, event or input.
    pub fn new(
        case: &CaseSpec,
        layout: &Layout,
        catalogue: &Catalogue,
        events: &Events,
    ) -> Result<Self, ClaimError> {
        let find = Find {
            case,
            layout,
            catalogue,
            events,
            inputs: input_paths(case),
        };
        let tests = case.claims.iter().map(|(id, claim)| find.test(id, claim));
        Ok(Self {
            tests: tests.collect::<Result<_, _>>()?,
        })
    }

    /// Judges every claim by a history that was lived with these inputs.
    ///
    /// # Panics
    /// If the history or the inputs are of another case.
    pub fn judge(&self, values: &[f64], history: &mut History) {
        for (index, test) in self.tests.iter().enumerate() {
            history.claims[index] = verdict(test, values, history);
        }
    }
}

impl Bounds {
    fn new(at_least: Option<f64>, at_most: Option<f64>) -> Self {
        Self {
            low: at_least.unwrap_or(f64::NEG_INFINITY),
            high: at_most.unwrap_or(f64::INFINITY),
        }
    }

    fn hold(self, value: f64) -> Verdict {
        truth(self.low <= value && value <= self.high)
    }
}

fn truth(holds: bool) -> Verdict {
    if holds { Verdict::True } else { Verdict::False }
}

/// Judges one claim. What lies outside the days of the history stays open.
fn verdict(test: &Test, values: &[f64], history: &History) -> Verdict {
    let row = |day: i64| {
        usize::try_from(day)
            .ok()
            .filter(|day| *day < history.days())
            .map(|day| history.row(day))
    };
    match test {
        Test::Level {
            channel,
            day,
            bounds,
        } => row(*day).map_or(Verdict::Open, |row| bounds.hold(f64::from(row[*channel]))),
        Test::Change {
            channel,
            day,
            falls,
        } => row(*day).map_or(Verdict::Open, |row| {
            let (then, now) = (history.start[*channel], row[*channel]);
            truth(if *falls { now < then } else { now > then })
        }),
        Test::Event { event, by, happens } => {
            let came = day_of(history, *event) <= *by;
            match came || row(*by).is_some() {
                true => truth(came == *happens),
                false => Verdict::Open,
            }
        }
        Test::First { event, before, by } => {
            let (first, other) = (day_of(history, *event), day_of(history, *before));
            match first.min(other) <= *by {
                true => truth(first < other),
                false => Verdict::Open,
            }
        }
        Test::Input { inputs, bounds } => bounds.hold(inputs.iter().map(|&i| values[i]).sum()),
        Test::Untestable => Verdict::Untestable,
    }
}

/// First day of an event; the end of time if it never came.
fn day_of(history: &History, event: usize) -> i64 {
    match history.first[event] {
        NEVER => i64::MAX,
        day => i64::from(day),
    }
}

/// Path of every input, in the order of the model's numbers.
fn input_paths(case: &CaseSpec) -> Vec<String> {
    let mut paths = Vec::new();
    case.visit(&mut |path, figure| match figure {
        Figure::Single { .. } => paths.push(path),
        Figure::Group { shares } => {
            paths.extend(shares.mean.keys().map(|name| format!("{path}.{name}")));
        }
    });
    paths
}

/// Where a claim's names are looked up.
struct Find<'a> {
    case: &'a CaseSpec,
    layout: &'a Layout,
    catalogue: &'a Catalogue,
    events: &'a Events,
    inputs: Vec<String>,
}

impl Find<'_> {
    fn test(&self, id: &str, claim: &Claim) -> Result<Test, ClaimError> {
        Ok(match &claim.test {
            ClaimTest::Level {
                quantity,
                at,
                product,
                sector,
                on,
                at_least,
                at_most,
            } => {
                let wanted = Wanted::new(quantity, at, product, sector);
                Test::Level {
                    channel: self.channel(id, &wanted)?,
                    day: self.day(*on),
                    bounds: Bounds::new(*at_least, *at_most),
                }
            }
            ClaimTest::Change {
                quantity,
                at,
                on,
                falls,
            } => {
                let wanted = Wanted::new(quantity, at, &None, &None);
                Test::Change {
                    channel: self.channel(id, &wanted)?,
                    day: self.day(*on),
                    falls: *falls,
                }
            }
            ClaimTest::Event { event, by, happens } => Test::Event {
                event: self.event(id, event)?,
                by: self.day(*by),
                happens: *happens,
            },
            ClaimTest::First { event, before, by } => Test::First {
                event: self.event(id, event)?,
                before: self.event(id, before)?,
                by: self.day(*by),
            },
            ClaimTest::Input {
                paths,
                at_least,
                at_most,
            } => Test::Input {
                inputs: paths
                    .iter()
                    .map(|path| self.input(id, path))
                    .collect::<Result<_, _>>()?,
                bounds: Bounds::new(*at_least, *at_most),
            },
            ClaimTest::Untestable { .. } => Test::Untestable,
        })
    }

    fn day(&self, date: Date) -> i64 {
        days_between(self.case.case.start, date)
    }

    fn event(&self, claim: &str, id: &str) -> Result<usize, ClaimError> {
        self.events
            .find(id)
            .ok_or_else(|| missing(claim, "event", id.to_owned()))
    }

    fn input(&self, claim: &str, path: &str) -> Result<usize, ClaimError> {
        let found = self.inputs.iter().position(|known| known == path);
        found.ok_or_else(|| missing(claim, "input", path.to_owned()))
    }

    fn channel(&self, claim: &str, wanted: &Wanted<'_>) -> Result<usize, ClaimError> {
        let found = self
            .catalogue
            .channels
            .iter()
            .position(|c| wanted.is(c, self.layout));
        found.ok_or_else(|| missing(claim, "output", wanted.name()))
    }
}

fn missing(claim: &str, what: &'static str, name: String) -> ClaimError {
    ClaimError {
        claim: claim.to_owned(),
        what,
        name,
    }
}

/// An output as a claim names it.
struct Wanted<'a> {
    quantity: &'a str,
    at: &'a Option<String>,
    product: &'a Option<String>,
    sector: &'a Option<String>,
}

impl<'a> Wanted<'a> {
    fn new(
        quantity: &'a str,
        at: &'a Option<String>,
        product: &'a Option<String>,
        sector: &'a Option<String>,
    ) -> Self {
        Self {
            quantity,
            at,
            product,
            sector,
        }
    }

    /// Whether a channel is the one wanted: product and sector must agree where the claim gives
    /// them; where it doesn't, the first channel of the quantity there is taken.
    fn is(&self, channel: &Channel, layout: &Layout) -> bool {
        let place = match channel.at {
            Where::National => None,
            Where::Place(i) => Some(&layout.places[i]),
            Where::Corridor(i) => Some(&layout.corridors[i]),
            Where::Zone(i) => Some(&layout.zones[i]),
        };
        let same = |wanted: &Option<String>, ids: &[String], index: Option<usize>| {
            wanted
                .as_ref()
                .is_none_or(|id| index.is_some_and(|i| ids[i] == *id))
        };
        let here = match self.at.as_deref() {
            None | Some("national") => place.is_none(),
            Some(id) => place.is_some_and(|place| place == id),
        };
        channel.quantity == self.quantity
            && here
            && same(self.product, &layout.products, channel.product)
            && same(self.sector, &layout.sectors, channel.sector)
    }

    fn name(&self) -> String {
        let parts = [self.at, self.product, self.sector];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        match parts.is_empty() {
            true => self.quantity.to_owned(),
            false => format!("{}({})", self.quantity, parts.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use citerne_luck::Luck;

    /// The test case with claims `c0`, `c1`, ..., one for each test in the words of a case file.
    fn case_with(tests: &[&str]) -> CaseSpec {
        let text = r#"text = { en = "a", fr = "a" }, source = "x""#;
        let claim = |(i, test)| format!("c{i} = {{ {text}, test = {{ {test} }} }}\n");
        let all: String = tests.iter().enumerate().map(claim).collect();
        let mut case = testing::case();
        case.claims = toml::from_str(&all).expect("well formed");
        case
    }

    const TESTS: [&str; 7] = [
        r#"level = { quantity = "legitimacy", on = "2025-01-11", at_least = 0.0 }"#,
        r#"change = { quantity = "legitimacy", on = "2025-01-11", falls = true }"#,
        r#"level = { quantity = "legitimacy", on = "2027-01-11", at_least = 0.0 }"#,
        r#"event = { event = "coup", by = "2025-01-20", happens = true }"#,
        r#"first = { event = "coup", before = "uprising", by = "2025-01-20" }"#,
        r#"input = { paths = ["demand.product_share.petrol", "demand.product_share.diesel"], at_least = 0.999 }"#,
        r#"untestable = { reason = { en = "a", fr = "a" } }"#,
    ];

    #[test]
    fn each_test_gives_its_verdict() {
        use Verdict::{False, Open, True, Untestable};
        let case = case_with(&TESTS);
        let model = testing::model(&case, 30);
        let values = testing::values(&case);
        let mut history = model.history();
        assert_eq!(
            model.run(&values, Luck::new(1), &mut history, &mut ()),
            Ok(())
        );
        assert_eq!(
            history.claims[5..],
            [True, Untestable],
            "judged with every run"
        );

        let ready = Claims::new(&case, model.layout(), model.catalogue(), model.events());
        let ready = ready.expect("sound claims");
        let channel = model
            .catalogue()
            .find("legitimacy", Where::National, None, None);
        let channel = channel.expect("an output");
        let cell = 10 * history.start.len() + channel;
        (history.start[channel], history.rows[cell]) = (0.5, 0.4);
        history.first.fill(NEVER);
        ready.judge(&values, &mut history);
        assert_eq!(
            history.claims,
            [True, True, Open, False, Open, True, Untestable]
        );

        history.rows[cell] = 0.5;
        history.first[model.events().find("coup").expect("an event")] = 12;
        history.first[model.events().find("uprising").expect("an event")] = 11;
        ready.judge(&values, &mut history);
        assert_eq!(
            history.claims,
            [True, False, Open, True, False, True, Untestable]
        );
    }

    #[test]
    fn a_claim_about_nothing_is_refused() {
        let glory = TESTS[0].replace("legitimacy", "glory");
        let case = case_with(&[&glory]);
        let window = crate::Window {
            as_of: case.case.start,
            horizon: 1,
        };
        let refused = crate::Model::new(&case, window)
            .map(|_| ())
            .map_err(|e| e.to_string());
        assert_eq!(
            refused,
            Err("claim c0: the model has no output glory".to_owned())
        );
    }
}
