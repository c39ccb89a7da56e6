//! What signs are worth for a choice: a table and a plot.

use citerne_watch::{Choice, Worth};

use super::Watching;
use super::words::sign_words;
use crate::analysis::{Plot, Section, Table};
use crate::explore::output_words;
use crate::messages::Messages;
use crate::plot::{DotRow, Dots, Mark};

/// Signs that are shown.
const MOST: usize = 8;

impl Watching<'_> {
    /// None without a choice.
    pub(super) fn knowing(&self, messages: &Messages) -> Option<Section> {
        let choice = self.watched.choice.as_ref()?;
        let by = output_words(self.case, messages, &choice.by);
        let everything = self
            .worth
            .first()
            .map_or(0.0, |worth| worth.value.everything);
        let args = [
            ("by", by.clone().into()),
            ("plans", self.ways(choice, messages).into()),
            (
                "everything",
                self.amount(choice, everything, messages).into(),
            ),
        ];
        let section = |id: &str| Section {
            heading: messages.text("watch-worth"),
            lines: vec![messages.format(id, &args)],
            ..Section::default()
        };
        if everything == 0.0 {
            return Some(section("watch-worth-none"));
        }
        let proven = self
            .worth
            .iter()
            .filter(|worth| worth.value.tried.low > 0.0);
        let shown: Vec<&Worth> = proven.take(MOST).collect();
        if shown.is_empty() {
            return Some(section("watch-worth-unproven"));
        }
        Some(Section {
            plots: vec![self.worth_plot(choice, &shown, &by, messages)],
            tables: vec![self.worth_table(choice, &shown, messages)],
            ..section("watch-worth-text")
        })
    }

    /// What each sign gains in histories that it was not chosen on, with bounds, and in those that
    /// it was.
    fn worth_table(&self, choice: &Choice, shown: &[&Worth], messages: &Messages) -> Table {
        let row = |worth: &&Worth| {
            let tried = worth.value.tried;
            // All to the place that the gain itself is told to.
            let places = messages.places(scale(choice) * tried.value, 2);
            let [value, low, high, fitted] =
                [tried.value, tried.low, tried.high, worth.value.fitted]
                    .map(|value| messages.fixed(scale(choice) * value, places));
            let sign = &self.watched.signs[worth.sign];
            vec![
                sign_words(self.case, messages, sign),
                format!("{value} ({low} – {high})"),
                fitted,
            ]
        };
        let unit = [("unit", self.unit(choice, messages).into())];
        Table {
            columns: vec![
                messages.text("watch-head-sign"),
                messages.format("watch-head-tried", &unit),
                messages.format("watch-head-fitted", &unit),
            ],
            rows: shown.iter().map(row).collect(),
            ..Table::default()
        }
    }

    /// Things as they go, and the plans.
    fn ways(&self, choice: &Choice, messages: &Messages) -> String {
        let plans = choice.plans.iter().map(|id| {
            let plan = self.case.spec.plans.get(id);
            let name = plan.map_or(id.as_str(), |plan| messages.label(&plan.label));
            messages.format("watch-quoted", &[("name", name.into())])
        });
        let now = std::iter::once(messages.text("plans-as-it-goes").to_lowercase());
        messages.list(&now.chain(plans).collect::<Vec<_>>())
    }

    /// The unit in which amounts are told: shares in points of percent.
    fn unit(&self, choice: &Choice, messages: &Messages) -> String {
        match choice.by.unit.as_str() {
            "share" => messages.text("watch-points"),
            unit => messages.unit(unit, &self.case.spec.case.currency),
        }
    }

    fn amount(&self, choice: &Choice, value: f64, messages: &Messages) -> String {
        let number = number(choice, value, messages);
        format!("{number}\u{a0}{}", self.unit(choice, messages))
    }

    fn worth_plot(&self, choice: &Choice, shown: &[&Worth], by: &str, messages: &Messages) -> Plot {
        let scale = scale(choice);
        let row = |worth: &&Worth| DotRow {
            name: sign_words(self.case, messages, &self.watched.signs[worth.sign]),
            marks: vec![Some(Mark {
                value: scale * worth.value.tried.value,
                low: scale * worth.value.tried.low,
                high: scale * worth.value.tried.high,
            })],
            note: String::new(),
        };
        let rows: Vec<DotRow> = shown.iter().map(row).collect();
        let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        let svg = Dots {
            id: "watch-worth",
            title: &messages.text("watch-worth"),
            description: &names.join("; "),
            x_title: &format!("{by} ({})", self.unit(choice, messages)),
            series: &[],
            rows: &rows,
            percent: false,
        };
        Plot {
            svg: svg.draw(messages),
            caption: String::new(),
        }
    }
}

/// What amounts are multiplied by to be told.
fn scale(choice: &Choice) -> f64 {
    match choice.by.unit.as_str() {
        "share" => 100.0,
        _ => 1.0,
    }
}

fn number(choice: &Choice, value: f64, messages: &Messages) -> String {
    messages.number(scale(choice) * value, 2)
}
