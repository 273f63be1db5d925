//! Cuts a text into stretches by the spans that cover them, so that a page can show why.

use super::assessment::Span;

/// A stretch of a text that the same marks cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment<'a> {
    /// The words.
    pub text: &'a str,
    /// Which lists of spans cover them, as indices, in order. Empty for plain text.
    pub marks: Vec<usize>,
}

/// Cuts `text` at every edge of the spans in `lists`. Total: a span that does not fit the text, or that
/// splits a character, marks nothing. The segments put together are the text.
pub fn segments<'a>(text: &'a str, lists: &[&[Span]]) -> Vec<Segment<'a>> {
    let fits = |span: &&Span| !span.of(text).is_empty();
    let mut edges: Vec<usize> = lists
        .iter()
        .flat_map(|spans| spans.iter().filter(fits))
        .flat_map(|span| [span.start as usize, span.end as usize])
        .chain([0, text.len()])
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let covers = |spans: &[Span], from: usize, to: usize| {
        spans.iter().filter(fits).any(|span| span.start as usize <= from && to <= span.end as usize)
    };
    let cut = |pair: &[usize]| {
        let (from, to) = (pair[0], pair[1]);
        let marks = (0..lists.len()).filter(|&list| covers(lists[list], from, to)).collect();
        Segment { text: &text[from..to], marks }
    };
    edges.windows(2).map(cut).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut<'a>(text: &'a str, lists: &[&[(u32, u32)]]) -> Vec<(&'a str, Vec<usize>)> {
        let lists: Vec<Vec<Span>> =
            lists.iter().map(|spans| spans.iter().map(|&span| span.into()).collect()).collect();
        let lists: Vec<&[Span]> = lists.iter().map(Vec::as_slice).collect();
        segments(text, &lists).into_iter().map(|segment| (segment.text, segment.marks)).collect()
    }

    #[test]
    fn marks_words_and_leaves_the_rest_plain() {
        assert_eq!(
            cut("I miss her so", &[&[(2, 6)], &[(11, 13)]]),
            [("I ", vec![]), ("miss", vec![0]), (" her ", vec![]), ("so", vec![1])]
        );
    }

    #[test]
    fn words_with_two_reasons_carry_both_marks() {
        assert_eq!(
            cut("abcd", &[&[(0, 3)], &[(1, 4)]]),
            [("a", vec![0]), ("bc", vec![0, 1]), ("d", vec![1])]
        );
    }

    #[test]
    fn spans_that_do_not_fit_mark_nothing() {
        assert_eq!(cut("día", &[&[(2, 3), (9, 12), (3, 1)]]), [("día", vec![])]);
        assert_eq!(cut("", &[&[(0, 0)]]), []);
    }

    proptest! {
        #[test]
        fn segments_put_together_are_the_text(
            text in "\\PC{0,40}",
            spans in prop::collection::vec((0..90_u32, 0..90_u32), 0..12),
        ) {
            let joined: String = cut(&text, &[&spans]).into_iter().map(|(part, _)| part).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
