//! What a person presses on a card, and the way to the next one.

use web_sys::{HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{Aim, Feed, find};
use crate::browser::reader;
use crate::browser::veil::Press;
use crate::core::adapter::Holds;
use crate::core::message::Request;

impl Feed {
    /// A person pressed something on a card.
    pub fn press(&mut self, number: u32, press: &Press, by_keyboard: bool) {
        if number == 0 {
            self.answer_offer(press);
        }
        let Some(card) = find(&self.cards, number) else { return };
        let key = card.key;
        let aim = if matches!(press, Press::Skip) { Aim::After(number) } else { Aim::Here(number) };
        // What goes on the shelf leaves the veil as it is, and the focus where it is.
        let is_redrawn =
            !matches!(press, Press::Tell(request) if matches!(**request, Request::Shelve { .. }));
        self.aim = (by_keyboard && is_redrawn).then_some(aim);
        match press {
            Press::Skip => self.move_on(number),
            Press::Show => self.show(key, card.layout.holds == Holds::Post),
            Press::Cover => {
                self.revealed.remove(key);
            }
            // What is told to the background comes back from storage, and the rest is not a card's.
            Press::Tell(_) | Press::Following | Press::NotNow => {}
        }
    }

    /// Reveals what is known by that key; what counts as a post is counted, once.
    pub(super) fn show(&mut self, key: u64, counts: bool) {
        if self.revealed.insert(key) && counts {
            self.stand.revealed += 1;
            self.watch.revealed();
        }
    }

    /// Scrolls to the card after this one, or else presses the page's own control.
    pub(super) fn move_on(&self, number: u32) {
        let Some(card) = find(&self.cards, number) else { return };
        let Some(root) = self.page.document.document_element() else { return };
        let mut after =
            reader::all(&root, card.layout.card).skip_while(|other| *other != card.element).skip(1);
        if let Some(next) = after.next() {
            let options = ScrollIntoViewOptions::new();
            let still = web_sys::window()
                .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten())
                .is_some_and(|query| query.matches());
            options.set_behavior(if still { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
            options.set_block(ScrollLogicalPosition::Start);
            next.scroll_into_view_with_scroll_into_view_options(&options);
        } else if let Some(control) = reader::next_control(&self.page.document, card.layout) {
            HtmlElement::click(&control);
        }
    }
}
