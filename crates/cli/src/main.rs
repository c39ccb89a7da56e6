//! The `citerne` command.
fn main() {}
