//! Checks single values: dates, addresses, identifiers.

use crate::model::{Date, address};

/// A date, or the date of a moment (`2008-11-12T09:30:00Z`).
pub fn date(text: &str) -> Option<Date> {
    let day = text.split_once(['T', ' ']).map_or(text, |(day, time)| {
        let is_time = time.starts_with(|c: char| c.is_ascii_digit()) && time.contains(':');
        if is_time { day } else { text }
    });
    Date::parse(day)
}

/// The identifier as the package prints it.
///
/// # Errors
/// Why it is none: a UUID that is no UUID, an ISBN whose check digit is wrong, anything else that
/// is no absolute address.
pub fn identifier(text: &str) -> Result<String, &'static str> {
    let lower = text.to_ascii_lowercase();
    if let Some(uuid) = lower.strip_prefix("urn:uuid:") {
        return uuid::Uuid::parse_str(uuid)
            .map(|uuid| format!("urn:uuid:{}", uuid.hyphenated()))
            .map_err(|_| "this is no UUID");
    }
    let isbn = lower
        .strip_prefix("urn:isbn:")
        .or_else(|| lower.strip_prefix("isbn:"))
        .or_else(|| lower.strip_prefix("isbn "));
    if let Some(isbn) = isbn {
        let digits: String = isbn.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
        return isbn_is_right(&digits).map(|()| format!("urn:isbn:{}", digits.to_ascii_uppercase()));
    }
    address::web(text).ok_or("it has none of the forms that are known")
}

fn isbn_is_right(digits: &str) -> Result<(), &'static str> {
    let value = |(at, c): (usize, char)| match c {
        'x' if at == 9 && digits.len() == 10 => Some(10),
        c => c.to_digit(10),
    };
    let Some(numbers) = digits.chars().enumerate().map(value).collect::<Option<Vec<u32>>>() else {
        return Err("an ISBN has digits only");
    };
    let sum: u32 = match numbers.len() {
        10 => numbers.iter().zip((1..=10).rev()).map(|(digit, weight)| digit * weight).sum(),
        13 => numbers.iter().zip([1, 3].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum(),
        _ => return Err("an ISBN has 10 or 13 digits"),
    };
    let modulus = if numbers.len() == 10 { 11 } else { 10 };
    if sum.is_multiple_of(modulus) { Ok(()) } else { Err("its check digit is wrong") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_isbn_with_a_wrong_check_digit_is_refused() {
        assert_eq!(identifier("urn:isbn:9780000000002"), Ok("urn:isbn:9780000000002".into()));
        assert_eq!(identifier("ISBN 978-0-00-000000-2"), Ok("urn:isbn:9780000000002".into()));
        assert_eq!(identifier("urn:isbn:080442957X"), Ok("urn:isbn:080442957X".into()));
        assert!(identifier("urn:isbn:9780000000003").is_err());
        assert!(identifier("urn:isbn:97800000000").is_err());
    }

    #[test]
    fn an_identifier_is_a_uuid_an_isbn_or_an_address() {
        let uuid = "urn:uuid:F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6";
        assert_eq!(identifier(uuid), Ok(uuid.to_ascii_lowercase()));
        assert!(identifier("https://example.org/iran-2008").is_ok());
        assert!(identifier("iran-2008").is_err());
        assert!(identifier("urn:uuid:iran").is_err());
    }

    #[test]
    fn the_date_of_a_moment_is_taken() {
        assert_eq!(date("2008-11-12T09:30:00Z"), Date::parse("2008-11-12"));
        assert_eq!(date("2008-11-12 09:30"), Date::parse("2008-11-12"));
        assert_eq!(date("2008-11-31"), None);
    }
}
