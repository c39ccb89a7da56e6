//! Claims, conflicts with the log, hypotheses, failures, sources.

use citerne_case::spec::{ClaimTest, header::Confidence};
use citerne_ensemble::{Ruling, Standing};
use serde::Serialize;

use crate::cities::spread;
use crate::facts::{Seen, show};
use crate::forecast::Forecast;
use crate::headline::place_name;
use crate::messages::Messages;

#[derive(Debug, Serialize)]
pub(super) struct Claim {
    text: String,
    source: String,
    verdict: &'static str,
    verdict_text: String,
    probability: String,
    error: Option<String>,
    /// Probability under the priors alone.
    prior: String,
    note: String,
}

/// Every claim with how the histories judge it.
pub(super) fn claims(forecast: &Forecast<'_>, messages: &Messages) -> Vec<Claim> {
    let claims = forecast.spec().claims.iter();
    let mut last_source = String::new();
    let all = claims.filter_map(|(id, claim)| {
        let labels = &forecast.outline.claims;
        let index = labels.iter().position(|label| label.claim == *id)?;
        let ruling = forecast.summary.rule(index);
        let before = forecast.prior.map(|prior| prior.rule(index));
        let standing = ruling.standing.id();
        let testable = ruling.standing != Standing::Untestable;
        let share = |ruling: Option<&Ruling>| {
            let odds = ruling.and_then(|ruling| ruling.odds);
            odds.map_or_else(|| "–".to_owned(), |(share, _)| messages.percent(share))
        };
        let error = ruling.odds.filter(|_| testable).map(|(_, error)| {
            let error = messages.fixed(100.0 * error, 1);
            messages.format("plus-minus", &[("error", error.into())])
        });
        Some(Claim {
            text: messages.label(&claim.text).to_owned(),
            source: once(&mut last_source, title_of(forecast, &claim.source)),
            verdict: standing,
            verdict_text: messages.text(&format!("verdict-{standing}")),
            probability: share(Some(&ruling)),
            error,
            prior: share(before.as_ref()),
            note: note(messages, &claim.test, &ruling),
        })
    });
    all.collect()
}

/// Why a claim can't be tested, or how many histories leave it open.
fn note(messages: &Messages, test: &ClaimTest, ruling: &Ruling) -> String {
    match test {
        ClaimTest::Untestable { reason } => messages.label(reason).to_owned(),
        _ if ruling.undecided > 0.0 && ruling.odds.is_some() => {
            let share = messages.percent(ruling.undecided);
            messages.format("claim-open-share", &[("share", share.into())])
        }
        _ => String::new(),
    }
}

/// A source that is the same as that of the claim before is not said again.
fn once(last: &mut String, source: String) -> String {
    if *last == source {
        return String::new();
    }
    source.clone_into(last);
    source
}

fn title_of(forecast: &Forecast<'_>, key: &str) -> String {
    forecast
        .spec()
        .sources
        .get(key)
        .map_or_else(|| key.to_owned(), |source| source.title.clone())
}

