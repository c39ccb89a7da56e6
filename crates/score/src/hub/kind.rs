//! What a target is measured in.

/// Kind of a target, as hubs name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TargetKind {
    /// A quantity.
    Continuous,
    /// A count.
    Discrete,
    /// Something that happens (`yes`) or not (`no`).
    Binary,
    /// One of some categories.
    Nominal,
    /// One of some categories that have an order.
    Ordinal,
}

impl TargetKind {
    /// The word of the hub's configuration.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Continuous => "continuous",
            Self::Discrete => "discrete",
            Self::Binary => "binary",
            Self::Nominal => "nominal",
            Self::Ordinal => "ordinal",
        }
    }

    /// Whether it is a number rather than a category.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Continuous | Self::Discrete)
    }
}
