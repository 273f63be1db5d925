//! What a caption means and what to do about it.
//!
//! Pure: no clock, no DOM, no JavaScript, no input or output, no global state.
//! Instants come in as arguments, results go out as values, and the same input gives the same output
//! natively, in WebAssembly and in the fallback, to the bit: scores are integers.

pub mod adapter;
pub mod assessment;
pub mod calendar;
pub mod category;
pub mod chart;
pub mod correction;
pub mod country;
pub mod creator;
pub mod credibility;
pub mod crisis;
pub mod draft;
pub mod duration;
pub mod explanation;
pub mod helpline;
pub mod judgement;
pub mod ledger;
pub mod lexicon;
pub mod limits;
pub mod marking;
pub mod memory;
pub mod message;
pub mod mirror;
pub mod model;
pub mod order;
pub mod plan;
pub mod post;
pub mod presence;
pub mod quantity;
pub mod reading;
pub mod refusal;
pub mod register;
pub mod rule;
pub mod screen;
pub mod settings;
pub mod shelf;
pub mod stance;
pub mod standing;
pub mod stored;
pub mod summary;
pub mod text;
pub mod time;
pub mod verdict;
pub mod wording;
