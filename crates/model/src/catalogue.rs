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
        self.add(quantity, unit, scale, [(Where::National, None, None)]);
    }

    /// Adds one channel for each place.
    pub fn by_place(
        &mut self,
        layout: &Layout,
        quantity: &'static str,
        unit: &'static str,
        scale: Scale,
    ) {
        let places = (0..layout.places.len()).map(Where::Place);
        self.add(quantity, unit, scale, places.map(|at| (at, None, None)));
    }

    /// Adds one channel for each place and product, product fastest.
    pub fn by_place_product(
        &mut self,
        layout: &Layout,
        quantity: &'static str,
        unit: &'static str,
        scale: Scale,
    ) {
        let pairs = pairs(layout.places.len(), layout.products.len());
        let at = pairs.map(|(place, product)| (Where::Place(place), Some(product), None));
        self.add(quantity, unit, scale, at);
    }

    /// Adds one channel for each place and sector, sector fastest.
    pub fn by_place_sector(
        &mut self,
        layout: &Layout,
        quantity: &'static str,
        unit: &'static str,
        scale: Scale,
    ) {
        let pairs = pairs(layout.places.len(), layout.sectors.len());
        let at = pairs.map(|(place, sector)| (Where::Place(place), None, Some(sector)));
        self.add(quantity, unit, scale, at);
    }

    /// Adds one channel for each corridor.
    pub fn by_corridor(
        &mut self,
        layout: &Layout,
        quantity: &'static str,
        unit: &'static str,
        scale: Scale,
    ) {
        let corridors = (0..layout.corridors.len()).map(Where::Corridor);
        self.add(quantity, unit, scale, corridors.map(|at| (at, None, None)));
    }

    /// Adds one channel for each zone.
    pub fn by_zone(
        &mut self,
        layout: &Layout,
        quantity: &'static str,
        unit: &'static str,
        scale: Scale,
    ) {
        let zones = (0..layout.zones.len()).map(Where::Zone);
        self.add(quantity, unit, scale, zones.map(|at| (at, None, None)));
    }

    /// Adds one channel of a quantity for each place, product and sector of a list.
    fn add(
        &mut self,
        quantity: &'static str,
        unit: &'static str,
        scale: Scale,
        list: impl IntoIterator<Item = (Where, Option<usize>, Option<usize>)>,
    ) {
        let channel = |(at, product, sector)| Channel {
            quantity,
            at,
            product,
            sector,
            unit,
            scale,
        };
        self.channels.extend(list.into_iter().map(channel));
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

/// All pairs below two numbers, the second fastest.
fn pairs(first: usize, second: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..first).flat_map(move |a| (0..second).map(move |b| (a, b)))
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
    #[allow(clippy::cast_possible_truncation)] // as in `put`
    pub fn put_all(&mut self, values: &[f64]) {
        for (cell, &value) in self.values[self.at..][..values.len()]
            .iter_mut()
            .zip(values)
        {
            *cell = value as f32;
        }
        self.at += values.len();
    }

    /// How many channels have been written.
    #[must_use]
    pub fn written(&self) -> usize {
        self.at
    }
}
