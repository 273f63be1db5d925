//! The post in front of the person, and what follows it outside its card.

use std::rc::Rc;

use web_sys::{Document, Element};

use super::Feed;
use crate::browser::card::{Card, Face};
use crate::browser::pip;
use crate::browser::reader;
use crate::browser::spill::Front;
use crate::core::correction::name;
use crate::core::judgement::Judgement;
use crate::core::ledger::tally::Act;
use crate::core::message::{Covered, Request, TabStand};
use crate::core::rule::suggestions;
use crate::core::shelf::keeping;

impl Feed {
    /// Makes what stands outside the cards follow the post in front. What is to be told to the background.
    pub fn follow(&mut self) -> Option<Request> {
        leave_full_screen(&self.page.document, &self.cards);
        pip::close_over_covered(&self.cards);
        let mut spill = std::mem::take(&mut self.spill);
        let front = match (&self.settings, self.front()) {
            // Switched off, nothing is held back.
            _ if !self.is_on => {
                Some(Front { key: 0, is_covered: false, caption: None, is_out_of_reach: false })
            }
            (_, card) => card.map(front_of),
        };
        let request = spill.follow(&self.page, front.as_ref(), self.may_attach);
        self.spill = spill;
        request
    }

    /// How the tab stands, with words of the post in front where it is open.
    pub fn answer(&self) -> TabStand {
        let words = match self.front().map(Card::face) {
            Some(Face::Open(judgement)) => suggestions(&judgement.post.caption),
            _ => Vec::new(),
        };
        let is_hidden = |judgement: &&Rc<Judgement>| !self.revealed.contains(judgement.key);
        let covered = self.covered.iter().filter(is_hidden).map(|judgement| Covered {
            post: name(judgement.key),
            title: judgement.title(),
            creator: judgement.creator(),
            word: judgement.reasons().iter().find_map(|reason| reason.words.first().cloned()),
        });
        let keeps =
            self.front().and_then(|card| card.face().judgement()).and_then(|front| keeping(&front.post));
        TabStand { words, covered: covered.collect(), keeps, ..self.stand().clone() }
    }

    /// The person reveals a covered post from elsewhere.
    pub fn reveal(&mut self, post: &str) {
        let known = self.covered.iter().find(|judgement| name(judgement.key) == post);
        if let Some(key) = known.map(|judgement| judgement.key) {
            self.show(key, true);
        }
    }

    /// Whether the post in front is covered: then what the page does elsewhere is looked at now and then.
    pub fn is_front_covered(&self) -> bool {
        self.is_on && self.front().is_some_and(|card| card.face().is_covered())
    }

    /// The person did something. On a post it counts as active once, whatever else is done with it.
    pub fn acted(&mut self, act: Act) {
        let post = self.front().map(|card| card.key).filter(|_| act != Act::Search);
        let is_first = post.is_some_and(|key| key != 0 && self.acted_on.insert(key));
        self.watch.acted(act, is_first);
    }

    /// Full screen lies over everything. Else it is the card that holds the middle of the window; cells of grids
    /// are never in front, for they are many.
    fn front(&self) -> Option<&Card> {
        let cards = || self.cards.iter().map(|(_, card)| card);
        let whole = cards().rev().find(|card| !card.layout.open.is_empty() && card.element.is_connected());
        whole.or_else(|| {
            // To measure has the page laid out at once, so it is done only before the browser has told.
            let holds =
                |card: &Card| card.is_in_middle.unwrap_or_else(|| reader::holds_middle(&card.element));
            let stands = |card: &Card| !card.layout.next.is_empty() && card.element.is_connected();
            cards().find(|card| stands(card) && holds(card))
        })
    }
}

fn front_of(card: &Card) -> Front<'_> {
    let caption = card.face().judgement().map(|judgement| &*judgement.post.caption);
    let is_out_of_reach = matches!(card.face(), Face::Veiled(..) | Face::Unreadable)
        && (card.is_fought() || reader::all(&card.element, "video, audio").next().is_none());
    Front { key: card.key, is_covered: card.face().is_covered(), caption, is_out_of_reach }
}

/// A part of a covered card in full screen would leave the person before a black window without our controls.
fn leave_full_screen(document: &Document, cards: &[(u32, Card)]) {
    let Some(shown) = document.fullscreen_element() else { return };
    let hides = |card: &Element| *card != shown && card.contains(Some(&shown));
    if cards.iter().any(|(_, card)| card.face().is_covered() && hides(&card.element)) {
        document.exit_fullscreen();
    }
}
