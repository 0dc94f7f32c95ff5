//! Finding folded values in a folded text.

use std::collections::HashSet;

use aho_corasick::{AhoCorasick, AhoCorasickKind, BuildError};

use super::fold::{Folded, View, is_blank};
use super::spellings::{LONG_NUMBER, Origin, Pattern, Patterns, Rule, views};

/// Follows a name.
const HONORIFICS: [&str; 8] = ["님", "씨", "군", "양", "귀하", "고객", "회원", "선생"];
/// Follows a name of two syllables, or a short one in Latin letters.
const PARTICLES: [&str; 25] = [
    "은", "는", "이", "가", "을", "를", "의", "에", "께", "와", "과", "도", "만", "로", "으로",
    "라", "입", "인", "한테", "랑", "하고", "까지", "부터", "보다", "처럼",
];
/// Stands before a name without a blank.
const LABELS: [&str; 14] = [
    "고객",
    "고객명",
    "구매자",
    "구매자명",
    "예금주",
    "예금주명",
    "성명",
    "성함",
    "이름",
    "회원",
    "회원명",
    "주문자",
    "수취인",
    "명의자",
];
/// Stands before or behind an amount.
const MONEY: [&str; 9] = ["원", "krw", "usd", "eur", "jpy", "₩", "$", "€", "¥"];
/// The most characters between two digits of a short number.
const WIDEST_GAP: usize = 3;
/// An order number or an amount that is shorter shields nothing: any password would be a part of one.
const SHORTEST_SHIELD: usize = 4;
/// How many digits are left of a number inside an order number, so that the order can be told from others.
const LEFT_OF_AN_ID: usize = 4;

/// What is looked for in the messages of one call.
pub(super) struct Finder {
    bare: Automaton<Pattern>,
    solid: Automaton<Pattern>,
    ids: Automaton<()>,
    amounts: Automaton<()>,
}

impl Finder {
    /// # Errors
    /// There are more patterns than the library can count.
    pub(super) fn new(
        patterns: Patterns,
        ids: &[String],
        amounts: &[String],
    ) -> Result<Self, BuildError> {
        let with_text = |patterns: HashSet<Pattern>| {
            Automaton::new(patterns.into_iter().map(|it| (it.text.clone(), it)))
        };
        let mut shields = [HashSet::new(), HashSet::new()];
        let [solid, bare] = &mut shields;
        for id in ids {
            solid.extend(views(id).map(|view| view.solid.text));
        }
        for amount in amounts {
            bare.insert(View::literal(amount).bare.text);
        }
        let [ids, amounts] = shields.map(|texts: HashSet<String>| {
            let long = texts
                .into_iter()
                .filter(|text| text.chars().nth(SHORTEST_SHIELD - 1).is_some());
            Automaton::new(long.map(|text| (text, ())))
        });
        Ok(Self {
            bare: with_text(patterns.bare)?,
            solid: with_text(patterns.solid)?,
            ids: ids?,
            amounts: amounts?,
        })
    }

    /// The bytes of a text that must not be read.
    pub(super) fn hidden(&self, text: &str) -> Vec<(usize, usize)> {
        let mut ranges = Vec::new();
        for view in views(text) {
            self.hidden_in(&view, &mut ranges);
        }
        ranges
    }

    fn hidden_in(&self, view: &View, ranges: &mut Vec<(usize, usize)>) {
        let ids = Shields::new(view, |shield| {
            self.ids.each(&view.solid, |&(), places| {
                if is_whole(view, places) {
                    shield(places);
                }
            });
        });
        let amounts = Shields::new(view, |shield| {
            self.amounts.each(&view.bare, |&(), places| {
                if is_whole_amount(view, places) {
                    shield(places);
                }
            });
        });
        // Of what ends at the same piece only the widest counts.
        let mut starts: Vec<Option<usize>> = vec![None; view.pieces.len()];
        let mut hide = |pattern: &Pattern, places: &[usize]| {
            let Some((first, last)) = ends(places) else {
                return;
            };
            if !fits(pattern, view, places) {
                return;
            }
            let is_number = matches!(pattern.rule, Rule::Number { .. });
            let is_long = is_number && places.len() >= LONG_NUMBER;
            if is_number && !is_long && amounts.cover(first, last) {
                return;
            }
            let (mut first, mut last) = (first, last);
            if pattern.origin != Origin::Key && ids.cover(first, last) {
                if pattern.origin == Origin::Leaf || !(is_long || pattern.is_mail) {
                    return;
                }
                if is_long {
                    let left = places.len() - LEFT_OF_AN_ID - 1;
                    last = places.get(left).copied().unwrap_or(last);
                }
            } else {
                first = reach(view, first, pattern.lead.chars().rev(), false);
                last = reach(view, last, pattern.trail.chars(), true);
            }
            if let Some(start) = starts.get_mut(last) {
                *start = Some(start.map_or(first, |start| start.min(first)));
            }
        };
        self.bare.each(&view.bare, &mut hide);
        self.solid.each(&view.solid, &mut hide);
        for (last, first) in starts.into_iter().enumerate() {
            let piece = |number: Option<usize>| view.pieces.get(number?);
            if let (Some(first), Some(last)) = (piece(first), piece(Some(last))) {
                ranges.push((first.start, last.end));
            }
        }
    }
}

