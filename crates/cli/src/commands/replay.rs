//! `citerne replay`: one history, day by day, in words.

use citerne_luck::Luck;
use citerne_model::outcomes::Outcome;
use citerne_report::Messages;
use clap::{ArgMatches, Command, value_parser};

use crate::args::{self, given, positional};
use crate::diary::Diary;
use crate::learning::{self, Learning};
use crate::scenario::Scenario;
use crate::show::show;
use crate::trouble::Trouble;
use crate::wish::{self, Wish};

pub(super) fn command(messages: &Messages) -> Command {
    let number = positional("replicate", "N", messages)
        .required(true)
        .value_parser(value_parser!(u64).range(..Luck::REPLICATES));
    let mut args = wish::options(messages);
    args.insert(0, number);
    args.push(learning::prior(messages));
    args.extend(learning::options(messages));
    args::command("replay", args, messages)
}

pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<(), Trouble> {
    // One history is soon checked.
    let wish = Wish {
        balance: true,
        ..Wish::of(matches, messages)?
    };
    let mut scenario = Scenario::prepare(wish, messages)?;
    if !matches.get_flag("prior") {
        scenario.learn(&Learning::of(matches, None), messages)?;
    }
    let number: u64 = given(matches, "replicate");
    let (model, luck) = (scenario.histories.model(), scenario.histories.days(number));
    let (values, versions) = scenario.histories.inputs(number);
    show(&heading(number, &scenario, &versions, messages))?;
    let mut diary = Diary::new(model, messages);
    let mut history = model.history();
    let lived = model.run(&values, luck, &mut history, &mut diary);
    let outcome = lived
        .is_ok()
        .then(|| history.outcome.last().copied())
        .flatten();
    show(&diary.end(outcome.and_then(Outcome::of_cell)))?;
    lived.map_err(|failure| Trouble::failure(&failure, messages))
}

/// Which history it is, and which version of each hypothesis holds in it.
fn heading(number: u64, scenario: &Scenario, versions: &[usize], messages: &Messages) -> String {
    let spec = &scenario.case.spec;
    let name = messages.label(&spec.case.title);
    let args = [("number", number.to_string().into()), ("name", name.into())];
    let mut text = messages.format("command-replay-heading", &args);
    let held = spec.hypotheses.values().zip(versions);
    for (hypothesis, version) in held {
        let Some((_, version)) = hypothesis.versions.get_index(*version) else {
            continue;
        };
        let label = [
            messages.label(&hypothesis.label),
            messages.label(&version.label),
        ];
        let args = [
            ("hypothesis", label[0].into()),
            ("version", label[1].into()),
        ];
        text.push('\n');
        text.push_str(&messages.format("replay-hypothesis", &args));
    }
    text
}
