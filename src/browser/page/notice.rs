//! What a page says about the last change, and about storage that can't be read.

use leptos::html::{div, p, strong};
use leptos::prelude::*;

use super::model::{Model, Notice};

/// The live region for "Saved" and for what could not be saved. There from the start: a region that comes
/// together with its text is not read out.
pub fn notice(model: Model) -> impl IntoView {
    let saved = move || match model.notice.get() {
        Some(Notice::Done(text)) => Some(p().class("done").child(text)),
        _ => None,
    };
    let failed = move || match model.notice.get() {
        Some(Notice::Failed(text)) => Some(p().class("failed").child(text)),
        _ => None,
    };
    div()
        .class("notice")
        .child((div().attr("role", "status").child(saved), div().attr("role", "alert").child(failed)))
}

/// Says that storage can't be read, and what that means for what is seen below.
pub fn trouble(model: Model) -> impl IntoView {
    move || {
        model.trouble.get().map(|reason| {
            p().class("trouble").attr("role", "alert").child((
                strong().child("Softscroll can't read its settings. "),
                "What is shown here are the defaults, and changes may not be kept. The browser said: ",
                reason,
            ))
        })
    }
}
