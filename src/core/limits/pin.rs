//! A PIN for loosening: for whoever wants a second person to be asked. Only a salted hash of it is kept.

use serde::{Deserialize, Serialize};

use crate::core::time::{MINUTE, Millis};

/// How long a right PIN unlocks.
pub const UNLOCKED: Millis = 5 * MINUTE;

/// So many wrong tries cost nothing.
const FREE: u32 = 3;

/// What the next wrong try costs; each one after it costs twice as much, up to [`LONGEST`].
const FIRST: Millis = MINUTE / 2;

/// The longest that a wrong try costs.
const LONGEST: Millis = 60 * MINUTE;

/// What is kept of a PIN.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pin {
    /// Drawn at random when it was set, in hexadecimal digits.
    pub salt: String,
    /// What the browser's `crypto` derives from PIN and salt, in hexadecimal digits.
    pub hash: String,
    /// Wrong tries since the last right one.
    wrong: u32,
    /// Until when no try counts.
    blocked_until: Millis,
    /// Until when it is unlocked.
    unlocked_until: Millis,
}

impl Pin {
    /// A new one.
    pub fn new(salt: String, hash: String) -> Self {
        Self { salt, hash, ..Self::default() }
    }

    /// When the next try counts, where that is not now.
    pub fn blocked(&self, now: Millis) -> Option<Millis> {
        // A clock that ran far ahead must not lock anybody out for long.
        (now < self.blocked_until && self.blocked_until - now <= LONGEST).then_some(self.blocked_until)
    }

    /// Tries a PIN by its hash. Says whether it is right; a try while none counts is wrong.
    pub fn try_hash(&mut self, hash: &str, now: Millis) -> bool {
        if self.blocked(now).is_some() {
            return false;
        }
        if hash == self.hash {
            (self.wrong, self.blocked_until) = (0, 0);
            self.unlocked_until = now.saturating_add(UNLOCKED);
            return true;
        }
        self.wrong = self.wrong.saturating_add(1);
        if let Some(over) = self.wrong.checked_sub(FREE) {
            let cost = FIRST.saturating_mul(1 << over.min(20)).min(LONGEST);
            self.blocked_until = now.saturating_add(cost);
        }
        false
    }

    /// Whether it is unlocked.
    pub fn is_unlocked(&self, now: Millis) -> bool {
        now < self.unlocked_until && self.unlocked_until - now <= UNLOCKED
    }
}

/// Whether this can be a PIN: four to twelve digits.
pub fn is_pin(digits: &str) -> bool {
    (4..=12).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unlocks_for_five_minutes() {
        let mut pin = Pin::new("aa".to_owned(), "right".to_owned());
        assert!(!pin.is_unlocked(1_000));
        assert!(pin.try_hash("right", 1_000));
        assert!(pin.is_unlocked(1_000 + UNLOCKED - 1) && !pin.is_unlocked(1_000 + UNLOCKED));
        // Set back, the clock does not unlock it again for longer.
        assert!(!pin.is_unlocked(0));
    }

    #[test]
    fn wrong_tries_cost_more_and_more() {
        let mut pin = Pin::new("aa".to_owned(), "right".to_owned());
        let mut now = 1_000;
        (0..FREE - 1).for_each(|_| assert!(!pin.try_hash("wrong", now)));
        assert_eq!(pin.blocked(now), None);
        let mut costs = Vec::new();
        for _ in 0..12 {
            pin.try_hash("wrong", now);
            let until = pin.blocked(now).unwrap();
            assert!(!pin.try_hash("right", now), "a try while none counts");
            costs.push(until - now);
            now = until;
        }
        assert_eq!(costs[..3], [FIRST, 2 * FIRST, 4 * FIRST]);
        assert_eq!(costs.last(), Some(&LONGEST));
        assert!(pin.try_hash("right", now));
        pin.try_hash("wrong", now);
        assert_eq!(pin.blocked(now), None);
    }

    #[test]
    fn digits_alone_make_one() {
        assert!(is_pin("0042") && is_pin("123456789012"));
        for text in ["", "123", "12 34", "1234567890123", "abcd", "１２３４"] {
            assert!(!is_pin(text), "{text}");
        }
    }
}
