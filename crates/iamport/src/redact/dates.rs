//! The ways in which a date of birth or the expiry of a card is written.

/// One way to write a date: letters and digits only, and where something must stand between two of them.
pub(super) struct Written {
    pub(super) text: String,
    /// The numbers of the characters before which a separator must stand.
    pub(super) split: Vec<usize>,
}

/// All ways to write what may be a date; none for what is no date.
///
/// `groups` are the digits of the value, one entry for each run of them. What can be read in several ways is written in
/// all of them.
pub(super) fn ways(groups: &[&str]) -> Vec<Written> {
    let mut ways = Vec::new();
    for date in readings(groups) {
        date.write(&mut ways);
    }
    ways
}

/// Later years of two digits are of the century before.
const LAST_OF_THIS_CENTURY: &str = "40";

struct Date {
    /// As four digits; two of them where only two are known.
    years: Vec<String>,
    month: u8,
    day: Option<u8>,
}

fn readings(groups: &[&str]) -> Vec<Date> {
    let full = |text: &&str| text.len() == 4;
    let joined = groups.concat();
    let part = |from: usize, to: usize| joined.get(from..to).unwrap_or_default();
    let found = match groups {
        [first, second, year] if full(year) => vec![
            Date::read(year, first, Some(second)),
            Date::read(year, second, Some(first)),
        ],
        [year, month, day] if full(year) || year.len() == 2 => {
            vec![Date::read(year, month, Some(day))]
        }
        [year, month] if full(year) => vec![Date::read(year, month, None)],
        [month, year] if full(year) => vec![Date::read(year, month, None)],
        _ => match joined.len() {
            4 => vec![
                Date::read(part(0, 2), part(2, 4), None),
                Date::read(part(2, 4), part(0, 2), None),
            ],
            6 => vec![
                Date::read(part(0, 2), part(2, 4), Some(part(4, 6))),
                Date::read(part(0, 4), part(4, 6), None),
                Date::read(part(2, 6), part(0, 2), None),
            ],
            8 => vec![
                Date::read(part(0, 4), part(4, 6), Some(part(6, 8))),
                Date::read(part(4, 8), part(0, 2), Some(part(2, 4))),
                Date::read(part(4, 8), part(2, 4), Some(part(0, 2))),
            ],
            _ => Vec::new(),
        },
    };
    found.into_iter().flatten().collect()
}

impl Date {
    fn read(year: &str, month: &str, day: Option<&str>) -> Option<Self> {
        let number = |text: &str, most: u8| {
            let number: u8 = text.parse().ok()?;
            (text.len() <= 2 && number >= 1 && number <= most).then_some(number)
        };
        let month = number(month, 12)?;
        let day = match day {
            Some(day) => Some(number(day, 31)?),
            None => None,
        };
        let years = match year.len() {
            4 if year.starts_with("19") || year.starts_with("20") => vec![year.to_owned()],
            // A card does not expire in the century before.
            2 if day.is_none() => vec![format!("20{year}")],
            2 if year > LAST_OF_THIS_CENTURY => vec![format!("19{year}")],
            2 => vec![format!("19{year}"), format!("20{year}")],
            _ => return None,
        };
        Some(Self { years, month, day })
    }

    fn write(&self, ways: &mut Vec<Written>) {
        let short = self.years.first().and_then(|year| year.get(2..));
        let years = self.years.iter().map(String::as_str).chain(short);
        for year in years {
            for (month, month_is_full) in written(self.month) {
                let month = month.as_str();
                let Some(day) = self.day else {
                    join(ways, &[year, month], !month_is_full);
                    join(ways, &[month, year], !month_is_full);
                    join(ways, &[year, "년", month, "월"], false);
                    join(ways, &[month, "월", year, "년"], false);
                    continue;
                };
                for (day, day_is_full) in written(day) {
                    let day = day.as_str();
                    let apart = !(month_is_full && day_is_full);
                    join(ways, &[year, month, day], apart);
                    join(ways, &[month, day, year], apart);
                    join(ways, &[day, month, year], apart);
                    join(ways, &[year, "년", month, "월", day], false);
                }
            }
        }
    }
}

/// A month or day with two digits, and with one where that is all it has. The mark says which.
fn written(number: u8) -> Vec<(String, bool)> {
    let mut ways = vec![(format!("{number:02}"), true)];
    if number < 10 {
        ways.push((number.to_string(), false));
    }
    ways
}

fn join(ways: &mut Vec<Written>, parts: &[&str], apart: bool) {
    let mut split = Vec::new();
    if apart {
        let mut length = 0;
        for part in parts.iter().take(parts.len() - 1) {
            length += part.chars().count();
            split.push(length);
        }
    }
    ways.push(Written {
        text: parts.concat(),
        split,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(groups: &[&str]) -> Vec<String> {
        ways(groups).into_iter().map(|way| way.text).collect()
    }

    #[test]
    fn a_birth_date_is_written_in_all_orders() {
        for groups in [
            &["880101"][..],
            &["19880101"],
            &["1988", "01", "01"],
            &["1988", "1", "1"],
            &["88", "1", "1"],
            &["01", "01", "1988"],
            &["01011988"],
        ] {
            let texts = texts(groups);
            for way in ["880101", "19880101", "01011988", "1988년1월1", "198811"] {
                assert!(texts.contains(&way.to_owned()), "{groups:?}: {way}");
            }
        }
    }

    #[test]
    fn an_expiry_is_written_in_all_orders() {
        for groups in [
            &["2030", "01"][..],
            &["203001"],
            &["0130"],
            &["01", "30"],
            &["01", "2030"],
        ] {
            let texts = texts(groups);
            for way in ["203001", "0130", "3001", "012030", "30년1월"] {
                assert!(texts.contains(&way.to_owned()), "{groups:?}: {way}");
            }
        }
    }

    #[test]
    fn a_day_of_one_digit_needs_separators_and_what_is_no_date_has_no_ways() {
        let ways = ways(&["880101"]);
        let short = ways.iter().find(|way| way.text == "8811").unwrap();
        assert_eq!(short.split, [2, 3]);
        for groups in [&["889901"][..], &["1234567"], &["99", "99"], &["0000"], &[]] {
            assert!(texts(groups).is_empty(), "{groups:?}");
        }
    }
}
