//! The gate in the background: takes commands, keeps the pace, works out whether the feed is open, and rings when
//! that turns.

use js_sys::Object;
use wasm_bindgen::JsValue;

use super::api::{alarms, crypto, storage};
use super::js::Warn;
use super::{clock, store};
use crate::core::creator::Creators;
use crate::core::ledger::{Batch, Interval, Ledger};
use crate::core::limits::gate::Gate;
use crate::core::limits::pace::Pace;
use crate::core::limits::pin::{Pin, is_pin};
use crate::core::limits::waiting::{Command, Outcome};
use crate::core::limits::{Limits, leaning};
use crate::core::settings::{self, Settings};
use crate::core::time::Millis;

/// Rings when the gate has to be worked out anew.
pub const GATE: &str = "gate";

/// Rings when a pause ends.
pub const RESUME: &str = "resume";

/// What became of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is done.
    Done,
    /// It loosens, and takes hold at this instant.
    Later(Millis),
    /// It is refused, for this reason.
    Refused(&'static str),
    /// No PIN counts before this instant.
    Blocked(Millis),
}

/// What is worked with at one sitting, and what of it is to be stored at once.
struct Desk {
    limits: Limits,
    pace: Pace,
    items: Object,
    now: Millis,
    offset: i32,
}

/// Takes note of a batch. What a private window shows counts toward the limits and is in no ledger.
pub async fn record(batch: Batch, is_private: bool) -> Result<(), JsValue> {
    attend(async move |desk: &mut Desk| {
        let mut fresh: Option<Vec<Interval>> = None;
        let items = if is_private { Object::new() } else { desk.items.clone() };
        store::stage::<Ledger>(&items, |ledger| fresh = ledger.record(&batch, desk.now)).await?;
        if let Some(watched) = fresh {
            desk.pace.note(&watched, batch.counts.seen, &desk.limits, desk.now, desk.offset);
        }
        Ok(Answer::Done)
    })
    .await
    .map(|_| ())
}

/// Works the gate out anew, and does what has waited long enough.
pub async fn settle() -> Result<(), JsValue> {
    attend(async |_: &mut Desk| Ok(Answer::Done)).await.map(|_| ())
}

/// Gives five more minutes.
pub async fn give_more() -> Result<Answer, JsValue> {
    attend(async |desk: &mut Desk| {
        let is_given = desk.pace.give_more(&desk.limits, desk.now);
        Ok(if is_given { Answer::Done } else { Answer::Refused("not today any more") })
    })
    .await
}

/// Closes the feed for a rest.
pub async fn rest() -> Result<(), JsValue> {
    attend(async |desk: &mut Desk| {
        desk.pace.rest(&desk.limits, desk.now);
        Ok(Answer::Done)
    })
    .await
    .map(|_| ())
}

/// Does what a person asks for, or has it wait.
pub async fn ask(command: Command) -> Result<Answer, JsValue> {
    attend(async move |desk: &mut Desk| desk.ask(command).await).await
}

/// Sets a PIN, where there is none or it is unlocked.
pub async fn set_pin(digits: &str) -> Result<Answer, JsValue> {
    if !is_pin(digits) {
        return Ok(Answer::Refused("a PIN has four to twelve digits"));
    }
    let salt = crypto::salt()?;
    let hash = crypto::derive(digits, &salt).await?;
    attend(async move |desk: &mut Desk| {
        if desk.limits.pin.as_ref().is_some_and(|pin| !pin.is_unlocked(desk.now)) {
            return Ok(Answer::Refused("there is one already"));
        }
        desk.limits.pin = Some(Pin::new(salt, hash));
        Ok(Answer::Done)
    })
    .await
}

/// Tries a PIN.
pub async fn unlock(digits: &str) -> Result<Answer, JsValue> {
    let salt = store::load::<Limits>().await?.pin.map(|pin| pin.salt).unwrap_or_default();
    let hash = crypto::derive(digits, &salt).await?;
    attend(async move |desk: &mut Desk| {
        let Some(pin) = &mut desk.limits.pin else { return Ok(Answer::Done) };
        if let Some(until) = pin.blocked(desk.now) {
            return Ok(Answer::Blocked(until));
        }
        Ok(if pin.try_hash(&hash, desk.now) { Answer::Done } else { Answer::Refused("that is not the PIN") })
    })
    .await
}

/// Makes the limits what a file says, as if the person had asked for each change: some of them may wait.
pub async fn ask_for_all(wanted: &Limits) -> Result<(), JsValue> {
    attend(async move |desk: &mut Desk| {
        for change in desk.limits.differences(wanted) {
            desk.ask(Command::Limit(change)).await?;
        }
        Ok(Answer::Done)
    })
    .await
    .map(|_| ())
}

/// Whether protection is locked.
pub async fn is_locked() -> Result<bool, JsValue> {
    Ok(store::load::<Limits>().await?.locked)
}

/// Reads what is needed, lets `act` change it, and stores all that changed at once.
async fn attend(act: impl AsyncFnOnce(&mut Desk) -> Result<Answer, JsValue>) -> Result<Answer, JsValue> {
    let _turn = store::turn().await;
    let limits = store::load::<Limits>().await?;
    let pace = store::load::<Pace>().await?;
    let known = store::load::<Gate>().await?;
    let mut desk =
        Desk { limits: limits.clone(), pace: pace.clone(), items: Object::new(), now: 0, offset: 0 };
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
        None => alarms::clear(GATE).await.warn("taking an alarm back"),
    };
    Ok(answer)
}

impl Desk {
    async fn ask(&mut self, command: Command) -> Result<Answer, JsValue> {
        let leaning = match &command {
            Command::Limit(change) => leaning::of_limit(change, &self.limits),
            Command::Setting(change) => {
                leaning::of_setting(change, &store::staged::<Settings>(&self.items).await?)
            }
            Command::Mark(mark) => leaning::of_mark(mark, &store::staged::<Creators>(&self.items).await?),
        };
        Ok(match self.limits.ask(command, leaning, self.now, self.offset) {
            Outcome::Done => Answer::Done,
            Outcome::Due(command) => {
                self.carry_out(command).await?;
                Answer::Done
            }
            Outcome::Waits(due) => Answer::Later(due),
            Outcome::NeedsPin => Answer::Refused("the PIN is needed for it"),
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
