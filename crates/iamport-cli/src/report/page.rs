//! The page: its words, its tables, and where the plots stand.

use std::collections::BTreeMap;

use iamport::Amount;

use super::bars::{Bar, Group, lying, upright};
use super::figures::{Figures, Money, OfCurrency, Turnover};
use super::html::escaped;
use super::spans::{Length, by_span};
use crate::export::{Day, Days, Settings};
use crate::format;
use crate::trouble::Trouble;

const STYLE: &str = include_str!("page.css");
/// So many gateways or methods have a bar of their own; the others share one.
const LINES: usize = 12;

/// The whole document.
pub(crate) fn page(title: &str, settings: &Settings, figures: &Figures) -> Result<String, Trouble> {
    let last = figures.span.to.plus(-1);
    let mut body = format!(
        "<header><h1>{}</h1><p class=\"about\">{} to {last}, Korean days (UTC+9). {} of {}{}, read until {}.</p></header>",
        escaped(title),
        figures.span.from,
        counted(figures.rows, "payment"),
        escaped(&settings.api),
        match settings.status.filter().as_str() {
            "all" => String::new(),
            status => format!(" that are {}", escaped(status)),
        },
        format::time(figures.read_at, false),
    );
    if figures.incomplete > 0 {
        body.push_str(&format!(
            "<p class=\"warning\" role=\"note\">{} of these days {} not complete: not exported, not over yet when they were \
             read, or changed meanwhile. manifest.json of the export names them.</p>",
            number(figures.incomplete),
            if figures.incomplete == 1 { "is" } else { "are" }
        ));
    }
    if figures.currencies.is_empty() {
        body.push_str("<p>There is no payment on these days.</p>");
    }
    for of in &figures.currencies {
        body.push_str(&section(of, figures, settings)?);
    }
    body.push_str(
        "<footer>Made by <code>iamport payments report</code> from an export. The terms are those of the API: \
         <code>ready</code> waits for the buyer or for a deposit, <code>cancelled</code> is a payment of which all or a part \
         was given back.</footer>",
    );
    Ok(format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n",
        escaped(title)
    ))
}

/// Everything in one currency.
fn section(of: &OfCurrency, figures: &Figures, settings: &Settings) -> Result<String, Trouble> {
    let currency = &of.currency;
    let mut text = format!("<section><h2>{}</h2>", escaped(currency));
    text.push_str(&cards(of));
    let (length, spans) = spans_of(of, figures.span)?;
    let per = length.word();
    let shown = |amount| format!("{} {currency}", format::amount(amount, None));
    let name = |start: &Day| match length {
        Length::Week => format!("week of {}", length.name(*start)),
        Length::Day | Length::Month => length.name(*start),
    };
    let given_back = |start: &Day, turnover: &Turnover| {
        bar("back", turnover.given_back, |money| {
            format!(
                "{}: {} given back by {}",
                name(start),
                shown(money.amount),
                counted(money.count, "cancel")
            )
        })
    };

    let groups: Vec<Group> = spans
        .iter()
        .map(|(start, turnover)| Group {
            name: length.name(*start),
            bars: vec![
                bar("paid", turnover.paid, |money| {
                    format!(
                        "{}: {} paid by {}",
                        name(start),
                        shown(money.amount),
                        counted(money.count, "payment")
                    )
                }),
                given_back(start, turnover),
            ],
        })
        .collect();
    let rows = spans
        .iter()
        .filter(|(_, turnover)| **turnover != Turnover::default());
    let numbers = turnover_table(per, rows.map(|(start, turnover)| (name(start), *turnover)));
    let title = format!("Amount per {per}");
    text.push_str(&figure(
        &title,
        &KEYS,
        &upright(&title, &groups),
        &note(of, figures, settings),
        &numbers,
    ));

    for (title, what, lines) in [
        ("By payment gateway", "pg_provider", &of.by_gateway),
        ("By payment method", "pay_method", &of.by_method),
    ] {
        let lines = largest(lines)?;
        let groups: Vec<Group> = lines
            .iter()
            .map(|(name, turnover)| Group {
                name: name.clone(),
                bars: vec![
                    bar("paid", turnover.paid, |money| {
                        format!(
                            "{name}: {} paid by {}",
                            shown(money.amount),
                            counted(money.count, "payment")
                        )
                    }),
                    bar("back", turnover.given_back, |money| {
                        format!(
                            "{name}: {} given back by {}",
                            shown(money.amount),
                            counted(money.count, "cancel")
                        )
                    }),
                ],
            })
            .collect();
        let words = |group: &Group| {
            group
                .bars
                .first()
                .map_or_else(String::new, |bar| shown(bar.amount))
        };
        let numbers = turnover_table(what, lines.iter().cloned());
        text.push_str(&figure(
            title,
            &KEYS,
            &lying(title, &groups, words),
            "",
            &numbers,
        ));
    }

    if of.all.given_back.count > 0 {
        let back: Vec<Group> = spans
            .iter()
            .map(|(start, turnover)| Group {
                name: length.name(*start),
                bars: vec![given_back(start, turnover)],
            })
            .collect();
        let title = format!("Given back per {per}");
        let rows = spans
            .iter()
            .filter(|(_, turnover)| turnover.given_back != Money::default());
        let rows = rows.map(|(start, turnover)| {
            vec![
                name(start),
                number(turnover.given_back.count),
                format::amount(turnover.given_back.amount, None),
            ]
        });
        let numbers = table(&[per, "cancels", "given back"], rows);
        text.push_str(&figure(
            &title,
            &[("back", "given back")],
            &upright(&title, &back),
            "",
            &numbers,
        ));
    }
    if of.waiting.count > 0 {
        text.push_str(&waiting(of, figures)?);
    }
    text.push_str("</section>");
    Ok(text)
}

