//! How wide a text will be, about: the reader's font is not known, so this errs on the wide side.

/// Width of `text` in a sans-serif font of a size, in the same units.
#[must_use]
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(share_of_size).sum::<f64>() * size
}

fn share_of_size(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' => 0.31,
        '\u{202f}' => 0.2,
        ' ' | '\u{a0}' | 'f' | 't' | 'r' | '-' | '(' | ')' | '/' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | 'Œ' | 'œ' | '—' => 0.95,
        letter if letter.is_uppercase() => 0.71,
        _ => 0.6,
    }
}
