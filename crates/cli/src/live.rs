//! Lives histories with a line of progress, and Ctrl-C.

use std::ops::Range;

use citerne_ensemble::{Identity, Monitor, Plan, Run, Shard, Simulator, Watch, ensemble};
use citerne_explore::{Histories, Wanted};
use citerne_report::Messages;

use crate::exit::Exit;
use crate::names;
use crate::progress::Line;
use crate::scenario::Scenario;
use crate::signals::on_interrupt;
use crate::trouble::Trouble;

/// Lives the replicates of a plan. A run that was stopped before its end is trouble: with a folder
/// it can be resumed.
pub(crate) fn live(
    simulator: &impl Simulator,
    identity: &Identity,
    plan: &Plan,
    messages: &Messages,
) -> Result<Run, Trouble> {
    let days = simulator.outline().days();
    let args = [("count", identity.replicates.into()), ("days", days.into())];
    let line = Line::new(messages.format("command-running", &args), messages);
    let progress = |progress| line.show(progress);
    let run = ensemble(
        simulator,
        identity,
        plan,
        Watch {
            progress: &progress,
            cancel: on_interrupt(),
        },
    );
    line.end();
    let run = run.map_err(|error| Trouble::ensemble(&error, messages))?;
    if run.complete {
        return Ok(run);
    }
    let id = if plan.out.is_some() {
        "error-interrupted"
    } else {
        "error-interrupted-nothing-kept"
    };
    Err(Trouble::new(Exit::Interrupted, messages.text(id)))
}

/// What the priors alone say, to be set beside what was learned; nothing for one part of many.
pub(crate) fn beside(
    scenario: &Scenario,
    plan: &Plan,
    replicates: u64,
    messages: &Messages,
) -> Result<Option<Run>, Trouble> {
    let prior = scenario
        .prior
        .as_ref()
        .filter(|_| plan.shard == Shard::WHOLE);
    let live = |prior| {
        let identity = scenario.identity_of(prior, replicates);
        live(prior, &identity, &Plan::new(plan.threads), messages)
    };
    prior.map(live).transpose()
}

/// Does work on so many histories, or other things that take about as long, with a line of progress
/// that begins where an earlier run ended.
pub(crate) fn monitored<T>(
    heading: String,
    all: Range<u64>,
    messages: &Messages,
    work: impl FnOnce(Monitor<'_>) -> T,
) -> T {
    let line = Line::new(heading, messages);
    line.begin(all);
    let done = work(Monitor {
        seen: &|| line.step(),
        stop: on_interrupt(),
    });
    line.end();
    done
}

/// Lives replicates of a scenario for a table.
pub(crate) fn table(
    scenario: &Scenario,
    wanted: Wanted,
    replicates: u64,
    threads: usize,
    messages: &Messages,
) -> Result<Histories, Trouble> {
    let (forecast, inputs) = (&scenario.histories, &scenario.case.inputs);
    let (heading, all) = (messages.text("conditions-living"), 0..replicates);
    let lived = monitored(heading, all.clone(), messages, |monitor| {
        Histories::live(forecast, inputs, wanted, all, threads, monitor)
    });
    lived.map_err(|error| names::rows(&error, messages))
}
