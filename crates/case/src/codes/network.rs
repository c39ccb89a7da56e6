//! Points, legs and corridors.

super::codes! {
    error SHORT_CORRIDOR "C301" "short-corridor" {
        title: "corridor that goes nowhere",
        message: "the path of `{id}` has {count} points; it needs at least two",
        hints: [],
        why: "A corridor leads from a terminal or a place to the places it serves, along legs.",
    }
    error NO_LEG "C302" "no-leg" {
        title: "corridor that does not join",
        message: "no leg joins `{from}` and `{to}`",
        hints: ["add a leg between them, or the points on the way"],
        why: "Each two neighbours on the path of a corridor are joined by a leg, which gives its \
              length, its time and its danger. Legs serve both directions.",
    }
    error WRONG_START "C303" "wrong-start" {
        title: "corridor that begins in the wrong place",
        message: "`{id}` begins at the waypoint `{from}`",
        hints: ["begin at a terminal (imports) or at a place (distribution)"],
        why: "Fuel enters a corridor where it is stored: at a terminal abroad or in a place's depot.",
    }
    error WRONG_END "C304" "wrong-end" {
        title: "corridor that ends where nobody is served",
        message: "`{id}` ends at `{to}`, which it does not serve",
        hints: ["end the path at a place and list that place in `serves`"],
        why: "Trucks unload at the places a corridor serves; the last point of its path is one of them.",
    }
    warning UNUSED_LEG "C305" "unused-leg" {
        title: "leg that no corridor uses",
        message: "no corridor uses the leg `{id}`",
        hints: ["remove it, or add it to the path of a corridor"],
        why: "A leg off every corridor carries nothing. Either a corridor is missing or the leg is left over.",
    }
    error OFF_PATH "C306" "off-path" {
        title: "served place off the path",
        message: "`{id}` serves `{place}`, which is not on its path",
        hints: ["add the place to the path, or to another corridor"],
        why: "A corridor serves places that its trucks pass or reach; elsewhere they can't unload.",
    }
    error SERVES_ORDER "C307" "serves-order" {
        title: "served places out of order",
        message: "`{place}` comes earlier on the path than `{before}`",
        hints: ["list places in the order in which trucks reach them"],
        why: "Days on the road are counted along the path, so served places stand in its order.",
    }
    error UNREACHABLE "C308" "unreachable" {
        title: "place that no fuel can reach",
        message: "no corridor leads from a terminal to `{id}`",
        hints: ["add a corridor that serves it, from a terminal or from a place that is reached"],
        why: "In a case with terminals every place gets its fuel along corridors, straight or by way \
              of other places. A place that none serves would run dry even in peace.",
    }
    error LEG_LOOP "C309" "leg-loop" {
        title: "leg from a point to itself",
        message: "the leg `{id}` begins and ends at `{point}`",
        hints: [],
        why: "A leg joins two points. One from a point to itself is a slip in `from` or `to`.",
    }
    error DUPLICATE_LEG "C310" "duplicate-leg" {
        title: "two legs between the same points",
        message: "`{id}` joins the same points as `{other}`",
        also: "the other leg",
        hints: ["keep one, or put a waypoint on the second road"],
        why: "A path names points, not legs, so between two points there is one leg. A second road \
              between them runs by way of a point of its own.",
    }
    error SUPPLY_CYCLE "C311" "supply-cycle" {
        title: "places that supply each other in a ring",
        message: "fuel runs in a ring: {ring}",
        hints: ["let one of these corridors end earlier"],
        why: "Distribution corridors carry fuel from a depot onward. In a ring the same litres could \
              go round for ever and each place would wait for the other.",
    }
    error BAD_COORDINATES "C312" "bad-coordinates" {
        title: "coordinates off the globe",
        message: "{lat}, {lon} is not a point on Earth",
        hints: ["latitude runs from -90 to 90, longitude from -180 to 180; west and south are negative"],
        why: "Coordinates are decimal degrees, north and east counted positive.",
    }
    error SHORTER_THAN_CROW "C313" "shorter-than-crow" {
        title: "road shorter than the straight line",
        message: "the leg `{id}` has {km} km, but its ends are {crow} km apart",
        hints: ["check the coordinates, the sign of the longitude, and the length"],
        why: "No road is shorter than the great circle between its ends. More than 5 % below it means \
              that a coordinate or the length is wrong.",
    }
    warning DETOUR "C314" "detour" {
        title: "road far longer than the straight line",
        message: "the leg `{id}` has {km} km, but its ends are only {crow} km apart",
        hints: ["check the length and the coordinates, or split the leg at a waypoint"],
        why: "A road more than four times as long as the straight line is rare; a wrong coordinate is not.",
    }
    error PATH_REPEATS "C315" "path-repeats" {
        title: "path that visits a point twice",
        message: "`{point}` stands twice on the path of `{id}`",
        also: "first here",
        hints: [],
        why: "A corridor is a way without loops: each point stands once on its path.",
    }
    error NOT_AN_IMPORT "C316" "not-an-import" {
        title: "import share of a corridor inside",
        message: "`{id}` begins at a place, so it has no share of imports",
        hints: ["only corridors that begin at a terminal share the imports"],
        why: "Imports are shared over the corridors that begin at terminals. Distribution inside goes \
              by need.",
    }
    warning ODD_SPEED "C317" "odd-speed" {
        title: "speed that no car drives",
        message: "the leg `{id}` takes {hours} h for {km} km: {speed} km/h",
        hints: ["check `km` and `car_hours` and their units"],
        why: "A car drives 5 to 130 km/h over a whole leg. Outside of that, kilometres and hours \
              hardly belong together.",
    }
    error SAME_PATH "C318" "same-path" {
        title: "two corridors on one path",
        message: "`{id}` takes the same path as `{other}`",
        also: "the other corridor",
        hints: ["keep one of them"],
        why: "Two corridors with the same path are one road with two names: their trucks and losses \
              would be counted apart.",
    }
    warning SAME_SPOT "C319" "same-spot" {
        title: "two points at one spot",
        message: "`{id}` and `{other}` have the same coordinates",
        also: "the other point",
        hints: ["one of them was likely copied and not changed"],
        why: "Two points at exactly one spot are usually a copied entry whose coordinates were \
              forgotten.",
    }
    warning UNUSED_TERMINAL "C320" "unused-terminal" {
        title: "terminal that no corridor leaves",
        message: "no corridor begins at the terminal `{id}`",
        hints: ["add a corridor, or remove the terminal"],
        why: "A terminal matters only through the corridors that begin there.",
    }
}
