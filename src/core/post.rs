//! A post: what an adapter reads from one item of a feed.

use serde::{Deserialize, Serialize};

/// A site that Softscroll reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Site {
    /// tiktok.com
    #[default]
    Tiktok,
    /// YouTube Shorts. No adapter yet, so the interface does not offer it.
    Youtube,
    /// Instagram Reels. No adapter yet, so the interface does not offer it.
    Instagram,
}

/// What the site itself says of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SiteLabel {
    /// The site masks it as sensitive, or as photosensitive.
    Sensitive,
    /// Made by a machine, by the creator's word or the site's finding.
    Generated,
    /// Paid for by a partner.
    Paid,
    /// An advert.
    Advert,
    /// Broadcast live.
    Live,
}

/// Everything readable about one post. Every text may be empty, none is trusted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Post {
    /// The site's own id, as text; empty until the page shows one.
    pub id: String,
    /// Where it was seen.
    pub site: Site,
    /// Caption with its line breaks, hashtags and emoji.
    pub caption: String,
    /// The creator's handle without `@`.
    pub handle: String,
    /// The creator's display name.
    pub name: String,
    /// The creator's biography, where a profile page has shown it.
    pub bio: String,
    /// Closed captions that are on screen.
    pub subtitles: String,
    /// The site's own labels, each once.
    #[serde(skip)]
    pub labels: Vec<SiteLabel>,
}
