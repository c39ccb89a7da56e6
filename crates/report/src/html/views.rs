//! Figures of the page's tables, made ready to be read.

use serde::Serialize;

use crate::cities::{self, City};
use crate::facts::{pump_products, show};
use crate::flows::{PerDay, flow};
use crate::forecast::{Forecast, Of};
use crate::headline::{place_name, product_name, with_interval};
use crate::messages::Messages;
use crate::odds::{AXES, alive, horizons, odds, values};

#[derive(Debug, Serialize)]
pub(super) struct Head {
    title: String,
    summary: String,
    as_of: String,
    last: String,
    looks_from: String,
    basis: String,
    made: String,
    command: String,
}

pub(super) fn head(forecast: &Forecast<'_>, messages: &Messages) -> Head {
    let (spec, run, dates) = (forecast.spec(), forecast.run, &forecast.outline.dates);
    let as_of = messages.date(dates[forecast.outline.as_of]);
    let last = messages.date(dates[forecast.last()]);
    let overrides = match run.overrides.as_slice() {
        [] => messages.text("provenance-nothing-set"),
        set => set.join(", "),
    };
    Head {
        title: messages.label(&spec.case.title).to_owned(),
        summary: messages.label(&spec.case.summary).to_owned(),
        looks_from: messages.format(
            "head-window",
            &[
                ("as_of", as_of.as_str().into()),
                ("last", last.as_str().into()),
            ],
        ),
        made: messages.format(
            "provenance",
            &[
                ("program", run.program.as_str().into()),
                (
                    "hash",
                    run.case_hash.chars().take(16).collect::<String>().into(),
                ),
                ("count", forecast.summary.replicates().into()),
                ("seed", run.seed.to_string().into()),
                ("overrides", overrides.into()),
            ],
        ),
        basis: basis(forecast, messages),
        command: run.command.clone(),
        as_of,
        last,
    }
}

/// What the forecast rests on.
fn basis(forecast: &Forecast<'_>, messages: &Messages) -> String {
    let Some(taught) = &forecast.taught else {
        return messages.text("head-prior");
    };
    let args = [
        ("facts", taught.lesson.facts.len().into()),
        (
            "different",
            messages.fixed(taught.lesson.different, 0).into(),
        ),
    ];
    messages.format("head-learned", &args)
}

