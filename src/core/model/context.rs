//! What the learned part weighs for one category: what the lists say of it, what the text does with it, and what
//! its words suggest. All numbers are whole, a hundred for one, so that every machine adds them up alike.

use crate::core::category::Category;
use crate::core::lexicon::list::List;
use crate::core::screen::scan::{Scan, is_disguised};

/// The cues that are weighed.
const CUES: [List; 13] = [
    List::PROMOTION,
    List::DISCLOSURE,
    List::RECOVERY,
    List::EDUCATION,
    List::NEWS,
    List::JOKE,
    List::FICTION,
    List::FIRST_PERSON,
    List::THIRD_PERSON,
    List::PAST,
    List::TOPIC,
    List::TIP,
    List::CRISIS_PRESENT,
];
/// Scores of the lists at which their meaning changes.
const STEPS: [u8; 5] = [1, 30, 45, 60, 80];
/// Suggestions beyond these say no more.
const MOST: i32 = 600;

/// How many numbers, the last ones, only one category has.
pub const OWN: usize = Category::ALL.len() * 2;
/// How many numbers a category has.
pub const COUNT: usize = 1 + STEPS.len() * 2 + 10 + CUES.len() * 3 + OWN;

/// The numbers of one category.
///
/// `scores` are those of the lists, 0 to 100, and `suggested` what the words suggest, a hundred for one, both by
/// the index of the category.
pub fn of(scan: &Scan, category: Category, scores: &[u8; 11], suggested: &[i32; 11]) -> [i32; COUNT] {
    let mut row = Row { numbers: [0; COUNT], next: 0 };
    let here = category.index();
    let score = i32::from(scores[here]);
    let is_found = score > 0;
    let is_inner = !matches!(category, Category::Violence | Category::HateHarassment);
    row.add(100);
    for step in STEPS {
        row.add(if score >= i32::from(step) { 100 } else { 0 });
        row.add((score - i32::from(step)).max(0));
    }
    let clipped = |value: i32| value.clamp(-MOST, MOST);
    let others =
        |values: &[i32; 11]| (0..11).filter(|&at| at != here).map(|at| values[at]).max().unwrap_or(0);
    row.add(clipped(suggested[here]));
    row.add(if is_found { clipped(suggested[here]) } else { 0 });
    row.add(clipped(suggested[here]).max(0));
    row.add(clipped(others(suggested)).max(0));
    row.add(others(&scores.map(i32::from)));
    let hits = scan.hits(List(here as u8));
    let count = |hits: usize| hits.min(4) as i32 * 25;
    row.add(count(hits.len()));
    row.add(count(hits.iter().filter(|hit| !scan.is_tag(hit)).count()));
    row.add(count(hits.iter().filter(|hit| is_disguised(hit)).count()));
    let tokens = scan.text.tokens();
    let spoken = tokens.iter().filter(|token| token.tag == 0).count();
    row.add(if is_found { spoken.min(40) as i32 * 100 / 40 } else { 0 });
    row.add(if is_found && spoken < 4 { 100 } else { 0 });
    for cue in CUES {
        let strength = scan.spoken(cue) as i32;
        row.add(if is_found && is_inner { strength } else { 0 });
        row.add(if is_found && !is_inner { strength } else { 0 });
        row.add(strength);
    }
    for at in 0..Category::ALL.len() {
        row.add(if at == here { 100 } else { 0 });
        row.add(if at == here { clipped(suggested[here]) } else { 0 });
    }
    row.numbers
}

struct Row {
    numbers: [i32; COUNT],
    next: usize,
}

impl Row {
    fn add(&mut self, number: i32) {
        if let Some(place) = self.numbers.get_mut(self.next) {
            *place = number;
            self.next += 1;
        }
    }
}
