//! Silence: stops sound and playback of a covered card, and gives them back as they were.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlMediaElement};

use super::reader;

/// How a medium stood, as far as the page and the person are concerned.
struct Held {
    medium: HtmlMediaElement,
    muted: bool,
    playing: bool,
}

/// The media of one card that are held still.
#[derive(Default)]
pub struct Silence(Vec<Held>);

impl Silence {
    /// Holds every medium in the card, also those that came since the last call.
    pub fn hold(&mut self, card: &Element) {
        self.0.retain(|held| held.medium.is_connected());
        for element in reader::all(card, "video, audio") {
            let medium: HtmlMediaElement = element.unchecked_into();
            if !self.0.iter().any(|held| held.medium == medium) {
                self.0.push(Held {
                    muted: medium.muted(),
                    playing: !medium.paused(),
                    medium: medium.clone(),
                });
            }
            quiet(&medium);
        }
    }

    /// The page started a medium, or gave it sound: takes note of that, and holds it still all the same.
    pub fn resist(&mut self, medium: &HtmlMediaElement) {
        if let Some(held) = self.0.iter_mut().find(|held| held.medium == *medium) {
            held.playing |= !medium.paused();
            held.muted &= medium.muted();
        }
        quiet(medium);
    }

    /// Gives sound back, and playback where `play` is set and the page had wanted it.
    pub fn release(&mut self, play: bool) {
        for held in self.0.drain(..) {
            held.medium.set_muted(held.muted);
            if held.playing && play {
                // The promise fails where the page stops it again at once, which is the page's right.
                held.medium.play().ok();
            }
        }
    }
}

fn quiet(medium: &HtmlMediaElement) {
    if !medium.muted() {
        medium.set_muted(true);
    }
    if !medium.paused() {
        medium.pause().ok();
    }
}
