//! Where a claim can be checked: what a title takes in a country, and who keeps the list of those who have it.
//!
//! Nothing is asked there by Softscroll. A person follows a link.

/// The table; its first lines say what its columns are.
static REGISTERS: &str = include_str!("register/registers.tsv");

/// A title as it is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Title {
    /// Psychologist.
    Psychologist,
    /// Psychotherapist, therapist, counsellor.
    Psychotherapist,
    /// Doctor, psychiatrist.
    Doctor,
}

/// How a country guards a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Only who is entitled may use it.
    Protected,
    /// Some forms of it, or not everywhere.
    Partly,
    /// Anybody may.
    Free,
}

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Register {
    /// ISO 3166-1 code.
    pub country: &'static str,
    /// The title.
    pub title: Title,
    /// How it is guarded.
    pub guard: Guard,
    /// What it takes to have it.
    pub takes: &'static str,
    /// Who keeps the list.
    pub keeper: &'static str,
    /// Its address.
    pub address: &'static str,
    /// Where this was read.
    pub source: &'static str,
}

/// Every line of the table, by country.
pub fn registers() -> impl Iterator<Item = Register> {
    REGISTERS.lines().filter_map(read)
}

fn read(line: &'static str) -> Option<Register> {
    let mut fields = line.split('\t');
    let country = fields.next().filter(|country| country.len() == 2)?;
    let title = match fields.next()? {
        "psychologist" => Title::Psychologist,
        "psychotherapist" => Title::Psychotherapist,
        "doctor" => Title::Doctor,
        _ => return None,
    };
    let guard = match fields.next()? {
        "yes" => Guard::Protected,
        "partly" => Guard::Partly,
        "no" => Guard::Free,
        _ => return None,
    };
    Some(Register {
        country,
        title,
        guard,
        takes: fields.next()?,
        keeper: fields.next()?,
        address: fields.next()?,
        source: fields.next()?,
    })
}

impl Title {
    /// Every title.
    pub const ALL: [Self; 3] = [Self::Psychologist, Self::Psychotherapist, Self::Doctor];

    /// The name of the title.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Psychologist => "Psychologist",
            Self::Psychotherapist => "Psychotherapist, counsellor",
            Self::Doctor => "Doctor, psychiatrist",
        }
    }
}

impl Guard {
    /// What it means for a person who reads the title.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Protected => "Protected title",
            Self::Partly => "Partly protected",
            Self::Free => "Anybody may use it",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_every_title_with_an_address_and_a_source() {
        let lines = REGISTERS.lines().filter(|line| !line.starts_with('#')).count();
        let all: Vec<Register> = registers().collect();
        assert_eq!(all.len(), lines, "a line can't be read");
        let mut countries: Vec<&str> = all.iter().map(|register| register.country).collect();
        countries.dedup();
        assert_eq!(
            countries,
            ["US", "GB", "CA", "AU", "IE", "DE", "AT", "CH", "FR", "ES", "MX", "BR", "PT", "IN"]
        );
        for country in countries {
            let titles: Vec<Title> =
                all.iter().filter(|each| each.country == country).map(|each| each.title).collect();
            assert_eq!(titles, Title::ALL, "{country}");
        }
        for register in all {
            assert!(register.address.starts_with("https://"), "{}", register.address);
            assert!(![register.takes, register.keeper, register.source].contains(&""), "{register:?}");
        }
    }
}
