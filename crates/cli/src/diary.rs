//! One history told day by day.

use std::fmt::Write as _;

use citerne_model::outcomes::Outcome;
use citerne_model::{Channel, Happening, Model, Where, Witness};
use citerne_report::{Messages, tell};

/// How often the state of the capital is told, in days.
const EVERY: u32 = 7;

/// A story in the making: it watches a history and writes down what it sees.
pub(crate) struct Diary<'a> {
    model: &'a Model,
    messages: &'a Messages,
    figures: Vec<Figure>,
    text: String,
}

/// A figure of the capital that is told every week.
struct Figure {
    channel: usize,
    /// Message that tells it.
    id: &'static str,
    product: String,
}

impl<'a> Diary<'a> {
    /// An empty diary of a model's history.
    pub(crate) fn new(model: &'a Model, messages: &'a Messages) -> Self {
        Self { figures: figures(model, messages), model, messages, text: String::new() }
    }

    /// The story, with what became of rulers, blockade and street in the end.
    pub(crate) fn end(mut self, outcome: Option<Outcome>) -> String {
        let Some(Outcome { rulers, grip, street }) = outcome else { return self.text };
        let messages = self.messages;
        let args = [
            ("regime", messages.outcome("regime", rulers.id()).into()),
            ("blockade", messages.outcome("blockade", grip.id()).into()),
            ("unrest", messages.outcome("unrest", street.id()).into()),
        ];
        self.line(&format!("\n{}", messages.format("replay-end", &args)));
        self.text
    }

    fn state(&mut self, row: &[f32]) {
        let case = self.model.case();
        let place = case.places.get(&case.case.capital);
        let place = place.map_or("", |place| self.messages.label(&place.label)).to_owned();
        let told: Vec<_> = self.figures.iter().map(|figure| self.figure(figure, row)).collect();
        if !told.is_empty() {
            let args = [("place", place.into()), ("state", told.join(", ").into())];
            self.line(&format!("  {}", self.messages.format("replay-state", &args)));
        }
    }

    fn figure(&self, figure: &Figure, row: &[f32]) -> String {
        let value = f64::from(row[figure.channel]);
        let money = &self.model.case().case.currency;
        self.messages.format(figure.id, &[
            ("product", figure.product.as_str().into()),
            ("days", self.messages.days(value, 1).into()),
            ("price", self.messages.number(value, 3).into()),
            ("unit", self.messages.unit("money/L", money).into()),
        ])
    }

    fn line(&mut self, line: &str) {
        // Writing to a string does not fail.
        let _ = writeln!(self.text, "{line}");
    }
}

impl Witness for Diary<'_> {
    fn day(&mut self, day: u32, today: &[Happening], row: &[f32]) {
        let weekly = day.is_multiple_of(EVERY);
        if today.is_empty() && !weekly {
            return;
        }
        let date = self.messages.date(self.model.date(day)).into();
        let heading = self.messages.format("command-day", &[("date", date), ("day", day.into())]);
        self.line(&format!("\n{heading}"));
        for happening in today {
            let told = tell(happening, self.model.case(), self.messages);
            self.line(&format!("  {told}"));
        }
        if weekly {
            self.state(row);
        }
    }
}

/// Cover and street price of each product in the capital, as far as the case has them.
fn figures(model: &Model, messages: &Messages) -> Vec<Figure> {
    let (layout, case) = (model.layout(), model.case());
    let capital = layout.places.iter().position(|place| *place == case.case.capital);
    let told = |channel: &Channel| match channel.quantity {
        "days_of_cover" => Some("replay-cover"),
        "street_price" => Some("replay-price"),
        _ => None,
    };
    let channels = model.catalogue().channels.iter().enumerate();
    channels
        .filter(|(_, channel)| matches!(channel.at, Where::Place(place) if Some(place) == capital))
        .filter_map(|(index, channel)| {
            let product = case.products.get(layout.products.get(channel.product?)?)?;
            let product = messages.label(&product.label).to_owned();
            Some(Figure { channel: index, id: told(channel)?, product })
        })
        .collect()
}
