//! Trucks and their drivers, counted one by one.

use citerne_luck::counts::binomial;

/// A fleet of tankers with one driver each.
///
/// Trucks: `at the start + bought = idle + loaded + returning + lost`. Drivers:
/// `at the start + hired = active + held + killed`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fleet {
    nominal: i64,
    /// Free to load.
    idle: i64,
    /// Loaded, wherever they are.
    loaded: i64,
    returning: i64,
    /// Trucks that come free, by day.
    back: Vec<i32>,
    lost: i64,
    bought: i64,
    bought_carry: f64,
    drivers: i64,
    held: i64,
    killed: i64,
    hired: i64,
    hired_carry: f64,
}

impl Fleet {
    /// A fleet of `trucks`, all idle, whose longest way back takes `longest` days.
    pub(super) fn new(trucks: f64, longest: u32) -> Self {
        #[allow(clippy::cast_possible_truncation)] // a checked count
        let nominal = (trucks + 0.5).floor().max(0.0) as i64;
        Self {
            nominal,
            idle: nominal,
            loaded: 0,
            returning: 0,
            back: vec![0; longest as usize + 1],
            lost: 0,
            bought: 0,
            bought_carry: 0.0,
            drivers: nominal,
            held: 0,
            killed: 0,
            hired: 0,
            hired_carry: 0.0,
        }
    }

    /// Trucks that exist.
    pub(super) fn size(&self) -> i64 {
        self.idle + self.loaded + self.returning
    }

    /// Trucks on the road with fuel.
    pub(super) fn loaded(&self) -> i64 {
        self.loaded
    }

    /// Trucks lost so far.
    pub(super) fn lost(&self) -> i64 {
        self.lost
    }

    /// Trucks that can leave now: idle ones for which there is a driver.
    pub(super) fn ready(&self) -> i64 {
        self.idle
            .min(self.drivers - self.loaded - self.returning)
            .max(0)
    }

    /// The morning: empty trucks come back, new ones are bought, drivers hired.
    pub(super) fn morning(&mut self, day: u32, renewal: f64, hiring: f64) {
        let today = day as usize % self.back.len();
        let back = i64::from(std::mem::take(&mut self.back[today]));
        self.returning -= back;
        self.idle += back;
        let bought = whole(self.nominal - self.size(), renewal, &mut self.bought_carry);
        self.bought += bought;
        self.idle += bought;
        // Held drivers are expected back: nobody is hired in their place.
        let missing = self.nominal - self.drivers - self.held;
        let hired = whole(missing, hiring, &mut self.hired_carry);
        self.hired += hired;
        self.drivers += hired;
    }

    /// Held drivers are let go, each with the chance that goes with being held `days` on average.
    pub(super) fn release(&mut self, days: f64, u: impl FnOnce() -> f64) {
        if self.held > 0 {
            let freed = i64::from(binomial(small(self.held), 1.0 / days.max(1.0), u()));
            self.held -= freed;
            self.drivers += freed;
        }
    }

    /// `n` trucks load.
    pub(super) fn load(&mut self, n: i32) {
        self.idle -= i64::from(n);
        self.loaded += i64::from(n);
    }

    /// `n` trucks unload and are free `after` days later.
    pub(super) fn unload(&mut self, n: i32, day: u32, after: u32) {
        self.loaded -= i64::from(n);
        self.returning += i64::from(n);
        let slot = (day as usize + after as usize) % self.back.len();
        self.back[slot] += n;
    }

    /// `n` loaded trucks are gone; their drivers are idle until [`Fleet::harm`] says otherwise.
    pub(super) fn lose(&mut self, n: i32) {
        self.loaded -= i64::from(n);
        self.lost += i64::from(n);
    }

    /// Drivers killed and abducted.
    pub(super) fn harm(&mut self, killed: i64, abducted: i64) {
        self.drivers -= killed + abducted;
        self.killed += killed;
        self.held += abducted;
    }

    /// What trucks and drivers are missing or too many: (0, 0) when all are accounted for.
    pub(super) fn unaccounted(&self) -> (i64, i64) {
        let trucks = self.nominal + self.bought - self.size() - self.lost;
        let drivers = self.nominal + self.hired - self.drivers - self.held - self.killed;
        (trucks, drivers)
    }
}

/// Whole part of `share` of what is missing, with the fraction carried to the next day.
fn whole(missing: i64, share: f64, carry: &mut f64) -> i64 {
    if missing <= 0 || share <= 0.0 {
        return 0;
    }
    #[allow(clippy::cast_precision_loss)] // counts of trucks
    let due = missing as f64 * share.min(1.0) + *carry;
    *carry = due - due.floor();
    #[allow(clippy::cast_possible_truncation)] // at most what is missing
    (due.floor() as i64).min(missing)
}

/// A count that draws can take.
pub(super) fn small(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(0)
}
