//! Dates as the reader's language writes them.

use jiff::civil::Date;

use super::Messages;

impl Messages {
    /// A date in full, such as "10 November 2025" or "1er novembre 2025".
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let year = f64::from(date.year());
        self.format(
            "date-long",
            &[
                ("day", self.day_of_month(date).into()),
                (
                    "month",
                    self.text(&format!("month-{}", date.month())).into(),
                ),
                ("year", format!("{year}").into()),
            ],
        )
    }

    /// A date without its year, such as "10 November".
    #[must_use]
    pub fn day_and_month(&self, date: Date) -> String {
        self.format(
            "date-short",
            &[
                ("day", self.day_of_month(date).into()),
                (
                    "month",
                    self.text(&format!("month-{}", date.month())).into(),
                ),
            ],
        )
    }

    /// The month in a few letters, such as "Nov" or "nov.".
    #[must_use]
    pub fn month_abbreviated(&self, date: Date) -> String {
        self.text(&format!("month-short-{}", date.month()))
    }

    fn day_of_month(&self, date: Date) -> String {
        match date.day() {
            1 => self.text("first-of-month"),
            day => day.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Lang;
    use jiff::civil::date;

    #[test]
    fn dates_read_as_people_write_them() {
        let (en, fr) = (Messages::new(Lang::En), Messages::new(Lang::Fr));
        assert_eq!(en.date(date(2025, 11, 10)), "10\u{a0}November 2025");
        assert_eq!(fr.date(date(2025, 11, 10)), "10\u{a0}novembre 2025");
        assert_eq!(fr.date(date(2025, 2, 1)), "1er\u{a0}février 2025");
        assert_eq!(en.day_and_month(date(2025, 2, 1)), "1\u{a0}February");
        assert_eq!(fr.month_abbreviated(date(2025, 8, 3)), "août");
    }
}
