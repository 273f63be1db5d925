//! Why a post is shown or covered, in one sentence each.

use super::assessment::Assessment;
use super::category::Category;
use super::verdict::{Deed, Verdict};

impl Deed {
    /// What happens to the post.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Show => "Shown",
            Self::Veil => "Covered",
            Self::Skip => "Covered, and the feed moves on",
        }
    }
}

/// Why the verdict on a post is what it is.
pub fn explain(assessment: &Assessment, verdict: &Verdict) -> String {
    if verdict.own && verdict.categories.is_empty() {
        return "Because of your own words.".to_owned();
    }
    if !verdict.categories.is_empty() {
        return format!("Because of {}.", listed(&verdict.categories));
    }
    if !verdict.notes.is_empty() {
        return format!("Named on the post, as you chose: {}.", listed(&verdict.notes));
    }
    if assessment.findings.is_empty() {
        "None of the subjects was found.".to_owned()
    } else {
        let found: Vec<_> = assessment.findings.iter().map(|finding| finding.category).collect();
        format!("{} came up, but not strongly enough for your settings.", listed(&found))
    }
}

/// Categories in a row. Some labels have an "and" of their own, so commas alone keep it readable.
fn listed(categories: &[Category]) -> String {
    categories.iter().map(|category| category.label()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::assessment::Finding;
    use crate::core::settings::{Action, Change, Sensitivity, Settings};
    use crate::core::verdict::decide;

    fn found(scores: &[(Category, u8)]) -> Assessment {
        let finding = |&(category, score)| Finding { category, score, spans: Vec::new() };
        Assessment { findings: scores.iter().map(finding).collect(), ..Assessment::default() }
    }

    fn said(assessment: &Assessment, settings: &Settings) -> String {
        let verdict = decide(assessment, settings);
        format!("{}. {}", verdict.action.label(), explain(assessment, &verdict))
    }

    #[test]
    fn names_what_led_to_the_cover_strongest_first() {
        let assessment = found(&[(Category::Depression, 61), (Category::Grief, 80)]);
        assert_eq!(
            said(&assessment, &Settings::default()),
            "Covered. Because of Grief and loss, Depression."
        );
    }

    #[test]
    fn says_when_it_is_only_named_or_too_weak_or_absent() {
        let mut settings = Settings::default();
        settings.apply(&Change::Action(Category::Grief, Action::Note));
        let strong = found(&[(Category::Grief, 80)]);
        assert_eq!(said(&strong, &settings), "Shown. Named on the post, as you chose: Grief and loss.");
        settings.apply(&Change::Sensitivity(Category::Grief, Sensitivity::Off));
        assert_eq!(
            said(&strong, &settings),
            "Shown. Grief and loss came up, but not strongly enough for your settings."
        );
        assert_eq!(said(&found(&[]), &settings), "Shown. None of the subjects was found.");
    }
}
