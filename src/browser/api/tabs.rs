//! `chrome.tabs`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = query, catch)]
    async fn query_tabs(filter: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = sendMessage, catch)]
    async fn send_message(tab: i32, message: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = reload, catch)]
    async fn reload_tab(tab: i32) -> Result<JsValue, JsValue>;
}

/// Asks the content script of a tab.
///
/// # Errors
/// Where none runs there.
pub async fn ask(tab: i32, message: &JsValue) -> Result<JsValue, JsValue> {
    send_message(tab, message).await
}

/// The tab that is in front in the window of the caller.
///
/// # Errors
/// Where the browser can't tell.
pub async fn active() -> Result<Option<i32>, JsValue> {
    let filter = js_sys::Object::new();
    js_sys::Reflect::set(&filter, &"active".into(), &true.into())?;
    js_sys::Reflect::set(&filter, &"currentWindow".into(), &true.into())?;
    Ok(ids(&query_tabs(&filter).await?).first().copied())
}

/// Loads a tab anew.
///
/// # Errors
/// Where the tab is gone.
pub async fn reload(tab: i32) -> Result<(), JsValue> {
    reload_tab(tab).await.map(|_| ())
}

/// The tabs whose address matches `pattern`. Needs access to that host.
///
/// # Errors
/// Where the browser can't tell.
pub async fn matching(pattern: &str) -> Result<Vec<i32>, JsValue> {
    let filter = js_sys::Object::new();
    js_sys::Reflect::set(&filter, &"url".into(), &pattern.into())?;
    Ok(ids(&query_tabs(&filter).await?))
}

fn ids(tabs: &JsValue) -> Vec<i32> {
    let id = |tab: JsValue| js_sys::Reflect::get(&tab, &"id".into()).ok()?.as_f64().map(|id| id as i32);
    js_sys::Array::from(tabs).iter().filter_map(id).collect()
}
