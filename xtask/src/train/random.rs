//! Chance that is the same on every machine.

/// A generator of numbers by PCG (O'Neill 2014): a state of 64 bits, 32 of output.
pub struct Random(u64);

impl Random {
    /// One stream for each seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x853C_49E6_748F_EA9B)
    }

    /// A number below `bound`; 0 where the bound is.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let shifted = (((self.0 >> 18) ^ self.0) >> 27) as u32;
        let value = shifted.rotate_right((self.0 >> 59) as u32);
        ((u64::from(value) * bound as u64) >> 32) as usize
    }

    /// Puts things in a random order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for at in (1..things.len()).rev() {
            things.swap(at, self.below(at + 1));
        }
    }
}
