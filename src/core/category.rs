//! The categories that a person can choose to be protected from.

use serde::{Deserialize, Serialize};

/// One kind of subject that may trigger. The order is the order in which they are listed everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Ending one's life: ideation, attempts, deaths by suicide.
    Suicide,
    /// Injuring oneself without the aim to die.
    SelfHarm,
    /// Anorexia, bulimia, bingeing, purging, restriction as control.
    EatingDisorder,
    /// Dieting talk, weight numbers, body checks, comparison, shame about looks.
    BodyImage,
    /// Domestic, sexual or child abuse, assault, harassment as experience.
    Abuse,
    /// Real killing, war, injury, gore, accidents with victims, threats.
    Violence,
    /// Drugs, alcohol misuse, overdose, addiction, smoking.
    SubstanceUse,
    /// Anxiety and panic as a state.
    AnxietyPanic,
    /// Hopelessness, emptiness, sadness as a state.
    Depression,
    /// The death of somebody loved, person or animal.
    Grief,
    /// Slurs, dehumanising or hostile language, bullying.
    HateHarassment,
}

impl Category {
    /// Every category, in order.
    pub const ALL: [Self; 11] = [
        Self::Suicide,
        Self::SelfHarm,
        Self::EatingDisorder,
        Self::BodyImage,
        Self::Abuse,
        Self::Violence,
        Self::SubstanceUse,
        Self::AnxietyPanic,
        Self::Depression,
        Self::Grief,
        Self::HateHarassment,
    ];

    /// Its place in [`Category::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The stable name used in storage, data files and output.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Suicide => "suicide",
            Self::SelfHarm => "self_harm",
            Self::EatingDisorder => "eating_disorder",
            Self::BodyImage => "body_image",
            Self::Abuse => "abuse",
            Self::Violence => "violence",
            Self::SubstanceUse => "substance_use",
            Self::AnxietyPanic => "anxiety_panic",
            Self::Depression => "depression",
            Self::Grief => "grief",
            Self::HateHarassment => "hate_harassment",
        }
    }

    /// The category with this [`Category::id`].
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.id() == id)
    }

    /// What a person reads: neutral, specific, no claim about anybody.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Suicide => "Suicide",
            Self::SelfHarm => "Self-harm",
            Self::EatingDisorder => "Eating disorders",
            Self::BodyImage => "Body image and dieting",
            Self::Abuse => "Abuse and assault",
            Self::Violence => "Violence",
            Self::SubstanceUse => "Alcohol and drugs",
            Self::AnxietyPanic => "Anxiety and panic",
            Self::Depression => "Depression",
            Self::Grief => "Grief and loss",
            Self::HateHarassment => "Hate and harassment",
        }
    }

    /// One plain sentence for the options page.
    pub const fn description(self) -> &'static str {
        match self {
            Self::Suicide => "Suicidal thoughts, attempts, deaths by suicide",
            Self::SelfHarm => "Hurting oneself, scars, urges",
            Self::EatingDisorder => "Restriction, bingeing, purging, pro-disorder content",
            Self::BodyImage => "Weight numbers, body checks, before and after, comparison",
            Self::Abuse => "Domestic, sexual and child abuse, assault, stalking",
            Self::Violence => "War, killing, injuries, accidents, threats",
            Self::SubstanceUse => "Drinking, drugs, overdose, smoking, relapse",
            Self::AnxietyPanic => "Panic attacks, spirals, dread",
            Self::Depression => "Emptiness, hopelessness, heavy sadness",
            Self::Grief => "Death of a person or pet, mourning",
            Self::HateHarassment => "Slurs, hostility against groups, bullying",
        }
    }
}
