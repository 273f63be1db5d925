//! A reading: what an adapter found on one card at one moment, and whether that is a post yet.
//!
//! Pages change cards field by field: a caption may already be the next post's while the picture is still
//! the last one's. A card whose ids disagree stays covered until they agree.

use super::post::{Post, SiteLabel};

/// How long a card is waited for whose ids disagree or whose text is missing, and how long a veil holds when
/// the text under it changes to a harmless one while the id does not, in milliseconds.
/// Longer leaves a slow page covered for longer, shorter risks judging half a card.
pub const SETTLE: u64 = 700;

/// What stands on one card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Every id found; one post has one.
    pub ids: Vec<String>,
    /// The caption, `None` where the card has no place for one (yet).
    pub caption: Option<String>,
    /// The caption as it stands in a second place, such as the poster's alternative text.
    pub echo: Option<String>,
    /// The creator's handle.
    pub handle: Option<String>,
    /// The creator's display name.
    pub name: Option<String>,
    /// Closed captions on screen.
    pub subtitles: Option<String>,
    /// The site's own labels.
    pub labels: Vec<SiteLabel>,
}

/// How far a card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing of a post is there.
    Empty,
    /// Parts are missing or disagree: it may still change.
    Unsettled,
    /// It is one whole post.
    Settled,
}

impl Reading {
    /// How far the card is.
    pub fn state(&self) -> State {
        let is_empty =
            self.ids.is_empty() && self.caption.is_none() && self.echo.is_none() && self.handle.is_none();
        if is_empty {
            return State::Empty;
        }
        let one_id = self.ids.is_empty() || self.has_one_id();
        let named = self.handle.is_some() || !self.ids.is_empty();
        if one_id && named && self.is_readable() { State::Settled } else { State::Unsettled }
    }

    /// Whether ids were found, all the same.
    pub fn has_one_id(&self) -> bool {
        !self.ids.is_empty() && self.ids.windows(2).all(|pair| pair[0] == pair[1])
    }

    /// Whether there is any text to judge, however old.
    pub fn is_readable(&self) -> bool {
        self.caption.is_some() || self.echo.is_some()
    }

    /// The post. Where two places disagree about the caption, one is the last post's or a translation: both
    /// are judged, so that a card half changed is covered if either half would be.
    pub fn post(&self) -> Post {
        let caption = match (&self.caption, &self.echo) {
            (Some(caption), Some(echo)) if !same_words(caption, echo) => format!("{caption}\n{echo}"),
            (Some(caption), _) => caption.clone(),
            (None, echo) => echo.clone().unwrap_or_default(),
        };
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        Post {
            id: self.ids.first().cloned().unwrap_or_default(),
            caption,
            handle: text(&self.handle),
            name: text(&self.name),
            subtitles: text(&self.subtitles),
            labels: self.labels.clone(),
            ..Post::default()
        }
    }

    /// What the post is known by: its id, or handle and caption until an id shows.
    pub fn key(&self) -> String {
        match self.ids.first() {
            Some(id) => id.clone(),
            None => {
                let post = self.post();
                format!("@{} {:016x}", post.handle, hash(&post.caption))
            }
        }
    }
}

/// Whether two texts say the same but for white space, which the two places write differently.
/// The second may be cut short or go on: the poster's text does either on some surfaces.
fn same_words(caption: &str, echo: &str) -> bool {
    let mut a = caption.chars().filter(|c| !c.is_whitespace());
    let mut b = echo.chars().filter(|c| !c.is_whitespace());
    loop {
        match (a.next(), b.next()) {
            (Some(x), Some(y)) if x == y => {}
            (None, _) => return !caption.trim().is_empty() || echo.trim().is_empty(),
            (Some(_), None) => return !echo.trim().is_empty(),
            _ => return false,
        }
    }
}

/// How many characters of a caption in a row tell what it is.
const TELLING: usize = 12;

/// Whether a text, such as the title of the page, shows a caption, or begins with it.
pub fn shows(text: &str, caption: &str) -> bool {
    let squeezed = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let beginning: String = caption.chars().filter(|c| !c.is_whitespace()).take(TELLING).collect();
    !beginning.is_empty() && squeezed(text).contains(&beginning)
}

/// FNV-1a, 64 bits: spreads texts evenly, and nobody gains from a collision.
pub fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> Reading {
        Reading {
            ids: vec!["7608248907960814879".to_owned(); 2],
            caption: Some("rainy day soup\n#soup".to_owned()),
            echo: Some("rainy day soup #soup".to_owned()),
            handle: Some("ladle".to_owned()),
            ..Reading::default()
        }
    }

    #[test]
    fn a_whole_card_is_settled() {
        assert_eq!(whole().state(), State::Settled);
        assert_eq!(whole().key(), "7608248907960814879");
    }

    #[test]
    fn an_empty_shell_is_empty() {
        assert_eq!(Reading::default().state(), State::Empty);
    }

    #[test]
    fn parts_of_two_posts_are_not_a_post() {
        let two_ids = Reading {
            ids: vec!["7608248907960814879".to_owned(), "7608248907960814880".to_owned()],
            ..whole()
        };
        let no_text = Reading { caption: None, echo: None, ..whole() };
        for reading in [two_ids, no_text] {
            assert_eq!(reading.state(), State::Unsettled, "{reading:?}");
        }
    }

    #[test]
    fn where_two_captions_disagree_both_are_judged() {
        let reading = Reading { echo: Some("the next post".to_owned()), ..whole() };
        assert_eq!(reading.post().caption, "rainy day soup\n#soup\nthe next post");
        let emptied = Reading { caption: Some(String::new()), ..whole() };
        assert!(emptied.post().caption.contains("rainy day soup"));
    }

    #[test]
    fn without_an_id_handle_and_caption_are_the_key() {
        let first = Reading { ids: Vec::new(), ..whole() };
        let other = Reading { caption: Some("another".to_owned()), echo: None, ..first.clone() };
        assert_eq!(first.key(), Reading { echo: None, ..first.clone() }.key());
        assert_ne!(first.key(), other.key());
        assert_eq!(first.state(), State::Settled);
    }

    #[test]
    fn a_title_shows_a_caption_that_it_begins_with() {
        assert!(shows("rainy day soup and a… | Site", "rainy day  soup\nand a nap"));
        assert!(shows("soup | Site", "soup"));
        assert!(!shows("Site - videos", "rainy day soup"));
        assert!(!shows("Site", ""));
    }

    #[test]
    fn an_empty_caption_is_a_caption() {
        let reading = Reading { caption: Some(String::new()), echo: None, ..whole() };
        assert_eq!(reading.state(), State::Settled);
    }
}
