//! Names of the model's things: quantities, units, events, outcomes.

use super::{Arg, Messages};

/// The id of a quantity, unit or kind as the catalogue writes it.
fn key(prefix: &str, id: &str) -> String {
    format!("{prefix}-{}", id.replace('_', "-"))
}

impl Messages {
    /// Name of an output of the model, such as "Days of cover".
    #[must_use]
    pub fn quantity(&self, id: &str) -> String {
        self.text(&key("quantity", id))
    }

    /// A unit as people write it; `money` is the currency of the case.
    #[must_use]
    pub fn unit(&self, unit: &str, money: &str) -> String {
        let id = match unit {
            "%" => "unit-percent".to_owned(),
            _ => format!("unit-{}", unit_key(unit)),
        };
        self.format(&id, &[("money", money.into())])
    }

    /// Short name of a kind of happening, such as "Convoy attacked".
    #[must_use]
    pub fn happening(&self, kind: &str) -> String {
        self.text(&format!("happening-{kind}"))
    }

    /// Name of a kind of fact in the event log.
    #[must_use]
    pub fn fact(&self, kind: &str) -> String {
        self.text(&key("fact", kind))
    }

    /// A word of an outcome: `axis` is "regime", "blockade" or "unrest".
    #[must_use]
    pub fn outcome(&self, axis: &str, id: &str) -> String {
        self.text(&format!("{axis}-{id}"))
    }

    /// How likely a share of histories is, in words.
    #[must_use]
    pub fn chance(&self, share: f64) -> String {
        self.text(match share {
            1.0 => "chance-certain",
            0.0 => "chance-never",
            share if share >= 0.9 => "chance-very-likely",
            share if share >= 0.66 => "chance-likely",
            share if share > 0.33 => "chance-even",
            share if share > 0.1 => "chance-unlikely",
            _ => "chance-very-unlikely",
        })
    }

    /// A count of days with its word.
    #[must_use]
    pub fn days(&self, count: f64, decimals: usize) -> String {
        self.format("days-count", &[("count", Arg::Number(count, decimals))])
    }

    /// A text with a capital letter at its head: names of the case may begin without one.
    #[must_use]
    pub fn headed(&self, text: &str) -> String {
        let mut letters = text.chars();
        let head = letters.next().into_iter().flat_map(char::to_uppercase);
        head.chain(letters).collect()
    }

    /// A name inside a sentence: it begins with a capital letter only by itself.
    #[must_use]
    pub fn inside(&self, text: &str) -> String {
        let mut letters = text.chars();
        let head = letters.next().into_iter().flat_map(char::to_lowercase);
        head.chain(letters).collect()
    }

    /// "a, b and c".
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => self.text("none"),
            [one] => one.clone(),
            [first @ .., last] => self.format(
                "list-and",
                &[
                    ("first", first.join(", ").into()),
                    ("last", last.as_str().into()),
                ],
            ),
        }
    }
}

/// A unit as the catalogue's ids write it: "money/L" is "money-per-L".
pub(super) fn unit_key(unit: &str) -> String {
    let words = unit
        .split('/')
        .map(|part| if part == "1" { "one" } else { part });
    words.collect::<Vec<_>>().join("-per-")
}
