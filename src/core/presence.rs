//! Presence: when a tab is really being watched.
//!
//! A tab is watched while it is visible and either a post plays and there was input or a new post within
//! the last ten minutes (so a second monitor counts and a looping video beside a sleeper does not), or it
//! has the focus and there was input within the last minute. Callers pass instants; there is no clock.

use super::ledger::Interval;
use super::time::{MINUTE, Millis};

/// How long a playing post counts after the last input or new post. Design, section 7.
const ATTENDED: Millis = 10 * MINUTE;

/// How long a focused tab without playback counts after the last input.
const IDLE: Millis = MINUTE;

/// Callers report at least this often while the tab is visible; a longer gap was sleep or a frozen page
/// and counts nothing.
const GAP: Millis = 5_000;

/// Something that happened in the tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// The tab came into view or went out of it.
    Visible(bool),
    /// The window got or lost the focus.
    Focused(bool),
    /// A post began to play, or none plays any more.
    Playing(bool),
    /// A key, a pointer or a wheel moved.
    Input,
    /// Another post came on screen.
    Post,
    /// The feed was closed by the person's limits, or opened.
    Closed(bool),
    /// Time passed.
    Tick,
}

/// Watches one tab.
#[derive(Clone, Debug, Default)]
pub struct Presence {
    visible: bool,
    focused: bool,
    playing: bool,
    closed: bool,
    input: Option<Millis>,
    post: Option<Millis>,
    last: Option<(Millis, Millis)>,
    watched: Vec<Interval>,
}

impl Presence {
    /// Takes note of what happened. `wall` is the time of day and may jump; `steady` never runs backwards
    /// and need not run while the computer sleeps.
    pub fn note(&mut self, happening: Happening, wall: Millis, steady: Millis) {
        self.count_until(wall, steady);
        match happening {
            Happening::Visible(visible) => self.visible = visible,
            Happening::Focused(focused) => self.focused = focused,
            Happening::Playing(playing) => self.playing = playing,
            Happening::Input => self.input = Some(steady),
            Happening::Post => self.post = Some(steady),
            Happening::Closed(closed) => self.closed = closed,
            Happening::Tick => {}
        }
    }

    /// What was watched since the last call, joined and in order.
    pub fn take_watched(&mut self) -> Vec<Interval> {
        std::mem::take(&mut self.watched)
    }

    fn count_until(&mut self, wall: Millis, steady: Millis) {
        let Some((last_wall, last_steady)) = self.last.replace((wall, steady)) else { return };
        let (Some(by_wall), Some(by_steady)) = (wall.checked_sub(last_wall), steady.checked_sub(last_steady))
        else {
            return;
        };
        if by_wall > GAP || by_steady > GAP || !self.visible || self.closed {
            return;
        }
        let latest = |a: Option<Millis>, b: Option<Millis>| a.max(b);
        let playing_until =
            self.playing.then(|| latest(self.input, self.post)).flatten().map(|at| at + ATTENDED);
        let focused_until = self.focused.then_some(self.input).flatten().map(|at| at + IDLE);
        let until = latest(playing_until, focused_until).unwrap_or(0).min(steady);
        let counted = until.saturating_sub(last_steady).min(by_wall);
        if counted == 0 {
            return;
        }
        let to = last_wall + counted;
        match self.watched.last_mut() {
            Some(interval) if interval.to == last_wall => interval.to = to,
            _ => self.watched.push(Interval { from: last_wall, to }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs a tab second by second from `from`, and says how many milliseconds were counted.
    fn seconds(presence: &mut Presence, from: Millis, count: u64) -> Millis {
        for second in 1..=count {
            presence.note(Happening::Tick, from + second * 1_000, from + second * 1_000);
        }
        presence.take_watched().iter().map(|interval| interval.to - interval.from).sum()
    }

    fn visible_at(instant: Millis) -> Presence {
        let mut presence = Presence::default();
        presence.note(Happening::Visible(true), instant, instant);
        presence
    }

    #[test]
    fn a_playing_post_counts_for_ten_minutes_after_the_last_sign_of_a_person() {
        let mut presence = visible_at(0);
        presence.note(Happening::Playing(true), 0, 0);
        presence.note(Happening::Post, 0, 0);
        assert_eq!(seconds(&mut presence, 0, 3_600), ATTENDED);
    }

    #[test]
    fn a_playing_post_that_nobody_ever_touched_does_not_count() {
        let mut presence = visible_at(0);
        presence.note(Happening::Playing(true), 0, 0);
        assert_eq!(seconds(&mut presence, 0, 60), 0);
    }

    #[test]
    fn a_focused_tab_counts_until_it_is_idle() {
        let mut presence = visible_at(0);
        presence.note(Happening::Focused(true), 0, 0);
        presence.note(Happening::Input, 0, 0);
        assert_eq!(seconds(&mut presence, 0, 300), IDLE);
    }

    #[test]
    fn a_hidden_tab_does_not_count() {
        let mut presence = visible_at(0);
        presence.note(Happening::Playing(true), 0, 0);
        presence.note(Happening::Input, 0, 0);
        presence.note(Happening::Visible(false), 2_000, 2_000);
        assert_eq!(seconds(&mut presence, 2_000, 60), 2_000);
    }

    #[test]
    fn sleep_does_not_count() {
        let mut presence = visible_at(0);
        presence.note(Happening::Playing(true), 0, 0);
        presence.note(Happening::Input, 0, 0);
        assert_eq!(seconds(&mut presence, 0, 3), 3_000);
        let eight_hours = 8 * 3_600_000;
        presence.note(Happening::Tick, eight_hours, 4_000);
        assert_eq!(presence.take_watched(), []);
    }

    #[test]
    fn a_clock_set_back_does_not_count_and_does_not_panic() {
        let mut presence = visible_at(10_000);
        presence.note(Happening::Playing(true), 10_000, 10_000);
        presence.note(Happening::Input, 10_000, 10_000);
        presence.note(Happening::Tick, 9_000, 11_000);
        assert_eq!(presence.take_watched(), []);
        presence.note(Happening::Tick, 10_000, 12_000);
        assert_eq!(presence.take_watched(), [Interval { from: 9_000, to: 10_000 }]);
    }

    #[test]
    fn a_stretch_is_one_interval() {
        let mut presence = visible_at(0);
        presence.note(Happening::Playing(true), 0, 0);
        presence.note(Happening::Post, 0, 0);
        for second in 1..=5 {
            presence.note(Happening::Tick, second * 1_000, second * 1_000);
        }
        assert_eq!(presence.take_watched(), [Interval { from: 0, to: 5_000 }]);
    }
}
