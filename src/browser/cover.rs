//! The cover: one style sheet that hides every card which was not cleared, before any node of ours exists.
//!
//! It hides by `visibility`, which takes a card's parts out of the focus order and the accessibility tree and
//! moves nothing. It fails closed: a card that is new, that the page reset or that we never saw is covered.
//! Every name in it is drawn at random for each page load, so that a page finds no fixed mark of Softscroll.

use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Document, Element};

use super::js::Warn;
use crate::core::adapter::Layout;
use crate::core::adapter::tiktok::{COMMENTS, COUNTS};

/// The style sheet and the names that it goes by.
pub struct Cover {
    document: Document,
    sheet: CssStyleSheet,
    /// Hides the site's numbers, where the person wants that.
    counts: CssStyleSheet,
    /// The attribute of a card that says whether it is cleared, and the value that clears.
    mark: String,
    cleared: String,
    /// The attribute of our own hosts.
    host: String,
    /// The attribute of a card that must become the frame of reference of our host.
    frame: String,
}

impl Cover {
    /// Covers every card of `layouts`, now and to come.
    ///
    /// # Errors
    /// Where the page's document takes no style sheet.
    pub fn lay(document: &Document, layouts: &[Layout]) -> Result<Self, JsValue> {
        let names: Vec<String> = std::iter::repeat_with(random_name).take(4).collect();
        let [mark, cleared, host, frame] =
            <[String; 4]>::try_from(names).map_err(|_| "four names were drawn")?;
        let rules: String = layouts
            .iter()
            .map(|Layout { card, open, .. }| {
                // A layout with controls that stay is one that fills the window. Its own ground stays too, or the
                // page behind it would show through.
                let whole = if open.is_empty() { format!("{card}:not([{mark}={cleared}]), ") } else { String::new() };
                let open = if open.is_empty() {
                    String::new()
                } else {
                    format!(
                        "{card}:not([{mark}={cleared}]) :is({open}), {card}:not([{mark}={cleared}]) :is({open}) * \
                         {{ visibility: visible !important; }} "
                    )
                };
                // A transition of `all` would keep a part visible until it ends.
                format!(
                    "{whole}{card}:not([{mark}={cleared}]) :not([{host}]) \
                     {{ visibility: hidden !important; transition: none !important; }} \
                     {open}:where({card}[{frame}]) {{ position: relative; }} "
                )
            })
            .collect();
        let rules = format!(
            "{rules} {COMMENTS}:not([{mark}={cleared}]) :not([{host}]) {{ visibility: hidden !important; }} \
             :where({COMMENTS}[{frame}]) {{ position: relative; }}"
        );
        let sheet = CssStyleSheet::new()?;
        sheet_replace(&sheet, &rules)?;
        let counts = CssStyleSheet::new()?;
        // Their room stays, and what is read out does.
        sheet_replace(&counts, &format!("{COUNTS} {{ opacity: 0 !important; }}"))?;
        counts.set_disabled(true);
        let cover = Self { document: document.clone(), sheet, counts, mark, cleared, host, frame };
        cover.adopt()?;
        Ok(cover)
    }

    /// Puts the sheet back where the page dropped it.
    ///
    /// # Errors
    /// Where the page's document takes no style sheet.
    pub fn adopt(&self) -> Result<(), JsValue> {
        let adopted = js_sys::Reflect::get(&self.document, &"adoptedStyleSheets".into())?;
        let adopted = js_sys::Array::from(&adopted);
        let wanted = [Some(&self.sheet), (!self.counts.disabled()).then_some(&self.counts)];
        let missing: Vec<_> =
            wanted.into_iter().flatten().filter(|sheet| !adopted.includes(sheet, 0)).collect();
        if !missing.is_empty() {
            missing.into_iter().for_each(|sheet| {
                adopted.push(sheet);
            });
            js_sys::Reflect::set(&self.document, &"adoptedStyleSheets".into(), &adopted)?;
        }
        Ok(())
    }

    /// Switches the whole cover on or off.
    pub fn set_on(&self, on: bool) {
        self.sheet.set_disabled(!on);
    }

    /// Hides the site's numbers, or shows them.
    pub fn hide_counts(&self, hidden: bool) {
        self.counts.set_disabled(!hidden);
        self.adopt().warn("hiding the numbers");
    }

    /// The attribute whose loss covers a card again.
    pub fn mark(&self) -> &str {
        &self.mark
    }

    /// The attribute of our own hosts.
    pub fn host_mark(&self) -> &str {
        &self.host
    }

    /// Clears a card: all of it is as the page made it.
    pub fn clear(&self, card: &Element) {
        if card.get_attribute(&self.mark).as_deref() != Some(&self.cleared) {
            set(card, &self.mark, &self.cleared);
        }
    }

    /// Covers a card.
    pub fn cover(&self, card: &Element) {
        if card.has_attribute(&self.mark) {
            unset(card, &self.mark);
        }
    }

    /// Marks an element as ours: the cover leaves it visible.
    pub fn own(&self, host: &Element) {
        set(host, &self.host, "");
    }

    /// Whether an element is ours.
    pub fn owns(&self, element: &Element) -> bool {
        element.has_attribute(&self.host)
    }

    /// Makes the card the frame of reference of what we place in it; where the page said how it stands, its word holds.
    pub fn frame(&self, card: &Element) {
        set(card, &self.frame, "");
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(method, catch, structural, js_name = replaceSync)]
    fn replace_sync(this: &Sheet, text: &str) -> Result<(), JsValue>;
    type Sheet;
}

/// Gives a constructed sheet its rules.
///
/// # Errors
/// Where the sheet was not constructed by this document.
pub fn sheet_replace(sheet: &CssStyleSheet, rules: &str) -> Result<(), JsValue> {
    sheet.unchecked_ref::<Sheet>().replace_sync(rules)
}

/// A name for an attribute or a value, different in each page load.
fn random_name() -> String {
    let length = 7 + (js_sys::Math::random() * 5.0) as usize;
    let letter = || char::from(b'a' + (js_sys::Math::random() * 26.0) as u8);
    std::iter::repeat_with(letter).take(length).collect()
}

fn set(element: &Element, name: &str, value: &str) {
    // Only an invalid name is refused, and ours are letters.
    element.set_attribute(name, value).ok();
}

fn unset(element: &Element, name: &str) {
    element.remove_attribute(name).ok();
}
