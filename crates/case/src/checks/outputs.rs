//! Outputs of the model that triggers and claims read.

use super::Typed;
use super::measures::ids;
use super::references::refer;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::near::{listed, nearest};
use crate::particular::Phrase;
use crate::vocabulary::{OUTPUTS, Over, find_output};

type Found<'f> = &'f mut Vec<Diagnostic>;

/// An output that exists, with the names that tell which one: C213, C219, C220 and references.
///
/// `path` is the table that holds the keys `quantity`, `at`, `product` and `sector`; the last
/// three are given in `parts`.
pub(super) fn output(
    case: &Typed<'_>,
    path: &str,
    id: &str,
    parts: [Option<&str>; 3],
    found: Found<'_>,
) {
    let mark = case.value(&format!("{path}.quantity"));
    let Some(output) = find_output(id) else {
        let names = || OUTPUTS.iter().map(|output| output.id);
        let near = nearest(id, names());
        let known = if near.is_none() {
            listed(names())
        } else {
            None
        };
        let diagnostic = Diagnostic::new(codes::UNKNOWN_OUTPUT, mark).arg("id", id);
        return found.push(diagnostic.maybe("near", near).maybe("known", known));
    };
    let [at, product, sector] = parts;
    let wanted = [
        ("at", at, output.over != Over::Case, over(output.over)),
        (
            "product",
            product,
            output.by_product,
            ["product", "produit"],
        ),
        ("sector", sector, output.by_sector, ["sector", "secteur"]),
    ];
    for (key, given, needed, kind) in wanted {
        let place = format!("{path}.{key}");
        let code = match (given, needed) {
            (None, true) => codes::OUTPUT_WHERE,
            (Some(_), false) => codes::OUTPUT_NOT_BY,
            (Some(name), true) => {
                check_name(case, &place, name, kind[0], found);
                continue;
            }
            (None, false) => continue,
        };
        found.push(
            Diagnostic::new(code, case.key(&place))
                .arg("id", id)
                .arg("key", key)
                .say("kind", kind),
        );
    }
}

/// What an output is kept for, in words.
fn over(over: Over) -> Phrase {
    match over {
        Over::Case => ["case", "cas"],
        Over::Place => ["place", "lieu"],
        Over::Corridor => ["corridor", "corridor"],
        Over::Zone => ["zone", "zone"],
    }
}

fn check_name(case: &Typed<'_>, path: &str, name: &str, kind: &str, found: Found<'_>) {
    let (code, table) = match kind {
        "place" => (codes::UNKNOWN_PLACE, "places"),
        "corridor" => (codes::UNKNOWN_CORRIDOR, "corridors"),
        "zone" => (codes::UNKNOWN_ZONE, "zones"),
        "product" => (codes::UNKNOWN_PRODUCT, "products"),
        _ => (codes::UNKNOWN_SECTOR, "sectors"),
    };
    refer(
        code,
        case.value(path),
        name,
        ids(case.spec, table).into_iter(),
        found,
    );
}
