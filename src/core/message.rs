//! What the parts of the extension say to one another. The only place where messages are defined.

use serde::{Deserialize, Serialize};

use super::creator::Mark;
use super::ledger::Batch;
use super::limits;
use super::plan::Part;
use super::settings::Change;
use super::shelf;
use super::time::{Day, Millis};

/// How well a tab is protected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Protection {
    /// Posts are read and covered where wanted.
    #[default]
    Active,
    /// The person switched this site off.
    Off,
    /// The person paused until an instant.
    Paused {
        /// When it ends.
        until: Millis,
    },
    /// The page has posts, but their captions can't be read: they stay covered.
    Unreadable,
    /// The page did not let Softscroll start: posts stay covered.
    Refused {
        /// What the browser said.
        reason: String,
    },
    /// Videos play on this page, and none of it is laid out in a way that is known: nothing is covered.
    Unknown,
    /// Softscroll broke on this page: posts stay covered until it is loaded anew.
    Broken {
        /// What went wrong, for a report.
        reason: String,
    },
    /// Nothing runs in this tab: it was open before Softscroll came, or access is denied.
    Absent,
}

/// From a tab or a page to the background.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Request {
    /// The page did not let the core start. Sent without the core.
    Refused {
        /// What the browser said, may be empty.
        reason: String,
        /// Whether there is nothing else to try.
        last: bool,
    },
    /// The page is covered, and no core was there to start. Sent without it.
    Unstarted,
    /// The content script says how the tab stands.
    Protection {
        /// How.
        protection: Protection,
    },
    /// A covered post sounds from where no script reaches, or no longer: the tab is muted, or given back.
    Hush {
        /// Whether it shall be silent.
        silent: bool,
    },
    /// A tab reports what was watched.
    Record {
        /// What.
        batch: Box<Batch>,
    },
    /// The person changes a setting.
    Change {
        /// Which.
        change: Change,
    },
    /// The person changes a limit.
    Limit {
        /// Which.
        change: limits::Change,
    },
    /// A PIN is set, where there is none.
    Pin {
        /// Its digits. They are stored nowhere.
        digits: String,
    },
    /// A PIN is entered.
    Unlock {
        /// Its digits.
        digits: String,
    },
    /// The person wants five more minutes.
    More,
    /// The person wants a rest from the feed.
    Rest,
    /// The person is done here: the tab goes, and an empty one comes.
    Leave,
    /// Whether the feed is open is to be worked out anew.
    Settle,
    /// The person marks a creator.
    Mark {
        /// How.
        mark: Mark,
    },
    /// The person keeps a post, or writes on one that was kept.
    Shelve {
        /// What.
        change: shelf::Change,
    },
    /// The person writes a part of their plan.
    Write {
        /// Which.
        part: Part,
        /// Their words.
        words: String,
    },
    /// The person brings back what a text holds, as `backup` writes it.
    Restore {
        /// The text.
        text: String,
    },
    /// The person wants to see a place of the options page.
    Open {
        /// What stands behind `#` in its address.
        place: String,
    },
    /// The person erases the ledger.
    Erase {
        /// One day of it; all of it where there is none.
        #[serde(default)]
        day: Option<Day>,
    },
}

/// The background's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Response {
    /// It is done, and stored.
    Done,
    /// It loosens what the person asked for, so it waits.
    Later {
        /// When it takes hold.
        due: Millis,
    },
    /// It is not done, and nothing changed.
    Failed {
        /// Why, for a person.
        reason: String,
    },
}

/// From the popup or the background to the content script of a tab.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TabRequest {
    /// How does the tab stand?
    Stand,
    /// The person wants to see a post that is covered.
    Reveal {
        /// Which, as [`Covered::post`] names it.
        post: String,
    },
}

/// The content script's answer to [`TabRequest::Stand`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TabStand {
    /// How well it is protected.
    pub protection: Protection,
    /// Posts seen since the page was loaded.
    pub seen: u32,
    /// Of those, posts covered.
    pub veiled: u32,
    /// Posts revealed.
    pub revealed: u32,
    /// Words of the post in front, where it is open, that could become a rule. Nothing keeps them.
    #[serde(default)]
    pub words: Vec<String>,
    /// Posts that were covered last, latest first. Nothing keeps them but the tab.
    #[serde(default)]
    pub covered: Vec<Covered>,
    /// What keeps the post in front.
    #[serde(default)]
    pub keeps: Option<shelf::Change>,
}

/// A post that was covered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Covered {
    /// Its name: a hash of what it is known by.
    pub post: String,
    /// The categories that led there.
    pub title: String,
    /// Whose.
    pub creator: String,
    /// The first words that led there, where there are any.
    pub word: Option<String>,
}