/// A table: names of its columns, and rows that begin with a name.
#[derive(Debug, Serialize)]
pub(super) struct Table {
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

pub(super) fn cities(forecast: &Forecast<'_>, messages: &Messages) -> Table {
    let mut columns = vec![messages.text("table-place")];
    for product in pump_products(forecast) {
        let product = || product_name(forecast, messages, product).into();
        for id in ["table-cover-now", "table-cover-30"] {
            let name = messages.format(id, &[("product", product())]);
            columns.push(messages.headed(&name));
        }
    }
    let money = messages.unit("money/L", &forecast.spec().case.currency);
    columns.extend([
        messages.text("table-dry-now"),
        messages.text("table-dry-median"),
        messages.text("table-dry-never"),
        messages.format("table-price", &[("unit", money.into())]),
        messages.text("table-unmet-households"),
        messages.text("table-unmet-vital"),
    ]);
    let rows = cities::cities(forecast)
        .iter()
        .map(|city| row(forecast, messages, city))
        .collect();
    Table { columns, rows }
}

fn row(forecast: &Forecast<'_>, messages: &Messages, city: &City<'_>) -> Vec<String> {
    let dash = || "–".to_owned();
    let mut row = vec![place_name(forecast, messages, city.id).to_owned()];
    for (now, later) in &city.cover {
        row.push(with_interval(messages, now));
        row.push(later.map_or_else(dash, |later| with_interval(messages, &later)));
    }
    let share = |share: Option<f64>| share.map_or_else(dash, |share| messages.percent(share));
    row.push(share(city.dry.and_then(|dry| dry.now)));
    row.push(match city.dry.map(|dry| dry.median) {
        None => dash(),
        Some(None) => messages.text("table-later-than-run"),
        Some(Some(day)) => messages.date(forecast.outline.dates[day]),
    });
    row.push(share(city.dry.map(|dry| dry.never)));
    row.push(
        city.price
            .map_or_else(dash, |(now, _)| with_interval(messages, &now)),
    );
    row.push(share(city.household_unmet));
    row.push(share(city.vital_unmet));
    row
}

/// Corridors, the busiest first; `None` where the case has none.
pub(super) fn corridors(forecast: &Forecast<'_>, messages: &Messages) -> Option<Table> {
    let spec = forecast.spec();
    let mut flows: Vec<_> = spec
        .corridors
        .iter()
        .filter_map(|(id, corridor)| Some((messages.label(&corridor.label), flow(forecast, id)?)))
        .collect();
    flows.sort_by(|a, b| b.1.arrived.mean.total_cmp(&a.1.arrived.mean));
    let per_day = |figure: &PerDay| {
        let number = |value: f64| messages.brief(value);
        let range = [
            ("low", number(figure.low).into()),
            ("high", number(figure.high).into()),
        ];
        format!(
            "{} ({})",
            number(figure.mean),
            messages.format("range-narrow", &range)
        )
    };
    let rows = flows.iter().map(|(name, flow)| {
        let share = flow.loss_share();
        vec![
            (*name).to_owned(),
            per_day(&flow.sent),
            per_day(&flow.arrived),
            messages.brief(flow.lost.mean),
            share.map_or_else(|| "–".to_owned(), |share| messages.percent_at(share, 1)),
            flow.attacks
                .map_or_else(|| "–".to_owned(), |it| messages.brief(it.mean * 30.0)),
        ]
    });
    let columns = [
        "table-corridor",
        "table-sent",
        "table-arrived",
        "table-lost",
        "table-loss-share",
        "table-attacks",
    ];
    let columns = columns.map(|id| messages.text(id)).to_vec();
    let rows: Vec<Vec<String>> = rows.collect();
    (!rows.is_empty()).then_some(Table { columns, rows })
}

/// One cell of a heat grid: its text and how dark it is, 0 to 1.
#[derive(Debug, Serialize)]
pub(super) struct Heat {
    text: String,
    error: String,
    /// Share of ink, percent.
    ink: u32,
}

/// Regime by blockade on one day, with margins.
#[derive(Debug, Serialize)]
pub(super) struct Grid {
    caption: String,
    columns: Vec<String>,
    rows: Vec<(String, Vec<Heat>)>,
}

#[derive(Debug, Serialize)]
pub(super) struct Outcomes {
    grids: Vec<Grid>,
    rules: Vec<(String, Vec<(String, String)>)>,
    unrest: Option<Table>,
}

pub(super) fn outcomes(forecast: &Forecast<'_>, messages: &Messages) -> Outcomes {
    let living: Vec<&str> = AXES
        .into_iter()
        .filter(|axis| alive(forecast, axis))
        .collect();
    let grids = match living.iter().any(|axis| *axis != "unrest") {
        true => horizons(forecast)
            .iter()
            .map(|at| grid(forecast, messages, *at))
            .collect(),
        false => Vec::new(),
    };
    let rules = living.iter().map(|axis| {
        let of_value = |value: &str| {
            (
                messages.outcome(axis, value),
                messages.text(&format!("{axis}-{value}-rule")),
            )
        };
        let rules = values(forecast, axis).into_iter().map(of_value).collect();
        (messages.text(&format!("axis-{axis}")), rules)
    });
    Outcomes {
        grids,
        rules: rules.collect(),
        unrest: unrest(forecast, messages),
    }
}

fn grid(forecast: &Forecast<'_>, messages: &Messages, (days, day): (u32, usize)) -> Grid {
    let axis = |name: &'static str| match alive(forecast, name) {
        true => values(forecast, name),
        false => values(forecast, name).into_iter().take(1).collect(),
    };
    let (regimes, blockades) = (axis("regime"), axis("blockade"));
    let heat = |fits: &dyn Fn(&citerne_ensemble::Cell) -> bool| {
        let odds = odds(forecast, day, fits);
        Heat {
            text: messages.percent(odds.share),
            error: messages.format(
                "plus-minus",
                &[("error", messages.fixed(odds.error * 100.0, 1).into())],
            ),
            ink: (odds.share * 70.0).round() as u32,
        }
    };
    let mut rows = Vec::new();
    for regime in regimes {
        let mut cells: Vec<Heat> = blockades
            .iter()
            .map(|blockade| heat(&|cell| cell.regime == regime && cell.blockade == *blockade))
            .collect();
        cells.push(heat(&|cell| cell.regime == regime));
        rows.push((messages.outcome("regime", regime), cells));
    }
    let mut all: Vec<Heat> = blockades
        .iter()
        .map(|blockade| heat(&|cell| cell.blockade == *blockade))
        .collect();
    let sure = Heat {
        error: String::new(),
        ..heat(&|_| true)
    };
    all.push(sure);
    rows.push((messages.text("grid-any"), all));
    let mut columns: Vec<String> = blockades
        .iter()
        .map(|blockade| messages.outcome("blockade", blockade))
        .collect();
    columns.push(messages.text("grid-any"));
    let date = messages.date(forecast.outline.dates[day]);
    let caption = messages.format(
        "grid-caption",
        &[("days", days.into()), ("date", date.into())],
    );
    Grid {
        caption,
        columns,
        rows,
    }
}

