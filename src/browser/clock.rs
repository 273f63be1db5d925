//! The clocks, read here and passed on: the core has none.

use crate::core::time::{Day, Millis};

/// The time of day, in milliseconds since 1970 UTC. May jump.
pub fn wall() -> Millis {
    js_sys::Date::now() as Millis
}

/// Milliseconds since the page began. Never runs backwards; where there is no such clock, the time of day.
pub fn steady() -> Millis {
    web_sys::window().and_then(|window| window.performance()).map_or_else(wall, |clock| clock.now() as Millis)
}

/// Minutes that local time is ahead of UTC, now.
pub fn offset() -> i32 {
    -js_sys::Date::new_0().get_timezone_offset() as i32
}

/// The local day, now.
pub fn today() -> Day {
    Day::of(wall(), offset())
}
