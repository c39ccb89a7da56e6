//! What is checked beyond the shape of the tables.
//!
//! Checks come in two rounds. The first ([`first_round`]) needs only the tree, so that it speaks
//! even when some table is unsound: every number on its own, ids, labels. The second
//! ([`second_round`]) sees the typed case and the event log: references, roads, dates, measures.
//! One check is one function; [`CHECKS`] lists those of the second round.

mod claims;
mod figures;
mod ids;
mod leave;
mod log;
mod map;
mod measures;
mod network;
mod number;
mod outputs;
mod parameters;
mod plans;
mod references;
mod ring;
mod shares;
pub(crate) mod show;
mod time;

use crate::diagnostic::Diagnostic;
use crate::events::EventLog;
use crate::file::Mark;
use crate::shape::Site;
use crate::spec::CaseSpec;
use crate::tree::Node;
use crate::units::Units;

pub(crate) use number::{Books, Number, check_figure, unit_problem};

/// A typed case with the places of its text.
#[derive(Debug)]
pub(crate) struct Typed<'a> {
    pub(crate) root: &'a Node,
    pub(crate) spec: &'a CaseSpec,
    pub(crate) units: &'a Units,
    pub(crate) events: &'a EventLog,
    pub(crate) sites: &'a [Site<'a>],
}

impl Typed<'_> {
    /// The place of the key at `path`, or of the deepest part of it that exists.
    pub(crate) fn key(&self, path: &str) -> Mark {
        self.root.nearest_mark(path)
    }

    /// The place of the value at `path`.
    pub(crate) fn value(&self, path: &str) -> Mark {
        self.root
            .at(path)
            .map_or_else(|| self.root.nearest_mark(path), |node| node.mark)
    }
}

/// One check of the second round.
pub(crate) type Check = fn(&Typed<'_>, &mut Vec<Diagnostic>);

/// The checks of the second round, by topic.
const CHECKS: &[Check] = &[
    // Names that point at entries.
    references::zones,
    references::legs,
    references::corridors,
    references::capital,
    references::presence,
    references::products,
    references::shares,
    references::responses,
    references::unused,
    references::systems,
    // Roads.
    network::length,
    network::joins,
    network::both_ends,
    network::serves,
    network::repeats,
    network::same_path,
    network::legs,
    network::unused,
    network::reach,
    network::rings,
    network::import_shares,
    map::on_globe,
    map::same_spot,
    map::distances,
    map::speeds,
    // Dates and the event log.
    time::order,
    log::complete_kinds,
    log::names,
    log::sources,
    log::dates,
    log::duplicates,
    log::facts,
    // Numbers and sources.
    figures::dependent,
    figures::rivals,
    figures::learned,
    figures::origins,
    figures::unused_sources,
    // Measures, hypotheses, claims.
    measures::dates,
    measures::triggers,
    measures::rings,
    measures::touches,
    measures::effects_on,
    measures::switches,
    measures::absent,
    plans::plans,
    leave::rules,
    claims::weights,
    claims::versions,
    claims::claims,
];

/// A check that needs only the tree.
type TreeCheck = fn(&Node, &mut Vec<Diagnostic>);

/// The checks of the first round that are not about numbers.
const TREE_CHECKS: &[TreeCheck] = &[
    ids::characters,
    ids::alike,
    ids::shared,
    ids::labels,
    ids::repeats,
    ids::money,
];

/// Checks that need only the tree.
pub(crate) fn first_round(
    root: &Node,
    sites: &[Site<'_>],
    units: &Units,
    found: &mut Vec<Diagnostic>,
) {
    for check in TREE_CHECKS {
        check(root, found);
    }
    let sources = root.get("sources").and_then(Node::table);
    let sources = sources
        .into_iter()
        .flat_map(|table| table.keys().map(String::as_str))
        .collect();
    let books = Books { units, sources };
    for site in sites {
        match site.limits {
            _ if site.shares => shares::check(site, &books, found),
            Some(limits) => {
                let number = Number {
                    path: &site.path,
                    key: site.key,
                    node: site.node,
                    limits,
                };
                number::check(number, &books, found);
            }
            // Its unit hangs on other keys; the second round knows it.
            None => {}
        }
    }
}

/// Checks that need the typed case.
pub(crate) fn second_round(case: &Typed<'_>, found: &mut Vec<Diagnostic>) {
    for check in CHECKS {
        check(case, found);
    }
}
