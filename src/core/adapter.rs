//! How a site's markup becomes posts, as data: per layout an ordered list of ways to find each field.
//!
//! The browser layer runs the selectors; what an attribute's text means is read here, natively testable.

pub mod tiktok;

use super::post::SiteLabel;

/// One way a site lays out one post.
#[derive(Debug)]
pub struct Layout {
    /// For messages and tests.
    pub name: &'static str,
    /// What a card holds.
    pub holds: Holds,
    /// Finds the card: the element that holds one post and nothing of another.
    pub card: &'static str,
    /// Find the picture within the card: where veil and badge are laid.
    pub media: &'static [&'static str],
    /// Find the id of the post.
    pub id: &'static [Source],
    /// Find the caption.
    pub caption: &'static [Source],
    /// Find the caption again in another place, to tell a card that is being changed from one that stands.
    pub echo: &'static [Source],
    /// Find the creator's handle.
    pub handle: &'static [Source],
    /// Find the creator's display name.
    pub name_shown: &'static [Source],
    /// Find the closed captions on screen.
    pub subtitles: &'static [Source],
    /// Find the site's own labels.
    pub labels: &'static [Labelled],
    /// Finds controls within the card that stay in use while it is covered: a person must get out of full
    /// screen. Empty where there are none.
    pub open: &'static str,
    /// Whether the card holds the player of the next post too: then only a player on screen counts.
    pub preloads: bool,
    /// Find the page's own control that moves on by one post, anywhere in the page.
    pub next: &'static [&'static str],
}

/// What stands on one card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A post.
    Post,
    /// One comment: not counted, not badged, and covered in one line.
    Comment,
}

/// One way in which the site labels a post.
#[derive(Debug)]
pub struct Labelled {
    /// Finds the element within the card.
    pub selector: &'static str,
    /// What it says, `None` where its words have to be read.
    pub says: Option<SiteLabel>,
}

impl Labelled {
    /// The label, from the words of the element where they matter. Words are read in English only: the site
    /// translates them with its interface.
    pub fn read(&self, words: &str) -> Option<SiteLabel> {
        self.says.or_else(|| {
            let says = |part: &str| words.contains(part);
            match () {
                () if says("AI-generated") => Some(SiteLabel::Generated),
                () if says("Paid partnership") || says("Promotional content") => Some(SiteLabel::Paid),
                () if says("Sponsored") => Some(SiteLabel::Advert),
                () => None,
            }
        })
    }
}

/// One way to find a field.
#[derive(Debug)]
pub struct Source {
    /// Finds the element within the card. No tag names before `[data-e2e]`: tags changed under 9 of 20.
    pub selector: &'static str,
    /// What to read of it.
    pub reads: Reads,
}

/// What to read of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// Its text, line breaks kept.
    Text,
    /// The first line of its text, up to a middle dot: a name, after which the site writes the date.
    Name,
    /// The attribute `alt`, whole.
    Alt,
    /// The attribute `alt` of a grid's picture, up to the last ` created by `. It may be empty: a post without
    /// a caption.
    GridAlt,
    /// The attribute `data-more-menu-item-id`, where it is an id.
    MenuId,
    /// The id in the attribute `id` of a player: `xgwrapper-0-7608248907960814879`.
    PlayerId,
    /// The handle in the attribute `href`: `/@handle`, or the same on a whole address.
    HandlePath,
    /// The handle as text, with or without its `@`.
    HandleText,
    /// The id in the attribute `href`: `/@handle/video/7608248907960814879`, or the same with `photo`.
    PostPath,
}

impl Reads {
    /// The attribute to read, `None` for the text.
    pub const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Text | Self::Name | Self::HandleText => None,
            Self::Alt | Self::GridAlt => Some("alt"),
            Self::MenuId => Some("data-more-menu-item-id"),
            Self::PlayerId => Some("id"),
            Self::HandlePath | Self::PostPath => Some("href"),
        }
    }

    /// The field in what stands there, `None` where it is something else.
    pub fn parse(self, raw: &str) -> Option<String> {
        match self {
            Self::Text => Some(raw.to_owned()),
            Self::Alt => Some(raw.to_owned()).filter(|alt| !alt.is_empty()),
            Self::GridAlt => {
                Some(raw.rsplit_once(" created by ").map_or(raw, |(caption, _)| caption).to_owned())
            }
            Self::HandleText => {
                let handle = raw.trim();
                let handle = handle.strip_prefix('@').unwrap_or(handle);
                Some(handle.to_owned()).filter(|handle| !handle.is_empty())
            }
            Self::PostPath => {
                let path = raw.split(['?', '#']).next().unwrap_or("");
                let (before, last) = path.trim_end_matches('/').rsplit_once('/')?;
                (before.ends_with("/video") || before.ends_with("/photo")).then(|| id(last))?
            }
            Self::Name => {
                let line = raw.lines().next().unwrap_or("");
                Some(line.split('·').next().unwrap_or("").trim().to_owned()).filter(|name| !name.is_empty())
            }
            Self::MenuId => id(raw),
            Self::PlayerId => id(raw.strip_prefix("xgwrapper-")?.split_once('-')?.1),
            Self::HandlePath => {
                let path = raw.split(['?', '#']).next().unwrap_or("");
                let handle = path.split('/').find_map(|part| part.strip_prefix('@'))?;
                Some(handle.to_owned()).filter(|handle| !handle.is_empty())
            }
        }
    }
}

