//! Claims that need a number of forecasts to rest on.

/// The fewest forecasts on which skill or coverage may be claimed.
pub const MIN_CLAIM: usize = 20;

/// A figure, or the word that too few forecasts are there for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Claim<T> {
    /// Fewer than [`MIN_CLAIM`] forecasts.
    TooFew {
        /// How many there are.
        n: usize,
    },
    /// Enough of them.
    Enough(T),
}

impl<T> Claim<T> {
    /// A claim that rests on `n` forecasts; the figure is worked out only if they are enough.
    pub fn on(n: usize, figure: impl FnOnce() -> T) -> Self {
        if n < MIN_CLAIM {
            Self::TooFew { n }
        } else {
            Self::Enough(figure())
        }
    }

    /// The figure, if it may be claimed.
    #[must_use]
    pub fn figure(self) -> Option<T> {
        match self {
            Self::TooFew { .. } => None,
            Self::Enough(figure) => Some(figure),
        }
    }
}
