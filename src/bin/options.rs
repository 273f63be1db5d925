//! The options script of the extension.

fn main() {
    #[cfg(target_arch = "wasm32")]
    {
        // wasm-bindgen can't bind a module that calls nothing of JavaScript's.
        js_sys::global();
        softscroll::browser::options::start();
    }
}
