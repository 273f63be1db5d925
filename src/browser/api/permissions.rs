//! `chrome.permissions`: which sites a person lets Softscroll into.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = contains, catch)]
    async fn contains(wanted: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = request, catch)]
    async fn request(wanted: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "extension"], js_name = isAllowedIncognitoAccess, catch)]
    async fn is_allowed_incognito() -> Result<JsValue, JsValue>;
}

/// Whether the person lets Softscroll into private windows.
///
/// # Errors
/// Where the browser can't tell.
pub async fn is_open_in_private() -> Result<bool, JsValue> {
    Ok(is_allowed_incognito().await?.is_truthy())
}

/// Whether pages that match `pattern` are open to Softscroll.
///
/// # Errors
/// Where the browser can't tell.
pub async fn is_open(pattern: &str) -> Result<bool, JsValue> {
    Ok(contains(&origins(pattern)?).await?.is_truthy())
}

/// Asks the person for access. Only in answer to a press, or the browser refuses.
///
/// # Errors
/// Where the browser refuses.
pub async fn ask(pattern: &str) -> Result<bool, JsValue> {
    Ok(request(&origins(pattern)?).await?.is_truthy())
}

fn origins(pattern: &str) -> Result<JsValue, JsValue> {
    let wanted = js_sys::Object::new();
    js_sys::Reflect::set(&wanted, &"origins".into(), &js_sys::Array::of1(&pattern.into()))?;
    Ok(wanted.into())
}
