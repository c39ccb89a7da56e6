//! What the rows of a history don't keep: the sizes of single convoys and attacks.

use citerne_model::{Happening, Kind, Witness};

/// A size that is told of single happenings, in trucks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// Trucks that unload together from one convoy.
    Arrival,
    /// Trucks in a convoy when it is attacked.
    Attacked,
    /// Trucks lost in one attack on a convoy, or lone trucks lost on one corridor on one day.
    Loss,
}

const SIZES: usize = 3;

/// The largest of each size on each day and corridor; zero where nothing happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Diary {
    corridors: usize,
    /// `[day][corridor][size]`.
    largest: Vec<f64>,
}

impl Diary {
    /// An empty diary.
    #[must_use]
    pub fn new(days: usize, corridors: usize) -> Self {
        let largest = vec![0.0; days * corridors * SIZES];
        Self { corridors, largest }
    }

    /// Forgets the last history.
    pub fn clear(&mut self) {
        self.largest.fill(0.0);
    }

    /// The largest of a size on a day, on one corridor or on any; `None` if there was none.
    #[must_use]
    pub fn largest(&self, day: usize, corridor: Option<usize>, size: Size) -> Option<f64> {
        let corridors = match corridor {
            Some(c) => c..c + 1,
            None => 0..self.corridors,
        };
        let sizes = corridors.map(|c| self.largest[self.at(day, c, size)]);
        Some(sizes.fold(0.0, f64::max)).filter(|trucks| *trucks > 0.0)
    }

    fn at(&self, day: usize, corridor: usize, size: Size) -> usize {
        (day * self.corridors + corridor) * SIZES + size as usize
    }

    fn note(&mut self, day: usize, corridor: usize, size: Size, trucks: f64) {
        let at = self.at(day, corridor, size);
        self.largest[at] = self.largest[at].max(trucks);
    }
}

impl Witness for Diary {
    fn day(&mut self, day: u32, today: &[Happening], _: &[f32]) {
        for &Happening {
            kind,
            entity,
            amount,
            detail,
        } in today
        {
            let (day, corridor) = (day as usize, entity as usize);
            match kind {
                Kind::ConvoyArrives => self.note(day, corridor, Size::Arrival, amount),
                Kind::ConvoyAttacked => {
                    self.note(day, corridor, Size::Attacked, amount);
                    self.note(day, corridor, Size::Loss, detail);
                }
                Kind::LoneTrucksLost => self.note(day, corridor, Size::Loss, amount),
                _ => {}
            }
        }
    }
}