/// A post id: 15 to 20 digits, kept as text since it does not fit a double.
fn id(raw: &str) -> Option<String> {
    let is_id = (15..=20).contains(&raw.len()) && raw.bytes().all(|byte| byte.is_ascii_digit());
    is_id.then(|| raw.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_ids_as_text() {
        let wrapper = "xgwrapper-0-7608248907960814879";
        assert_eq!(Reads::PlayerId.parse(wrapper).as_deref(), Some("7608248907960814879"));
        for other in
            ["xgwrapper-0", "xgwrapper-0-", "xgwrapper-0-12", "xgwrapper-0-76082489079608148x9", "grid-1"]
        {
            assert_eq!(Reads::PlayerId.parse(other), None, "{other}");
        }
        assert_eq!(Reads::MenuId.parse("7608248907960814879").as_deref(), Some("7608248907960814879"));
        assert_eq!(Reads::MenuId.parse(""), None);
    }

    #[test]
    fn reads_handles_from_paths_and_addresses() {
        for href in [
            "/@kettle.and.cup",
            "https://www.tiktok.com/@kettle.and.cup?lang=en",
            "/en/@kettle.and.cup/video/1",
        ] {
            assert_eq!(Reads::HandlePath.parse(href).as_deref(), Some("kettle.and.cup"), "{href}");
        }
        for href in ["", "/", "/@", "/tag/tea", "/@?x=@y"] {
            assert_eq!(Reads::HandlePath.parse(href), None, "{href}");
        }
    }

    #[test]
    fn reads_ids_from_the_links_of_a_grid() {
        for href in [
            "https://www.tiktok.com/@ladle/video/7608248907960814879",
            "/@ladle/photo/7608248907960814879?lang=en",
        ] {
            assert_eq!(Reads::PostPath.parse(href).as_deref(), Some("7608248907960814879"), "{href}");
        }
        for href in [
            "",
            "/@ladle",
            "/video/12",
            "/music/song-7608248907960814879",
            "/@ladle/live/7608248907960814879",
        ] {
            assert_eq!(Reads::PostPath.parse(href), None, "{href}");
        }
    }

    #[test]
    fn the_caption_of_a_grid_ends_before_its_creator() {
        let alt = "a song created by my aunt created by Ladle with original sound";
        assert_eq!(Reads::GridAlt.parse(alt).as_deref(), Some("a song created by my aunt"));
        assert_eq!(Reads::GridAlt.parse("soup in the rain").as_deref(), Some("soup in the rain"));
        assert_eq!(Reads::GridAlt.parse("").as_deref(), Some(""));
    }

    #[test]
    fn reads_labels_by_element_or_by_words() {
        let tag = Labelled { selector: "", says: None };
        assert_eq!(tag.read("Creator labeled as AI-generated"), Some(SiteLabel::Generated));
        assert_eq!(tag.read("Paid partnership @teahouse"), Some(SiteLabel::Paid));
        assert_eq!(tag.read("Bristol"), None);
        let mask = Labelled { selector: "", says: Some(SiteLabel::Sensitive) };
        assert_eq!(mask.read("any language"), Some(SiteLabel::Sensitive));
    }

    #[test]
    fn reads_handles_from_text() {
        assert_eq!(Reads::HandleText.parse(" @ladle\n").as_deref(), Some("ladle"));
        assert_eq!(Reads::HandleText.parse("ladle").as_deref(), Some("ladle"));
        assert_eq!(Reads::HandleText.parse(" @ "), None);
    }

    #[test]
    fn a_name_ends_before_the_date() {
        assert_eq!(Reads::Name.parse("Kettle & Cup · 6d ago").as_deref(), Some("Kettle & Cup"));
        assert_eq!(Reads::Name.parse(" \nsecond line"), None);
    }
}