/// What the two colours of a turnover mean.
const KEYS: [(&str, &str); 2] = [("paid", "paid"), ("back", "given back")];

fn cards(of: &OfCurrency) -> String {
    let Turnover { paid, given_back } = of.all;
    let kept = paid
        .amount
        .checked_sub(given_back.amount)
        .unwrap_or(Amount::ZERO);
    let count = |status: &str| of.by_status.get(status).copied().unwrap_or_default();
    let failed = count("failed");
    let mut cards = vec![
        ("", "Paid", paid.amount, counted(paid.count, "payment")),
        (
            "",
            "Given back",
            given_back.amount,
            counted(given_back.count, "cancel"),
        ),
        ("", "Left", kept, "paid less given back".to_owned()),
        (
            "",
            "Waiting virtual accounts",
            of.waiting.amount,
            counted(of.waiting.count, "account"),
        ),
    ];
    if of.past_due.count > 0 {
        let accounts = format!("{} of the waiting accounts", number(of.past_due.count));
        cards.push(("late", "Past their due time", of.past_due.amount, accounts));
    }
    if failed.count > 0 {
        cards.push((
            "",
            "Failed",
            failed.amount,
            counted(failed.count, "payment"),
        ));
    }
    let cards: String = cards
        .into_iter()
        .map(|(class, title, amount, count)| {
            format!(
                "<div class=\"card {class}\"><div class=\"title\">{title}</div><div class=\"value\">{}</div>\
                 <div class=\"count\">{count}</div></div>",
                format::amount(amount, None)
            )
        })
        .collect();
    let statuses = of.by_status.iter().map(|(status, money)| {
        vec![
            status.clone(),
            number(money.count),
            format::amount(money.amount, None),
        ]
    });
    format!(
        "<div class=\"cards\">{cards}</div><details><summary>Payments by status</summary>{}</details>",
        table(&["status", "payments", "amount"], statuses)
    )
}

