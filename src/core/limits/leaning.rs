//! Which way a command leans: whether it tightens what a person asked for, loosens it, or neither.
//!
//! One table for every command there is. Each `match` names all of them, so that a new command does not compile
//! until it has its place here.

use super::{Breaks, Change, Limits};
use crate::core::creator::{Creators, Mark, Treat};
use crate::core::rule::Lean;
use crate::core::settings::{self, Action, Settings};

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaning {
    /// More is closed or covered: takes hold at once.
    Tightens,
    /// Neither.
    Neutral,
    /// Less is closed or covered: waits.
    Loosens,
}

/// Something that happens to the clock, which no command asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// It is set back.
    Back,
    /// It is set ahead, or the computer slept: from here the two look alike.
    Ahead,
    /// The time zone is another.
    Zone,
}

impl Shift {
    /// How it is taken, by `pace.rs`: a clock that is set back gives no time back, and another zone is
    /// followed only after as long a wait as loosening has. Time that passes is nothing to hold anybody to.
    pub const fn leaning(self) -> Leaning {
        match self {
            Self::Back | Self::Zone => Leaning::Loosens,
            Self::Ahead => Leaning::Neutral,
        }
    }
}

/// A number that is less when it is stricter, and absent when it does not matter.
fn less<T: PartialOrd>(before: Option<T>, after: Option<T>) -> Leaning {
    match (before, after) {
        (None, None) => Leaning::Neutral,
        (None, Some(_)) => Leaning::Tightens,
        (Some(_), None) => Leaning::Loosens,
        (Some(before), Some(after)) if after < before => Leaning::Tightens,
        (Some(before), Some(after)) if after > before => Leaning::Loosens,
        _ => Leaning::Neutral,
    }
}

/// Several at once loosen where one of them does.
fn together(leanings: impl IntoIterator<Item = Leaning>) -> Leaning {
    leanings.into_iter().fold(Leaning::Neutral, |sum, leaning| match (sum, leaning) {
        (Leaning::Loosens, _) | (_, Leaning::Loosens) => Leaning::Loosens,
        (Leaning::Tightens, _) | (_, Leaning::Tightens) => Leaning::Tightens,
        _ => Leaning::Neutral,
    })
}

fn is_on(on: bool, leaning: Leaning, otherwise: Leaning) -> Leaning {
    if on { leaning } else { otherwise }
}

/// A change of the limits.
pub fn of_limit(change: &Change, limits: &Limits) -> Leaning {
    let after = limits.with(change);
    if after == *limits {
        return Leaning::Neutral;
    }
    match change {
        Change::Daily(..) => {
            together(limits.daily.iter().zip(after.daily).map(|(before, after)| less(*before, after)))
        }
        Change::Session(_) => less(limits.session, after.session),
        Change::Posts(_) => less(limits.posts, after.posts),
        Change::Breaks(_) => {
            let number =
                |breaks: Option<Breaks>, of: fn(Breaks) -> u16| breaks.map(of).filter(|number| *number > 0);
            let (before, after) = (limits.breaks, after.breaks);
            let length = |breaks: Option<Breaks>| Some(u16::MAX - breaks.map_or(0, |breaks| breaks.length));
            together([
                less(number(before, |breaks| breaks.minutes), number(after, |breaks| breaks.minutes)),
                less(number(before, |breaks| breaks.posts), number(after, |breaks| breaks.posts)),
                less(length(before), length(after)),
            ])
        }
        Change::Closed(_) | Change::Bedtime(_) => {
            let careful = |limits: &Limits| limits.bedtime.is_some_and(|bedtime| bedtime.careful);
            let is_kept = after.week().covers(&limits.week()) && (careful(&after) || !careful(limits));
            is_on(is_kept, Leaning::Tightens, Leaning::Loosens)
        }
        Change::More(_) => less(Some(limits.more), Some(after.more)),
        Change::Words(_) | Change::Ideas(_) | Change::Clock(_) => Leaning::Neutral,
        // Taking back a wish for less.
        Change::Withdraw(_) => Leaning::Tightens,
        Change::Delay(delay) => is_on(*delay == super::Delay::Tomorrow, Leaning::Tightens, Leaning::Loosens),
        Change::Unpin => Leaning::Loosens,
        Change::Lock(on) => is_on(*on, Leaning::Tightens, Leaning::Loosens),
    }
}

