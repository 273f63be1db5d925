//! The content script of the extension.

fn main() {
    #[cfg(target_arch = "wasm32")]
    if let Err(thrown) = softscroll::browser::content::start() {
        // The boot script covers the page and says so on the toolbar.
        wasm_bindgen::throw_val(thrown);
    }
}
