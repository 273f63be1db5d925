//! Spill: what the page shows of a post outside its card. Comments, the title of the tab, the notice that the
//! system shows of what plays, and sound that comes from nowhere in the page.
//!
//! It follows the post in front: covered with it, and given back with it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element};

use super::card::Page;
use super::dom::build;
use super::host::Host;
use super::js::Warn;
use super::reader;
use crate::core::adapter::tiktok::COMMENTS;
use crate::core::message::Request;
use crate::core::reading::shows;

/// The post that a person has in front of them.
pub struct Front<'a> {
    /// What it is known by, 0 while that is not known.
    pub key: u64,
    /// Whether it is covered.
    pub is_covered: bool,
    /// Its caption, `None` while it is not known.
    pub caption: Option<&'a str>,
    /// Whether it may sound from where nothing here can stop it: its card holds no medium, or the page plays what is
    /// held again and again.
    pub is_out_of_reach: bool,
}

/// What is held back.
#[derive(Default)]
pub struct Spill {
    comments: Vec<Host>,
    title: Option<Title>,
    /// What the system was told of the post with that key.
    session: Option<(u64, JsValue)>,
    is_silent: bool,
}

struct Title {
    page: String,
    ours: String,
}

impl Spill {
    /// Makes everything outside the cards follow the post in front. What is to be told to the background, if
    /// anything.
    pub fn follow(&mut self, page: &Page, front: Option<&Front>, may_attach: bool) -> Option<Request> {
        self.cover_comments(page, front, may_attach);
        self.hold_title(&page.document, front);
        self.hold_session(front);
        let silent = front.is_some_and(|front| front.is_covered && front.is_out_of_reach);
        (silent != self.is_silent).then(|| {
            self.is_silent = silent;
            Request::Hush { silent }
        })
    }

    fn cover_comments(&mut self, page: &Page, front: Option<&Front>, may_attach: bool) {
        let Some(root) = page.document.document_element() else { return };
        let is_open = front.is_some_and(|front| !front.is_covered);
        self.comments.retain(|host| !is_open && host.stands());
        for list in reader::all(&root, COMMENTS) {
            if is_open {
                page.cover.clear(&list);
                continue;
            }
            page.cover.cover(&list);
            let is_named = self.comments.iter().any(|host| host.is_in(&list));
            if may_attach && !is_named && front.is_some_and(|front| front.caption.is_some()) {
                self.name_comments(page, &list).warn("drawing on the comments");
            }
        }
    }

    fn name_comments(&mut self, page: &Page, list: &Element) -> Result<(), JsValue> {
        let mut host = Host::attach(&page.document, &page.cover, &page.style, list, list)?;
        let text = "The comments are covered with the post";
        let note = build(&page.document, "div").class("chip aside").with("role", "note").text(text).done();
        host.draw(&[note], Vec::new());
        self.comments.push(host);
        Ok(())
    }

    fn hold_title(&mut self, document: &Document, front: Option<&Front>) {
        let now = document.title();
        let is_told = front.is_some_and(|front| {
            front.is_covered
                && front.caption.map_or_else(|| is_post(document), |caption| shows(&now, caption))
        });
        // Writing it is a change of the page, which is looked at again: without this it would never end.
        let is_told = is_told && self.title.as_ref().is_none_or(|held| held.ours != now);
        let keeps = front.is_some_and(|front| front.is_covered);
        if is_told {
            // The site's name, which it writes after the caption.
            let ours = now.rsplit(" | ").next().filter(|name| *name != now).unwrap_or("TikTok").to_owned();
            document.set_title(&ours);
            self.title = Some(Title { page: now, ours });
        } else if !keeps && let Some(held) = self.title.take() {
            // The page may have written another one since.
            if now == held.ours {
                document.set_title(&held.page);
            }
        }
    }

    fn hold_session(&mut self, front: Option<&Front>) {
        let Some(session) = media_session() else { return };
        let metadata = js_sys::Reflect::get(&session, &"metadata".into()).unwrap_or(JsValue::NULL);
        let Some(front) = front else { return };
        if front.is_covered {
            if !metadata.is_null() {
                set_metadata(&session, &JsValue::NULL);
                self.session = Some((front.key, metadata));
            }
        } else if let Some((key, held)) = self.session.take()
            && key == front.key
            && metadata.is_null()
        {
            set_metadata(&session, &held);
        }
    }
}

/// Whether the address is one post's, whose caption the site writes into the title.
fn is_post(document: &Document) -> bool {
    let path = document.location().and_then(|location| location.pathname().ok()).unwrap_or_default();
    path.contains("/video/") || path.contains("/photo/")
}

fn media_session() -> Option<JsValue> {
    let window = web_sys::window()?;
    let navigator = js_sys::Reflect::get(&window, &"navigator".into()).ok()?;
    js_sys::Reflect::get(&navigator, &"mediaSession".into()).ok().filter(JsValue::is_object)
}

fn set_metadata(session: &JsValue, metadata: &JsValue) {
    js_sys::Reflect::set(session.unchecked_ref(), &"metadata".into(), metadata).warn("the media session");
}
