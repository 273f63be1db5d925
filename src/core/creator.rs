//! Creators as a person marked them: whose posts are always shown or always covered, whom they find helpful, and
//! whose claim they checked themselves. Nothing here is inferred.
//!
//! Kept apart from the settings and as plain lines, so that fifty thousand of them are one string for storage and
//! need no preparation in a tab.

pub mod exchange;

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::time::Millis;

/// Most creators in one list.
pub const MOST: usize = 50_000;
/// Most bytes of a handle; the longest of a site has 30, and they are ASCII.
const LONGEST: usize = 40;
/// Most characters of a note.
pub const NOTE: usize = 300;

/// What is done with every post of a creator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Treat {
    /// Shown, whatever it says.
    Show,
    /// Covered, whatever it says.
    Veil,
}

/// A set of handles: lower case, sorted, each with a line break behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Handles(String);

impl From<String> for Handles {
    /// Total: lines that are no handles are dropped, the others brought into order.
    fn from(lines: String) -> Self {
        let is_in_order = |lines: &str| {
            let mut before = "";
            lines.lines().all(|line| {
                let rises = before < line && handle(line).as_deref() == Some(line);
                before = line;
                rises
            })
        };
        if lines.is_empty() || lines.ends_with('\n') && is_in_order(&lines) {
            Self(lines)
        } else {
            lines.lines().collect()
        }
    }
}

impl From<Handles> for String {
    fn from(handles: Handles) -> Self {
        handles.0
    }
}

impl<'a> FromIterator<&'a str> for Handles {
    fn from_iter<I: IntoIterator<Item = &'a str>>(handles: I) -> Self {
        let mut known: Vec<String> = handles.into_iter().filter_map(handle).collect();
        known.sort_unstable();
        known.dedup();
        known.truncate(MOST);
        Self(known.into_iter().map(|name| name + "\n").collect())
    }
}

impl Handles {
    /// Whether a creator is in it.
    pub fn contains(&self, name: &str) -> bool {
        handle(name).is_some_and(|name| self.find(&name).is_ok())
    }

    /// The handles, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.lines()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts a creator in or takes them out. A full list takes no more.
    fn set(&mut self, name: &str, is_in: bool) {
        let Some(name) = handle(name) else { return };
        match (self.find(&name), is_in) {
            (Err(place), true) if self.0.lines().count() < MOST => {
                self.0.insert_str(place, &format!("{name}\n"));
            }
            (Ok(place), false) => self.0.replace_range(place..=place + name.len(), ""),
            _ => {}
        }
    }

    /// Where the line of a handle begins, or where it would; by halving.
    fn find(&self, name: &str) -> Result<usize, usize> {
        let lines = self.0.as_bytes();
        let (mut low, mut high) = (0, lines.len());
        while low < high {
            let middle = low.midpoint(high);
            let start = lines[..middle].iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
            let end =
                lines[start..].iter().position(|&byte| byte == b'\n').map_or(lines.len(), |end| start + end);
            match lines[start..end].cmp(name.as_bytes()) {
                Ordering::Equal => return Ok(start),
                Ordering::Less => low = (end + 1).min(high),
                Ordering::Greater => high = start,
            }
        }
        Err(low)
    }
}

/// A handle as it is kept: lower case, without its `@`. `None` where the text is none.
pub fn handle(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix('@').unwrap_or(text);
    let is_of_one = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte) || !byte.is_ascii();
    let is_one = !text.is_empty() && text.len() <= LONGEST && text.bytes().all(is_of_one);
    is_one.then(|| text.to_ascii_lowercase())
}

/// A claim that the person looked up themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Whose.
    pub handle: String,
    /// When.
    pub at: Millis,
    /// What they found, at most [`NOTE`] characters.
    #[serde(default)]
    pub note: String,
}

/// Every creator that is marked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Creators {
    /// Always shown.
    pub show: Handles,
    /// Always covered.
    pub veil: Handles,
    /// Found helpful.
    pub helpful: Handles,
    /// Checked, latest last.
    pub checked: Vec<Check>,
}

/// One mark that a person sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// What is done with the posts of a creator, `None` for what they say.
    Treat(String, Option<Treat>),
    /// Whether they are found helpful.
    Helpful(String, bool),
    /// A claim was checked, or its note changed.
    Check(Check),
    /// It was not, after all.
    Uncheck(String),
}

/// What a person marked of one creator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// What is done with their posts.
    pub treat: Option<Treat>,
    /// Whether they are found helpful.
    pub is_helpful: bool,
    /// Whether a claim of theirs was checked.
    pub checked: Option<Check>,
}

