//! What each plan changes: figures and chances, as tables and as dots beside zero.

use citerne_compare::{Beside, CompareError, Kind};

use super::Choice;
use super::names::{changed, figure, scale};
use crate::analysis::{Plot, Section, Table};
use crate::messages::Messages;
use crate::plot::{DotRow, Dots, Mark};

/// Outcomes whose change is told, where the case has them.
const CHANCES: [Kind; 11] = [
    Kind::BlockadeOver,
    Kind::Eased,
    Kind::Lapsed,
    Kind::Broken,
    Kind::Deal,
    Kind::Coup,
    Kind::Uprising,
    Kind::Arms,
    Kind::RulersStand,
    Kind::Unrest,
    Kind::Crackdown,
];
/// Kinds of figures that are drawn; the tables tell the others.
const DRAWN: [Kind; 5] = [
    Kind::Met,
    Kind::Litres,
    Kind::TrucksLost,
    Kind::DriversHarmed,
    Kind::Cost,
];
/// Columns of figures that fit beside the names.
const COLUMNS: usize = 4;

impl Choice<'_> {
    /// Figures under each plan.
    pub(super) fn changes(&self, messages: &Messages) -> Result<Section, CompareError> {
        let told = self.told();
        let drawn =
            |aim: &&usize| DRAWN.contains(&self.compared.aims[**aim].kind) && self.moves(**aim);
        let plots = told.iter().filter(drawn);
        let plots = plots.map(|aim| self.dots(*aim, messages));
        Ok(Section {
            heading: messages.text("plans-changes"),
            lines: vec![messages.text("plans-changes-text")],
            plots: plots.collect::<Result<_, _>>()?,
            tables: self.tables(&told, messages)?,
        })
    }

    /// Chances of outcomes under each plan. Those that no plan makes any likelier or less likely
    /// are left out.
    pub(super) fn chances(&self, messages: &Messages) -> Result<Section, CompareError> {
        let found = CHANCES.map(|kind| self.find(|aim| aim.kind == kind));
        let moves = |aim: &usize| {
            let payoffs = &self.compared.payoffs[*aim];
            (0..payoffs.histories()).any(|it| payoffs.in_history(it).iter().any(|it| *it > 0.0))
        };
        let told: Vec<usize> = found.into_iter().flatten().filter(moves).collect();
        Ok(Section {
            heading: messages.text("plans-chances"),
            lines: vec![messages.text("plans-chances-text")],
            plots: Vec::new(),
            tables: self.tables(&told, messages)?,
        })
    }

    /// Whether any plan changes an aim in any history.
    fn moves(&self, aim: usize) -> bool {
        let payoffs = &self.compared.payoffs[aim];
        let differ = |ways: &[f64]| ways.iter().any(|way| *way != ways[0]);
        (0..payoffs.histories()).any(|history| differ(payoffs.in_history(history)))
    }

    fn tables(&self, aims: &[usize], messages: &Messages) -> Result<Vec<Table>, CompareError> {
        // Tables of about as many columns each.
        let tables = aims.len().div_ceil(COLUMNS).max(1);
        let each = aims.len().div_ceil(tables).max(1);
        aims.chunks(each)
            .map(|aims| self.table(aims, messages))
            .collect()
    }

    /// A row for things as they go, and one for the change under each plan.
    fn table(&self, aims: &[usize], messages: &Messages) -> Result<Table, CompareError> {
        let mut columns = vec![messages.text("plans-plan")];
        columns.extend(aims.iter().map(|aim| self.aim(*aim, messages)));
        let mut now = vec![messages.text("plans-as-it-goes")];
        for aim in aims {
            let payoffs = self.compared.payoffs[*aim].of_plan(0);
            let mean = payoffs.iter().sum::<f64>() / payoffs.len() as f64;
            now.push(figure(self.compared.aims[*aim].kind, mean, messages));
        }
        let mut rows = vec![now];
        for (plan, name) in self.names.iter().enumerate() {
            let mut row = vec![name.clone()];
            for aim in aims {
                let beside = self.compared.beside(plan, *aim, &self.resampling)?;
                row.push(changed(self.compared.aims[*aim].kind, &beside, messages));
            }
            rows.push(row);
        }
        Ok(Table {
            columns,
            rows,
            ..Table::default()
        })
    }

    /// The change of one figure under each plan, with its interval.
    fn dots(&self, aim: usize, messages: &Messages) -> Result<Plot, CompareError> {
        let kind = self.compared.aims[aim].kind;
        let row = |(plan, name): (usize, &String)| {
            let beside = self.compared.beside(plan, aim, &self.resampling)?;
            let told = |value: f64| scale(kind) * value;
            let difference = beside.difference;
            Ok(DotRow {
                name: name.clone(),
                marks: vec![Some(Mark {
                    value: told(difference.value),
                    low: told(difference.low),
                    high: told(difference.high),
                })],
                // That a plan costs something in every history goes without saying.
                note: match kind {
                    Kind::Cost => String::new(),
                    _ => self.ahead(&beside, messages),
                },
            })
        };
        let rows = self.names.iter().enumerate().map(row);
        let rows: Vec<DotRow> = rows.collect::<Result<_, CompareError>>()?;
        let title = self.aim(aim, messages);
        let drawn = Dots {
            id: &format!(
                "change-{}",
                self.compared.aims[aim].path().replace('/', "-")
            ),
            title: &title,
            description: &messages.format("plans-dots-words", &[("aim", title.as_str().into())]),
            x_title: &messages.format(
                "plans-dots-axis",
                &[("unit", self.change_unit(aim, messages).into())],
            ),
            series: &[],
            rows: &rows,
            percent: false,
        };
        Ok(Plot {
            svg: drawn.draw(messages),
            caption: String::new(),
        })
    }

    /// In how many histories a plan does better and worse.
    fn ahead(&self, beside: &Beside, messages: &Messages) -> String {
        let (Some(better), Some(worse)) = (beside.better, beside.worse) else {
            return String::new();
        };
        let args = [
            ("better", messages.percent(better).into()),
            ("worse", messages.percent(worse).into()),
        ];
        messages.format("plans-ahead", &args)
    }

    /// Which plan does most for the first aim, and in how many histories it does better.
    pub(super) fn first(&self, messages: &Messages) -> Result<Option<String>, CompareError> {
        let Some(&aim) = self.told().first() else {
            return Ok(None);
        };
        let mut best: Option<(usize, Beside)> = None;
        for plan in 0..self.names.len() {
            let beside = self.compared.beside(plan, aim, &self.resampling)?;
            let gain = |beside: &Beside| self.compared.sign(aim) * beside.difference.value;
            if best.is_none_or(|(_, before)| gain(&beside) > gain(&before)) {
                best = Some((plan, beside));
            }
        }
        let Some((plan, beside)) = best else {
            return Ok(None);
        };
        let share = |share: Option<f64>| messages.percent(share.unwrap_or(0.0));
        let difference = &beside.difference;
        let mut args = vec![("aim", self.aim(aim, messages).into())];
        if self.compared.sign(aim) * difference.value <= 2.0 * difference.error {
            return Ok(Some(messages.format("plans-first-none", &args)));
        }
        args.extend([
            ("plan", self.names[plan].as_str().into()),
            ("better", share(beside.better).into()),
            ("worse", share(beside.worse).into()),
        ]);
        let mut said = messages.format("plans-first", &args);
        let alike = self.alike(plan, aim)?;
        if !alike.is_empty() {
            let names: Vec<String> = alike.iter().map(|it| self.names[*it].clone()).collect();
            let args = [("plans", messages.list(&names).into())];
            said = format!("{said} {}", messages.format("plans-first-alike", &args));
        }
        Ok(Some(said))
    }

    /// Other plans that can't be told from one by an aim: they differ from it by less than twice the
    /// error of that difference.
    fn alike(&self, plan: usize, aim: usize) -> Result<Vec<usize>, CompareError> {
        let mut alike = Vec::new();
        for other in (0..self.names.len()).filter(|other| *other != plan) {
            let payoffs = &self.compared.payoffs[aim];
            let apart = payoffs.paired(plan + 1, other + 1, &self.resampling)?;
            if apart.difference.value.abs() <= 2.0 * apart.difference.error {
                alike.push(other);
            }
        }
        Ok(alike)
    }

    /// What common luck saves, by the main aims.
    pub(super) fn luck(&self, messages: &Messages) -> Result<Section, CompareError> {
        let columns = [
            "plans-plan",
            "plans-luck-aim",
            "plans-luck-common",
            "plans-luck-own",
            "plans-luck-times",
        ];
        let mut rows = Vec::new();
        for aim in self.told().into_iter().take(2) {
            for (plan, name) in self.names.iter().enumerate() {
                let beside = self.compared.beside(plan, aim, &self.resampling)?;
                let scale = scale(self.compared.aims[aim].kind);
                let error = |variance: f64| messages.brief(scale * variance.sqrt());
                let times = beside.histories_saved;
                rows.push(vec![
                    name.clone(),
                    self.aim(aim, messages),
                    error(beside.variance),
                    error(beside.variance_independent),
                    times.map_or_else(|| "–".to_owned(), |times| messages.number(times, 2)),
                ]);
            }
        }
        Ok(Section {
            heading: messages.text("plans-luck"),
            tables: vec![Table {
                caption: messages.text("plans-luck-text"),
                columns: columns.map(|id| messages.text(id)).into(),
                rows,
                folded: true,
            }],
            ..Section::default()
        })
    }
}
