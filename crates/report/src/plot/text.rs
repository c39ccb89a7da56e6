//! Texts that fit their place.

use crate::svg::width;

/// `text` cut to a width, with an ellipsis where something is cut.
pub(crate) fn fitted(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut cut = String::new();
    for letter in text.chars() {
        if width(&cut, size) + width(&letter.to_string(), size) + size > room {
            break;
        }
        cut.push(letter);
    }
    format!("{}…", cut.trim_end())
}

/// `text` in lines of at most a width; words are not broken.
pub(crate) fn wrapped(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last().map_or("", String::as_str);
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        match lines.last_mut() {
            Some(line) if line.is_empty() || width(&longer, size) <= room => *line = longer,
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_is_cut_or_wrapped() {
        let text = "a rather long name for a small place";
        let cut = fitted(text, 10.0, 90.0);
        assert!(cut.ends_with('…') && width(&cut, 10.0) <= 96.0, "{cut}");
        assert_eq!(fitted("short", 10.0, 90.0), "short");
        let lines = wrapped(text, 10.0, 90.0);
        assert_eq!(lines.join(" "), text);
        assert!(
            lines.iter().all(|line| width(line, 10.0) <= 90.0),
            "{lines:?}"
        );
    }
}
