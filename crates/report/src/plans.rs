//! Plans beside things as they go, as text of at most 100 columns.

use citerne_case::Case;
use citerne_case::spec::stock::Role;
use citerne_compare::{Aim, Beside, CompareError, Compared, Kind};
use citerne_decide::Resampling;

use crate::messages::Messages;
use crate::terminal::table;

/// A comparison and what it is of.
#[derive(Debug, Clone, Copy)]
pub struct Choice<'a> {
    /// The case.
    pub case: &'a Case,
    /// The comparison.
    pub compared: &'a Compared,
    /// How errors are reckoned.
    pub resampling: Resampling,
    /// Days that are looked ahead.
    pub horizon: u32,
}

/// Plans beside things as they go, for the terminal.
///
/// # Errors
/// If the figures can't be compared.
pub fn plans(choice: &Choice<'_>, messages: &Messages) -> Result<String, CompareError> {
    let Choice { case, compared, .. } = choice;
    let args = [
        ("count", (compared.histories() as u64).into()),
        ("days", choice.horizon.into()),
    ];
    let title = messages.label(&case.spec.case.title);
    let heading = messages.format("plans-heading", &args);
    let mut parts = vec![format!("{title}\n{heading}")];
    let found: Vec<usize> = choice.told();
    // Four columns fit beside the names.
    for aims in found.chunks(4) {
        parts.push(choice.table(aims, messages)?);
    }
    parts.push(choice.first(&found, messages)?);
    parts.push(messages.text("plans-reading"));
    Ok(format!("{}\n", parts.join("\n\n")))
}

impl Choice<'_> {
    /// The aims that are told on the terminal: of the capital, its vital users and households first.
    fn told(&self) -> Vec<usize> {
        let spec = &self.case.spec;
        let capital = Some(spec.case.capital.as_str());
        let aims = &self.compared.aims;
        let find = |fits: &dyn Fn(&Aim) -> bool| aims.iter().position(fits);
        let role = |aim: &Aim, role: Role| {
            let sector = aim.sector.as_ref().and_then(|id| spec.sectors.get(id));
            sector.is_some_and(|sector| sector.role == role)
        };
        let here = |aim: &Aim, kind: Kind| aim.kind == kind && aim.place.as_deref() == capital;
        let wanted = [
            find(&|aim| here(aim, Kind::Met) && role(aim, Role::Vital)),
            find(&|aim| here(aim, Kind::Met) && role(aim, Role::Household)),
            find(&|aim| here(aim, Kind::Cover)),
            find(&|aim| here(aim, Kind::Stations)),
            find(&|aim| here(aim, Kind::Power)),
            find(&|aim| here(aim, Kind::Price)),
            find(&|aim| aim.kind == Kind::Imports),
            find(&|aim| aim.kind == Kind::TrucksLost),
            find(&|aim| aim.kind == Kind::DriversHarmed),
            find(&|aim| aim.kind == Kind::Cost),
            find(&|aim| aim.kind == Kind::Coup),
            find(&|aim| aim.kind == Kind::BlockadeOver),
        ];
        wanted.into_iter().flatten().collect()
    }

    /// A row for things as they go, and one for the change under each plan.
    fn table(&self, aims: &[usize], messages: &Messages) -> Result<String, CompareError> {
        let mut head = vec![messages.text("plans-plan")];
        head.extend(
            aims.iter()
                .map(|aim| self.title(&self.compared.aims[*aim], messages)),
        );
        let mut rows = Vec::new();
        for (plan, id) in self.compared.plans.iter().enumerate() {
            let mut row = vec![self.name(id, messages)];
            let mut now = vec![messages.text("plans-as-it-goes")];
            for aim in aims {
                let beside = self.compared.beside(plan, *aim, &self.resampling)?;
                let kind = self.compared.aims[*aim].kind;
                now.push(figure(kind, beside.as_it_goes, messages));
                row.push(change(kind, &beside, messages));
            }
            if rows.is_empty() {
                rows.push(now);
            }
            rows.push(row);
        }
        Ok(table(head, rows))
    }

    /// Which plan does most for the first aim, and in how many histories it does better.
    fn first(&self, aims: &[usize], messages: &Messages) -> Result<String, CompareError> {
        let mut best: Option<(usize, Beside)> = None;
        let Some(&aim) = aims.first() else {
            return Ok(String::new());
        };
        for plan in 0..self.compared.plans.len() {
            let beside = self.compared.beside(plan, aim, &self.resampling)?;
            let gain = beside.difference.value;
            if best.is_none_or(|(_, before)| gain > before.difference.value) {
                best = Some((plan, beside));
            }
        }
        let Some((plan, beside)) = best else {
            return Ok(String::new());
        };
        let args = [
            (
                "plan",
                self.name(&self.compared.plans[plan], messages).into(),
            ),
            ("aim", self.title(&self.compared.aims[aim], messages).into()),
            (
                "better",
                messages.percent(beside.better.unwrap_or(0.0)).into(),
            ),
            (
                "worse",
                messages.percent(beside.worse.unwrap_or(0.0)).into(),
            ),
        ];
        Ok(messages.format("plans-first", &args))
    }

    fn name(&self, id: &str, messages: &Messages) -> String {
        let plan = self.case.spec.plans.get(id);
        plan.map_or(id, |plan| messages.label(&plan.label))
            .to_owned()
    }

    /// "Need met, Bamako, hospitals".
    fn title(&self, aim: &Aim, messages: &Messages) -> String {
        let spec = &self.case.spec;
        let mut parts = vec![messages.text(&format!("aim-{}", aim.kind.id()))];
        let sector = aim.sector.as_ref().and_then(|id| spec.sectors.get(id));
        parts.extend(sector.map(|sector| messages.label(&sector.label).to_lowercase()));
        let product = aim.product.as_ref().and_then(|id| spec.products.get(id));
        parts.extend(product.map(|product| {
            let name = messages.label(&product.label);
            name.split(" (").next().unwrap_or(name).to_lowercase()
        }));
        let place = aim.place.as_ref().and_then(|id| spec.places.get(id));
        parts.extend(place.map(|place| messages.label(&place.label).to_owned()));
        let unit = messages.unit(aim.unit, &spec.case.currency);
        match aim.unit {
            "share" | "trucks" | "people" => {}
            "money" | "L" => {
                parts.push(messages.format("plans-millions", &[("unit", unit.into())]));
            }
            _ => parts.push(unit),
        }
        parts.join(", ")
    }
}

fn figure(kind: Kind, value: f64, messages: &Messages) -> String {
    match kind {
        kind if kind.is_chance() => messages.percent(value),
        Kind::Met | Kind::Stations => messages.percent(value),
        kind => messages.brief(scale(kind) * value),
    }
}

/// What a figure is multiplied by to be told: shares in percent, large amounts in millions.
fn scale(kind: Kind) -> f64 {
    match kind {
        Kind::Imports | Kind::Cost => 1e-6,
        Kind::Met | Kind::Stations => 100.0,
        kind if kind.is_chance() => 100.0,
        _ => 1.0,
    }
}

/// "+4 ± 1": a change and its error; a sure nothing is 0. Shares change by points of percent.
fn change(kind: Kind, beside: &Beside, messages: &Messages) -> String {
    let difference = beside.difference;
    let (value, error) = (
        scale(kind) * difference.value,
        scale(kind) * difference.error,
    );
    if value == 0.0 && error == 0.0 {
        return "0".to_owned();
    }
    let sign = if value < 0.0 { "−" } else { "+" };
    let text = |value: f64| messages.brief(value.abs());
    format!("{sign}{} ± {}", text(value), text(error))
}
