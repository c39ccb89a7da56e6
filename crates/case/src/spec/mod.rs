//! The typed tables of a case folder: one file for each part of the world.
//!
//! A system that a case does not have is simply absent (`None`, or an empty map). Every number is a
//! [`Quantity`]; [`CaseSpec::visit`] lists them all in one fixed order, which is the order in which
//! a replicate reads its draws.

pub mod abroad;
pub mod blockade;
pub mod claim;
pub mod header;
pub mod leave;
pub mod measure;
pub mod place;
pub mod plan;
pub mod politics;
pub mod public;
pub mod reporting;
pub mod response;
pub mod road;
pub mod stock;
pub mod trade;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::quantity::{Quantity, Shares};

pub use abroad::{ExodusSpec, GovernmentSpec, HostagesSpec, InterventionSpec};
pub use blockade::{BlockadeMode, BlockadeSpec, CampaignSpec, InterdictionSpec, TerritorySpec};
pub use claim::{Claim, ClaimTest, Hypothesis, Version};
pub use header::{Header, Label, Source};
pub use leave::LeaveRule;
pub use measure::{Action, Effect, Measure, Target, Trigger};
pub use place::{Borders, PlaceSpec, Point, TerminalSpec, ZoneSpec};
pub use plan::{PlanSpec, Start};
pub use politics::{OutcomeRules, RegimeSpec, TakeoverSpec, TalksSpec};
pub use public::{NarrativeSpec, SchoolsSpec, UnrestSpec};
pub use reporting::ReportingSpec;
pub use response::{EscortsSpec, OperationsSpec};
pub use road::{BorderSpec, CorridorSpec, LegSpec};
pub use stock::{DemandSpec, MarketSpec, PowerSpec, Product, SectorSpec, StocksSpec};
pub use trade::{CarrierSpec, FleetSpec, TradeSpec};

/// A whole case, as read from its folder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseSpec {
    /// Name, dates, currency.
    pub case: Header,
    /// Where figures come from, by key.
    #[serde(default)]
    pub sources: IndexMap<String, Source>,
    /// Fuel products.
    pub products: IndexMap<String, Product>,
    /// Who burns fuel.
    pub sectors: IndexMap<String, SectorSpec>,
    /// Areas in which control and danger are alike.
    pub zones: IndexMap<String, ZoneSpec>,
    /// Cities and regions that burn fuel.
    pub places: IndexMap<String, PlaceSpec>,
    /// Towns on the way, which only roads and maps need.
    #[serde(default)]
    pub waypoints: IndexMap<String, Point>,
    /// Ports and depots abroad where fuel is loaded.
    #[serde(default)]
    pub terminals: IndexMap<String, TerminalSpec>,
    /// Border posts.
    #[serde(default)]
    pub borders: IndexMap<String, BorderSpec>,
    /// Pieces of road between two points.
    #[serde(default)]
    pub legs: IndexMap<String, LegSpec>,
    /// Ways from a terminal, or from a place, to places.
    #[serde(default)]
    pub corridors: IndexMap<String, CorridorSpec>,
    /// How much fuel is wanted, where and by whom.
    pub demand: DemandSpec,
    /// Depots, stations and hoards (system 5).
    pub stocks: StocksSpec,
    /// Prices (system 6).
    pub market: MarketSpec,
    /// Electricity made from fuel.
    pub power: Option<PowerSpec>,
    /// Tankers and drivers (system 1).
    pub fleet: Option<FleetSpec>,
    /// How imports share themselves over corridors (system 1).
    pub trade: Option<TradeSpec>,
    /// Transport companies (system 8).
    #[serde(default)]
    pub carriers: IndexMap<String, CarrierSpec>,
    /// What is blocked since when.
    pub blockade: Option<BlockadeSpec>,
    /// Attacks on the road (system 2).
    pub interdiction: Option<InterdictionSpec>,
    /// The blockader's campaign (system 3).
    pub campaign: Option<CampaignSpec>,
    /// Who holds the land (system 4).
    pub territory: Option<TerritorySpec>,
    /// Escorted convoys and the forces for them (system 7).
    pub escorts: Option<EscortsSpec>,
    /// Military surges that reopen roads (system 18).
    pub operations: Option<OperationsSpec>,
    /// Schools and universities (system 9).
    pub schools: Option<SchoolsSpec>,
    /// What the public believes (system 10).
    pub narrative: Option<NarrativeSpec>,
    /// Hardship and protest (system 13).
    pub unrest: Option<UnrestSpec>,
    /// The rulers (system 14).
    pub regime: Option<RegimeSpec>,
    /// Negotiation (system 15).
    pub talks: Option<TalksSpec>,
    /// Armed take-over of the seat of government (system 16).
    pub takeover: Option<TakeoverSpec>,
    /// Foreign troops and outside supply (system 17).
    pub intervention: Option<InterventionSpec>,
    /// Travel advice and missions (system 11).
    pub exodus: Option<ExodusSpec>,
    /// Foreign governments with citizens in the country (system 11).
    #[serde(default)]
    pub governments: IndexMap<String, GovernmentSpec>,
    /// Kidnapping (system 12).
    pub hostages: Option<HostagesSpec>,
    /// How outcomes are read off a history (system 19).
    pub outcomes: OutcomeRules,
    /// What the state and others do, have done or may do (system 7).
    #[serde(default)]
    pub measures: IndexMap<String, Measure>,
    /// Plans to be compared with things as they go.
    #[serde(default)]
    pub plans: IndexMap<String, PlanSpec>,
    /// Rules for leaving, to be tried on histories.
    #[serde(default)]
    pub leave: leave::LeaveRules,
    /// Rival explanations held side by side.
    #[serde(default)]
    pub hypotheses: IndexMap<String, Hypothesis>,
    /// Statements to be judged by the model (system 20).
    #[serde(default)]
    pub claims: IndexMap<String, Claim>,
    /// How what happens becomes what is told; without it nothing can be learned from the log.
    pub reporting: Option<ReportingSpec>,
}

