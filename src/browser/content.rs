//! Composition root of the content script: owns the feed and every listener.
//!
//! Data flows one way: DOM, adapter, post, judgement, face. What a card shows follows from what stands on it
//! now and from the settings; nothing is kept on the element.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_util::future::join3;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlMediaElement, Window};

use super::acts::Hears;
use super::api::runtime;
use super::card::Page;
use super::cover::Cover;
use super::feed::{Feed, PressedOn};
use super::js::{Warn, to_js};
use super::observe;
use super::veil::Press;
use super::watch::Watch;
use super::{acts, bus, host, pip, store};
use crate::core::adapter::tiktok::{FOLLOWING, LAYOUTS};
use crate::core::creator::Creators;
use crate::core::ledger::tally::Act;
use crate::core::limits::gate::Gate;
use crate::core::message::{Protection, Request};
use crate::core::post::Site;
use crate::core::settings::Settings;
use crate::core::stored::Value;
use crate::core::time::Millis;

/// How often the page is asked what it shows elsewhere while a covered post is in front, in milliseconds. What the
/// system is told of what plays changes without any event.
const ELSEWHERE: u32 = 250;

/// How long a page may take to load before nodes of ours are placed all the same, in milliseconds.
const LOADING: u32 = 4_000;

/// Starts Softscroll on this page. Called once, at `document_start`, before anything is painted.
///
/// # Errors
/// Where the page can't be covered: the boot script says so on the toolbar.
pub fn start() -> Result<(), JsValue> {
    let window = web_sys::window().ok_or("no window")?;
    let document = window.document().ok_or("no document")?;
    std::panic::set_hook(Box::new(|info| {
        broke(&info.to_string());
    }));
    let page =
        Page { document: document.clone(), cover: Cover::lay(&document, LAYOUTS)?, style: host::style()? };
    own(page.cover.host_mark());
    lift();
    let watch = Watch::start(&window, &document, Site::Tiktok);
    let app = Rc::new_cyclic(|app: &std::rc::Weak<App>| {
        let app = app.clone();
        let pressed: PressedOn = Rc::new(move |card, press, by_keyboard| {
            let app = app.clone();
            // After the event: the press redraws what is being pressed.
            Timeout::new(0, move || {
                let Some(app) = app.upgrade() else { return };
                match &press {
                    // What it changes comes back from storage, and everything is judged again.
                    Press::Tell(request) => say(Rc::clone(request)),
                    Press::Following => go(FOLLOWING),
                    _ => {}
                }
                app.with(|feed| feed.press(card, &press, by_keyboard));
                app.look_at_all();
            })
            .forget();
        });
        App {
            feed: RefCell::new(Feed::new(page, LAYOUTS, watch, pressed)),
            said: RefCell::new(None),
            is_following: Cell::new(false),
        }
    });
    app.observe(&window, &document)?;
    app.load_settings();
    // The page's life is the script's life.
    std::mem::forget(app);
    Ok(())
}

#[wasm_bindgen]
extern "C" {
    /// Takes the boot script's cover away: ours is laid.
    #[wasm_bindgen(js_namespace = softscroll)]
    fn lift();
    /// Tells the boot script which attribute marks what is ours.
    #[wasm_bindgen(js_namespace = softscroll)]
    fn own(attribute: &str);
    /// Tells the boot script that nothing here can be relied on any more: it covers everything, for good.
    #[wasm_bindgen(js_namespace = softscroll)]
    fn broke(reason: &str);
}

struct App {
    feed: RefCell<Feed>,
    /// What was last said to the toolbar.
    said: RefCell<Option<Protection>>,
    /// Whether a look at what stands elsewhere is due.
    is_following: Cell<bool>,
}

impl Hears for App {
    fn acted(&self, act: Act) {
        self.with(|feed| feed.acted(act));
    }

    fn searched(&self, words: &str) {
        self.with(|feed| feed.searched(words));
    }

    fn left(&self) {
        if self.with(|feed| feed.leaves()) == Some(true) {
            say(Rc::new(Request::Leave));
        }
    }
}

impl App {
    /// Runs with the feed. A call that arrives while another one runs (an event fired by our own change) is
    /// dropped: the running one leaves everything as it should be, or a mutation record follows.
    fn with<T>(&self, run: impl FnOnce(&mut Feed) -> T) -> Option<T> {
        self.feed.try_borrow_mut().ok().map(|mut feed| run(&mut feed))
    }

    fn look_at_all(self: &Rc<Self>) {
        let again = self.with(Feed::look_at_all).flatten();
        self.after_looking(again);
    }

    fn after_looking(self: &Rc<Self>, again: Option<Millis>) {
        if let Some(wait) = again {
            let app = Rc::clone(self);
            // Longer waits than a timer takes are cut: looking too early costs nothing.
            let wait = u32::try_from(wait + 1).unwrap_or(u32::MAX).min(i32::MAX as u32);
            Timeout::new(wait, move || app.look_at_all()).forget();
        }
        self.follow();
        if self.with(Feed::must_ask) == Some(true) {
            say(Rc::new(Request::Settle));
        }
        let Some(protection) = self.with(|feed| feed.stand().protection.clone()) else { return };
        if self.said.borrow().as_ref() != Some(&protection) {
            *self.said.borrow_mut() = Some(protection.clone());
            say(Rc::new(Request::Protection { protection }));
        }
    }