impl Creators {
    /// What is marked of a creator.
    pub fn marks(&self, name: &str) -> Marks {
        let Some(name) = handle(name) else { return Marks::default() };
        let treat = match (self.veil.contains(&name), self.show.contains(&name)) {
            (true, _) => Some(Treat::Veil),
            (false, true) => Some(Treat::Show),
            (false, false) => None,
        };
        let checked = self.checked.iter().find(|check| check.handle == name).cloned();
        Marks { treat, is_helpful: self.helpful.contains(&name), checked }
    }

    /// Sets one mark. What names nobody changes nothing.
    pub fn apply(&mut self, mark: &Mark) {
        match mark {
            Mark::Treat(name, treat) => {
                self.show.set(name, *treat == Some(Treat::Show));
                self.veil.set(name, *treat == Some(Treat::Veil));
            }
            Mark::Helpful(name, is_helpful) => self.helpful.set(name, *is_helpful),
            Mark::Check(check) => {
                self.uncheck(&check.handle);
                if let Some(handle) = handle(&check.handle).filter(|_| self.checked.len() < MOST) {
                    let note = check.note.chars().take(NOTE).collect();
                    self.checked.push(Check { handle, at: check.at, note });
                }
            }
            Mark::Uncheck(name) => self.uncheck(name),
        }
    }

    fn uncheck(&mut self, name: &str) {
        let name = handle(name);
        self.checked.retain(|check| Some(&check.handle) != name.as_ref());
    }

    /// Everybody who is marked, each once, in order.
    pub fn everybody(&self) -> Vec<&str> {
        let lists = [&self.show, &self.veil, &self.helpful].into_iter().flat_map(Handles::iter);
        let mut everybody: Vec<&str> = lists.chain(self.checked.iter().map(|check| &*check.handle)).collect();
        everybody.sort_unstable();
        everybody.dedup();
        everybody
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_creator_is_in_one_list_at_most_and_can_be_checked() {
        let mut creators = Creators::default();
        creators.apply(&Mark::Treat("@Kettle.Cup".to_owned(), Some(Treat::Show)));
        creators.apply(&Mark::Treat("kettle.cup".to_owned(), Some(Treat::Veil)));
        creators.apply(&Mark::Helpful("ladle".to_owned(), true));
        let check = Check { handle: "@Ladle".to_owned(), at: 5, note: "on the register".to_owned() };
        creators.apply(&Mark::Check(check));
        assert_eq!(creators.marks("@kettle.cup").treat, Some(Treat::Veil));
        assert!(creators.show.is_empty());
        let ladle = creators.marks("ladle");
        assert!(ladle.is_helpful && ladle.treat.is_none());
        assert_eq!(ladle.checked.map(|check| check.note).as_deref(), Some("on the register"));
        creators.apply(&Mark::Uncheck("LADLE".to_owned()));
        creators.apply(&Mark::Treat("kettle.cup".to_owned(), None));
        assert_eq!(creators.everybody(), ["ladle"]);
    }

    #[test]
    fn what_is_no_handle_is_dropped() {
        for text in ["", " ", "@", "two words", "a/b", "a,b", &"a".repeat(41)] {
            assert_eq!(handle(text), None, "{text:?}");
        }
        let handles = Handles::from("b\nA\n\ntwo words\na".to_owned());
        assert_eq!(handles.iter().collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn fifty_thousand_are_looked_up_at_once() {
        let names: Vec<String> = (0..MOST).map(|number| format!("creator.{number}")).collect();
        let handles: Handles = names.iter().map(String::as_str).collect();
        assert!(names.iter().all(|name| handles.contains(name)));
        assert!(!handles.contains("creator.50000"));
    }

    proptest! {
        #[test]
        fn a_list_is_a_set(steps in prop::collection::vec(("[a-cä]{1,3}", any::<bool>()), 0..40)) {
            let (mut handles, mut set) = (Handles::default(), std::collections::BTreeSet::new());
            for (name, is_in) in &steps {
                handles.set(name, *is_in);
                if *is_in { set.insert(name.clone()); } else { set.remove(name); }
                prop_assert_eq!(handles.iter().collect::<Vec<_>>(), set.iter().collect::<Vec<_>>());
            }
            for name in ["a", "ab", "cä", "b", "zz"] {
                prop_assert_eq!(handles.contains(name), set.contains(name));
            }
            prop_assert_eq!(&Handles::from(String::from(handles.clone())), &handles);
        }
    }
}
