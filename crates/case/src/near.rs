//! The nearest known name to a misspelt one.

/// The candidate that `name` most likely meant, if any is close enough.
///
/// Closeness is Damerau-Levenshtein distance without regard to case, `-` and `_`: at most a third
/// of the letters may differ, and at least one always may.
pub(crate) fn nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    // A hostile name may be megabytes long; no known name is.
    if name.len() > 200 {
        return None;
    }
    let plain = |text: &str| text.to_lowercase().replace('_', "-");
    let wanted = plain(name);
    let allowed = (wanted.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|known| (strsim::damerau_levenshtein(&wanted, &plain(known)), known))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// A short list of names for a hint.
pub(crate) fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    const MOST: usize = 24;
    let names: Vec<_> = names.into_iter().collect();
    let shown = names
        .iter()
        .take(MOST)
        .copied()
        .collect::<Vec<_>>()
        .join(", ");
    match names.len() {
        0 => None,
        n if n > MOST => Some(format!("{shown}, ... (+{})", n - MOST)),
        _ => Some(shown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_and_leaves_strangers() {
        let known = ["kayes", "kita", "depot_cover"];
        assert_eq!(nearest("Kayse", known), Some("kayes"));
        assert_eq!(nearest("depot-cover", known), Some("depot_cover"));
        assert_eq!(nearest("timbuktu", known), None);
    }
}
