//! A toy forecast: the small case that `citerne new` makes, and histories made up by formula, so
//! that nothing here moves when the model does.

use citerne_case::{Case, Folder, scaffold};
use citerne_ensemble::{
    Cell, ChannelLabel, Choice, ClaimLabel, EventLabel, FAMILIES, Identity, Outline, Sample,
    Summary,
};
use citerne_learn::Lesson;
use citerne_learn::lesson::{Foreseen, Learning, Told, Weighing};
use citerne_learn::observe::Evidence;
use citerne_model::history::{History, Lengths, NEVER, Verdict};
use citerne_model::measures::Trace;
use citerne_model::outcomes::Outcome;
use citerne_model::{Model, Scale, Window};
use citerne_report::{Forecast, Taught};
use jiff::civil::Date;

const DAYS: usize = 130;
const AS_OF: usize = 30;
const REPLICATES: usize = 200;

pub(crate) struct Toy {
    pub(crate) case: Case,
    pub(crate) outline: Outline,
    pub(crate) summary: Summary,
    pub(crate) run: Identity,
    pub(crate) learned: Option<Learned>,
}

/// What was learned in a toy, made up by formula too.
pub(crate) struct Learned {
    pub(crate) prior: Summary,
    pub(crate) model: Model,
    pub(crate) evidence: Evidence,
    pub(crate) lesson: Lesson,
}

impl Toy {
    pub(crate) fn new() -> Self {
        Self::with(|_, text| text)
    }

    /// The toy with the texts of its files changed.
    pub(crate) fn with(change: impl Fn(&str, String) -> String) -> Self {
        let files = scaffold("Toyland")
            .into_iter()
            .map(|(name, text)| (name, change(name, text)));
        let folder = Folder::from_memory("toy", files);
        let (case, _) = Case::load(&folder).unwrap_or_else(|report| panic!("{report:?}"));
        let outline = outline(&case);
        let mut summary = Summary::new(&outline);
        for replicate in 0..REPLICATES {
            summary.fold(&sample(&case, &outline, replicate));
        }
        let run = Identity {
            case: "toy".into(),
            case_hash: "0123456789abcdef0123456789abcdef".into(),
            program: "0.0.0".into(),
            basis: "priors".into(),
            seed: 7,
            replicates: REPLICATES as u64,
            start: outline.dates[0],
            as_of: outline.dates[AS_OF],
            horizon: (DAYS - 1 - AS_OF) as u32,
            overrides: vec!["demand.total=1".into()],
            command: "citerne forecast toy --seed 7".into(),
        };
        Self {
            case,
            outline,
            summary,
            run,
            learned: None,
        }
    }

    /// The toy with a lesson of its log: half of its histories are left, and each number that was
    /// learned is half as uncertain.
    pub(crate) fn taught() -> Self {
        let mut toy = Self::with(|_, text| text);
        let window = Window {
            as_of: toy.outline.dates[AS_OF],
            horizon: (DAYS - 1 - AS_OF) as u32,
        };
        let model = Model::new(&toy.case.spec, window).expect("a model");
        let (spec, log) = (&toy.case.spec, &toy.case.events);
        let evidence = Evidence::read(&model, spec, log, window.as_of).expect("evidence");
        let lesson = lesson(&toy.case, &evidence);
        let prior = toy.summary.clone();
        toy.outline.pasts = Some(50.0);
        toy.outline.families = FAMILIES;
        toy.refold(|sample| {
            sample
                .history
                .rows
                .iter_mut()
                .for_each(|value| *value *= 0.8)
        });
        toy.learned = Some(Learned {
            prior,
            model,
            evidence,
            lesson,
        });
        toy
    }

    /// Folds the histories again, each changed.
    pub(crate) fn refold(&mut self, change: impl Fn(&mut Sample)) {
        self.summary = Summary::new(&self.outline);
        for replicate in 0..REPLICATES {
            let mut sample = sample(&self.case, &self.outline, replicate);
            change(&mut sample);
            self.summary.fold(&sample);
        }
    }

