//! How what must not be read by everybody stands on a screen.

/// What stands in the place of a secret.
pub(crate) const SECRET: &str = "***";

/// A personal value, so that its owner and those who look for it know it, and nobody else: `홍*동`, `***-****-5678`,
/// `h***@example.com`. Of all else the first two characters are left.
pub(crate) fn personal(text: &str) -> String {
    let text = text.trim();
    let count = text.chars().count();
    if count == 0 {
        return String::new();
    }
    if let Some((scheme, rest)) = text.split_once("://") {
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = authority.rsplit('@').next().unwrap_or_default();
        return format!("{scheme}://{host}/{SECRET}");
    }
    if let Some((before, host)) = text.rsplit_once('@') {
        let first: String = before.chars().take(1).collect();
        return format!("{first}{SECRET}@{host}");
    }
    let is_number = |c: char| c.is_ascii_digit() || "-+(). ".contains(c);
    if text.chars().all(is_number) {
        return last_digits(text);
    }
    if count <= 4 && text.chars().all(char::is_alphabetic) {
        return name(text, count);
    }
    let first: String = text.chars().take(2.min(count / 2)).collect();
    format!("{first}{SECRET}")
}

/// A number with its last digits, half of them and four at most.
fn last_digits(text: &str) -> String {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let masked = digits - (digits / 2).min(4);
    let mut seen = 0;
    let mask = |c: char| {
        if !c.is_ascii_digit() {
            return c;
        }
        seen += 1;
        if seen <= masked { '*' } else { c }
    };
    text.chars().map(mask).collect()
}

/// A name with its first and its last letter, or the first alone of two.
fn name(text: &str, count: usize) -> String {
    let mask = |(index, c): (usize, char)| {
        let is_shown = count > 1 && (index == 0 || count > 2 && index + 1 == count);
        if is_shown { c } else { '*' }
    };
    text.chars().enumerate().map(mask).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enough_is_left_to_know_it_and_not_to_read_it() {
        for (value, shown) in [
            ("홍길동", "홍*동"),
            ("남궁길동", "남**동"),
            ("홍길", "홍*"),
            ("홍", "*"),
            ("Kim", "K*m"),
            ("Hong Gildong", "Ho***"),
            ("010-1234-5678", "***-****-5678"),
            ("01012345678", "*******5678"),
            ("+82 10-1234-5678", "+** **-****-5678"),
            ("06236", "***36"),
            ("12", "*2"),
            ("7", "*"),
            ("192.168.0.12", "***.**8.0.12"),
            ("honggildong@example.com", "h***@example.com"),
            ("@example.com", "***@example.com"),
            (
                "https://example.com/receipts/123?x=1",
                "https://example.com/***",
            ),
            ("https://user:word@example.com/", "https://example.com/***"),
            ("서울특별시 강남구 테헤란로 1", "서울***"),
            ("{\"a\":1}", "{\"***"),
            ("a1", "a***"),
            ("-", "-"),
            ("", ""),
            (" ", ""),
        ] {
            assert_eq!(personal(value), shown, "{value}");
        }
    }
}
