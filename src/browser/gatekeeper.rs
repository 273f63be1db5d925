//! The gate in the background: takes commands, keeps the pace, works out whether the feed is open, and rings when
//! that turns.

use futures_util::future::join3;
use js_sys::Object;
use wasm_bindgen::JsValue;

use super::api::{alarms, crypto, storage};
use super::js::Warn;
use super::{clock, store};
use crate::core::calendar;
use crate::core::creator::Creators;
use crate::core::ledger::{Batch, Interval, Ledger};
use crate::core::limits::gate::Gate;
use crate::core::limits::pace::Pace;
use crate::core::limits::pin::{Pin, is_pin};
use crate::core::limits::waiting::{Command, Outcome};
use crate::core::limits::{Limits, leaning};
use crate::core::message::Response;
use crate::core::settings::{self, Settings};
use crate::core::time::Millis;

/// Rings when the gate has to be worked out anew.
pub const GATE: &str = "gate";

/// Rings when a pause ends.
pub const RESUME: &str = "resume";

/// What is worked with at one sitting, and what of it is to be stored at once.
struct Desk {
    limits: Limits,
    pace: Pace,
    items: Object,
    now: Millis,
    offset: i32,
}

/// Takes note of a batch. What a private window shows counts toward the limits and is in no ledger.
pub async fn record(batch: Batch, is_private: bool) -> Result<Response, JsValue> {
    attend(async move |desk: &mut Desk| {
        let mut fresh: Option<Vec<Interval>> = None;
        let items = if is_private { Object::new() } else { desk.items.clone() };
        store::stage::<Ledger>(&items, |ledger| fresh = ledger.record(&batch, desk.now)).await?;
        if let Some(watched) = fresh {
            desk.pace.note(&watched, batch.counts.seen, &desk.limits, desk.now, desk.offset);
        }
        Ok(Response::Done)
    })
    .await
}

/// Works the gate out anew, and does what has waited long enough.
pub async fn settle() -> Result<Response, JsValue> {
    attend(async |_: &mut Desk| Ok(Response::Done)).await
}

/// Gives five more minutes.
pub async fn give_more() -> Result<Response, JsValue> {
    attend(async |desk: &mut Desk| {
        let is_given = desk.pace.give_more(&desk.limits, desk.now);
        Ok(if is_given { Response::Done } else { refused("not today any more") })
    })
    .await
}

/// Closes the feed for a rest.
pub async fn rest() -> Result<Response, JsValue> {
    attend(async |desk: &mut Desk| {
        desk.pace.rest(&desk.limits, desk.now);
        Ok(Response::Done)
    })
    .await
}

/// Does what a person asks for, or has it wait.
pub async fn ask(command: Command) -> Result<Response, JsValue> {
    attend(async move |desk: &mut Desk| desk.ask(command).await).await
}

/// Sets a PIN, where there is none or it is unlocked.
pub async fn set_pin(digits: &str) -> Result<Response, JsValue> {
    if !is_pin(digits) {
        return Ok(refused("a PIN has four to twelve digits"));
    }
    let salt = crypto::salt()?;
    let hash = crypto::derive(digits, &salt).await?;
    attend(async move |desk: &mut Desk| {
        if desk.limits.pin.as_ref().is_some_and(|pin| !pin.is_unlocked(desk.now)) {
            return Ok(refused("there is one already"));
        }
        desk.limits.pin = Some(Pin::new(salt, hash));
        Ok(Response::Done)
    })
    .await
}

/// Tries a PIN.
pub async fn unlock(digits: &str) -> Result<Response, JsValue> {
    let salt = store::load::<Limits>().await?.pin.map(|pin| pin.salt).unwrap_or_default();
    let hash = crypto::derive(digits, &salt).await?;
    attend(async move |desk: &mut Desk| {
        let Some(pin) = &mut desk.limits.pin else { return Ok(Response::Done) };
        if let Some(until) = pin.blocked(desk.now) {
            return Ok(refused(&format!(
                "too many tries; the next one counts from {}",
                calendar::at(until, desk.now, desk.offset)
            )));
        }
        Ok(if pin.try_hash(&hash, desk.now) { Response::Done } else { refused("that is not the PIN") })
    })
    .await
}

