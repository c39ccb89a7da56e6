//! `replay`: a story that a person can check.

use crate::stdout;

#[test]
fn a_history_is_told_day_by_day_in_both_languages() {
    let english = stdout("replay 3 uk-2000 --horizon 10");
    assert!(
        english.starts_with("History 3 of United Kingdom"),
        "{english}"
    );
    assert!(english.contains("days of cover") && english.contains("In the end: "));
    assert!(english.contains("6 September 2000 (day 0)"), "{english}");
    let french = stdout("replay 3 uk-2000 --horizon 10 --lang fr");
    assert!(french.contains("6 septembre 2000 (jour 0)") && french.contains("Pour finir"));
    for text in [&english, &french] {
        assert!(
            !text.contains("tell-") && !text.contains("replay-"),
            "no id is shown: {text}"
        );
    }
}

#[test]
fn a_history_is_the_same_each_time_and_other_with_another_seed() {
    let told = stdout("replay 3 uk-2000");
    assert_eq!(told, stdout("replay 3 uk-2000 --seed 1"));
    assert_ne!(told, stdout("replay 3 uk-2000 --seed 2"));
    assert_ne!(
        told,
        stdout("replay 4 uk-2000").replace("History 4", "History 3")
    );
}
