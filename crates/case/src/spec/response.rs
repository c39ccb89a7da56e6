//! The state's forces: escorts and operations.

use crate::quantities;

quantities! {
    /// Escorted convoys and the forces for them (system 7).
    EscortsSpec => Escorts {
        /// Convoys that can be escorted at the same time.
        units: "1", 0.0, 1000.0;
        /// Trucks a convoy waits for.
        convoy_size: "trucks", 1.0, 5000.0;
        /// Days after which it leaves with fewer.
        patience: "days", 0.0, 120.0;
        /// Days on the road for one day of a lone truck.
        slowdown: "1", 1.0, 10.0;
        /// What an escort leaves of the hazard of attack.
        deterrence: "1", 0.0, 1.0;
        /// What an escort leaves of the losses in an attack.
        defence: "1", 0.0, 1.0;
        /// Days an escort rests between two convoys.
        rest: "days", 0.0, 60.0;
        /// Days to rebuild an escort that was beaten.
        rebuild: "days", 0.0, 365.0;
        /// Soldiers in an escort.
        soldiers: "people", 0.0, 5000.0;
        /// Share of trucks that go on their own where escorts are offered.
        stragglers: "1", 0.0, 1.0;
    }
}

quantities! {
    /// Military surges that restore roads for a while (system 18).
    OperationsSpec => Operations {
        /// Chance that the state starts one, when the capital's supply is at its worst.
        start: "1/day", 0.0, 1.0;
        /// Days it lasts.
        duration: "days", 1.0, 365.0;
        /// What it leaves of the danger on the roads it covers.
        road_danger: "1", 0.0, 1.0;
        /// Days over which its effect fades afterwards.
        fade: "days", 0.5, 365.0;
        /// Share of the blockader's fighters lost to one operation.
        attrition: "1", 0.0, 1.0;
        /// Chance that it reopens the main corridor to lone trucks for good.
        breakthrough: "1", 0.0, 1.0;
        /// Escorts it ties up.
        escorts_used: "1", 0.0, 1000.0;
    }
}
