//! Schools, beliefs, hardship and protest.

use crate::quantities;
use crate::quantity::Shares;

quantities! {
    /// Schools and universities (system 9).
    SchoolsSpec => Schools {
        /// Unmet household need in the capital at which closing becomes likely.
        threshold: "1", 0.0, 1.0;
        /// Chance of closing once past that point.
        close: "1/day", 0.0, 1.0;
        /// Days of a closure.
        days: "days", 1.0, 365.0;
        /// Share of household fuel that a closure saves.
        fuel_saved: "1", 0.0, 1.0;
        /// Hardship that a closure adds, on the scale of `unrest`.
        welfare: "1", 0.0, 10.0;
        /// Belief in the state that a closure costs: it admits distress.
        signal: "1", 0.0, 1.0;
    }
}

quantities! {
    /// What the public believes (system 10).
    NarrativeSpec => Narrative {
        /// Belief in the state's word at the start, 0 to 1.
        belief: "1", 0.0, 1.0;
        /// Days over which belief drifts back to what is seen.
        memory: "days", 1.0, 3650.0;
        /// Gain from a promise while it is fresh.
        promise_gain: "1", 0.0, 1.0;
        /// Days within which a promise must be kept.
        promise_days: "days", 1.0, 365.0;
        /// Loss when a promise is broken.
        broken_loss: "1", 0.0, 1.0;
        /// Gain for each 100 trucks seen to arrive.
        convoy_gain: "1", 0.0, 1.0;
        /// Loss per day of silence while pumps are dry.
        silence_loss: "1/day", 0.0, 1.0;
        /// Chance that a talking state falls silent, when supply is at its worst.
        silence_start: "1/day", 0.0, 1.0;
        /// Share of blame for the shortage that falls on the state rather than the blockader.
        blame_state: "1", 0.0, 1.0;
    }
}

quantities! {
    /// Hardship, protest and crackdown (system 13).
    UnrestSpec => Unrest {
        /// Mass protests in the capital in normal times.
        protest_base: "1/day", 0.0, 1.0;
        /// Rise of that hazard per unit of grievance, on the log scale.
        grievance_effect: "1", 0.0, 20.0;
        /// Further rise per doubling of the street price, on the log scale.
        price_effect: "1", -1.0, 5.0;
        /// Change of the hazard while the capital is under attack (rally or fear), as a factor.
        attack_effect: "1", 0.0, 5.0;
        /// New protests set off by one protest, in the long run.
        excitation: "1", 0.0, 0.99;
        /// Days over which one protest sets off others.
        excitation_days: "days", 0.5, 365.0;
        /// Days over which hardship is remembered.
        memory: "days", 1.0, 365.0;
        /// Weight of unmet household need in hardship.
        weight_fuel: "1", 0.0, 10.0;
        /// Weight of dark hours.
        weight_power: "1", 0.0, 10.0;
        /// Weight of dearer food (per doubling).
        weight_food: "1", 0.0, 10.0;
        /// Weight of unmet vital need (hospitals and water).
        weight_vital: "1", 0.0, 10.0;
        /// What repression leaves of the hazard while it is fresh.
        fear: "1", 0.0, 1.0;
        /// Days over which that fear fades.
        fear_days: "days", 1.0, 3650.0;
        /// Grievance added by a crackdown: its backfire.
        backfire: "1", 0.0, 10.0;
        /// Chance that a repressed protest ends in deaths.
        lethal: "1", 0.0, 1.0;
        /// Grievance taken away by a concession.
        concession_relief: "1", 0.0, 10.0;
    }
    with {
        /// How the rulers answer a mass protest: tolerate, concede, repress.
        response: Shares;
    }
}
