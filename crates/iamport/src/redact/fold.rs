//! A text in the one form in which all of its spellings are alike.

use super::escapes::{Piece, literal, undone};

/// A text in two folded forms, each of which knows where it comes from.
///
/// Small and large letters, full and half width, accents, and composed and decomposed Hangul are one; characters that
/// nobody sees are left out.
pub(super) struct View {
    /// Every character, folded. A blank is `' '`.
    pub(super) pieces: Vec<Piece>,
    /// Without blanks, and without `+`, which is one in a query.
    pub(super) solid: Folded,
    /// Letters and digits only.
    pub(super) bare: Folded,
}

/// What is left of a text.
#[derive(Default)]
pub(super) struct Folded {
    pub(super) text: String,
    /// For each byte the number of its piece.
    pub(super) from: Vec<usize>,
}

impl Folded {
    fn push(&mut self, character: char, piece: usize) {
        self.text.push(character);
        self.from.resize(self.text.len(), piece);
    }
}

impl View {
    /// The text as it stands there.
    pub(super) fn literal(text: &str) -> Self {
        Self::of(literal(text))
    }

    /// The text with its escapes undone, or `None` if it has none.
    pub(super) fn undone(text: &str) -> Option<Self> {
        let escaped = text.contains(['%', '&', '\\']);
        escaped.then(|| Self::of(undone(text)))
    }

    fn of(unfolded: Vec<Piece>) -> Self {
        let mut pieces: Vec<Piece> = Vec::with_capacity(unfolded.len());
        for piece in unfolded {
            let Some(character) = folded(piece.character) else {
                continue;
            };
            // A syllable in parts.
            if let Some(last) = pieces.last_mut()
                && let Some(syllable) = composed(last.character, character)
            {
                last.character = syllable;
                last.end = piece.end;
                continue;
            }
            pieces.push(Piece { character, ..piece });
        }
        let (mut solid, mut bare) = (Folded::default(), Folded::default());
        for (number, piece) in pieces.iter().enumerate() {
            if !is_blank(piece.character) {
                solid.push(piece.character, number);
            }
            if piece.character.is_alphanumeric() {
                bare.push(piece.character, number);
            }
        }
        Self {
            pieces,
            solid,
            bare,
        }
    }

    /// The folded character with this number.
    pub(super) fn at(&self, number: usize) -> Option<char> {
        self.pieces.get(number).map(|piece| piece.character)
    }

    /// The folded character before this number.
    pub(super) fn before(&self, number: usize) -> Option<char> {
        self.at(number.checked_sub(1)?)
    }
}

/// Whether a folded character counts as a blank.
pub(super) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '+')
}

/// Syllables of Hangul and the signs of Chinese, a name of which needs no blanks around it.
pub(super) fn is_syllabic(character: char) -> bool {
    matches!(character, '가'..='힣' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// The letters of Latin-1 from `à` on, without their accents.
const LATIN: &str = "aaaaaaaceeeeiiiidnooooo÷ouuuuyty";

fn folded(character: char) -> Option<char> {
    if is_unseen(character) {
        return None;
    }
    if character.is_whitespace() || character.is_control() {
        return Some(' ');
    }
    let narrow = match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0)?,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' => '-',
        other => other,
    };
    // More than one letter for one is rare, and the first says enough.
    let small = narrow.to_lowercase().next().unwrap_or(narrow);
    Some(match small {
        'à'..='ÿ' => {
            let place = u32::from(small) - u32::from('à');
            let place = usize::try_from(place).unwrap_or_default();
            LATIN.chars().nth(place).unwrap_or(small)
        }
        other => other,
    })
}

/// Characters of no width, accents that stand for themselves, and marks of direction.
fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{e0000}'..='\u{e01ef}'
    )
}

/// The syllable that a lead and a vowel make, or a syllable and a tail, by the arithmetic of Unicode (3.12).
fn composed(first: char, second: char) -> Option<char> {
    const SYLLABLES: u32 = 0xac00;
    const TAILS: u32 = 28;
    let (first, second) = (u32::from(first), u32::from(second));
    let code = match (first, second) {
        (0x1100..=0x1112, 0x1161..=0x1175) => {
            SYLLABLES + ((first - 0x1100) * 21 + (second - 0x1161)) * TAILS
        }
        (SYLLABLES..=0xd7a3, 0x11a8..=0x11c2) if (first - SYLLABLES).is_multiple_of(TAILS) => {
            first + (second - 0x11a7)
        }
        _ => return None,
    };
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(text: &str) -> String {
        View::literal(text).bare.text
    }

    #[test]
    fn all_spellings_fold_to_one() {
        for text in [
            "홍길동",
            "홍 길 동",
            "홍-길.동",
            "\u{1112}\u{1169}\u{11bc}\u{1100}\u{1175}\u{11af}\u{1103}\u{1169}\u{11bc}",
            "홍\u{200b}길\u{feff}동",
            "\u{d638}\u{11bc}길동",
        ] {
            assert_eq!(bare(text), "홍길동", "{text}");
        }
        assert_eq!(bare("０１０－１２３４"), "0101234");
        assert_eq!(bare("José ÅNGSTRÖM Jose\u{301}"), "joseangstromjose");
        assert_eq!(View::literal("A + b-C").solid.text, "ab-c");
    }

    #[test]
    fn a_folded_byte_leads_back_to_its_character() {
        let view = View::undone("x &#54861;y").unwrap();
        assert_eq!(view.bare.text, "x홍y");
        let piece = view.pieces[view.bare.from[1]];
        assert_eq!((piece.start, piece.end), (2, 10));
        assert!(View::undone("x y").is_none());
    }
}