/// What [`CaseSpec::visit`] shows of the case's numbers.
#[derive(Debug, Clone, Copy)]
pub enum Figure<'a> {
    /// One number on its own.
    Single {
        /// The unit it is wanted in.
        unit: &'static str,
        /// The number's table.
        quantity: &'a Quantity,
    },
    /// Shares of a whole; they fill one place each, in the order of their names.
    Group {
        /// The group's table.
        shares: &'a Shares,
    },
}

/// A callback that is shown every number of a case with its path.
pub type Visitor<'v, 'a> = dyn FnMut(String, Figure<'a>) + 'v;

fn single<'a>(see: &mut Visitor<'_, 'a>) -> impl FnMut(String, &'static str, &'a Quantity) {
    move |path, unit, quantity| see(path, Figure::Single { unit, quantity })
}

impl CaseSpec {
    /// Shows every number of the case, in the order in which the model reads them.
    ///
    /// The model's parameter reader follows the same order; its first test is that it takes
    /// exactly as many numbers as are shown here.
    pub fn visit<'a>(&'a self, see: &mut Visitor<'_, 'a>) {
        self.visit_geography(see);
        self.visit_fuel(see);
        self.visit_conflict(see);
        self.visit_politics(see);
        for (id, measure) in &self.measures {
            measure.visit(&format!("measures.{id}"), &mut single(see));
        }
        if let Some(reporting) = &self.reporting {
            reporting.visit("reporting", &mut single(see));
        }
    }

    fn visit_geography<'a>(&'a self, see: &mut Visitor<'_, 'a>) {
        for (id, zone) in &self.zones {
            zone.visit(&format!("zones.{id}"), &mut single(see));
        }
        for (id, place) in &self.places {
            place.visit(&format!("places.{id}"), &mut single(see));
        }
        for (id, terminal) in &self.terminals {
            terminal.visit(&format!("terminals.{id}"), &mut single(see));
        }
        for (id, border) in &self.borders {
            border.visit(&format!("borders.{id}"), &mut single(see));
        }
        for (id, leg) in &self.legs {
            leg.visit(&format!("legs.{id}"), &mut single(see));
        }
    }

    fn visit_fuel<'a>(&'a self, see: &mut Visitor<'_, 'a>) {
        for (id, sector) in &self.sectors {
            sector.visit(&format!("sectors.{id}"), &mut single(see));
        }
        self.demand.visit("demand", &mut single(see));
        self.demand.visit_shares("demand", see);
        self.stocks.visit("stocks", &mut single(see));
        self.market.visit("market", &mut single(see));
        self.market.visit_caps("market", &mut single(see));
        if let Some(power) = &self.power {
            power.visit("power", &mut single(see));
        }
        if let Some(fleet) = &self.fleet {
            fleet.visit("fleet", &mut single(see));
        }
        if let Some(trade) = &self.trade {
            trade.visit("trade", &mut single(see));
            let shares = &trade.corridor_share;
            see("trade.corridor_share".into(), Figure::Group { shares });
        }
        for (id, carrier) in &self.carriers {
            carrier.visit(&format!("carriers.{id}"), &mut single(see));
        }
    }

    fn visit_conflict<'a>(&'a self, see: &mut Visitor<'_, 'a>) {
        if let Some(blockade) = &self.blockade {
            blockade.visit("blockade", &mut single(see));
        }
        if let Some(interdiction) = &self.interdiction {
            interdiction.visit("interdiction", &mut single(see));
        }
        if let Some(campaign) = &self.campaign {
            campaign.visit("campaign", &mut single(see));
            see(
                "campaign.effort".into(),
                Figure::Group {
                    shares: &campaign.effort,
                },
            );
        }
        if let Some(territory) = &self.territory {
            territory.visit("territory", &mut single(see));
        }
        if let Some(escorts) = &self.escorts {
            escorts.visit("escorts", &mut single(see));
        }
        if let Some(operations) = &self.operations {
            operations.visit("operations", &mut single(see));
        }
    }

    fn visit_politics<'a>(&'a self, see: &mut Visitor<'_, 'a>) {
        if let Some(schools) = &self.schools {
            schools.visit("schools", &mut single(see));
        }
        if let Some(narrative) = &self.narrative {
            narrative.visit("narrative", &mut single(see));
        }
        if let Some(unrest) = &self.unrest {
            unrest.visit("unrest", &mut single(see));
            see(
                "unrest.response".into(),
                Figure::Group {
                    shares: &unrest.response,
                },
            );
        }
        if let Some(regime) = &self.regime {
            regime.visit("regime", &mut single(see));
        }
        if let Some(talks) = &self.talks {
            talks.visit("talks", &mut single(see));
        }
        if let Some(takeover) = &self.takeover {
            takeover.visit("takeover", &mut single(see));
        }
        if let Some(intervention) = &self.intervention {
            intervention.visit("intervention", &mut single(see));
        }
        if let Some(exodus) = &self.exodus {
            exodus.visit("exodus", &mut single(see));
        }
        for (id, government) in &self.governments {
            government.visit(&format!("governments.{id}"), &mut single(see));
        }
        if let Some(hostages) = &self.hostages {
            hostages.visit("hostages", &mut single(see));
        }
        self.outcomes.visit("outcomes", &mut single(see));
    }
}
