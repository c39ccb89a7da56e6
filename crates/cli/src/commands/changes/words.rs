//! The comparison in words, in at most 100 columns.

use citerne_case::spec::CaseSpec;
use citerne_changes::facts::FactChange;
use citerne_changes::split::Split;
use citerne_changes::{Comparison, Figure, Headline, Kept, Shift, What};
use citerne_report::{Messages, table, wrap};

/// Headlines that are shown unless all are wanted.
const SHOWN: usize = 20;
/// Headlines whose split is told.
const SPLIT: usize = 10;
/// Characters of a fact that fit its line.
const LONGEST: usize = 90;
/// Fewer histories than this behind a split make it a guess.
const FEW: f64 = 20.0;

/// All that is told.
pub(super) struct Page<'a> {
    pub(super) old: &'a Kept,
    pub(super) new: &'a Kept,
    pub(super) comparison: &'a Comparison,
    /// Rows in which the logs differ, if both are kept.
    pub(super) facts: Option<&'a [FactChange]>,
    /// Whether the cases differ in nothing but the log, if that can be told.
    pub(super) only_log: Option<bool>,
    pub(super) split: Option<&'a Split>,
    /// The case, for names.
    pub(super) spec: Option<&'a CaseSpec>,
    pub(super) all: bool,
    pub(super) messages: &'a Messages,
}

