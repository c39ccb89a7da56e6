//! The whole system on one day, and the order in which a day goes.

use citerne_case::spec::CaseSpec;
use citerne_luck::DayLuck;

use crate::catalogue::{Catalogue, Row};
use crate::happening::Today;
use crate::layout::Layout;
use crate::levers::Levers;
use crate::now::Now;
use crate::params::Params;
use crate::script::Script;
use crate::signals::Signals;

/// Declares the world: every system once, in the order of the day.
///
/// Systems marked `always` exist in every case, the others only where the case has their table.
macro_rules! world {
    ($( $system:ident : $when:ident; )*) => {
        /// State of every system of one history. It can be copied and continued from any day.
        #[derive(Debug, Clone, PartialEq)]
        pub struct World {
            /// What measures move today.
            pub levers: Levers,
            /// What systems tell each other.
            pub signals: Signals,
            /// What has happened today.
            pub today: Today,
            /// Measures in force (system 7).
            pub measures: crate::measures::State,
            $(
                #[allow(missing_docs)]
                pub $system: Option<crate::$system::State>,
            )*
            /// What has become of rulers, blockade and street (system 19).
            pub outcomes: crate::outcomes::State,
        }

        impl World {
            /// The world on the morning of the first day; `luck` is that day's.
            #[must_use]
            pub fn start(
                layout: &Layout,
                case: &CaseSpec,
                params: &Params,
                luck: DayLuck,
            ) -> Self {
                let mut signals = Signals::new(layout, case);
                $(
                    let $system = world!(@exists $when $system case)
                        .then(|| world!(@start $system, layout, case, params, luck, &mut signals));
                )*
                let measures = crate::measures::State::start(layout, case, params, &mut signals);
                let levers = Levers::new(layout, params);
                let outcomes = crate::outcomes::State::start();
                let today = Today::default();
                Self { levers, signals, today, measures, $( $system, )* outcomes }
            }

            fn step_systems(&mut self, now: &Now<'_>) {
                $(
                    if let Some(system) = &mut self.$system {
                        system.step(now, &mut self.signals, &mut self.today);
                    }
                )*
            }

            /// Writes the outputs of the day, in the order of [`catalogue`].
            pub fn record(&self, row: &mut Row<'_>) {
                self.measures.record(&self.signals, row);
                $(
                    if let Some(system) = &self.$system {
                        system.record(&self.signals, row);
                    }
                )*
            }
        }

        /// All outputs of a case.
        #[must_use]
        pub fn catalogue(layout: &Layout, case: &CaseSpec) -> Catalogue {
            let mut out = Catalogue::default();
            crate::measures::outputs(layout, &mut out);
            $(
                if world!(@exists $when $system case) {
                    crate::$system::outputs(layout, &mut out);
                }
            )*
            out
        }
    };
    (@start stocks, $layout:expr, $case:expr, $params:expr, $luck:expr, $signals:expr) => {
        crate::stocks::State::start($layout, $case, $params, $luck, $signals)
    };
    (@start $system:ident, $layout:expr, $case:expr, $params:expr, $luck:expr, $signals:expr) => {
        crate::$system::State::start($layout, $case, $params, $signals)
    };
    (@exists always $system:ident $case:ident) => { true };
    (@exists optional $system:ident $case:ident) => { $case.$system.is_some() };
    (@exists carriers $system:ident $case:ident) => { !$case.carriers.is_empty() };
    (@exists fleet $system:ident $case:ident) => { $case.fleet.is_some() };
}

world! {
    blockade: optional;
    campaign: optional;
    territory: optional;
    carriers: carriers;
    supply: fleet;
    stocks: always;
    prices: always;
    power: optional;
    schools: optional;
    unrest: optional;
    narrative: optional;
    regime: optional;
    talks: optional;
    takeover: optional;
    intervention: optional;
    operations: optional;
    hostages: optional;
    exodus: optional;
}

/// What a history has in common with all others of its case.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Structure.
    pub layout: &'a Layout,
    /// Measures, made ready.
    pub plan: &'a crate::measures::Plan,
    /// Day on which the blockade is declared.
    pub declared: Option<u32>,
    /// What is known of dated decisions.
    pub script: &'a Script,
}

impl World {
    /// Lives through one day.
    ///
    /// `yesterday` is the row that the day before left behind (the first day: the row at the
    /// start); triggers of measures read it.
    pub fn step(
        &mut self,
        setting: Setting<'_>,
        params: &Params,
        luck: DayLuck,
        (day, day_of_year): (u32, u32),
        yesterday: &[f32],
    ) {
        self.today.clear();
        self.signals.night();
        self.levers.reset();
        let Setting {
            layout,
            plan,
            declared,
            script,
        } = setting;
        let morning = crate::measures::Morning {
            plan,
            params,
            luck,
            day,
            yesterday,
        };
        self.measures
            .step(morning, &mut self.levers, &mut self.today);
        let levers = std::mem::replace(&mut self.levers, Levers::empty());
        let now = Now {
            day,
            day_of_year,
            declared,
            layout,
            params,
            levers: &levers,
            script,
            luck,
        };
        self.step_systems(&now);
        self.outcomes.step(&now, &self.signals, &mut self.today);
        self.levers = levers;
    }
}
