//! Tables of what was found: for CSV and Parquet.

use citerne_decide::{Fires, Share};
use citerne_table::{Field, Sheet};

use crate::leave::Tried;
use crate::reading::{Reading, Told};
use crate::sign::Sign;
use crate::watched::Watched;
use crate::worth::Worth;

/// The columns that say which sign.
const SIGN: [&str; 6] = ["sign", "place", "corridor", "product", "days", "unit"];
/// Those of the readings: low, middle, high.
const READINGS: [&str; 15] = [
    "low_from",
    "low_to",
    "low_odds",
    "low_odds_low",
    "low_odds_high",
    "middle_from",
    "middle_to",
    "middle_odds",
    "middle_odds_low",
    "middle_odds_high",
    "high_from",
    "high_to",
    "high_odds",
    "high_odds_low",
    "high_odds_high",
];

fn sign_fields(sign: &Sign) -> [Field; 6] {
    [
        sign.what.id().into(),
        (&sign.place).into(),
        (&sign.corridor).into(),
        (&sign.product).into(),
        (sign.days as usize).into(),
        sign.unit.into(),
    ]
}

/// A share and its interval; nothing for none.
fn share_fields(share: Option<&Share>) -> [Field; 3] {
    let of = |read: fn(&Share) -> f64| share.map(read).into();
    [
        of(Share::value),
        of(|share| share.low),
        of(|share| share.high),
    ]
}

fn reading_fields(reading: Option<&Reading>) -> Vec<Field> {
    let ends = [
        reading.map(|it| it.low).into(),
        reading.map(|it| it.high).into(),
    ];
    ends.into_iter()
        .chain(share_fields(reading.map(|it| &it.odds)))
        .collect()
}

impl Watched {
    /// What each sign tells of each outcome: a row for each pair.
    #[must_use]
    pub fn sign_table(&self, told: &[Vec<Told>]) -> Sheet {
        let head = ["outcome", "within"].into_iter().chain(SIGN);
        let odds = ["histories", "before", "before_low", "before_high"];
        let bits = ["bits", "bits_by_luck", "uncertainty"];
        let mut sheet = Sheet::new(head.chain(odds).chain(bits).chain(READINGS));
        for told in told.iter().flatten() {
            let outcome = &self.outcomes[told.outcome];
            let mut row: Vec<Field> = vec![
                outcome.text.as_str().into(),
                (outcome.within as usize).into(),
            ];
            row.extend(sign_fields(&self.signs[told.sign]));
            row.push(told.before.of.of.into());
            row.extend(share_fields(Some(&told.before)));
            let information = &told.information;
            let bits = [
                information.bits,
                information.by_luck,
                information.uncertainty,
            ];
            row.extend(bits.map(Field::from));
            let last = told.readings.len() - 1;
            let middle = (last > 1).then(|| &told.readings[1]);
            for reading in [told.readings.first(), middle, told.readings.get(last)] {
                row.extend(reading_fields(reading));
            }
            sheet.push(row);
        }
        sheet
    }

    /// The tripwires: a row for each sign and outcome that has one.
    #[must_use]
    pub fn tripwire_table(&self, told: &[Vec<Told>]) -> Sheet {
        let head = ["outcome", "within"].into_iter().chain(SIGN);
        let wire = ["fires", "threshold", "odds", "before", "proven"];
        let rates = [
            "right",
            "right_low",
            "right_high",
            "hits",
            "hits_low",
            "hits_high",
            "false_alarms",
            "false_alarms_low",
            "false_alarms_high",
        ];
        let mut sheet = Sheet::new(head.chain(wire).chain(rates));
        let wires = told.iter().flatten();
        for (told, wire) in wires.filter_map(|told| Some((told, told.wire.as_ref()?))) {
            let outcome = &self.outcomes[told.outcome];
            let fires = match wire.tripwire.fires {
                Fires::AtMost => "at-most",
                Fires::AtLeast => "at-least",
            };
            let mut row: Vec<Field> = vec![
                outcome.text.as_str().into(),
                (outcome.within as usize).into(),
            ];
            row.extend(sign_fields(&self.signs[told.sign]));
            row.extend([
                fires.into(),
                wire.tripwire.threshold.into(),
                wire.odds.into(),
                told.before.value().into(),
                usize::from(wire.is_proven(&told.before)).into(),
            ]);
            let rates = [
                wire.right.as_ref(),
                Some(&wire.hits),
                Some(&wire.false_alarms),
            ];
            row.extend(rates.into_iter().flat_map(share_fields));
            sheet.push(row);
        }
        sheet
    }

    /// How the rules did: a row for each.
    #[must_use]
    pub fn leave_table(&self, tried: &[Option<Tried>]) -> Sheet {
        let rates = [
            "now",
            "now_low",
            "now_high",
            "fires",
            "fires_low",
            "fires_high",
            "comes",
            "comes_low",
            "comes_high",
            "soon",
            "soon_low",
            "soon_high",
            "warned",
            "warned_low",
            "warned_high",
            "in_vain",
            "in_vain_low",
            "in_vain_high",
        ];
        let head = ["rule", "ahead_of", "within", "histories", "there_already"];
        let leads = ["lead_days_q10", "lead_days_q50", "lead_days_q90"];
        let mut sheet = Sheet::new(head.into_iter().chain(rates).chain(leads));
        let rules = self.rules.iter().zip(tried);
        for (rule, tried) in rules.filter_map(|(rule, tried)| Some((rule, tried.as_ref()?))) {
            let mut row: Vec<Field> = vec![
                rule.id.as_str().into(),
                rule.ahead_of.text.as_str().into(),
                (rule.within as usize).into(),
                tried.now.of.of.into(),
                tried.there.into(),
            ];
            let sure = [&tried.now, &tried.fires, &tried.comes, &tried.soon];
            let rates = sure.map(Some).into_iter();
            let rates = rates.chain([tried.warned.as_ref(), tried.in_vain.as_ref()]);
            row.extend(rates.flat_map(share_fields));
            let leads = tried.lead_days.unwrap_or([f64::NAN; 3]);
            row.extend(leads.map(Field::from));
            sheet.push(row);
        }
        sheet
    }

    /// What signs are worth for the choice: a row for each.
    #[must_use]
    pub fn worth_table(&self, worth: &[Worth]) -> Sheet {
        let values = [
            "fitted",
            "tried",
            "tried_error",
            "tried_low",
            "tried_high",
            "everything",
        ];
        let head = ["by", "plans"].into_iter().chain(SIGN);
        let mut sheet = Sheet::new(head.chain(values));
        let Some(choice) = &self.choice else {
            return sheet;
        };
        for worth in worth {
            let mut row: Vec<Field> = vec![
                choice.by.name.as_str().into(),
                choice.plans.join(" ").as_str().into(),
            ];
            row.extend(sign_fields(&self.signs[worth.sign]));
            let (value, tried) = (worth.value, worth.value.tried);
            let values = [
                value.fitted,
                tried.value,
                tried.error,
                tried.low,
                tried.high,
                value.everything,
            ];
            row.extend(values.map(Field::from));
            sheet.push(row);
        }
        sheet
    }
}
