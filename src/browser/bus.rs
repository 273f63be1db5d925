//! Sends requests to the background and questions to tabs.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::api::{runtime, tabs};
use super::js::{from_js, reason, to_js};
use crate::core::message::{Request, Response, TabRequest, TabStand};
use crate::core::stored::Value;

/// Sends a request to the background, which answers when it is stored.
pub async fn send(request: &Request) -> Response {
    let answer = async { Ok(response(&runtime::send(&to_js(request)?).await?)) };
    answer.await.unwrap_or_else(|thrown: JsValue| Response::Failed { reason: reason(&thrown) })
}

/// Reads a response by hand: reading tagged enums through serde would cost every page several kilobytes.
fn response(answer: &JsValue) -> Response {
    let field = |name: &str| Reflect::get(answer, &name.into()).ok().and_then(|value| value.as_string());
    match field("kind").as_deref() {
        Some("done") => Response::Done,
        Some("later") => {
            Response::Later { due: answer.field("due").and_then(|due| due.number()).unwrap_or(0) }
        }
        _ => Response::Failed { reason: field("reason").unwrap_or_else(|| "no answer".to_owned()) },
    }
}

/// How a tab stands, `None` where no content script answers.
pub async fn stand_of(tab: i32) -> Option<TabStand> {
    ask(tab, &TabRequest::Stand).await
}

/// Asks a tab. It answers how it stands then, `None` where no content script answers.
pub async fn ask(tab: i32, request: &TabRequest) -> Option<TabStand> {
    let answer = async { from_js(tabs::ask(tab, &to_js(request)?).await?) };
    answer.await.ok()
}
