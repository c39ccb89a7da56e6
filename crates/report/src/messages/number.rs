//! Numbers as the reader's language writes them.

use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentNumber;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::locale;

use super::Lang;

thread_local! {
    // Formatters are not shared between threads; making one is cheap.
    static ENGLISH: Option<DecimalFormatter> = formatter(Lang::En);
    static FRENCH: Option<DecimalFormatter> = formatter(Lang::Fr);
}

fn formatter(lang: Lang) -> Option<DecimalFormatter> {
    let locale = match lang {
        Lang::En => locale!("en"),
        Lang::Fr => locale!("fr"),
    };
    DecimalFormatter::try_new(locale.into(), Default::default()).ok()
}

/// `value` rounded to `decimals` places, with the separators of the language.
#[must_use]
pub(super) fn fixed(lang: Lang, value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let plain = format!("{value:.decimals$}");
    let plain = match plain.trim_start_matches('-').trim_matches(['0', '.']) {
        "" => plain.trim_start_matches('-'), // no "-0"
        _ => &plain,
    };
    let formatter = match lang {
        Lang::En => &ENGLISH,
        Lang::Fr => &FRENCH,
    };
    formatter.with(|formatter| match (formatter, plain.parse::<Decimal>()) {
        // The sign that goes with figures is the minus, not the hyphen.
        (Some(formatter), Ok(decimal)) => formatter.format(&decimal).to_string().replace('-', "−"),
        _ => plain.to_owned(),
    })
}

/// Decimal places that leave `value` about `digits` significant digits, none after the point once
/// it is large.
#[must_use]
pub(super) fn places(value: f64, digits: i32) -> usize {
    let size = value.abs();
    if size == 0.0 || !size.is_finite() {
        return 0;
    }
    let mut places = digits - 1;
    let mut power = 1.0;
    while size >= power * 10.0 && places > 0 {
        power *= 10.0;
        places -= 1;
    }
    let mut power = 1.0;
    while size < power && places < 9 {
        power /= 10.0;
        places += 1;
    }
    usize::try_from(places).unwrap_or(0)
}

/// A number to be put into a message: written with `decimals` places, and choosing the plural form
/// by what is written.
#[must_use]
pub(super) fn argument(value: f64, decimals: usize) -> FluentValue<'static> {
    let shown = format!("{value:.decimals$}").parse().unwrap_or(value);
    let mut number = FluentNumber::from(shown);
    // A whole number keeps plain options: only then does it match a variant such as `[0]`.
    if decimals > 0 {
        number.options.minimum_fraction_digits = Some(decimals);
        number.options.maximum_fraction_digits = Some(decimals);
    }
    FluentValue::Number(number)
}

fn show(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let decimals = number.options.maximum_fraction_digits.unwrap_or(0);
    Some(fixed(lang, number.value, decimals))
}

/// How a bundle writes the numbers it is handed.
pub(super) fn writer<M>(lang: Lang) -> fn(&FluentValue<'_>, &M) -> Option<String> {
    match lang {
        Lang::En => |value, _| show(Lang::En, value),
        Lang::Fr => |value, _| show(Lang::Fr, value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_separators() {
        assert_eq!(fixed(Lang::En, 1_234_567.891, 2), "1,234,567.89");
        assert_eq!(
            fixed(Lang::Fr, 1_234_567.891, 2),
            "1\u{202f}234\u{202f}567,89"
        );
        assert_eq!(fixed(Lang::Fr, -0.04, 1), "0,0");
        assert_eq!(fixed(Lang::En, -1.5, 1), "−1.5");
        assert_eq!(fixed(Lang::En, f64::NAN, 1), "–");
    }

    #[test]
    fn places_follow_the_size() {
        let places = [0.0, 0.012, 0.5, 1.0, 9.0, 12.0, 1234.0].map(|value| places(value, 2));
        assert_eq!(places, [0, 3, 2, 1, 1, 0, 0]);
    }
}