/// Makes the limits what a file says, as if the person had asked for each change: some of them may wait.
pub async fn ask_for_all(wanted: &Limits) -> Result<Response, JsValue> {
    attend(async move |desk: &mut Desk| {
        for change in desk.limits.differences(wanted) {
            desk.ask(Command::Limit(change)).await?;
        }
        Ok(Response::Done)
    })
    .await
}

/// Whether protection is locked.
pub async fn is_locked() -> Result<bool, JsValue> {
    Ok(store::load::<Limits>().await?.locked)
}

/// Reads what is needed, lets `act` change it, and stores all that changed at once.
async fn attend(act: impl AsyncFnOnce(&mut Desk) -> Result<Response, JsValue>) -> Result<Response, JsValue> {
    let _turn = store::turn().await;
    let items = Object::new();
    let (limits, pace, known) =
        join3(store::staged::<Limits>(&items), store::staged::<Pace>(&items), store::load::<Gate>()).await;
    let (limits, pace, known) = (limits?, pace?, known?);
    let mut desk = Desk { limits: limits.clone(), pace: pace.clone(), items, now: 0, offset: 0 };
    (desk.now, desk.offset) = desk.pace.clock(clock::wall(), clock::offset());
    desk.pace.turn(desk.now, desk.offset);
    for command in desk.limits.ripen(desk.now) {
        desk.carry_out(command).await?;
    }
    let answer = act(&mut desk).await?;
    let gate = Gate::of(&desk.limits, &desk.pace, desk.now, desk.offset);
    if desk.limits != limits {
        store::put(&desk.items, &desk.limits)?;
    }
    if desk.pace != pace {
        store::put(&desk.items, &desk.pace)?;
    }
    if gate != known {
        store::put(&desk.items, &gate)?;
    }
    storage::set_all(&desk.items).await?;
    match gate.next(&desk.limits, &desk.pace, desk.now, desk.offset) {
        Some(next) => alarms::ring(GATE, next).await.warn("setting an alarm"),
        // Without limits, a report every five seconds has no alarm to take back.
        None if gate == known && desk.limits == limits => None,
        None => alarms::clear(GATE).await.warn("taking an alarm back"),
    };
    Ok(answer)
}

fn refused(reason: &str) -> Response {
    Response::Failed { reason: reason.to_owned() }
}

impl Desk {
    async fn ask(&mut self, command: Command) -> Result<Response, JsValue> {
        let leaning = match &command {
            Command::Limit(change) => leaning::of_limit(change, &self.limits),
            Command::Setting(change) => {
                leaning::of_setting(change, &store::staged::<Settings>(&self.items).await?)
            }
            Command::Mark(mark) => leaning::of_mark(mark, &store::staged::<Creators>(&self.items).await?),
        };
        Ok(match self.limits.ask(command, leaning, self.now, self.offset) {
            Outcome::Done => Response::Done,
            Outcome::Due(command) => {
                self.carry_out(command).await?;
                Response::Done
            }
            Outcome::Waits(due) => Response::Later { due },
            Outcome::NeedsPin => refused("the PIN is needed for it"),
        })
    }

    async fn carry_out(&mut self, command: Command) -> Result<(), JsValue> {
        match command {
            Command::Limit(_) => Ok(()),
            Command::Mark(mark) => {
                store::stage::<Creators>(&self.items, |creators| creators.apply(&mark)).await
            }
            Command::Setting(change) => {
                store::stage::<Settings>(&self.items, |settings| settings.apply(&change)).await?;
                match change {
                    settings::Change::Pause(until) if until > self.now => alarms::ring(RESUME, until).await,
                    settings::Change::Pause(_) => alarms::clear(RESUME).await,
                    _ => Ok(()),
                }
            }
        }
    }
}
