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

/// What is told of a product in the capital every week.
struct Figure {
    product: String,
    /// Channel of the days of cover.
    cover: usize,
    /// Channel of the street price.
    price: Option<usize>,
}

impl<'a> Diary<'a> {
    /// An empty diary of a model's history.
    pub(crate) fn new(model: &'a Model, messages: &'a Messages) -> Self {
        Self {
            figures: figures(model, messages),
            model,
            messages,
            text: String::new(),
        }
    }

    /// The story, with what became of rulers, blockade and street in the end.
    pub(crate) fn end(mut self, outcome: Option<Outcome>) -> String {
        let Some(Outcome {
            rulers,
            grip,
            street,
        }) = outcome
        else {
            return self.text;
        };
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
        let place = place.map_or("", |place| self.messages.label(&place.label));
        let told: Vec<_> = self
            .figures
            .iter()
            .map(|of| self.figure(of, place, row))
            .collect();
        told.iter().for_each(|told| self.line(&format!("  {told}")));
    }

    fn figure(&self, figure: &Figure, place: &str, row: &[f32]) -> String {
        let messages = self.messages;
        let money = &self.model.case().case.currency;
        let days = messages.days(f64::from(row[figure.cover]), 1);
        let args = [
            ("place", place.into()),
            ("product", figure.product.as_str().into()),
            ("days", days.into()),
        ];
        let cover = messages.format("replay-cover", &args);
        let Some(price) = figure.price else {
            return cover;
        };
        let args = [
            ("cover", cover.into()),
            ("price", messages.number(f64::from(row[price]), 3).into()),
            ("unit", messages.unit("money/L", money).into()),
        ];
        messages.format("replay-price", &args)
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
        let heading = self
            .messages
            .format("command-day", &[("date", date), ("day", day.into())]);
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
    let Some(capital) = layout.places.iter().position(|id| *id == case.case.capital) else {
        return Vec::new();
    };
    let find = |quantity: &str, product: usize| {
        let wanted = |channel: &Channel| {
            channel.quantity == quantity
                && channel.at == Where::Place(capital)
                && channel.product == Some(product)
        };
        model.catalogue().channels.iter().position(wanted)
    };
    let products = case.products.values().enumerate();
    products
        .filter_map(|(index, product)| {
            let product = messages.label(&product.label).to_owned();
            let cover = find("days_of_cover", index)?;
            Some(Figure {
                product,
                cover,
                price: find("street_price", index),
            })
        })
        .collect()
}
