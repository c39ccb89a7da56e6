//! The headline answers in plain sentences: what page and terminal say first.

use citerne_case::spec::stock::Role;

use crate::cities::{City, Spread, cities, spread};
use crate::facts::pump_products;
use crate::forecast::{Forecast, Of};
use crate::messages::{Arg, Messages};
use crate::odds::{alive, horizons, odds, on, values};

/// The answers, each a sentence or two; those of systems that the case lacks are left out.
pub(crate) fn answers(forecast: &Forecast<'_>, messages: &Messages) -> Vec<(String, String)> {
    let cities = cities(forecast);
    let found = [
        ("answer-cover", cover(forecast, messages, &cities)),
        ("answer-dry", dry(forecast, messages, &cities)),
        ("answer-price", price(forecast, messages, &cities)),
        ("answer-unmet", unmet(forecast, messages)),
        ("answer-outcomes", outcomes(forecast, messages)),
    ];
    found
        .into_iter()
        .filter_map(|(id, text)| Some((messages.text(id), text?)))
        .collect()
}

/// Name of a place.
pub(crate) fn place_name<'a>(forecast: &Forecast<'a>, messages: &Messages, id: &'a str) -> &'a str {
    forecast
        .case
        .spec
        .places
        .get(id)
        .map_or(id, |place| messages.label(&place.label))
}

/// Name of a product, without what its label says in brackets.
pub(crate) fn product_name<'a>(
    forecast: &Forecast<'a>,
    messages: &Messages,
    id: &'a str,
) -> &'a str {
    let product = forecast.case.spec.products.get(id);
    let name = product.map_or(id, |product| messages.label(&product.label));
    name.split(" (").next().unwrap_or(name)
}

/// "3.4 (1.2–8.0)": a median with its interval.
pub(crate) fn with_interval(messages: &Messages, spread: &Spread) -> String {
    let digits = |value: f64| messages.brief(value);
    let range = messages.format(
        "range-narrow",
        &[
            ("low", digits(spread.low).into()),
            ("high", digits(spread.high).into()),
        ],
    );
    format!("{} ({range})", digits(spread.median))
}

fn cover(forecast: &Forecast<'_>, messages: &Messages, cities: &[City<'_>]) -> Option<String> {
    let capital = cities.first()?;
    let place = place_name(forecast, messages, capital.id);
    let date = messages.date(forecast.outline.dates[forecast.outline.as_of]);
    let mut sentences = Vec::new();
    for (product, (now, later)) in pump_products(forecast).into_iter().zip(&capital.cover) {
        let mut args: Vec<(&str, Arg<'_>)> = vec![
            ("product", product_name(forecast, messages, product).into()),
            ("place", place.into()),
            ("date", date.as_str().into()),
            ("now", messages.brief(now.median).into()),
            ("low", messages.brief(now.low).into()),
            ("high", messages.brief(now.high).into()),
        ];
        let sentence = match later {
            None => messages.format("headline-cover", &args),
            Some(later) => {
                args.push(("later", messages.brief(later.median).into()));
                messages.format("headline-cover-later", &args)
            }
        };
        sentences.push(messages.headed(&sentence));
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

fn dry(forecast: &Forecast<'_>, messages: &Messages, cities: &[City<'_>]) -> Option<String> {
    let capital = cities.first()?;
    let dry = capital.dry?;
    let place = place_name(forecast, messages, capital.id);
    let last = messages.date(forecast.outline.dates[forecast.last()]);
    let never = messages.percent(dry.never);
    let mut text = match dry.median {
        Some(day) => messages.format(
            "headline-dry",
            &[
                ("place", place.into()),
                ("date", messages.date(forecast.outline.dates[day]).into()),
                ("never", never.into()),
                ("last", last.into()),
            ],
        ),
        None => messages.format(
            "headline-dry-seldom",
            &[
                ("place", place.into()),
                ("share", messages.percent(1.0 - dry.never).into()),
                ("last", last.into()),
            ],
        ),
    };
    if let Some(now) = dry.now {
        let args = [("share", messages.percent(now).into())];
        text = format!("{text} {}", messages.format("headline-dry-now", &args));
    }
    Some(text)
}

fn price(forecast: &Forecast<'_>, messages: &Messages, cities: &[City<'_>]) -> Option<String> {
    let capital = cities.first()?;
    let (now, later) = capital.price?;
    let product = *pump_products(forecast).first()?;
    let money = messages.unit("money/L", &forecast.spec().case.currency);
    let mut args: Vec<(&str, Arg<'_>)> = vec![
        (
            "product",
            inside(product_name(forecast, messages, product)).into(),
        ),
        ("place", place_name(forecast, messages, capital.id).into()),
        ("now", messages.brief(now.median).into()),
        ("low", messages.brief(now.low).into()),
        ("high", messages.brief(now.high).into()),
        ("unit", money.into()),
    ];
    let sentence = match later {
        None => messages.format("headline-price", &args),
        Some(later) => {
            args.push(("later", messages.brief(later.median).into()));
            messages.format("headline-price-later", &args)
        }
    };
    Some(messages.headed(&sentence))
}