    /// What stands outside the cards follows the post in front.
    fn follow(self: &Rc<Self>) {
        if let Some(request) = self.with(Feed::follow).flatten() {
            say(Rc::new(request));
        }
        let is_due = self.with(|feed| feed.is_front_covered()).unwrap_or(false);
        if is_due && !self.is_following.replace(true) {
            let app = Rc::clone(self);
            Timeout::new(ELSEWHERE, move || {
                app.is_following.set(false);
                app.follow();
            })
            .forget();
        }
    }

    fn load_settings(self: &Rc<Self>) {
        let app = Rc::clone(self);
        store::watch::<Settings>(move |settings| app.set_settings(settings));
        let app = Rc::clone(self);
        store::watch::<Creators>(move |creators| {
            app.with(|feed| feed.set_creators(creators));
            app.look_at_all();
        });
        let app = Rc::clone(self);
        store::watch::<Gate>(move |gate| {
            app.with(|feed| feed.set_gate(gate));
            app.look_at_all();
        });
        let app = Rc::clone(self);
        wasm_bindgen_futures::spawn_local(async move {
            // Asked for together: nothing opens before all are there.
            let (creators, settings, gate) =
                join3(store::load::<Creators>(), store::load::<Settings>(), store::load::<Gate>()).await;
            let gate = gate.warn("reading whether the feed is open").unwrap_or_default();
            app.with(|feed| feed.set_gate(gate));
            let creators = creators.warn("reading the creators").unwrap_or_default();
            app.with(|feed| feed.set_creators(creators));
            // Where storage can't be read the defaults protect.
            let settings = settings.warn("reading the settings").unwrap_or_default();
            app.set_settings(settings);
        });
    }

    fn set_settings(self: &Rc<Self>, settings: Settings) {
        self.with(|feed| feed.set_settings(settings));
        self.look_at_all();
    }

    fn observe(self: &Rc<Self>, window: &Window, document: &Document) -> Result<(), JsValue> {
        let mark = self.with(|feed| feed.page().cover.mark().to_owned()).unwrap_or_default();
        let views = {
            let app = Rc::clone(self);
            observe::views(move |card, is_in_view| {
                app.with(|feed| feed.set_in_view(card, is_in_view));
                app.follow();
            })?
        };
        let middle = {
            let app = Rc::clone(self);
            observe::middle(move |card, is_there| {
                app.with(|feed| feed.set_in_middle(card, is_there));
                app.follow();
            })?
        };
        let app = Rc::clone(self);
        observe::changes(document, &mark, LAYOUTS, move |changes| {
            let again = app.with(|feed| {
                feed.page().cover.adopt().warn("keeping the cover");
                // Cards leave by changes of the list, not by changes within a card, which are many.
                if changes.is_empty() {
                    feed.drop_gone();
                }
                for (card, _) in &changes {
                    views.observe(card);
                    middle.observe(card);
                }
                feed.look_at(changes)
            });
            app.after_looking(again.flatten());
        })?;
        self.hear_media(document);
        let app = Rc::clone(self);
        EventListener::new(document, "fullscreenchange", move |_| app.follow()).forget();
        let hears: Rc<dyn Hears> = Rc::clone(self) as Rc<dyn Hears>;
        acts::listen(window, document, hears);
        let app = Rc::clone(self);
        pip::watch(window, move || app.follow());
        self.await_load(window, document);
        let app = Rc::clone(self);
        runtime::answer(move |message| {
            // A `TabRequest`, read by hand.
            if let Some(post) = message.field("post").and_then(|post| post.text()) {
                app.with(|feed| feed.reveal(&post));
                app.look_at_all();
            }
            let stand = app.with(|feed| feed.answer());
            stand.and_then(|stand| to_js(&stand).ok()).unwrap_or(JsValue::UNDEFINED)
        });
        Ok(())
    }

    /// Media events do not bubble, so they are met on their way down.
    fn hear_media(self: &Rc<Self>, document: &Document) {
        for kind in ["loadstart", "play", "playing", "ratechange", "enterpictureinpicture"] {
            let app = Rc::clone(self);
            let options = EventListenerOptions::run_in_capture_phase();
            EventListener::new_with_options(document, kind, options, move |event| {
                if let Some(medium) =
                    event.target().and_then(|target| target.dyn_into::<HtmlMediaElement>().ok())
                {
                    app.with(|feed| feed.resist(&medium));
                    app.after_looking(None);
                }
            })
            .forget();
        }
    }

    /// Nodes of ours wait until the page has loaded and rests: placed before hydration they would break it.
    fn await_load(self: &Rc<Self>, window: &Window, document: &Document) {
        let allow = {
            let app = Rc::clone(self);
            move || {
                app.with(Feed::allow_nodes);
                app.look_at_all();
            }
        };
        if document.ready_state() == "complete" {
            return observe::when_idle(window, allow);
        }
        let app = Rc::clone(self);
        EventListener::once(document, "DOMContentLoaded", move |_| app.look_at_all()).forget();
        let late = allow.clone();
        Timeout::new(LOADING, late).forget();
        let idle = window.clone();
        EventListener::once(window, "load", move |_| observe::when_idle(&idle, allow)).forget();
    }
}

/// Goes to another page of the site.
fn go(path: &str) {
    if let Some(window) = web_sys::window() {
        window.location().assign(path).warn("going to another page");
    }
}

/// Tells the background, without waiting for its answer.
fn say(request: Rc<Request>) {
    wasm_bindgen_futures::spawn_local(async move {
        bus::send(&request).await;
    });
}
