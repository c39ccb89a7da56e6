//! Decisions that are logged.

use citerne_luck::{Decision, Luck, Stage};
use citerne_model::{Kind, decision};

use crate::scene::{Scene, edited};

/// A coup that is logged was attempted on its day: both decisions are forced, and of attempts on
/// other days nothing is known.
#[test]
fn a_logged_coup_is_tried_and_succeeds_in_every_history() {
    let row = "2025-10-20,day,2025-10-21,,Bamako,bamako,national,,,coup,,,,,,,high,https://example.org,made up\n";
    let scene = Scene::of(&edited(|text| text.to_owned() + row));
    let day = scene.told("decision:coup:2025-10-20").from;
    let script = scene.evidence.script();
    let line = |decision: Decision| {
        let mut lines = script.lines().iter();
        lines.find(|line| line.decision == decision).unwrap()
    };
    assert_eq!(line(decision::COUP).days, [day]);
    assert_eq!(line(decision::COUP).until, None);
    assert_eq!(line(decision::COUP_SUCCESS).days, [day]);
    assert_eq!(
        line(decision::COUP_SUCCESS).until,
        Some(scene.model.as_of())
    );
    let model = scene.model.clone().knowing(script);
    for replicate in 0..3 {
        let luck = Luck::new(1).stage(Stage::Forecast).replicate(replicate);
        let mut course = model.begin_with(scene.params.clone(), &luck);
        let mut rows = [vec![0.0; model.catalogue().channels.len()], Vec::new()];
        rows[1] = rows[0].clone();
        let mut tally = scene.evidence.tally();
        for now in 0..=day {
            let (yesterday, today) = rows.split_at_mut(1);
            model
                .live(&mut course, &luck, &yesterday[0], &mut today[0])
                .unwrap();
            let world = &course.world;
            assert_eq!(world.today.count(Kind::Coup) > 0, now == day);
            scene
                .evidence
                .watch(&mut tally, now, &world.today, &today[0], &course.params);
            rows.swap(0, 1);
        }
        let log = scene.density("decision:coup:2025-10-20", &tally).ln();
        assert!(log < -2.0 && log.is_finite(), "{log}");
    }
}
