//! What screening found in a post. A description, not yet a decision.

use serde::{Deserialize, Serialize};

use super::category::Category;

/// A byte range of a text, end exclusive, on character boundaries. Serialised as `[start, end]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The part of `text` that this span covers, empty where it does not fit.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

impl From<(u32, u32)> for Span {
    fn from((start, end): (u32, u32)) -> Self {
        Self { start, end }
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

/// One category found in a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was found.
    pub category: Category,
    /// How likely it is to trigger, 0 to 100.
    pub score: u8,
    /// The words of the caption that caused it, in order, not overlapping.
    /// Empty when the words stand outside the caption (name, biography, subtitles).
    pub spans: Vec<Span>,
}

/// What the text does with its subject.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// No category was found.
    #[default]
    None,
    /// Glorifies, encourages, shows how.
    Promotion,
    /// Tells of the writer's own distress or experience.
    Disclosure,
    /// Recovery, support, encouragement.
    Recovery,
    /// Informs, explains, raises awareness.
    Education,
    /// Reports an event.
    News,
    /// Means it as a joke or a figure of speech.
    Joke,
    /// A film, a game, a book, a song.
    Fiction,
    /// A category, but none of the above.
    Other,
}

impl Stance {
    /// Every one, in order.
    pub const ALL: [Self; 9] = [
        Self::None,
        Self::Promotion,
        Self::Disclosure,
        Self::Recovery,
        Self::Education,
        Self::News,
        Self::Joke,
        Self::Fiction,
        Self::Other,
    ];
}

/// Crisis level of the labelling guide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Crisis {
    /// No sign.
    #[default]
    None = 0,
    /// Past, recovered, or about somebody else.
    Past = 1,
    /// A present wish to die or urge to self-harm in the first person.
    Present = 2,
    /// Intent, plan, means or time in the first person.
    Intent = 3,
}

/// What kind of mental-health advice a post shows itself to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    /// The post shows a relevant credential or institution.
    Professional,
    /// Own experience.
    Personal,
    /// Tips or claims with neither.
    Unverified,
    /// Advice, but not enough to say which kind.
    Unclear,
}

impl Advice {
    /// Every kind, in order.
    pub const ALL: [Self; 4] = [Self::Professional, Self::Personal, Self::Unverified, Self::Unclear];
}

/// One observable sign of care or of caution in advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// Claims a title, licence or institution.
    Credential,
    /// Names a study, book, organisation or guideline.
    Reference,
    /// States limits: "not medical advice", "everyone is different".
    Limits,
    /// Encourages professional help or a helpline.
    HelpSeeking,
    /// Cures, guarantees, absolutes.
    AbsoluteCure,
    /// A checklist that invites to diagnose oneself.
    SelfDiagnosis,
    /// Sells a product, a course, a link.
    Selling,
    /// Discourages treatment or professionals.
    AntiTreatment,
}

impl Signal {
    /// Every signal, in the order of their lists.
    pub const ALL: [Self; 8] = [
        Self::Credential,
        Self::Reference,
        Self::Limits,
        Self::HelpSeeking,
        Self::AbsoluteCure,
        Self::SelfDiagnosis,
        Self::Selling,
        Self::AntiTreatment,
    ];

    /// Whether the sign calls for caution.
    pub const fn is_caution(self) -> bool {
        matches!(self, Self::AbsoluteCure | Self::SelfDiagnosis | Self::Selling | Self::AntiTreatment)
    }
}

/// The text of a post in which words stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The caption.
    #[default]
    Caption,
    /// The display name.
    Name,
    /// The handle.
    Handle,
    /// The biography.
    Bio,
}

/// A signal with the words that gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignalFinding {
    /// Which signal.
    pub signal: Signal,
    /// The text that `spans` refer to.
    pub place: Place,
    /// The words, in order, not overlapping, never empty.
    pub spans: Vec<Span>,
}

/// All that screening says of one post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assessment {
    /// ISO 639-1 code of the language that most words belong to, `und` when it can't be told.
    pub language: &'static str,
    /// Where the caption has words that the person wants covered; empty where they are only spoken.
    pub own: Option<Vec<Span>>,
    /// At most one finding per category, in the order of [`Category::ALL`].
    pub findings: Vec<Finding>,
    /// What the text does with the subjects found.
    pub stance: Stance,
    /// Crisis level.
    pub crisis: Crisis,
    /// The kind of advice, if the post gives any on mental health.
    pub advice: Option<Advice>,
    /// Signals of credibility and of caution, only where there is advice.
    pub signals: Vec<SignalFinding>,
}
