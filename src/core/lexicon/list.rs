//! The word lists by name and number. Shared with `build.rs`, which finds the files by these names.

/// One word list: a category, a cue, an advice list, a part of a threat or the function words of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct List(pub u8);

/// Categories in the order of `Category::ALL`; their number is the category's.
const CATEGORIES: [&str; 11] = [
    "suicide",
    "self_harm",
    "eating_disorder",
    "body_image",
    "abuse",
    "violence",
    "substance_use",
    "anxiety_panic",
    "depression",
    "grief",
    "hate_harassment",
];

/// Files of `cues/`, `advice/` and `hate/`, in the order of the constants below.
const CONTEXT: [&str; 36] = [
    "cues/promotion",
    "cues/disclosure",
    "cues/recovery",
    "cues/education",
    "cues/news",
    "cues/joke",
    "cues/fiction",
    "cues/negation",
    "cues/idiom",
    "cues/first_person",
    "cues/third_person",
    "cues/past",
    "cues/crisis_present",
    "cues/crisis_intent",
    "advice/topic",
    "advice/tip",
    "advice/personal",
    "advice/credential",
    "advice/reference",
    "advice/limits",
    "advice/help_seeking",
    "advice/absolute_cure",
    "advice/self_diagnosis",
    "advice/selling",
    "advice/anti_treatment",
    "hate/group",
    "hate/harm",
    "hate/fate",
    "hate/intent",
    "hate/duty",
    "hate/contempt",
    "hate/hatred",
    "hate/report",
    "hate/reclaimed",
    "advice/elsewhere",
    "advice/title",
];

/// Languages told by their function words; the first five have word lists.
pub const LANGUAGES: [&str; 12] = ["en", "es", "pt", "de", "fr", "it", "nl", "da", "sv", "tr", "id", "pl"];

impl List {
    /// How many lists there are.
    pub const COUNT: usize = CATEGORIES.len() + CONTEXT.len() + LANGUAGES.len();
    /// The first list that is not a category.
    pub const PROMOTION: Self = Self(11);
    /// See the labelling of stances.
    pub const DISCLOSURE: Self = Self(12);
    /// Recovery, support, encouragement.
    pub const RECOVERY: Self = Self(13);
    /// Information and awareness.
    pub const EDUCATION: Self = Self(14);
    /// Reports of events.
    pub const NEWS: Self = Self(15);
    /// Jokes and memes.
    pub const JOKE: Self = Self(16);
    /// Films, games, books, songs.
    pub const FICTION: Self = Self(17);
    /// Not, never, without.
    pub const NEGATION: Self = Self(18);
    /// Figures of speech: what lies inside is no subject.
    pub const IDIOM: Self = Self(19);
    /// I, me, my.
    pub const FIRST_PERSON: Self = Self(20);
    /// He, she, my friend.
    pub const THIRD_PERSON: Self = Self(21);
    /// Used to, years ago.
    pub const PAST: Self = Self(22);
    /// Wish to die or urge to self-harm, present.
    pub const CRISIS_PRESENT: Self = Self(23);
    /// Intent, plan, means, time.
    pub const CRISIS_INTENT: Self = Self(24);
    /// Subjects of mental health.
    pub const TOPIC: Self = Self(25);
    /// Words of advice.
    pub const TIP: Self = Self(26);
    /// Words of own experience.
    pub const PERSONAL: Self = Self(27);
    /// The first of the eight signals, in the order of `Signal`.
    pub const CREDENTIAL: Self = Self(28);
    /// People as groups that hatred aims at.
    pub const GROUP: Self = Self(36);
    /// What somebody would do to them.
    pub const HARM: Self = Self(37);
    /// What would become of them.
    pub const FATE: Self = Self(38);
    /// Whose wish or plan it is.
    pub const INTENT: Self = Self(39);
    /// What somebody says is right.
    pub const DUTY: Self = Self(40);
    /// Contempt after a group.
    pub const CONTEMPT: Self = Self(41);
    /// Hatred before a group.
    pub const HATRED: Self = Self(42);
    /// Somebody else's words, or words against them.
    pub const REPORT: Self = Self(43);
    /// Before a slur: the writer speaks of themselves or their friends.
    pub const RECLAIMED: Self = Self(44);
    /// Bodies, beauty, sport: wellness words beside them are about those.
    pub const ELSEWHERE: Self = Self(45);
    /// Titles that say by themselves, in a name or a handle, what somebody claims to be.
    pub const TITLE: Self = Self(46);
    const FIRST_LANGUAGE: u8 = 47;

    /// The number in a table of all lists.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The category's number, if the list is one of a category.
    pub const fn category(self) -> Option<usize> {
        if self.0 < Self::PROMOTION.0 { Some(self.0 as usize) } else { None }
    }

    /// The signal's number, if the list is one of a signal.
    pub const fn signal(self) -> Option<usize> {
        if self.0 >= Self::CREDENTIAL.0 && self.0 < Self::GROUP.0 {
            Some((self.0 - Self::CREDENTIAL.0) as usize)
        } else {
            None
        }
    }

    /// The place in [`LANGUAGES`], if the list holds function words.
    pub const fn language(self) -> Option<usize> {
        if self.0 >= Self::FIRST_LANGUAGE { Some((self.0 - Self::FIRST_LANGUAGE) as usize) } else { None }
    }

    /// The list of function words of a language, by its place in [`LANGUAGES`].
    pub const fn of_language(at: usize) -> Self {
        Self(Self::FIRST_LANGUAGE + at as u8)
    }

    /// The list kept in the file of this name, without language folder and extension.
    pub fn of_file(name: &str) -> Option<Self> {
        let at = CATEGORIES.iter().chain(&CONTEXT).position(|known| *known == name)?;
        u8::try_from(at).ok().map(Self)
    }
}
