//! A run with its line of progress, and Ctrl-C.

use citerne_ensemble::{Identity, Plan, Run, Shard, Simulator, Watch, ensemble};
use citerne_report::Messages;

use crate::exit::Exit;
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
    let stop = on_interrupt();
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
            cancel: &stop,
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
