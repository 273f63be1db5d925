//! What a person has chosen, and the commands that change it.

use std::ops::{Index, IndexMut};

use serde::{Deserialize, Serialize};

use super::category::Category;
use super::correction::{Correction, Corrections};
use super::post::Site;
use super::rule::{MOST, Rule};
use super::time::Millis;

/// How easily a category is acted on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sensitivity {
    /// Never.
    Off,
    /// Only when it is explicit.
    Low,
    /// What is likely to trigger a sensitive person (level 2 of the labelling guide).
    #[default]
    Medium,
    /// Whenever the subject comes up.
    High,
}

impl Sensitivity {
    /// Every choice, weakest first.
    pub const ALL: [Self; 4] = [Self::Off, Self::Low, Self::Medium, Self::High];

    /// The score (0 to 100) from which a finding counts. `None` where none does.
    pub const fn threshold(self) -> Option<u8> {
        match self {
            Self::Off => None,
            Self::Low => Some(80),
            Self::Medium => Some(60),
            Self::High => Some(30),
        }
    }
}

/// What is done with a post in a category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Cover it.
    #[default]
    Veil,
    /// Cover it and move on.
    Skip,
    /// Leave it open and name the category on it.
    Note,
}

impl Action {
    /// Every choice, strongest first.
    pub const ALL: [Self; 3] = [Self::Skip, Self::Veil, Self::Note];
}

/// What a veil looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VeilStyle {
    /// The picture's colours, so blurred that nothing can be made out.
    #[default]
    Blur,
    /// A plain ground.
    Solid,
}

/// On which posts of advice badges are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Badges {
    /// On none.
    Off,
    /// On those that show a caution.
    Cautions,
    /// On all.
    On,
}

impl Badges {
    /// Every choice, fewest first.
    pub const ALL: [Self; 3] = [Self::Off, Self::Cautions, Self::On];
}

/// The choices for one category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// From which score on.
    pub sensitivity: Sensitivity,
    /// What then.
    pub action: Action,
}

/// A choice for every category.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices([Choice; Category::ALL.len()]);

impl Index<Category> for Choices {
    type Output = Choice;
    fn index(&self, category: Category) -> &Choice {
        &self.0[category.index()]
    }
}

impl IndexMut<Category> for Choices {
    fn index_mut(&mut self, category: Category) -> &mut Choice {
        &mut self.0[category.index()]
    }
}

impl Serialize for Choices {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Category::ALL.map(|category| (category, self[category])))
    }
}

impl<'de> Deserialize<'de> for Choices {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Stored)
    }
}

struct Stored;

impl<'de> serde::de::Visitor<'de> for Stored {
    type Value = Choices;

    fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str("a choice for each category")
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut stored: A) -> Result<Choices, A::Error> {
        let mut choices = Choices::default();
        while let Some((id, choice)) = stored.next_entry::<String, Choice>()? {
            // An unknown category is one of a newer version: the rest still holds.
            if let Some(category) = Category::from_id(&id) {
                choices[category] = choice;
            }
        }
        Ok(choices)
    }
}

/// Everything a person has chosen. Stored as one object; a field that is absent has its default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Sites that Softscroll is switched off for.
    pub sites_off: Vec<Site>,
    /// Protection pauses until this instant. In the past: no pause.
    pub paused_until: Millis,
    /// Per category.
    pub categories: Choices,
    /// What a veil looks like.
    pub veil: VeilStyle,
    /// Whether badges are shown.
    pub badge: bool,
    /// Whether badges are shown only where there is a caution.
    pub cautions_only: bool,
    /// Badges that the person corrected.
    pub corrections: Corrections,
    /// The country whose registers the person looks at, by its ISO 3166-1 code; empty while none is chosen.
    pub country: String,
    /// Whether comments are screened one by one.
    pub comments: bool,
    /// Whether the site's numbers of likes, followers, views and comments are hidden.
    pub counts_hidden: bool,
    /// Whether three presses of Escape leave the site at once.
    pub leaves: bool,
    /// The person's own words, oldest first.
    pub rules: Vec<Rule>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            sites_off: Vec::new(),
            paused_until: 0,
            categories: Choices::default(),
            veil: VeilStyle::default(),
            badge: true,
            cautions_only: false,
            corrections: Corrections::default(),
            country: String::new(),
            comments: false,
            counts_hidden: false,
            leaves: false,
            rules: Vec::new(),
        }
    }
}

/// One change that a person makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// How easily a category is acted on.
    Sensitivity(Category, Sensitivity),
    /// What is done in a category.
    Action(Category, Action),
    /// What a veil looks like.
    Veil(VeilStyle),
    /// On which posts of advice badges are shown.
    Badge(Badges),
    /// What a post is, by its name, in the person's word; `None` takes that back.
    Correct(String, Option<Correction>),
    /// The country whose registers the person looks at.
    Country(String),
    /// Whether comments are screened one by one.
    Comments(bool),
    /// Whether the site's numbers of likes, followers, views and comments are hidden.
    Counts(bool),
    /// Whether three presses of Escape leave the site at once.
    Leaves(bool),
    /// Switches Softscroll on or off for a site.
    Site(Site, bool),
    /// Pauses until an instant; an instant that has passed resumes.
    Pause(Millis),
    /// Adds a rule of one's own, or changes the one with the same phrase.
    Rule(Rule),
    /// Takes back the rule with this phrase.
    Forget(String),
}

