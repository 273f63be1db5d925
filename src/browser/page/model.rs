//! What a page knows: settings with changes on their way, the ledger, and what to tell the person.
//!
//! Reads storage, listens to it and sends changes to the background. Never writes itself.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::browser::backup::Parts;
use crate::browser::js::reason;
use crate::browser::{backup, bus, clock, store};
use crate::core::calendar;
use crate::core::creator::{Creators, Mark};
use crate::core::draft::Draft;
use crate::core::ledger::Ledger;
use crate::core::limits::{self, Limits};
use crate::core::message::{Request, Response};
use crate::core::plan::{Part, Plan};
use crate::core::settings::{Change, Settings};
use crate::core::shelf::{self, Shelf};
use crate::core::time::{Day, Millis};

/// How long "Saved" stays, in milliseconds: long enough to be read, short enough not to pile up.
const NOTICE_STAYS: u32 = 2_500;

/// What the page says about the last change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// It is done.
    Done(String),
    /// It is not done, with the reason.
    Failed(String),
}

/// The page's knowledge. A bundle of signals, so it is passed around by value.
#[derive(Clone, Copy)]
pub struct Model {
    draft: RwSignal<Draft>,
    /// The settings as the page shows them.
    pub settings: Memo<Settings>,
    /// The ledger.
    pub ledger: RwSignal<Ledger>,
    /// Creators as the person marked them.
    pub creators: RwSignal<Creators>,
    /// What the person wishes for their time.
    pub limits: RwSignal<Limits>,
    /// What they kept.
    pub shelf: RwSignal<Shelf>,
    /// Their plan for a hard hour.
    pub plan: RwSignal<Plan>,
    /// Why storage can't be read, where it can't.
    pub trouble: RwSignal<Option<String>>,
    /// About the last change.
    pub notice: RwSignal<Option<Notice>>,
}

/// What storage answered when the page opened.
pub struct Opened {
    settings: Settings,
    ledger: Ledger,
    creators: Creators,
    limits: Limits,
    plan: Plan,
    shelf: Shelf,
    trouble: Option<String>,
}

/// Reads storage, so that the page can begin with what is true instead of jumping from the defaults.
pub async fn open() -> Opened {
    let settings = store::load::<Settings>().await;
    let ledger = store::load::<Ledger>().await;
    let creators = store::load::<Creators>().await;
    let limits = store::load::<Limits>().await;
    let faults =
        [settings.as_ref().err(), ledger.as_ref().err(), creators.as_ref().err(), limits.as_ref().err()];
    let trouble = faults.into_iter().flatten().next().map(reason);
    Opened {
        settings: settings.unwrap_or_default(),
        ledger: ledger.unwrap_or_default(),
        creators: creators.unwrap_or_default(),
        limits: limits.unwrap_or_default(),
        plan: store::load::<Plan>().await.unwrap_or_default(),
        shelf: store::load::<Shelf>().await.unwrap_or_default(),
        trouble,
    }
}

impl Model {
    /// Begins with what storage answered and follows it from then on.
    pub fn new(opened: Opened) -> Self {
        let mut first = Draft::default();
        first.store(opened.settings);
        let draft = RwSignal::new(first);
        let model = Self {
            draft,
            settings: Memo::new(move |_| draft.with(Draft::shown)),
            ledger: RwSignal::new(opened.ledger),
            creators: RwSignal::new(opened.creators),
            limits: RwSignal::new(opened.limits),
            plan: RwSignal::new(opened.plan),
            shelf: RwSignal::new(opened.shelf),
            trouble: RwSignal::new(opened.trouble),
            notice: RwSignal::new(None),
        };
        store::watch(move |settings| {
            draft.update(|draft| draft.store(settings));
            model.trouble.set(None);
        });
        store::watch(move |ledger| model.ledger.set(ledger));
        store::watch(move |creators| model.creators.set(creators));
        store::watch(move |limits| model.limits.set(limits));
        store::watch(move |plan| model.plan.set(plan));
        store::watch(move |shelf| model.shelf.set(shelf));
        model
    }

