//! What the popup says about one tab, out of what the settings, the browser and the tab itself say.

use super::duration::countdown;
use super::message::{Protection, TabStand};
use super::post::Site;
use super::settings::Settings;
use super::time::Millis;

/// What is known about the page in a tab without asking it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// It belongs to a site that Softscroll reads.
    Read,
    /// It does not.
    Other,
    /// The browser lets Softscroll into no page of the site.
    Closed,
}

/// How a tab stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The tab itself, or the settings, say how.
    Said(Protection),
    /// Not a page that Softscroll reads.
    Elsewhere,
    /// The person or the browser took the access to the site away.
    Closed,
}

/// How much a standing asks of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Protected.
    Well,
    /// Not protecting, by choice or because there is nothing to protect.
    Quiet,
    /// Not as the person wants it.
    Attention,
}

impl Standing {
    /// The person's own choice comes first: it is stored at once, and the tab follows a moment later.
    pub fn of(page: Page, settings: &Settings, tab: Option<&TabStand>, now: Millis) -> Self {
        let protection = match page {
            Page::Other => return Self::Elsewhere,
            Page::Closed => return Self::Closed,
            Page::Read if !settings.is_on(Site::Tiktok) => Protection::Off,
            Page::Read if settings.is_paused(now) => Protection::Paused { until: settings.paused_until },
            Page::Read => tab.map_or(Protection::Absent, |stand| stand.protection.clone()),
        };
        Self::Said(protection)
    }

    /// How much it asks of a person.
    pub const fn tone(&self) -> Tone {
        match self {
            Self::Said(Protection::Active) => Tone::Well,
            Self::Said(Protection::Off | Protection::Paused { .. }) | Self::Elsewhere => Tone::Quiet,
            Self::Said(_) | Self::Closed => Tone::Attention,
        }
    }

    /// A few words.
    pub fn title(&self, now: Millis) -> String {
        match self {
            Self::Said(Protection::Active) => "Protecting this tab".to_owned(),
            Self::Said(Protection::Off) => "Off for TikTok".to_owned(),
            Self::Said(Protection::Paused { until }) => {
                format!("Paused for {}", countdown(until.saturating_sub(now)))
            }
            Self::Said(Protection::Unreadable) => "Can't read this page".to_owned(),
            Self::Said(Protection::Refused { .. }) => "Could not start here".to_owned(),
            Self::Said(Protection::Unknown) => "An unknown kind of page".to_owned(),
            Self::Said(Protection::Broken { .. }) => "Broken on this page".to_owned(),
            Self::Said(Protection::Absent) => "Not running in this tab".to_owned(),
            Self::Elsewhere => "Not a page that Softscroll reads".to_owned(),
            Self::Closed => "No access to TikTok".to_owned(),
        }
    }

    /// What that means, and what can be done.
    pub fn sentence(&self) -> String {
        match self {
            Self::Said(Protection::Active) => {
                "Posts are read, and covered where you asked for it.".to_owned()
            }
            Self::Said(Protection::Off) => "Posts are shown as they are.".to_owned(),
            Self::Said(Protection::Paused { .. }) => {
                "Posts are shown as they are. Protection comes back by itself.".to_owned()
            }
            Self::Said(Protection::Unreadable) => {
                "There are posts, but their captions can't be read, so they stay covered.".to_owned()
            }
            Self::Said(Protection::Refused { reason }) if reason.is_empty() => {
                "This page did not let Softscroll start. Posts stay covered.".to_owned()
            }
            Self::Said(Protection::Refused { reason }) => {
                format!(
                    "This page did not let Softscroll start. Posts stay covered. The browser said: {reason}"
                )
            }
            Self::Said(Protection::Unknown) => {
                "Videos play here in a layout that Softscroll does not know. Nothing is covered.".to_owned()
            }
            Self::Said(Protection::Broken { reason }) => {
                format!("Softscroll broke here. Posts stay covered until you reload the page. {reason}")
            }
            Self::Said(Protection::Absent) => {
                "The page was open before Softscroll came. Reload it to be protected.".to_owned()
            }
            Self::Elsewhere => "Softscroll works on tiktok.com and leaves every other page alone.".to_owned(),
            Self::Closed => {
                "The browser does not let Softscroll into tiktok.com, so nothing is covered.".to_owned()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::settings::Change;

    fn stand(protection: Protection) -> TabStand {
        TabStand { protection, ..TabStand::default() }
    }

    fn settings(change: &Change) -> Settings {
        let mut settings = Settings::default();
        settings.apply(change);
        settings
    }

    #[test]
    fn a_tab_that_does_not_answer_is_not_called_protected() {
        let standing = Standing::of(Page::Read, &Settings::default(), None, 0);
        assert_eq!(standing, Standing::Said(Protection::Absent));
        assert_eq!(standing.tone(), Tone::Attention);
    }

    #[test]
    fn the_choice_of_the_person_comes_before_what_the_tab_last_said() {
        let active = stand(Protection::Active);
        let off = settings(&Change::Site(Site::Tiktok, false));
        assert_eq!(Standing::of(Page::Read, &off, Some(&active), 0), Standing::Said(Protection::Off));
        let paused = settings(&Change::Pause(600_000));
        let standing = Standing::of(Page::Read, &paused, Some(&active), 18_500);
        assert_eq!(standing.title(18_500), "Paused for 9:42");
        let over = Standing::of(Page::Read, &paused, Some(&active), 600_000);
        assert_eq!(over, Standing::Said(Protection::Active));
    }

    #[test]
    fn other_pages_are_left_alone_whatever_is_set() {
        let off = settings(&Change::Site(Site::Tiktok, false));
        assert_eq!(Standing::of(Page::Other, &off, None, 0), Standing::Elsewhere);
        assert_eq!(Standing::of(Page::Closed, &off, None, 0).tone(), Tone::Attention);
    }

    #[test]
    fn a_refusal_says_what_the_browser_said_if_it_said_anything() {
        let refused =
            |reason: &str| Standing::Said(Protection::Refused { reason: reason.to_owned() }).sentence();
        assert!(refused("").ends_with("stay covered."));
        assert!(refused("CompileError: blocked").ends_with("The browser said: CompileError: blocked"));
    }
}
