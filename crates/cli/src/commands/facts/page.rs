//! The page: the table of facts, coverage and sharpness, disagreements, and what is left out.

use std::collections::BTreeSet;

use citerne_case::EventKind;
use citerne_ensemble::facts::{
    Answers, Ask, Band, Coverage, Fact, LeftOut, Reading, Row, Score, Spread, score,
};
use citerne_report::Messages;

use super::grid::Style;
use crate::scenario::Scenario;

/// What the page is made of.
#[derive(Debug, Clone)]
pub(super) struct Page<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) reading: &'a Reading,
    pub(super) answers: &'a Answers,
    /// The command that makes it again.
    pub(super) again: String,
    pub(super) messages: &'a Messages,
}

/// A line of the main table.
struct Line<'a> {
    fact: &'a Fact,
    spread: &'a Spread,
    score: Option<Score>,
    /// Whether answers are thinned by the share of attacks that is reported.
    thinned: bool,
}

impl Page<'_> {
    /// The page in a style.
    pub(super) fn text(&self, style: Style) -> String {
        let lines = self.lines();
        let mut parts = vec![
            self.intro(),
            style.command(&self.again),
            self.facts(style, &lines),
        ];
        parts.push(self.messages.text("facts-legend"));
        parts.push(self.section(style, "facts-coverage", self.coverage(style, &lines)));
        parts.push(self.messages.text("facts-coverage-legend"));
        let conflicts = self.conflicts(style, &lines);
        parts.push(self.section(style, "facts-conflicts", conflicts));
        let rare = self.rare(style, &lines);
        parts.extend(rare.map(|rare| self.section(style, "facts-rare", rare)));
        parts.push(self.section(style, "facts-left-out", self.left_out(style)));
        format!("{}\n", parts.join("\n\n"))
    }

    fn section(&self, style: Style, heading: &str, body: String) -> String {
        format!("{}\n{body}", style.heading(&self.messages.text(heading)))
    }

    fn intro(&self) -> String {
        let model = self.scenario.histories.model();
        let args = [
            (
                "name",
                self.messages
                    .label(&self.scenario.case.spec.case.title)
                    .into(),
            ),
            ("version", env!("CARGO_PKG_VERSION").into()),
            ("lived", self.answers.lived.into()),
            ("facts", self.reading.facts.len().into()),
            ("left_out", self.reading.left_out.len().into()),
            ("last", self.messages.date(model.date(model.as_of())).into()),
        ];
        self.messages.format("facts-intro", &args)
    }

    fn lines(&self) -> Vec<Line<'_>> {
        let Answers { raw, reported, .. } = self.answers;
        let mut lines = Vec::new();
        for (fact, (raw, reported)) in self.reading.facts.iter().zip(raw.iter().zip(reported)) {
            let mut push = |spread, thinned| {
                let score = score(fact, spread);
                lines.push(Line {
                    fact,
                    spread,
                    score,
                    thinned,
                });
            };
            push(raw, false);
            if let Some(reported) = reported {
                push(reported, true);
            }
        }
        lines
    }

    fn facts(&self, style: Style, lines: &[Line<'_>]) -> String {
        let heads = [
            "date", "fact", "where", "reported", "p05", "p50", "p95", "rank", "band", "said",
        ];
        let rows: Vec<_> = lines.iter().map(|line| self.row(line)).collect();
        style.table(3, &self.heads(&heads), &rows)
    }

    fn row(&self, line: &Line<'_>) -> Vec<String> {
        let messages = self.messages;
        let fact = line.fact;
        let none = || "–".to_owned();
        let [p05, p50, p95] = match line.score {
            Some(score) => score.quantiles.map(|value| self.number(value)),
            None => [none(), none(), none()],
        };
        vec![
            fact.row.date.to_string(),
            self.name(line),
            self.place(fact),
            self.figure(fact),
            p05,
            p50,
            p95,
            line.score
                .map_or_else(none, |score| messages.percent(score.rank)),
            line.score.map_or_else(none, |score| self.band(score.band)),
            messages.percent(line.spread.count() as f64 / self.answers.lived.max(1) as f64),
        ]
    }

    fn heads(&self, names: &[&str]) -> Vec<String> {
        names
            .iter()
            .map(|name| self.messages.text(&format!("facts-head-{name}")))
            .collect()
    }

    fn name(&self, line: &Line<'_>) -> String {
        let kind = self.messages.fact(line.fact.row.kind.id());
        let kind = if line.fact.light {
            format!("{kind}*")
        } else {
            kind
        };
        match line.thinned {
            true => self
                .messages
                .format("facts-thinned", &[("kind", kind.into())]),
            false => kind,
        }
    }

    /// Trucks are of a corridor, all else of a place.
    fn place(&self, fact: &Fact) -> String {
        let anywhere = || self.messages.text("facts-anywhere");
        match &fact.ask {
            Ask::Largest(..) => fact.row.corridor.clone().unwrap_or_else(anywhere),
            _ => fact.row.place.clone().unwrap_or_else(anywhere),
        }
    }

    fn figure(&self, fact: &Fact) -> String {
        let number = |value| self.number(value);
        if fact.high <= fact.low {
            return number(fact.value);
        }
        format!(
            "{} ({}–{})",
            number(fact.value),
            number(fact.low),
            number(fact.high)
        )
    }

    /// Whole numbers as such, others to three digits.
    fn number(&self, value: f64) -> String {
        match value.fract() == 0.0 {
            true => self.messages.fixed(value, 0),
            false => self.messages.number(value, 3),
        }
    }

    fn with_unit(&self, value: f64, unit: &str) -> String {
        let currency = &self.scenario.case.spec.case.currency;
        let unit = unit.replace("money", currency);
        let number = self.number(value);
        if unit == "1" {
            number
        } else {
            format!("{number} {unit}")
        }
    }

    fn band(&self, band: Band) -> String {
        let level = match band {
            Band::Half => 0.5,
            Band::Ninety => 0.9,
            Band::NinetyFive => 0.95,
            Band::Outside => return self.messages.text("facts-outside"),
        };
        self.messages.percent(level)
    }

    fn coverage(&self, style: Style, lines: &[Line<'_>]) -> String {
        let full = |line: &&Line<'_>| !line.fact.light && !line.thinned;
        let kinds: BTreeSet<EventKind> = lines
            .iter()
            .filter(full)
            .map(|line| line.fact.row.kind)
            .collect();
        let mut rows: Vec<Vec<String>> = Vec::new();
        for kind in kinds {
            let of_kind = lines
                .iter()
                .filter(full)
                .filter(|line| line.fact.row.kind == kind);
            rows.push(self.covered(self.messages.fact(kind.id()), of_kind));
        }
        let text = |id| self.messages.text(id);
        rows.push(self.covered(text("facts-all"), lines.iter().filter(full)));
        let raw = lines.iter().filter(|line| !line.thinned);
        rows.push(self.covered(text("facts-all-weak"), raw));
        let thin = lines
            .iter()
            .filter(|l| !l.fact.light && (l.thinned || !l.fact.thinned));
        rows.push(self.covered(text("facts-all-thinned"), thin));
        style.table(
            1,
            &self.heads(&["fact", "rows", "in50", "in90", "in95", "width"]),
            &rows,
        )
    }

    fn covered<'a>(&self, name: String, lines: impl Iterator<Item = &'a Line<'a>>) -> Vec<String> {
        let scores: Vec<&Score> = lines.filter_map(|line| line.score.as_ref()).collect();
        let Coverage {
            facts,
            inside,
            meet,
            sharpness,
        } = Coverage::of(scores);
        let mut row = vec![name, facts.to_string()];
        row.extend((0..3).map(|level| format!("{} ({})", inside[level], meet[level])));
        row.push(sharpness.map_or_else(|| "–".to_owned(), |width| self.messages.number(width, 2)));
        row
    }

    /// Facts whose whole range of belief lies outside the 95 % band.
    fn conflicts(&self, style: Style, lines: &[Line<'_>]) -> String {
        let told = |line: &Line<'_>| {
            let score = line.score.filter(|score| score.range == Band::Outside)?;
            let [low, median, high] = score.quantiles.map(|value| self.number(value));
            let args = [
                ("fact", self.title(line).into()),
                ("figure", self.figure(line.fact).into()),
                ("low", low.into()),
                ("median", median.into()),
                ("high", high.into()),
            ];
            Some(self.messages.format("facts-conflict", &args))
        };
        let told: Vec<_> = lines.iter().filter_map(told).collect();
        if told.is_empty() {
            self.messages.text("facts-no-conflict")
        } else {
            style.list(&told)
        }
    }

    /// Facts that too few histories speak of.
    fn rare(&self, style: Style, lines: &[Line<'_>]) -> Option<String> {
        let rare = lines.iter().filter(|line| line.score.is_none());
        let told = rare.map(|line| {
            let args = [
                ("fact", self.title(line).into()),
                ("figure", self.figure(line.fact).into()),
                ("count", line.spread.count().into()),
                ("lived", self.answers.lived.into()),
            ];
            self.messages.format("facts-rare-row", &args)
        });
        let told: Vec<_> = told.collect();
        (!told.is_empty()).then(|| style.list(&told))
    }

    fn title(&self, line: &Line<'_>) -> String {
        format!(
            "{}, {}, {}",
            line.fact.row.date,
            self.name(line),
            self.place(line.fact)
        )
    }

    fn left_out(&self, style: Style) -> String {
        let row = |LeftOut {
                       row,
                       value,
                       unit,
                       reason,
                   }: &LeftOut| {
            let Row {
                line,
                date,
                kind,
                place,
                ..
            } = row;
            vec![
                line.to_string(),
                date.to_string(),
                self.messages.fact(kind.id()),
                place.clone().unwrap_or_default(),
                self.with_unit(*value, unit),
                self.messages.text(&format!("facts-reason-{}", reason.id())),
            ]
        };
        let rows: Vec<_> = self.reading.left_out.iter().map(row).collect();
        let heads = ["line", "date", "fact", "where", "figure", "reason"];
        style.table(heads.len(), &self.heads(&heads), &rows)
    }
}
