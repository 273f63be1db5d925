//! The background script of the extension.

fn main() {
    #[cfg(target_arch = "wasm32")]
    softscroll::browser::background::start();
}

/// Answers one event for the boot script. Here and not in the library, so that no other script carries it.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub async fn handle(
    event: String,
    payload: wasm_bindgen::JsValue,
    sender: wasm_bindgen::JsValue,
) -> wasm_bindgen::JsValue {
    softscroll::browser::background::handle(&event, payload, sender).await
}