/// A name as it stands inside a sentence: without its capital letter.
fn inside(name: &str) -> String {
    let mut letters = name.chars();
    let head = letters.next().into_iter().flat_map(char::to_lowercase);
    head.chain(letters).collect()
}

/// Sectors of the capital that go most without, and those that must not, 30 days on or else now.
fn unmet(forecast: &Forecast<'_>, messages: &Messages) -> Option<String> {
    let day = forecast.ahead(30).unwrap_or(forecast.outline.as_of);
    let place = forecast.capital();
    let mut sectors: Vec<(&str, Spread, f64, bool)> = forecast
        .case
        .spec
        .sectors
        .iter()
        .filter_map(|(id, sector)| {
            let channel = forecast.channel("unmet_need", Of::place(place).sector(id))?;
            let mean = forecast.mean(day, channel);
            Some((
                messages.label(&sector.label),
                spread(forecast, day, channel),
                mean,
                sector.role == Role::Vital,
            ))
        })
        .collect();
    sectors.sort_by(|a, b| b.2.total_cmp(&a.2));
    let named: Vec<String> = sectors
        .iter()
        .enumerate()
        .filter(|(rank, (.., vital))| *rank < 3 || *vital)
        .map(|(_, (name, spread, mean, _))| {
            messages.format(
                "headline-sector",
                &[
                    ("sector", (*name).into()),
                    ("mean", messages.percent(*mean).into()),
                    ("low", messages.percent(spread.low).into()),
                    ("high", messages.percent(spread.high).into()),
                ],
            )
        })
        .collect();
    let date = messages.date(forecast.outline.dates[day]);
    (!named.is_empty()).then(|| {
        messages.format(
            "headline-unmet",
            &[
                ("place", place_name(forecast, messages, place).into()),
                ("date", date.into()),
                ("sectors", messages.list(&named).into()),
            ],
        )
    })
}

/// Odds on each axis at about 90 days.
fn outcomes(forecast: &Forecast<'_>, messages: &Messages) -> Option<String> {
    let horizons = horizons(forecast);
    let (days, day) = *horizons
        .iter()
        .rev()
        .find(|(days, _)| *days <= 90)
        .or(horizons.first())?;
    let mut parts = Vec::new();
    for axis in ["regime", "blockade"] {
        if !alive(forecast, axis) {
            continue;
        }
        let named: Vec<String> = values(forecast, axis)
            .into_iter()
            .map(|value| {
                let odds = odds(forecast, day, |cell| on(cell, axis) == value);
                format!(
                    "{} {}",
                    messages.outcome(axis, value),
                    messages.percent(odds.share)
                )
            })
            .collect();
        parts.push(messages.format(
            "headline-odds",
            &[
                ("axis", messages.text(&format!("axis-{axis}")).into()),
                ("odds", named.join(", ").into()),
            ],
        ));
    }
    (!parts.is_empty()).then(|| {
        messages.format(
            "headline-outcomes",
            &[("days", days.into()), ("odds", parts.join(" ").into())],
        )
    })
}
