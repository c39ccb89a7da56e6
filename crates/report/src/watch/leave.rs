//! Rules for leaving: sentences, a table, a plot.

use citerne_decide::Share;
use citerne_watch::{Rule, Tried};

use super::Watching;
use super::words::between;
use crate::analysis::{Plot, Section, Table};
use crate::explore::outcome_words;
use crate::messages::Messages;
use crate::plot::{DotRow, Dots, Mark};

impl Watching<'_> {
    fn rule_name(&self, rule: &Rule, messages: &Messages) -> String {
        let known = self.case.spec.leave.get(&rule.id);
        known
            .map_or(rule.id.as_str(), |rule| messages.label(&rule.label))
            .to_owned()
    }

    fn ahead_of(&self, rule: &Rule, messages: &Messages) -> String {
        outcome_words(self.case, messages, self.layout, &rule.ahead_of)
    }

    fn ruled(&self) -> impl Iterator<Item = (&Rule, &Tried)> {
        let rules = self.watched.rules.iter().zip(self.tried);
        rules.filter_map(|(rule, tried)| Some((rule, tried.as_ref()?)))
    }

    /// A sentence for each rule.
    pub(super) fn rules(&self, messages: &Messages) -> Vec<String> {
        let say = |(rule, tried): (&Rule, &Tried)| {
            let percent = |share: &Share| messages.percent(share.value());
            let comes = ("comes", percent(&tried.comes).into());
            let outcome = ("outcome", self.ahead_of(rule, messages).into());
            let leads = tried.warned.zip(tried.lead_days);
            let warned = match leads {
                None => messages.format("watch-rule-never-warned", &[outcome, comes]),
                Some((warned, [_, half, _])) => {
                    let warned = ("warned", percent(&warned).into());
                    let days = ("days", messages.days(half.round(), 0).into());
                    messages.format("watch-rule-warned", &[warned, outcome, comes, days])
                }
            };
            let vain = tried.in_vain.map(|vain| {
                let days = ("days", rule.within.into());
                messages.format("watch-rule-vain", &[("vain", percent(&vain).into()), days])
            });
            let warned: Vec<String> = std::iter::once(warned).chain(vain).collect();
            let args = [
                ("rule", self.rule_name(rule, messages).into()),
                ("now", percent(&tried.now).into()),
                ("warned", warned.join(" ").into()),
            ];
            messages.format("watch-rule-lead", &args)
        };
        self.ruled().map(say).collect()
    }

    /// All rules in one section; none without any.
    pub(super) fn leave(&self, messages: &Messages) -> Option<Section> {
        self.ruled().next()?;
        let heads = ["rule", "now", "fires", "warned", "vain", "lead"];
        let table = Table {
            columns: heads
                .map(|id| messages.text(&format!("watch-head-{id}")))
                .into(),
            rows: self.ruled().map(|it| self.rule_row(it, messages)).collect(),
            ..Table::default()
        };
        let lines = self.ruled().flat_map(|it| self.rule_lines(it, messages));
        Some(Section {
            heading: messages.text("watch-leave"),
            lines: lines.collect(),
            plots: vec![self.rule_plot(messages)],
            tables: vec![table],
        })
    }

    fn rule_row(&self, (rule, tried): (&Rule, &Tried), messages: &Messages) -> Vec<String> {
        let share = |share: &Share| between(messages, share);
        let none = || "–".to_owned();
        let lead = |[low, half, high]: [f64; 3]| {
            let days = [low, half, high].map(|days| messages.fixed(days.round(), 0));
            format!("{} ({} – {})", days[1], days[0], days[2])
        };
        vec![
            self.rule_name(rule, messages),
            share(&tried.now),
            share(&tried.fires),
            tried.warned.as_ref().map_or_else(none, share),
            tried.in_vain.as_ref().map_or_else(none, share),
            tried.lead_days.map_or_else(none, lead),
        ]
    }

    /// What a rule is to be ahead of, and what it is up against.
    fn rule_lines(&self, (rule, tried): (&Rule, &Tried), messages: &Messages) -> Vec<String> {
        let event = self.ahead_of(rule, messages);
        let outcome = || ("outcome", event.clone().into());
        let name = ("rule", self.rule_name(rule, messages).into());
        let mut line = vec![format!(
            "{}.",
            messages.format("watch-rule", &[name, outcome()])
        )];
        if tried.there > 0 {
            let share = tried.there as f64 / self.watched.histories.len() as f64;
            let args = [("share", messages.percent(share).into()), outcome()];
            line.push(messages.format("watch-rule-there", &args));
        }
        let args = [
            ("days", rule.within.into()),
            ("soon", messages.percent(tried.soon.value()).into()),
        ];
        line.push(messages.format("watch-rule-plain", &args));
        vec![line.join(" ")]
    }

    fn rule_plot(&self, messages: &Messages) -> Plot {
        let mark = |share: Share| Mark {
            value: share.value(),
            low: share.low,
            high: share.high,
        };
        let rows: Vec<DotRow> = self
            .ruled()
            .map(|(rule, tried)| DotRow {
                name: self.rule_name(rule, messages),
                marks: vec![tried.warned.map(mark), tried.in_vain.map(mark)],
                note: String::new(),
            })
            .collect();
        let series = ["warned", "vain"].map(|id| messages.text(&format!("watch-head-{id}")));
        let svg = Dots {
            id: "watch-leave",
            title: &messages.text("watch-leave-title"),
            description: &self.rules(messages).join(" "),
            x_title: &messages.text("watch-leave-share"),
            series: &series,
            rows: &rows,
            percent: true,
        };
        Plot {
            svg: svg.draw(messages),
            caption: String::new(),
        }
    }
}
