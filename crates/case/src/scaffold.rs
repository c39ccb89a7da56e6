//! A small commented case to start from.

/// The files of a small case called `name`, with a comment on every key: two towns, a port, a road
/// between them, a blockade. It passes every check.
pub fn scaffold(name: &str) -> Vec<(&'static str, String)> {
    // The name goes into a text in quotes: what would end the text is left out.
    let plain: String = name
        .chars()
        .filter(|c| !matches!(c, '"' | '\\') && !c.is_control())
        .collect();
    FILES
        .iter()
        .map(|(file, text)| (*file, text.replace("@NAME@", &plain)))
        .collect()
}

const FILES: [(&str, &str); 9] = [
    ("blockade.toml", include_str!("../scaffold/blockade.toml")),
    ("case.toml", include_str!("../scaffold/case.toml")),
    ("events.csv", include_str!("../scaffold/events.csv")),
    ("fuel.toml", include_str!("../scaffold/fuel.toml")),
    ("people.toml", include_str!("../scaffold/people.toml")),
    ("places.toml", include_str!("../scaffold/places.toml")),
    ("plans.toml", include_str!("../scaffold/plans.toml")),
    ("leave.toml", include_str!("../scaffold/leave.toml")),
    ("roads.toml", include_str!("../scaffold/roads.toml")),
];
