//! The feed on this page: its cards, what was judged, what the person revealed.
//!
//! Judgements and reveals are kept by post, never by element: feeds recycle their nodes.

mod front;
mod gate;
mod press;

use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::WeakMap;
use web_sys::{Document, Element, HtmlMediaElement};

use super::card::{Card, Face, Page};
use super::overlay::Overlay;
use super::spill::Spill;
use super::veil::{Press, Pressed};
use super::watch::Watch;
use super::{clock, reader};
use crate::core::adapter::tiktok::LEFT_ALONE;
use crate::core::adapter::{Holds, Layout};
use crate::core::creator::Creators;
use crate::core::judgement::Judgement;
use crate::core::limits::gate::Gate;
use crate::core::limits::heavy::Heavy;
use crate::core::memory::{Posts, Recent};
use crate::core::message::{Protection, TabStand};
use crate::core::post::{Post, Site};
use crate::core::reading::{Reading, SETTLE, State, hash};
use crate::core::rule::Rules;
use crate::core::settings::Settings;
use crate::core::time::Millis;
use crate::core::verdict::Deed;

/// How many posts are skipped in a row before the next one is veiled instead (design, section 1).
const SKIPS: u32 = 5;

/// How many cards in a row that stay without any text make a page unreadable.
const UNREADABLE: u32 = 3;

/// How many in a row, where a person moves on before it is certain that no text comes.
const BLANK: u32 = 10;

/// How many covered posts the popup lists.
const LISTED: usize = 5;

/// Called when a person presses something on a card: its number, what, and whether by keyboard.
pub type PressedOn = Rc<dyn Fn(u32, Press, bool)>;

/// Where the focus is to go once it is drawn, after a press by keyboard.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Aim {
    /// On the card of that number, whose other control took the place of the pressed one.
    Here(u32),
    /// On the next card that comes into view.
    After(u32),
}

/// The feed.
pub struct Feed {
    page: Page,
    layouts: &'static [Layout],
    watch: Watch,
    pressed: PressedOn,
    settings: Option<Settings>,
    /// What posts are judged by: stricter than the settings while the day winds down.
    judging: Settings,
    gate: Gate,
    /// Whether the person's limits close the feed now.
    is_closed: bool,
    /// Whether the background was told that the gate turned by itself.
    has_asked: bool,
    overlay: Option<Overlay>,
    heavy: Heavy,
    /// Whether what the person searched for shows a crisis.
    seeks_support: bool,
    /// Posts that were covered last, latest first.
    covered: VecDeque<Rc<Judgement>>,
    /// The person's own words, ready to be looked for.
    rules: Rules,
    /// Creators as the person marked them.
    creators: Creators,
    /// What creators say of themselves on the profiles that were visited, by the hash of the handle.
    bios: Recent<String>,
    /// Whether the page has come far enough for nodes of ours: before hydration they would break it.
    may_attach: bool,
    /// By number, rising.
    cards: Vec<(u32, Card)>,
    numbers: WeakMap,
    count: u32,
    /// By post and text.
    judged: Recent<Rc<Judgement>>,
    /// Posts that were covered for what was said in them: a cue passes, the reason stays.
    spoken: Recent<Rc<Judgement>>,
    /// By post: a card that shows an id and no text, such as the site's own small player, is judged by it.
    known: Recent<Rc<Judgement>>,
    revealed: Posts,
    seen: Posts,
    /// Posts with which the person did something.
    acted_on: Posts,
    spill: Spill,
    /// Whether anything is covered at all: not while switched off or paused.
    is_on: bool,
    stand: TabStand,
    skips: u32,
    aim: Option<Aim>,
    /// Cards without any text since the last one with.
    unread: u32,
    /// Cards that were met without text since the last one with.
    blank: u32,
    /// Cards that were counted in `unread` and in `blank`.
    counted: [Posts; 2],
    /// Whether a video plays outside all cards.
    has_stray: bool,
}

