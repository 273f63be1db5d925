//! Sorting with little code: each use of the standard library's sort adds eight kilobytes to the content script,
//! so the core has one for long lists and one for short ones.

/// The places of `numbers` in rising order; equal ones keep their order.
pub fn ranked(numbers: impl Iterator<Item = u64>) -> Vec<u32> {
    let mut keyed: Vec<u128> =
        numbers.enumerate().map(|(at, number)| u128::from(number) << 32 | at as u128).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|key| key as u32).collect()
}

/// Sorts a short list by a number; equal ones keep their order. Quadratic: for a dozen items, not for hundreds.
pub fn arrange<T>(items: &mut [T], number: impl Fn(&T) -> u32) {
    for last in 1..items.len() {
        let mut at = last;
        while at > 0 && number(&items[at - 1]) > number(&items[at]) {
            items.swap(at - 1, at);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn both_sort_as_the_standard_library_does(numbers in prop::collection::vec(0..50_u32, 0..60)) {
            let mut wanted: Vec<(u32, usize)> = numbers.iter().copied().zip(0..).collect();
            wanted.sort_by_key(|pair| pair.0);
            let ranks = ranked(numbers.iter().map(|&number| number.into()));
            prop_assert_eq!(&ranks, &wanted.iter().map(|pair| pair.1 as u32).collect::<Vec<_>>());
            let mut arranged: Vec<(u32, usize)> = numbers.iter().copied().zip(0..).collect();
            arrange(&mut arranged, |pair| pair.0);
            prop_assert_eq!(arranged, wanted);
        }
    }
}
