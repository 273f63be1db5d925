//! Everything that is stored, as one text: to a file, and back after a check that lets nothing broken through.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::js::{from_js, reason};
use super::store::{self, Stored};
use crate::core::creator::Creators;
use crate::core::ledger::Ledger;
use crate::core::limits::Limits;
use crate::core::plan::Plan;
use crate::core::settings::Settings;
use crate::core::shelf::Shelf;

/// Names the form of the text; a newer form is refused.
const FORM: &str = "softscroll";
const VERSION: f64 = 1.0;

/// The parts of a text. A part that is left out is left alone when the text is read.
#[derive(Clone, Copy, Default)]
pub struct Parts<'a> {
    /// What the person chose.
    pub settings: Option<&'a Settings>,
    /// Whom they marked.
    pub creators: Option<&'a Creators>,
    /// What they wish for their time.
    pub limits: Option<&'a Limits>,
    /// What was counted.
    pub ledger: Option<&'a Ledger>,
    /// What they kept.
    pub shelf: Option<&'a Shelf>,
    /// Their plan for a hard hour.
    pub plan: Option<&'a Plan>,
}

/// The parts that are given, as text.
///
/// # Errors
/// Where a part can't be written, which none of ours does.
pub fn text(parts: Parts) -> Result<String, JsValue> {
    let all = Object::new();
    Reflect::set(&all, &FORM.into(), &VERSION.into())?;
    put(&all, parts.settings)?;
    put(&all, parts.creators)?;
    put(&all, parts.limits)?;
    put(&all, parts.ledger)?;
    put(&all, parts.shelf)?;
    put(&all, parts.plan)?;
    Ok(JSON::stringify_with_replacer_and_space(&all, &JsValue::NULL, &1.into())?.into())
}

fn put<T: Stored>(all: &Object, part: Option<&T>) -> Result<(), JsValue> {
    if let Some(part) = part {
        store::put(all, part)?;
    }
    Ok(())
}

/// What a text would store, by key, and the limits that it asks for.
///
/// # Errors
/// Says for a person what is wrong with the text, and in which field. Then nothing of it is to be used.
pub fn read(text: &str) -> Result<(Object, Option<Limits>), String> {
    let all = JSON::parse(text).map_err(|_| "It is no file of Softscroll: no JSON.".to_owned())?;
    let version = Reflect::get(&all, &FORM.into()).ok().and_then(|version| version.as_f64());
    match version {
        None => return Err("It is no file of Softscroll.".to_owned()),
        Some(version) if version > VERSION => return Err("It was written by a newer Softscroll.".to_owned()),
        Some(_) => {}
    }
    let items = Object::new();
    check::<Settings>(&all, &items)?;
    check::<Creators>(&all, &items)?;
    check::<Ledger>(&all, &items)?;
    check::<Shelf>(&all, &items)?;
    check::<Plan>(&all, &items)?;
    let limits = check::<Limits>(&all, &Object::new())?;
    if Object::keys(&items).length() == 0 && limits.is_none() {
        return Err("There is nothing in it.".to_owned());
    }
    Ok((items, limits))
}

fn check<T: Stored>(all: &JsValue, items: &Object) -> Result<Option<T>, String> {
    let value = Reflect::get(all, &T::KEY.into()).unwrap_or(JsValue::UNDEFINED);
    if value.is_undefined() {
        return Ok(None);
    }
    let fault = |thrown: &JsValue, field: &str| format!("{}{field}: {}", T::KEY, reason(thrown));
    let part: T = from_js(value.clone()).map_err(|thrown| {
        let field = value.dyn_ref::<Object>().and_then(broken_field::<T>);
        field.map_or_else(|| fault(&thrown, ""), |(name, thrown)| fault(&thrown, &format!(".{name}")))
    })?;
    store::put(items, &part).map_err(|thrown| fault(&thrown, ""))?;
    Ok(Some(part))
}

/// The first field that can't be read alone: every field may be absent, so each is a whole by itself.
fn broken_field<T: Stored>(object: &Object) -> Option<(String, JsValue)> {
    Object::entries(object).iter().find_map(|entry| {
        let alone = Object::from_entries(&js_sys::Array::of1(&entry)).ok()?;
        let thrown = from_js::<T>(alone.into()).err()?;
        let name = Reflect::get_u32(&entry, 0).ok()?.as_string()?;
        Some((name, thrown))
    })
}
