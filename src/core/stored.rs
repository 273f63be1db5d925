//! Reading what is stored without trusting it: what is missing or of another type is as if it were not there, and
//! everything else holds.
//!
//! The scripts in tabs read by hand. To read through serde would cost every page kilobytes of messages that nobody
//! sees there; the background, which must know of a fault, and files, which must be told of one, do read so.

use super::category::Category;
use super::creator::{Check, Creators, Handles};
use super::post::Site;
use super::rule::{Lean, Rule};
use super::settings::{Action, Choice, Sensitivity, Settings, VeilStyle};
use super::time::Millis;

/// A value of unknown shape.
pub trait Value: Sized {
    /// The field of that name.
    fn field(&self, name: &str) -> Option<Self>;
    /// The items of a list; none where it is no list.
    fn items(&self) -> Vec<Self>;
    /// A text.
    fn text(&self) -> Option<String>;
    /// A whole number, not negative.
    fn number(&self) -> Option<Millis>;
    /// Yes or no.
    fn flag(&self) -> Option<bool>;
}

pub(super) fn text<V: Value>(value: &V, name: &str) -> String {
    value.field(name).and_then(|field| field.text()).unwrap_or_default()
}

pub(super) fn number<V: Value>(value: &V, name: &str) -> Millis {
    value.field(name).and_then(|field| field.number()).unwrap_or_default()
}

pub(super) fn flag<V: Value>(value: &V, name: &str, otherwise: bool) -> bool {
    value.field(name).and_then(|field| field.flag()).unwrap_or(otherwise)
}

pub(super) fn items<V: Value>(value: &V, name: &str) -> Vec<V> {
    value.field(name).map_or_else(Vec::new, |field| field.items())
}

/// One of `choices` by its id.
pub(super) fn named<V: Value, T: Copy + Default>(
    value: &V,
    name: &str,
    choices: &[T],
    id: fn(T) -> &'static str,
) -> T {
    let wanted = text(value, name);
    choices.iter().copied().find(|choice| id(*choice) == wanted).unwrap_or_default()
}

impl Settings {
    /// What a stored value says, field by field.
    pub fn read<V: Value>(value: &V) -> Self {
        let mut settings = Self {
            paused_until: number(value, "paused_until"),
            veil: named(value, "veil", &VeilStyle::ALL, VeilStyle::id),
            badge: flag(value, "badge", true),
            cautions_only: flag(value, "cautions_only", false),
            corrections: text(value, "corrections").into(),
            country: text(value, "country"),
            comments: flag(value, "comments", false),
            counts_hidden: flag(value, "counts_hidden", false),
            leaves: flag(value, "leaves", false),
            ..Self::default()
        };
        if items(value, "sites_off").iter().any(|site| site.text().as_deref() == Some("tiktok")) {
            settings.sites_off.push(Site::Tiktok);
        }
        if let Some(choices) = value.field("categories") {
            for category in Category::ALL {
                let Some(choice) = choices.field(category.id()) else { continue };
                settings.categories[category] = Choice {
                    sensitivity: named(&choice, "sensitivity", &Sensitivity::ALL, Sensitivity::id),
                    action: named(&choice, "action", &Action::ALL, Action::id),
                };
            }
        }
        settings.rules = items(value, "rules")
            .iter()
            .map(|rule| Rule {
                phrase: text(rule, "phrase"),
                lean: named(rule, "lean", &Lean::ALL, Lean::id),
            })
            .filter(|rule| !rule.phrase.is_empty())
            .collect();
        settings
    }
}

