//! Watches whether the tab is watched, and reports to the ledger.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Interval;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlMediaElement, VisibilityState, Window};

use super::{bus, clock, reader};
use crate::core::judgement::Judgement;
use crate::core::ledger::Batch;
use crate::core::ledger::tally::Act;
use crate::core::message::{Request, Response};
use crate::core::post::Site;
use crate::core::presence::{Happening, Presence};
use crate::core::time::Millis;

/// How often the state of the tab is looked at, in milliseconds. Presence counts nothing over longer gaps.
const PULSE: u32 = 1_000;

/// How long counts are gathered before they are sent. No more than this is lost with a tab that dies.
const REPORT: Millis = 5_000;

/// How many batches wait while the background does not answer: five minutes' worth.
const OUTBOX: usize = 60;

/// The counts of one page load, on their way to the ledger.
pub struct Watch {
    state: Rc<RefCell<State>>,
    _listeners: Vec<EventListener>,
    _pulse: Interval,
}

struct State {
    document: Document,
    presence: Presence,
    batch: Batch,
    outbox: VecDeque<Batch>,
    is_sending: bool,
    sent: Millis,
}

impl Watch {
    /// Watches this page from now on.
    pub fn start(window: &Window, document: &Document, site: Site) -> Self {
        let tab = format!("{:013x}", (js_sys::Math::random() * 4.5e15) as u64);
        let state = State {
            document: document.clone(),
            presence: Presence::default(),
            batch: Batch { tab, site, ..Batch::default() },
            outbox: VecDeque::new(),
            is_sending: false,
            sent: clock::steady(),
        };
        let state = Rc::new(RefCell::new(state));
        let seen = document.visibility_state() == VisibilityState::Visible;
        note(&state, Happening::Visible(seen));
        note(&state, Happening::Focused(document.has_focus().unwrap_or(false)));
        let on_window = |kind, happening: fn() -> Happening| listen(&state, window, kind, happening);
        let mut listeners = vec![
            on_window("focus", || Happening::Focused(true)),
            on_window("blur", || Happening::Focused(false)),
            {
                let (state, document) = (Rc::clone(&state), document.clone());
                EventListener::new(&document.clone(), "visibilitychange", move |_| {
                    note(&state, Happening::Visible(document.visibility_state() == VisibilityState::Visible));
                    report(&state);
                })
            },
            {
                let state = Rc::clone(&state);
                EventListener::new(window, "pagehide", move |_| {
                    note(&state, Happening::Visible(false));
                    report(&state);
                })
            },
        ];
        listeners.extend(
            ["keydown", "pointermove", "pointerdown", "wheel", "touchmove"]
                .map(|kind| listen(&state, window, kind, || Happening::Input)),
        );
        let pulse = {
            let state = Rc::clone(&state);
            Interval::new(PULSE, move || {
                let playing = state.try_borrow().is_ok_and(|state| plays(&state.document));
                note(&state, Happening::Playing(playing));
                let is_due = state.try_borrow().is_ok_and(|state| clock::steady() >= state.sent + REPORT);
                if is_due {
                    report(&state);
                }
            })
        };
        Self { state, _listeners: listeners, _pulse: pulse }
    }

    /// A post came on screen for the first time.
    pub fn saw(&self, judgement: &Judgement, is_veiled: bool) {
        note(&self.state, Happening::Post);
        self.state.borrow_mut().batch.counts.meet(judgement, is_veiled);
    }

    /// The feed was closed, or opened: what is behind a curtain is not watched.
    pub fn closed(&self, is_closed: bool) {
        note(&self.state, Happening::Closed(is_closed));
    }

    /// The person did something; `is_first` where it was the first on that post.
    pub fn acted(&self, act: Act, is_first: bool) {
        let mut state = self.state.borrow_mut();
        state.batch.counts.acts.count(act as usize, 1);
        state.batch.counts.active += u32::from(is_first);
    }

    /// The person revealed a post.
    pub fn revealed(&self) {
        self.state.borrow_mut().batch.counts.revealed += 1;
    }
}

fn listen(
    state: &Rc<RefCell<State>>,
    window: &Window,
    kind: &'static str,
    happening: fn() -> Happening,
) -> EventListener {
    let state = Rc::clone(state);
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(window, kind, options, move |event| {
        // Focus and blur of single elements pass here too, on their way down.
        let is_of_window = event.target().is_some_and(|target| target.is_instance_of::<Window>());
        if is_of_window || !matches!(kind, "focus" | "blur") {
            note(&state, happening());
        }
    })
}

fn note(state: &Rc<RefCell<State>>, happening: Happening) {
    if let Ok(mut state) = state.try_borrow_mut() {
        state.presence.note(happening, clock::wall(), clock::steady());
    }
}

fn plays(document: &Document) -> bool {
    let Some(root) = document.document_element() else { return false };
    reader::all(&root, "video, audio").any(|medium| {
        let medium: HtmlMediaElement = medium.unchecked_into();
        !medium.paused() && !medium.ended()
    })
}

/// Sends what was gathered, if anything was, after what could not be sent before. A batch that arrives twice
/// counts once, so sending it again is safe.
fn report(state: &Rc<RefCell<State>>) {
    let Ok(mut now) = state.try_borrow_mut() else { return };
    now.sent = clock::steady();
    now.close_batch();
    if now.outbox.is_empty() || std::mem::replace(&mut now.is_sending, true) {
        return;
    }
    let state = Rc::clone(state);
    wasm_bindgen_futures::spawn_local(async move {
        while let Some(batch) = first_waiting(&state) {
            if bus::send(&Request::Record { batch: Box::new(batch) }).await != Response::Done {
                break;
            }
            if let Ok(mut state) = state.try_borrow_mut() {
                state.outbox.pop_front();
            }
        }
        if let Ok(mut state) = state.try_borrow_mut() {
            state.is_sending = false;
        }
    });
}

fn first_waiting(state: &Rc<RefCell<State>>) -> Option<Batch> {
    state.try_borrow().ok()?.outbox.front().cloned()
}

impl State {
    /// Moves what was counted into the outbox.
    fn close_batch(&mut self) {
        self.batch.watched = self.presence.take_watched();
        if self.batch.is_empty() {
            return;
        }
        self.batch.sequence += 1;
        self.batch.at = clock::wall();
        self.batch.offset = clock::offset();
        let Batch { tab, sequence, site, .. } = self.batch.clone();
        let closed = std::mem::replace(&mut self.batch, Batch { tab, sequence, site, ..Batch::default() });
        self.outbox.push_back(closed);
        if self.outbox.len() > OUTBOX {
            self.outbox.pop_front();
        }
    }
}
