//! Once the blockader holds the seat of government, what was between it and the rulers is over.

use citerne_case::spec::CaseSpec;
use citerne_luck::Luck;
use citerne_model::{Happening, Kind, Model, Params, Window, Witness};

const TEXT: &str = concat!(
    include_str!("cases/fuel.toml"),
    include_str!("cases/road.toml"),
    include_str!("cases/state.toml"),
);

/// What rulers who are gone, and a blockader in their seat, no longer do.
const OVER: [Kind; 20] = [
    Kind::Lapsed,
    Kind::CapitalAttack,
    Kind::CapitalAssault,
    Kind::CapitalTaken,
    Kind::SiegeNew,
    Kind::Operation,
    Kind::Breakthrough,
    Kind::TalksOpen,
    Kind::Truce,
    Kind::Accord,
    Kind::LocalAccord,
    Kind::MassProtest,
    Kind::CoupAttempt,
    Kind::Uprising,
    Kind::Purge,
    Kind::Intervention,
    Kind::OutsideSupply,
    Kind::SchoolsClose,
    Kind::Silence,
    Kind::CarrierBan,
];

/// What of these a history tells before the capital is taken, and from the next day on.
#[derive(Default)]
struct Watch {
    taken: Option<u32>,
    before: usize,
    after: Vec<(u32, Kind)>,
    /// Force of the blockade on each day after.
    force: Vec<f32>,
    channel: usize,
}

impl Witness for Watch {
    fn day(&mut self, day: u32, happenings: &[Happening], row: &[f32]) {
        let found = happenings
            .iter()
            .map(|h| h.kind)
            .filter(|k| OVER.contains(k));
        match self.taken {
            None => self.before += found.count(),
            Some(_) => {
                self.after.extend(found.map(|kind| (day, kind)));
                self.force.push(row[self.channel]);
            }
        }
        if happenings.iter().any(|h| h.kind == Kind::CapitalTaken) {
            self.taken = Some(day);
        }
    }
}

fn values(case: &CaseSpec) -> Vec<f64> {
    let mut values = Vec::new();
    case.visit(&mut |_, figure| match figure {
        citerne_case::spec::Figure::Single { quantity, .. } => {
            values.push(quantity.value.expect("a fixed number"));
        }
        citerne_case::spec::Figure::Group { shares } => values.extend(shares.mean.values()),
    });
    values
}

#[test]
fn what_was_between_blockader_and_rulers_ends_with_the_fall_of_the_capital() {
    let case: CaseSpec = toml::from_str(TEXT).expect("the test case is well formed");
    let window = Window {
        as_of: case.case.start,
        horizon: 250,
    };
    let model = Model::new(&case, window).expect("a sound case");
    let channels = model.catalogue().channels.iter();
    let channel = channels.map(|c| c.quantity).position(|q| q == "blockade");
    let mut falls = 0;
    let mut before = 0;
    for replicate in 0..40 {
        let luck = Luck::new(1).replicate(replicate);
        let mut params = Params::take(&case, &values(&case));
        params.takeover.as_mut().expect("a take-over").base = 0.1;
        let mut watch = Watch {
            channel: channel.expect("an output"),
            ..Watch::default()
        };
        let course = model.begin_with(params, &luck);
        let lived = model.run_course(course, &luck, &mut model.history(), &mut watch);
        lived.expect("a sound history");
        falls += usize::from(watch.taken.is_some());
        before += watch.before;
        assert_eq!(
            watch.after,
            [],
            "replicate {replicate}, taken {:?}",
            watch.taken
        );
        assert!(watch.force.iter().all(|force| *force == 0.0));
    }
    assert!(falls > 20, "{falls} of 40");
    assert!(before > 100, "{before} happenings before");
}
