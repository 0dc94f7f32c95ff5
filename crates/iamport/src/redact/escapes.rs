//! Text as it reads once its escapes are undone: percent signs, entities of HTML, `\u…` of JSON, PHP and JavaScript.

/// A character of a text, and the bytes of the text that stand for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) character: char,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The characters as they stand there.
pub(super) fn literal(text: &str) -> Vec<Piece> {
    text.char_indices()
        .map(|(start, character)| Piece {
            character,
            start,
            end: start + character.len_utf8(),
        })
        .collect()
}

/// The characters with all escapes undone, those of escapes too (`%2541` reads `A`).
///
/// What is no escape stays as it is. One step for each character that is read and one for each escape.
pub(super) fn undone(text: &str) -> Vec<Piece> {
    let mut tail = Tail(Vec::with_capacity(text.len()));
    for (start, character) in text.char_indices() {
        tail.push(Part {
            unit: Unit::Character(character),
            start,
            end: start + character.len_utf8(),
        });
    }
    let pieces = tail.0.into_iter().map(|part| Piece {
        character: match part.unit {
            Unit::Character(character) => character,
            Unit::Byte(_) | Unit::Half(_) => char::REPLACEMENT_CHARACTER,
        },
        start: part.start,
        end: part.end,
    });
    pieces.collect()
}

/// The most characters between `&` and `;`, or between `\u{` and `}`.
const LONGEST: usize = 9;

#[derive(Clone, Copy)]
enum Unit {
    Character(char),
    /// Of a character that is not whole yet, in UTF-8.
    Byte(u8),
    /// The first or second half of a character in UTF-16.
    Half(u16),
}

#[derive(Clone, Copy)]
struct Part {
    unit: Unit,
    start: usize,
    end: usize,
}

/// What is read so far. An escape is undone as soon as its last character is there.
struct Tail(Vec<Part>);

impl Tail {
    fn push(&mut self, part: Part) {
        self.0.push(part);
        while let Some((length, unit)) = self.escape() {
            let first = self.0.len() - length;
            let (Some(start), Some(end)) = (
                self.0.get(first).map(|part| part.start),
                self.0.last().map(|part| part.end),
            ) else {
                return;
            };
            self.0.truncate(first);
            self.0.push(Part { unit, start, end });
        }
    }

    /// The escape that ends here: of how many parts it is, and what it stands for.
    fn escape(&self) -> Option<(usize, Unit)> {
        match self.0.last()?.unit {
            Unit::Byte(_) => self.utf8(),
            Unit::Half(low) => {
                let Some(Unit::Half(high)) = self.back(1) else {
                    return None;
                };
                let mut joined = char::decode_utf16([high, low]);
                Some((2, Unit::Character(joined.next()?.ok()?)))
            }
            Unit::Character(';') => self.entity(),
            Unit::Character('}') => self.braced(),
            Unit::Character(last) => {
                if last.is_ascii_hexdigit()
                    && let Some(found) = self.hexadecimal()
                {
                    return Some(found);
                }
                self.backslashed(last)
            }
        }
    }

    fn back(&self, count: usize) -> Option<Unit> {
        let at = self.0.len().checked_sub(count + 1)?;
        self.0.get(at).map(|part| part.unit)
    }

    fn character(&self, count: usize) -> Option<char> {
        match self.back(count)? {
            Unit::Character(character) => Some(character),
            Unit::Byte(_) | Unit::Half(_) => None,
        }
    }

    /// The value of the last hexadecimal digits.
    fn value(&self, digits: usize) -> Option<u32> {
        (0..digits).rev().try_fold(0, |value, back| {
            Some(value * 16 + self.character(back)?.to_digit(16)?)
        })
    }

    /// `%ED`, `\xED`, `\uD64D`, `%uD64D`.
    fn hexadecimal(&self) -> Option<(usize, Unit)> {
        let byte = |length| {
            let byte = u8::try_from(self.value(2)?).ok()?;
            Some((length, Unit::Byte(byte)))
        };
        if self.character(2) == Some('%') {
            return byte(3);
        }
        let backslashed = self.character(3) == Some('\\');
        if backslashed && self.character(2) == Some('x') {
            return byte(4);
        }
        if self.character(4) == Some('u') && matches!(self.character(5)?, '\\' | '%') {
            let unit = u16::try_from(self.value(4)?).ok()?;
            return Some((6, in_utf16(unit)));
        }
        None
    }

