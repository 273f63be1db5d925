//! Settings and ledger in `storage.local`. Anyone may read and listen; the background alone writes.

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use super::api::storage;
use super::js::{from_js, to_js};
use crate::core::creator::Creators;
use crate::core::ledger::Ledger;
use crate::core::refusal::Refusals;
use crate::core::settings::Settings;

/// Something that has its own key in storage. Absent means the default.
pub trait Stored: Serialize + DeserializeOwned + Default + 'static {
    /// The key.
    const KEY: &'static str;
    /// Where a value that can't be read is kept, so that it is not lost when the next one is written.
    const ASIDE: &'static str;

    /// What a stored value says. What is missing in it, or broken, counts as absent.
    fn read(raw: &JsValue) -> Self {
        parse(raw.clone()).unwrap_or_default()
    }
}

impl Stored for Settings {
    const KEY: &'static str = "settings";
    const ASIDE: &'static str = "settings_unreadable";

    fn read(raw: &JsValue) -> Self {
        Self::read(raw)
    }
}

impl Stored for Creators {
    const KEY: &'static str = "creators";
    const ASIDE: &'static str = "creators_unreadable";

    fn read(raw: &JsValue) -> Self {
        Self::read(raw)
    }
}

impl Stored for Ledger {
    const KEY: &'static str = "ledger";
    const ASIDE: &'static str = "ledger_unreadable";
}

impl Stored for Refusals {
    const KEY: &'static str = "refusals";
    const ASIDE: &'static str = "refusals_unreadable";
}

/// Reads. What can't be read in it counts as absent.
///
/// # Errors
/// Where storage itself can't be read.
pub async fn load<T: Stored>() -> Result<T, JsValue> {
    Ok(T::read(&storage::get(T::KEY).await?))
}

/// Reads, changes, writes. For the background only, one change at a time.
///
/// # Errors
/// Where storage can't be read or written; nothing has changed then.
pub async fn update<T: Stored>(change: impl FnOnce(&mut T)) -> Result<(), JsValue> {
    let raw = storage::get(T::KEY).await?;
    let mut value: T = match parse(raw.clone()) {
        Ok(value) => value,
        Err(_) => {
            storage::set(T::ASIDE, &raw).await?;
            T::read(&raw)
        }
    };
    change(&mut value);
    storage::set(T::KEY, &to_js(&value)?).await
}

/// Calls `changed` with every new value, for as long as the script lives.
pub fn watch<T: Stored>(changed: impl Fn(T) + 'static) {
    storage::on_change(T::KEY, move |raw| changed(T::read(&raw)));
}

fn parse<T: Stored>(raw: JsValue) -> Result<T, JsValue> {
    if raw.is_undefined() { Ok(T::default()) } else { from_js(raw) }
}
