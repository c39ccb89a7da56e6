//! `citerne matters --learned`: what matters among histories that were learned.

use std::path::{Path, PathBuf};

use citerne_decide::Resampling;
use citerne_explore::matters::Given;
use citerne_explore::{Output, Wanted};
use citerne_report::{Giving, Messages, given};
use clap::ArgMatches;

use crate::args;
use crate::exit::Exit;
use crate::learning::Learning;
use crate::live::table;
use crate::scenario::Scenario;
use crate::show::show;
use crate::trouble::Trouble;

pub(super) fn run(
    matches: &ArgMatches,
    mut scenario: Scenario,
    outputs: &[Output],
    asked: &[String],
    messages: &Messages,
) -> Result<(), Trouble> {
    let out = matches.get_one::<PathBuf>("out").map(PathBuf::as_path);
    let learning = Learning::of(matches, out);
    scenario.learn(&learning, messages)?;
    scenario.of_many_pasts("citerne matters", messages)?;
    let replicates: u64 = args::given(matches, "replicates");
    let wanted = Wanted {
        outputs: outputs.to_vec(),
        ..Wanted::default()
    };
    let histories = table(&scenario, wanted, replicates, learning.threads, messages)?;
    let found = Given::of(&histories, &Resampling::default());
    let found = found.map_err(|error| Trouble::new(Exit::Usage, error.to_string()))?;
    let mut options: Vec<String> = Vec::new();
    for name in asked {
        options.extend(["--on".to_owned(), name.clone()]);
    }
    options.extend(["--learned", "--replicates"].map(str::to_owned));
    options.push(replicates.to_string());
    if let Some(particles) = learning.particles {
        options.extend(["--particles".to_owned(), particles.to_string()]);
    }
    let again = scenario.again("matters", &options);
    let told = Giving {
        case: &scenario.case,
        outputs,
        found: &found,
        window: &window(&scenario, &found, messages),
        again: &again,
    };
    let analysis = given(&told, messages);
    show(&analysis.text())?;
    let Some(out) = out else { return Ok(()) };
    std::fs::create_dir_all(out).map_err(|error| Trouble::write(out, &error, messages))?;
    scenario.keep_learned(out, messages)?;
    let page = analysis.page(messages);
    let page = page.map_err(|error| Trouble::bug(Exit::Bug, &error, messages))?;
    let notes = scenario.notes(&again);
    super::write(
        Path::new(out),
        &found.lines(outputs),
        &page,
        &notes,
        messages,
    )
}

fn window(scenario: &Scenario, found: &Given, messages: &Messages) -> String {
    let (as_of, horizon) = scenario.window();
    let args = [
        ("days", horizon.into()),
        ("as_of", messages.date(as_of).into()),
        ("count", found.histories.into()),
        ("pasts", found.draws.into()),
    ];
    messages.format("matters-window-learned", &args)
}
