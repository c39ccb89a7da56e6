//! How plans do under each version of each rival hypothesis.

use citerne_compare::{CompareError, Under};

use super::Choice;
use super::names::{change, scale};
use crate::analysis::{Plot, Section, Table};
use crate::messages::Messages;
use crate::plot::{DotRow, Dots, Mark};

/// Versions that one plot can tell apart.
const MOST: usize = 4;

impl Choice<'_> {
    /// The change of the first aim under each version; none where nothing is rival.
    pub(super) fn rivals(&self, messages: &Messages) -> Result<Option<Section>, CompareError> {
        let Some(&aim) = self.told().first() else {
            return Ok(None);
        };
        let (mut plots, mut tables) = (Vec::new(), Vec::new());
        for hypothesis in 0..self.compared.hypotheses.len() {
            let under = self.compared.under(aim, hypothesis, &self.resampling)?;
            if under.len() < 2 {
                continue;
            }
            let names: Vec<String> = under
                .iter()
                .map(|(version, _)| self.version(hypothesis, *version, messages))
                .collect();
            let caption = self.hypothesis(hypothesis, messages);
            if under.len() <= MOST {
                plots.push(self.under(aim, (hypothesis, &caption), &names, &under, messages));
            }
            tables.push(self.by_version(aim, caption, &names, &under, messages));
        }
        let name = self.aim(aim, messages);
        Ok((!tables.is_empty()).then(|| Section {
            heading: messages.text("plans-rivals"),
            lines: vec![messages.format("plans-rivals-text", &[("aim", name.into())])],
            plots,
            tables,
        }))
    }

    fn hypothesis(&self, hypothesis: usize, messages: &Messages) -> String {
        let id = &self.compared.hypotheses[hypothesis].hypothesis;
        let spec = self.case.spec.hypotheses.get(id);
        spec.map_or(id.as_str(), |spec| messages.label(&spec.label))
            .to_owned()
    }

    fn version(&self, hypothesis: usize, version: usize, messages: &Messages) -> String {
        let choice = &self.compared.hypotheses[hypothesis];
        let id = &choice.versions[version];
        let spec = self.case.spec.hypotheses.get(&choice.hypothesis);
        let spec = spec.and_then(|spec| spec.versions.get(id));
        spec.map_or(id.as_str(), |spec| messages.label(&spec.label))
            .to_owned()
    }

    fn by_version(
        &self,
        aim: usize,
        caption: String,
        names: &[String],
        under: &[(usize, Vec<Under>)],
        messages: &Messages,
    ) -> Table {
        let kind = self.compared.aims[aim].kind;
        let mut columns = vec![messages.text("plans-plan")];
        columns.extend(names.iter().zip(under).map(|(name, (_, plans))| {
            let histories = plans.first().map_or(0, |under| under.rival.histories);
            let args = [
                ("version", name.as_str().into()),
                ("count", histories.into()),
            ];
            messages.format("plans-version", &args)
        }));
        columns.push(messages.text("plans-head-largest-regret"));
        let row = |(plan, name): (usize, &String)| {
            let plans = under.iter().map(|(_, plans)| plans[plan]);
            let mut row = vec![name.clone()];
            row.extend(plans.clone().map(|under| {
                change(
                    kind,
                    under.difference.value,
                    under.difference.error,
                    messages,
                )
            }));
            let regret = plans.map(|under| under.rival.regret).fold(0.0, f64::max);
            row.push(messages.brief(scale(kind) * regret));
            row
        };
        Table {
            caption,
            columns,
            rows: self.names.iter().enumerate().map(row).collect(),
            folded: true,
        }
    }

    fn under(
        &self,
        aim: usize,
        (hypothesis, question): (usize, &str),
        names: &[String],
        under: &[(usize, Vec<Under>)],
        messages: &Messages,
    ) -> Plot {
        let scale = scale(self.compared.aims[aim].kind);
        let mark = |under: &Under| {
            Some(Mark {
                value: scale * under.difference.value,
                low: scale * under.difference.low,
                high: scale * under.difference.high,
            })
        };
        let row = |(plan, name): (usize, &String)| DotRow {
            name: name.clone(),
            marks: under.iter().map(|(_, plans)| mark(&plans[plan])).collect(),
            note: String::new(),
        };
        let rows: Vec<DotRow> = self.names.iter().enumerate().map(row).collect();
        let drawn = Dots {
            id: &format!("rival-{hypothesis}"),
            title: question,
            description: &messages.text("plans-rivals-words"),
            x_title: &messages.format(
                "plans-dots-axis",
                &[("unit", self.change_unit(aim, messages).into())],
            ),
            series: names,
            rows: &rows,
            percent: false,
        };
        Plot {
            svg: drawn.draw(messages),
            caption: String::new(),
        }
    }
}
