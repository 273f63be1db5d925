//! What a person reads for each choice and each result: neutral and short.
//!
//! Only words. Where a sentence depends on more than one value, it stands with the page that shows it.

use super::assessment::{Advice, Crisis, Signal, Stance};
use super::correction::Correction;
use super::post::SiteLabel;
use super::rule::Lean;
use super::settings::{Action, Badges, Sensitivity, VeilStyle};

impl Sensitivity {
    /// Its name in storage and in forms.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }

    /// The name of the choice.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Off => "Off",
            Self::Low => "Low",
            Self::Medium => "Medium",
            Self::High => "High",
        }
    }

    /// What the choice does, as one sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Off => "Leaves every post alone.",
            Self::Low => "Acts on posts that are explicit about it.",
            Self::Medium => "Acts on posts likely to upset someone sensitive to it.",
            Self::High => "Acts on posts that bring it up at all.",
        }
    }
}

impl Badges {
    /// The name of the choice.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Off => "No badges",
            Self::Cautions => "Only where there is a caution",
            Self::On => "On all advice",
        }
    }

    /// What the choice does, as one sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Off => "Advice looks like any other post.",
            Self::Cautions => "Such as a cure for everything, or a list to diagnose oneself by.",
            Self::On => "Professional, personal or unverified, with the words that say so.",
        }
    }
}

impl Correction {
    /// What the post is.
    pub const fn label(self) -> &'static str {
        match self {
            Self::NoAdvice => "No advice on mental health",
            Self::Professional => "Professional advice",
            Self::Personal => "A personal story",
            Self::Unverified => "An unverified tip",
        }
    }
}

impl Action {
    /// Its name in storage and in forms.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Skip => "skip",
            Self::Veil => "veil",
            Self::Note => "note",
        }
    }

    /// The name of the choice.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Skip => "Cover and move on",
            Self::Veil => "Cover",
            Self::Note => "Only name it",
        }
    }
}

impl Lean {
    /// Every choice.
    pub const ALL: [Self; 2] = [Self::Cover, Self::Allow];

    /// Its name in storage and in forms.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Cover => "cover",
            Self::Allow => "allow",
        }
    }

    /// What a rule does.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Cover => "Always covers",
            Self::Allow => "Is no reason",
        }
    }
}

impl VeilStyle {
    /// Every choice, the default first.
    pub const ALL: [Self; 2] = [Self::Blur, Self::Solid];

    /// Its name in storage and in forms.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Blur => "blur",
            Self::Solid => "solid",
        }
    }

    /// The name of the choice.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Blur => "Blurred",
            Self::Solid => "Plain",
        }
    }

    /// What it looks like, as one sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Blur => "The colours of the picture, nothing more.",
            Self::Solid => "A quiet, even ground.",
        }
    }
}

impl Stance {
    /// What the text does with its subject.
    pub const fn label(self) -> &'static str {
        match self {
            Self::None => "No subject found",
            Self::Promotion => "Promotes or shows how",
            Self::Disclosure => "Tells of one's own experience",
            Self::Recovery => "Recovery and support",
            Self::Education => "Informs",
            Self::News => "Reports an event",
            Self::Joke => "Joke or figure of speech",
            Self::Fiction => "Fiction, a game or a song",
            Self::Other => "None of the usual kinds",
        }
    }
}

impl Crisis {
    /// What the words show about the writer, without a claim about the person.
    pub const fn label(self) -> &'static str {
        match self {
            Self::None => "No sign",
            Self::Past => "In the past, or about somebody else",
            Self::Present => "A wish in the present, in the first person",
            Self::Intent => "A plan or a time, in the first person",
        }
    }
}

impl Advice {
    /// The kind of advice that the post shows itself to be.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Professional => "Professional advice",
            Self::Personal => "Personal story",
            Self::Unverified => "Unverified tip",
            Self::Unclear => "Not enough to say",
        }
    }

    /// What the label means, and what it does not.
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::Professional => {
                "The post names a credential or an institution. That is a claim: nobody has checked it here."
            }
            Self::Personal => "Someone's own experience. It may be true for them and different for you.",
            Self::Unverified => "Advice without a credential or a source in the text. It may still be right.",
            Self::Unclear => {
                "It is about mental health, but the text does not say enough to tell which kind."
            }
        }
    }
}

impl Signal {
    /// What was seen, as a statement about the text.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Credential => "Claims a title or an institution",
            Self::Reference => "Names a source",
            Self::Limits => "States its limits",
            Self::HelpSeeking => "Encourages seeking help",
            Self::AbsoluteCure => "Promises a cure or speaks in absolutes",
            Self::SelfDiagnosis => "Invites to diagnose oneself",
            Self::Selling => "Sells something",
            Self::AntiTreatment => "Discourages treatment",
        }
    }
}

impl SiteLabel {
    /// What the site says, in its own sense.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Sensitive => "Sensitive content",
            Self::Generated => "AI-generated",
            Self::Paid => "Paid partnership",
            Self::Advert => "Advert",
            Self::Live => "LIVE",
        }
    }
}

/// The English name of a language, its code where there is none here.
pub fn language(code: &str) -> &str {
    match code {
        "und" | "" => "Can't be told",
        "en" => "English",
        "es" => "Spanish",
        "pt" => "Portuguese",
        "fr" => "French",
        "de" => "German",
        "ar" => "Arabic",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_differ_in_their_words() {
        let mut labels: Vec<_> = Sensitivity::ALL.map(Sensitivity::label).to_vec();
        labels.extend(Action::ALL.map(Action::label));
        labels.extend(VeilStyle::ALL.map(VeilStyle::label));
        let count = labels.len();
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(labels.len(), count);
    }

    #[test]
    fn an_unknown_language_keeps_its_code() {
        assert_eq!(language("nl"), "nl");
        assert_eq!(language("und"), "Can't be told");
    }
}
