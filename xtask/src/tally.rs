//! Right and wrong answers to a yes-or-no question, and what they are worth.

/// Figures of fewer rows than this are marked: they are no result.
const FEW: usize = 20;

/// Counts of answers.
#[derive(Default)]
pub struct Tally {
    hit: usize,
    false_alarm: usize,
    miss: usize,
    quiet: usize,
}

impl Tally {
    /// Counts pairs of what was wanted and what was given.
    pub fn of(pairs: impl Iterator<Item = (bool, bool)>) -> Self {
        let mut tally = Self::default();
        for (wanted, given) in pairs {
            tally.add(wanted, given);
        }
        tally
    }

    /// Counts one answer.
    pub const fn add(&mut self, wanted: bool, given: bool) {
        *match (wanted, given) {
            (true, true) => &mut self.hit,
            (false, true) => &mut self.false_alarm,
            (true, false) => &mut self.miss,
            (false, false) => &mut self.quiet,
        } += 1;
    }

    /// Harmonic mean of precision and recall, 0 to 1.
    pub fn f1(&self) -> f64 {
        share(2 * self.hit, 2 * self.hit + self.false_alarm + self.miss)
    }

    /// Prints precision, recall, F1 and the number of rows.
    pub fn print(&self, name: &str) {
        let wanted = self.hit + self.miss;
        println!(
            "{name:<30} P {:.3}  R {:.3}  F1 {:.3}   {wanted} of {} rows{}",
            share(self.hit, self.hit + self.false_alarm),
            share(self.hit, wanted),
            self.f1(),
            wanted + self.false_alarm + self.quiet,
            few(wanted),
        );
    }
}

/// A share, 0 to 1; 0 of nothing.
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// What is said of a figure of so many rows.
pub const fn few(rows: usize) -> &'static str {
    if rows < FEW { "  (too few rows: no result)" } else { "" }
}
