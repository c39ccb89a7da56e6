//! Signs and what is read of them, in words.

use citerne_case::Case;
use citerne_decide::{Fires, Share, Tripwire};
use citerne_learn::observe::Kind;
use citerne_watch::{Sign, What};

use crate::messages::Messages;

/// "Trucks told as arrived, Bamako, in 7 days".
pub(super) fn sign_words(case: &Case, messages: &Messages, sign: &Sign) -> String {
    let what = match sign.what {
        What::Told(kind) => messages.text(&format!("watch-told-{}", kind.id())),
        What::Seen(kind) => messages.happening(kind.id()),
    };
    let words: Vec<String> = std::iter::once(what)
        .chain(subject(case, messages, sign))
        .collect();
    let id = match sign.what.is_counted() {
        true => "watch-sign",
        false => "watch-sign-level",
    };
    let args = [
        ("sign", words.join(", ").into()),
        ("days", sign.days.into()),
    ];
    messages.format(id, &args)
}

fn subject(case: &Case, messages: &Messages, sign: &Sign) -> Vec<String> {
    let spec = &case.spec;
    let short = |label: &str| label.split(" (").next().unwrap_or(label).to_lowercase();
    let place = sign.place.as_ref().and_then(|id| spec.places.get(id));
    let place = place.map(|place| messages.label(&place.label).to_owned());
    let corridor = sign.corridor.as_ref().and_then(|id| spec.corridors.get(id));
    let corridor = corridor.map(|corridor| messages.label(&corridor.label).to_owned());
    let product = sign.product.as_ref().and_then(|id| spec.products.get(id));
    let product = product.map(|product| short(messages.label(&product.label)));
    let nowhere = sign.place.is_none() && sign.corridor.is_none();
    let whole = match sign.what {
        What::Told(Kind::Attacks | Kind::Losses) => Some("watch-all-roads"),
        What::Told(_) => Some("watch-country"),
        What::Seen(_) => None,
    };
    let whole = whole.filter(|_| nowhere).map(|id| messages.text(id));
    [place, corridor, product, whole]
        .into_iter()
        .flatten()
        .collect()
}

/// A figure of a sign, with its unit where it isn't plain.
pub(super) fn figure(case: &Case, messages: &Messages, sign: &Sign, value: f64) -> String {
    let number = match value.fract() == 0.0 {
        true => messages.fixed(value, 0),
        false => messages.number(value, 3),
    };
    match sign.unit {
        "share" => messages.percent(value),
        "%" => messages.percent(value / 100.0),
        "money/L" => format!(
            "{number} {}",
            messages.unit("money/L", &case.spec.case.currency)
        ),
        "hours" => format!("{number} {}", messages.unit("hours", "")),
        "days" => messages.days(value, 0),
        _ => number,
    }
}

/// "at most 95", and so on.
pub(super) fn threshold(
    case: &Case,
    messages: &Messages,
    sign: &Sign,
    tripwire: &Tripwire,
) -> String {
    let id = match tripwire.fires {
        Fires::AtMost => "watch-at-most",
        Fires::AtLeast => "watch-at-least",
    };
    let value = figure(case, messages, sign, tripwire.threshold);
    messages.format(id, &[("value", value.into())])
}

/// "52% (41 – 63)".
pub(super) fn between(messages: &Messages, share: &Share) -> String {
    let bare = |share: f64| messages.fixed(100.0 * share, 0);
    let value = messages.percent(share.value());
    format!("{value} ({} – {})", bare(share.low), bare(share.high))
}

/// Bits, to two significant digits; the third decimal place is the last.
pub(super) fn bits(messages: &Messages, bits: f64) -> String {
    const LEAST: f64 = 0.001;
    match bits.abs() {
        least if least < LEAST => format!("<{}", messages.fixed(LEAST, 3)),
        least if least < 0.1 => messages.fixed(bits, 3),
        _ => messages.number(bits, 2),
    }
}
