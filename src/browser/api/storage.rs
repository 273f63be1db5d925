//! `chrome.storage.local`.

use wasm_bindgen::prelude::*;

use crate::browser::js::Warn;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = get, catch)]
    async fn get_keys(keys: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "local"], js_name = set, catch)]
    async fn set_items(items: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "onChanged"], js_name = addListener, catch)]
    fn add_change_listener(listener: &js_sys::Function) -> Result<(), JsValue>;
}

/// The value stored under `key`, `undefined` where there is none.
///
/// # Errors
/// Where storage can't be read.
pub async fn get(key: &str) -> Result<JsValue, JsValue> {
    js_sys::Reflect::get(&get_keys(&key.into()).await?, &key.into())
}

/// Stores several values at once, by key: all of them, or none.
///
/// # Errors
/// Where storage is full or refuses.
pub async fn set_all(items: &js_sys::Object) -> Result<(), JsValue> {
    set_items(items).await.map(|_| ())
}

/// Calls `changed` with the new value whenever the one under `key` changes, for as long as the script lives.
pub fn on_change(key: &'static str, changed: impl Fn(JsValue) + 'static) {
    let listener = Closure::<dyn Fn(JsValue, JsValue)>::new(move |changes: JsValue, area: JsValue| {
        if area.as_string().as_deref() != Some("local") {
            return;
        }
        let change = js_sys::Reflect::get(&changes, &key.into()).unwrap_or(JsValue::UNDEFINED);
        if !change.is_undefined() {
            changed(js_sys::Reflect::get(&change, &"newValue".into()).unwrap_or(JsValue::UNDEFINED));
        }
    });
    add_change_listener(listener.into_js_value().unchecked_ref()).warn("listening to storage");
}