/// Patterns, each with what is known of it.
struct Automaton<T> {
    automaton: AhoCorasick,
    known: Vec<(usize, T)>,
}

impl<T> Automaton<T> {
    fn new(patterns: impl Iterator<Item = (String, T)>) -> Result<Self, BuildError> {
        let mut texts = Vec::new();
        let mut known = Vec::new();
        for (text, what) in patterns {
            known.push((text.chars().count(), what));
            texts.push(text);
        }
        // The kind whose cost is linear in the length of the patterns.
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::NoncontiguousNFA))
            .build(texts)?;
        Ok(Self { automaton, known })
    }

    /// Calls for every place where a pattern occurs, with the numbers of the pieces of its characters.
    fn each(&self, folded: &Folded, mut found: impl FnMut(&T, &[usize])) {
        let mut places = Vec::new();
        if self.known.is_empty() {
            return;
        }
        for found_at in self.automaton.find_overlapping_iter(&folded.text) {
            let Some((length, what)) = self.known.get(found_at.pattern().as_usize()) else {
                continue;
            };
            places.clear();
            let bytes = folded.from.get(found_at.range()).unwrap_or_default();
            places.extend_from_slice(bytes);
            places.dedup();
            if places.len() == *length {
                found(what, &places);
            }
        }
    }
}

/// The places of what must stay readable.
struct Shields {
    /// For each piece the last piece of a shield that begins there or before.
    until: Vec<Option<usize>>,
}

impl Shields {
    fn new(view: &View, find: impl FnOnce(&mut dyn FnMut(&[usize]))) -> Self {
        let mut until = vec![None; view.pieces.len()];
        find(&mut |places| {
            if let Some((first, last)) = ends(places)
                && let Some(known) = until.get_mut(first)
            {
                *known = (*known).max(Some(last));
            }
        });
        let mut furthest = None;
        for last in &mut until {
            furthest = furthest.max(*last);
            *last = furthest;
        }
        Self { until }
    }

    /// Whether all of it is inside one shield.
    fn cover(&self, first: usize, last: usize) -> bool {
        self.until.get(first).copied().flatten() >= Some(last)
    }
}

fn ends(places: &[usize]) -> Option<(usize, usize)> {
    Some((*places.first()?, *places.last()?))
}

/// How far punctuation goes on that belongs to the value.
fn reach(view: &View, from: usize, signs: impl Iterator<Item = char>, forward: bool) -> usize {
    let next = |number: usize| {
        if forward {
            number.checked_add(1)
        } else {
            number.checked_sub(1)
        }
    };
    let mut reached = from;
    for sign in signs {
        let mut number = next(reached);
        while let Some(blank) = number.filter(|number| view.at(*number).is_some_and(is_blank)) {
            number = next(blank);
        }
        match number {
            Some(number) if view.at(number) == Some(sign) => reached = number,
            _ => break,
        }
    }
    reached
}

fn fits(pattern: &Pattern, view: &View, places: &[usize]) -> bool {
    match &pattern.rule {
        Rule::Anywhere => true,
        Rule::Word { has_gaps } => is_word(view, places, *has_gaps),
        Rule::Name => is_name(view, places),
        Rule::Number { split } => is_number(view, places, split),
    }
}

fn is_alphanumeric(character: Option<char>) -> bool {
    character.is_some_and(char::is_alphanumeric)
}

fn is_digit(character: Option<char>) -> bool {
    character.is_some_and(|c| c.is_ascii_digit())
}

