//! Screening: what the text of a post says, as an [`Assessment`].
//!
//! Text is folded and read ([`super::text`]), listed phrases are found ([`super::lexicon`]), context weighs
//! them ([`scan`]), and scores follow ([`score`]). What is done about it is [`super::verdict`]'s matter.

pub mod scan;
pub mod score;
mod threat;

use scan::Scan;

use super::assessment::{Assessment, Finding};
use super::model::Model;
use super::post::Post;
use super::rule::Rules;
use super::{credibility, crisis, stance};

/// Screens a post. Total: any text in, a value out.
pub fn screen(post: &Post) -> Assessment {
    screen_with(post, &Rules::default())
}

/// Screens a post by a person's own rules as well.
pub fn screen_with(post: &Post, rules: &Rules) -> Assessment {
    let caption = Scan::with(&post.caption, rules);
    let mut own = caption.own_spans();
    let mut findings = found(&caption);
    let mut crisis = crisis::level(&caption, &findings);
    if !post.subtitles.is_empty() {
        let spoken = Scan::with(&post.subtitles, rules);
        if !spoken.own.is_empty() {
            own.get_or_insert_default();
        }
        let heard = found(&spoken);
        crisis = crisis.max(crisis::level(&spoken, &heard));
        for finding in heard {
            add_outside(&mut findings, &finding);
        }
    }
    let stance = stance::of(&caption, &findings);
    let (advice, signals) = credibility::assess(post, &caption, &findings);
    Assessment { language: caption.language, own, findings, stance, crisis, advice, signals }
}

/// What the lists find and the learned part makes of it.
fn found(scan: &Scan) -> Vec<Finding> {
    Model::SHIPPED.revise(scan, score::findings(scan))
}

/// Adds a finding whose words stand outside the caption.
fn add_outside(findings: &mut Vec<Finding>, outside: &Finding) {
    match findings.iter_mut().find(|known| known.category == outside.category) {
        Some(known) => known.score = known.score.max(outside.score),
        None => {
            let at = findings.partition_point(|known| known.category < outside.category);
            findings
                .insert(at, Finding { category: outside.category, score: outside.score, spans: Vec::new() });
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn caption(text: &str) -> Post {
        Post { caption: text.to_owned(), ..Post::default() }
    }

    proptest! {
        #[test]
        fn any_text_gives_a_value(text in "[a-z #*@0-9.\\n\\PC]{0,120}") {
            let assessment = screen(&caption(&text));
            for finding in &assessment.findings {
                prop_assert!(finding.score <= 100);
                prop_assert!(finding.spans.windows(2).all(|two| two[0].end < two[1].start));
                for span in &finding.spans {
                    prop_assert!(text.get(span.start as usize..span.end as usize).is_some_and(|words| !words.is_empty()));
                }
            }
            prop_assert!(assessment.findings.windows(2).all(|two| two[0].category < two[1].category));
        }
    }

    #[test]
    fn subtitles_count_without_spans() {
        let post = Post { subtitles: "i want to kill myself".to_owned(), ..Post::default() };
        let assessment = screen(&post);
        assert!(assessment.findings.iter().any(|finding| finding.score >= 60 && finding.spans.is_empty()));
    }
}
