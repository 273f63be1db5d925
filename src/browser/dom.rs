//! Builds elements. Text only: nothing here parses markup.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// An element under construction.
pub struct Build(Element);

/// Starts an element.
pub fn build(document: &Document, tag: &str) -> Build {
    Build(document.create_element(tag).expect("tags are constants of ours, all valid"))
}

/// Starts an SVG element.
pub fn build_svg(document: &Document, tag: &str) -> Build {
    let made = document.create_element_ns(Some("http://www.w3.org/2000/svg"), tag);
    Build(made.expect("tags are constants of ours, all valid"))
}

/// A drawing of lines on a square of 32, for the eye alone.
pub fn drawing(document: &Document, lines: &[&str]) -> Element {
    let line = |d: &&str| build_svg(document, "path").with("d", d).done();
    build_svg(document, "svg")
        .with("viewBox", "0 0 32 32")
        .with("aria-hidden", "true")
        .with("class", "icon")
        .children(&lines.iter().map(line).collect::<Vec<_>>())
        .done()
}

impl Build {
    /// Sets an attribute.
    pub fn with(self, name: &str, value: &str) -> Self {
        // Only an invalid name is refused, and ours are constants.
        self.0.set_attribute(name, value).ok();
        self
    }

    /// Sets the class.
    pub fn class(self, class: &str) -> Self {
        self.with("class", class)
    }

    /// Appends text.
    pub fn text(self, text: &str) -> Self {
        self.0.append_with_str_1(text).ok();
        self
    }

    /// Appends an element.
    pub fn child(self, child: &Element) -> Self {
        self.0.append_child(child).ok();
        self
    }

    /// Appends elements.
    pub fn children<'a>(self, children: impl IntoIterator<Item = &'a Element>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Appends words in quotation marks, with commas between them.
    pub fn quoting(self, document: &Document, words: &[String]) -> Self {
        words.iter().enumerate().fold(self, |quoting, (place, word)| {
            let quoting = if place == 0 { quoting } else { quoting.text(", ") };
            quoting.child(&build(document, "q").with("dir", "auto").text(word).done())
        })
    }

    /// The element.
    pub fn done(self) -> Element {
        self.0
    }

    /// The element, as one that can take the focus.
    pub fn html(self) -> HtmlElement {
        self.0.unchecked_into()
    }
}
