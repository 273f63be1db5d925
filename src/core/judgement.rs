//! A judgement: a post, what screening found in it, and what is done about it, with the words that led there.

use super::assessment::{Assessment, Place, Signal, Span};
use super::category::Category;
use super::creator::{Creators, Marks, Treat};
use super::order::arrange;
use super::post::Post;
use super::rule::Rules;
use super::screen::screen_with;
use super::settings::Settings;
use super::verdict::{Verdict, decide};

/// All that is known of one post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The post as it was read.
    pub post: Post,
    /// What it says.
    pub assessment: Assessment,
    /// What is done.
    pub verdict: Verdict,
    /// What the person marked of its creator.
    pub marks: Marks,
    /// The hash of what it is known by.
    pub key: u64,
    /// Whether the kind of advice is the person's own word.
    pub is_corrected: bool,
}

/// What the person's own words are called.
const OWN: &str = "Your own words";
/// What a creator is called whose posts are always covered.
const CREATOR: &str = "A creator you always cover";

/// Why a post is covered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The category, `None` for the person's own words.
    pub category: Option<Category>,
    /// The words of the caption, each once.
    pub words: Vec<String>,
}

impl Reason {
    /// What it is called.
    pub fn label(&self) -> &'static str {
        self.category.map_or(OWN, Category::label)
    }
}

/// One signal of credibility with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Which.
    pub signal: Signal,
    /// The words, each once.
    pub words: Vec<String>,
}

impl Judgement {
    /// Reads a post and decides on it.
    pub fn of(key: u64, post: Post, settings: &Settings, rules: &Rules, creators: &Creators) -> Self {
        let mut assessment = screen_with(&post, rules);
        let correction = settings.corrections.of(key);
        if let Some(correction) = correction {
            assessment.advice = correction.advice();
        }
        let marks = creators.marks(&post.handle);
        let verdict = decide(&assessment, settings).under(marks.treat);
        Self { post, assessment, verdict, marks, key, is_corrected: correction.is_some() }
    }

    /// The categories that led to the veil, as a person reads them.
    pub fn title(&self) -> String {
        let creator = (self.verdict.treat == Some(Treat::Veil)).then_some(CREATOR);
        let own = self.verdict.own.then_some(OWN);
        let categories = self.verdict.categories.iter().map(|category| category.label());
        let labels: Vec<_> = creator.into_iter().chain(own).chain(categories).collect();
        labels.join(" · ")
    }

    /// The creator as a person knows them: `@handle`, the display name without one, or nothing.
    pub fn creator(&self) -> String {
        if self.post.handle.is_empty() { self.post.name.clone() } else { format!("@{}", self.post.handle) }
    }

    /// The site's own labels as one text, `None` where it has none.
    pub fn labels(&self) -> Option<String> {
        let labels: Vec<_> = self.post.labels.iter().map(|label| label.label()).collect();
        (!labels.is_empty()).then(|| labels.join(", "))
    }

    /// The words behind each category that led to the veil.
    pub fn reasons(&self) -> Vec<Reason> {
        let led = self.verdict.categories.iter();
        let finding = |category: &Category| self.assessment.findings.iter().find(|f| f.category == *category);
        let reason = |category, spans: &[Span]| Reason { category, words: quote(&self.post.caption, spans) };
        let own = self.assessment.own.iter().map(|spans| reason(None, spans));
        own.chain(led.filter_map(finding).map(|found| reason(Some(found.category), &found.spans))).collect()
    }

    /// The words behind each signal of credibility, in the order of the signals.
    pub fn evidence(&self) -> Vec<Evidence> {
        let mut evidence: Vec<Evidence> = Vec::new();
        for found in &self.assessment.signals {
            let text = match found.place {
                Place::Caption => &self.post.caption,
                Place::Name => &self.post.name,
                Place::Handle => &self.post.handle,
                Place::Bio => &self.post.bio,
            };
            let words = quote(text, &found.spans);
            match evidence.iter_mut().find(|other| other.signal == found.signal) {
                Some(other) => other.words.extend(words),
                None => evidence.push(Evidence { signal: found.signal, words }),
            }
        }
        arrange(&mut evidence, |each| each.signal as u32);
        evidence
    }
}

/// The words of `text` that `spans` cover, each once.
fn quote(text: &str, spans: &[Span]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in spans.iter().map(|span| span.of(text).trim()).filter(|word| !word.is_empty()) {
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::assessment::{Finding, SignalFinding};
    use crate::core::verdict::Deed;

    fn judged() -> Judgement {
        let post = Post {
            caption: "so empty today, so empty".to_owned(),
            handle: "grey.window".to_owned(),
            name: "Dr Rowan, clinical psychologist".to_owned(),
            ..Post::default()
        };
        let spans = vec![Span { start: 0, end: 8 }, Span { start: 16, end: 24 }];
        let assessment = Assessment {
            findings: vec![Finding { category: Category::Depression, score: 70, spans }],
            signals: vec![SignalFinding {
                signal: Signal::Credential,
                place: Place::Name,
                spans: vec![Span { start: 10, end: 31 }],
            }],
            ..Assessment::default()
        };
        let verdict = decide(&assessment, &Settings::default());
        Judgement { post, assessment, verdict, marks: Marks::default(), key: 0, is_corrected: false }
    }

    #[test]
    fn says_why_with_each_word_once() {
        let judged = judged();
        assert_eq!(judged.verdict.action, Deed::Veil);
        assert_eq!(judged.title(), "Depression");
        assert_eq!(judged.creator(), "@grey.window");
        let words = vec!["so empty".to_owned()];
        assert_eq!(judged.reasons(), [Reason { category: Some(Category::Depression), words }]);
    }

    #[test]
    fn quotes_a_signal_from_the_text_it_stands_in() {
        let words = vec!["clinical psychologist".to_owned()];
        assert_eq!(judged().evidence(), [Evidence { signal: Signal::Credential, words }]);
    }
}
