//! The feed mirror: what the feed showed in some days, by category, by what posts do with it, by kind of advice, and
//! what the person did there. Describes, never judges.

use super::assessment::{Advice, Stance};
use super::calendar::short;
use super::category::Category;
use super::duration::in_words;
use super::ledger::tally::{Act, Tally};
use super::limits::Limits;
use super::quantity::{counted, number};
use super::time::{DAY, Day, MINUTE, Millis};

/// How far back the mirror looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    /// Today.
    Day,
    /// Seven days, today among them.
    Week,
    /// Thirty days, today among them.
    Month,
}

impl Range {
    /// Every choice, shortest first.
    pub const ALL: [Self; 3] = [Self::Day, Self::Week, Self::Month];

    /// How many days.
    pub const fn days(self) -> u16 {
        match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 30,
        }
    }

    /// Its name in forms.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// The name of the choice.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Day => "Today",
            Self::Week => "7 days",
            Self::Month => "30 days",
        }
    }
}

/// What is mirrored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Posts by category.
    Categories,
    /// Posts with a category, by what they do with it.
    Stances,
    /// Posts of advice, by kind.
    Advice,
    /// What the person did.
    Acts,
    /// Minutes by the hour of the day.
    Hours,
}

impl Theme {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Categories, Self::Stances, Self::Advice, Self::Acts, Self::Hours];

    /// Its name in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Categories => "categories",
            Self::Stances => "stances",
            Self::Advice => "advice",
            Self::Acts => "acts",
            Self::Hours => "hours",
        }
    }

    /// What it is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Categories => "What it was about",
            Self::Stances => "What posts did with it",
            Self::Advice => "Advice on mental health",
            Self::Acts => "What you did",
            Self::Hours => "When you watched",
        }
    }
}

/// One line of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What is counted.
    pub label: String,
    /// How many posts, acts or minutes.
    pub count: u32,
    /// Its share of the largest line, 0 to 100.
    pub share: u32,
}

/// Some days taken together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mirror(Tally);

impl Mirror {
    /// Adds up `days`.
    pub fn of(days: &[(Day, Tally)]) -> Self {
        let mut sum = Tally::default();
        days.iter().for_each(|(_, tally)| sum.add(*tally));
        Self(sum)
    }

    /// The lines of a theme that are more than nothing, the largest first; hours in their order, all of them.
    pub fn lines(&self, theme: Theme) -> Vec<Line> {
        let own = std::iter::once("Your own words");
        let counts: Vec<(String, u32)> = match theme {
            Theme::Categories => Category::ALL
                .iter()
                .map(|category| category.label())
                .chain(own)
                .enumerate()
                .map(|(place, label)| (label.to_owned(), self.0.categories.at(place)))
                .collect(),
            Theme::Stances => Stance::ALL
                .iter()
                .map(|stance| (stance.label().to_owned(), self.0.stances.at(*stance as usize)))
                .collect(),
            Theme::Advice => Advice::ALL
                .iter()
                .map(|advice| (advice.label().to_owned(), self.0.advice.at(*advice as usize)))
                .collect(),
            Theme::Acts => {
                Act::ALL.iter().map(|act| (act.label().to_owned(), self.0.acts.at(*act as usize))).collect()
            }
            Theme::Hours => {
                let hour = |hour: usize| (format!("{hour:02}:00"), self.0.hours.at(hour) / MINUTE as u32);
                (0..24).map(hour).collect()
            }
        };
        let largest = counts.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
        let share = |count: u32| (u64::from(count) * 100 / u64::from(largest)) as u32;
        let mut lines: Vec<Line> = counts
            .into_iter()
            .map(|(label, count)| Line { label, count, share: share(count) })
            .filter(|line| line.count > 0 || theme == Theme::Hours)
            .collect();
        if theme != Theme::Hours {
            lines.sort_by_key(|line| std::cmp::Reverse(line.count));
        }
        lines
    }

    /// What a theme says at a glance.
    pub fn sentence(&self, theme: Theme) -> String {
        let lines = self.lines(theme);
        let sum: u32 = lines.iter().map(|line| line.count).sum();
        let first = lines.iter().max_by_key(|line| line.count);
        match (theme, first) {
            (Theme::Hours, _) if self.0.watched == 0 => "Nothing was watched.".to_owned(),
            (Theme::Hours, Some(first)) => {
                format!("{} in all, most of it from {}.", in_words(self.0.watched.min(DAY * 31)), first.label)
            }
            (Theme::Acts, _) => {
                let share = u64::from(self.0.active) * 100 / u64::from(self.0.seen.max(1));
                format!(
                    "You did something with {} of {} ({share} %); the others were watched.",
                    number(self.0.active.into()),
                    counted(self.0.seen.into(), "post", "posts"),
                )
            }
            (_, None) => "None was seen.".to_owned(),
            (Theme::Advice, Some(first)) => {
                format!("{} of advice, most often: {}.", posts(sum), first.label.to_lowercase())
            }
            (_, Some(first)) => format!("Most often: {}, in {}.", first.label, posts(first.count)),
        }
    }

