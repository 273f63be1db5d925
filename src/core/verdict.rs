//! What to do with a post: an assessment meets a person's settings.

use serde::{Deserialize, Serialize};

use super::assessment::{Advice, Assessment, Crisis};
use super::category::Category;
use super::creator::Treat;
use super::order::arrange;
use super::settings::{Action, Settings};

/// What happens to a post.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// It is shown.
    #[default]
    Show,
    /// It is covered until the person reveals it.
    Veil,
    /// It is covered and the feed moves on by one.
    Skip,
}

/// The decision on one post, with its reasons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// What happens.
    pub action: Deed,
    /// The categories that reached the person's threshold and led to `action`, strongest first.
    pub categories: Vec<Category>,
    /// Whether words of the person's own led to `action`.
    pub own: bool,
    /// What the person decided for every post of this creator, where that led to `action`.
    pub treat: Option<Treat>,
    /// Categories that reached the threshold and that the person wants named, not covered.
    pub notes: Vec<Category>,
    /// The badge to show, if any.
    pub badge: Option<Advice>,
    /// Whether a support card is offered.
    pub support: bool,
}

impl Verdict {
    /// The decision where the person has one for all posts of the creator.
    #[must_use]
    pub fn under(mut self, treat: Option<Treat>) -> Self {
        let wanted = match treat {
            Some(Treat::Show) => Deed::Show,
            Some(Treat::Veil) if self.action == Deed::Show => Deed::Veil,
            _ => return self,
        };
        if self.action != wanted {
            (self.action, self.treat) = (wanted, treat);
        }
        self
    }
}

/// Decides on a post. Says nothing of pauses and sites switched off: [`Settings::protects`] does.
pub fn decide(assessment: &Assessment, settings: &Settings) -> Verdict {
    let mut found: Vec<_> = assessment
        .findings
        .iter()
        .filter_map(|finding| {
            let choice = settings.categories[finding.category];
            let threshold = choice.sensitivity.threshold()?;
            (finding.score >= threshold).then_some((finding.score, finding.category, choice.action))
        })
        .collect();
    // Findings come in the order of the categories, so equal scores keep it.
    arrange(&mut found, |&(score, ..)| u32::from(u8::MAX - score));
    let with = |wanted: &[Action]| -> Vec<Category> {
        found
            .iter()
            .filter(|(_, _, action)| wanted.contains(action))
            .map(|&(_, category, _)| category)
            .collect()
    };
    let categories = with(&[Action::Veil, Action::Skip]);
    let cautions = assessment.signals.iter().any(|found| found.signal.is_caution());
    let own = assessment.own.is_some();
    let action = if found.iter().any(|(_, _, action)| *action == Action::Skip) {
        Deed::Skip
    } else if categories.is_empty() && !own {
        Deed::Show
    } else {
        Deed::Veil
    };
    Verdict {
        action,
        categories,
        own,
        treat: None,
        notes: with(&[Action::Note]),
        badge: assessment.advice.filter(|_| settings.badge && (!settings.cautions_only || cautions)),
        support: assessment.crisis >= Crisis::Present,
    }
}
