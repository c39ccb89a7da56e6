//! Which facts surprise.

use citerne_learn::lesson::{Foreseen, Lesson, Told};

/// A fact surprises where fewer than one report in twenty would be as far out.
pub(crate) const SURPRISE: f64 = 0.05;

/// Whether a fact surprises.
pub(crate) fn surprises(foreseen: Option<Told>) -> bool {
    foreseen.is_some_and(|told| told.tail < SURPRISE)
}

/// The facts with a figure: those first that surprise most even after learning, then by how much
/// they surprise the priors.
pub(crate) fn figures(lesson: &Lesson) -> Vec<&Foreseen> {
    let tail = |told: Option<Told>| told.map_or(1.0, |told| told.tail);
    let figures = lesson
        .facts
        .iter()
        .filter(|fact| fact.before.is_some() || fact.after.is_some());
    let mut figures: Vec<_> = figures.collect();
    figures.sort_by(|a, b| {
        let after = tail(a.after).total_cmp(&tail(b.after));
        after.then(tail(a.before).total_cmp(&tail(b.before)))
    });
    figures
}

/// How many facts have a figure, and how many of these surprise before and after learning.
pub(crate) fn counts(lesson: &Lesson) -> [usize; 3] {
    let figures = figures(lesson);
    let before = figures.iter().filter(|fact| surprises(fact.before)).count();
    let after = figures.iter().filter(|fact| surprises(fact.after)).count();
    [figures.len(), before, after]
}
