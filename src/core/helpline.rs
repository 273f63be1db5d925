//! Helplines by country, as their source lists them. A number stands here only if the source has it.

/// The table; its first lines say what its columns are.
static HELPLINES: &str = include_str!("helpline/helplines.tsv");

/// An international directory, for every country that has no line here.
pub const DIRECTORY: &str = "https://findahelpline.com/";

/// One way to reach a helpline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Call this number.
    Phone(&'static str),
    /// Text this, a word and a number or a number.
    Text(&'static str),
    /// Write at this address.
    Chat(&'static str),
}

impl Way {
    fn of(text: &'static str) -> Option<Self> {
        let (kind, what) = text.trim().split_once(' ')?;
        match kind {
            "phone" => Some(Self::Phone(what)),
            "text" => Some(Self::Text(what)),
            "chat" => Some(Self::Chat(what)),
            _ => None,
        }
    }

    /// The address that a press opens.
    pub fn address(self) -> String {
        let dialled = |number: &str| {
            number.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect::<String>()
        };
        match self {
            // An extension is dialled by hand.
            Self::Phone(number) => format!("tel:{}", dialled(number.split(" ext").next().unwrap_or(number))),
            Self::Text(text) => match text.split_once(" to ") {
                Some((word, number)) => format!("sms:{}?body={word}", dialled(number)),
                None => format!("sms:{}", dialled(text)),
            },
            Self::Chat(address) => address.to_owned(),
        }
    }

    /// What a person reads.
    pub fn label(self) -> String {
        match self {
            Self::Phone(number) => format!("Call {number}"),
            Self::Text(text) => format!("Text {text}"),
            Self::Chat(_) => "Chat".to_owned(),
        }
    }
}

/// One helpline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helpline {
    /// ISO 3166-1 code.
    pub country: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// How to reach it.
    pub ways: Vec<Way>,
    /// When somebody is there.
    pub hours: &'static str,
    /// In which languages.
    pub languages: &'static str,
    /// Its website.
    pub website: &'static str,
    /// The day on which the source checked it.
    pub checked: &'static str,
}

/// Every helpline, by country.
pub fn helplines() -> impl Iterator<Item = Helpline> {
    HELPLINES.lines().filter_map(read)
}

fn read(line: &'static str) -> Option<Helpline> {
    let mut fields = line.split('\t');
    Some(Helpline {
        country: fields.next().filter(|country| country.len() == 2)?,
        name: fields.next()?,
        about: fields.next()?,
        ways: fields.next()?.split(';').map(Way::of).collect::<Option<_>>()?,
        hours: fields.next()?,
        languages: fields.next()?,
        website: fields.next()?,
        checked: fields.next()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::country::COUNTRIES;

    #[test]
    fn every_line_is_whole_and_of_a_country_that_can_be_chosen() {
        let lines = HELPLINES.lines().filter(|line| !line.starts_with('#')).count();
        let all: Vec<Helpline> = helplines().collect();
        assert_eq!(all.len(), lines, "a line can't be read");
        for line in all {
            assert!(COUNTRIES.iter().any(|(code, _)| *code == line.country), "{line:?}");
            assert!(!line.ways.is_empty() && line.website.starts_with("https://"), "{line:?}");
        }
    }

    #[test]
    fn a_press_dials_what_is_read() {
        assert_eq!(Way::Phone("0800 111 0 111").address(), "tel:08001110111");
        assert_eq!(Way::Phone("119 ext 8").address(), "tel:119");
        assert_eq!(Way::Text("HOME to 741741").address(), "sms:741741?body=HOME");
        assert_eq!(Way::Text("988").address(), "sms:988");
    }
}
