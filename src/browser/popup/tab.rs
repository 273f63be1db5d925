//! The tab that the popup speaks about.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::browser::api::{permissions, tabs};
use crate::browser::background::PAGES;
use crate::browser::bus;
use crate::browser::js::Warn;
use crate::core::message::{TabRequest, TabStand};
use crate::core::standing::Page;

/// How the popup was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    /// From the toolbar: it speaks about the tab in front.
    Toolbar,
    /// As a page, with the tab named: `popup.html?tab=123`.
    Page(i32),
}

impl Address {
    /// Reads the address of the page.
    pub fn read() -> Self {
        let query = window().location().search().unwrap_or_default();
        let named = query.trim_start_matches('?').split('&').find_map(|part| part.strip_prefix("tab="));
        named.and_then(|id| id.parse().ok()).map_or(Self::Toolbar, Self::Page)
    }

    /// The tab that is meant.
    pub async fn tab(self) -> Option<i32> {
        match self {
            Self::Page(id) => Some(id),
            Self::Toolbar => tabs::active().await.warn("finding the tab in front").flatten(),
        }
    }
}

/// What is known about the tab.
#[derive(Clone, Copy)]
pub struct Tab {
    /// Its number, `None` where there is no tab.
    pub id: Option<i32>,
    /// Its page.
    pub page: RwSignal<Page>,
    /// What its content script says, `None` where none answers.
    pub stand: RwSignal<Option<TabStand>>,
    /// Whether it was asked at all: before that there is nothing to say.
    pub is_known: RwSignal<bool>,
}

impl Tab {
    /// A tab that was not asked yet.
    pub fn new(id: Option<i32>) -> Self {
        Self {
            id,
            page: RwSignal::new(Page::Other),
            stand: RwSignal::new(None),
            is_known: RwSignal::new(false),
        }
    }

    /// Asks it how it stands.
    pub fn ask(self) {
        spawn_local(async move {
            let page = page(self.id).await;
            let stand = match self.id {
                Some(id) if page == Page::Read => bus::stand_of(id).await,
                _ => None,
            };
            self.page.set(page);
            self.stand.set(stand);
            self.is_known.set(true);
        });
    }

    /// Reveals one of its covered posts.
    pub fn reveal(self, post: String) {
        let Some(id) = self.id else { return };
        spawn_local(async move {
            self.stand.set(bus::ask(id, &TabRequest::Reveal { post }).await);
        });
    }

    /// Silences it, opens an empty tab and closes this one.
    pub fn leave(self) {
        let Some(id) = self.id else { return };
        spawn_local(async move {
            tabs::leave(id).await.warn("leaving");
            window().close().warn("closing the popup");
        });
    }

    /// Loads it anew, which starts Softscroll in it.
    pub fn reload(self) {
        let Some(id) = self.id else { return };
        spawn_local(async move {
            tabs::reload(id).await.warn("reloading the tab");
        });
    }
}

/// A tab's address is known to Softscroll only where it may read the page, which is all that is needed here.
async fn page(tab: Option<i32>) -> Page {
    let ours = tabs::matching(PAGES).await.warn("finding tabs").unwrap_or_default();
    if tab.is_some_and(|tab| ours.contains(&tab)) {
        return Page::Read;
    }
    match permissions::is_open(PAGES).await.warn("reading permissions") {
        Some(false) => Page::Closed,
        _ => Page::Other,
    }
}
