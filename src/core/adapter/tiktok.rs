//! TikTok's layouts, newest first. Each names the date at which it was last seen in a captured page.

use super::{Layout, Reads, Source};

/// Every layout, in the order in which a card is tried against them.
pub const LAYOUTS: &[Layout] = &[ONE_COLUMN];

/// For You and Following in one column, captured 2026-10-03. The practice feed serves it.
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
    ],
    handle: &[
        Source { selector: r#"[data-e2e="video-author-avatar"]"#, reads: Reads::HandlePath },
        Source { selector: r#"[class*="DivCreatorInfoContainer"] a[href*="/@"]"#, reads: Reads::HandlePath },
    ],
    name_shown: &[
        Source { selector: r#"[class*="DivCreatorInfoContainer"] a p"#, reads: Reads::Name },
        Source { selector: r#"[class*="DivCreatorInfoContainer"] a"#, reads: Reads::Name },
    ],
    subtitles: &[Source { selector: r#"[class*="DivVideoClosedCaption"]"#, reads: Reads::Text }],
    next: &[r#"[data-e2e="feed-navigation-next"]"#, r#"[data-e2e="arrow-right"]"#],
};
