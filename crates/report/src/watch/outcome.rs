//! What signs tell of one outcome: sentences, a plot, tables.

use citerne_decide::Share;
use citerne_watch::{Reading, Sign, Told, Wire};

use super::Watching;
use super::words::{between, bits, figure, sign_words, threshold};
use crate::analysis::{Plot, Section, Table};
use crate::messages::Messages;
use crate::plot::{DotRow, Dots, Mark};

/// Signs that the first table and the plot show.
const MOST: usize = 8;

/// One outcome and what is told of it.
pub(super) struct OfOutcome<'a> {
    pub(super) found: &'a Watching<'a>,
    pub(super) index: usize,
    pub(super) told: &'a [Told],
    /// "Pumps dry, Bamako, by 10 December 2025".
    pub(super) name: String,
}

impl OfOutcome<'_> {
    fn sign(&self, told: &Told) -> &Sign {
        &self.found.watched.signs[told.sign]
    }

    fn sign_words(&self, told: &Told, messages: &Messages) -> String {
        sign_words(self.found.case, messages, self.sign(told))
    }

    /// Signs that tell more than luck.
    fn telling(&self) -> impl Iterator<Item = &Told> {
        self.told.iter().filter(|told| told.is_more_than_luck())
    }

    /// Tripwires, those first that are hit most often.
    fn wires(&self) -> Vec<(&Told, &Wire)> {
        let mut wires: Vec<(&Told, &Wire)> = self
            .telling()
            .filter_map(|told| Some((told, told.wire.as_ref()?)))
            .filter(|(told, wire)| wire.is_proven(&told.before))
            .collect();
        let gain = |wire: &Wire| wire.hits.value() - wire.false_alarms.value();
        wires.sort_by(|(_, one), (_, two)| gain(two).total_cmp(&gain(one)));
        wires
    }

    /// How often it comes, whenever a sign is seen.
    fn as_things_stand(&self) -> Option<Share> {
        let watched = self.found.watched;
        let asked = &watched.outcomes[self.index];
        let histories = watched.histories.iter();
        let came: Vec<bool> = histories
            .clone()
            .map(|it| asked.came(it.first[self.index]))
            .collect();
        let pasts: Vec<u64> = histories.map(|it| it.past).collect();
        let all = vec![true; came.len()];
        citerne_decide::share_among(&all, &came, &pasts, 0.9).ok()?
    }

    /// The answer: the odds, the most telling sign, the best tripwire.
    pub(super) fn lead(&self, messages: &Messages) -> Vec<String> {
        let name = ("outcome", self.name.clone().into());
        let odds = self.as_things_stand().map(|odds| odds.value());
        let Some(before) = odds.filter(|_| !self.told.is_empty()) else {
            return vec![messages.format("watch-lead-settled", &[name])];
        };
        let before = ("before", messages.percent(before).into());
        let Some(first) = self.telling().next() else {
            return vec![messages.format("watch-lead-nothing", &[name, before])];
        };
        let readings: Vec<String> = (0..first.readings.len())
            .map(|index| self.reading(first, index, messages))
            .collect();
        let sign = (
            "sign",
            messages.inside(&self.sign_words(first, messages)).into(),
        );
        let readings = ("readings", readings.join(", ").into());
        let mut lead = vec![messages.format("watch-lead", &[name, before, sign, readings])];
        lead.extend(self.wires().first().map(|it| self.wire_lead(*it, messages)));
        lead
    }

    fn wire_lead(&self, (told, wire): (&Told, &Wire), messages: &Messages) -> String {
        let percent = |share: &Share| messages.percent(share.value());
        let right = wire.right.as_ref().map_or_else(String::new, percent);
        let args = [
            (
                "wire",
                messages
                    .inside(&self.wire_words(told, wire, messages))
                    .into(),
            ),
            ("odds", messages.percent(wire.odds).into()),
            ("right", right.into()),
            ("hits", percent(&wire.hits).into()),
            ("alarms", percent(&wire.false_alarms).into()),
        ];
        messages.format("watch-wire-lead", &args)
    }

    fn wire_words(&self, told: &Told, wire: &Wire, messages: &Messages) -> String {
        let sign = self.sign(told);
        let range = threshold(self.found.case, messages, sign, &wire.tripwire);
        let name = sign_words(self.found.case, messages, sign);
        let args = [("sign", name.into()), ("range", range.into())];
        messages.format("watch-wire", &args)
    }

    /// "at most 95: 52%".
    fn reading(&self, told: &Told, index: usize, messages: &Messages) -> String {
        let reading = &told.readings[index];
        let args = [
            ("range", self.range(told, index, messages).into()),
            ("odds", messages.percent(reading.odds.value()).into()),
        ];
        messages.format("watch-reading", &args)
    }

    fn range(&self, told: &Told, index: usize, messages: &Messages) -> String {
        let Reading { low, high, .. } = told.readings[index];
        let last = told.readings.len() - 1;
        let value = |value: f64| figure(self.found.case, messages, self.sign(told), value);
        if low == high && low == 0.0 && self.sign(told).what.is_counted() {
            return messages.text("watch-none");
        }
        if low == high {
            return messages.format("watch-exactly", &[("value", value(low).into())]);
        }
        match index {
            0 => messages.format("watch-at-most", &[("value", value(high).into())]),
            index if index == last => {
                messages.format("watch-at-least", &[("value", value(low).into())])
            }
            _ => {
                let args = [("low", value(low).into()), ("high", value(high).into())];
                messages.format("watch-between", &args)
            }
        }
    }

    /// None where nothing is to be watched for.
    pub(super) fn section(&self, messages: &Messages) -> Option<Section> {
        let telling: Vec<&Told> = self.telling().collect();
        let first = telling.first()?;
        let shown = &telling[..telling.len().min(MOST)];
        let mut tables = vec![self.signs(shown, false, messages)];
        tables.push(self.tripwires(first.before.value(), messages));
        if telling.len() > shown.len() {
            tables.push(self.signs(&telling, true, messages));
        }
        Some(Section {
            heading: self.name.clone(),
            lines: vec![self.before(messages)],
            plots: vec![self.plot(shown, messages)],
            tables,
        })
    }

    fn before(&self, messages: &Messages) -> String {
        let Some(odds) = self.as_things_stand() else {
            return String::new();
        };
        let watched = self.found.watched;
        let days = watched
            .signs
            .iter()
            .map(|sign| sign.days)
            .min()
            .unwrap_or(0);
        let histories = watched.histories.iter();
        let early = histories.filter(|it| it.first[self.index].is_some_and(|day| day <= days));
        let early = early.count() as f64 / watched.histories.len() as f64;
        let bare = |share: f64| messages.percent(share).into();
        let args = [
            ("before", bare(odds.value())),
            ("low", bare(odds.low)),
            ("high", bare(odds.high)),
        ];
        if early == 0.0 {
            return messages.format("watch-before-open", &args);
        }
        let more = [("early", bare(early)), ("days", (days + 1).into())];
        let args: Vec<_> = args.into_iter().chain(more).collect();
        messages.format("watch-before", &args)
    }

    /// A row for each sign: the odds where it is low, middling, high; information and luck.
    fn signs(&self, shown: &[&Told], folded: bool, messages: &Messages) -> Table {
        let row = |told: &&Told| {
            let last = told.readings.len() - 1;
            let cell = |index: usize| self.reading(told, index, messages);
            let middle = (told.readings.len() > 2).then(|| cell(1));
            vec![
                self.sign_words(told, messages),
                cell(0),
                middle.unwrap_or_else(|| "–".to_owned()),
                cell(last),
                bits(messages, told.information.bits),
                bits(messages, told.information.by_luck),
            ]
        };
        let heads = ["sign", "low", "middle", "high", "bits", "noise"];
        Table {
            caption: messages.text(if folded { "watch-more" } else { "watch-signs" }),
            columns: heads
                .map(|id| messages.text(&format!("watch-head-{id}")))
                .into(),
            rows: shown.iter().map(row).collect(),
            folded,
        }
    }

    fn tripwires(&self, before: f64, messages: &Messages) -> Table {
        let wires = self.wires();
        let row = |(told, wire): &(&Told, &Wire)| {
            let share = |share: &Share| between(messages, share);
            vec![
                self.wire_words(told, wire, messages),
                wire.right.as_ref().map_or_else(|| "–".to_owned(), share),
                share(&wire.hits),
                share(&wire.false_alarms),
            ]
        };
        let heads = ["tripwire", "right", "hits", "false"];
        let odds = wires.first().map_or(before, |(_, wire)| wire.odds);
        let args = [("odds", messages.percent(odds).into())];
        let stand = messages.format("watch-wires-stand", &args);
        Table {
            caption: format!("{}. {stand}", messages.text("watch-tripwires")),
            columns: heads
                .map(|id| messages.text(&format!("watch-head-{id}")))
                .into(),
            rows: wires.iter().take(MOST).map(row).collect(),
            folded: false,
        }
    }

    fn plot(&self, shown: &[&Told], messages: &Messages) -> Plot {
        let mark = |reading: &Reading| Mark {
            value: reading.odds.value(),
            low: reading.odds.low,
            high: reading.odds.high,
        };
        let row = |told: &&Told| {
            let last = told.readings.len() - 1;
            let middle = told.readings.get(1).filter(|_| last > 1).map(mark);
            DotRow {
                name: self.sign_words(told, messages),
                marks: vec![
                    Some(mark(&told.readings[0])),
                    middle,
                    Some(mark(&told.readings[last])),
                ],
                note: told
                    .information
                    .share()
                    .map_or_else(String::new, |share| messages.percent(share)),
            }
        };
        let rows: Vec<DotRow> = shown.iter().map(row).collect();
        let said: Vec<String> = shown
            .iter()
            .map(|told| {
                let all = (0..told.readings.len()).map(|it| self.reading(told, it, messages));
                let all: Vec<String> = all.collect();
                format!("{}: {}", self.sign_words(told, messages), all.join(", "))
            })
            .collect();
        let series = ["low", "middle", "high"].map(|id| messages.text(&format!("watch-head-{id}")));
        let title = [("outcome", self.name.clone().into())];
        let svg = Dots {
            id: &format!("watch-{}", self.index),
            title: &messages.format("watch-plot-title", &title),
            description: &said.join("; "),
            x_title: &messages.text("watch-odds"),
            series: &series,
            rows: &rows,
            percent: true,
        };
        Plot {
            svg: svg.draw(messages),
            caption: messages.text("watch-plot-caption"),
        }
    }
}
