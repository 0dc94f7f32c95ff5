//! Text in HTML.

/// Text from outside, so that none of it is taken for HTML, in an attribute neither.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_outside_is_html() {
        assert_eq!(
            escaped("<b title='&\">"),
            "&lt;b title=&#39;&amp;&quot;&gt;"
        );
        assert_eq!(escaped("햇사과 5kg"), "햇사과 5kg");
    }
}
