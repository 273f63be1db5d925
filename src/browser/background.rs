//! Composition root of the background: the only writer of storage, and keeper of the toolbar icon.
//!
//! The boot script registers every listener and calls [`handle`]; nothing is kept in memory, since the
//! browser may end this script between any two events.

use serde::Deserialize;
use wasm_bindgen::JsValue;

use super::api::{permissions, runtime, scripting, storage, tabs};
use super::gatekeeper::{GATE, RESUME};
use super::js::{Warn, from_js, reason, to_js};
use super::{backup, bus, clock, gatekeeper, store, toolbar};
use crate::core::ledger::Ledger;
use crate::core::limits::waiting::Command;
use crate::core::message::{Protection, Request, Response};
use crate::core::plan::Plan;
use crate::core::refusal::{FALLBACK, Refusals};
use crate::core::settings::Change;
use crate::core::shelf::Shelf;

/// The pages that the content script runs on, as in the manifest.
pub const PAGES: &str = "https://*.tiktok.com/*";

/// How long a page may take from complete to its first word before it counts as unprotected, in milliseconds.
const PATIENCE: u32 = 400;

#[derive(Deserialize)]
struct Sender {
    tab: Option<Tab>,
    url: Option<String>,
}

impl Sender {
    fn is_private(&self) -> bool {
        self.tab.as_ref().is_some_and(|tab| tab.incognito)
    }
}

