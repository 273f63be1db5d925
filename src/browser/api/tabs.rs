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
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = get, catch)]
    async fn get_tab(tab: i32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = update, catch)]
    async fn update_tab(tab: i32, changes: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = create, catch)]
    async fn create_tab(properties: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "tabs"], js_name = remove, catch)]
    async fn remove_tab(tab: i32) -> Result<JsValue, JsValue>;
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

/// Whether a tab is muted, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Muted {
    /// It is not.
    Not,
    /// By this extension.
    ByUs,
    /// By the person or another extension.
    ByOthers,
}

/// Whether a tab is muted.
///
/// # Errors
/// Where the tab is gone.
pub async fn muted(tab: i32) -> Result<Muted, JsValue> {
    let info = js_sys::Reflect::get(&get_tab(tab).await?, &"mutedInfo".into())?;
    let is_muted = js_sys::Reflect::get(&info, &"muted".into())?.is_truthy();
    let by = js_sys::Reflect::get(&info, &"extensionId".into())?.as_string();
    Ok(match is_muted {
        false => Muted::Not,
        true if by.is_some() && by == super::runtime::id() => Muted::ByUs,
        true => Muted::ByOthers,
    })
}

/// Mutes a tab, or takes that back.
///
/// # Errors
/// Where the tab is gone.
pub async fn set_muted(tab: i32, muted: bool) -> Result<(), JsValue> {
    let changes = js_sys::Object::new();
    js_sys::Reflect::set(&changes, &"muted".into(), &muted.into())?;
    update_tab(tab, &changes).await.map(|_| ())
}

/// Opens a tab in front.
///
/// # Errors
/// Where the browser refuses.
pub async fn open(address: &str) -> Result<(), JsValue> {
    let properties = js_sys::Object::new();
    js_sys::Reflect::set(&properties, &"url".into(), &address.into())?;
    create_tab(&properties).await.map(|_| ())
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

/// Silences a tab, opens an empty one in its place and closes it.
///
/// # Errors
/// Where the browser refuses.
pub async fn leave(tab: i32) -> Result<(), JsValue> {
    set_muted(tab, true).await?;
    create_tab(&js_sys::Object::new()).await?;
    remove_tab(tab).await.map(|_| ())
}
