//! The log beside the model: what each numeric fact asks of a history, what histories of the
//! priors answer, and how often the reported figures lie where they say.
//!
//! A fact is compared with the number that the model would have shown to a witness who counts
//! exactly: there is no model of reporting errors here, only the share of attacks that is reported
//! at all. Nothing is fitted.

mod ask;
mod diary;
mod read_as;
mod reading;
mod sample;
mod score;
mod span;

pub use ask::{Ask, Held, Lived, Turn};
pub use diary::{Diary, Size};
pub use read_as::{ReadAs, ReadAsError};
pub use reading::{Fact, LeftOut, Reading, Reason, Row, read};
pub use sample::{Answers, ask_all};
pub use score::{Band, Coverage, MIN_ANSWERS, Score, Spread, score};
pub use span::Span;
