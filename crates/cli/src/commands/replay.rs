//! `citerne replay`: one history, day by day, in words.

use std::collections::BTreeMap;

use citerne_luck::Luck;
use citerne_model::{Happening, Witness};
use citerne_report::{Messages, tell};
use clap::{ArgMatches, Command, value_parser};

use crate::args::{self, given, positional};
use crate::exit::Exit;
use crate::scenario::{self, Scenario};
use crate::show::show;
use crate::trouble::Trouble;

pub(super) fn command(messages: &Messages) -> Command {
    let number = positional("replicate", "N", messages)
        .required(true)
        .value_parser(value_parser!(u64).range(..Luck::REPLICATES));
    args::command("replay", messages).arg(number).args(scenario::options(messages))
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    let scenario = Scenario::prepare(matches, true, messages)?;
    let number: u64 = given(matches, "replicate");
    let histories = &scenario.histories;
    let (values, _) = histories.inputs(number);
    let name = messages.label(&scenario.case.spec.case.title);
    let args = [("number", number.to_string().into()), ("name", name.into())];
    show(&messages.format("command-replay-heading", &args))?;
    let mut diary = Diary::default();
    let mut history = histories.model().history();
    let lived = histories.model().run(&values, histories.luck(number), &mut history, &mut diary);
    show(&diary.in_words(&scenario, messages))?;
    lived.map_err(|failure| Trouble::new(Exit::Failed, failure.to_string()))
}

/// What happened, by day.
#[derive(Debug, Default)]
struct Diary(BTreeMap<u32, Vec<Happening>>);

impl Witness for Diary {
    fn day(&mut self, day: u32, today: &[Happening], _: &[f32]) {
        if !today.is_empty() {
            self.0.insert(day, today.to_vec());
        }
    }
}

impl Diary {
    fn in_words(&self, scenario: &Scenario, messages: &Messages) -> String {
        let mut text = String::new();
        for (day, happenings) in &self.0 {
            let date = messages.date(scenario.histories.model().date(*day));
            let args = [("date", date.into()), ("day", (*day).into())];
            text.push_str(&format!("\n{}\n", messages.format("command-day", &args)));
            for happening in happenings {
                let said = tell(happening, &scenario.case.spec, messages);
                text.push_str(&format!("  {said}\n"));
            }
        }
        text
    }
}
