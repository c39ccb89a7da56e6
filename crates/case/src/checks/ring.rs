//! Rings in a directed graph of names.

use std::collections::BTreeSet;

/// The first ring that can be walked from any of `starts`, first name repeated at its end.
pub(super) fn find(starts: &[String], next: &dyn Fn(&str) -> Vec<String>) -> Option<Vec<String>> {
    let mut done = BTreeSet::new();
    for start in starts {
        // Depth-first without recursion: a hostile case may chain thousands of entries.
        let mut path = vec![start.clone()];
        let mut open = vec![next(start)];
        while let Some(choices) = open.last_mut() {
            let Some(name) = choices.pop() else {
                open.pop();
                done.extend(path.pop());
                continue;
            };
            if let Some(at) = path.iter().position(|known| *known == name) {
                let mut ring = path.split_off(at);
                ring.push(name);
                return Some(ring);
            }
            if !done.contains(&name) {
                open.push(next(&name));
                path.push(name);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(edges: &[(&str, &str)]) -> Option<Vec<String>> {
        let starts: Vec<_> = edges.iter().map(|(from, _)| (*from).to_owned()).collect();
        find(&starts, &|name| {
            let from = edges.iter().filter(|(from, _)| *from == name);
            from.map(|(_, to)| (*to).to_owned()).collect()
        })
    }

    #[test]
    fn finds_rings_and_only_rings() {
        assert_eq!(ring(&[("a", "b"), ("a", "c"), ("b", "c")]), None);
        assert_eq!(ring(&[("a", "a")]).unwrap(), ["a", "a"]);
        assert_eq!(
            ring(&[("x", "a"), ("a", "b"), ("b", "a")]).unwrap(),
            ["a", "b", "a"]
        );
    }
}
