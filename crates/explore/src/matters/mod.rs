//! What matters: which uncertain inputs make outputs uncertain, and how much of it is luck.

mod design;
mod found;
mod learned;
mod sample;
mod table;

pub use design::{Design, Step};
pub use found::{Precision, Screened, Shares};
pub use learned::{Given, Told};
pub use sample::{MattersError, Sample, Scene};
pub use table::{
    Line, Notes, read_sample, write_lines, write_lines_csv, write_sample, write_sample_csv,
};
