//! The outputs of the model: which numbers a day leaves behind, where, and in which unit.

use crate::layout::Layout;

/// What a channel's entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Where {
    /// The whole case.
    National,
    /// A place, by index.
    Place(usize),
    /// A corridor, by index.
    Corridor(usize),
    /// A zone, by index.
    Zone(usize),
}

/// Bins in which a channel is summarised over replicates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scale {
    /// Equal bins between 0 and `top`; anything above is counted in the last.
    Linear {
        /// Upper end.
        top: f64,
    },
    /// Zero, then bins of equal ratio from `bottom` to `top`.
    Log {
        /// Lowest value told apart from zero.
        bottom: f64,
        /// Highest.
        top: f64,
    },
}

/// One output series.
#[derive(Debug, Clone, PartialEq)]
pub struct Channel {
    /// Id of the quantity, such as "days_of_cover".
    pub quantity: &'static str,
    /// Where.
    pub at: Where,
    /// Product by index, where it is of one product.
    pub product: Option<usize>,
    /// Sector by index, where it is of one sector.
    pub sector: Option<usize>,
    /// Unit.
    pub unit: &'static str,
    /// Bins for summaries.
    pub scale: Scale,
}

impl Channel {
    /// The channel by name, such as `days_of_cover(bamako, petrol)`.
    #[must_use]
    pub fn name(&self, layout: &Layout) -> String {
        let at = match self.at {
            Where::National => None,
            Where::Place(i) => Some(&layout.places[i]),
            Where::Corridor(i) => Some(&layout.corridors[i]),
            Where::Zone(i) => Some(&layout.zones[i]),
        };
        let product = self.product.map(|k| &layout.products[k]);
        let sector = self.sector.map(|s| &layout.sectors[s]);
        let of: Vec<&str> = [at, product, sector]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        if of.is_empty() {
            return self.quantity.to_owned();
        }
        format!("{}({})", self.quantity, of.join(", "))
    }
}

/// All channels in the order in which a day's row is written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Catalogue {
    /// The channels.
    pub channels: Vec<Channel>,
}

impl Catalogue {
    /// Adds a channel of the whole case.
    pub fn national(&mut self, quantity: &'static str, unit: &'static str, scale: Scale) {
        self.push(quantity, Where::National, None, None, unit, scale);
    }

    /// Adds one channel for each place.
    pub fn by_place(
        &mut self,
        layout: &Layout,
        quantity: &'static str,
        unit: &'static str,
        scale: Scale,
    ) {
        for place in 0..layout.places.len() {
            self.push(quantity, Where::Place(place), None, None, unit, scale);
        }
    }

    /// Adds one channel for each place and product, product fastest.
    pub fn by_place_product(
        &mut self,
        layout: &Layout,
        quantity: &'static str,
        unit: &'static str,
        scale: Scale,
    ) {
        for place in 0..layout.places.len() {
            for product in 0..layout.products.len() {
                self.push(
                    quantity,
                    Where::Place(place),
                    Some(product),
                    None,
                    unit,
                    scale,
                );
            }
        }
    }

    /// Adds one channel for each place and sector, sector fastest.
    pub fn by_place_sector(
        &mut self,
        layout: &Layout,
        quantity: &'static str,
        unit: &'static str,
        scale: Scale,
    ) {
        for place in 0..layout.places.len() {
            for sector in 0..layout.sectors.len() {
                self.push(
                    quantity,
                    Where::Place(place),
                    None,
                    Some(sector),
                    unit,
                    scale,
                );
            }
        }
    }

    /// Adds one channel for each corridor.
    pub fn by_corridor(
        &mut self,
        layout: &Layout,
        quantity: &'static str,
        unit: &'static str,
        scale: Scale,
    ) {
        for corridor in 0..layout.corridors.len() {
            self.push(quantity, Where::Corridor(corridor), None, None, unit, scale);
        }
    }

    /// Adds one channel for each zone.
    pub fn by_zone(
        &mut self,
        layout: &Layout,
        quantity: &'static str,
        unit: &'static str,
        scale: Scale,
    ) {
        for zone in 0..layout.zones.len() {
            self.push(quantity, Where::Zone(zone), None, None, unit, scale);
        }
    }

    fn push(
        &mut self,
        quantity: &'static str,
        at: Where,
        product: Option<usize>,
        sector: Option<usize>,
        unit: &'static str,
        scale: Scale,
    ) {
        self.channels.push(Channel {
            quantity,
            at,
            product,
            sector,
            unit,
            scale,
        });
    }

    /// Index of a channel.
    #[must_use]
    pub fn find(
        &self,
        quantity: &str,
        at: Where,
        product: Option<usize>,
        sector: Option<usize>,
    ) -> Option<usize> {
        self.channels.iter().position(|c| {
            c.quantity == quantity && c.at == at && c.product == product && c.sector == sector
        })
    }
}

/// Writes a day's row, channel by channel, in the order of the catalogue.
#[derive(Debug)]
pub struct Row<'a> {
    values: &'a mut [f32],
    at: usize,
}

impl<'a> Row<'a> {
    /// Begins a row; `values` has one place for each channel.
    #[must_use]
    pub fn new(values: &'a mut [f32]) -> Self {
        Self { values, at: 0 }
    }

    /// Writes the next channel.
    #[allow(clippy::cast_possible_truncation)] // outputs are shown to a few digits
    pub fn put(&mut self, value: f64) {
        self.values[self.at] = value as f32;
        self.at += 1;
    }

    /// Writes the next channels.
    pub fn put_all(&mut self, values: &[f64]) {
        for &value in values {
            self.put(value);
        }
    }

    /// How many channels have been written.
    #[must_use]
    pub fn written(&self) -> usize {
        self.at
    }
}