impl Settings {
    /// On which posts of advice badges are shown.
    pub const fn badges(&self) -> Badges {
        match (self.badge, self.cautions_only) {
            (false, _) => Badges::Off,
            (true, true) => Badges::Cautions,
            (true, false) => Badges::On,
        }
    }

    /// The same with every category that is on a step more sensitive, as far as there is one.
    #[must_use]
    pub fn careful(&self) -> Self {
        let mut settings = self.clone();
        for category in Category::ALL {
            let choice = &mut settings.categories[category];
            choice.sensitivity = match choice.sensitivity {
                Sensitivity::Off => Sensitivity::Off,
                Sensitivity::Low => Sensitivity::Medium,
                Sensitivity::Medium | Sensitivity::High => Sensitivity::High,
            };
        }
        settings
    }

    /// Whether posts of `site` are to be covered at `now`.
    pub fn protects(&self, site: Site, now: Millis) -> bool {
        self.is_on(site) && !self.is_paused(now)
    }

    /// Whether Softscroll is switched on for `site`.
    pub fn is_on(&self, site: Site) -> bool {
        !self.sites_off.contains(&site)
    }

    /// Whether protection pauses at `now`.
    pub fn is_paused(&self, now: Millis) -> bool {
        now < self.paused_until
    }

    /// Applies one change.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Sensitivity(category, sensitivity) => {
                self.categories[*category].sensitivity = *sensitivity;
            }
            Change::Action(category, action) => self.categories[*category].action = *action,
            Change::Veil(style) => self.veil = *style,
            Change::Badge(badges) => {
                self.badge = *badges != Badges::Off;
                self.cautions_only = *badges == Badges::Cautions;
            }
            Change::Correct(post, correction) => {
                if let Ok(post) = u64::from_str_radix(post, 16) {
                    self.corrections.set(post, *correction);
                }
            }
            Change::Country(code) => {
                if code.is_empty() || (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()))
                {
                    self.country.clone_from(code);
                }
            }
            Change::Comments(on) => self.comments = *on,
            Change::Counts(hidden) => self.counts_hidden = *hidden,
            Change::Leaves(on) => self.leaves = *on,
            Change::Site(site, on) => {
                self.sites_off.retain(|other| other != site);
                if !on {
                    self.sites_off.push(*site);
                }
            }
            Change::Pause(until) => self.paused_until = *until,
            Change::Rule(rule) => {
                self.forget(&rule.phrase);
                if self.rules.len() < MOST {
                    self.rules.push(rule.clone());
                }
            }
            Change::Forget(phrase) => self.forget(phrase),
        }
    }

    fn forget(&mut self, phrase: &str) {
        self.rules.retain(|rule| !rule.phrase.eq_ignore_ascii_case(phrase));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::rule::Lean;

    #[test]
    fn come_back_from_storage_as_they_were() {
        let mut settings = Settings::default();
        for change in [
            Change::Sensitivity(Category::Grief, Sensitivity::High),
            Change::Action(Category::Violence, Action::Skip),
            Change::Veil(VeilStyle::Solid),
            Change::Badge(Badges::Cautions),
            Change::Correct("00000000000000ff".to_owned(), Some(Correction::Personal)),
            Change::Country("PT".to_owned()),
            Change::Comments(true),
            Change::Counts(true),
            Change::Leaves(true),
            Change::Site(Site::Tiktok, false),
            Change::Pause(1_000),
            Change::Rule(Rule { phrase: "spider".to_owned(), lean: Lean::Cover }),
        ] {
            settings.apply(&change);
        }
        let stored = serde_json::to_string(&settings).unwrap();
        assert_eq!(serde_json::from_str::<Settings>(&stored).unwrap(), settings);
    }

    #[test]
    fn absent_and_unknown_fields_take_defaults() {
        let stored = r#"{"badge":false,"categories":{"grief":{"sensitivity":"off"},"weather":{}},"later":1}"#;
        let settings: Settings = serde_json::from_str(stored).unwrap();
        assert!(!settings.badge);
        assert_eq!(settings.categories[Category::Grief].sensitivity, Sensitivity::Off);
        assert_eq!(settings.categories[Category::Suicide], Choice::default());
    }

    #[test]
    fn a_phrase_has_one_rule() {
        let mut settings = Settings::default();
        let rule = |phrase: &str, lean| Change::Rule(Rule { phrase: phrase.to_owned(), lean });
        settings.apply(&rule("spider", Lean::Cover));
        settings.apply(&rule("Spider", Lean::Allow));
        assert_eq!(settings.rules, [Rule { phrase: "Spider".to_owned(), lean: Lean::Allow }]);
        settings.apply(&Change::Forget("spider".to_owned()));
        assert_eq!(settings.rules, []);
    }

    #[test]
    fn a_pause_ends_by_itself() {
        let mut settings = Settings::default();
        settings.apply(&Change::Pause(500));
        assert!(!settings.protects(Site::Tiktok, 499));
        assert!(settings.protects(Site::Tiktok, 500));
        settings.apply(&Change::Site(Site::Tiktok, false));
        settings.apply(&Change::Site(Site::Tiktok, false));
        assert!(!settings.protects(Site::Tiktok, 500));
        settings.apply(&Change::Site(Site::Tiktok, true));
        assert!(settings.protects(Site::Tiktok, 500));
    }
}
