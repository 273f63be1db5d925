//! Screening alone, in each form that the core has in a browser, to compare and to measure. It is not shipped.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod exports {
    use softscroll::core::post::Post;
    use softscroll::core::screen::screen;
    use softscroll::core::settings::Settings;
    use softscroll::core::verdict::decide;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// All that is found in a caption and what is decided by default, as text.
    #[wasm_bindgen]
    pub fn judged(caption: String) -> String {
        let assessment = screen(&Post { caption, ..Post::default() });
        let verdict = decide(&assessment, &Settings::default());
        format!("{assessment:?} {verdict:?}")
    }

    /// How many findings a caption has: screening without the work of telling.
    #[wasm_bindgen]
    pub fn findings(caption: String) -> usize {
        screen(&Post { caption, ..Post::default() }).findings.len()
    }
}
