//! The page's template, with every word from the catalogue.

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error};
use serde::Serialize;

use crate::messages::Messages;

/// Name and text of each part of the page.
const PARTS: &[(&str, &str)] = &[
    ("page.html", include_str!("parts/page.html")),
    ("head.html", include_str!("parts/head.html")),
    ("table.html", include_str!("parts/table.html")),
    ("analysis.html", include_str!("parts/analysis.html")),
    ("style.css", include_str!("parts/style.css")),
    ("answers.html", include_str!("parts/answers.html")),
    ("outcomes.html", include_str!("parts/outcomes.html")),
    ("roads.html", include_str!("parts/roads.html")),
    ("learned.html", include_str!("parts/learned.html")),
    ("findings.html", include_str!("parts/findings.html")),
    ("assumed.html", include_str!("parts/assumed.html")),
    ("about.html", include_str!("parts/about.html")),
    ("scores.html", include_str!("parts/scores.html")),
];

/// Fills the template called `name`.
pub(crate) fn render(
    name: &str,
    messages: &Messages,
    page: &impl Serialize,
) -> Result<String, Error> {
    let mut environment = Environment::new();
    // Whatever comes from a case is text; only drawings of our own are marked safe.
    environment.set_auto_escape_callback(|name| match name {
        "style.css" => AutoEscape::None,
        _ => AutoEscape::Html,
    });
    let words = Messages::new(messages.lang());
    environment.add_function("t", move |id: &str| words.text(id));
    for &(part, text) in PARTS {
        environment.add_template(part, text)?;
    }
    environment.get_template(name)?.render(Serde(page))
}
