//! Silence: stops sound and playback of a covered card, and gives them back as they were.
//!
//! A medium is paused, and its rate is nothing: a page that starts it is heard of a moment later, and until then
//! nothing sounds or moves. Its sound setting is left alone. Muting would hide whether the page mutes it too,
//! as the site does while it wakes up, and a reveal would then be loud where the person had chosen silence.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlMediaElement};

use super::js::hear_out;
use super::{pip, reader};

/// How a medium stood, as far as the page and the person are concerned.
struct Held {
    medium: HtmlMediaElement,
    rate: f64,
    playing: bool,
    /// Whether it is kept out of picture-in-picture by us, and not by the page.
    kept_out: bool,
}

/// The media of one card that are held still.
#[derive(Default)]
pub struct Silence(Vec<Held>);

impl Silence {
    /// Holds every medium in the card, also those that came since the last call.
    pub fn hold(&mut self, card: &Element) {
        self.0.retain(|held| held.medium.is_connected());
        for element in reader::all(card, "video, audio") {
            self.hold_one(&element.unchecked_into());
        }
    }

    /// Gives the rate back, and playback where `play` is set and the page had wanted it.
    pub fn release(&mut self, play: bool) {
        for held in self.0.drain(..) {
            if held.kept_out {
                pip::let_in(&held.medium);
            }
            held.medium.set_playback_rate(held.rate);
            if held.playing && play {
                // It fails where the page stops it again at once, which is the page's right.
                if let Ok(started) = held.medium.play() {
                    hear_out(&started);
                }
            }
        }
    }

    /// Whether a medium is held.
    pub fn holds(&self, medium: &HtmlMediaElement) -> bool {
        self.0.iter().any(|held| held.medium == *medium)
    }

    /// What the page did since the last call is noted before it is undone: its events arrive later, when
    /// nothing of it can be seen any more.
    fn hold_one(&mut self, medium: &HtmlMediaElement) {
        let (rate, playing) = (medium.playback_rate(), !medium.paused());
        match self.0.iter_mut().find(|held| held.medium == *medium) {
            Some(held) => {
                held.kept_out |= pip::keep_out(medium);
                held.playing |= playing;
                if rate != 0.0 {
                    held.rate = rate;
                }
            }
            None => {
                let kept_out = pip::keep_out(medium);
                self.0.push(Held { medium: medium.clone(), rate, playing, kept_out });
            }
        }
        if rate != 0.0 {
            medium.set_playback_rate(0.0);
        }
        if playing {
            medium.pause().ok();
        }
    }
}