    /// Makes one change: shown at once, taken back if it can't be stored.
    pub fn change(self, change: Change) {
        self.change_then(change, || {});
    }

    /// Makes one change and calls `after` when it is decided.
    pub fn change_then(self, change: Change, after: impl FnOnce() + 'static) {
        let Some(number) = self.draft.try_update(|draft| draft.begin(change.clone())) else { return };
        spawn_local(async move {
            match bus::send(&Request::Change { change }).await {
                Response::Done => {
                    self.draft.update(|draft| draft.keep(number));
                    self.say(Notice::Done("Saved".to_owned()));
                }
                Response::Later { due } => {
                    self.draft.update(|draft| draft.give_up(number));
                    self.say(later(due));
                }
                Response::Failed { reason } => {
                    self.draft.update(|draft| draft.give_up(number));
                    self.say(Notice::Failed(format!("Not saved, and set back: {reason}")));
                }
            }
            after();
        });
    }

    /// Marks a creator. It is shown once it is stored.
    pub fn mark(self, mark: Mark) {
        self.ask(Request::Mark { mark }, "Saved", "Not saved");
    }

    /// Changes a limit. It is shown once it is stored.
    pub fn limit(self, change: limits::Change) {
        self.ask(Request::Limit { change }, "Saved", "Not saved");
    }

    /// Sets a PIN.
    pub fn set_pin(self, digits: String) {
        self.ask(Request::Pin { digits }, "Saved", "Not set");
    }

    /// Enters the PIN.
    pub fn unlock(self, digits: String) {
        self.ask(Request::Unlock { digits }, "Unlocked for five minutes", "Still locked");
    }

    /// Changes the shelf.
    pub fn put(self, change: shelf::Change) {
        self.ask(Request::Shelve { change }, "Saved", "Not saved");
    }

    /// Writes a part of the plan.
    pub fn write(self, part: Part, words: String) {
        self.ask(Request::Write { part, words }, "Saved", "Not saved");
    }

    /// Brings back what a text holds.
    pub fn restore(self, text: String) {
        self.ask(Request::Restore { text }, "Saved", "Nothing changed");
    }

    /// Erases a day of the ledger, or all of it.
    pub fn erase(self, day: Option<Day>) {
        self.ask(Request::Erase { day }, "Erased", "Not erased");
    }

    fn ask(self, request: Request, done: &'static str, failed: &'static str) {
        spawn_local(async move {
            self.say(match bus::send(&request).await {
                Response::Done => Notice::Done(done.to_owned()),
                Response::Later { due } => later(due),
                Response::Failed { reason } => Notice::Failed(format!("{failed}: {reason}")),
            });
        });
    }

    /// Everything that is stored, as text; the plan only where that is wanted.
    pub fn backup(self, takes_plan: bool) -> String {
        let (settings, creators) = (self.settings.get_untracked(), self.creators.get_untracked());
        // The hash of a PIN of few digits is better not in a file.
        let limits = Limits { pin: None, ..self.limits.get_untracked() };
        let ledger = self.ledger.get_untracked();
        let (plan, shelf) = (self.plan.get_untracked(), self.shelf.get_untracked());
        let parts = Parts {
            settings: Some(&settings),
            creators: Some(&creators),
            limits: Some(&limits),
            ledger: Some(&ledger),
            shelf: Some(&shelf),
            plan: takes_plan.then_some(&plan),
        };
        backup::text(parts).unwrap_or_default()
    }

    fn say(self, notice: Notice) {
        let passes = matches!(notice, Notice::Done(_));
        self.notice.set(Some(notice.clone()));
        if passes {
            spawn_local(async move {
                TimeoutFuture::new(NOTICE_STAYS).await;
                // A failure that came in between stays.
                if self.notice.get_untracked() == Some(notice) {
                    self.notice.set(None);
                }
            });
        }
    }
}

/// Says when what loosens takes hold.
fn later(due: Millis) -> Notice {
    Notice::Done(format!(
        "Takes hold at {}: loosening waits",
        calendar::at(due, clock::wall(), clock::offset())
    ))
}
