//! When what the feed shows is heavy: many covered posts, one after the other or within a quarter of an hour. Then a
//! break is offered, never forced.

use std::collections::VecDeque;

use crate::core::time::{MINUTE, Millis};

/// So many covered posts in a row.
const ROW: u32 = 3;

/// So many covered posts within [`QUARTER`].
const MANY: usize = 6;

/// A quarter of an hour. No more than one offer is made in it, too.
const QUARTER: Millis = 15 * MINUTE;

/// What was met lately.
#[derive(Clone, Debug, Default)]
pub struct Heavy {
    row: u32,
    covered: VecDeque<Millis>,
    offered: Option<Millis>,
    is_offered: bool,
}

impl Heavy {
    /// A post came on screen.
    pub fn meet(&mut self, is_veiled: bool, now: Millis) {
        self.row = if is_veiled { self.row + 1 } else { 0 };
        if is_veiled {
            self.covered.push_back(now);
        }
        self.covered.retain(|at| now.saturating_sub(*at) < QUARTER);
        let is_heavy = self.row >= ROW || self.covered.len() >= MANY;
        let is_due = self.offered.is_none_or(|at| now.saturating_sub(at) >= QUARTER);
        if is_heavy && is_due {
            self.offered = Some(now);
            self.is_offered = true;
        }
    }

    /// Whether a break is offered.
    pub const fn is_offered(&self) -> bool {
        self.is_offered
    }

    /// The offer is answered.
    pub fn answer(&mut self) {
        self.is_offered = false;
        self.row = 0;
        self.covered.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_in_a_row_or_six_in_a_quarter() {
        let mut heavy = Heavy::default();
        [true, true, false, true, true].iter().for_each(|veiled| heavy.meet(*veiled, 1_000));
        assert!(!heavy.is_offered());
        heavy.meet(true, 2_000);
        assert!(heavy.is_offered());
        let mut heavy = Heavy::default();
        for minute in 0..11 {
            assert!(!heavy.is_offered(), "{minute}");
            heavy.meet(minute % 2 == 0, minute * MINUTE);
        }
        assert!(heavy.is_offered());
        let mut slow = Heavy::default();
        (0..100).for_each(|minute| slow.meet(minute % 6 == 0, minute * MINUTE));
        assert!(!slow.is_offered());
    }

    #[test]
    fn is_offered_once_in_a_quarter() {
        let mut heavy = Heavy::default();
        (0..3).for_each(|_| heavy.meet(true, 0));
        heavy.answer();
        (0..9).for_each(|_| heavy.meet(true, QUARTER - 1));
        assert!(!heavy.is_offered());
        heavy.meet(true, QUARTER);
        assert!(heavy.is_offered());
    }
}
