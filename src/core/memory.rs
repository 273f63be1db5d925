//! What the tab remembers of posts, by the hash of what a post is known by. Gone with the tab.
//!
//! Sorted vectors and short lists instead of trees and hash maps, which weigh more in the content script than
//! they save at these sizes.

/// A set of posts.
#[derive(Debug, Default)]
pub struct Posts(Vec<u64>);

impl Posts {
    /// Adds a post; says whether it is new.
    pub fn insert(&mut self, post: u64) -> bool {
        match self.0.binary_search(&post) {
            Ok(_) => false,
            Err(place) => {
                self.0.insert(place, post);
                true
            }
        }
    }

    /// Takes a post out.
    pub fn remove(&mut self, post: u64) {
        if let Ok(place) = self.0.binary_search(&post) {
            self.0.remove(place);
        }
    }

    /// Whether a post is in it.
    pub fn contains(&self, post: u64) -> bool {
        self.0.binary_search(&post).is_ok()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }
}

/// The latest values by post, at most [`Recent::KEPT`].
#[derive(Debug)]
pub struct Recent<T>(Vec<(u64, T)>);

impl<T> Default for Recent<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Recent<T> {
    /// How many are kept. A feed shows three cards at a time; going back this far is instant.
    pub const KEPT: usize = 256;

    /// The value of a post.
    pub fn get(&self, post: u64) -> Option<&T> {
        self.0.iter().rev().find(|(known, _)| *known == post).map(|(_, value)| value)
    }

    /// Keeps a value, and drops the oldest where there are too many.
    pub fn keep(&mut self, post: u64, value: T) {
        if self.0.len() >= Self::KEPT {
            self.0.remove(0);
        }
        self.0.push((post, value));
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_each_post_once() {
        let mut posts = Posts::default();
        assert!(posts.insert(7));
        assert!(posts.insert(3));
        assert!(!posts.insert(7));
        assert_eq!(posts.count(), 2);
        posts.remove(7);
        posts.remove(8);
        assert!(!posts.contains(7));
        assert!(posts.contains(3));
    }

    #[test]
    fn the_oldest_value_goes_first_and_the_latest_counts() {
        let mut recent = Recent::default();
        recent.keep(0, "first");
        recent.keep(0, "second");
        assert_eq!(recent.get(0), Some(&"second"));
        for post in 1..=Recent::<&str>::KEPT as u64 {
            recent.keep(post, "later");
        }
        assert_eq!(recent.get(0), None);
        assert_eq!(recent.get(Recent::<&str>::KEPT as u64), Some(&"later"));
        recent.clear();
        assert_eq!(recent.get(1), None);
    }
}
