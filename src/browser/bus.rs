//! Sends requests to the background and questions to tabs.

use wasm_bindgen::JsValue;

use super::api::{runtime, tabs};
use super::js::{from_js, reason, to_js};
use crate::core::message::{Request, Response, TabRequest, TabStand};

/// Sends a request to the background, which answers when it is stored.
pub async fn send(request: &Request) -> Response {
    let answer = async { from_js(runtime::send(&to_js(request)?).await?) };
    answer.await.unwrap_or_else(|thrown: JsValue| Response::Failed { reason: reason(&thrown) })
}

/// How a tab stands, `None` where no content script answers.
pub async fn stand_of(tab: i32) -> Option<TabStand> {
    let answer = async { from_js(tabs::ask(tab, &to_js(&TabRequest::Stand)?).await?) };
    answer.await.ok()
}