impl Feed {
    /// A feed with no cards yet.
    pub fn new(page: Page, layouts: &'static [Layout], watch: Watch, pressed: PressedOn) -> Self {
        Self {
            page,
            layouts,
            watch,
            pressed,
            settings: None,
            judging: Settings::default(),
            gate: Gate::default(),
            is_closed: false,
            has_asked: false,
            overlay: None,
            heavy: Heavy::default(),
            seeks_support: false,
            covered: VecDeque::new(),
            rules: Rules::default(),
            creators: Creators::default(),
            bios: Recent::default(),
            may_attach: false,
            cards: Vec::new(),
            numbers: WeakMap::new(),
            count: 0,
            judged: Recent::default(),
            spoken: Recent::default(),
            known: Recent::default(),
            revealed: Posts::default(),
            seen: Posts::default(),
            acted_on: Posts::default(),
            spill: Spill::default(),
            is_on: true,
            stand: TabStand::default(),
            skips: 0,
            aim: None,
            unread: 0,
            blank: 0,
            counted: Default::default(),
            has_stray: false,
        }
    }

    /// How the tab stands.
    pub const fn stand(&self) -> &TabStand {
        &self.stand
    }

    /// The page's own parts, for the observers.
    pub const fn page(&self) -> &Page {
        &self.page
    }

    /// New settings: everything is judged again.
    pub fn set_settings(&mut self, settings: Settings) {
        self.rules = Rules::of(&settings.rules);
        self.page.cover.hide_counts(settings.counts_hidden && settings.is_on(Site::Tiktok));
        self.settings = Some(settings);
        self.choose_judging();
    }

    /// Other marks of creators: everything is judged again.
    pub fn set_creators(&mut self, creators: Creators) {
        self.creators = creators;
        self.forget();
    }

    fn forget(&mut self) {
        self.judged.clear();
        self.spoken.clear();
        self.known.clear();
    }

    /// From now on nodes of ours may stand in the page.
    pub fn allow_nodes(&mut self) {
        self.may_attach = true;
    }

    /// Looks at every card of the page. Says after how many milliseconds to look again, if at all.
    pub fn look_at_all(&mut self) -> Option<Millis> {
        self.drop_gone();
        let root = self.page.document.document_element()?;
        if let Some((handle, bio)) = reader::bio(&root)
            && self.bios.get(hash(&handle)) != Some(&bio)
        {
            self.bios.keep(hash(&handle), bio);
        }
        let cards = reader::cards(&root, self.layouts);
        let again = self.look_at(cards);
        self.draw_overlay();
        let now = clock::wall();
        let resumes = self.settings.as_ref().map_or(0, |settings| settings.paused_until);
        let turns = [Some(resumes), self.gate.turns(now)].into_iter().flatten();
        let turns = turns.filter_map(|instant| instant.checked_sub(now)).filter(|left| *left > 0);
        again.into_iter().chain(turns).min()
    }