/// A change of the settings.
pub fn of_setting(change: &settings::Change, settings: &Settings) -> Leaning {
    use settings::Change as Set;
    match change {
        Set::Sensitivity(category, wanted) => {
            let before = settings.categories[*category].sensitivity.threshold();
            less(before, wanted.threshold())
        }
        Set::Action(category, wanted) => {
            let is_note = |action: Action| action == Action::Note;
            match (is_note(settings.categories[*category].action), is_note(*wanted)) {
                (false, true) => Leaning::Loosens,
                (true, false) => Leaning::Tightens,
                _ => Leaning::Neutral,
            }
        }
        Set::Veil(_)
        | Set::Badge(_)
        | Set::Correct(..)
        | Set::Country(_)
        | Set::Counts(_)
        | Set::Leaves(_) => Leaning::Neutral,
        Set::Comments(on) => is_on(*on, Leaning::Tightens, Leaning::Loosens),
        Set::Site(_, on) => is_on(*on, Leaning::Tightens, Leaning::Loosens),
        // The end of a pause is an instant that has passed.
        Set::Pause(until) => is_on(*until <= settings.paused_until, Leaning::Tightens, Leaning::Loosens),
        Set::Rule(rule) => is_on(rule.lean == Lean::Cover, Leaning::Tightens, Leaning::Loosens),
        Set::Forget(phrase) => {
            let covers = |rule: &&crate::core::rule::Rule| {
                rule.phrase.eq_ignore_ascii_case(phrase) && rule.lean == Lean::Cover
            };
            is_on(settings.rules.iter().any(|rule| covers(&rule)), Leaning::Loosens, Leaning::Tightens)
        }
    }
}

/// A mark on a creator.
pub fn of_mark(mark: &Mark, creators: &Creators) -> Leaning {
    match mark {
        Mark::Treat(name, wanted) => {
            let strictness = |treat: Option<Treat>| match treat {
                Some(Treat::Veil) => 0,
                None => 1,
                Some(Treat::Show) => 2,
            };
            less(Some(strictness(creators.marks(name).treat)), Some(strictness(*wanted)))
        }
        Mark::Helpful(..) | Mark::Check(_) | Mark::Uncheck(_) => Leaning::Neutral,
    }
}

#[cfg(test)]
mod tests {
    use super::super::week::Closed;
    use super::super::{Bedtime, Delay};
    use super::*;
    use crate::core::category::Category;
    use crate::core::post::Site;
    use crate::core::rule::Rule;
    use crate::core::settings::Sensitivity;

