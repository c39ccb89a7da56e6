//! The page is sound HTML, in both languages, whatever a case calls its things.

use std::collections::BTreeSet;

use citerne_report::{Lang, Messages, html};

use crate::toy::Toy;

const LAND: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
    "properties":{"kind":"home"},"geometry":{"type":"Polygon",
    "coordinates":[[[-9,10],[9,10],[9,20],[-9,20],[-9,10]]]}}]}"#;

fn page(lang: Lang) -> String {
    html(&Toy::new().forecast(), &Messages::new(lang), Some(LAND)).expect("a page")
}

/// The page of a forecast from the priors, and of one that was learned.
fn pages(lang: Lang) -> [String; 2] {
    [Toy::new(), Toy::taught()]
        .map(|toy| html(&toy.forecast(), &Messages::new(lang), Some(LAND)).expect("a page"))
}

/// Values of an attribute, in order.
fn attributes(page: &str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    let values = page
        .split(&start)
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    values.map(str::to_owned).collect()
}

/// Fails unless every element that is opened is closed, in order.
fn check_nesting(page: &str) {
    const EMPTY: [&str; 6] = ["meta", "br", "link", "hr", "img", "input"];
    let mut open: Vec<&str> = Vec::new();
    for tag in page.split('<').skip(1) {
        let inside = tag.split('>').next().expect("a tag");
        let name = inside
            .trim_start_matches('/')
            .split([' ', '\n'])
            .next()
            .expect("a name");
        let plain = name.trim_end_matches('/');
        if name.starts_with('!') || EMPTY.contains(&plain) || inside.ends_with('/') {
            continue;
        }
        if inside.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "</{name}> closes another element");
        } else {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
}

#[test]
fn elements_are_closed_and_ids_are_unique() {
    for page in Lang::ALL.into_iter().flat_map(pages) {
        check_nesting(&page);
        let ids = attributes(&page, "id");
        let unique: BTreeSet<_> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{ids:?}");
        for target in attributes(&page, "href")
            .iter()
            .filter_map(|to| to.strip_prefix('#'))
        {
            assert!(ids.iter().any(|id| id == target), "#{target} leads nowhere");
        }
        for label in attributes(&page, "aria-labelledby") {
            assert!(
                label.split(' ').all(|id| ids.iter().any(|it| it == id)),
                "{label}"
            );
        }
    }
}

#[test]
fn nothing_is_loaded_from_anywhere() {
    let page = page(Lang::En);
    for way in [
        "src=",
        "<script",
        "<link",
        "<iframe",
        "@import",
        "url(",
        "@font-face",
        " on",
    ] {
        let found = page
            .match_indices(way)
            .find(|(at, _)| way != " on" || is_handler(&page[*at..]));
        assert!(found.is_none(), "{way}: {found:?}");
    }
    for address in attributes(&page, "href") {
        let fine = address.starts_with('#') || address.starts_with("http");
        assert!(fine, "{address}");
    }
}

/// Whether a text begins with an attribute such as ` onclick="`.
fn is_handler(text: &str) -> bool {
    let name: String = text
        .chars()
        .skip(1)
        .take_while(char::is_ascii_lowercase)
        .collect();
    text[1 + name.len()..].starts_with("=\"")
}

#[test]
fn each_language_speaks_for_itself() {
    let (en, fr) = (page(Lang::En), page(Lang::Fr));
    assert!(en.contains("<html lang=\"en\">") && fr.contains("<html lang=\"fr\">"));
    assert!(en.contains("What it says") && !fr.contains("What it says"));
    assert!(fr.contains("Ce qui en ressort") && !en.contains("Ce qui en ressort"));
    assert!(fr.contains("graine 7") && en.contains("seed 7"));
}

#[test]
fn a_message_that_is_missing_would_show_as_its_id() {
    let pages = pages(Lang::Fr);
    let bodies = pages.each_ref().map(|page| page.split_once("</style>"));
    let bodies = bodies.map(|parts| parts.expect("a style").1).join(" ");
    let starts = [
        "learned-",
        "made-of-",
        "told-",
        "input-",
        "happening-",
        "facts-reason-",
        "section-",
        "table-",
        "chart-",
        "headline-",
        "quantity-",
        "unit-",
        "assumed-",
    ];
    for start in starts {
        let mut words = bodies.split(['>', ' ']);
        let found = words.find(|word| word.starts_with(start));
        assert_eq!(found, None);
    }
}

#[test]
fn hostile_names_are_only_text() {
    let evil = "<script>alert(1)</script>\\\"'&";
    let toy = Toy::with(|_, text| text.replace("\"Rivertown\"", &format!("\"{evil}\"")));
    let page = html(&toy.forecast(), &Messages::new(Lang::En), None).expect("a page");
    assert!(page.contains("&lt;script&gt;alert(1)"), "the name is there");
    assert!(!page.contains("<script"), "and is no script");
    check_nesting(&page);
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    assert_eq!(page(Lang::Fr), page(Lang::Fr));
}

#[test]
fn land_that_is_no_geojson_is_told() {
    let toy = Toy::new();
    let made = html(
        &toy.forecast(),
        &Messages::new(Lang::En),
        Some("{\"features\": 3}"),
    );
    let told = made.expect_err("refused").to_string();
    assert!(told.contains("map.geojson"), "{told}");
}

#[test]
fn without_histories_there_is_no_report() {
    let mut toy = Toy::new();
    toy.summary = citerne_ensemble::Summary::new(&toy.outline);
    let made = html(&toy.forecast(), &Messages::new(Lang::En), None);
    assert!(made.is_err());
}