fn unrest(forecast: &Forecast<'_>, messages: &Messages) -> Option<Table> {
    if !alive(forecast, "unrest") {
        return None;
    }
    let states = values(forecast, "unrest");
    let mut columns = vec![messages.text("table-day")];
    columns.extend(states.iter().map(|state| messages.outcome("unrest", state)));
    columns.push(messages.text("table-protest-by"));
    columns.push(messages.text("table-crackdown-by"));
    let by = |event: &str, day: usize| {
        let event = forecast.event(event, None);
        event.map_or_else(
            || "–".to_owned(),
            |event| messages.percent(forecast.share_by(event, day)),
        )
    };
    let now = std::iter::once((0, forecast.outline.as_of));
    let rows = now.chain(horizons(forecast)).map(|(days, day)| {
        let mut row = vec![messages.format("table-days-ahead", &[("days", days.into())])];
        for state in &states {
            let odds = odds(forecast, day, |cell| cell.unrest == *state);
            row.push(messages.percent(odds.share));
        }
        row.extend([by("mass-protest", day), by("crackdown", day)]);
        row
    });
    Some(Table {
        columns,
        rows: rows.collect(),
    })
}

/// Indices that nobody observes, over the horizons; `None` where the case has none of them.
pub(super) fn indices(forecast: &Forecast<'_>, messages: &Messages) -> Option<Table> {
    let ids = [
        "legitimacy",
        "cohesion",
        "belief",
        "hardship",
        "grievance",
        "supply_share",
    ];
    let mut channels: Vec<(String, usize)> = ids
        .into_iter()
        .filter_map(|id| Some((messages.quantity(id), forecast.channel(id, Of::default())?)))
        .collect();
    for (zone, spec) in &forecast.case.spec.zones {
        let found =
            forecast.outline.channels.iter().position(|label| {
                label.quantity == "control" && label.zone.as_deref() == Some(zone)
            });
        if let (Some(channel), false) = (found, spec.safe) {
            let name = format!(
                "{}: {}",
                messages.quantity("control"),
                messages.label(&spec.label)
            );
            channels.push((name, channel));
        }
    }
    let days: Vec<(u32, usize)> = std::iter::once((0, forecast.outline.as_of))
        .chain(horizons(forecast))
        .collect();
    let mut columns = vec![messages.text("table-index")];
    let ahead = |days: u32| messages.format("table-days-ahead", &[("days", days.into())]);
    columns.extend(days.iter().map(|(days, _)| ahead(*days)));
    let rows = channels.into_iter().map(|(name, channel)| {
        let mut row = vec![name];
        for (_, day) in &days {
            let spread = cities::spread(forecast, *day, channel);
            let value = |value: f64| show(forecast, messages, channel, value);
            let range = [
                ("low", value(spread.low).into()),
                ("high", value(spread.high).into()),
            ];
            let range = messages.format("range-narrow", &range);
            row.push(format!("{} ({range})", value(spread.median)));
        }
        row
    });
    let rows: Vec<Vec<String>> = rows.collect();
    (!rows.is_empty()).then_some(Table { columns, rows })
}
