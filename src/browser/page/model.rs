//! What a page knows: settings with changes on their way, the ledger, and what to tell the person.
//!
//! Reads storage, listens to it and sends changes to the background. Never writes itself.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::browser::js::reason;
use crate::browser::{backup, bus, store};
use crate::core::creator::{Creators, Mark};
use crate::core::draft::Draft;
use crate::core::ledger::Ledger;
use crate::core::message::{Request, Response};
use crate::core::settings::{Change, Settings};

/// How long "Saved" stays, in milliseconds: long enough to be read, short enough not to pile up.
const NOTICE_STAYS: u32 = 2_500;

/// What the page says about the last change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// It is done.
    Done(&'static str),
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
    trouble: Option<String>,
}

/// Reads storage, so that the page can begin with what is true instead of jumping from the defaults.
pub async fn open() -> Opened {
    let settings = store::load::<Settings>().await;
    let ledger = store::load::<Ledger>().await;
    let creators = store::load::<Creators>().await;
    let trouble = settings.as_ref().err().or(ledger.as_ref().err()).or(creators.as_ref().err()).map(reason);
    Opened {
        settings: settings.unwrap_or_default(),
        ledger: ledger.unwrap_or_default(),
        creators: creators.unwrap_or_default(),
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
            trouble: RwSignal::new(opened.trouble),
            notice: RwSignal::new(None),
        };
        store::watch(move |settings| {
            draft.update(|draft| draft.store(settings));
            model.trouble.set(None);
        });
        store::watch(move |ledger| model.ledger.set(ledger));
        store::watch(move |creators| model.creators.set(creators));
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
                    self.say(Notice::Done("Saved"));
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
        spawn_local(async move {
            match bus::send(&Request::Mark { mark }).await {
                Response::Done => self.say(Notice::Done("Saved")),
                Response::Failed { reason } => self.say(Notice::Failed(format!("Not saved: {reason}"))),
            }
        });
    }

    /// Brings back what a text holds.
    pub fn restore(self, text: String) {
        spawn_local(async move {
            match bus::send(&Request::Restore { text }).await {
                Response::Done => self.say(Notice::Done("Saved")),
                Response::Failed { reason } => self.say(Notice::Failed(format!("Nothing changed: {reason}"))),
            }
        });
    }

    /// Everything that is stored, as text.
    pub fn backup(self) -> String {
        let text = self.settings.with_untracked(|settings| {
            self.creators.with_untracked(|creators| {
                self.ledger
                    .with_untracked(|ledger| backup::text(Some(settings), Some(creators), Some(ledger)))
            })
        });
        text.unwrap_or_default()
    }

    /// Erases the ledger.
    pub fn erase(self) {
        spawn_local(async move {
            match bus::send(&Request::Erase).await {
                Response::Done => self.say(Notice::Done("Erased")),
                Response::Failed { reason } => self.say(Notice::Failed(format!("Not erased: {reason}"))),
            }
        });
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
