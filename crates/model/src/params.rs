//! The numbers of one replicate, by system, in base units.

use citerne_case::spec::{self, CaseSpec, Figure};

/// Numbers of one measure.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MeasureParams {
    /// Chance per day of starting once its sign is there; 1 where the case gives none.
    pub chance: f64,
    /// Days it lasts once triggered; infinite where the case gives none.
    pub days: f64,
    /// Amount of each effect, in the order of the case.
    pub amounts: Vec<f64>,
    /// Cost when it starts, in money.
    pub cost_once: f64,
    /// Cost of each day, in money.
    pub cost_daily: f64,
}

/// Every number of one replicate.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Params {
    /// By zone.
    pub zones: Vec<spec::place::Zone>,
    /// By place.
    pub places: Vec<spec::place::Place>,
    /// By terminal.
    pub terminals: Vec<spec::place::Terminal>,
    /// By border post.
    pub borders: Vec<spec::road::Border>,
    /// By leg.
    pub legs: Vec<spec::road::Leg>,
    /// By sector.
    pub sectors: Vec<spec::stock::Sector>,
    /// Demand of the whole case.
    pub demand: spec::stock::Demand,
    /// Share of each product in the litres, by product.
    pub product_share: Vec<f64>,
    /// Share of each sector in a product's litres: `[product][sector]`, zero where the case names none.
    pub sector_share: Vec<Vec<f64>>,
    /// Share of each place in the litres, by place.
    pub place_share: Vec<f64>,
    /// Stocks.
    pub stocks: spec::stock::Stocks,
    /// Market.
    pub market: spec::stock::Market,
    /// Pump price at the start, by product, in money/L.
    pub pump_price: Vec<f64>,
    /// Power.
    pub power: Option<spec::stock::Power>,
    /// Fleet.
    pub fleet: Option<spec::trade::Fleet>,
    /// Trade.
    pub trade: Option<spec::trade::Trade>,
    /// Share of imports in normal times, by corridor (zero for corridors inside).
    pub corridor_share: Vec<f64>,
    /// By carrier.
    pub carriers: Vec<spec::trade::Carrier>,
    /// Blockade.
    pub blockade: Option<spec::blockade::Blockade>,
    /// Interdiction.
    pub interdiction: Option<spec::blockade::Interdiction>,
    /// Campaign.
    pub campaign: Option<spec::blockade::Campaign>,
    /// Effort at the start, by zone.
    pub effort: Vec<f64>,
    /// Territory.
    pub territory: Option<spec::blockade::Territory>,
    /// Escorts.
    pub escorts: Option<spec::response::Escorts>,
    /// Operations.
    pub operations: Option<spec::response::Operations>,
    /// Schools.
    pub schools: Option<spec::public::Schools>,
    /// Narrative.
    pub narrative: Option<spec::public::Narrative>,
    /// Unrest.
    pub unrest: Option<spec::public::Unrest>,
    /// Chance of each answer to a mass protest: tolerate, concede, repress.
    pub response: [f64; 3],
    /// Regime.
    pub regime: Option<spec::politics::Regime>,
    /// Talks.
    pub talks: Option<spec::politics::Talks>,
    /// Take-over.
    pub takeover: Option<spec::politics::Takeover>,
    /// Intervention.
    pub intervention: Option<spec::abroad::Intervention>,
    /// Exodus.
    pub exodus: Option<spec::abroad::Exodus>,
    /// By government.
    pub governments: Vec<spec::abroad::Government>,
    /// Hostages.
    pub hostages: Option<spec::abroad::Hostages>,
    /// Rules of outcomes.
    pub rules: spec::politics::Rules,
    /// By measure.
    pub measures: Vec<MeasureParams>,
    /// Reporting.
    pub reporting: Option<spec::reporting::Reporting>,
}

/// Answers of rulers to a mass protest, in the order of [`Params::response`].
pub const RESPONSES: [&str; 3] = ["tolerate", "concede", "repress"];

/// Spreads a group of shares, given in the order of the case's table, over ids in the model's order.
fn spread<'a>(
    names: impl Iterator<Item = &'a str>,
    shares: &citerne_case::quantity::Shares,
    next: &mut dyn FnMut() -> f64,
) -> Vec<f64> {
    let drawn: Vec<f64> = shares.mean.keys().map(|_| next()).collect();
    names
        .map(|name| shares.mean.get_index_of(name).map_or(0.0, |i| drawn[i]))
        .collect()
}

impl Params {
    /// Reads the numbers of one replicate, in the order in which [`CaseSpec::visit`] shows them.
    ///
    /// # Panics
    /// If `values` holds fewer numbers than the case has.
    #[must_use]
    pub fn take(case: &CaseSpec, values: &[f64]) -> Self {
        let mut rest = values.iter().copied();
        let mut next = || {
            rest.next()
                .expect("one value for each quantity of the case")
        };
        let mut p = Self::default();
        p.take_geography(case, &mut next);
        p.take_fuel(case, &mut next);
        p.take_conflict(case, &mut next);
        p.take_politics(case, &mut next);
        p.measures = case
            .measures
            .values()
            .map(|m| take_measure(m, &mut next))
            .collect();
        p.reporting = case
            .reporting
            .as_ref()
            .map(|_| spec::reporting::Reporting::take(&mut next));
        p
    }

    fn take_geography(&mut self, case: &CaseSpec, next: &mut dyn FnMut() -> f64) {
        self.zones = case
            .zones
            .iter()
            .map(|_| spec::place::Zone::take(next))
            .collect();
        self.places = case
            .places
            .iter()
            .map(|_| spec::place::Place::take(next))
            .collect();
        self.terminals = case
            .terminals
            .iter()
            .map(|_| spec::place::Terminal::take(next))
            .collect();
        self.borders = case
            .borders
            .iter()
            .map(|_| spec::road::Border::take(next))
            .collect();
        self.legs = case
            .legs
            .iter()
            .map(|_| spec::road::Leg::take(next))
            .collect();
    }

