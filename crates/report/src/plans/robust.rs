//! How plans bear up where things go badly.

use citerne_compare::CompareError;
use citerne_decide::{Estimate, Robustness};

use super::Choice;
use super::names::{figure, is_share, scale};
use crate::analysis::{Plot, Section, Table};
use crate::messages::Messages;
use crate::plot::{DotRow, Dots, Mark};

impl Choice<'_> {
    /// Mean, worst tenth and regret by the first aim, and in how many histories it is enough.
    pub(super) fn robust(&self, messages: &Messages) -> Result<Section, CompareError> {
        let Some(&aim) = self.told().first() else {
            return Ok(Section::default());
        };
        let robust = self.compared.robustness(aim, &self.resampling)?;
        let name = self.aim(aim, messages);
        let mut tables = vec![self.regrets(aim, &robust, messages)];
        tables.extend(self.enough(messages)?);
        Ok(Section {
            heading: messages.text("plans-robust"),
            lines: vec![messages.format("plans-robust-text", &[("aim", name.into())])],
            plots: vec![self.worst(aim, &robust, messages)],
            tables,
        })
    }

    /// Names of the ways: things as they go first.
    fn ways(&self, messages: &Messages) -> impl Iterator<Item = String> {
        let first = messages.text("plans-as-it-goes");
        std::iter::once(first).chain(self.names.iter().cloned())
    }

    fn regrets(&self, aim: usize, robust: &[Robustness], messages: &Messages) -> Table {
        let columns = [
            "plan",
            "mean",
            "worst",
            "mean-regret",
            "high-regret",
            "largest-regret",
            "best",
        ];
        let kind = self.compared.aims[aim].kind;
        let sign = self.compared.sign(aim);
        let lost = |regret: &Estimate| messages.brief(scale(kind) * regret.value);
        let row = |(name, robust): (String, &Robustness)| {
            vec![
                name,
                figure(kind, sign * robust.mean.value, messages),
                figure(kind, sign * robust.worst.value, messages),
                lost(&robust.mean_regret),
                lost(&robust.high_regret),
                lost(&robust.largest_regret),
                messages.percent(robust.best.value),
            ]
        };
        Table {
            caption: messages.text("plans-robust-caption"),
            columns: columns
                .map(|id| messages.text(&format!("plans-head-{id}")))
                .into(),
            rows: self.ways(messages).zip(robust).map(row).collect(),
            folded: false,
        }
    }

    /// Mean and worst tenth beside each other.
    fn worst(&self, aim: usize, robust: &[Robustness], messages: &Messages) -> Plot {
        let kind = self.compared.aims[aim].kind;
        let factor = self.compared.sign(aim) * if is_share(kind) { 1.0 } else { scale(kind) };
        let mark = |estimate: &Estimate| {
            let ends = [factor * estimate.low, factor * estimate.high];
            Some(Mark {
                value: factor * estimate.value,
                low: ends[0].min(ends[1]),
                high: ends[0].max(ends[1]),
            })
        };
        let row = |(name, robust): (String, &Robustness)| DotRow {
            name,
            marks: vec![mark(&robust.mean), mark(&robust.worst)],
            note: String::new(),
        };
        let rows: Vec<DotRow> = self.ways(messages).zip(robust).map(row).collect();
        let series = ["plans-head-mean", "plans-head-worst"].map(|id| messages.text(id));
        let title = self.aim(aim, messages);
        let drawn = Dots {
            id: "worst-tenth",
            title: &title,
            description: &messages.text("plans-worst-words"),
            x_title: &title,
            series: &series,
            rows: &rows,
            percent: is_share(kind),
        };
        Plot {
            svg: drawn.draw(messages),
            caption: messages.text("plans-worst-words"),
        }
    }

    /// In how many histories each way keeps to the limits.
    fn enough(&self, messages: &Messages) -> Result<Option<Table>, CompareError> {
        if self.enough.is_empty() {
            return Ok(None);
        }
        let shares = self.compared.enough(self.enough, &self.resampling)?;
        let row = |(name, share): (String, &Estimate)| {
            let [low, high] = [share.low, share.high].map(|share| messages.percent(share));
            vec![
                name,
                format!("{} ({low} – {high})", messages.percent(share.value)),
            ]
        };
        let texts: Vec<String> = self.enough.iter().map(|limit| limit.text.clone()).collect();
        Ok(Some(Table {
            caption: messages.format("plans-enough", &[("limits", texts.join(", ").into())]),
            columns: ["plans-plan", "plans-enough-share"]
                .map(|id| messages.text(id))
                .into(),
            rows: self.ways(messages).zip(&shares).map(row).collect(),
            folded: false,
        }))
    }
}
