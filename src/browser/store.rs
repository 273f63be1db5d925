//! What is kept in `storage.local`. Anyone may read and listen; the background alone writes.

use futures_util::lock::{Mutex, MutexGuard};
use js_sys::{Object, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use super::api::storage;
use super::js::{from_js, to_js};
use crate::core::creator::Creators;
use crate::core::ledger::Ledger;
use crate::core::limits::Limits;
use crate::core::limits::gate::Gate;
use crate::core::limits::pace::Pace;
use crate::core::plan::Plan;
use crate::core::refusal::Refusals;
use crate::core::settings::Settings;
use crate::core::shelf::Shelf;

/// Something that has its own key in storage. Absent means the default.
pub trait Stored: Serialize + DeserializeOwned + Default + 'static {
    /// The key.
    const KEY: &'static str;

    /// What a stored value says. What is missing in it, or broken, counts as absent.
    fn read(raw: &JsValue) -> Self {
        parse(raw.clone()).unwrap_or_default()
    }
}

impl Stored for Settings {
    const KEY: &'static str = "settings";

    fn read(raw: &JsValue) -> Self {
        Self::read(raw)
    }
}

impl Stored for Creators {
    const KEY: &'static str = "creators";

    fn read(raw: &JsValue) -> Self {
        Self::read(raw)
    }
}

impl Stored for Ledger {
    const KEY: &'static str = "ledger";
}

impl Stored for Limits {
    const KEY: &'static str = "limits";
}

impl Stored for Pace {
    const KEY: &'static str = "pace";
}

impl Stored for Gate {
    const KEY: &'static str = "gate";

    fn read(raw: &JsValue) -> Self {
        Self::read(raw)
    }
}

impl Stored for Shelf {
    const KEY: &'static str = "shelf";
}

impl Stored for Plan {
    const KEY: &'static str = "plan";
}

impl Stored for Refusals {
    const KEY: &'static str = "refusals";
}

/// Reads. What can't be read in it counts as absent.
///
/// # Errors
/// Where storage itself can't be read.
pub async fn load<T: Stored>() -> Result<T, JsValue> {
    Ok(T::read(&storage::get(T::KEY).await?))
}

/// Held from reading a stored value until it is written: two changes at once would lose one.
static WRITING: Mutex<()> = Mutex::new(());

/// Waits until nobody else changes what is stored. For the background only.
pub async fn turn() -> MutexGuard<'static, ()> {
    WRITING.lock().await
}

/// Reads, changes, writes. For the background only, in its [`turn`].
///
/// # Errors
/// Where storage can't be read or written; nothing has changed then.
pub async fn update<T: Stored>(change: impl FnOnce(&mut T)) -> Result<(), JsValue> {
    let items = Object::new();
    stage(&items, change).await?;
    storage::set_all(&items).await
}

/// Reads and changes, and leaves the writing to whoever stores `items`.
///
/// # Errors
/// Where storage can't be read.
pub async fn stage<T: Stored>(items: &Object, change: impl FnOnce(&mut T)) -> Result<(), JsValue> {
    let mut value = staged(items).await?;
    change(&mut value);
    put(items, &value)
}

/// What is stored, or stands in `items` to be. A value that can't be read as a whole is put aside among `items`, so
/// that it is not lost when the next one is written, and what can be read of it takes its place.
///
/// # Errors
/// Where storage can't be read.
pub async fn staged<T: Stored>(items: &Object) -> Result<T, JsValue> {
    let known = Reflect::get(items, &T::KEY.into())?;
    let raw = if known.is_undefined() { storage::get(T::KEY).await? } else { known };
    parse(raw.clone()).or_else(|_| {
        let value = T::read(&raw);
        Reflect::set(items, &format!("{}_unreadable", T::KEY).into(), &raw)?;
        put(items, &value)?;
        Ok(value)
    })
}

/// Puts a value among those to be stored.
///
/// # Errors
/// Where it can't be written, which none of ours does.
pub fn put<T: Stored>(items: &Object, value: &T) -> Result<(), JsValue> {
    Reflect::set(items, &T::KEY.into(), &to_js(value)?).map(|_| ())
}

/// Calls `changed` with every new value, for as long as the script lives.
pub fn watch<T: Stored>(changed: impl Fn(T) + 'static) {
    storage::on_change(T::KEY, move |raw| changed(T::read(&raw)));
}

fn parse<T: Stored>(raw: JsValue) -> Result<T, JsValue> {
    if raw.is_undefined() { Ok(T::default()) } else { from_js(raw) }
}
