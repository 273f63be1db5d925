//! TikTok's layouts, newest first. Each names the date at which it was last seen in a captured page.

use super::{Holds, Labelled, Layout, Reads, Source};
use crate::core::ledger::tally::Act;
use crate::core::post::SiteLabel;

/// Everything that was seen to hold one cell of a grid and nothing of another.
macro_rules! grid_cell {
    () => {
        r#":is([id^="grid-item-container-"], [id^="column-item-video-container-"], [class*="DivItemContainerForSearch"], :has(> [data-e2e="search-card-desc"]), [data-e2e="user-post-item"], [data-e2e="user-liked-item"], [data-e2e="user-repost-item"], [data-e2e="favorites-item"], [data-e2e="challenge-item"], [data-e2e="music-item"], [data-e2e="explore-item"], [data-e2e="search_top-item"], [data-e2e="search_video-item"])"#
    };
}

/// The picture of a cell. An avatar's alternative text is a handle, not a caption.
macro_rules! grid_picture {
    () => {
        r#"img[alt]:not([class*="Avatar"], [class*="Avatar"] *, [data-e2e$="-desc"] *)"#
    };
}

/// Every layout, in the order in which a card is tried against them.
pub const LAYOUTS: &[Layout] = &[ONE_COLUMN, CINEMA, BROWSE, MINI, GRID, LINK, COMMENT];

/// The comments of a post, where they stand outside its card: beside the feed (running code, 2026-07 and -10)
/// and beside the page of one post.
pub const COMMENTS: &str =
    r#":is([class*="CommentSidebar"], [class*="RightPanelContainer"]) [class*="DivCommentListContainer"]"#;

/// What a profile says of its creator, and whose it is; captured 2026-10.
pub const BIO: &str = r#"[data-e2e="user-bio"]"#;
/// See [`BIO`].
pub const BIO_OF: &str = r#"[data-e2e="user-title"]"#;

