//! The background script of the extension.

fn main() {
    #[cfg(target_arch = "wasm32")]
    softscroll::browser::background::start();
}
