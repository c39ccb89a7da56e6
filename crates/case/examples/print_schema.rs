fn main() { println!("{}", serde_json::to_string_pretty(citerne_case::schema()).unwrap()); }