    pub(crate) fn forecast(&self) -> Forecast<'_> {
        Forecast {
            case: &self.case,
            outline: &self.outline,
            summary: &self.summary,
            prior: self.learned.as_ref().map(|learned| &learned.prior),
            taught: self.learned.as_ref().map(|learned| Taught {
                case: &self.case,
                model: &learned.model,
                evidence: &learned.evidence,
                lesson: &learned.lesson,
            }),
            run: &self.run,
        }
    }
}

/// A lesson by formula: the first fact surprises even after learning, the others never did.
fn lesson(case: &Case, evidence: &Evidence) -> Lesson {
    let learn = |(rank, path): (usize, &str)| Learning {
        input: case.inputs.find(path).expect("an input"),
        before: [2.0, 3.0, 4.0, 6.0, 8.0],
        after: [3.0, 3.5, 4.5, 5.0, 6.0],
        gain: 2.0 - rank as f64,
    };
    let weigh = |rivals: &citerne_case::inputs::Rivals| {
        let count = rivals.versions.len();
        let mut after = vec![0.2 / (count - 1) as f64; count];
        after[0] = 0.8;
        Weighing {
            before: vec![1.0 / count as f64; count],
            after,
        }
    };
    let told = |value: f64, factor: f64, tail: f64| Told {
        quantiles: [0.5, 0.8, 1.0, 1.2, 1.5].map(|share| share * factor * value),
        tail,
    };
    let facts = evidence.observations().iter().enumerate();
    let facts = facts.map(|(index, fact)| {
        let value = fact.value.number().filter(|_| !fact.is_decision());
        let odd = index == 0;
        Foreseen {
            observation: index,
            before: value.map(|value| told(value, 0.5, if odd { 0.01 } else { 0.3 })),
            after: value.map(|value| told(value, 0.9, if odd { 0.02 } else { 0.6 })),
            log_likelihood: -2.0 - index as f64,
        }
    });
    let learned = ["demand.total", "stocks.depot_cover"];
    Lesson {
        inputs: learned.into_iter().enumerate().map(learn).collect(),
        hypotheses: case.inputs.rivals().iter().map(weigh).collect(),
        facts: facts.collect(),
        effective: 120.0,
        different: 50.0,
        log_evidence: -34.5,
        faulted: 0,
    }
}

fn outline(case: &Case) -> Outline {
    let spec = &case.spec;
    let mut channels = Vec::new();
    let mut add = |quantity: &str, of: [Option<&str>; 4], unit: &str, scale: Scale| {
        let [place, corridor, product, sector] = of.map(|id| id.map(str::to_owned));
        channels.push(ChannelLabel {
            quantity: quantity.into(),
            place,
            corridor,
            zone: None,
            product,
            sector,
            unit: unit.into(),
            scale,
            main: false,
        });
    };
    let log = Scale::Log {
        bottom: 0.01,
        top: 1000.0,
    };
    let share = Scale::Linear { top: 1.0 };
    for place in spec.places.keys() {
        for product in spec.products.keys() {
            let of = [Some(place.as_str()), None, Some(product.as_str()), None];
            add("days_of_cover", of, "days", log);
            add(
                "street_price",
                of,
                "money/L",
                Scale::Log {
                    bottom: 1.0,
                    top: 1e5,
                },
            );
        }
        add(
            "stations_open",
            [Some(place), None, None, None],
            "share",
            share,
        );
        for sector in spec.sectors.keys() {
            add(
                "unmet_need",
                [Some(place), None, None, Some(sector)],
                "share",
                share,
            );
        }
    }
    for corridor in spec.corridors.keys() {
        for quantity in ["trucks_sent", "trucks_arrived", "trucks_lost", "attacks"] {
            add(quantity, [None, Some(corridor), None, None], "trucks", log);
        }
    }
    add("legitimacy", [None; 4], "index", share);
    let event = |event: &str, place: Option<&String>| EventLabel {
        event: event.into(),
        place: place.cloned(),
    };
    let mut events = vec![event("mass-protest", None), event("crackdown", None)];
    events.extend(spec.places.keys().map(|place| event("dry", Some(place))));
    let start = spec.case.start;
    let date = |day: usize| start.saturating_add(jiff::Span::new().days(day as i64));
    Outline {
        dates: (0..DAYS).map(date).collect::<Vec<Date>>(),
        as_of: AS_OF,
        pasts: None,
        families: 1,
        channels,
        events,
        claims: spec
            .claims
            .iter()
            .map(|(id, claim)| ClaimLabel {
                claim: id.clone(),
                text: claim.text.en.clone(),
            })
            .collect(),
        measures: spec.measures.keys().cloned().collect(),
        inputs: Vec::new(),
        choices: spec
            .hypotheses
            .iter()
            .map(|(id, it)| Choice {
                hypothesis: id.clone(),
                versions: it.versions.keys().cloned().collect(),
            })
            .collect(),
        cells: (0..60).filter_map(Outcome::of_cell).map(cell).collect(),
    }
}

