//! Inputs in words.

use citerne_case::Case;

use crate::messages::Messages;

/// A system of the model, a hypothesis, luck, or an input. An input that the catalogue has no words
/// for is told by its system and path.
pub(crate) fn input_words(case: &Case, messages: &Messages, path: &str) -> String {
    if let Some(id) = path.strip_prefix("hypotheses.") {
        return hypothesis(case, messages, id);
    }
    let plain = path.replace(['.', '_'], "-");
    let ids = [
        format!("explore-factor-{path}"),
        format!("assumed-{path}"),
        format!("input-{plain}"),
    ];
    let known = ids.iter().find_map(|id| messages.find(id, &[]));
    known
        .or_else(|| share(case, messages, path))
        .or_else(|| part(case, messages, path))
        .unwrap_or_else(|| by_system(messages, path))
}

/// A share, such as `trade.corridor_share.abidjan` or `demand.sector_share.diesel.vital`.
fn share(case: &Case, messages: &Messages, path: &str) -> Option<String> {
    let mut words = path.split('.');
    let id = format!("explore-share-{}-{}", words.next()?, words.next()?);
    let parts: Vec<String> = words.map(|part| label(case, messages, part)).collect();
    let args = [("part", parts.join(", ").into())];
    messages.find(&id.replace('_', "-"), &args)
}

/// A number of one of many: `zones.west.control`, `measures.escorts.effects.dakar.amount`.
fn part(case: &Case, messages: &Messages, path: &str) -> Option<String> {
    let mut words = path.split('.');
    let (table, part, field) = (words.next()?, words.next()?, words.next()?);
    let id = format!("explore-part-{table}-{field}").replace('_', "-");
    messages.find(&id, &[("part", label(case, messages, part).into())])
}

fn by_system(messages: &Messages, path: &str) -> String {
    let table = path.split('.').next().unwrap_or(path);
    let what = format!("`{path}`");
    match messages.find(&format!("assumed-{table}"), &[]) {
        Some(system) => told_of(messages, system, what),
        None => what,
    }
}

/// "Blockade: what of it", with the spaces of the language.
fn told_of(messages: &Messages, system: String, what: String) -> String {
    let args = [("system", system.into()), ("what", what.into())];
    messages.format("explore-by-system", &args)
}

/// "Hypothesis: who holds the road", or of one version "... = the state".
fn hypothesis(case: &Case, messages: &Messages, id: &str) -> String {
    let (id, version) = id
        .split_once('=')
        .map_or((id, None), |(id, it)| (id, Some(it)));
    let Some(spec) = case.spec.hypotheses.get(id) else {
        return format!("`hypotheses.{id}`");
    };
    let name = messages.label(&spec.label);
    let version = version.and_then(|version| spec.versions.get(version));
    match version {
        Some(version) => told_of(
            messages,
            name.to_owned(),
            messages.label(&version.label).to_owned(),
        ),
        None => messages.format("explore-hypothesis", &[("name", name.into())]),
    }
}

/// The short label of a product, sector, place, road or whatever else has one.
pub(crate) fn label(case: &Case, messages: &Messages, id: &str) -> String {
    let spec = &case.spec;
    let lower = |text: &str| text.split(" (").next().unwrap_or(text).to_lowercase();
    if let Some(product) = spec.products.get(id) {
        return lower(messages.label(&product.label));
    }
    if let Some(sector) = spec.sectors.get(id) {
        return lower(messages.label(&sector.label));
    }
    if let Some(leg) = spec.legs.get(id) {
        return [&leg.from, &leg.to]
            .map(|end| label(case, messages, end))
            .join("–");
    }
    let found = [
        spec.places.get(id).map(|it| &it.label),
        spec.waypoints.get(id).map(|it| &it.label),
        spec.corridors.get(id).map(|it| &it.label),
        spec.zones.get(id).map(|it| &it.label),
        spec.borders.get(id).map(|it| &it.label),
        spec.terminals.get(id).map(|it| &it.label),
        spec.carriers.get(id).map(|it| &it.label),
        spec.governments.get(id).map(|it| &it.label),
        spec.measures.get(id).map(|it| &it.label),
    ];
    let found = found.into_iter().flatten().next();
    found.map_or_else(|| id.to_owned(), |label| messages.label(label).to_owned())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use citerne_case::Folder;

    use super::*;
    use crate::messages::Lang;

    fn built_in(name: &str) -> Case {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
        let loaded = Case::load(&Folder::open(&folder.join(name)));
        loaded.unwrap_or_else(|report| panic!("{report:?}")).0
    }

    fn go_by_words<'a>(case: &Case, paths: impl Iterator<Item = &'a str> + Clone) {
        for messages in Lang::ALL.map(Messages::new) {
            let told = paths.clone().map(|path| input_words(case, &messages, path));
            let bare: Vec<String> = told.filter(|name| name.contains('`')).collect();
            assert!(bare.is_empty(), "{bare:#?}");
        }
    }

    /// An input of a built-in case goes by words on a page, never by its path.
    #[test]
    fn every_input_of_the_built_in_cases_has_words() {
        for name in ["mali-2025", "timbuktu-2023"] {
            let case = built_in(name);
            go_by_words(&case, case.inputs.all().iter().map(|input| &input.path[..]));
        }
    }

    #[test]
    fn every_input_that_a_built_in_case_learns_has_words() {
        for name in ["mali-2025", "timbuktu-2023", "uk-2000"] {
            let case = built_in(name);
            go_by_words(&case, case.spec.case.learn.iter().map(String::as_str));
        }
    }
}
