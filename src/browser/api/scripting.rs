//! `chrome.scripting`: which content scripts run where, and running one now.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = getRegisteredContentScripts, catch)]
    async fn registered() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = registerContentScripts, catch)]
    async fn register(scripts: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = unregisterContentScripts, catch)]
    async fn unregister() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "scripting"], js_name = executeScript, catch)]
    async fn execute(injection: &JsValue) -> Result<JsValue, JsValue>;
}

/// The identifiers of the registered scripts, each with what it excludes, as one text to compare.
///
/// # Errors
/// Where the browser can't tell.
pub async fn known() -> Result<String, JsValue> {
    let known = js_sys::Array::from(&registered().await?);
    let scripts = known.iter().map(|script| {
        let field = |name: &str| js_sys::Reflect::get(&script, &name.into()).unwrap_or(JsValue::UNDEFINED);
        let list = |name: &str| js_sys::Array::from(&field(name)).join(",").as_string().unwrap_or_default();
        let excluded =
            if field("excludeMatches").is_undefined() { String::new() } else { list("excludeMatches") };
        format!("{} {} {excluded}", field("id").as_string().unwrap_or_default(), list("matches"))
    });
    let mut scripts: Vec<String> = scripts.collect();
    scripts.sort_unstable();
    Ok(scripts.join("\n"))
}

/// Registers `scripts` in place of all that are registered.
///
/// # Errors
/// Where the browser refuses.
pub async fn replace(scripts: &JsValue) -> Result<(), JsValue> {
    unregister().await?;
    register(scripts).await.map(|_| ())
}

/// Runs a file of the package in a tab's page at once.
///
/// # Errors
/// Where the tab is gone, or closed to Softscroll.
pub async fn run(tab: i32, file: &str) -> Result<(), JsValue> {
    let target = js_sys::Object::new();
    js_sys::Reflect::set(&target, &"tabId".into(), &tab.into())?;
    let injection = js_sys::Object::new();
    js_sys::Reflect::set(&injection, &"target".into(), &target)?;
    js_sys::Reflect::set(&injection, &"files".into(), &js_sys::Array::of1(&file.into()))?;
    js_sys::Reflect::set(&injection, &"injectImmediately".into(), &JsValue::TRUE)?;
    execute(&injection).await.map(|_| ())
}
