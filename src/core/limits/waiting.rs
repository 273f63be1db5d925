//! Commands that wait: what tightens is done at once, what loosens takes hold after a while.

use serde::{Deserialize, Serialize};

use super::leaning::Leaning;
use super::{Change, Limits, MOST};
use crate::core::creator::Mark;
use crate::core::settings;
use crate::core::time::{DAY, Millis};

/// A change that waits for its time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Of the limits.
    Limit(Change),
    /// Of the settings, where protection is locked.
    Setting(settings::Change),
    /// Of a creator, where protection is locked.
    Mark(Mark),
}

/// A command and when it takes hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Which.
    pub command: Command,
    /// When.
    pub due: Millis,
}

/// What becomes of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is done.
    Done,
    /// It is for the caller to do, now.
    Due(Command),
    /// It takes hold at this instant.
    Waits(Millis),
    /// It needs the PIN.
    NeedsPin,
}

impl Limits {
    /// Takes a command: does it at once, or has it wait.
    pub fn ask(&mut self, command: Command, leaning: Leaning, now: Millis, offset: i32) -> Outcome {
        let is_guarded = self.locked || matches!(command, Command::Limit(_));
        let is_held = leaning == Leaning::Loosens && is_guarded;
        let is_unlocked = self.pin.as_ref().is_some_and(|pin| pin.is_unlocked(now));
        let wait = match (&command, &self.pin) {
            _ if !is_held || is_unlocked => None,
            (Command::Limit(Change::Unpin), _) => Some(now.saturating_add(DAY)),
            (_, Some(_)) => return Outcome::NeedsPin,
            (_, None) => Some(self.delay.until(now, offset)),
        };
        // What was asked for before on the same matter is overtaken.
        self.waiting.retain(|waiting| !same_matter(&waiting.command, &command));
        match (wait, command) {
            (Some(due), command) => {
                if self.waiting.len() < MOST {
                    self.waiting.push(Waiting { command, due });
                }
                Outcome::Waits(due)
            }
            (None, Command::Limit(change)) => {
                self.apply(&change);
                Outcome::Done
            }
            (None, command) => Outcome::Due(command),
        }
    }

    /// Does what has waited long enough. Returns what the caller has to do.
    pub fn ripen(&mut self, now: Millis) -> Vec<Command> {
        let (due, waiting) = std::mem::take(&mut self.waiting).into_iter().partition(|waiting| {
            // A clock that once ran years ahead must not make anything wait for years.
            waiting.due <= now || waiting.due > now.saturating_add(2 * DAY)
        });
        self.waiting = waiting;
        let due: Vec<Waiting> = due;
        let mut others = Vec::new();
        for Waiting { command, .. } in due {
            match command {
                Command::Limit(change) => self.apply(&change),
                other => others.push(other),
            }
        }
        others
    }

    /// When the next waiting command takes hold.
    pub fn next_due(&self) -> Option<Millis> {
        self.waiting.iter().map(|waiting| waiting.due).min()
    }
}