impl Creators {
    /// What a stored value says, field by field.
    pub fn read<V: Value>(value: &V) -> Self {
        let handles = |name| Handles::from(text(value, name));
        let checked = items(value, "checked").into_iter().map(|check| Check {
            handle: text(&check, "handle"),
            at: number(&check, "at"),
            note: text(&check, "note"),
        });
        let checked = checked.filter(|check| !check.handle.is_empty()).collect();
        Self { show: handles("show"), veil: handles("veil"), helpful: handles("helpful"), checked }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::core::correction::Correction;
    use crate::core::settings::{Badges, Change};

    impl Value for Json {
        fn field(&self, name: &str) -> Option<Self> {
            self.get(name).cloned()
        }

        fn items(&self) -> Vec<Self> {
            self.as_array().cloned().unwrap_or_default()
        }

        fn text(&self) -> Option<String> {
            self.as_str().map(str::to_owned)
        }

        fn number(&self) -> Option<Millis> {
            self.as_u64()
        }

        fn flag(&self) -> Option<bool> {
            self.as_bool()
        }
    }

    fn change() -> impl Strategy<Value = Change> {
        let category = (0..Category::ALL.len()).prop_map(|place| Category::ALL[place]);
        prop_oneof![
            (category.clone(), 0..4usize).prop_map(|(c, s)| Change::Sensitivity(c, Sensitivity::ALL[s])),
            (category, 0..3usize).prop_map(|(c, a)| Change::Action(c, Action::ALL[a])),
            (0..2usize).prop_map(|style| Change::Veil(VeilStyle::ALL[style])),
            (0..3usize).prop_map(|badges| Change::Badge(Badges::ALL[badges])),
            any::<bool>().prop_map(Change::Comments),
            any::<bool>().prop_map(Change::Counts),
            any::<bool>().prop_map(Change::Leaves),
            any::<bool>().prop_map(|on| Change::Site(Site::Tiktok, on)),
            (0..9_000_000_000_000u64).prop_map(Change::Pause),
            any::<u64>().prop_map(|post| Change::Correct(format!("{post:016x}"), Some(Correction::Personal))),
            ("[a-z]{1,9}", 0..2usize)
                .prop_map(|(phrase, lean)| Change::Rule(Rule { phrase, lean: Lean::ALL[lean] })),
            "[A-Z]{2}".prop_map(Change::Country),
        ]
    }

    /// Anything at all, of the names that are looked for.
    fn anything() -> impl Strategy<Value = Json> {
        let leaf = prop_oneof![
            Just(Json::Null),
            any::<bool>().prop_map(Json::from),
            any::<f64>().prop_map(|number| json!(number)),
            "[a-z_]{0,12}".prop_map(Json::from),
        ];
        leaf.prop_recursive(3, 64, 8, |inner| {
            let name = prop::sample::select(vec![
                "veil",
                "rules",
                "phrase",
                "lean",
                "categories",
                "grief",
                "sensitivity",
                "action",
                "sites_off",
                "show",
                "checked",
                "handle",
                "at",
                "paused_until",
                "badge",
            ]);
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Json::from),
                prop::collection::btree_map(name, inner, 0..8).prop_map(|fields| Json::Object(
                    fields.into_iter().map(|(k, v)| (k.to_owned(), v)).collect()
                )),
            ]
        })
    }

    proptest! {
        #[test]
        fn reads_what_serde_writes(changes in prop::collection::vec(change(), 0..20)) {
            let mut settings = Settings::default();
            changes.iter().for_each(|change| settings.apply(change));
            prop_assert_eq!(Settings::read(&serde_json::to_value(&settings).unwrap()), settings);
        }

        #[test]
        fn reads_anything(value in anything()) {
            Settings::read(&value);
            Creators::read(&value);
        }
    }

    #[test]
    fn reads_creators_as_serde_does() {
        let stored = json!({
            "show": "kettle\n", "veil": "b\na\n", "helpful": 5,
            "checked": [{ "handle": "kettle", "at": 5, "note": "seen" }, { "at": 7 }],
        });
        let creators = Creators::read(&stored);
        assert!(creators.show.contains("kettle") && creators.veil.contains("a"));
        assert_eq!(creators.checked.len(), 1);
        assert_eq!(creators.checked[0].note, "seen");
    }

    #[test]
    fn a_broken_field_takes_nothing_else_with_it() {
        let stored =
            json!({ "categories": 7, "comments": true, "rules": [{ "phrase": "spider", "lean": 3 }] });
        let settings = Settings::read(&stored);
        assert!(settings.comments);
        assert_eq!(settings.rules, [Rule { phrase: "spider".to_owned(), lean: Lean::Cover }]);
    }
}