/// Waiting virtual accounts by the day on which they are due.
fn waiting(of: &OfCurrency, figures: &Figures) -> Result<String, Trouble> {
    let dated: BTreeMap<Day, Money> = of
        .by_due_day
        .iter()
        .filter_map(|(day, money)| Some(((*day)?, *money)))
        .collect();
    let undated = of.by_due_day.get(&None).copied().unwrap_or_default();
    let (Some(first), Some(last)) = (dated.keys().next(), dated.keys().next_back()) else {
        let text = format!(
            "<p>{} without a due time.</p>",
            counted(undated.count, "account")
        );
        return Ok(figure("Waiting virtual accounts", &[], &text, "", ""));
    };
    let days = Days {
        from: *first,
        to: last.plus(1),
    };
    let length = Length::for_days(days.count());
    let read_on = Day::of(figures.read_at);
    let halves = dated.iter().map(|(day, money)| {
        let none = Money::default();
        (
            *day,
            if *day < read_on {
                [*money, none]
            } else {
                [none, *money]
            },
        )
    });
    let spans = by_span(
        length,
        days,
        halves,
        |[late, due]: &mut [Money; 2], [more_late, more_due]| {
            late.add(more_late)?;
            due.add(more_due)
        },
    )?;
    let title_of = |start: Day, money: Money| {
        format!(
            "due {} {start}: {}, {} {}",
            match length {
                Length::Day => "on",
                Length::Week => "in the week of",
                Length::Month => "in the month from",
            },
            counted(money.count, "account"),
            format::amount(money.amount, None),
            of.currency
        )
    };
    let groups: Vec<Group> = spans
        .iter()
        .map(|(start, [late, due])| Group {
            name: length.name(*start),
            // A span has accounts of both kinds only if the day of the export is in it.
            bars: [("late", *late), ("due", *due)]
                .into_iter()
                .filter(|(_, money)| money.count > 0)
                .map(|(class, money)| bar(class, money, |money| title_of(*start, money)))
                .collect(),
        })
        .collect();
    let rows = dated.iter().map(|(day, money)| {
        vec![
            day.to_string(),
            number(money.count),
            format::amount(money.amount, None),
        ]
    });
    let none = (undated.count > 0).then(|| {
        vec![
            "no due time".to_owned(),
            number(undated.count),
            format::amount(undated.amount, None),
        ]
    });
    let title = format!("Waiting virtual accounts by due {}", length.word());
    let keys = [
        ("due", "still to come"),
        ("late", "before the day of the export"),
    ];
    let numbers = table(&["due", "accounts", "amount"], rows.chain(none));
    Ok(figure(
        &title,
        &keys,
        &upright(&title, &groups),
        "",
        &numbers,
    ))
}

fn spans_of(of: &OfCurrency, days: Days) -> Result<(Length, BTreeMap<Day, Turnover>), Trouble> {
    let length = Length::for_days(days.count());
    let values = of.by_day.iter().filter(|(day, _)| days.contains(**day));
    let spans = by_span(
        length,
        days,
        values.map(|(day, turnover)| (*day, *turnover)),
        add,
    )?;
    Ok((length, spans))
}

fn add(sum: &mut Turnover, other: Turnover) -> Result<(), Trouble> {
    sum.paid.add(other.paid)?;
    sum.given_back.add(other.given_back)
}

/// What the plot over time does not show, in words.
fn note(of: &OfCurrency, figures: &Figures, settings: &Settings) -> String {
    let mut outside = Turnover::default();
    for (_, turnover) in of
        .by_day
        .iter()
        .filter(|(day, _)| !figures.span.contains(**day))
    {
        // Too large to be counted is too large for the cards already.
        let _ = add(&mut outside, *turnover);
    }
    let mut notes = Vec::new();
    if outside.paid.count > 0 {
        notes.push(format!(
            "{} {} of it was paid on other days ({}), and is here because of what was given back since.",
            format::amount(outside.paid.amount, None),
            of.currency,
            counted(outside.paid.count, "payment")
        ));
    }
    if !settings.has_cancel_history() && of.all.given_back.count > 0 {
        notes.push(
            "What was given back of a payment stands on the day of its last cancel; an export as jsonl knows each cancel."
                .to_owned(),
        );
    }
    notes.join(" ")
}

/// The gateways or methods with the largest amounts, the largest first; the rest as one.
fn largest(lines: &BTreeMap<String, Turnover>) -> Result<Vec<(String, Turnover)>, Trouble> {
    let mut sorted: Vec<(String, Turnover)> =
        lines.iter().map(|(name, of)| (name.clone(), *of)).collect();
    sorted.sort_by_key(|(_, of)| std::cmp::Reverse(of.paid.amount));
    if sorted.len() <= LINES {
        return Ok(sorted);
    }
    let rest = sorted.split_off(LINES - 1);
    let mut others = Turnover::default();
    for (_, turnover) in &rest {
        add(&mut others, *turnover)?;
    }
    sorted.push((format!("{} others", rest.len()), others));
    Ok(sorted)
}

fn bar(class: &'static str, money: Money, title: impl Fn(Money) -> String) -> Bar {
    Bar {
        class,
        amount: money.amount,
        title: title(money),
    }
}

fn turnover_table(first: &str, rows: impl Iterator<Item = (String, Turnover)>) -> String {
    let cells = |(name, Turnover { paid, given_back }): (String, Turnover)| {
        vec![
            name,
            number(paid.count),
            format::amount(paid.amount, None),
            number(given_back.count),
            format::amount(given_back.amount, None),
        ]
    };
    table(
        &[first, "payments", "paid", "cancels", "given back"],
        rows.map(cells),
    )
}