impl Page<'_> {
    pub(super) fn text(&self) -> String {
        let rests: Vec<String> = self.rests().iter().map(|line| wrap(line)).collect();
        let mut parts = vec![self.heading(), rests.join("\n"), self.log()];
        parts.push(self.shifts());
        parts.extend(self.split.map(|split| self.split(split)));
        parts.retain(|part| !part.is_empty());
        parts.join("\n\n")
    }

    pub(super) fn heading(&self) -> String {
        let args = [
            ("old", self.old.dir.display().to_string().into()),
            ("new", self.new.dir.display().to_string().into()),
        ];
        self.messages.format("changes-heading", &args)
    }

    /// What the runs rest on, where they differ in it.
    pub(super) fn rests(&self) -> Vec<String> {
        let messages = self.messages;
        let differences = self.old.identity.differences(&self.new.identity);
        // The log is told row by row; what was learned from it differs by itself.
        let told = differences
            .iter()
            .filter(|difference| !["case-hash", "basis"].contains(&difference.fact));
        let mut lines: Vec<String> = told
            .map(|difference| {
                let value = |text: &str| match text {
                    "" => messages.text("none"),
                    text => dated(text, messages),
                };
                let args = [
                    ("old", value(&difference.there).into()),
                    ("new", value(&difference.here).into()),
                ];
                messages.format(&format!("changes-rests-{}", difference.fact), &args)
            })
            .collect();
        if differences
            .iter()
            .any(|difference| difference.fact == "case-hash")
        {
            lines.push(messages.text(match self.only_log {
                Some(true) => "changes-case-log",
                Some(false) => "changes-case-more",
                None => "changes-case-unknown",
            }));
        }
        let priors = [self.old, self.new].map(|run| run.identity.basis == crate::scenario::PRIORS);
        if priors[0] != priors[1] {
            let id = if priors[0] {
                "changes-now-learned"
            } else {
                "changes-now-priors"
            };
            lines.push(messages.text(id));
        }
        if lines.is_empty() {
            lines.push(messages.text("changes-rests-same"));
        }
        lines
    }

    fn log(&self) -> String {
        let Some(facts) = self.facts else {
            return wrap(&self.log_count());
        };
        let mut lines = vec![self.log_count()];
        lines.extend(facts.iter().enumerate().map(|(index, fact)| {
            let sign = sign(fact);
            let said: String = self.fact(fact).chars().take(LONGEST).collect();
            format!("  {sign} {}  {said}", letter(index))
        }));
        lines.join("\n")
    }

    /// How many rows of the log are new, gone and changed.
    pub(super) fn log_count(&self) -> String {
        let messages = self.messages;
        let Some(facts) = self.facts else {
            return messages.text("changes-log-unknown");
        };
        let count = |fits: fn(&FactChange) -> bool| facts.iter().filter(|fact| fits(fact)).count();
        let args = [
            ("new", count(|fact| fact.old.is_none()).into()),
            ("gone", count(|fact| fact.new.is_none()).into()),
            (
                "changed",
                count(|fact| fact.old.is_some() && fact.new.is_some()).into(),
            ),
        ];
        messages.format("changes-log", &args)
    }

    /// How many headlines moved.
    pub(super) fn count(&self) -> String {
        let messages = self.messages;
        let moved = self.comparison.moved().count();
        let args = [
            ("moved", moved.into()),
            ("all", self.comparison.shifts.len().into()),
            ("from", messages.date(self.comparison.dates[0]).into()),
        ];
        messages.format("changes-count", &args)
    }

    fn shifts(&self) -> String {
        let messages = self.messages;
        let moved = self.comparison.moved().count();
        let mut parts = vec![wrap(&self.count())];
        let wanted = if self.all {
            self.comparison.shifts.len()
        } else {
            moved.min(SHOWN)
        };
        if wanted > 0 {
            let rows = self.comparison.shifts.iter().take(wanted);
            parts.push(table(
                self.head(),
                rows.map(|shift| self.row(shift)).collect(),
            ));
        }
        if wanted < moved {
            let args = [("count", (moved - wanted).into())];
            parts.push(messages.format("changes-more", &args));
        }
        parts.join("\n")
    }

    pub(super) fn head(&self) -> Vec<String> {
        let head = ["headline", "old", "new", "shift", "error"];
        head.map(|id| self.messages.text(&format!("changes-head-{id}")))
            .into()
    }

    pub(super) fn row(&self, shift: &Shift) -> Vec<String> {
        let number = |value: f64, signed: bool| self.number(&shift.new, value, signed);
        vec![
            self.headline(&shift.headline, &shift.new),
            number(shift.old.value, false),
            number(shift.new.value, false),
            number(shift.by(), true),
            format!("±{}", number(shift.error(), false)),
        ]
    }

    /// A number in the unit of its headline: shares as percent.
    pub(super) fn number(&self, of: &Figure, value: f64, signed: bool) -> String {
        let sign = if signed && value >= 0.0 { "+" } else { "" };
        let share = of.unit == "1";
        let text = match share {
            true => self.messages.percent_at(value, 1),
            false => self.messages.brief(value),
        };
        format!("{sign}{text}")
    }

    fn headline(&self, headline: &Headline, figure: &Figure) -> String {
        let messages = self.messages;
        let place = self.place(&headline.of);
        let mut words = match headline.what {
            What::Level => {
                let money = self.spec.map_or("", |spec| spec.case.currency.as_str());
                let unit = match headline.name.as_str() {
                    "street_price" if !money.is_empty() => {
                        format!(" ({})", messages.unit(&figure.unit, money))
                    }
                    _ => String::new(),
                };
                vec![
                    messages.quantity(&headline.name) + &unit,
                    self.product(&headline.product),
                    place,
                ]
            }
            What::Event => vec![messages.happening(&headline.name), place],
            What::Outcome => vec![
                messages.text(&format!("axis-{}", headline.name)),
                messages.outcome(&headline.name, &headline.of),
            ],
            What::Claim => {
                vec![messages.format("changes-claim", &[("claim", headline.name.as_str().into())])]
            }
        };
        words.extend(headline.date.map(|date| match headline.what {
            What::Event => messages.format(
                "changes-by",
                &[("date", messages.day_and_month(date).into())],
            ),
            _ => messages.day_and_month(date),
        }));
        words.retain(|word| !word.is_empty());
        words.join(", ")
    }

    fn place(&self, id: &str) -> String {
        let place = self.spec.and_then(|spec| spec.places.get(id));
        place
            .map_or(id, |place| self.messages.label(&place.label))
            .to_owned()
    }

    fn product(&self, id: &str) -> String {
        let product = self.spec.and_then(|spec| spec.products.get(id));
        let name = product.map_or(id, |product| self.messages.label(&product.label));
        name.split(" (").next().unwrap_or(name).to_owned()
    }

    fn corridor(&self, id: &str) -> String {
        let corridor = self.spec.and_then(|spec| spec.corridors.get(id));
        corridor
            .map_or(id, |corridor| self.messages.label(&corridor.label))
            .to_owned()
    }

    /// A row of the log in short: when, what, where, how much.
    pub(super) fn fact(&self, fact: &FactChange) -> String {
        let mut words = vec![
            dated(fact.cell("date"), self.messages),
            self.messages.fact(fact.cell("kind")),
            self.place(fact.cell("place_id")),
            self.corridor(fact.cell("corridor_id")),
            self.product(fact.cell("product")),
            self.told(fact),
        ];
        words.retain(|word| !word.is_empty());
        words.join(", ")
    }

    /// The figure of a row; in its own unit where the catalogue has no word for it.
    fn told(&self, fact: &FactChange) -> String {
        let messages = self.messages;
        let (figure, unit) = (fact.cell("quantity"), fact.cell("unit"));
        let figure = match figure.parse::<f64>() {
            Ok(value) if value.fract() == 0.0 => messages.fixed(value, 0),
            Ok(value) => messages.number(value, 3),
            Err(_) => figure.to_owned(),
        };
        let word = messages.find(&format!("unit-{}", unit.replace('/', "-per-")), &[]);
        let unit = word.unwrap_or_else(|| unit.to_owned());
        match (figure.as_str(), unit.as_str()) {
            ("", _) => String::new(),
            (figure, "") => figure.to_owned(),
            (figure, unit) => format!("{figure}\u{a0}{unit}"),
        }
    }

    /// For those that moved most, what each fact did.
    fn split(&self, split: &Split) -> String {
        let messages = self.messages;
        let mut lines = vec![wrap(&messages.text("changes-split"))];
        for shift in self.comparison.moved().take(SPLIT) {
            let parts = split.parts(shift);
            let named = parts.iter().enumerate().filter_map(|(index, part)| {
                let part = part.filter(|part| index == 0 || *part != 0.0)?;
                let part = self.number(&shift.new, part, true);
                Some(match index.checked_sub(1) {
                    None => messages.format("changes-split-time", &[("by", part.into())]),
                    Some(fact) => format!("{} {part}", letter(fact)),
                })
            });
            let named: Vec<String> = named.collect();
            let line = format!(
                "{}: {} = {}",
                self.headline(&shift.headline, &shift.new),
                self.number(&shift.new, shift.by(), true),
                named.join(", ")
            );
            lines.push(wrap(&line));
        }
        lines.extend(self.few(split).map(|line| wrap(&line)));
        lines.join("\n")
    }

    /// A warning, if few histories are behind the split.
    pub(super) fn few(&self, split: &Split) -> Option<String> {
        let count = self.messages.fixed(split.fewest(), 1);
        let said = || {
            self.messages
                .format("changes-split-few", &[("count", count.into())])
        };
        (split.fewest() < FEW).then(said)
    }
}

/// A name for a fact: a, b, ... z, aa, ab, ...
pub(super) fn letter(index: usize) -> String {
    let last = char::from(b'a' + (index % 26) as u8);
    match index / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letter(more - 1)),
    }
}

/// Whether a row is new, gone or changed.
pub(super) fn sign(fact: &FactChange) -> char {
    match (&fact.old, &fact.new) {
        (None, _) => '+',
        (_, None) => '-',
        _ => '~',
    }
}

/// A date in words; any other text as it is.
fn dated(text: &str, messages: &Messages) -> String {
    match text.parse() {
        Ok(date) => messages.date(date),
        Err(_) => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn facts_have_letters() {
        let names = [0, 25, 26, 51, 52].map(letter);
        assert_eq!(names, ["a", "z", "aa", "az", "ba"]);
    }
}