    /// Everything as lines of comma-separated values, with a head.
    pub fn csv(&self) -> String {
        let mut csv = String::from("theme,label,count\r\n");
        for theme in Theme::ALL {
            for line in self.lines(theme) {
                csv += &format!("{},\"{}\",{}\r\n", theme.id(), line.label, line.count);
            }
        }
        csv
    }
}

/// A summary of some days for somebody else, a guardian for example: times and shares, and nothing of what posts were
/// about.
pub fn shared(days: &[(Day, Tally)], limits: &Limits) -> String {
    let used: Vec<_> = days.iter().filter(|(_, tally)| *tally != Tally::default()).collect();
    let Mirror(sum) = Mirror::of(days);
    let within = |(day, tally): &&&(Day, Tally)| {
        let limit = limits.daily[usize::from(day.weekday())];
        limit.is_none_or(|minutes| tally.watched <= Millis::from(minutes) * MINUTE + KEPT)
    };
    let (Some((first, _)), Some((last, _))) = (days.first(), days.last()) else { return String::new() };
    let mut lines = vec![
        format!("Softscroll, {} to {}", short(*first), short(*last)),
        format!("Time: {} on {}", in_words(sum.watched), counted(used.len() as u64, "day", "days")),
        format!("Posts: {}", number(sum.seen.into())),
        format!("Covered: {} %", u64::from(sum.veiled) * 100 / u64::from(sum.seen.max(1))),
        format!(
            "Of the covered ones revealed: {} %",
            u64::from(sum.revealed) * 100 / u64::from(sum.veiled.max(1))
        ),
    ];
    if limits.daily.iter().any(Option::is_some) {
        lines.push(format!(
            "Within the day's limit: {} of {} days",
            used.iter().filter(within).count(),
            used.len()
        ));
    }
    lines.join("\n") + "\n"
}

/// A day counts as within its limit up to so much more: the page closes a report late, and allowed minutes are allowed.
const KEPT: Millis = 5 * MINUTE;

fn posts(count: u32) -> String {
    counted(count.into(), "post", "posts")
}

impl Act {
    /// What was done.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Like => "Liked",
            Self::Comment => "Opened comments",
            Self::Save => "Saved",
            Self::Follow => "Followed",
            Self::Search => "Searched",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mirror() -> Mirror {
        let mut one = Tally { seen: 40, active: 3, watched: 1_260_000, ..Tally::default() };
        one.categories.count(Category::Grief.index(), 4);
        one.categories.count(Category::ALL.len(), 1);
        one.stances.count(Stance::Recovery as usize, 3);
        one.advice.count(Advice::Personal as usize, 5);
        one.acts.count(Act::Save as usize, 2);
        one.hours.count(23, 1_260_000);
        let mut other = Tally { seen: 10, ..Tally::default() };
        other.categories.count(Category::BodyImage.index(), 8);
        Mirror::of(&[(Day(1), one), (Day(2), other)])
    }

    #[test]
    fn the_largest_comes_first() {
        let lines = mirror().lines(Theme::Categories);
        let told: Vec<_> = lines.iter().map(|line| (&*line.label, line.count, line.share)).collect();
        assert_eq!(
            told,
            [
                (Category::BodyImage.label(), 8, 100),
                (Category::Grief.label(), 4, 50),
                ("Your own words", 1, 12)
            ]
        );
    }

    #[test]
    fn says_a_sentence_on_each_theme() {
        let mirror = mirror();
        assert_eq!(
            mirror.sentence(Theme::Acts),
            "You did something with 3 of 50 posts (6 %); the others were watched."
        );
        assert_eq!(mirror.sentence(Theme::Hours), "21 min in all, most of it from 23:00.");
        assert_eq!(mirror.sentence(Theme::Advice), "5 posts of advice, most often: personal story.");
        for theme in Theme::ALL {
            assert!(!Mirror::default().sentence(theme).is_empty());
        }
    }

    #[test]
    fn a_summary_for_somebody_else_tells_no_contents() {
        let day = |day, minutes: u64, seen, veiled| {
            let mut tally = Tally { watched: minutes * 60_000, seen, veiled, ..Tally::default() };
            tally.categories.count(Category::Grief.index(), veiled);
            (Day(day), tally)
        };
        let days = [day(20_780, 30, 90, 9), (Day(20_781), Tally::default()), day(20_782, 90, 10, 1)];
        let limits = Limits { daily: [Some(45); 7], ..Limits::default() };
        let text = shared(&days, &limits);
        assert_eq!(
            text,
            "Softscroll, Mon 23 Nov to Wed 25 Nov\nTime: 2 h on 2 days\nPosts: 100\nCovered: 10 %\n\
             Of the covered ones revealed: 0 %\nWithin the day's limit: 1 of 2 days\n"
        );
        assert!(!text.to_lowercase().contains("grief"));
    }

    #[test]
    fn goes_to_a_file() {
        let csv = mirror().csv();
        assert!(csv.starts_with("theme,label,count\r\n"));
        assert!(csv.contains("acts,\"Saved\",2\r\n"));
        assert_eq!(csv.matches("hours,").count(), 24);
    }
}
