//! What stands over the page: nothing, a few words in a corner, or all of it where the feed is closed.

use super::gate::{Gate, Hold};
use super::pace::MORE;
use crate::core::calendar::at;
use crate::core::duration::in_words;
use crate::core::quantity::counted;
use crate::core::time::{MINUTE, Millis};

/// Most ideas that are shown at once: more would be another feed.
const IDEAS: usize = 3;

/// What is offered in the corner. It never forces, and it goes when it is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offer {
    /// Nothing.
    #[default]
    None,
    /// A break, or a lighter place.
    Break,
    /// The way to helplines.
    Support,
}

/// What stands over the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// Nothing.
    #[default]
    Nothing,
    /// A few words in a corner.
    Corner {
        /// Today's time, or what is left; may be empty.
        text: String,
        /// Whether the feed closes soon.
        is_soon: bool,
        /// What is offered.
        offer: Offer,
    },
    /// The feed is closed.
    Curtain {
        /// What keeps it closed.
        title: &'static str,
        /// What was today, and when it opens.
        sentence: String,
        /// The person's own words, may be empty.
        words: String,
        /// Something else to do.
        ideas: Vec<String>,
        /// How often there are five more minutes.
        more: Millis,
    },
}

impl Sight {
    /// What stands over the page at `now`, where local time is `offset` minutes ahead of UTC.
    pub fn of(gate: &Gate, is_closed: bool, offer: Offer, now: Millis, offset: i32) -> Self {
        if is_closed {
            return Self::curtain(gate, now, offset);
        }
        let closes = gate.closes.saturating_sub(now);
        let left = [gate.left, closes].into_iter().filter(|left| *left > 0).min().unwrap_or(0);
        let text = match (gate.soon && left > 0, left <= MORE) {
            (true, true) => format!("{} min left", left.div_ceil(MINUTE)),
            (true, false) => format!("Closes at {}", at(now + left, now, offset)),
            (false, _) if gate.clock => format!("{} today", in_words(gate.today)),
            (false, _) => String::new(),
        };
        if text.is_empty() && offer == Offer::None {
            return Self::Nothing;
        }
        Self::Corner { text, is_soon: gate.soon, offer }
    }

    fn curtain(gate: &Gate, now: Millis, offset: i32) -> Self {
        let posts = counted(gate.posts, "post", "posts");
        let today = (gate.posts > 0).then(|| format!("{} and {posts} today.", in_words(gate.today)));
        let opens = (gate.opens > now).then(|| format!("Open again from {}.", at(gate.opens, now, offset)));
        let sentence: Vec<String> = today.into_iter().chain(opens).collect();
        let first = gate.posts as usize;
        let count = gate.ideas.len();
        let ideas = (0..count.min(IDEAS)).map(|place| gate.ideas[(first + place) % count].clone()).collect();
        // The schedule may close the feed before the background has said so.
        let hold = if gate.held == Hold::None { Hold::Schedule } else { gate.held };
        Self::Curtain {
            title: hold.title(),
            sentence: sentence.join(" "),
            words: gate.words.clone(),
            ideas,
            more: gate.more,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::time::DAY;

    const NOON: Millis = 20_780 * DAY + 12 * 60 * MINUTE;

    fn corner(gate: &Gate) -> Option<(String, bool)> {
        match Sight::of(gate, false, Offer::None, NOON, 0) {
            Sight::Corner { text, is_soon, .. } => Some((text, is_soon)),
            _ => None,
        }
    }

    #[test]
    fn a_corner_says_what_is_next() {
        assert_eq!(corner(&Gate::default()), None);
        let clock = Gate { clock: true, today: 24 * MINUTE, ..Gate::default() };
        assert_eq!(corner(&clock), Some(("24 min today".to_owned(), false)));
        let soon = Gate { soon: true, left: 4 * MINUTE, closes: NOON + 30 * MINUTE, ..clock };
        assert_eq!(corner(&soon), Some(("4 min left".to_owned(), true)));
        let night = Gate { soon: true, closes: NOON + 30 * MINUTE, ..Gate::default() };
        assert_eq!(corner(&night), Some(("Closes at 12:30".to_owned(), true)));
    }

    #[test]
    fn a_curtain_says_what_was_and_when_it_opens() {
        let gate = Gate {
            held: Hold::Day,
            opens: NOON + 12 * 60 * MINUTE,
            today: 61 * MINUTE,
            posts: 1,
            ideas: ["a", "b", "c", "d"].map(str::to_owned).to_vec(),
            more: 2,
            ..Gate::default()
        };
        let Sight::Curtain { title, sentence, ideas, more, .. } =
            Sight::of(&gate, true, Offer::Break, NOON, 0)
        else {
            panic!("no curtain")
        };
        assert_eq!(title, "That was today\u{2019}s time");
        assert_eq!(sentence, "1 h 1 min and 1 post today. Open again from Tue 00:00.");
        assert_eq!((ideas, more), (["b", "c", "d"].map(str::to_owned).to_vec(), 2));
    }

    #[test]
    fn an_offer_stands_alone_where_there_is_no_clock() {
        let sight = Sight::of(&Gate::default(), false, Offer::Break, NOON, 0);
        assert_eq!(sight, Sight::Corner { text: String::new(), is_soon: false, offer: Offer::Break });
    }
}