fn table(names: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let head: String = names
        .iter()
        .map(|name| format!("<th scope=\"col\">{}</th>", escaped(name)))
        .collect();
    let rows: String = rows
        .map(|cells| {
            let cells: String = cells
                .iter()
                .map(|cell| format!("<td>{}</td>", escaped(cell)))
                .collect();
            format!("<tr>{cells}</tr>")
        })
        .collect();
    format!(
        "<div class=\"scroll\"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
}

/// A plot with its heading, what its colours mean, a note, and its numbers.
fn figure(title: &str, keys: &[(&str, &str)], drawing: &str, note: &str, numbers: &str) -> String {
    let keys: String = keys
        .iter()
        .map(|(class, word)| format!("<span class=\"key {class}\">{word}</span>"))
        .collect();
    let note = match note {
        "" => String::new(),
        note => format!("<p class=\"note\">{}</p>", escaped(note)),
    };
    let numbers = match numbers {
        "" => String::new(),
        numbers => format!("<details><summary>Numbers</summary>{numbers}</details>"),
    };
    format!(
        "<figure><figcaption><h3>{title}</h3>{keys}</figcaption>{drawing}{note}{numbers}</figure>"
    )
}

/// `1 payment`, `1,000 payments`.
fn counted(count: u64, word: &str) -> String {
    format!(
        "{} {word}{}",
        number(count),
        if count == 1 { "" } else { "s" }
    )
}

fn number(count: u64) -> String {
    format::amount(count.into(), None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Format, Status};
    use crate::report::figures;

    fn settings(format: Format) -> Settings {
        Settings::new("http://127.0.0.1:1", Status::All, format, false, false)
    }

    fn document(format: Format) -> String {
        page(
            "<i>Shop</i> & Co",
            &settings(format),
            &figures::tests::some(),
        )
        .unwrap()
    }

    #[test]
    fn nothing_of_a_payment_is_html_and_nothing_is_loaded() {
        let page = document(Format::Jsonl);
        assert!(!page.contains("<b>") && !page.contains("<i>"), "{page}");
        assert!(
            page.contains("&lt;b&gt;pg&lt;/b&gt;")
                && page.contains("&lt;i&gt;Shop&lt;/i&gt; &amp; Co"),
            "{page}"
        );
        for outside in ["<script", "src=", "href=", "url(", "@import"] {
            assert!(!page.contains(outside), "{outside}");
        }
    }

    #[test]
    fn every_currency_has_its_own_totals() {
        let page = document(Format::Jsonl);
        let (_, krw) = page.split_once("<h2>KRW</h2>").unwrap();
        let (krw, usd) = krw.split_once("<h2>USD</h2>").unwrap();
        for (section, paid) in [(krw, "15,000"), (usd, "10.5")] {
            let card = format!("<div class=\"title\">Paid</div><div class=\"value\">{paid}</div>");
            assert!(section.contains(&card), "{section}");
        }
        for part in [
            "<div class=\"value\">2,000</div><div class=\"count\">2 cancels</div>",
            "<div class=\"value\">13,000</div>",
            "<div class=\"value\">1,500</div><div class=\"count\">2 accounts</div>",
            "<div class=\"value\">700</div><div class=\"count\">1 of the waiting accounts</div>",
            "<tr><td>2026-01-02</td><td>0</td><td>0</td><td>1</td><td>500</td></tr>",
            "<title>card: 10,000 KRW paid by 1 payment</title>",
            "<tr><td>2026-01-04</td><td>1</td><td>700</td></tr>",
        ] {
            assert!(krw.contains(part), "{part}: {krw}");
        }
        for part in ["Waiting virtual accounts by", "Given back per"] {
            assert!(krw.contains(part) && !usd.contains(part), "{usd}");
        }
    }

    #[test]
    fn elements_are_closed() {
        let page = document(Format::Csv);
        for element in [
            "div", "span", "figure", "svg", "table", "details", "section", "main", "tr", "td",
            "th", "rect",
        ] {
            let opened = page.matches(&format!("<{element}>")).count()
                + page.matches(&format!("<{element} ")).count();
            assert_eq!(
                opened,
                page.matches(&format!("</{element}>")).count(),
                "{element}"
            );
        }
        assert!(page.contains("on the day of its last cancel"), "{page}");
    }
}
