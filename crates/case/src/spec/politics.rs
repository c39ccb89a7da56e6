//! Rulers, talks, armed take-over, and the rules that read outcomes off a history.

use crate::quantities;

quantities! {
    /// The rulers (system 14).
    RegimeSpec => Regime {
        /// Legitimacy at the start, 0 to 1.
        legitimacy: "1", 0.0, 1.0;
        /// Cohesion of the security forces at the start, 0 to 1.
        cohesion: "1", 0.0, 1.0;
        /// Successful coups in the typical country-year behind the base rate.
        coup_base: "1/day", 0.0, 0.1;
        /// Rise of the coup hazard when distress goes from none to utter, as a factor.
        coup_distress: "1", 0.1, 100.0;
        /// Rise while the capital is under attack, as a factor.
        coup_attack: "1", 0.1, 100.0;
        /// Rise in the days after a convoy disaster, as a factor.
        coup_disaster: "1", 0.1, 1000.0;
        /// Days for which that rise lasts.
        disaster_days: "days", 1.0, 365.0;
        /// Soldiers lost in one convoy that make it a disaster.
        disaster_soldiers: "people", 0.0, 10000.0;
        /// Fall of the coup hazard per unit of cohesion above the typical one, on the log scale.
        coup_cohesion: "1", 0.0, 20.0;
        /// Cohesion in the typical country-year.
        cohesion_reference: "1", 0.0, 1.0;
        /// Share of attempts that succeed.
        coup_success: "1", 0.01, 1.0;
        /// Plots uncovered and purges.
        plot_base: "1/day", 0.0, 0.1;
        /// Cohesion lost with a purge.
        purge_cost: "1", 0.0, 1.0;
        /// Days over which cohesion recovers.
        cohesion_memory: "days", 1.0, 3650.0;
        /// Falls of rulers carried by mass protest, in the typical country-year.
        uprising_base: "1/day", 0.0, 0.1;
        /// Rise of that hazard when distress goes from none to utter, as a factor.
        uprising_distress: "1", 0.1, 100.0;
        /// Rise while mass protest lasts, as a factor.
        uprising_protest: "1", 0.1, 1000.0;
        /// Distress (0 to 1) in the typical country-year behind the base rates.
        distress_reference: "1", 0.0, 1.0;
        /// Weight of shortage in distress; the rest is lost legitimacy.
        distress_shortage: "1", 0.0, 1.0;
        /// Days over which legitimacy follows what people live through.
        legitimacy_memory: "days", 1.0, 3650.0;
        /// Legitimacy lost at utter hardship when all blame falls on the state.
        hardship_cost: "1", 0.0, 1.0;
        /// Legitimacy lost with a lethal crackdown.
        crackdown_cost: "1", 0.0, 1.0;
        /// Legitimacy of new rulers.
        honeymoon: "1", 0.0, 1.0;
    }
}

quantities! {
    /// Negotiation (system 15).
    TalksSpec => Talks {
        /// New local accords, somewhere.
        local_start: "1/day", 0.0, 1.0;
        /// Days a local accord holds.
        local_days: "days", 1.0, 3650.0;
        /// Share of danger that a local accord takes off the roads of its zone.
        local_relief: "1", 0.0, 1.0;
        /// Chance that a national channel opens.
        channel_start: "1/day", 0.0, 1.0;
        /// Chance that an open channel closes.
        channel_end: "1/day", 0.0, 1.0;
        /// Tacit truces for fuel while a channel is open.
        truce_start: "1/day", 0.0, 1.0;
        /// Days a truce holds.
        truce_days: "days", 1.0, 3650.0;
        /// Formal national accords while a channel is open.
        accord_start: "1/day", 0.0, 1.0;
        /// Chance that a formal accord collapses.
        accord_end: "1/day", 0.0, 1.0;
        /// Rise of the will to talk when distress goes from none to utter, as a factor.
        pressure: "1", 0.1, 100.0;
        /// Fall of the chance of a deal when the blockader is far ahead and asks for more, as a factor.
        demands: "1", 0.0, 1.0;
        /// What a kept national deal leaves of the danger on the road.
        deal_danger: "1", 0.0, 1.0;
        /// Legitimacy lost by agreeing to talk.
        talk_cost: "1", 0.0, 1.0;
    }
}

quantities! {
    /// Armed take-over of the seat of government (system 16).
    TakeoverSpec => Takeover {
        /// Capitals seized by rebels, in the typical year of conflict.
        base: "1/day", 0.0, 0.1;
        /// Rise of that hazard if the blockader aims to take over, as a factor; otherwise it is its inverse.
        aim: "1", 1.0, 1000.0;
        /// Rise when distress goes from none to utter, as a factor.
        distress: "1", 0.1, 100.0;
        /// Rise while the capital is under attack, as a factor.
        attack: "1", 0.1, 100.0;
        /// Rise when three or more regional seats are lost, as a factor.
        cascade: "1", 1.0, 10000.0;
        /// Rise per doubling of the ratio of fighters to defenders, as a factor.
        force_ratio: "1", 1.0, 20.0;
        /// Defenders of the capital at which the base rate is stated, per fighter of reference.
        defenders: "people", 1.0, 1e7;
        /// What foreign troops leave of the hazard.
        foreign_defence: "1", 0.0, 1.0;
        /// Popular support for the blockader in the capital, 0 to 1; the hazard is in proportion to 0.5 + it.
        support: "1", 0.0, 1.0;
        /// Chance that an assault on the capital takes it.
        success: "1", 0.01, 1.0;
    }
}

quantities! {
    /// How outcomes are read off a history (system 19).
    OutcomeRules => Rules {
        /// Supply, as a share of normal demand, that counts as eased.
        eased_supply: "1", 0.0, 2.0;
        /// Days for which it must last.
        eased_days: "days", 1.0, 365.0;
        /// Lone trucks on the main corridor, beside its normal traffic, from which it counts as open to unescorted traffic.
        open_corridor: "1", 0.0, 1.0;
        /// Days that new rulers must hold.
        hold_days: "days", 1.0, 365.0;
        /// Days after a mass protest for which the street counts as in unrest.
        unrest_days: "days", 1.0, 365.0;
        /// Days after a lethal crackdown for which it counts as a crackdown.
        crackdown_days: "days", 1.0, 365.0;
        /// Share of a city's stations without fuel from which its pumps count as dry.
        dry_share: "1", 0.0, 1.0;
    }
}
