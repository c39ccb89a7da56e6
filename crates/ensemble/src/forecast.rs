//! Replicates of a model of a case.

use citerne_case::Inputs;
use citerne_luck::{DailyLuck, Luck, Stage};
use citerne_model::history::Failure;
use citerne_model::outcomes::Outcome;
use citerne_model::{Channel, Layout, Model, Where};

use crate::identity::Identity;
use crate::outline::{Cell, ChannelLabel, Choice, ClaimLabel, EventLabel, InputLabel, Outline};
use crate::share::FAMILIES;
use crate::simulator::{Fault, Sample, Simulator};

/// Where the numbers of a replicate come from: the priors, or rows that were learned.
pub trait Draw: Sync {
    /// The luck of the days of one replicate.
    type Days<'a>: DailyLuck
    where
        Self: 'a;

    /// Writes the numbers of a replicate and the version of each hypothesis, both cleared first.
    /// `luck` is that of the replicate.
    fn draw(&self, luck: Luck, values: &mut Vec<f64>, versions: &mut Vec<usize>);

    /// The luck of its days: that of the replicate, or what was learned of days gone by.
    fn days(&self, luck: Luck) -> Self::Days<'_>;

    /// A mark of the past that a replicate goes on from, the same for all that share it. Where pasts
    /// are shared it is a number that begins with 0 for the commonest. `luck` is that of the replicate.
    fn past(&self, luck: Luck) -> u64 {
        luck.number()
    }

    /// The place of what a replicate goes on from among all that was drawn; neighbours may be alike. `luck` is
    /// that of the replicate.
    fn place(&self, luck: Luck) -> u64 {
        luck.number()
    }

    /// Effective number of different pasts that replicates go on from; `None` where each has its
    /// own. A share that the past decides is no more exact than they make it, however many replicates
    /// there are.
    fn pasts(&self) -> Option<f64> {
        None
    }
}

/// The priors.
impl Draw for Inputs {
    type Days<'a> = Luck;

    fn draw(&self, luck: Luck, values: &mut Vec<f64>, versions: &mut Vec<usize>) {
        self.draw(luck, values, versions);
    }

    fn days(&self, luck: Luck) -> Luck {
        luck
    }
}

/// A forecast: a model, where its numbers come from, and a seed.
#[derive(Debug, Clone)]
pub struct Forecast<D> {
    model: Model,
    draw: D,
    seed: u64,
    outline: Outline,
}

impl<D: Draw> Forecast<D> {
    /// Makes a forecast. `inputs` names the numbers that `draw` gives.
    #[must_use]
    pub fn new(model: Model, inputs: &Inputs, draw: D, seed: u64) -> Self {
        let outline = outline(&model, inputs, draw.pasts());
        Self {
            model,
            draw,
            seed,
            outline,
        }
    }

    /// Where its numbers come from.
    #[must_use]
    pub fn source(&self) -> &D {
        &self.draw
    }

    /// The model.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    fn luck(&self, replicate: u64) -> Luck {
        Luck::new(self.seed)
            .stage(Stage::Forecast)
            .replicate(replicate)
    }

    /// The luck of the days of a replicate: with its [`inputs`](Self::inputs) all that it takes to
    /// live it again.
    #[must_use]
    pub fn days(&self, replicate: u64) -> D::Days<'_> {
        self.draw.days(self.luck(replicate))
    }

    /// A mark of the past that a replicate goes on from, the same for all that share it.
    #[must_use]
    pub fn past(&self, replicate: u64) -> u64 {
        self.draw.past(self.luck(replicate))
    }

    /// The place of what a replicate goes on from among all that was drawn; neighbours may be alike.
    #[must_use]
    pub fn place(&self, replicate: u64) -> u64 {
        self.draw.place(self.luck(replicate))
    }

    /// The numbers of a replicate and the version of each hypothesis.
    #[must_use]
    pub fn inputs(&self, replicate: u64) -> (Vec<f64>, Vec<usize>) {
        let (mut values, mut versions) = (Vec::new(), Vec::new());
        self.draw
            .draw(self.luck(replicate), &mut values, &mut versions);
        (values, versions)
    }

    /// Which run this is: what its files and checkpoints are marked with.
    #[must_use]
    pub fn identity(
        &self,
        case_hash: &str,
        basis: String,
        replicates: u64,
        overrides: Vec<String>,
        command: String,
    ) -> Identity {
        let Outline { dates, as_of, .. } = &self.outline;
        Identity {
            case: self.model.case().case.title.en.clone(),
            case_hash: case_hash.to_owned(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            basis,
            seed: self.seed,
            replicates,
            start: dates[0],
            as_of: dates[*as_of],
            horizon: u32::try_from(dates.len() - 1 - as_of).unwrap_or(u32::MAX),
            overrides,
            command,
        }
    }
}