/// What is pressed for what. Names of 2026-10; `favorite` was `undefined` until 2026, and the overlay of 2022 to 2025
/// has its own (feed-dom, sections 1.2 and 1.4).
pub const ACTS: [(&str, Act); 4] = [
    (r#"[data-e2e$="like-icon"]"#, Act::Like),
    (r#"[data-e2e$="comment-icon"]"#, Act::Comment),
    (r#"[data-e2e="favorite-icon"], [data-e2e="undefined-icon"]"#, Act::Save),
    (r#"[data-e2e$="-follow"]"#, Act::Follow),
];

/// The menu of a card, and its entry by which one tells the site what one does not want.
pub const MORE: &str = r#"[data-e2e="more-menu-icon"]"#;
/// See [`MORE`].
pub const NOT_INTERESTED: &str = r#"[data-e2e="more-menu-popover_not-interested"]"#;

/// The site's own key for a like.
pub const LIKE_KEY: &str = "l";

/// Where searching leads.
pub const SEARCH: &str = "/search";

/// What the words are called in the address of a search.
pub const QUERY: &str = "q";

/// The numbers beside a post, a creator and a search result that invite to compare.
pub const COUNTS: &str = r#"[data-e2e$="like-count"], [data-e2e$="comment-count"], [data-e2e="favorite-count"], [data-e2e="undefined-count"], [data-e2e="share-count"], [data-e2e="video-views"], [data-e2e="followers-count"], [data-e2e="following-count"], [data-e2e="likes-count"], [data-e2e="search-card-like-container"]"#;

/// Where the posts of those stand whom the person follows.
pub const FOLLOWING: &str = "/following";

/// The beginnings of the paths that are left alone: no feed stands there, or none that has captions.
pub const LEFT_ALONE: [&str; 7] =
    ["/messages", "/notifications", "/tiktokstudio", "/setting", "/login", "/live", "/shortdrama"];

/// The site's own labels: mask and LIVE tag from its script of 2024-10, advert tags from running code of
/// 2025-11 to 2026-11. The rest are words among the leading tags.
const LABELS: &[Labelled] = &[
    Labelled { selector: r#"[class*="DivVideoMask"]"#, says: Some(SiteLabel::Sensitive) },
    Labelled { selector: r#"[data-e2e="live-tag"], [class*="DivLiveTag"]"#, says: Some(SiteLabel::Live) },
    Labelled {
        selector: r#"[data-e2e="ad-tag"], [data-e2e*="ad-label"], [data-e2e="sponsored-tag"]"#,
        says: Some(SiteLabel::Advert),
    },
    Labelled {
        selector: r#"[class*="LeadingTagsContainer"] > *, [class*="DivItemTagsContainer"] > *"#,
        says: None,
    },
];

/// A post of which nothing is found: what each layout begins with.
const BLANK: Layout = Layout {
    name: "",
    holds: Holds::Post,
    card: "",
    media: &[],
    id: &[],
    caption: &[],
    echo: &[],
    handle: &[],
    name_shown: &[],
    subtitles: &[],
    labels: &[],
    open: "",
    preloads: false,
    next: &[],
};

/// For You and Following: in one column, captured 2026-10-03, which the practice feed serves; and with the
/// names of the older list, captured 2022-05, which some visitors may still get.
const ONE_COLUMN: Layout = Layout {
    name: "one column",
    card: r#"[data-e2e="recommend-list-item-container"]"#,
    media: &[r#"[data-e2e="feed-video"]"#, r#"[id^="media-card-"]"#],
    id: &[
        Source { selector: r#"[id^="xgwrapper-"]"#, reads: Reads::PlayerId },
        Source { selector: r#"[data-e2e="more-menu-icon"]"#, reads: Reads::MenuId },
        Source { selector: "[data-more-menu-item-id]", reads: Reads::MenuId },
    ],
    caption: &[Source { selector: r#"[data-e2e="video-desc"]"#, reads: Reads::Text }],
    echo: &[
        Source { selector: r#"[data-e2e="feed-video"] picture img"#, reads: Reads::Alt },
        Source { selector: r#"[id^="media-card-"] picture img"#, reads: Reads::Alt },
        Source { selector: r#"[data-e2e="feed-video"] img[class*="ImgPoster"]"#, reads: Reads::Alt },
    ],
    handle: &[
        Source { selector: r#"[data-e2e="video-author-avatar"]"#, reads: Reads::HandlePath },
        Source { selector: r#"[class*="DivCreatorInfoContainer"] a[href*="/@"]"#, reads: Reads::HandlePath },
        Source { selector: r#"[data-e2e="video-author-uniqueid"]"#, reads: Reads::HandleText },
    ],
    name_shown: &[
        Source { selector: r#"[class*="DivCreatorInfoContainer"] a p"#, reads: Reads::Name },
        Source { selector: r#"[class*="DivCreatorInfoContainer"] a"#, reads: Reads::Name },
        Source { selector: r#"[data-e2e="video-author-nickname"]"#, reads: Reads::Name },
    ],
    subtitles: &[Source { selector: r#"[class*="DivVideoClosedCaption"]"#, reads: Reads::Text }],
    labels: LABELS,
    next: &[r#"[data-e2e="feed-navigation-next"]"#, r#"[data-e2e="arrow-right"]"#],
    ..BLANK
};

/// Full screen, described by running code of 2026-09 and not seen captured: a dialog without a feed card in
/// it. Its address runs ahead of its picture and the next post is preloaded, so the id is that of the player
/// on screen.
const CINEMA: Layout = Layout {
    name: "full screen",
    card: r#"[role="dialog"]:is([aria-label="Cinema mode"], [class*="CinemaMode"], :has([class*="DivCinemaMode"]))"#,
    media: &[r#"[class*="DivCinemaPlayer"]"#, r#"[class*="DivCinemaModeContent"]"#],
    id: &[Source { selector: r#"[id^="xgwrapper-"]"#, reads: Reads::PlayerId }],
    caption: &[
        Source { selector: r#"[data-e2e$="video-desc"]"#, reads: Reads::Text },
        Source { selector: r#"[class*="DivDescriptionContentContainer"]"#, reads: Reads::Text },
    ],
    echo: &[Source { selector: "picture img", reads: Reads::Alt }],
    handle: &[
        Source { selector: r#"[class*="DivCreatorInfoContainer"] a[href*="/@"]"#, reads: Reads::HandlePath },
        Source { selector: r#"[data-e2e$="-avatar"]"#, reads: Reads::HandlePath },
    ],
    name_shown: &[Source { selector: r#"[class*="DivCreatorInfoContainer"] a p"#, reads: Reads::Name }],
    subtitles: &[Source { selector: r#"[class*="DivVideoClosedCaption"]"#, reads: Reads::Text }],
    labels: LABELS,
    open: r#"[data-e2e="cinema-mode-exit"], [aria-label="Next video"], [aria-label="Previous video"]"#,
    preloads: true,
    next: &[r#"[role="dialog"] [aria-label="Next video"]"#],
    ..BLANK
};

/// The page of one post and full screen with the names of 2022 to 2025, captured 2022-08 and read in the
/// site's script of 2024-10. The page of 2026 may hold feed cards instead: then those are the cards.
const BROWSE: Layout = Layout {
    name: "one post",
    card: r#":is([class*="DivBrowserModeContainer"], [class*="DivVideoDetailContainer"] [class*="DivLeftContainer"], :is(#main-content-video_detail, #main-content-graphic_detail):has(video, .swiper, [id^="xgwrapper-"], [data-e2e^="browse-"]):not(:has([data-e2e="recommend-list-item-container"], [class*="DivLeftContainer"])))"#,
    media: &[
        r#"[data-e2e="browse-video"]"#,
        r#"[class*="DivVideoWrapper"]"#,
        r#"[class*="DivPhotoVideoContainer"]"#,
        r#"[class*="DivVideoContainer"]"#,
    ],
    id: &[
        Source { selector: r#"[id^="xgwrapper-"]:not([id^="xgwrapper-1-"])"#, reads: Reads::PlayerId },
        Source { selector: "[data-more-menu-item-id]", reads: Reads::MenuId },
    ],
    caption: &[
        Source { selector: r#"[data-e2e="browse-video-desc"]"#, reads: Reads::Text },
        Source { selector: r#"[data-e2e="video-desc"]"#, reads: Reads::Text },
    ],
    echo: &[
        Source { selector: r#"[data-e2e="browse-video"] img[class*="ImgPoster"]"#, reads: Reads::Alt },
        Source { selector: r#"[class*="DivVideoWrapper"] img[class*="ImgPoster"]"#, reads: Reads::Alt },
    ],
    handle: &[
        Source { selector: r#"[data-e2e="browse-user-avatar"]"#, reads: Reads::HandlePath },
        Source { selector: r#"[data-e2e="browse-username"]"#, reads: Reads::HandleText },
        Source { selector: r#"[data-e2e="video-author-avatar"]"#, reads: Reads::HandlePath },
    ],
    name_shown: &[Source { selector: r#"[data-e2e="browser-nickname"]"#, reads: Reads::Name }],
    subtitles: &[Source { selector: r#"[class*="DivVideoClosedCaption"]"#, reads: Reads::Text }],
    labels: LABELS,
    open: r#"[data-e2e="browse-close"], [data-e2e^="arrow-"]"#,
    preloads: true,
    next: &[r#"[data-e2e="arrow-right"]"#, r#"[data-e2e="arrow-down"]"#],
    ..BLANK
};

/// The floating player in a corner of the page and the player that was popped out: modes 8 and 6 in the site's
/// script of 2024-10. They show no caption, so the post is judged by its id, which was read in the feed.
const MINI: Layout = Layout {
    name: "floating player",
    card: r#":is([id^="xgwrapper-8-"], [id^="xgwrapper-6-"])"#,
    id: &[Source { selector: r#"[id^="xgwrapper-"]"#, reads: Reads::PlayerId }],
    ..BLANK
};

/// Cells of grids: profile (captured 2022-06, 2024-10 and 2026-10), search (captured 2022-05), tag, explore
/// and sound (from running code, 2024 to 2026). The card is the outermost of what may hold one cell, for in
/// search the caption stands beside the item, not in it.
const GRID: Layout = Layout {
    name: "grid",
    card: concat!(grid_cell!(), ":not(", grid_cell!(), " *)"),
    media: &[r#"a[href*="/video/"]"#, r#"a[href*="/photo/"]"#],
    id: &[
        Source { selector: r#"[id^="xgwrapper-1-"]"#, reads: Reads::PlayerId },
        Source {
            // A caption may link to the post that it answers.
            selector: r#":is(a[href*="/video/"], a[href*="/photo/"]):not([data-e2e$="-desc"] *)"#,
            reads: Reads::PostPath,
        },
    ],
    caption: &[
        Source { selector: r#"[data-e2e="search-card-video-caption"]"#, reads: Reads::Text },
        Source { selector: r#"[data-e2e="explore-card-desc"]"#, reads: Reads::Text },
        Source { selector: grid_picture!(), reads: Reads::GridAlt },
    ],
    echo: &[Source { selector: grid_picture!(), reads: Reads::GridAlt }],
    handle: &[
        Source { selector: r#"[data-e2e="search-card-user-link"]"#, reads: Reads::HandlePath },
        Source { selector: r#"a[href*="/@"]"#, reads: Reads::HandlePath },
    ],
    labels: LABELS,
    ..BLANK
};

/// A picture that links to a post and stands in no card that is known: recommended posts, playlists, and
/// whatever the site thinks of next. Better covered for a moment than a way around the veil.
const LINK: Layout = Layout {
    name: "link",
    card: concat!(
        r#":is(a[href*="/video/"], a[href*="/photo/"]):has(img, video):not([data-e2e="recommend-list-item-container"] *, [role="dialog"] *, [class*="DivBrowserModeContainer"] *, [class*="DivLeftContainer"] *):not("#,
        grid_cell!(),
        " *)"
    ),
    id: &[Source { selector: "a[href]", reads: Reads::PostPath }],
    caption: &[Source { selector: grid_picture!(), reads: Reads::GridAlt }],
    handle: &[Source { selector: "a[href]", reads: Reads::HandlePath }],
    ..BLANK
};

/// One comment, or one answer to a comment, without the answers below it; names from running code, 2024 to 2026.
/// One that holds nothing but a sticker has no text.
const COMMENT: Layout = Layout {
    name: "comment",
    holds: Holds::Comment,
    card: r#"[class*="DivCommentItemWrapper"]"#,
    caption: &[Source { selector: r#"[data-e2e^="comment-level-"]"#, reads: Reads::Text }],
    handle: &[Source { selector: r#"a[href*="/@"]"#, reads: Reads::HandlePath }],
    ..BLANK
};
