//! One card of the feed: what face it shows, and the change from one face to another.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, Document, Element, HtmlMediaElement};

use super::cover::Cover;
use super::host::Host;
use super::js::Warn;
use super::silence::Silence;
use super::veil::{Drawing, Pressed};
use super::{badge, reader, veil};
use crate::core::adapter::{Holds, Layout};
use crate::core::creator::Treat;
use crate::core::judgement::Judgement;
use crate::core::reading::hash;
use crate::core::settings::VeilStyle;
use crate::core::time::Millis;

/// How often a page may start what is covered before it is taken for a fight. Ordinary pages do it once for each
/// part that comes late, and once for each press of the person.
const FOUGHT: u32 = 6;

/// What a card shows.
#[derive(Clone)]
pub enum Face {
    /// Covered, nothing said: not judged yet.
    Waiting,
    /// Covered: its text can't be found.
    Unreadable,
    /// Covered, with a veil.
    Veiled(Rc<Judgement>, VeilStyle),
    /// Open again by the person's hand.
    Revealed(Rc<Judgement>),
    /// Open.
    Open(Rc<Judgement>),
    /// As if Softscroll were not there: switched off, paused, or an empty shell.
    Bare,
}

impl Face {
    /// Whether another face looks the same: a post is judged once, so that its judgement is itself.
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Waiting, Self::Waiting)
            | (Self::Unreadable, Self::Unreadable)
            | (Self::Bare, Self::Bare) => true,
            (Self::Veiled(one, style), Self::Veiled(another, other)) => {
                Rc::ptr_eq(one, another) && style == other
            }
            (Self::Revealed(one), Self::Revealed(another)) | (Self::Open(one), Self::Open(another)) => {
                Rc::ptr_eq(one, another)
            }
            _ => false,
        }
    }

    /// What was judged, where anything was.
    pub const fn judgement(&self) -> Option<&Rc<Judgement>> {
        match self {
            Self::Veiled(judgement, _) | Self::Revealed(judgement) | Self::Open(judgement) => Some(judgement),
            Self::Waiting | Self::Unreadable | Self::Bare => None,
        }
    }

    /// Whether the card is covered.
    pub const fn is_covered(&self) -> bool {
        matches!(self, Self::Waiting | Self::Unreadable | Self::Veiled(..))
    }

    fn draw(&self, document: &Document, card: &Element, layout: &Layout, pressed: &Pressed) -> Drawing {
        let can_skip = !layout.next.is_empty();
        let (mut nodes, mut listeners) = Drawing::default();
        let mut add = |(more, heard): Drawing| {
            nodes.extend(more);
            listeners.extend(heard);
        };
        match self {
            Self::Waiting | Self::Bare => {}
            Self::Veiled(judgement, _) if layout.holds == Holds::Comment => {
                add(veil::draw_comment(document, judgement, pressed));
            }
            _ if layout.holds == Holds::Comment => {}
            Self::Unreadable => add(veil::draw_unreadable(document, can_skip, pressed)),
            Self::Veiled(judgement, style) => {
                add(veil::draw(document, judgement, *style, card, can_skip, pressed));
            }
            Self::Revealed(judgement) | Self::Open(judgement) => {
                if let Some(advice) = judgement.verdict.badge {
                    add(badge::draw(document, judgement, advice, pressed));
                }
                if !judgement.verdict.notes.is_empty() {
                    add(badge::draw_note(document, judgement));
                }
                if judgement.verdict.support {
                    add(veil::draw_support(document, pressed));
                }
                if judgement.verdict.treat == Some(Treat::Show) {
                    add(veil::draw_favoured(document, judgement, pressed));
                }
                if matches!(self, Self::Revealed(_)) {
                    add(veil::draw_revealed(document, pressed));
                }
            }
        }
        (nodes, listeners)
    }
}

/// What every card needs of the page.
pub struct Page {
    /// The page's document.
    pub document: Document,
    /// What hides cards.
    pub cover: Cover,
    /// The style of what is drawn in hosts.
    pub style: CssStyleSheet,
}

/// A card.
pub struct Card {
    /// Its element.
    pub element: Element,
    /// How it is laid out.
    pub layout: &'static Layout,
    /// The hash of what its post is known by, 0 while there is none.
    pub key: u64,
    /// A digest of the text that was judged.
    pub digest: u64,
    /// Since when it has been waited for.
    pub waiting_since: Option<Millis>,
    /// Whether most of it is on screen.
    pub is_in_view: bool,
    /// Whether it holds the middle of the window; `None` until the browser has told.
    pub is_in_middle: Option<bool>,
    face: Face,
    host: Option<Host>,
    silence: Silence,
    /// How often the page started or sped up what is held here, since it was covered.
    struggle: u32,
}

impl Card {
    /// A card that was not looked at yet.
    pub fn new(element: Element, layout: &'static Layout) -> Self {
        Self {
            element,
            layout,
            key: 0,
            digest: 0,
            waiting_since: None,
            is_in_view: false,
            is_in_middle: None,
            face: Face::Waiting,
            host: None,
            silence: Silence::default(),
            struggle: 0,
        }
    }

    /// What it shows.
    pub const fn face(&self) -> &Face {
        &self.face
    }

    /// Shows a face. Covers before anything else, and opens last.
    pub fn show(&mut self, face: Face, page: &Page, may_attach: bool, pressed: &Pressed) {
        if face.is_covered() {
            page.cover.cover(&self.element);
            self.silence.hold(&self.element);
        }
        let is_drawn = face.is_same(&self.face) && self.host.as_ref().is_some_and(Host::stands);
        self.face = face;
        if !is_drawn {
            self.draw(page, may_attach, pressed).warn("drawing on a post");
        }
        if !self.face.is_covered() {
            self.struggle = 0;
            page.cover.clear(&self.element);
            self.silence.release(self.is_in_view);
        }
    }

    /// Whether it holds a medium still.
    pub fn holds(&self, medium: &HtmlMediaElement) -> bool {
        self.silence.holds(medium)
    }

    /// Whether its post has that id.
    pub fn is_of(&self, id: &str) -> bool {
        self.key == hash(id)
    }

    /// The page started a medium or set its rate.
    pub fn resist(&mut self) {
        if self.face.is_covered() {
            self.struggle += 1;
            self.silence.hold(&self.element);
        }
    }

    /// Whether the page plays against the cover, again and again: then only the browser can silence it.
    pub const fn is_fought(&self) -> bool {
        self.struggle > FOUGHT
    }

    /// Puts the focus on the first choice of the veil, or on the control that covers again.
    pub fn focus(&self) {
        let Some(host) = &self.host else { return };
        match &self.face {
            Face::Unreadable | Face::Veiled(..) => veil::focus_first(host.layer()),
            Face::Revealed(_) => veil::focus_last(host.layer()),
            Face::Waiting | Face::Open(_) | Face::Bare => {}
        }
    }

    fn draw(&mut self, page: &Page, may_attach: bool, pressed: &Pressed) -> Result<(), JsValue> {
        let (nodes, listeners) = self.face.draw(&page.document, &self.element, self.layout, pressed);
        if nodes.is_empty() || !may_attach {
            self.host = None;
            return Ok(());
        }
        self.host = self.host.take().filter(Host::stands);
        if self.host.is_none() {
            let media = reader::media(&self.element, self.layout);
            self.host = Some(Host::attach(&page.document, &page.cover, &page.style, &self.element, &media)?);
        }
        if let Some(host) = &mut self.host {
            host.draw(&nodes, listeners);
        }
        Ok(())
    }
}
