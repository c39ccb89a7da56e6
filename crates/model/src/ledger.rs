//! The books of a history: nothing is lost and nothing comes from nowhere.
//!
//! What was created (start stocks, loads at terminals, outside supply, releases) equals what is in
//! stock and on the road plus what was used, burned and captured: to the litre, the truck and the
//! driver.

use crate::world::World;

/// Something for which the books have no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{count} {unit} unaccounted for {place}")]
pub struct Imbalance {
    /// How many more are on one side than on the other.
    pub count: i64,
    /// Of what.
    pub unit: &'static str,
    /// Where.
    pub place: &'static str,
}

/// Checks the books of a day.
///
/// # Errors
/// The first thing that is out of balance.
pub fn check(world: &World) -> Result<(), Imbalance> {
    if let Some(road) = &world.supply {
        let account = road.account();
        let gone = account.delivered + account.burned + account.captured;
        balanced(
            account.loaded - gone - account.on_road,
            "litres",
            "on the road",
        )?;
        let (trucks, drivers) = road.unaccounted();
        balanced(trucks, "trucks", "in the fleets")?;
        balanced(drivers, "drivers", "in the fleets")?;
    }
    if let Some(cities) = &world.stocks {
        balanced(
            cities.books().held() - cities.litres(),
            "litres",
            "in the cities",
        )?;
    }
    if let (Some(road), Some(cities)) = (&world.supply, &world.stocks) {
        let (account, books) = (road.account(), cities.books());
        balanced(
            account.delivered - books.arrived,
            "litres",
            "at the gates of the cities",
        )?;
        balanced(account.from_hubs - books.sent, "litres", "at the hubs")?;
    }
    Ok(())
}

fn balanced(count: i64, unit: &'static str, place: &'static str) -> Result<(), Imbalance> {
    if count == 0 {
        Ok(())
    } else {
        Err(Imbalance { count, unit, place })
    }
}

#[cfg(test)]
mod tests {
    use citerne_luck::Luck;

    use super::*;
    use crate::testing;

    #[test]
    fn the_books_of_a_whole_case_balance_every_day() {
        let case = testing::case();
        let mut params = testing::params(&case);
        params
            .interdiction
            .as_mut()
            .expect("interdiction")
            .lone_hazard = 0.3;
        let model = testing::model(&case, 120);
        let mut row = vec![0.0; model.catalogue().channels.len()];
        for replicate in 0..4 {
            let luck = Luck::new(3).replicate(replicate);
            let mut course = model.begin_with(params.clone(), &luck);
            let mut yesterday = row.clone();
            for _ in 0..120 {
                model
                    .live(&mut course, &luck, &yesterday, &mut row)
                    .expect("a sound day");
                assert_eq!(check(&course.world), Ok(()));
                yesterday.copy_from_slice(&row);
            }
        }
    }

    #[test]
    fn a_litre_from_nowhere_is_found() {
        let case = testing::case();
        let model = testing::model(&case, 10);
        let mut course = model.begin_with(testing::params(&case), &Luck::new(3));
        let supply = course.world.supply.as_mut().expect("a road");
        supply.book_too_many(1);
        let found = check(&course.world).expect_err("a load too many");
        assert_eq!(
            found.to_string(),
            "40000 litres unaccounted for on the road"
        );
    }
}
