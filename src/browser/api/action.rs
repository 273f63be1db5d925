//! `chrome.action`: the toolbar icon.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeText, catch)]
    async fn set_badge_text(details: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = getBadgeText, catch)]
    async fn get_badge_text(details: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setBadgeBackgroundColor, catch)]
    async fn set_badge_background_color(details: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setIcon, catch)]
    async fn set_icon(details: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "action"], js_name = setTitle, catch)]
    async fn set_title(details: &JsValue) -> Result<JsValue, JsValue>;
}

/// Shows `text` (at most four characters) on the icon drawn as `icon`, and `title` as its tooltip, for one tab.
///
/// # Errors
/// Where the tab is gone.
pub async fn show(tab: i32, icon: &str, text: &str, colour: &str, title: &str) -> Result<(), JsValue> {
    let tab = Some(tab);
    set_badge_text(&details(tab, "text", text)).await?;
    set_badge_background_color(&details(tab, "color", colour)).await?;
    set_icon(&details(tab, "path", &format!("icons/{icon}-32.png"))).await?;
    set_title(&details(tab, "title", title)).await?;
    Ok(())
}

/// Shows `text` and `title` for every tab that nothing was shown for.
///
/// # Errors
/// Where the browser refuses.
pub async fn show_everywhere(text: &str, colour: &str, title: &str) -> Result<(), JsValue> {
    set_badge_text(&details(None, "text", text)).await?;
    set_badge_background_color(&details(None, "color", colour)).await?;
    set_title(&details(None, "title", title)).await?;
    Ok(())
}

/// The text shown on the icon for one tab.
///
/// # Errors
/// Where the tab is gone.
pub async fn text(tab: i32) -> Result<String, JsValue> {
    let details = js_sys::Object::new();
    js_sys::Reflect::set(&details, &"tabId".into(), &tab.into())?;
    Ok(get_badge_text(&details).await?.as_string().unwrap_or_default())
}

fn details(tab: Option<i32>, key: &str, value: &str) -> JsValue {
    let entries = js_sys::Array::of1(&js_sys::Array::of2(&key.into(), &value.into()));
    if let Some(tab) = tab {
        entries.push(&js_sys::Array::of2(&"tabId".into(), &tab.into()));
    }
    js_sys::Object::from_entries(&entries).map_or(JsValue::UNDEFINED, JsValue::from)
}