fn is_word(view: &View, places: &[usize], has_gaps: bool) -> bool {
    let Some((first, last)) = ends(places) else {
        return false;
    };
    let is_whole = last - first + 1 == places.len();
    if !(has_gaps || is_whole) || is_alphanumeric(view.before(first)) {
        return false;
    }
    if places.iter().all(|place| is_digit(view.at(*place))) {
        let joint = |c: Option<char>| matches!(c, Some(',' | '.' | ':' | '-'));
        let joined_before = joint(view.before(first)) && first >= 2 && is_digit(view.at(first - 2));
        let joined_after = joint(view.at(last + 1)) && is_digit(view.at(last + 2));
        return !is_alphanumeric(view.at(last + 1))
            && !joined_before
            && !joined_after
            && !is_money(view, first, last);
    }
    if !is_alphanumeric(view.at(last + 1)) {
        return true;
    }
    // One syllable and a particle are a word of their own: `이는`.
    let particles = if places.len() == 1 {
        &[][..]
    } else {
        &PARTICLES
    };
    view.at(last).is_some_and(char::is_alphabetic) && is_addressed(view, last + 1, particles)
}

fn is_name(view: &View, places: &[usize]) -> bool {
    let Some((first, last)) = ends(places) else {
        return false;
    };
    let begins = !is_alphanumeric(view.before(first))
        || LABELS.iter().any(|label| {
            let start = first.checked_sub(label.chars().count());
            start.is_some_and(|start| follows(view, start, label))
        });
    begins && (!is_alphanumeric(view.at(last + 1)) || is_addressed(view, last + 1, &PARTICLES))
}

/// Whether an honorific or one of these particles stands from a piece on.
fn is_addressed(view: &View, from: usize, particles: &[&str]) -> bool {
    let words = HONORIFICS.iter().chain(particles);
    words.into_iter().any(|word| follows(view, from, word))
}

/// Whether these characters stand from a piece on.
fn follows(view: &View, from: usize, word: &str) -> bool {
    word.chars()
        .enumerate()
        .all(|(n, character)| view.at(from + n) == Some(character))
}

fn is_number(view: &View, places: &[usize], split: &[usize]) -> bool {
    let Some((first, last)) = ends(places) else {
        return false;
    };
    let is_short = places.len() < LONG_NUMBER;
    let (mut has_gaps, mut has_commas) = (false, false);
    let pairs = places.iter().zip(places.iter().skip(1));
    for (number, (one, next)) in pairs.enumerate() {
        let gap = next - one - 1;
        if gap == 0 {
            if split.contains(&(number + 1)) {
                return false;
            }
            continue;
        }
        has_gaps = true;
        let mut between = (one + 1..*next).filter_map(|place| view.at(place));
        has_commas |= between.clone().any(|c| c == ',');
        if is_short && (gap > WIDEST_GAP || !between.all(joins_digits)) {
            return false;
        }
    }
    if !is_short {
        return !(has_commas && is_money(view, first, last));
    }
    if is_digit(view.before(first)) {
        return false;
    }
    let goes_on = |c: Option<char>| c == Some(',') || (c == Some('.') && !has_gaps);
    let is_decimal = goes_on(view.before(first)) && first >= 2 && is_digit(view.at(first - 2))
        || goes_on(view.at(last + 1)) && is_digit(view.at(last + 2));
    // A birth date is the beginning of a resident registration number, in which a digit from 1 to 8 follows.
    let more = (last + 1..last + 9)
        .take_while(|place| is_digit(view.at(*place)))
        .count();
    let is_resident =
        places.len() == 6 && matches!(more, 1 | 7) && matches!(view.at(last + 1), Some('1'..='8'));
    (more == 0 || is_resident) && !is_decimal && (has_gaps || !is_money(view, first, last))
}

/// Whether a sign stands inside dates and the like. A comma stands inside amounts.
fn joins_digits(sign: char) -> bool {
    is_blank(sign) || matches!(sign, '-' | '.' | '/' | '·' | '_' | ':' | '\'')
}

/// Whether something says that a number is an amount.
fn is_money(view: &View, first: usize, last: usize) -> bool {
    let after = last + 1 + usize::from(view.at(last + 1) == Some(' '));
    let before = first - usize::from(view.before(first) == Some(' '));
    MONEY.iter().any(|sign| {
        let start = before.checked_sub(sign.chars().count());
        follows(view, after, sign) || start.is_some_and(|start| follows(view, start, sign))
    })
}

/// Whether an order number stands for itself.
fn is_whole(view: &View, places: &[usize]) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    ends(places)
        .is_some_and(|(first, last)| !is_part(view.before(first)) && !is_part(view.at(last + 1)))
}

/// Whether a number is an amount as amounts are written: with commas or a point inside, if with anything.
fn is_whole_amount(view: &View, places: &[usize]) -> bool {
    let pairs = places.iter().zip(places.iter().skip(1));
    let joined = pairs.into_iter().all(|(one, next)| {
        next - one <= 2 && (one + 1..*next).all(|place| matches!(view.at(place), Some(',' | '.')))
    });
    joined && is_whole(view, places)
}