impl<D: Draw> Simulator for Forecast<D> {
    fn outline(&self) -> &Outline {
        &self.outline
    }

    fn sample(&self) -> Sample {
        Sample {
            inputs: Vec::new(),
            versions: Vec::new(),
            family: 0,
            history: self.model.history(),
        }
    }

    fn live(&self, replicate: u64, out: &mut Sample) -> Result<(), Fault> {
        let luck = self.luck(replicate);
        let families = self.outline.families as u64;
        out.family = (self.draw.past(luck) % families) as usize;
        self.draw.draw(luck, &mut out.inputs, &mut out.versions);
        let days = self.draw.days(luck);
        let lived = self.model.run(&out.inputs, days, &mut out.history, &mut ());
        lived.map_err(|Failure { day, fault }| Fault {
            day: Some(day),
            message: fault.to_string(),
        })
    }
}

fn outline(model: &Model, inputs: &Inputs, pasts: Option<f64>) -> Outline {
    let days = u32::try_from(model.days()).unwrap_or(u32::MAX);
    let layout = model.layout();
    let channels = model.catalogue().channels.iter();
    let claims = model.case().claims.iter();
    Outline {
        dates: (0..days).map(|day| model.date(day)).collect(),
        as_of: model.as_of() as usize,
        pasts,
        families: if pasts.is_some() { FAMILIES } else { 1 },
        channels: channels.map(|channel| label(channel, layout)).collect(),
        events: model.events().ids().iter().map(|id| event(id)).collect(),
        claims: claims
            .map(|(id, claim)| ClaimLabel {
                claim: id.clone(),
                text: claim.text.en.clone(),
            })
            .collect(),
        measures: layout.measures.clone(),
        inputs: inputs
            .all()
            .iter()
            .map(|input| InputLabel {
                path: input.path.clone(),
                unit: input.unit.to_owned(),
            })
            .collect(),
        choices: inputs
            .rivals()
            .iter()
            .map(|rivals| Choice {
                hypothesis: rivals.id.clone(),
                versions: rivals
                    .versions
                    .iter()
                    .map(|rival| rival.id.clone())
                    .collect(),
            })
            .collect(),
        cells: (0..Outcome::CELLS)
            .filter_map(Outcome::of_cell)
            .map(cell)
            .collect(),
    }
}

fn label(channel: &Channel, layout: &Layout) -> ChannelLabel {
    let (mut place, mut corridor, mut zone) = (None, None, None);
    let mut main = false;
    match channel.at {
        Where::National => main = true,
        Where::Place(index) => {
            place = Some(layout.places[index].clone());
            main = index == layout.capital;
        }
        Where::Corridor(index) => corridor = Some(layout.corridors[index].clone()),
        Where::Zone(index) => zone = Some(layout.zones[index].clone()),
    }
    ChannelLabel {
        quantity: channel.quantity.to_owned(),
        place,
        corridor,
        zone,
        product: channel.product.map(|index| layout.products[index].clone()),
        sector: channel.sector.map(|index| layout.sectors[index].clone()),
        unit: channel.unit.to_owned(),
        scale: channel.scale,
        main,
    }
}

/// An event's id is its kind, with a place after a colon where it is of one.
fn event(id: &str) -> EventLabel {
    match id.split_once(':') {
        Some((event, place)) => EventLabel {
            event: event.into(),
            place: Some(place.into()),
        },
        None => EventLabel {
            event: id.into(),
            place: None,
        },
    }
}

fn cell(outcome: Outcome) -> Cell {
    Cell {
        regime: outcome.rulers.id().into(),
        blockade: outcome.grip.id().into(),
        unrest: outcome.street.id().into(),
    }
}
