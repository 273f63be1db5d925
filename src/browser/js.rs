//! Values from JavaScript: reading them, writing them, and what to do when a call throws.

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use crate::core::stored::Value;
use crate::core::time::Millis;

/// What a failed call says of itself. Anything can be thrown, so anything is turned into text.
pub fn reason(thrown: &JsValue) -> String {
    let message = js_sys::Reflect::get(thrown, &"message".into()).ok().and_then(|value| value.as_string());
    message.or_else(|| thrown.as_string()).unwrap_or_else(|| "something without a message".to_owned())
}

/// For calls whose failure can't be mended where it is met.
pub trait Warn<T> {
    /// The value, or a warning on the console that says what was being done.
    fn warn(self, doing: &str) -> Option<T>;
}

impl<T> Warn<T> for Result<T, JsValue> {
    fn warn(self, doing: &str) -> Option<T> {
        self.map_err(|thrown| web_sys::console::warn_1(&format!("{doing}: {}", reason(&thrown)).into())).ok()
    }
}

thread_local! {
    /// One for all promises, and never dropped: Firefox may call the handlers of a page's promise late.
    static NOTHING: Closure<dyn FnMut(JsValue)> = Closure::new(|_| {});
}

/// Hears a promise of the page out: that it fails is expected, and unheard it would be an error of the page's.
pub fn hear_out(promise: &JsValue) {
    NOTHING.with(|nothing| {
        let _ = promise.unchecked_ref::<js_sys::Promise>().catch(nothing);
    });
}

/// A value as plain JavaScript objects, as messages and storage want them.
///
/// # Errors
/// Where a number does not fit, which none of ours does.
pub fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// A value from plain JavaScript objects.
///
/// # Errors
/// Where the value is not of that type; the text says which field.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    Ok(serde_wasm_bindgen::from_value(value)?)
}

impl Value for JsValue {
    fn field(&self, name: &str) -> Option<Self> {
        js_sys::Reflect::get(self, &name.into()).ok().filter(|field| !field.is_undefined())
    }

    fn items(&self) -> Vec<Self> {
        if js_sys::Array::is_array(self) { js_sys::Array::from(self).to_vec() } else { Vec::new() }
    }

    fn text(&self) -> Option<String> {
        self.as_string()
    }

    fn number(&self) -> Option<Millis> {
        self.as_f64().filter(|number| *number >= 0.0).map(|number| number as Millis)
    }

    fn flag(&self) -> Option<bool> {
        self.as_bool()
    }
}
