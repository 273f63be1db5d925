//! The shelf: posts that a person kept, as links with their own note and tags. Nothing of a caption is kept.

use serde::{Deserialize, Serialize};

use super::creator::handle;
use super::post::Post;
use super::time::Millis;

/// Most posts on the shelf; the oldest go first.
const MOST: usize = 2_000;
/// Most characters of a note, and of all tags of a post.
const LONGEST: usize = 300;
/// What every link begins with.
const SITE: &str = "https://www.tiktok.com/";

/// A post that was kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Its address.
    pub link: String,
    /// Whose it is, without `@`; may be empty.
    pub creator: String,
    /// When it was kept.
    pub at: Millis,
    /// Why, in the person's words.
    pub note: String,
    /// Words to find it by, with spaces between them.
    pub tags: String,
}

/// Everything that was kept, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Shelf {
    /// The posts.
    pub posts: Vec<Kept>,
}

/// A change of the shelf.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Keeps the post at this address, by this creator.
    Keep(String, String),
    /// Writes the note of the post at this address.
    Note(String, String),
    /// Writes its tags.
    Tags(String, String),
    /// Takes it off.
    Remove(String),
}

/// In which order the shelf is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Kept last first.
    #[default]
    Newest,
    /// Kept first first.
    Oldest,
    /// By creator.
    Creator,
}

impl Order {
    /// Every choice, the default first.
    pub const ALL: [Self; 3] = [Self::Newest, Self::Oldest, Self::Creator];

    /// Its name in forms.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Creator => "creator",
        }
    }

    /// The name of the choice.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Newest => "Newest",
            Self::Oldest => "Oldest",
            Self::Creator => "Creator",
        }
    }
}

/// What keeps a post. `None` where it shows no id, or none that makes an address.
pub fn keeping(post: &Post) -> Option<Change> {
    let creator = handle(&post.handle)?;
    let is_id = !post.id.is_empty() && post.id.bytes().all(|byte| byte.is_ascii_digit());
    is_id.then(|| Change::Keep(format!("{SITE}@{creator}/video/{}", post.id), creator))
}

impl Shelf {
    /// Makes a change at `now`. What is no address of the site is not kept.
    pub fn apply(&mut self, change: &Change, now: Millis) {
        let cut = |text: &str| text.trim().chars().take(LONGEST).collect::<String>();
        match change {
            Change::Keep(link, creator) => {
                let is_known = self.posts.iter().any(|kept| kept.link == *link);
                if !is_known && link.starts_with(SITE) && link.len() <= LONGEST {
                    let creator = handle(creator).unwrap_or_default();
                    self.posts.push(Kept { link: link.clone(), creator, at: now, ..Kept::default() });
                    let most = self.posts.len().saturating_sub(MOST);
                    self.posts.drain(..most);
                }
            }
            Change::Note(link, note) => self.of(link).for_each(|kept| kept.note = cut(note)),
            Change::Tags(link, tags) => self.of(link).for_each(|kept| kept.tags = cut(tags)),
            Change::Remove(link) => self.posts.retain(|kept| kept.link != *link),
        }
    }

    /// The posts in which every word of `words` stands, in an order.
    pub fn found(&self, words: &str, order: Order) -> Vec<Kept> {
        let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        let has = |kept: &&Kept| {
            let text = format!("{} {} {}", kept.creator, kept.note, kept.tags).to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        let mut found: Vec<Kept> = self.posts.iter().filter(has).cloned().collect();
        match order {
            Order::Newest => found.reverse(),
            Order::Oldest => {}
            Order::Creator => found.sort_by(|one, other| one.creator.cmp(&other.creator)),
        }
        found
    }

    fn of(&mut self, link: &str) -> impl Iterator<Item = &mut Kept> {
        self.posts.iter_mut().filter(move |kept| kept.link == link)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keep(shelf: &mut Shelf, id: u64, creator: &str) {
        let post = Post { id: id.to_string(), handle: creator.to_owned(), ..Post::default() };
        shelf.apply(&keeping(&post).unwrap(), id);
    }

    #[test]
    fn keeps_a_post_once_and_finds_it_again() {
        let mut shelf = Shelf::default();
        for (id, creator) in [(11, "Kettle"), (12, "moss"), (11, "kettle")] {
            keep(&mut shelf, id, creator);
        }
        let link = "https://www.tiktok.com/@kettle/video/11".to_owned();
        shelf.apply(&Change::Note(link.clone(), " for the train ".to_owned()), 20);
        shelf.apply(&Change::Tags(link.clone(), "calm breathing".to_owned()), 20);
        let ids =
            |words: &str, order| shelf.found(words, order).iter().map(|kept| kept.at).collect::<Vec<_>>();
        assert_eq!(ids("", Order::Newest), [12, 11]);
        assert_eq!(ids("CALM train", Order::Newest), [11]);
        assert_eq!(ids("", Order::Creator), [11, 12]);
        assert!(ids("nothing", Order::Oldest).is_empty());
        shelf.apply(&Change::Remove(link), 30);
        assert_eq!(shelf.posts.len(), 1);
    }

    #[test]
    fn keeps_no_address_of_anybody_else() {
        let mut shelf = Shelf::default();
        for link in ["javascript:alert(1)", "https://evil.example/", "https://www.tiktok.com.evil.example/"] {
            shelf.apply(&Change::Keep(link.to_owned(), "x".to_owned()), 1);
        }
        assert_eq!(shelf, Shelf::default());
        let odd = Post { id: "1/../../x".to_owned(), handle: "x".to_owned(), ..Post::default() };
        assert_eq!(keeping(&odd), None);
    }

    #[test]
    fn the_oldest_make_room() {
        let mut shelf = Shelf::default();
        (1..=MOST as u64 + 1).for_each(|id| keep(&mut shelf, id, "kettle"));
        assert_eq!((shelf.posts.len(), shelf.posts[0].at), (MOST, 2));
    }
}
