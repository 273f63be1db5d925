//! Lays fitted numbers out as the core reads them: whole numbers, packed.

use softscroll::core::model::context::COUNT;
use softscroll::core::model::feature::PLACES;
use softscroll::core::model::{GROUP, STEPS};

/// Categories.
const CATEGORIES: usize = 11;

/// The bytes of a model.
///
/// `words` are weights by place and category, of which the `most` heaviest are kept; `bias` and `words` are in
/// units of a logit, as are `context` and `threshold`.
pub fn pack(
    words: &[f64],
    bias: &[f64; CATEGORIES],
    context: &[f64; COUNT],
    threshold: f64,
    most: usize,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let short = |bytes: &mut Vec<u8>, value: f64| {
        let whole = value.round().clamp(f64::from(i16::MIN), f64::from(i16::MAX)) as i16;
        bytes.extend(whole.to_le_bytes());
    };
    bias.iter().for_each(|bias| short(&mut bytes, bias * 100.0));
    context.iter().for_each(|weight| short(&mut bytes, weight * 256.0));
    short(&mut bytes, threshold * 100.0);

    let mut heaviest: Vec<usize> = (0..words.len()).filter(|&at| words[at] != 0.0).collect();
    heaviest.sort_by(|&a, &b| words[b].abs().total_cmp(&words[a].abs()).then(a.cmp(&b)));
    heaviest.truncate(most);
    heaviest.sort_unstable();
    let mut bits = vec![0_u8; PLACES as usize / 8];
    let mut index = vec![0_u16; (PLACES / GROUP) as usize];
    let mut weights: Vec<u8> = Vec::with_capacity(heaviest.len());
    let mut next = heaviest.iter().peekable();
    for place in 0..PLACES as usize {
        if place.is_multiple_of(GROUP as usize) {
            index[place / GROUP as usize] = weights.len() as u16;
        }
        while let Some(&&at) = next.peek().filter(|at| **at / CATEGORIES == place) {
            bits[place / 8] |= 1 << (place % 8);
            weights.push((at % CATEGORIES) as u8 | nearest(words[at]));
            next.next();
            if next.peek().is_none_or(|at| **at / CATEGORIES != place)
                && let Some(last) = weights.last_mut()
            {
                *last |= 128;
            }
        }
    }
    bytes.extend(bits);
    bytes.extend(index.iter().flat_map(|first| first.to_le_bytes()));
    bytes.extend(weights);
    bytes
}

/// Sign and step of a weight.
fn nearest(weight: f64) -> u8 {
    let far = |step: usize| (f64::from(STEPS[step]) / 100.0 - weight.abs()).abs();
    let step = (0..STEPS.len()).min_by(|&a, &b| far(a).total_cmp(&far(b))).unwrap_or(0);
    (step as u8) << 5 | if weight < 0.0 { 16 } else { 0 }
}
