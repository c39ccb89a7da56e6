//! Governments abroad, missions, hostages, foreign help.

use super::header::Label;
use crate::quantities;

quantities! {
    /// Travel advice in a cascade, missions that draw down (system 11).
    ExodusSpec => Exodus {
        /// Chance that a government of average caution raises its advice in calm times.
        base: "1/day", 0.0, 1.0;
        /// Rise with unmet need in the capital (log scale, none to utter).
        shortage: "1", 0.0, 20.0;
        /// Rise while the capital is under attack (log scale).
        attacks: "1", 0.0, 20.0;
        /// Rise with each recent kidnapping of foreigners (log scale).
        kidnaps: "1", 0.0, 20.0;
        /// Rise when all others have raised theirs (log scale): the cascade.
        cascade: "1", 0.0, 20.0;
        /// Share of foreigners under advice to leave who go in a day.
        departure: "1/day", 0.0, 1.0;
        /// Staff of the foreign mission.
        mission_staff: "people", 0.0, 1e5;
        /// Chance that the mission goes to a reduced strength, when half of governments advise to leave.
        mission_reduce: "1/day", 0.0, 1.0;
        /// Chance that it leaves, once reduced and under attack in the capital.
        mission_leave: "1/day", 0.0, 1.0;
        /// Share of staff that stays when it is reduced.
        mission_core: "1", 0.0, 1.0;
        /// Share of relief fuel that a reduced mission saves.
        mission_fuel_saved: "1", 0.0, 1.0;
    }
    with {
        /// Name of the mission for people.
        mission: Label;
    }
}

quantities! {
    /// A foreign government with citizens in the country (system 11).
    GovernmentSpec => Government {
        /// Its citizens there.
        nationals: "people", 0.0, 1e7;
        /// Its caution beside the average, as a factor on the hazard of raising its advice.
        caution: "1", 0.0, 50.0;
    }
    with {
        /// Name for people.
        label: Label;
        /// Advice at the start: 1 normal care, 2 more care, 3 reconsider, 4 leave.
        advice: u8;
    }
}

quantities! {
    /// Kidnapping of foreigners and what ransoms do (system 12).
    HostagesSpec => Hostages {
        /// Abductions of foreigners in normal times.
        base: "1/day", 0.0, 1.0;
        /// People taken in one abduction, on average.
        group: "people", 1.0, 100.0;
        /// Chance that a ransom is paid for a group held.
        ransom_paid: "1/day", 0.0, 1.0;
        /// A ransom.
        ransom: "money", 0.0, 1e13;
        /// Rise of the hazard after a ransom of 10 million euro, as a factor; larger ones in proportion of the logarithm.
        incentive: "1", 1.0, 100.0;
        /// Days over which that incentive fades.
        incentive_days: "days", 1.0, 3650.0;
        /// Days for which an abduction counts as recent.
        recent_days: "days", 1.0, 365.0;
        /// 10 million euro in the case's money.
        reference: "money", 1.0, 1e12;
    }
}

quantities! {
    /// Foreign troops and outside supply (system 17).
    InterventionSpec => Intervention {
        /// Foreign troops that already defend the rulers.
        troops: "people", 0.0, 1e6;
        /// Chance that more troops or a new state come in, when the capital is under attack and supply at its worst.
        start: "1/day", 0.0, 1.0;
        /// Troops that come.
        reinforcement: "people", 0.0, 1e6;
        /// Escorts they bring.
        escorts: "1", 0.0, 1000.0;
        /// Chance that outside supply (a neighbour's convoy, a pledge) begins, when supply is at its worst.
        supply_start: "1/day", 0.0, 1.0;
        /// Litres it brings to the capital while it lasts.
        supply: "L/day", 0.0, 1e9;
        /// Days it lasts.
        supply_days: "days", 1.0, 3650.0;
        /// Chance that the foreign troops leave, after a fall of the rulers.
        leave: "1/day", 0.0, 1.0;
    }
}