/// Whether one command overtakes the other.
fn same_matter(one: &Command, other: &Command) -> bool {
    use settings::Change as Set;
    match (one, other) {
        (Command::Limit(Change::Daily(one, _)), Command::Limit(Change::Daily(other, _))) => {
            one == other || other.is_none()
        }
        // Withdrawing says itself what it takes away.
        (_, Command::Limit(Change::Withdraw(_))) => false,
        (Command::Limit(one), Command::Limit(other)) => {
            std::mem::discriminant(one) == std::mem::discriminant(other)
        }
        (Command::Setting(Set::Sensitivity(one, _)), Command::Setting(Set::Sensitivity(other, _)))
        | (Command::Setting(Set::Action(one, _)), Command::Setting(Set::Action(other, _))) => one == other,
        (Command::Setting(Set::Site(one, _)), Command::Setting(Set::Site(other, _))) => one == other,
        (Command::Setting(Set::Pause(_)), Command::Setting(Set::Pause(_)))
        | (Command::Setting(Set::Comments(_)), Command::Setting(Set::Comments(_))) => true,
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::leaning;
    use super::super::pin::Pin;
    use super::*;
    use crate::core::limits::HALF_AN_HOUR;
    use crate::core::settings::Settings;

    const NOW: Millis = 20_780 * DAY + 12 * 3_600_000;

    fn ask(limits: &mut Limits, change: Change) {
        let leaning = leaning::of_limit(&change, limits);
        let outcome = limits.ask(Command::Limit(change), leaning, NOW, 0);
        assert!(matches!(outcome, Outcome::Done | Outcome::Waits(_)), "{outcome:?}");
    }

    #[test]
    fn tightening_is_instant_and_loosening_waits() {
        let mut limits = Limits::default();
        ask(&mut limits, Change::Daily(None, Some(30)));
        assert_eq!(limits.daily, [Some(30); 7]);
        ask(&mut limits, Change::Daily(Some(6), Some(90)));
        assert_eq!((limits.daily[6], limits.waiting.len()), (Some(30), 1));
        assert_eq!(limits.ripen(NOW + HALF_AN_HOUR - 1), []);
        assert_eq!(limits.daily[6], Some(30));
        limits.ripen(NOW + HALF_AN_HOUR);
        assert_eq!((limits.daily[6], limits.waiting.len()), (Some(90), 0));
    }

    #[test]
    fn the_last_word_on_a_matter_holds() {
        let mut limits = Limits::default();
        ask(&mut limits, Change::Session(Some(20)));
        ask(&mut limits, Change::Session(Some(60)));
        ask(&mut limits, Change::Session(None));
        assert_eq!(limits.waiting.len(), 1);
        ask(&mut limits, Change::Session(Some(10)));
        assert_eq!((limits.session, limits.waiting.len()), (Some(10), 0));
        ask(&mut limits, Change::Session(None));
        ask(&mut limits, Change::Withdraw(0));
        limits.ripen(NOW + DAY);
        assert_eq!(limits.session, Some(10));
    }

    #[test]
    fn protection_waits_only_where_it_is_locked() {
        let mut limits = Limits::default();
        let off = Command::Setting(settings::Change::Site(crate::core::post::Site::Tiktok, false));
        assert_eq!(limits.ask(off.clone(), Leaning::Loosens, NOW, 0), Outcome::Due(off.clone()));
        ask(&mut limits, Change::Lock(true));
        assert_eq!(limits.ask(off.clone(), Leaning::Loosens, NOW, 0), Outcome::Waits(NOW + HALF_AN_HOUR));
        assert_eq!(limits.ripen(NOW + HALF_AN_HOUR), [off]);
        let safer = Command::Setting(settings::Change::Comments(true));
        let leaning = leaning::of_setting(&settings::Change::Comments(true), &Settings::default());
        assert_eq!(limits.ask(safer.clone(), leaning, NOW, 0), Outcome::Due(safer));
    }

    #[test]
    fn a_pin_is_asked_for_and_can_be_given_up_in_a_day() {
        let mut limits = Limits { session: Some(10), ..Limits::default() };
        limits.pin = Some(Pin::new("aa".to_owned(), "right".to_owned()));
        let ask = |limits: &mut Limits, change: Change, now| {
            let leaning = leaning::of_limit(&change, limits);
            limits.ask(Command::Limit(change), leaning, now, 0)
        };
        assert_eq!(ask(&mut limits, Change::Session(None), NOW), Outcome::NeedsPin);
        assert_eq!(ask(&mut limits, Change::Session(Some(5)), NOW), Outcome::Done);
        assert_eq!(ask(&mut limits, Change::Unpin, NOW), Outcome::Waits(NOW + DAY));
        assert!(limits.pin.as_mut().unwrap().try_hash("right", NOW));
        assert_eq!(ask(&mut limits, Change::Session(None), NOW), Outcome::Done);
        assert_eq!((limits.session, limits.pin.is_some()), (None, true));
        limits.ripen(NOW + DAY);
        assert_eq!(limits.pin, None);
    }

    #[test]
    fn unlocking_waits_as_well() {
        let mut limits = Limits::default();
        ask(&mut limits, Change::Lock(true));
        ask(&mut limits, Change::Lock(false));
        assert!(limits.locked);
        limits.ripen(NOW + HALF_AN_HOUR);
        assert!(!limits.locked);
    }
}
