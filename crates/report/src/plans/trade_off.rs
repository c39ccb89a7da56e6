//! What is gained beside what it costs.

use citerne_compare::{CompareError, Kind};
use citerne_decide::dominates;

use super::Choice;
use super::names::scale;
use crate::analysis::{Plot, Section};
use crate::messages::Messages;
use crate::plot::{Point, Scatter};

impl Choice<'_> {
    /// Hospitals' need beside cost, a point for each way; none where the case has no such aims.
    pub(super) fn trade_off(&self, messages: &Messages) -> Result<Option<Section>, CompareError> {
        let cost = self.find(|aim| aim.kind == Kind::Cost);
        let (Some(vital), Some(cost)) = (self.told().first().copied(), cost) else {
            return Ok(None);
        };
        let (gained, spent) = (self.gains(vital)?, self.gains(cost)?);
        let payoffs: Vec<[f64; 2]> = gained
            .iter()
            .zip(&spent)
            .map(|(gained, spent)| [gained[1], -spent[1]])
            .collect();
        let on_front = |way: usize| !payoffs.iter().any(|other| dominates(other, &payoffs[way]));
        let names = std::iter::once(messages.text("plans-as-it-goes"));
        let names = names.chain(self.names.iter().cloned());
        let point = |(way, name): (usize, String)| Point {
            name,
            x: spent[way],
            y: gained[way],
            lit: on_front(way),
        };
        let points: Vec<Point> = names.enumerate().map(point).collect();
        let title = |aim: usize| {
            let args = [("unit", self.change_unit(aim, messages).into())];
            let change = messages.format("plans-dots-axis", &args);
            let name = match aim == vital {
                true => self.aim(aim, messages),
                false => messages.text("aim-cost"),
            };
            format!("{name}, {change}")
        };
        let titles = [cost, vital].map(title);
        let drawn = Scatter {
            id: "trade-off",
            title: &messages.text("plans-trade-off-title"),
            description: &messages.text("plans-trade-off-words"),
            x_title: &titles[0],
            y_title: &titles[1],
            points: &points,
            percent: [false, false],
            lit: [
                messages.text("plans-front"),
                messages.text("plans-no-front"),
            ],
        };
        Ok(Some(Section {
            heading: messages.text("plans-trade-off"),
            lines: vec![messages.text("plans-trade-off-text")],
            plots: vec![Plot {
                svg: drawn.draw(messages),
                caption: String::new(),
            }],
            tables: Vec::new(),
        }))
    }

    /// Low end, value and high end of the change of an aim: none as things go, then of each plan.
    fn gains(&self, aim: usize) -> Result<Vec<[f64; 3]>, CompareError> {
        let scale = scale(self.compared.aims[aim].kind);
        let mut gains = vec![[0.0; 3]];
        for plan in 0..self.names.len() {
            let change = self
                .compared
                .beside(plan, aim, &self.resampling)?
                .difference;
            gains.push([change.low, change.value, change.high].map(|it| scale * it));
        }
        Ok(gains)
    }
}
