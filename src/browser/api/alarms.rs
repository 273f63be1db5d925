//! `chrome.alarms`: wakes the background at an instant.

use wasm_bindgen::prelude::*;

use crate::core::time::Millis;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "alarms"], js_name = create, catch)]
    async fn create(name: &str, info: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "alarms"], js_name = clear, catch)]
    async fn clear_alarm(name: &str) -> Result<JsValue, JsValue>;
}

/// Rings the alarm `name` at `when`.
///
/// # Errors
/// Where the browser refuses.
pub async fn ring(name: &str, when: Millis) -> Result<(), JsValue> {
    let info = js_sys::Object::new();
    js_sys::Reflect::set(&info, &"when".into(), &(when as f64).into())?;
    create(name, &info).await.map(|_| ())
}

/// Takes the alarm `name` back.
///
/// # Errors
/// Where the browser refuses.
pub async fn clear(name: &str) -> Result<(), JsValue> {
    clear_alarm(name).await.map(|_| ())
}
