//! Samples and what the analyses find in them, as JSON, for other programs to compare with.
//!
//! ```text
//! cargo run -p citerne-decide --example peer > analyses.json
//! ```

mod discovery;
#[path = "../../tests/functions/mod.rs"]
mod functions;
mod sensitivity;

use std::error::Error;
use std::io;

use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let all = json!({
        "sequence": sensitivity::sequence()?,
        "sobol": sensitivity::sobol()?,
        "morris": sensitivity::morris()?,
        "given": sensitivity::given()?,
        "prim": discovery::prim()?,
        "trees": discovery::trees()?,
    });
    serde_json::to_writer(io::stdout().lock(), &all)?;
    Ok(())
}