/// Facts whose whole range lies outside the 95 % band of their day, in sentences.
pub(super) fn conflicts(
    forecast: &Forecast<'_>,
    messages: &Messages,
    facts: &[Seen<'_>],
) -> Vec<String> {
    let odd = facts.iter().filter(|fact| fact.conflicts(forecast));
    odd.map(|fact| {
        let band = [0.025, 0.975].map(|level| forecast.quantile(fact.day, fact.channel, level));
        let value = |value: f64| show(forecast, messages, fact.channel, value);
        let place = fact.place.map_or_else(
            || messages.text("whole-case"),
            |place| place_name(forecast, messages, place).to_owned(),
        );
        let product = fact.product.and_then(|id| forecast.spec().products.get(id));
        let product = product.map_or_else(String::new, |it| messages.label(&it.label).to_owned());
        let quantity = messages.quantity(fact.quantity);
        let name = match product.is_empty() {
            true => quantity,
            false => format!("{quantity} ({product})"),
        };
        messages.format(
            "conflict",
            &[
                ("date", messages.date(fact.event.date).into()),
                ("place", place.into()),
                ("name", name.into()),
                ("fact", fact.figure(forecast, messages).into()),
                ("low", value(band[0]).into()),
                ("high", value(band[1]).into()),
                (
                    "median",
                    value(spread(forecast, fact.day, fact.channel).median).into(),
                ),
                ("source", fact.event.source.as_str().into()),
            ],
        )
    })
    .collect()
}

/// Titles of the sources, or the reason of the assumption.
pub(super) fn basis(
    forecast: &Forecast<'_>,
    source: Option<&str>,
    assumption: Option<&str>,
) -> String {
    let titles = source.into_iter().flat_map(|keys| keys.split(','));
    let titles: Vec<String> = titles.map(|key| title_of(forecast, key.trim())).collect();
    match (titles.is_empty(), assumption) {
        (true, Some(reason)) => reason.to_owned(),
        (_, Some(reason)) => format!("{}. {reason}", titles.join("; ")),
        (_, None) => titles.join("; "),
    }
}

#[derive(Debug, Serialize)]
pub(super) struct HypothesisView {
    question: String,
    /// Answer, weight before the log, weight after it or else share of the histories.
    versions: Vec<(String, String, String)>,
    basis: String,
}

pub(super) fn hypotheses(forecast: &Forecast<'_>, messages: &Messages) -> Vec<HypothesisView> {
    let all = forecast.spec().hypotheses.iter().map(|(id, hypothesis)| {
        let choices = &forecast.outline.choices;
        let index = choices.iter().position(|choice| choice.hypothesis == *id);
        let versions = hypothesis.versions.values().enumerate();
        let versions = versions.map(|(number, version)| {
            let share = index.and_then(|index| weight(forecast, index, number));
            (
                messages.label(&version.label).to_owned(),
                messages.percent(version.weight),
                share.map_or_else(|| "–".to_owned(), |share| messages.percent(share)),
            )
        });
        HypothesisView {
            question: messages.label(&hypothesis.label).to_owned(),
            versions: versions.collect(),
            basis: basis(
                forecast,
                hypothesis.source.as_deref(),
                hypothesis.assumption.as_deref(),
            ),
        }
    });
    all.collect()
}

/// What was learned of a version; else the share of histories that hold it.
fn weight(forecast: &Forecast<'_>, hypothesis: usize, version: usize) -> Option<f64> {
    if let Some(taught) = &forecast.taught {
        let weighing = taught.lesson.hypotheses.get(hypothesis)?;
        return weighing.after.get(version).copied();
    }
    let count = forecast.summary.versions(hypothesis).get(version)?;
    Some(forecast.share(u64::from(*count)))
}

#[derive(Debug, Serialize)]
pub(super) struct Failures {
    text: String,
    rows: Vec<String>,
}

/// Replicates that were not lived to their end; `None` when there are none.
pub(super) fn failures(forecast: &Forecast<'_>, messages: &Messages) -> Option<Failures> {
    let failed = forecast.summary.failed();
    (failed > 0).then(|| Failures {
        text: messages.format("failures-some", &[("count", failed.into())]),
        rows: forecast
            .summary
            .failures()
            .iter()
            .take(20)
            .map(|one| format!("{}: {}", one.replicate, one.message))
            .collect(),
    })
}

#[derive(Debug, Serialize)]
pub(super) struct SourceView {
    key: String,
    title: String,
    url: Option<String>,
    confidence: &'static str,
}

pub(super) fn sources(forecast: &Forecast<'_>) -> Vec<SourceView> {
    let all = forecast
        .spec()
        .sources
        .iter()
        .map(|(key, source)| SourceView {
            key: key.clone(),
            title: source.title.clone(),
            url: source.url.clone().filter(|url| is_web(url)),
            confidence: match source.confidence {
                Confidence::High => "confidence-high",
                Confidence::Medium => "confidence-medium",
                Confidence::Low => "confidence-low",
            },
        });
    all.collect()
}

/// Only addresses of the web become links: never a script.
pub(super) fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_become_links() {
        assert!(is_web("https://example.org/a") && is_web("http://example.org"));
        for other in [
            "javascript:alert(1)",
            "data:text/html,x",
            " https://x",
            "file:///etc",
        ] {
            assert!(!is_web(other), "{other}");
        }
    }
}
