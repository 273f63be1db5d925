//! Reads cards: runs the selectors of a layout and hands what stands there to the core.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node};

use crate::core::adapter::tiktok::{BIO, BIO_OF};
use crate::core::adapter::{Layout, Reads, Source};
use crate::core::post::SiteLabel;
use crate::core::reading::Reading;

/// More text than any caption has; a page that shows more is cut here, in bytes.
const LONGEST: usize = 100_000;

/// The cards of a page: of `root` itself and below it.
pub fn cards(root: &Element, layouts: &'static [Layout]) -> Vec<(Element, &'static Layout)> {
    let mut found = Vec::new();
    for layout in layouts {
        if root.matches(layout.card).unwrap_or(false) {
            found.push((root.clone(), layout));
        }
        found.extend(all(root, layout.card).map(|card| (card, layout)));
    }
    found
}

/// The card that a node stands in.
pub fn card_of(node: &Node, layouts: &'static [Layout]) -> Option<(Element, &'static Layout)> {
    let element = match node.dyn_ref::<Element>() {
        Some(element) => element.clone(),
        None => node.parent_element()?,
    };
    let around = layouts.iter().filter_map(|layout| Some((element.closest(layout.card).ok()??, layout)));
    // Of cards within one another, such as a grid in full screen, the closest is meant.
    around.reduce(|known, other| if known.0.contains(Some(&other.0)) { other } else { known })
}

/// What stands on a card now.
pub fn read(card: &Element, layout: &Layout) -> Reading {
    Reading {
        ids: layout.id.iter().flat_map(|source| every(card, source, layout.preloads)).collect(),
        caption: first(card, layout.caption),
        echo: first(card, layout.echo),
        handle: first(card, layout.handle),
        name: first(card, layout.name_shown),
        subtitles: first(card, layout.subtitles),
        labels: labels(card, layout),
    }
}

fn labels(card: &Element, layout: &Layout) -> Vec<SiteLabel> {
    let mut found: Vec<SiteLabel> = Vec::new();
    for source in layout.labels {
        for label in all(card, source.selector).filter_map(|element| source.read(&text(&element))) {
            if !found.contains(&label) {
                found.push(label);
            }
        }
    }
    found
}

/// The picture of a card, the card itself where there is none.
pub fn media(card: &Element, layout: &Layout) -> Element {
    let found = layout.media.iter().find_map(|selector| card.query_selector(selector).ok().flatten());
    found.unwrap_or_else(|| card.clone())
}

/// The handle and the biography on a profile.
pub fn bio(root: &Element) -> Option<(String, String)> {
    let of = |selector: &str| all(root, selector).next().map(|element| text(&element).trim().to_owned());
    let (handle, bio) = (of(BIO_OF)?, of(BIO)?);
    (!handle.is_empty() && !bio.is_empty()).then_some((handle, bio))
}

/// The page's own control that moves on by one post.
pub fn next_control(document: &Document, layout: &Layout) -> Option<web_sys::HtmlElement> {
    let found = layout.next.iter().find_map(|selector| document.query_selector(selector).ok().flatten());
    found.map(JsCast::unchecked_into)
}

/// Whether the parser is still at work inside an element: then more of it may come.
pub fn is_open(element: &Element) -> bool {
    let document = element.owner_document();
    if document.is_none_or(|document| document.ready_state() != "loading") {
        return false;
    }
    let mut node: Node = element.clone().into();
    loop {
        if node.next_sibling().is_some() {
            return false;
        }
        match node.parent_node() {
            Some(parent) => node = parent,
            None => return true,
        }
    }
}

/// Everything that matches below `root`.
pub fn all(root: &Element, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let list = root.query_selector_all(selector).ok();
    (0..list.as_ref().map_or(0, web_sys::NodeList::length))
        // By name, not by class: a window of picture-in-picture has classes of its own.
        .filter_map(move |place| Some(list.as_ref()?.get(place)?.unchecked_into()))
}

fn first(card: &Element, sources: &[Source]) -> Option<String> {
    sources.iter().find_map(|source| {
        let own = card.matches(source.selector).unwrap_or(false).then(|| card.clone());
        let element = own.or_else(|| card.query_selector(source.selector).ok().flatten())?;
        value(&element, source.reads)
    })
}

fn every(card: &Element, source: &Source, on_screen: bool) -> impl Iterator<Item = String> + use<> {
    let reads = source.reads;
    let own = card.matches(source.selector).unwrap_or(false).then(|| card.clone());
    own.into_iter()
        .chain(all(card, source.selector))
        .filter(move |element| !on_screen || reads != Reads::PlayerId || is_on_screen(element))
        .filter_map(move |element| value(&element, reads))
}

/// Whether the middle of an element lies within the window: a preloaded player is outside, or has no size.
fn is_on_screen(element: &Element) -> bool {
    let Some((width, height)) = window_size() else { return false };
    let place = element.get_bounding_client_rect();
    let (x, y) = (place.x() + place.width() / 2.0, place.y() + place.height() / 2.0);
    place.width() > 1.0 && place.height() > 1.0 && (0.0..width).contains(&x) && (0.0..height).contains(&y)
}

/// Whether an element holds the middle of the window, from top to bottom.
pub fn holds_middle(element: &Element) -> bool {
    let Some((_, height)) = window_size() else { return false };
    let place = element.get_bounding_client_rect();
    place.height() > 1.0 && (place.top()..place.bottom()).contains(&(height / 2.0))
}

fn window_size() -> Option<(f64, f64)> {
    let window = web_sys::window()?;
    Some((window.inner_width().ok()?.as_f64()?, window.inner_height().ok()?.as_f64()?))
}

fn value(element: &Element, reads: Reads) -> Option<String> {
    let raw = match reads.attribute() {
        Some(attribute) => element.get_attribute(attribute)?,
        None => text(element),
    };
    reads.parse(&raw)
}

/// The text of an element with its line breaks: `textContent` alone glues lines together.
fn text(element: &Element) -> String {
    let mut text = String::new();
    let mut next = element.first_child();
    let root: &Node = element.as_ref();
    while let Some(node) = next {
        if text.len() > LONGEST {
            break;
        }
        match node.node_type() {
            Node::TEXT_NODE => text.push_str(&node.node_value().unwrap_or_default()),
            Node::ELEMENT_NODE if node.node_name() == "BR" => text.push('\n'),
            _ => {}
        }
        next = node.first_child().or_else(|| after(node, root));
    }
    text
}

/// The node after `node` and all below it, in document order, within `root`.
fn after(mut node: Node, root: &Node) -> Option<Node> {
    loop {
        if let Some(sibling) = node.next_sibling() {
            return Some(sibling);
        }
        node = node.parent_node().filter(|parent| parent != root)?;
    }
}
