//! Text from outside as one line of bounded length.

/// What stands in the place of a secret.
pub(super) const MASK: &str = "***";
/// The longest message that is passed on, in characters.
pub(super) const MESSAGE_LIMIT: usize = 500;
/// How much of a message is read, in bytes.
const READ: usize = 64 * 1024;
/// How much of that is only read: a value that goes on behind what is read is not recognised.
const MARGIN: usize = 16 * 1024;

/// A text in one line, and how much of it may be shown.
pub(super) struct Line {
    pub(super) text: String,
    shown: usize,
}

impl Line {
    pub(super) fn new(text: &str) -> Self {
        let read = up_to(text, READ);
        let is_whole = read.len() == text.len();
        let text = one_line(read);
        let shown = if is_whole {
            text.len()
        } else {
            up_to(&text, text.len().saturating_sub(MARGIN)).len()
        };
        Self { text, shown }
    }

    /// The line with a mask in the place of each range, cut where it is too long. What overlaps is one range.
    pub(super) fn masked(&self, mut ranges: Vec<(usize, usize)>) -> String {
        ranges.sort_unstable();
        ranges.dedup_by(|next, kept| {
            let overlaps = next.0 < kept.1;
            if overlaps {
                kept.1 = kept.1.max(next.1);
            }
            overlaps
        });
        let mut clean = String::new();
        let mut done = 0;
        for (start, end) in ranges.iter().filter(|(start, _)| *start < self.shown) {
            clean.push_str(self.text.get(done..*start).unwrap_or_default());
            clean.push_str(MASK);
            done = *end;
        }
        clean.push_str(self.text.get(done..self.shown).unwrap_or_default());
        let is_cut = self.shown < self.text.len();
        let clean = clean.trim();
        match clean
            .char_indices()
            .nth(MESSAGE_LIMIT - usize::from(is_cut))
        {
            None if is_cut => format!("{clean}…"),
            None => clean.to_owned(),
            Some(_) => clean.chars().take(MESSAGE_LIMIT - 1).chain(['…']).collect(),
        }
    }
}

/// The beginning of a text, of so many bytes at most.
fn up_to(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len()))
        .rev()
        .find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}

/// The text with one blank for each run of blanks and of what is no part of a line.
///
/// A line break would make two log lines of one; a direction mark would reorder what is read.
fn one_line(text: &str) -> String {
    let parts = text.split(|c: char| c.is_whitespace() || breaks_a_line(c));
    let mut line = String::with_capacity(text.len());
    for part in parts.filter(|part| !part.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(part);
    }
    line
}

fn breaks_a_line(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_text_without_end_the_beginning_is_shown() {
        let line = Line::new(&"*".repeat(READ + 1));
        assert_eq!(line.shown, READ - MARGIN);
        assert_eq!(line.masked(vec![(0, READ)]), "***…");
        assert_eq!(line.masked(Vec::new()).chars().count(), MESSAGE_LIMIT);
        assert_eq!(Line::new("a\nb").masked(Vec::new()), "a b");
        assert_eq!(Line::new("가나다").masked(vec![(3, 6)]), "가***다");
        let three = vec![(4, 5), (1, 3), (2, 4)];
        assert_eq!(Line::new("abcdef").masked(three), "a******f");
    }
}
