//! `cargo xtask screen`: JSON lines in, one verdict a line out, through the product's own path.

use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

use anyhow::Context;
use serde::Serialize;
use serde_json::{Map, Value};
use softscroll::core::assessment::{Place, Signal, Span, Stance};
use softscroll::core::post::{Post, Site};
use softscroll::core::screen::screen;
use softscroll::core::settings::Settings;
use softscroll::core::verdict::{Deed, decide};

#[derive(Serialize)]
struct Found {
    category: &'static str,
    score: f64,
    spans: Vec<Span>,
}

#[derive(Serialize)]
struct Sign {
    signal: Signal,
    spans: Vec<Span>,
}

#[derive(Serialize)]
struct Decision {
    action: Deed,
    categories: Vec<&'static str>,
    badge: Option<softscroll::core::assessment::Advice>,
    support: bool,
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a Value,
    language: &'static str,
    findings: Vec<Found>,
    stance: Stance,
    crisis: u8,
    advice: Option<softscroll::core::assessment::Advice>,
    signals: Vec<Sign>,
    verdict: Decision,
}

/// Screens standard input with default settings. Fails at the end if a line was broken.
pub fn run() -> anyhow::Result<ExitCode> {
    let input = io::stdin().lock();
    let output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let is_whole = lines(input, output, &mut io::stderr().lock())?;
    Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Screens every line of `input`; says whether all of them could be read.
fn lines(mut input: impl BufRead, mut output: impl Write, faults: &mut impl Write) -> anyhow::Result<bool> {
    let settings = Settings::default();
    let mut line = Vec::new();
    let mut number = 0_u64;
    let mut is_whole = true;
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).context("reading standard input")? == 0 {
            break;
        }
        number += 1;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match post(&line) {
            Ok((id, post)) => {
                write(&mut output, &id, &post, &settings).context("writing standard output")?;
            }
            Err(fault) => {
                is_whole = false;
                writeln!(faults, "line {number}: {fault}").context("writing standard error")?;
            }
        }
    }
    output.flush().context("writing standard output")?;
    Ok(is_whole)
}

fn post(line: &[u8]) -> Result<(Value, Post), String> {
    let line = std::str::from_utf8(line).map_err(|fault| format!("not UTF-8: {fault}"))?;
    let value: Value = serde_json::from_str(line).map_err(|fault| format!("not JSON: {fault}"))?;
    let Value::Object(mut fields) = value else { return Err("not an object".to_owned()) };
    let id = fields.remove("id").ok_or("no \"id\"")?;
    let id_text = match &id {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return Err("\"id\" is neither a string nor a number".to_owned()),
    };
    let caption = text(&mut fields, "caption")?.ok_or("no \"caption\"")?;
    let site = match text(&mut fields, "site")? {
        None => Site::default(),
        Some(name) => {
            serde_json::from_value(Value::String(name)).map_err(|_| "\"site\" is none that is known")?
        }
    };
    let post = Post {
        id: id_text,
        site,
        caption,
        handle: text(&mut fields, "handle")?.unwrap_or_default(),
        name: text(&mut fields, "name")?.unwrap_or_default(),
        bio: text(&mut fields, "bio")?.unwrap_or_default(),
        subtitles: text(&mut fields, "subtitles")?.unwrap_or_default(),
        ..Post::default()
    };
    Ok((id, post))
}

fn text(fields: &mut Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match fields.remove(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("{name:?} is no string")),
    }
}

fn write(output: &mut impl Write, id: &Value, post: &Post, settings: &Settings) -> anyhow::Result<()> {
    let assessment = screen(post);
    let verdict = decide(&assessment, settings);
    let findings = assessment.findings.into_iter();
    let signals = assessment.signals.into_iter();
    let line = Line {
        id,
        language: assessment.language,
        findings: findings
            .map(|finding| Found {
                category: finding.category.id(),
                score: f64::from(finding.score) / 100.0,
                spans: finding.spans,
            })
            .collect(),
        stance: assessment.stance,
        crisis: assessment.crisis as u8,
        advice: assessment.advice,
        // Spans are those of the caption: words of a name or a biography give the signal without spans.
        signals: signs(signals),
        verdict: Decision {
            action: verdict.action,
            categories: verdict.categories.iter().map(|category| category.id()).collect(),
            badge: verdict.badge,
            support: verdict.support,
        },
    };
    serde_json::to_writer(&mut *output, &line)?;
    output.write_all(b"\n")?;
    Ok(())
}

fn signs(findings: impl Iterator<Item = softscroll::core::assessment::SignalFinding>) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    for finding in findings {
        let spans = if finding.place == Place::Caption { finding.spans } else { Vec::new() };
        match signs.iter_mut().find(|sign| sign.signal == finding.signal) {
            Some(sign) => sign.spans.extend(spans),
            None => signs.push(Sign { signal: finding.signal, spans }),
        }
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(input: &[u8]) -> (String, String, bool) {
        let (mut output, mut faults) = (Vec::new(), Vec::new());
        let is_whole = lines(input, &mut output, &mut faults).unwrap();
        (String::from_utf8(output).unwrap(), String::from_utf8(faults).unwrap(), is_whole)
    }

    #[test]
    fn writes_the_keys_in_order() {
        let (output, _, is_whole) = run(b"{\"id\":7,\"caption\":\"morning walk\"}\n");
        assert!(is_whole);
        assert_eq!(
            output,
            "{\"id\":7,\"language\":\"und\",\"findings\":[],\"stance\":\"none\",\"crisis\":0,\"advice\":null,\
             \"signals\":[],\"verdict\":{\"action\":\"show\",\"categories\":[],\"badge\":null,\"support\":false}}\n"
        );
    }

    #[test]
    fn goes_on_after_broken_lines() {
        let input = b"{\n\n{\"id\":\"a\"}\n[1]\n\xFF\n{\"id\":\"b\",\"caption\":3}\n{\"id\":\"c\",\"caption\":\"hi\"}";
        let (output, faults, is_whole) = run(input);
        assert!(!is_whole);
        assert_eq!(output.lines().count(), 1);
        assert!(output.starts_with("{\"id\":\"c\""));
        let numbers: Vec<&str> = faults.lines().filter_map(|fault| fault.split(':').next()).collect();
        assert_eq!(numbers, ["line 1", "line 3", "line 4", "line 5", "line 6"]);
    }
}
