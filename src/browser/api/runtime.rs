//! `chrome.runtime`: messages, and opening the options page.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = sendMessage, catch)]
    async fn send_message(message: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = openOptionsPage, catch)]
    async fn open_options_page() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getURL)]
    fn get_url(path: &str) -> String;
    #[wasm_bindgen(js_namespace = ["chrome", "runtime", "onMessage"], js_name = addListener)]
    fn add_message_listener(listener: &js_sys::Function);
    #[wasm_bindgen(thread_local_v2, js_namespace = ["chrome", "runtime"], js_name = id)]
    static ID: Option<String>;
}

/// The extension's own id, `None` once it was updated or removed under a page.
pub fn id() -> Option<String> {
    ID.with(Clone::clone)
}

/// Sends a message to the background and waits for its answer.
///
/// # Errors
/// Where nobody answers, for example after an update of the extension.
pub async fn send(message: &JsValue) -> Result<JsValue, JsValue> {
    send_message(message).await
}

/// The whole address of a page of the extension.
pub fn address(path: &str) -> String {
    get_url(path)
}

/// Opens the options page.
///
/// # Errors
/// Where the browser can't open it.
pub async fn open_options() -> Result<(), JsValue> {
    open_options_page().await.map(|_| ())
}

/// Answers every message to this script with `answer`, for as long as the script lives.
pub fn answer(answer: impl Fn(JsValue) -> JsValue + 'static) {
    let listener = Closure::<dyn Fn(JsValue, JsValue, js_sys::Function)>::new(
        move |message: JsValue, _sender: JsValue, respond: js_sys::Function| {
            // Where the asker has gone there is nobody left to tell.
            respond.call1(&JsValue::NULL, &answer(message)).ok();
        },
    );
    add_message_listener(listener.into_js_value().unchecked_ref());
}
