//! The comparison as a page.

use citerne_report::{Section, Table};

use super::words::{Page, letter, sign};

impl Page<'_> {
    /// The sections of the page: what the runs rest on, the facts, and all headlines with the
    /// share of each fact.
    pub(super) fn sections(&self) -> Vec<Section> {
        let messages = self.messages;
        let rests = Section {
            heading: messages.text("changes-section-rests"),
            lines: self.rests(),
            ..Section::default()
        };
        let facts = self.facts.unwrap_or_default().iter().enumerate();
        let facts = facts.map(|(index, fact)| {
            let note = fact.cell("note").to_owned();
            vec![
                format!("{} {}", sign(fact), letter(index)),
                self.fact(fact),
                note,
            ]
        });
        let log = Section {
            heading: messages.text("changes-section-log"),
            lines: vec![self.log_count()],
            tables: vec![Table {
                columns: ["", "changes-head-fact", "changes-head-note"]
                    .map(|id| messages.find(id, &[]).unwrap_or_default())
                    .into(),
                rows: facts.collect(),
                ..Table::default()
            }],
            ..Section::default()
        };
        vec![rests, log, self.headlines()]
    }

    fn headlines(&self) -> Section {
        let messages = self.messages;
        let mut lines = vec![self.count()];
        let mut columns = self.head();
        if let Some(split) = self.split {
            lines.push(messages.text("changes-split"));
            lines.extend(self.few(split));
            columns.push(messages.text("changes-head-time"));
            columns.extend((0..split.steps.len()).map(letter));
        }
        let rows = self.comparison.shifts.iter().map(|shift| {
            let mut row = self.row(shift);
            let parts = self.split.map(|split| split.parts(shift));
            row.extend(parts.into_iter().flatten().map(|part| match part {
                Some(part) => self.number(&shift.new, part, true),
                None => "–".to_owned(),
            }));
            row
        });
        Section {
            heading: messages.text("changes-section-headlines"),
            lines,
            tables: vec![Table {
                columns,
                rows: rows.collect(),
                ..Table::default()
            }],
            ..Section::default()
        }
    }
}
