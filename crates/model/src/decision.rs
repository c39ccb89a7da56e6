//! Every draw of the model by name: which decision a number is for.
//!
//! The numbers are part of the model's identity: changing one changes results. New decisions take
//! new numbers; a number is never used again for something else.

use citerne_luck::Decision;

macro_rules! decisions {
    ($($(#[$doc:meta])* $name:ident = $number:literal;)*) => {
        $($(#[$doc])* pub const $name: Decision = Decision($number);)*

        /// All decisions and their numbers: a test keeps them distinct.
        pub const ALL: &[(&str, u16)] = &[$((stringify!($name), $number)),*];
    };
}

decisions! {
    /// Whether a measure starts when its sign is there; by measure.
    MEASURE_STARTS = 1;
    /// Change of tempo.
    TEMPO = 10;
    /// A new siege; by place.
    SIEGE_STARTS = 11;
    /// The end of a siege; by place.
    SIEGE_ENDS = 12;
    /// An attack in the capital.
    CAPITAL_ATTACK = 13;
    /// Length of a spell of tempo.
    TEMPO_LENGTH = 14;
    /// Swing of control; by zone.
    CONTROL = 20;
    /// Fall of a regional seat; by place.
    SEAT_FALLS = 21;
    /// Retaking of a seat; by place.
    SEAT_RETAKEN = 22;
    /// A carrier stops, restarts; by carrier.
    CARRIER_RUNS = 30;
    /// A carrier makes a deal; by carrier.
    CARRIER_DEAL = 31;
    /// The state bans a carrier; by carrier.
    CARRIER_BAN = 32;
    /// Lone trucks attacked; by corridor and day on the road.
    LONE_ATTACKS = 40;
    /// Lone trucks lost; by corridor and day on the road.
    LONE_LOSSES = 41;
    /// Lone trucks turned back; by corridor and day on the road.
    LONE_TURNED = 42;
    /// Lost lone trucks that are captured; by corridor and day on the road.
    LONE_CAPTURED = 43;
    /// Attack on a convoy; by convoy slot.
    CONVOY_ATTACKED = 44;
    /// Share of a convoy that is lost; by convoy slot.
    CONVOY_SHARE = 45;
    /// Trucks captured of a convoy; by convoy slot.
    CONVOY_CAPTURED = 46;
    /// Trucks of a convoy turned back; by convoy slot.
    CONVOY_TURNED = 47;
    /// Drivers harmed; by corridor.
    DRIVERS_HARMED = 48;
    /// Drivers abducted among them; by corridor.
    DRIVERS_ABDUCTED = 49;
    /// Soldiers killed with a convoy; by convoy slot.
    SOLDIERS_KILLED = 50;
    /// Drivers released.
    DRIVERS_RELEASED = 51;
    /// Tankers bought.
    FLEET_RENEWAL = 52;
    /// Drivers hired.
    DRIVERS_HIRED = 53;
    /// Small swings of departures; by corridor.
    DEPARTURES = 54;
    /// Which trucks of those attacked are lost; by corridor and day on the road, then by convoy slot.
    WHICH_TRUCKS = 55;
    /// Cover of a depot at the start; by place.
    START_COVER = 60;
    /// Schools close.
    SCHOOLS_CLOSE = 70;
    /// The state falls silent.
    SILENCE = 71;
    /// A mass protest.
    PROTEST = 80;
    /// The answer to it.
    RESPONSE = 81;
    /// Whether repression kills.
    LETHAL = 82;
    /// A coup attempt.
    COUP = 90;
    /// Whether it succeeds.
    COUP_SUCCESS = 91;
    /// A plot uncovered.
    PLOT = 92;
    /// Rulers fall to the street.
    UPRISING = 93;
    /// A local accord.
    LOCAL_ACCORD = 100;
    /// Its zone.
    LOCAL_ZONE = 101;
    /// Its length.
    LOCAL_LENGTH = 102;
    /// A channel opens or closes.
    CHANNEL = 103;
    /// A truce.
    TRUCE = 104;
    /// A formal accord, or its collapse.
    ACCORD = 106;
    /// An assault on the capital.
    ASSAULT = 110;
    /// Whether it takes the capital.
    ASSAULT_SUCCESS = 111;
    /// An intervention.
    INTERVENTION = 120;
    /// Outside supply begins.
    OUTSIDE_SUPPLY = 121;
    /// Foreign troops leave.
    TROOPS_LEAVE = 122;
    /// An operation begins.
    OPERATION = 130;
    /// Its zone.
    OPERATION_ZONE = 131;
    /// Whether it breaks through.
    BREAKTHROUGH = 132;
    /// A government raises its advice; by government.
    ADVICE = 140;
    /// The mission changes strength.
    MISSION = 141;
    /// An abduction of foreigners.
    KIDNAP = 150;
    /// How many are taken.
    KIDNAP_GROUP = 151;
    /// A ransom is paid.
    RANSOM = 152;
}