    fn take_fuel(&mut self, case: &CaseSpec, next: &mut dyn FnMut() -> f64) {
        self.sectors = case
            .sectors
            .iter()
            .map(|_| spec::stock::Sector::take(next))
            .collect();
        self.demand = spec::stock::Demand::take(next);
        let products = || case.products.keys().map(String::as_str);
        self.product_share = spread(products(), &case.demand.product_share, next);
        let mut sector_share = vec![vec![0.0; case.sectors.len()]; case.products.len()];
        for (product, shares) in &case.demand.sector_share {
            let row = spread(case.sectors.keys().map(String::as_str), shares, next);
            if let Some(k) = case.products.get_index_of(product) {
                sector_share[k] = row;
            }
        }
        self.sector_share = sector_share;
        let places = case.places.keys().map(String::as_str);
        self.place_share = spread(places, &case.demand.place_share, next);
        self.stocks = spec::stock::Stocks::take(next);
        self.market = spec::stock::Market::take(next);
        let caps: Vec<f64> = case.market.pump_price.keys().map(|_| next()).collect();
        self.pump_price = products()
            .map(|k| {
                case.market
                    .pump_price
                    .get_index_of(k)
                    .map_or(0.0, |i| caps[i])
            })
            .collect();
        self.power = case.power.as_ref().map(|_| spec::stock::Power::take(next));
        self.fleet = case.fleet.as_ref().map(|_| spec::trade::Fleet::take(next));
        self.trade = case.trade.as_ref().map(|_| spec::trade::Trade::take(next));
        let corridors = case.corridors.keys().map(String::as_str);
        self.corridor_share = case.trade.as_ref().map_or_else(
            || vec![0.0; case.corridors.len()],
            |trade| spread(corridors, &trade.corridor_share, next),
        );
        self.carriers = case
            .carriers
            .iter()
            .map(|_| spec::trade::Carrier::take(next))
            .collect();
    }

    fn take_conflict(&mut self, case: &CaseSpec, next: &mut dyn FnMut() -> f64) {
        self.blockade = case
            .blockade
            .as_ref()
            .map(|_| spec::blockade::Blockade::take(next));
        self.interdiction = case
            .interdiction
            .as_ref()
            .map(|_| spec::blockade::Interdiction::take(next));
        self.campaign = case
            .campaign
            .as_ref()
            .map(|_| spec::blockade::Campaign::take(next));
        let zones = case.zones.keys().map(String::as_str);
        self.effort = case.campaign.as_ref().map_or_else(
            || vec![0.0; case.zones.len()],
            |campaign| spread(zones, &campaign.effort, next),
        );
        self.territory = case
            .territory
            .as_ref()
            .map(|_| spec::blockade::Territory::take(next));
        self.escorts = case
            .escorts
            .as_ref()
            .map(|_| spec::response::Escorts::take(next));
        self.operations = case
            .operations
            .as_ref()
            .map(|_| spec::response::Operations::take(next));
    }

    fn take_politics(&mut self, case: &CaseSpec, next: &mut dyn FnMut() -> f64) {
        self.schools = case
            .schools
            .as_ref()
            .map(|_| spec::public::Schools::take(next));
        self.narrative = case
            .narrative
            .as_ref()
            .map(|_| spec::public::Narrative::take(next));
        self.unrest = case
            .unrest
            .as_ref()
            .map(|_| spec::public::Unrest::take(next));
        if let Some(unrest) = &case.unrest {
            let drawn = spread(RESPONSES.iter().copied(), &unrest.response, next);
            self.response.copy_from_slice(&drawn);
        }
        self.regime = case
            .regime
            .as_ref()
            .map(|_| spec::politics::Regime::take(next));
        self.talks = case
            .talks
            .as_ref()
            .map(|_| spec::politics::Talks::take(next));
        self.takeover = case
            .takeover
            .as_ref()
            .map(|_| spec::politics::Takeover::take(next));
        self.intervention = case
            .intervention
            .as_ref()
            .map(|_| spec::abroad::Intervention::take(next));
        self.exodus = case
            .exodus
            .as_ref()
            .map(|_| spec::abroad::Exodus::take(next));
        self.governments = case
            .governments
            .iter()
            .map(|_| spec::abroad::Government::take(next))
            .collect();
        self.hostages = case
            .hostages
            .as_ref()
            .map(|_| spec::abroad::Hostages::take(next));
        self.rules = spec::politics::Rules::take(next);
    }
}

fn take_measure(measure: &spec::Measure, next: &mut dyn FnMut() -> f64) -> MeasureParams {
    let has_chance = measure.trigger.as_ref().is_some_and(|t| t.chance.is_some());
    MeasureParams {
        chance: if has_chance { next() } else { 1.0 },
        days: measure.days.as_ref().map_or(f64::INFINITY, |_| next()),
        amounts: measure.effects.iter().map(|_| next()).collect(),
        cost_once: measure.cost_once.as_ref().map_or(0.0, |_| next()),
        cost_daily: measure.cost_daily.as_ref().map_or(0.0, |_| next()),
    }
}

/// Count of the case's numbers: what [`Params::take`] reads.
#[must_use]
pub fn count(case: &CaseSpec) -> usize {
    let mut n = 0;
    case.visit(&mut |_, figure| {
        n += match figure {
            Figure::Single { .. } => 1,
            Figure::Group { shares } => shares.mean.len(),
        }
    });
    n
}