#[derive(Deserialize)]
struct Tab {
    id: i32,
    #[serde(default)]
    incognito: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Updated {
    tab_id: i32,
    status: Option<String>,
    url: Option<String>,
}

#[derive(Deserialize)]
struct Installed {
    reason: String,
}

#[derive(Deserialize)]
struct Alarm {
    name: String,
}

/// Nothing to set up: everything happens in [`handle`].
pub fn start() {}

/// Answers one event. `event` names the listener, `payload` is what it was called with, `sender` who sent
/// a message.
pub async fn handle(event: &str, payload: JsValue, sender: JsValue) -> JsValue {
    let handled = match event {
        "message" => return answer(payload, sender).await,
        "installed" => {
            greet(payload).await.warn("opening the first page");
            begin().await
        }
        "startup" => begin().await,
        "access" => access().await,
        "alarm" => ring(payload).await,
        "tab_updated" => look_at(payload).await,
        _ => Ok(()),
    };
    handled.warn(event);
    JsValue::UNDEFINED
}

async fn answer(message: JsValue, sender: JsValue) -> JsValue {
    let done = async {
        let request: Request = from_js(message)?;
        let sender: Sender = from_js(sender)?;
        serve(request, sender).await
    };
    let response = match done.await {
        Ok(response) => response,
        Err(thrown) => Response::Failed { reason: reason(&thrown) },
    };
    to_js(&response).unwrap_or(JsValue::UNDEFINED)
}

async fn serve(request: Request, sender: Sender) -> Result<Response, JsValue> {
    let (tab, url) = (sender.tab.as_ref().map(|tab| tab.id), sender.url.as_deref());
    match request {
        Request::Refused { reason, last } => refused(tab, url, reason, last).await,
        Request::Unstarted => start_core(tab, url).await,
        Request::Protection { protection } => show(tab, &protection).await,
        Request::Hush { silent } => match tab {
            Some(tab) => hush(tab, silent).await,
            None => Ok(()),
        },
        Request::Record { batch } => return gatekeeper::record(*batch, sender.is_private()).await,
        Request::Limit { change } => return gatekeeper::ask(Command::Limit(change)).await,
        Request::Change { change } => return gatekeeper::ask(Command::Setting(change)).await,
        Request::Mark { mark } => return gatekeeper::ask(Command::Mark(mark)).await,
        Request::Pin { digits } => return gatekeeper::set_pin(&digits).await,
        Request::Unlock { digits } => return gatekeeper::unlock(&digits).await,
        Request::More => return gatekeeper::give_more().await,
        Request::Rest => return gatekeeper::rest().await,
        Request::Leave => match tab {
            Some(tab) => tabs::leave(tab).await,
            None => Ok(()),
        },
        Request::Settle => return gatekeeper::settle().await,
        Request::Shelve { change } => {
            let _turn = store::turn().await;
            store::update::<Shelf>(|shelf| shelf.apply(&change, clock::wall())).await
        }
        Request::Write { part, words } => {
            let _turn = store::turn().await;
            store::update::<Plan>(|plan| plan.write(part, &words)).await
        }
        Request::Restore { text } => {
            let (items, limits) = backup::read(&text)?;
            if gatekeeper::is_locked().await? {
                return Err("Protection is locked. Unlock it first.".into());
            }
            let turn = store::turn().await;
            storage::set_all(&items).await?;
            drop(turn);
            match limits {
                Some(limits) => return gatekeeper::ask_for_all(&limits).await,
                None => Ok(()),
            }
        }
        Request::Open { place } => tabs::open(&runtime::address(&format!("options.html#{place}"))).await,
        Request::Erase { day } => {
            let _turn = store::turn().await;
            store::update::<Ledger>(|ledger| match day {
                Some(day) => ledger.erase_day(day),
                None => ledger.erase(),
            })
            .await
        }
    }?;
    Ok(Response::Done)
}

async fn show(tab: Option<i32>, protection: &Protection) -> Result<(), JsValue> {
    match tab {
        Some(tab) => toolbar::show(tab, protection).await,
        None => Ok(()),
    }
}

/// Shows the first steps, once: an update changes nothing that a person would have to be told at once.
async fn greet(payload: JsValue) -> Result<(), JsValue> {
    let installed: Installed = from_js(payload)?;
    if installed.reason == "install" {
        tabs::open(&runtime::address("options.html#welcome")).await?;
    }
    Ok(())
}

async fn begin() -> Result<(), JsValue> {
    register().await.warn("registering the content scripts");
    gatekeeper::settle().await.warn("working out the limits");
    survey().await
}

/// Says on every tab where the person or the browser lets Softscroll into no page of the site.
async fn access() -> Result<(), JsValue> {
    toolbar::show_access(permissions::is_open(PAGES).await?).await
}

/// Has the browser run the core behind the cover, on every page that comes: as WebAssembly, or as JavaScript on the
/// hosts that refused it.
async fn register() -> Result<(), JsValue> {
    let _turn = store::turn().await;
    let scripts = store::load::<Refusals>().await?.scripts(PAGES, &browser());
    let mut wanted: Vec<String> = scripts
        .iter()
        .map(|script| {
            format!("{} {} {}", script.id, script.matches.join(","), script.exclude_matches.join(","))
        })
        .collect();
    wanted.sort_unstable();
    if scripting::known().await? == wanted.join("\n") {
        return Ok(());
    }
    scripting::replace(&to_js(&scripts)?).await
}

/// A page refused WebAssembly: it gets the core as JavaScript, now and from now on.
async fn refused(tab: Option<i32>, url: Option<&str>, reason: String, last: bool) -> Result<(), JsValue> {
    let (Some(tab), false) = (tab, last) else { return show(tab, &Protection::Refused { reason }).await };
    // First the page that waits.
    let started = scripting::run(tab, FALLBACK).await;
    let host = url.and_then(host_of).unwrap_or("");
    let turn = store::turn().await;
    store::update::<Refusals>(|refusals| refusals.add(host, &browser())).await.warn("noting a refusal");
    drop(turn);
    register().await.warn("registering the content scripts");
    if started.is_err() { show(Some(tab), &Protection::Refused { reason }).await } else { Ok(()) }
}

/// A page is covered and its core was not registered yet, or no longer.
async fn start_core(tab: Option<i32>, url: Option<&str>) -> Result<(), JsValue> {
    let Some(tab) = tab else { return register().await };
    let host = url.and_then(host_of).unwrap_or("");
    let file = store::load::<Refusals>().await.unwrap_or_default().file(host, &browser());
    let started = scripting::run(tab, file).await;
    register().await.warn("registering the content scripts");
    match started {
        Ok(()) => Ok(()),
        Err(thrown) => show(Some(tab), &Protection::Refused { reason: reason(&thrown) }).await,
    }
}

/// How the browser names itself, version and all.
fn browser() -> String {
    let navigator = js_sys::Reflect::get(&js_sys::global(), &"navigator".into());
    let agent = navigator.and_then(|navigator| js_sys::Reflect::get(&navigator, &"userAgent".into()));
    agent.ok().and_then(|agent| agent.as_string()).unwrap_or_default()
}

/// Mutes a tab through the browser, or gives it back. A tab that the person muted or unmuted is theirs.
async fn hush(tab: i32, silent: bool) -> Result<(), JsValue> {
    let muted = tabs::muted(tab).await?;
    match (silent, muted) {
        (true, tabs::Muted::Not) => tabs::set_muted(tab, true).await,
        (false, tabs::Muted::ByUs) => tabs::set_muted(tab, false).await,
        _ => Ok(()),
    }
}

/// Pages that were open before Softscroll came carry no content script: says so on each.
async fn survey() -> Result<(), JsValue> {
    for tab in tabs::matching(PAGES).await? {
        ask(tab).await?;
    }
    Ok(())
}

async fn ask(tab: i32) -> Result<(), JsValue> {
    match bus::stand_of(tab).await {
        Some(stand) => toolbar::show(tab, &stand.protection).await,
        None => toolbar::show(tab, &Protection::Absent).await,
    }
}

/// A page of a site that has loaded and says nothing is not protected.
async fn look_at(payload: JsValue) -> Result<(), JsValue> {
    let updated: Updated = from_js(payload)?;
    if updated.status.as_deref() == Some("loading") {
        // The page that was muted for a covered post is gone, and its script with it.
        hush(updated.tab_id, false).await?;
    }
    let is_ours = updated.url.as_deref().is_some_and(is_page_of_ours);
    if updated.status.as_deref() != Some("complete") || !is_ours {
        return Ok(());
    }
    if bus::stand_of(updated.tab_id).await.is_some() {
        return Ok(());
    }
    gloo_timers::future::TimeoutFuture::new(PATIENCE).await;
    // A script that could not start has said why by now, and its word stands.
    if toolbar::is_silent(updated.tab_id).await? { ask(updated.tab_id).await } else { Ok(()) }
}

fn host_of(url: &str) -> Option<&str> {
    url.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next())
}

fn is_page_of_ours(url: &str) -> bool {
    host_of(url).is_some_and(|host| host == "tiktok.com" || host.ends_with(".tiktok.com"))
}

async fn ring(payload: JsValue) -> Result<(), JsValue> {
    let alarm: Alarm = from_js(payload)?;
    match &*alarm.name {
        RESUME => gatekeeper::ask(Command::Setting(Change::Pause(0))).await.map(|_| ()),
        GATE => gatekeeper::settle().await.map(|_| ()),
        _ => Ok(()),
    }
}
