//! The summary on the terminal.

use crate::{citerne, stdout};

#[test]
fn it_fits_a_hundred_columns_and_begins_with_the_days_of_fuel() {
    for (lang, first) in [
        ("en", "Days of fuel left"),
        ("fr", "Jours de carburant restants"),
    ] {
        let text = stdout(&format!(
            "forecast mali-2025 --replicates 16 --horizon 30 --particles 6 --lang {lang}"
        ));
        let wide: Vec<_> = text
            .lines()
            .filter(|line| line.chars().count() > 100)
            .collect();
        assert!(wide.is_empty(), "{wide:#?}");
        assert!(
            text.lines().take(5).any(|line| line.starts_with(first)),
            "{text}"
        );
        assert!(text.contains("Bamako") && text.contains("--out out"));
        assert!(!text.contains('\u{1b}'), "no colours into a pipe");
    }
}

#[test]
fn what_was_known_and_what_is_set_make_another_forecast() {
    let words = "forecast uk-2000 --particles 16 --replicates 50";
    let plain = stdout(words);
    assert_eq!(plain, stdout(words));
    let set = stdout(&format!("{words} --set blockade.duration=2"));
    assert_ne!(plain, set);
    let early = stdout(&format!("{words} --as-of 2000-09-10"));
    assert!(early.contains("As of 10 September 2000"), "{early}");
}

#[test]
fn nothing_is_said_on_stderr_where_it_is_no_terminal() {
    let output = citerne("forecast uk-2000 --particles 16 --replicates 50")
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
