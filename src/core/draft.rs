//! Settings as a page shows them: what is stored, with the changes that are still on their way on top.
//!
//! A control must follow the hand at once, must return when storing fails, and must not flicker when an
//! earlier change comes back from storage while a later one is still on its way.

use super::settings::{Change, Settings};

/// The settings of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    stored: Settings,
    pending: Vec<(u32, Change)>,
    last: u32,
}

impl Draft {
    /// What the page shows.
    pub fn shown(&self) -> Settings {
        let mut settings = self.stored.clone();
        for (_, change) in &self.pending {
            settings.apply(change);
        }
        settings
    }

    /// Takes over what storage holds now.
    pub fn store(&mut self, stored: Settings) {
        self.stored = stored;
    }

    /// Notes a change that is being sent. Returns its number.
    pub fn begin(&mut self, change: Change) -> u32 {
        self.last = self.last.wrapping_add(1);
        self.pending.push((self.last, change));
        self.last
    }

    /// The change was stored. Storage says so too, but perhaps later.
    pub fn keep(&mut self, number: u32) {
        if let Some(change) = self.take(number) {
            self.stored.apply(&change);
        }
    }

    /// The change was not stored: the page shows again what is.
    pub fn give_up(&mut self, number: u32) {
        self.take(number);
    }

    fn take(&mut self, number: u32) -> Option<Change> {
        let place = self.pending.iter().position(|(other, _)| *other == number)?;
        Some(self.pending.remove(place).1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::category::Category;
    use crate::core::settings::Badges;
    use crate::core::settings::{Sensitivity, VeilStyle};

    #[test]
    fn shows_a_change_at_once_and_keeps_it() {
        let mut draft = Draft::default();
        let number = draft.begin(Change::Badge(Badges::Off));
        assert!(!draft.shown().badge);
        draft.keep(number);
        assert!(!draft.shown().badge);
    }

    #[test]
    fn returns_what_could_not_be_stored() {
        let mut draft = Draft::default();
        let number = draft.begin(Change::Veil(VeilStyle::Solid));
        draft.give_up(number);
        assert_eq!(draft.shown(), Settings::default());
    }

    #[test]
    fn an_earlier_change_that_arrives_does_not_undo_a_later_one() {
        let mut draft = Draft::default();
        let grief = |sensitivity| Change::Sensitivity(Category::Grief, sensitivity);
        let first = draft.begin(grief(Sensitivity::Low));
        let second = draft.begin(grief(Sensitivity::High));
        let mut stored = Settings::default();
        stored.apply(&grief(Sensitivity::Low));
        draft.store(stored);
        draft.keep(first);
        assert_eq!(draft.shown().categories[Category::Grief].sensitivity, Sensitivity::High);
        draft.keep(second);
        assert_eq!(draft.shown().categories[Category::Grief].sensitivity, Sensitivity::High);
    }

    #[test]
    fn a_change_made_elsewhere_shows_beside_one_on_its_way() {
        let mut draft = Draft::default();
        draft.begin(Change::Badge(Badges::Off));
        draft.store(Settings { veil: VeilStyle::Solid, ..Settings::default() });
        assert_eq!((draft.shown().veil, draft.shown().badge), (VeilStyle::Solid, false));
    }
}
