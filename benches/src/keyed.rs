//! keyed
use citerne_luck::Decision;
/// The one question of the small model: what happens on a corridor on a day. Entity `2c` is the
/// departures of corridor `c`, entity `2c + 1` its losses, so one Philox block answers both.
pub const CORRIDOR: Decision = Decision(1);
