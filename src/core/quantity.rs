//! Counts as a person reads them.

/// A whole number with its thousands set apart: `12,480`.
pub fn number(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A count with its noun in the right form: `no posts`, `1 post`, `2 posts`.
pub fn counted(count: u64, one: &str, many: &str) -> String {
    match count {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        _ => format!("{} {many}", number(count)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_thousands_apart() {
        for (count, text) in
            [(0, "0"), (999, "999"), (1_000, "1,000"), (12_480, "12,480"), (1_234_567, "1,234,567")]
        {
            assert_eq!(number(count), text);
        }
    }

    #[test]
    fn gives_the_noun_its_form() {
        let texts = [0, 1, 2, 1_000].map(|count| counted(count, "post", "posts"));
        assert_eq!(texts, ["no posts", "1 post", "2 posts", "1,000 posts"]);
    }
}