    #[test]
    fn limits_by_their_effect() {
        let night = Closed { days: Closed::EVERY_DAY, from: 1320, to: 420 };
        let limits = Limits {
            daily: [Some(60), Some(60), Some(60), Some(60), Some(60), None, None],
            breaks: Some(Breaks { minutes: 20, posts: 0, length: 5 }),
            closed: vec![night],
            ..Limits::default()
        };
        let bed = |wind, careful| Change::Bedtime(Some(Bedtime { from: 1380, to: 300, wind, careful }));
        for (change, leaning) in [
            (Change::Daily(Some(0), Some(30)), Leaning::Tightens),
            (Change::Daily(Some(5), Some(600)), Leaning::Tightens),
            (Change::Daily(None, Some(90)), Leaning::Loosens),
            (Change::Daily(None, Some(60)), Leaning::Tightens),
            (Change::Daily(Some(9), None), Leaning::Neutral),
            (Change::Session(Some(20)), Leaning::Tightens),
            (Change::Posts(None), Leaning::Neutral),
            (Change::Breaks(Some(Breaks { minutes: 20, posts: 50, length: 5 })), Leaning::Tightens),
            (Change::Breaks(Some(Breaks { minutes: 10, posts: 0, length: 2 })), Leaning::Loosens),
            (Change::Breaks(None), Leaning::Loosens),
            (Change::Closed(vec![Closed { from: 1260, ..night }]), Leaning::Tightens),
            (Change::Closed(vec![Closed { from: 1260, to: 400, ..night }]), Leaning::Loosens),
            (
                Change::Closed(vec![
                    Closed { from: 1320, to: 0, ..night },
                    Closed { from: 0, to: 420, ..night },
                ]),
                Leaning::Tightens,
            ),
            (bed(30, false), Leaning::Tightens),
            (Change::More(5), Leaning::Loosens),
            (Change::More(0), Leaning::Tightens),
            (Change::Words("read".to_owned()), Leaning::Neutral),
            (Change::Clock(true), Leaning::Neutral),
            (Change::Delay(Delay::Tomorrow), Leaning::Tightens),
            (Change::Lock(true), Leaning::Tightens),
        ] {
            assert_eq!(of_limit(&change, &limits), leaning, "{change:?}");
        }
        let strict =
            limits.with(&bed(30, true)).with(&Change::Delay(Delay::Tomorrow)).with(&Change::Lock(true));
        for change in [bed(30, false), Change::Delay(Delay::HalfHour), Change::Lock(false)] {
            assert_eq!(of_limit(&change, &strict), Leaning::Loosens, "{change:?}");
        }
    }

    #[test]
    fn settings_by_what_they_cover() {
        use settings::Change as Set;
        let mut settings = Settings::default();
        let rule = |lean| Rule { phrase: "spider".to_owned(), lean };
        settings.apply(&Set::Rule(rule(Lean::Cover)));
        settings.apply(&Set::Pause(500));
        for (change, leaning) in [
            (Set::Sensitivity(Category::Grief, Sensitivity::High), Leaning::Tightens),
            (Set::Sensitivity(Category::Grief, Sensitivity::Off), Leaning::Loosens),
            (Set::Sensitivity(Category::Grief, Sensitivity::Medium), Leaning::Neutral),
            (Set::Action(Category::Grief, Action::Note), Leaning::Loosens),
            (Set::Action(Category::Grief, Action::Skip), Leaning::Neutral),
            (Set::Comments(true), Leaning::Tightens),
            (Set::Site(Site::Tiktok, false), Leaning::Loosens),
            (Set::Pause(900), Leaning::Loosens),
            (Set::Pause(0), Leaning::Tightens),
            (Set::Rule(rule(Lean::Allow)), Leaning::Loosens),
            (Set::Forget("Spider".to_owned()), Leaning::Loosens),
            (Set::Country("PT".to_owned()), Leaning::Neutral),
        ] {
            assert_eq!(of_setting(&change, &settings), leaning, "{change:?}");
        }
    }

    #[test]
    fn creators_by_whose_posts_are_covered() {
        let mut creators = Creators::default();
        creators.apply(&Mark::Treat("kettle".to_owned(), Some(Treat::Veil)));
        let treat = |treat| Mark::Treat("kettle".to_owned(), treat);
        assert_eq!(of_mark(&treat(None), &creators), Leaning::Loosens);
        assert_eq!(of_mark(&treat(Some(Treat::Veil)), &creators), Leaning::Neutral);
        assert_eq!(
            of_mark(&Mark::Treat("other".to_owned(), Some(Treat::Veil)), &creators),
            Leaning::Tightens
        );
        assert_eq!(of_mark(&Mark::Helpful("kettle".to_owned(), true), &creators), Leaning::Neutral);
    }

    #[test]
    fn clocks() {
        assert_eq!([Shift::Back, Shift::Zone].map(Shift::leaning), [Leaning::Loosens; 2]);
        assert_eq!(Shift::Ahead.leaning(), Leaning::Neutral);
    }
}
