//! Drawn icons: lines on a 24 by 24 grid, in the colour of the text around them.

use leptos::prelude::*;
use leptos::svg::{path, svg};

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Protecting.
    Shield,
    /// Pausing.
    Pause,
    /// Switched off.
    Off,
    /// Worth a look.
    Attention,
    /// A page that is left alone.
    Elsewhere,
    /// Settings.
    Sliders,
    /// Covered.
    Veil,
    /// A credibility badge.
    Badge,
}

impl Icon {
    const fn lines(self) -> &'static str {
        match self {
            Self::Shield => {
                "M12 3.2 19 5.8v5.4c0 4.3-2.9 7.8-7 9.6-4.1-1.8-7-5.3-7-9.6V5.8zM8.8 12l2.3 2.3 4.2-4.5"
            }
            Self::Pause => "M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 1 1 0-17M9.8 9v6M14.2 9v6",
            Self::Off => "M12 3.5v8M7.2 6.4a8 8 0 1 0 9.6 0",
            Self::Attention => "M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 1 1 0-17M12 8v4.8M12 16v.1",
            Self::Elsewhere => "M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 1 1 0-17M8.5 12h7",
            Self::Sliders => "M4 7.5h9M17 7.5h3M15 5v5M4 16.5h3M11 16.5h9M9 14v5",
            Self::Veil => {
                "M3.5 10c2 3.4 5 5.2 8.5 5.2s6.5-1.8 8.5-5.2M6.4 13.4l-1.8 2.3M12 15.2v3M17.6 13.4l1.8 2.3"
            }
            Self::Badge => "M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 1 1 0-17M12 11v5M12 8v.1",
        }
    }
}

/// Draws it. Says nothing to a screen reader: the words beside it do.
pub fn draw(icon: Icon) -> impl IntoView {
    svg()
        .attr("class", "icon")
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .child(path().attr("d", icon.lines()))
}
