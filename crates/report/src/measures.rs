//! Measures of a forecast, with what became of them.

use citerne_case::spec::measure::Measure;
use citerne_ensemble::MeasureCount;

use crate::forecast::Forecast;
use crate::messages::Messages;

/// Measures that are known on the day of the forecast or wait for a sign, in the order of the case.
pub(crate) fn known_measures<'a>(
    forecast: &Forecast<'a>,
) -> impl Iterator<Item = (&'a Measure, MeasureCount)> {
    let Forecast {
        case,
        outline,
        summary,
        ..
    } = *forecast;
    let as_of = outline.dates[outline.as_of];
    let known = move |measure: &Measure| {
        measure.from.is_none() || measure.known_since.is_some_and(|since| since <= as_of)
    };
    outline
        .measures
        .iter()
        .enumerate()
        .filter_map(move |(index, id)| {
            let measure = case.spec.measures.get(id)?;
            known(measure).then(|| (measure, summary.measure(index)))
        })
}

/// A remark on every measure that was in force and changed nothing in any history.
pub(crate) fn idle_measures(forecast: &Forecast<'_>, messages: &Messages) -> Vec<String> {
    let idle = known_measures(forecast).filter(|(_, count)| count.is_idle());
    idle.map(|(measure, _)| {
        let name = messages.label(&measure.label);
        messages.format("measure-idle", &[("name", name.into())])
    })
    .collect()
}
