//! JSON as pages have it: in comments and CDATA, with trailing commas, several values in a row.

use serde_json::Value;

/// Every value that can be read from the text of a script; what cannot be read says nothing.
pub fn values(text: &str) -> Vec<Value> {
    let strict = read(text);
    if strict.is_empty() { read(&mended(text)) } else { strict }
}

fn read(text: &str) -> Vec<Value> {
    serde_json::Deserializer::from_str(text).into_iter::<Value>().map_while(Result::ok).collect()
}

/// The same text without what JSON does not have. Strings are left alone, but for line breaks.
fn mended(text: &str) -> String {
    let text = text.replace("<!--", "").replace("-->", "").replace("<![CDATA[", "").replace("]]>", "");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    let mut in_string = false;
    while let Some(c) = rest.chars().next() {
        let mut length = c.len_utf8();
        match c {
            '\\' if in_string => {
                let next = rest[1..].chars().next().unwrap_or('\\');
                // `\'` is JavaScript's.
                if next != '\'' {
                    out.push('\\');
                }
                out.push(next);
                length += next.len_utf8();
            }
            '"' => {
                in_string = !in_string;
                out.push(c);
            }
            c if in_string && c.is_control() => out.push(' '),
            '/' if !in_string && rest.starts_with("/*") => {
                length = rest.find("*/").map_or(rest.len(), |end| end + 2);
            }
            '/' if !in_string && rest.starts_with("//") => {
                length = rest.find('\n').unwrap_or(rest.len());
            }
            ',' if !in_string && rest[1..].trim_start().starts_with(['}', ']']) => {}
            ';' if !in_string => out.push(' '),
            c => out.push(c),
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn harmless_faults_are_forgiven() {
        for text in [
            r#"{"name": "River"}"#,
            "<!-- {\"name\": \"River\",} -->",
            "//<![CDATA[\n{\"name\": \"River\"}\n//]]>",
            "/* data */ {\"name\": \"River\"};",
        ] {
            assert_eq!(values(text)[0]["name"], "River", "{text}");
        }
        assert_eq!(values("{\"name\": \"a\nb\"}")[0]["name"], "a b");
        assert_eq!(values("{\"a\": 1}{\"a\": 2}").len(), 2);
        assert!(values("{\"a\": ").is_empty());
        assert!(values(&"[".repeat(100_000)).is_empty());
    }
}
