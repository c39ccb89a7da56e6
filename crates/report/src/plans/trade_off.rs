//! What is gained beside what it costs.

use citerne_compare::{CompareError, Kind};
use citerne_decide::dominates;

use super::Choice;
use super::names::{is_share, scale};
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
        let means = |aim: usize| -> Result<Vec<[f64; 3]>, CompareError> {
            let robust = self.compared.robustness(aim, &self.resampling)?;
            let sign = self.compared.sign(aim);
            let of = |mean: citerne_decide::Estimate| {
                let ends = [sign * mean.low, sign * mean.high];
                [
                    ends[0].min(ends[1]),
                    sign * mean.value,
                    ends[0].max(ends[1]),
                ]
            };
            Ok(robust.iter().map(|robust| of(robust.mean)).collect())
        };
        let (need, spent) = (means(vital)?, means(cost)?);
        let payoffs: Vec<[f64; 2]> = need
            .iter()
            .zip(&spent)
            .map(|(n, s)| [n[1], -s[1]])
            .collect();
        let on_front = |way: usize| !payoffs.iter().any(|other| dominates(other, &payoffs[way]));
        let kinds = [cost, vital].map(|aim| self.compared.aims[aim].kind);
        let told = |kind: Kind, three: [f64; 3]| {
            let by = if is_share(kind) { 1.0 } else { scale(kind) };
            three.map(|value| by * value)
        };
        let names = std::iter::once(messages.text("plans-as-it-goes"));
        let names = names.chain(self.names.iter().cloned());
        let point = |(way, name): (usize, String)| Point {
            name,
            x: told(kinds[0], spent[way]),
            y: told(kinds[1], need[way]),
            lit: on_front(way),
        };
        let points: Vec<Point> = names.enumerate().map(point).collect();
        let titles = [cost, vital].map(|aim| self.aim(aim, messages));
        let drawn = Scatter {
            id: "trade-off",
            title: &messages.text("plans-trade-off-title"),
            description: &messages.text("plans-trade-off-words"),
            x_title: &titles[0],
            y_title: &titles[1],
            points: &points,
            percent: [kinds[0], kinds[1]].map(is_share),
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
}
