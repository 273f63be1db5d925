//! Marks of creators as a table in a file: out, and in again with what would change said before.

use std::collections::BTreeMap;

use super::{Check, Creators, Marks, NOTE, Treat, handle};
use crate::core::time::Millis;

/// The first line of a table.
const HEAD: &str = "handle,posts,helpful,checked,note";
/// How many faults of a file are told one by one.
const TOLD: usize = 5;

/// What a file says, and what of it could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The marks as they would be afterwards.
    pub creators: Creators,
    /// Creators who are not marked yet.
    pub added: usize,
    /// Creators whose marks would change.
    pub changed: usize,
    /// Lines that say nothing that can be used, with their number and reason; at most five.
    pub faults: Vec<String>,
}

/// All marks as comma-separated lines. An instant is milliseconds since 1970.
pub fn table(creators: &Creators) -> String {
    let mut lines = vec![HEAD.to_owned()];
    for name in creators.everybody() {
        let marks = creators.marks(name);
        let posts = match marks.treat {
            Some(Treat::Show) => "show",
            Some(Treat::Veil) => "cover",
            None => "",
        };
        let helpful = if marks.is_helpful { "yes" } else { "" };
        let (checked, note) =
            marks.checked.map_or_else(Default::default, |check| (check.at.to_string(), check.note));
        lines.push([&quoted(name), posts, helpful, &checked, &quoted(&note)].join(","));
    }
    lines.push(String::new());
    lines.join("\r\n")
}

/// Adds the marks of a file to those that are there. Total: a line that can't be read is told and left out, and
/// nothing is taken away.
pub fn read(file: &str, now: &Creators) -> Import {
    let marked = now.everybody().into_iter().map(|name| (name.to_owned(), now.marks(name)));
    let before: BTreeMap<String, Marks> = marked.collect();
    let mut after = before.clone();
    let mut faults = Vec::new();
    for (number, line) in lines(file.trim_start_matches('\u{FEFF}')).into_iter().enumerate() {
        if line.trim().is_empty() || (number == 0 && line.to_lowercase().starts_with("handle")) {
            continue;
        }
        match marks(&line) {
            Ok((name, said)) => {
                let known = after.entry(name).or_default();
                known.treat = said.treat.or(known.treat);
                known.is_helpful |= said.is_helpful;
                known.checked = said.checked.or(known.checked.take());
            }
            Err(reason) if faults.len() < TOLD => faults.push(format!("Line {}: {reason}", number + 1)),
            Err(_) => {}
        }
    }
    let added = after.keys().filter(|name| !before.contains_key(*name)).count();
    let changed = before.iter().filter(|(name, marks)| after.get(*name) != Some(marks)).count();
    Import { creators: gathered(&after), added, changed, faults }
}

fn gathered(everybody: &BTreeMap<String, Marks>) -> Creators {
    let those = |wanted: &dyn Fn(&Marks) -> bool| {
        everybody.iter().filter(|(_, marks)| wanted(marks)).map(|(name, _)| name.as_str()).collect()
    };
    let mut checked: Vec<Check> = everybody.values().filter_map(|marks| marks.checked.clone()).collect();
    checked.sort_by_key(|check| check.at);
    Creators {
        show: those(&|marks| marks.treat == Some(Treat::Show)),
        veil: those(&|marks| marks.treat == Some(Treat::Veil)),
        helpful: those(&|marks| marks.is_helpful),
        checked,
    }
}

/// The handle of a line and what it marks.
fn marks(line: &str) -> Result<(String, Marks), &'static str> {
    let fields = fields(line);
    let field = |at: usize| fields.get(at).map_or("", |field| field.trim());
    let name = handle(field(0)).ok_or("the first column is no handle")?;
    let treat = match field(1) {
        "" => None,
        "show" => Some(Treat::Show),
        "cover" => Some(Treat::Veil),
        _ => return Err("the second column is neither show nor cover"),
    };
    let is_helpful = match field(2) {
        "" | "no" => false,
        "yes" => true,
        _ => return Err("the third column is neither yes nor no"),
    };
    let mut checked = None;
    if !field(3).is_empty() {
        let at: Millis = field(3).parse().map_err(|_| "the fourth column is no instant")?;
        checked = Some(Check { handle: name.clone(), at, note: field(4).chars().take(NOTE).collect() });
    }
    let marks = Marks { treat, is_helpful, checked };
    if marks == Marks::default() { Err("it marks nothing") } else { Ok((name, marks)) }
}

/// The lines of a table: a line break between quotation marks ends none.
fn lines(file: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut open = false;
    let mut line = String::new();
    for sign in file.chars() {
        match sign {
            '\n' if !open => lines.push(std::mem::take(&mut line)),
            '\r' if !open => {}
            _ => {
                open ^= sign == '"';
                line.push(sign);
            }
        }
    }
    lines.push(line);
    lines
}

fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut open = false;
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        let last = fields.len() - 1;
        match sign {
            '"' if open && signs.peek() == Some(&'"') => {
                signs.next();
                fields[last].push('"');
            }
            '"' => open = !open,
            ',' if !open => fields.push(String::new()),
            _ => fields[last].push(sign),
        }
    }
    fields
}

/// A field as it stands in a line. A spreadsheet takes a field that begins like a formula for one.
fn quoted(text: &str) -> String {
    let is_plain = !text.contains(['"', ',', '\n', '\r']) && !text.starts_with(['=', '+', '-', '@']);
    if is_plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::core::creator::Mark;

    #[test]
    fn a_table_comes_back_as_it_was() {
        let mut creators = Creators::default();
        creators.apply(&Mark::Treat("kettle".to_owned(), Some(Treat::Show)));
        creators.apply(&Mark::Treat("ladle".to_owned(), Some(Treat::Veil)));
        creators.apply(&Mark::Helpful("kettle".to_owned(), true));
        let note = "on the register,\n\"as a counsellor\"".to_owned();
        creators.apply(&Mark::Check(Check { handle: "kettle".to_owned(), at: 86_400_000, note }));
        let import = read(&table(&creators), &Creators::default());
        assert_eq!(import, Import { creators, added: 2, changed: 0, faults: Vec::new() });
    }

    #[test]
    fn says_what_would_change_and_what_cannot_be_read() {
        let mut now = Creators::default();
        now.apply(&Mark::Treat("kettle".to_owned(), Some(Treat::Show)));
        let import = read("kettle,cover\nladle,,yes\ntwo words,show\nspoon,sideways\nfork\n", &now);
        assert_eq!((import.added, import.changed), (1, 1));
        assert_eq!(import.creators.marks("kettle").treat, Some(Treat::Veil));
        assert_eq!(
            import.faults,
            [
                "Line 3: the first column is no handle",
                "Line 4: the second column is neither show nor cover",
                "Line 5: it marks nothing"
            ]
        );
    }

    proptest! {
        #[test]
        fn any_file_is_read(file in "[a-z\",\\n@ 0-9]{0,80}|\\PC{0,80}") {
            let import = read(&file, &Creators::default());
            prop_assert!(import.faults.len() <= TOLD);
            prop_assert_eq!(read(&table(&import.creators), &Creators::default()).creators, import.creators);
        }
    }
}
