//! Checks of shares of a whole.

use super::number::{Books, check_origin};
use super::show::figure;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::quantity::Shares;
use crate::shape::Site;
use crate::tree;

/// How far a sum of shares may be from one.
const SLACK: f64 = 1e-3;

/// Shares that are shares, sum to one and carry a source: C121 to C127.
pub(crate) fn check(site: &Site<'_>, books: &Books<'_>, found: &mut Vec<Diagnostic>) {
    check_origin(site.node, site.key, &site.path, books, found);
    let Ok(shares) = tree::read::<Shares>(site.node) else {
        return;
    };
    let mean = site.node.entry("mean");
    let mut negative = false;
    for (id, share) in &shares.mean {
        if !(0.0..=1.0).contains(share) {
            negative = true;
            let entry = mean.and_then(|mean| mean.value.get(id));
            found.push(
                Diagnostic::new(
                    codes::NEGATIVE_SHARE,
                    entry.map_or(site.key, |node| node.mark),
                )
                .arg("id", id)
                .arg("figure", figure(*share)),
            );
        }
    }
    let sum: f64 = shares.mean.values().sum();
    if !negative && (sum - 1.0).abs() > SLACK {
        found.push(
            Diagnostic::new(codes::SHARES_SUM, mean.map_or(site.key, |entry| entry.key))
                .arg("sum", figure(sum)),
        );
    }
    if let Some(figure_given) = shares.concentration.filter(|c| *c <= 0.0) {
        let node = site.node.get("concentration");
        found.push(
            Diagnostic::new(
                codes::BAD_CONCENTRATION,
                node.map_or(site.key, |node| node.mark),
            )
            .arg("figure", figure(figure_given)),
        );
    }
}
