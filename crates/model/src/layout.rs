//! The fixed structure of a case, by index: what all replicates share.

use citerne_case::spec::{CaseSpec, road::CorridorSpec, stock::Role, trade::Cargo};

/// A corridor by index.
#[derive(Debug, Clone, PartialEq)]
pub struct Corridor {
    /// Index of the terminal it begins at; `None` for a corridor inside.
    pub terminal: Option<usize>,
    /// Index of the place it begins at; `None` for imports.
    pub hub: Option<usize>,
    /// Legs in order, with the direction left out: all legs can be driven both ways.
    pub legs: Vec<usize>,
    /// For each served place, in the order of the path: its index and how many legs lead to it.
    pub serves: Vec<(usize, usize)>,
    /// How many legs lie before the border post; the post's own leg counts as inside. Zero where
    /// the corridor has no post.
    pub legs_abroad: usize,
    /// Border post, if any.
    pub border: Option<usize>,
}

/// A cell of demand: one sector's use of one product in one place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// Place.
    pub place: usize,
    /// Sector.
    pub sector: usize,
    /// Product.
    pub product: usize,
    /// How present the sector is in the place, beside elsewhere.
    pub presence: f64,
}

/// The structure of a case by index. All vectors run in the order of the case's tables.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// Ids.
    pub products: Vec<String>,
    /// Ids.
    pub sectors: Vec<String>,
    /// Ids.
    pub zones: Vec<String>,
    /// Ids.
    pub places: Vec<String>,
    /// Ids.
    pub corridors: Vec<String>,
    /// Ids.
    pub carriers: Vec<String>,
    /// Ids.
    pub governments: Vec<String>,
    /// Ids.
    pub terminals: Vec<String>,
    /// Ids.
    pub measures: Vec<String>,
    /// Role of each sector.
    pub roles: Vec<Role>,
    /// Whether each sector buys at stations (else in bulk from the depot).
    pub at_station: Vec<bool>,
    /// Zone of each place.
    pub zone_of_place: Vec<usize>,
    /// Whether each zone is out of the blockader's reach.
    pub safe_zone: Vec<bool>,
    /// Zone of each leg.
    pub zone_of_leg: Vec<usize>,
    /// Whether each leg is a river or the like, which attacks on roads don't touch.
    pub river_leg: Vec<bool>,
    /// Corridors.
    pub routes: Vec<Corridor>,
    /// What each carrier carries.
    pub cargo: Vec<Cargo>,
    /// Demand cells, sorted by place, then product, then sector; only those that can be used.
    pub cells: Vec<Cell>,
    /// Place that is the seat of government.
    pub capital: usize,
}

impl Layout {
    /// Builds the structure of a checked case.
    ///
    /// # Panics
    /// If the case names something that it doesn't define: `Case::load` refuses such a case.
    #[must_use]
    pub fn new(case: &CaseSpec) -> Self {
        let ids = |names: &mut dyn Iterator<Item = &String>| names.cloned().collect::<Vec<_>>();
        let zone = |id: &str| case.zones.get_index_of(id).expect("a zone of the case");
        Self {
            products: ids(&mut case.products.keys()),
            sectors: ids(&mut case.sectors.keys()),
            zones: ids(&mut case.zones.keys()),
            places: ids(&mut case.places.keys()),
            corridors: ids(&mut case.corridors.keys()),
            carriers: ids(&mut case.carriers.keys()),
            governments: ids(&mut case.governments.keys()),
            terminals: ids(&mut case.terminals.keys()),
            measures: ids(&mut case.measures.keys()),
            roles: case.sectors.values().map(|s| s.role).collect(),
            at_station: case
                .sectors
                .values()
                .map(|s| s.buys == citerne_case::spec::stock::Buys::Station)
                .collect(),
            zone_of_place: case.places.values().map(|p| zone(&p.zone)).collect(),
            safe_zone: case.zones.values().map(|z| z.safe).collect(),
            zone_of_leg: case.legs.values().map(|l| zone(&l.zone)).collect(),
            river_leg: case.legs.values().map(|l| l.river).collect(),
            routes: case.corridors.values().map(|c| route(case, c)).collect(),
            cargo: case.carriers.values().map(|c| c.cargo).collect(),
            cells: cells(case),
            capital: case
                .places
                .get_index_of(&case.case.capital)
                .expect("a place of the case"),
        }
    }

    /// The corridor that carries the largest share of imports among those that serve the capital.
    #[must_use]
    pub fn main_corridor(&self, corridor_share: &[f64]) -> Option<usize> {
        let serves_capital = |c: &usize| {
            let route = &self.routes[*c];
            route.terminal.is_some() && route.serves.iter().any(|&(p, _)| p == self.capital)
        };
        (0..self.routes.len())
            .filter(serves_capital)
            .reduce(|best, c| {
                if corridor_share[c] > corridor_share[best] {
                    c
                } else {
                    best
                }
            })
    }
}

fn route(case: &CaseSpec, corridor: &CorridorSpec) -> Corridor {
    let leg_between = |a: &str, b: &str| {
        case.legs
            .values()
            .position(|l| (l.from == a && l.to == b) || (l.from == b && l.to == a))
            .expect("a leg between two neighbours of a corridor")
    };
    let legs: Vec<usize> = corridor
        .path
        .windows(2)
        .map(|w| leg_between(&w[0], &w[1]))
        .collect();
    let post = legs.iter().position(|&l| case.legs[l].border.is_some());
    let serves = corridor
        .serves
        .iter()
        .map(|id| {
            let place = case.places.get_index_of(id).expect("a place of the case");
            let at = corridor
                .path
                .iter()
                .position(|p| p == id)
                .expect("a point of the path");
            (place, at)
        })
        .collect();
    Corridor {
        terminal: case.terminals.get_index_of(&corridor.path[0]),
        hub: case.places.get_index_of(&corridor.path[0]),
        serves,
        legs_abroad: post.unwrap_or(0),
        border: post.and_then(|i| {
            let id = case.legs[legs[i]].border.as_ref()?;
            case.borders.get_index_of(id)
        }),
        legs,
    }
}

fn cells(case: &CaseSpec) -> Vec<Cell> {
    let mut cells = Vec::new();
    for (place, place_id) in case.places.keys().enumerate() {
        for (product, product_id) in case.products.keys().enumerate() {
            for (sector, (sector_id, spec)) in case.sectors.iter().enumerate() {
                let used = case
                    .demand
                    .sector_share
                    .get(product_id)
                    .and_then(|shares| shares.mean.get(sector_id))
                    .is_some_and(|share| *share > 0.0);
                if used {
                    cells.push(Cell {
                        place,
                        sector,
                        product,
                        presence: spec.presence.get(place_id).copied().unwrap_or(1.0),
                    });
                }
            }
        }
    }
    cells
}