    /// The bytes that make a character up.
    fn utf8(&self) -> Option<(usize, Unit)> {
        let mut bytes = [0; 4];
        for length in 1..=4 {
            let Some(Unit::Byte(byte)) = self.back(length - 1) else {
                return None;
            };
            bytes.rotate_right(1);
            *bytes.first_mut()? = byte;
            if let Ok(text) = std::str::from_utf8(bytes.get(..length)?) {
                let character = text.chars().next()?;
                return Some((length, Unit::Character(character)));
            }
        }
        None
    }

    /// Where the opening sign stands, counted from the end, and what is between it and the end.
    fn between(&self, opening: char) -> Option<(usize, String)> {
        let mut inside = Vec::new();
        for back in 1..=LONGEST {
            let character = self.character(back)?;
            if character == opening {
                return Some((back, inside.iter().rev().collect()));
            }
            inside.push(character);
        }
        None
    }

    fn entity(&self) -> Option<(usize, Unit)> {
        let (back, name) = self.between('&')?;
        let character = match name.strip_prefix('#') {
            Some(number) => {
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(digits) => u32::from_str_radix(digits, 16),
                    None => number.parse(),
                };
                char::from_u32(code.ok()?)?
            }
            None => match name.to_ascii_lowercase().as_str() {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                "nbsp" => '\u{a0}',
                "shy" => '\u{ad}',
                "commat" => '@',
                "period" => '.',
                "hyphen" | "dash" => '-',
                "sol" => '/',
                "plus" => '+',
                "num" => '#',
                "percnt" => '%',
                "lpar" => '(',
                "rpar" => ')',
                "middot" => '·',
                _ => return None,
            },
        };
        Some((back + 1, Unit::Character(character)))
    }

    /// `\u{D64D}`.
    fn braced(&self) -> Option<(usize, Unit)> {
        let (back, digits) = self.between('{')?;
        if self.character(back + 1) != Some('u') || self.character(back + 2) != Some('\\') {
            return None;
        }
        let character = char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?;
        Some((back + 3, Unit::Character(character)))
    }

    fn backslashed(&self, last: char) -> Option<(usize, Unit)> {
        if self.character(1) != Some('\\') {
            return None;
        }
        let character = match last {
            'n' | 'r' | 't' | 'b' | 'f' => ' ',
            '"' | '\'' | '/' | '\\' => last,
            _ => return None,
        };
        Some((2, Unit::Character(character)))
    }
}

fn in_utf16(unit: u16) -> Unit {
    char::from_u32(unit.into()).map_or(Unit::Half(unit), Unit::Character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let pieces = undone(text);
        pieces.iter().map(|piece| piece.character).collect()
    }

    #[test]
    fn escapes_are_undone_however_deep() {
        for text in [
            "%ED%99%8D%EA%B8%B8",
            "%ed%99%8d%ea%b8%b8",
            "%25ED%2599%258D%25EA%25B8%25B8",
            "&#54861;&#44600;",
            "&#xD64D;&#xae38;",
            "&amp;#54861;&amp;amp;#44600;",
            r"\ud64d\uAE38",
            r"\\ud64d\\\\uae38",
            r"\u{D64D}\u{ae38}",
            "%uD64D%uAE38",
            r"\xed\x99\x8d\xea\xb8\xb8",
            "%26%2354861%3B&#37;EA%B8%B8",
        ] {
            assert_eq!(read(text), "홍길", "{text}");
        }
        assert_eq!(read(r"\ud83d\ude00 &#128512;"), "😀 😀");
        assert_eq!(read(r#"\"a\/b\\c\""#), r#""a/b\c""#);
    }

    #[test]
    fn what_is_no_escape_stays() {
        for text in [
            "100%",
            "5 % 3",
            "a&b;c",
            "&nothing;",
            "%zz",
            r"\q",
            r"\u12",
            "}",
            "{a}",
            ";",
        ] {
            assert_eq!(read(text), text);
        }
        assert_eq!(read("%ED%99"), "\u{fffd}\u{fffd}");
    }

    #[test]
    fn a_character_knows_the_bytes_that_stand_for_it() {
        let pieces = undone("a%EA%B8%B8&amp;b");
        let ranges: Vec<_> = pieces
            .iter()
            .map(|piece| (piece.start, piece.end))
            .collect();
        assert_eq!(ranges, [(0, 1), (1, 10), (10, 15), (15, 16)]);
    }
}
