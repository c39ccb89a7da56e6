//! The state's reserve.

use citerne_case::spec::Target;

use super::State;
use crate::happening::{Kind, Today};
use crate::now::Now;

impl State {
    /// Tops the capital's depots up to the cover below which the reserve is released, and sends
    /// out what measures release. Measures release fuel; they never make any.
    pub(super) fn draw_on_reserve(&mut self, now: &Now<'_>, today: &mut Today) {
        let (layout, products) = (now.layout, now.layout.products.len());
        let mut released = 0;
        for product in 0..products {
            let at = layout.capital * products + product;
            let floor = now.params.stocks.reserve_release * self.markets[at].normal as f64;
            released += self.release(product, at, floor as i64 - self.depot[at]);
        }
        let (level, once) = (
            now.levers.of(Target::Release),
            now.levers.once(Target::Release),
        );
        for place in 0..layout.places.len() {
            let litres = level[place] + once[place];
            if litres > 0.0 {
                for product in 0..products {
                    let part = (litres * now.params.product_share[product]) as i64;
                    released += self.release(product, place * products + product, part);
                }
            }
        }
        if released > 0 && !self.releasing {
            today.note(Kind::ReserveReleased, layout.capital, released as f64);
        }
        self.releasing = released > 0;
    }

    /// Moves up to `litres` from the reserve into a depot.
    fn release(&mut self, product: usize, depot: usize, litres: i64) -> i64 {
        let litres = litres.clamp(0, self.reserve[product]);
        self.reserve[product] -= litres;
        self.depot[depot] += litres;
        litres
    }
}
