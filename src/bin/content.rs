//! The content script of the extension.

fn main() {
    #[cfg(target_arch = "wasm32")]
    {
        // wasm-bindgen can't bind a module that calls nothing of JavaScript's.
        js_sys::global();
        softscroll::browser::content::start();
    }
}
