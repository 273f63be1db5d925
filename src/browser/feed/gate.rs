//! The feed behind the gate: closed by the person's limits, or open with a few words in a corner.

use std::rc::Rc;

use web_sys::HtmlMediaElement;
use web_sys::wasm_bindgen::JsCast;

use super::{Feed, is_left_alone};
use crate::browser::js::Warn;
use crate::browser::overlay::Overlay;
use crate::browser::veil::{Press, Pressed};
use crate::browser::{clock, reader};
use crate::core::assessment::Crisis;
use crate::core::limits::gate::{Gate, Hold};
use crate::core::limits::sight::{Offer, Sight};
use crate::core::post::Post;
use crate::core::rule::Rules;
use crate::core::screen::screen_with;

impl Feed {
    /// Whether the feed is open was worked out anew.
    pub fn set_gate(&mut self, gate: Gate) {
        let was_careful = self.gate.careful;
        self.gate = gate;
        self.has_asked = false;
        if was_careful != self.gate.careful {
            self.choose_judging();
        }
    }

    /// What posts are judged by; those that were are judged again.
    pub(super) fn choose_judging(&mut self) {
        let settings = self.settings.clone().unwrap_or_default();
        self.judging = if self.gate.careful { settings.careful() } else { settings };
        self.forget();
    }

    /// Closes or opens, as it is due.
    pub(super) fn turn_gate(&mut self) {
        let is_closed = self.gate.is_closed(clock::wall()) && !is_left_alone(&self.page.document);
        if is_closed == self.is_closed {
            return;
        }
        self.is_closed = is_closed;
        self.watch.closed(is_closed);
        if is_closed && let Some(root) = self.page.document.document_element() {
            // Those of cards are held as cards; a player that belongs to none would sound on.
            for medium in reader::all(&root, "video, audio") {
                medium.unchecked_into::<HtmlMediaElement>().pause().ok();
            }
        }
    }

    /// Whether the background has to be told that the gate turned by itself. True once for each turn.
    pub fn must_ask(&mut self) -> bool {
        let is_turned = self.gate.is_closed(clock::wall()) != (self.gate.held != Hold::None);
        is_turned && !std::mem::replace(&mut self.has_asked, true)
    }

    /// Draws what stands over the page. Nothing does before the page has loaded.
    pub(super) fn draw_overlay(&mut self) {
        if !self.may_attach {
            return;
        }
        let (now, offset) = (clock::wall(), clock::offset());
        let offer = match (self.seeks_support, self.heavy.is_offered() && self.is_on) {
            (true, _) => Offer::Support,
            (false, true) => Offer::Break,
            (false, false) => Offer::None,
        };
        let sight = Sight::of(&self.gate, self.is_closed, offer, now, offset);
        if self.overlay.as_ref().is_some_and(|overlay| overlay.shows(&sight)) {
            return;
        }
        if sight == Sight::Nothing {
            self.overlay = None;
            return;
        }
        if !self.overlay.as_ref().is_some_and(Overlay::stands) {
            self.overlay = Overlay::attach(&self.page).warn("drawing over the page");
        }
        let pressed_on = Rc::clone(&self.pressed);
        // No card has that number.
        let pressed: Pressed = Rc::new(move |press, by_keyboard| pressed_on(0, press, by_keyboard));
        if let Some(overlay) = &mut self.overlay {
            overlay.draw(&self.page.document, sight, &pressed);
        }
    }

    /// Whether what stands over the page was taken away.
    pub(super) fn is_overlay_lost(&self) -> bool {
        self.overlay.as_ref().is_some_and(|overlay| !overlay.stands())
    }

    /// The person answered what was offered.
    pub fn answer_offer(&mut self, press: &Press) {
        if matches!(press, Press::Following | Press::NotNow | Press::Tell(_)) {
            self.heavy.answer();
            self.seeks_support = false;
        }
    }

    /// The person searches for something. Where their own words show a crisis, the way to helplines is offered; what
    /// was searched for is kept nowhere.
    pub fn searched(&mut self, words: &str) {
        let post = Post { caption: words.to_owned(), ..Post::default() };
        self.seeks_support = screen_with(&post, &Rules::default()).crisis >= Crisis::Present;
    }

    /// Whether three presses of Escape leave the site.
    pub fn leaves(&self) -> bool {
        self.settings.as_ref().is_some_and(|settings| settings.leaves)
    }
}
