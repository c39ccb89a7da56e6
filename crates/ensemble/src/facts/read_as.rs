//! Rows that are about something else than their kind says, as their notes tell a reader.

use std::str::FromStr;

use citerne_case::EventKind;

/// A row of the log that is to be read as one of another kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadAs {
    /// Line of the log, from 1; its heading is line 1.
    pub line: usize,
    /// What its figure is about; [`EventKind::Other`] for nothing that the model shows.
    pub kind: EventKind,
}

/// What is wrong with how a row is to be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadAsError {
    /// Not LINE=KIND.
    #[error(
        "\"{0}\" doesn't say how to read a row; write LINE=KIND with a line and a kind of the log, such as 49=other"
    )]
    Text(String),
    /// The log has no event with a figure there.
    #[error("line {0} of the log has no figure to be read; give the line of a row with one")]
    Line(usize),
}

impl FromStr for ReadAs {
    type Err = ReadAsError;

    fn from_str(text: &str) -> Result<Self, ReadAsError> {
        let read = text.split_once('=').and_then(|(line, kind)| {
            let (line, kind) = (line.trim().parse().ok()?, EventKind::from_id(kind.trim())?);
            Some(Self { line, kind })
        });
        read.ok_or_else(|| ReadAsError::Text(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_and_a_kind_are_read() {
        let read = ReadAs {
            line: 49,
            kind: EventKind::Other,
        };
        assert_eq!("49=other".parse(), Ok(read));
        assert_eq!(" 49 = other ".parse(), Ok(read));
        for bad in ["", "49", "49=", "other=49", "-1=other", "49=fuel"] {
            assert!(bad.parse::<ReadAs>().is_err(), "{bad}");
        }
    }
}