    /// Looks at some cards. Says after how many milliseconds to look again, if at all.
    pub fn look_at(&mut self, cards: Vec<(Element, &'static Layout)>) -> Option<Millis> {
        self.turn_gate();
        let protects =
            self.is_closed || self.settings.as_ref().is_none_or(|s| s.protects(Site::Tiktok, clock::wall()));
        self.is_on = protects;
        self.page.cover.set_on(protects);
        let again = cards
            .into_iter()
            .filter_map(|(element, layout)| self.look_at_one(element, layout, protects))
            .min();
        if self.is_overlay_lost() {
            self.draw_overlay();
        }
        self.stand.protection = self.protection();
        again
    }

    /// Cards that left the page are forgotten, with what stood in them.
    pub fn drop_gone(&mut self) {
        self.cards.retain(|(_, card)| card.element.is_connected());
    }

    /// A card came into view or went out of it.
    pub fn set_in_view(&mut self, element: &Element, is_in_view: bool) {
        let Some(number) = self.number(element) else { return };
        if let Some(card) = find_mut(&mut self.cards, number) {
            card.is_in_view = is_in_view;
            self.meet(number);
        }
    }

    /// A card came to hold the middle of the window, or no longer does.
    pub fn set_in_middle(&mut self, element: &Element, is_there: bool) {
        let Some(number) = self.number(element) else { return };
        if let Some(card) = find_mut(&mut self.cards, number) {
            card.is_in_middle = Some(is_there);
        }
    }

    /// A medium was started, or its rate was set.
    pub fn resist(&mut self, medium: &HtmlMediaElement) {
        if let Some((card, _)) = reader::card_of(medium, self.layouts)
            && let Some(number) = self.number(&card)
            && let Some(card) = find_mut(&mut self.cards, number)
        {
            card.resist();
        } else if self.is_closed {
            medium.pause().ok();
        } else if medium.is_connected()
            && medium.local_name() == "video"
            && !is_left_alone(&self.page.document)
        {
            self.has_stray = true;
            self.stand.protection = self.protection();
        }
    }

    fn look_at_one(&mut self, element: Element, layout: &'static Layout, protects: bool) -> Option<Millis> {
        let number = self.number(&element).unwrap_or_else(|| self.enter(element, layout));
        let reading = reader::read(&find(&self.cards, number)?.element, layout);
        let (face, again) = match protects {
            _ if self.is_closed => (Face::Waiting, None),
            true => self.face(number, &reading),
            false => (Face::Bare, None),
        };
        let pressed_on = Rc::clone(&self.pressed);
        let pressed: Pressed = Rc::new(move |press, by_keyboard| pressed_on(number, press, by_keyboard));
        let card = find_mut(&mut self.cards, number)?;
        card.show(face, &self.page, self.may_attach, &pressed);
        self.meet(number);
        again
    }

    /// What a card is to show, and when to look again.
    fn face(&mut self, number: u32, reading: &Reading) -> (Face, Option<Millis>) {
        let now = clock::steady();
        let Some(card) = find_mut(&mut self.cards, number) else { return (Face::Waiting, None) };
        let Some(settings) = &self.settings else { return (Face::Waiting, None) };
        let is_comment = card.layout.holds == Holds::Comment;
        if is_comment && (!settings.comments || !reading.is_readable()) {
            return (Face::Bare, None);
        }
        let state = reading.state();
        if state == State::Empty || reader::is_open(&card.element) {
            card.waiting_since = None;
            self.revealed.remove(nameless(number));
            return (Face::Waiting, None);
        }
        let waited = card.waiting_since.map_or(0, |since| now.saturating_sub(since));
        let key = hash(&reading.key());
        let is_bare = !reading.is_readable() && reading.has_one_id();
        let known = self.known.get(key).filter(|_| is_bare);
        if state == State::Unsettled && known.is_none() && waited < SETTLE {
            card.waiting_since.get_or_insert(now);
            if !reading.is_readable() {
                self.blank += u32::from(self.counted[1].insert(number.into()));
            }
            return (Face::Waiting, Some(SETTLE - waited));
        }
        if !reading.is_readable() && known.is_none() {
            let key = if reading.ids.is_empty() { nameless(number) } else { key };
            card.key = key;
            self.unread += u32::from(self.counted[0].insert(number.into()));
            let is_revealed = self.revealed.contains(key);
            let face = if is_revealed { Face::Bare } else { Face::Unreadable };
            return (face, None);
        }
        let mut post = known.map_or_else(|| reading.post(), |known| known.post.clone());
        if let Some(bio) = self.bios.get(hash(&post.handle)) {
            post.bio.clone_from(bio);
        }
        let digest = digest(&post);
        let style = settings.veil;
        let has_changed_text = card.key == key && card.digest != digest;
        let was_veiled = matches!(card.face(), Face::Veiled(..));
        let judgement = self.judge(key, digest, post);
        let Some(card) = find_mut(&mut self.cards, number) else { return (Face::Waiting, None) };
        let is_veiled = judgement.verdict.action != Deed::Show && !self.revealed.contains(key);
        if has_changed_text && was_veiled && !is_veiled && !self.revealed.contains(key) && waited < SETTLE {
            // The id is still the covered post's: its picture may be on screen yet.
            card.waiting_since.get_or_insert(now);
            return (card.face().clone(), Some(SETTLE - waited));
        }
        card.waiting_since = None;
        card.key = key;
        card.digest = digest;
        (self.unread, self.blank) = (0, 0);
        let face = match (judgement.verdict.action, is_veiled) {
            (_, true) => Face::Veiled(judgement, style),
            (Deed::Show, false) => Face::Open(judgement),
            (_, false) => Face::Revealed(judgement),
        };
        (face, None)
    }

    fn judge(&mut self, key: u64, digest: u64, post: Post) -> Rc<Judgement> {
        let place = key ^ digest;
        if let Some(known) = self.spoken.get(key).or_else(|| self.judged.get(place)) {
            return Rc::clone(known);
        }
        let was_said = !post.subtitles.is_empty();
        let judgement = Rc::new(Judgement::of(key, post, &self.judging, &self.rules, &self.creators));
        if was_said && judgement.verdict.action != Deed::Show {
            self.spoken.keep(key, Rc::clone(&judgement));
        }
        self.judged.keep(place, Rc::clone(&judgement));
        self.known.keep(key, Rc::clone(&judgement));
        judgement
    }

    /// A judged post that is on screen is met: it is counted once, and skipped where wanted.
    fn meet(&mut self, number: u32) {
        let Some(card) = find(&self.cards, number) else { return };
        let Some(judgement) = card.face().judgement().cloned() else { return };
        if !card.is_in_view || card.layout.holds == Holds::Comment {
            return;
        }
        let is_veiled = card.face().is_covered();
        let action = if is_veiled { judgement.verdict.action } else { Deed::Show };
        if self.seen.insert(card.key) {
            self.stand.seen += 1;
            self.stand.veiled += u32::from(is_veiled);
            self.watch.saw(&judgement, is_veiled);
            self.heavy.meet(is_veiled, clock::steady());
            if is_veiled {
                self.covered.push_front(judgement);
                self.covered.truncate(LISTED);
            }
            self.skips = if action == Deed::Skip { self.skips + 1 } else { 0 };
            if action == Deed::Skip && self.skips <= SKIPS {
                self.move_on(number);
                return;
            }
        }
        let is_aimed = self.aim.is_some_and(|aim| match aim {
            Aim::Here(pressed) => pressed == number,
            Aim::After(pressed) => pressed != number,
        });
        if is_aimed && let Some(card) = find(&self.cards, number) {
            self.aim = None;
            card.focus();
        }
    }

    fn protection(&self) -> Protection {
        match &self.settings {
            Some(settings) if !settings.is_on(Site::Tiktok) => Protection::Off,
            Some(settings) if settings.is_paused(clock::wall()) => {
                Protection::Paused { until: settings.paused_until }
            }
            _ if self.unread >= UNREADABLE || self.blank >= BLANK => Protection::Unreadable,
            _ if self.has_stray && self.cards.is_empty() => Protection::Unknown,
            _ => Protection::Active,
        }
    }

    fn enter(&mut self, element: Element, layout: &'static Layout) -> u32 {
        self.count += 1;
        self.numbers.set(&element, &self.count.into());
        self.cards.push((self.count, Card::new(element, layout)));
        self.count
    }

    fn number(&self, element: &Element) -> Option<u32> {
        let number = self.numbers.get(element).as_f64()? as u32;
        find(&self.cards, number).map(|_| number)
    }
}

/// Whether the address is one of those that are left alone.
fn is_left_alone(document: &Document) -> bool {
    let path = document.location().and_then(|location| location.pathname().ok()).unwrap_or_default();
    LEFT_ALONE.iter().any(|left| path.starts_with(left)) || path.ends_with("/live")
}

/// Changes with everything that is judged or drawn.
fn digest(post: &Post) -> u64 {
    let labels: String = post.labels.iter().map(|label| label.label()).collect();
    hash(&[&*post.caption, &post.handle, &post.name, &post.subtitles, &post.bio, &labels].join("\0"))
}

/// What a post without text and id is known by: its card, until that is emptied. A reveal must not open others.
fn nameless(number: u32) -> u64 {
    hash(&format!("card {number}"))
}

fn find(cards: &[(u32, Card)], number: u32) -> Option<&Card> {
    let place = cards.binary_search_by_key(&number, |(number, _)| *number).ok()?;
    cards.get(place).map(|(_, card)| card)
}

fn find_mut(cards: &mut [(u32, Card)], number: u32) -> Option<&mut Card> {
    let place = cards.binary_search_by_key(&number, |(number, _)| *number).ok()?;
    cards.get_mut(place).map(|(_, card)| card)
}
