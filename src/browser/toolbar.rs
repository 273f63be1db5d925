//! What the toolbar icon says about a tab. It is quiet while all is well.

use wasm_bindgen::JsValue;

use super::api::action;
use crate::core::message::Protection;

/// Amber: worth a look, not an alarm.
const ATTENTION: &str = "#b45309";
const QUIET: &str = "#64748b";

/// Shows how a tab is protected.
///
/// # Errors
/// Where the tab is gone.
pub async fn show(tab: i32, protection: &Protection) -> Result<(), JsValue> {
    let (icon, text, colour) = match protection {
        Protection::Active => ("on", "", QUIET),
        Protection::Off => ("off", "off", QUIET),
        Protection::Paused { .. } => ("off", "II", QUIET),
        Protection::Unreadable
        | Protection::Unknown
        | Protection::Refused { .. }
        | Protection::Broken { .. }
        | Protection::Absent => ("attention", "!", ATTENTION),
    };
    action::show(tab, icon, text, colour, title(protection)).await
}

/// Shows on every tab whether Softscroll may read the site at all. A tab's own word comes before it.
///
/// # Errors
/// Where the browser refuses.
pub async fn show_access(is_open: bool) -> Result<(), JsValue> {
    match is_open {
        true => action::show_everywhere("", QUIET, "Softscroll").await,
        false => {
            action::show_everywhere(
                "!",
                ATTENTION,
                "Softscroll has no access to tiktok.com: nothing is covered",
            )
            .await
        }
    }
}

/// Whether nothing was said about a tab so far.
///
/// # Errors
/// Where the tab is gone.
pub async fn is_silent(tab: i32) -> Result<bool, JsValue> {
    Ok(action::text(tab).await?.is_empty())
}

fn title(protection: &Protection) -> &'static str {
    match protection {
        Protection::Active => "Softscroll reads the posts on this page",
        Protection::Off => "Softscroll is off for this site",
        Protection::Paused { .. } => "Softscroll pauses",
        Protection::Unreadable => "Softscroll can't read this page: posts stay covered",
        Protection::Unknown => "Softscroll does not know this kind of page: nothing is covered",
        Protection::Broken { .. } => "Softscroll broke here: posts stay covered until you reload the page",
        Protection::Refused { .. } => "This page did not let Softscroll start: posts stay covered",
        Protection::Absent => "Softscroll does not protect this tab yet: reload the page",
    }
}