fn cell(outcome: Outcome) -> Cell {
    Cell {
        regime: outcome.rulers.id().into(),
        blockade: outcome.grip.id().into(),
        unrest: outcome.street.id().into(),
    }
}

/// A dated measure is always in force, one that waits where things get bad.
fn trace_of(waits: bool, bad: f32) -> Trace {
    let starts = waits && bad > 0.6;
    Trace {
        in_force: starts || !waits,
        moved: starts || !waits,
        fired: u32::from(starts),
        first_fired: if starts {
            30 + (50.0 * bad) as u32
        } else {
            NEVER
        },
    }
}

/// A history by formula: worse with the number of the replicate, and with time.
fn sample(case: &Case, outline: &Outline, replicate: usize) -> Sample {
    let channels = outline.channels.len();
    let mut history = History::new(Lengths {
        days: DAYS,
        channels,
        events: outline.events.len(),
        claims: outline.claims.len(),
        measures: outline.measures.len(),
    });
    let bad = (replicate * 37 % REPLICATES) as f32 / REPLICATES as f32;
    for day in 0..DAYS {
        let late = day as f32 / DAYS as f32;
        for (index, label) in outline.channels.iter().enumerate() {
            history.rows[day * channels + index] = match label.quantity.as_str() {
                "days_of_cover" => 20.0 * (1.0 - bad * late) * (1.2 - bad),
                "street_price" => 800.0 * (1.0 + 2.0 * bad * late),
                "stations_open" => (1.1 - bad - late).clamp(0.0, 1.0),
                "unmet_need" => bad * late,
                "trucks_sent" => 12.0 + 6.0 * bad,
                "trucks_arrived" => 11.0 - 4.0 * bad,
                "trucks_lost" => 0.5 * bad,
                "attacks" => 0.2 * bad,
                _ => 1.0 - 0.5 * bad,
            };
        }
        let gone = bad > 0.8 && late > 0.5;
        let eased = bad < 0.3 && late > 0.7;
        history.outcome[day] = if gone { 15 } else { u8::from(eased) * 3 };
    }
    for (event, first) in history.first.iter_mut().enumerate() {
        if bad > 0.4 {
            *first = 20 + (60.0 * (1.0 - bad)) as u32 + event as u32;
        }
    }
    for (measure, trace) in case.spec.measures.values().zip(&mut history.measures) {
        *trace = trace_of(measure.trigger.is_some(), bad);
    }
    for verdict in &mut history.claims {
        *verdict = if bad > 0.1 {
            Verdict::True
        } else {
            Verdict::False
        };
    }
    Sample {
        inputs: vec![0.0; case.inputs.len()],
        versions: outline
            .choices
            .iter()
            .map(|it| replicate % it.versions.len())
            .collect(),
        family: replicate % outline.families,
        history,
    }
}
