//! The shop's list: CSV with a line of names, or JSON objects, one a line.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use iamport::Amount;
use iamport::types::PaymentStatus;
use serde_json::{Map, Value};

use crate::format;
use crate::trouble::{Trouble, shown};
use crate::values;

/// So many wrong lines are named; more help nobody.
const NAMED: usize = 50;

/// What the shop says of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its number in the file, from 1.
    pub(crate) number: u64,
    /// At least one of the two is there.
    pub(crate) imp_uid: Option<String>,
    pub(crate) merchant_uid: Option<String>,
    pub(crate) amount: Amount,
    pub(crate) currency: Option<String>,
    /// What the shop takes the payment for; `paid` where the list does not say.
    pub(crate) status: PaymentStatus,
}

/// What a list may say of an order.
const NAMES: [&str; 5] = ["imp_uid", "merchant_uid", "amount", "currency", "status"];

/// Reads the whole list. Gives the names of the columns too that are passed over.
///
/// # Errors
/// The file can't be read, or lines of it are wrong: all of them are named.
pub(crate) fn read(path: &Path) -> Result<(Vec<Line>, Vec<String>), Trouble> {
    let text = fs::read_to_string(path).map_err(|error| Trouble::file("read", path, &error))?;
    let text = text.trim_start_matches('\u{feff}');
    let is_json = text.trim_start().starts_with('{');
    let (read, passed_over) = if is_json {
        json_lines(text)
    } else {
        table(text)
    }
    .map_err(|why| Trouble::usage(format!("{} is no list of orders: {why}", shown(path))))?;
    let mut lines = Vec::new();
    let mut wrong = Vec::new();
    for (number, fields) in read {
        match fields.and_then(|fields| line(number, &fields)) {
            Ok(line) => lines.push(line),
            Err(why) => wrong.push((number, why)),
        }
    }
    wrong.extend(twice(&lines));
    wrong.sort();
    if wrong.is_empty() && lines.is_empty() {
        return Err(Trouble::usage(format!("{} has no order", shown(path))));
    }
    if wrong.is_empty() {
        return Ok((lines, passed_over));
    }
    let mut text = format!("{} of {} can't be used:", counted(wrong.len()), shown(path));
    for (number, why) in wrong.iter().take(NAMED) {
        text.push_str(&format!("\n  line {number}: {}", format::plain(why)));
    }
    if wrong.len() > NAMED {
        text.push_str(&format!("\n  and {} more", wrong.len() - NAMED));
    }
    Err(Trouble::usage(text))
}

fn counted(lines: usize) -> String {
    format!("{lines} {}", if lines == 1 { "line" } else { "lines" })
}

/// The fields of a line, or what is wrong with it.
type Fields = Result<HashMap<String, String>, String>;
type Read = (Vec<(u64, Fields)>, Vec<String>);

fn table(text: &str) -> Result<Read, String> {
    let mut csv = csv::ReaderBuilder::new()
        .trim(csv::Trim::Headers)
        .from_reader(text.as_bytes());
    let names = csv.headers().map_err(|error| error.to_string())?.clone();
    let has = |name: &str| names.iter().any(|other| other == name);
    if !has("amount") || !(has("imp_uid") || has("merchant_uid")) {
        return Err(
            "its first line must name the columns, among them amount, and merchant_uid or imp_uid"
                .to_owned(),
        );
    }
    let unknown = names.iter().filter(|name| !NAMES.contains(name));
    let unknown = unknown.map(str::to_owned).collect();
    let mut lines = Vec::new();
    for record in csv.records() {
        match record {
            Ok(record) => {
                let number = record.position().map_or(0, csv::Position::line);
                let fields = names.iter().zip(&record);
                let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
                lines.push((number, Ok(fields.collect())));
            }
            Err(error) => {
                let number = error.position().map_or(0, csv::Position::line);
                lines.push((number, Err(why_no_record(&error))));
            }
        }
    }
    Ok((lines, unknown))
}

fn why_no_record(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => format!("it has {len} fields, and the first line names {expected_len}"),
        _ => error.to_string(),
    }
}

fn json_lines(text: &str) -> Result<Read, String> {
    let mut lines = Vec::new();
    let mut unknown: Vec<String> = Vec::new();
    for (number, text) in (1..).zip(text.lines()) {
        if text.trim().is_empty() {
            continue;
        }
        let object = serde_json::from_str::<Map<String, Value>>(text);
        let fields = object.map_err(|error| format!("it is no JSON object: {error}"));
        if let Ok(object) = &fields {
            let names = object.keys().filter(|name| !NAMES.contains(&name.as_str()));
            let new: Vec<String> = names
                .filter(|name| !unknown.contains(name))
                .cloned()
                .collect();
            unknown.extend(new);
        }
        lines.push((number, fields.and_then(|object| texts(&object))));
    }
    Ok((lines, unknown))
}

/// The known fields as text; null is as good as absent.
fn texts(object: &Map<String, Value>) -> Fields {
    let mut texts = HashMap::new();
    for name in NAMES {
        let text = match object.get(name) {
            None | Some(Value::Null) => continue,
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(_) => return Err(format!("{name} is neither text nor a number")),
        };
        texts.insert(name.to_owned(), text);
    }
    Ok(texts)
}

fn line(number: u64, fields: &HashMap<String, String>) -> Result<Line, String> {
    let field = |name: &str| {
        let text = fields.get(name).map(|text| text.trim());
        text.filter(|text| !text.is_empty())
    };
    let imp_uid = field("imp_uid").map(str::to_owned);
    let merchant_uid = field("merchant_uid").map(str::to_owned);
    if imp_uid.is_none() && merchant_uid.is_none() {
        return Err("it has neither merchant_uid nor imp_uid".to_owned());
    }
    let amount = field("amount").ok_or("it has no amount")?;
    let amount = values::amount(amount).map_err(|why| format!("the amount {amount}: {why}"))?;
    let currency = field("currency").map(str::to_owned);
    if let Some(currency) = &currency
        && (currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()))
    {
        return Err(format!(
            "the currency {currency} is not three capital letters, such as KRW"
        ));
    }
    let status = field("status").unwrap_or(PaymentStatus::Paid.as_str());
    let known = [
        PaymentStatus::Ready,
        PaymentStatus::Paid,
        PaymentStatus::Cancelled,
        PaymentStatus::Failed,
    ];
    let status = known
        .into_iter()
        .find(|known| known.as_str() == status)
        .ok_or_else(|| {
            format!("the status {status} is none of ready, paid, cancelled and failed")
        })?;
    Ok(Line {
        number,
        imp_uid,
        merchant_uid,
        amount,
        currency,
        status,
    })
}

/// Lines about a payment that another line is about already.
fn twice(lines: &[Line]) -> Vec<(u64, String)> {
    let mut seen: HashMap<(bool, &str), u64> = HashMap::new();
    let mut wrong = Vec::new();
    for line in lines {
        // Several payments of one order are told apart by their ids.
        let id = match (&line.imp_uid, &line.merchant_uid) {
            (Some(imp_uid), _) => (true, imp_uid.as_str()),
            (None, Some(merchant_uid)) => (false, merchant_uid.as_str()),
            (None, None) => continue,
        };
        match seen.get(&id) {
            Some(first) => wrong.push((
                line.number,
                format!("{} stands in line {first} already", id.1),
            )),
            None => {
                seen.insert(id, line.number);
            }
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<(Vec<Line>, Vec<String>), Trouble> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("orders");
        fs::write(&path, text).unwrap();
        read(&path)
    }

    fn expected(number: u64) -> Line {
        Line {
            number,
            imp_uid: None,
            merchant_uid: Some("주문 1".to_owned()),
            amount: Amount::from(5_000),
            currency: None,
            status: PaymentStatus::Paid,
        }
    }

    #[test]
    fn a_table_and_json_lines_say_the_same() {
        let (table, over) =
            read_text("\u{feff}merchant_uid, amount,note\n주문 1,5000,hello\n").unwrap();
        assert_eq!((table, over), (vec![expected(2)], vec!["note".to_owned()]));
        let (json, over) =
            read_text("{\"merchant_uid\":\"주문 1\",\"amount\":5000,\"imp_uid\":null}\n\n")
                .unwrap();
        assert_eq!((json, over), (vec![expected(1)], vec![]));
        let (whole, _) =
            read_text("imp_uid,amount,currency,status\nimp_1,10.5,USD,cancelled\n").unwrap();
        assert_eq!(whole[0].amount, Amount::new(105, 1).unwrap());
        assert_eq!(
            (whole[0].currency.as_deref(), &whole[0].status),
            (Some("USD"), &PaymentStatus::Cancelled)
        );
    }

    #[test]
    fn every_wrong_line_is_named() {
        let text = "merchant_uid,amount,currency,status\n\
                    a,1,KRW,paid\n,1,KRW,paid\nb,x,KRW,paid\nc,1,won,paid\nd,1,KRW,payed\na,2,KRW,paid\ne,,KRW,paid\nf,1\n";
        let error = read_text(text).unwrap_err().to_string();
        for part in [
            "7 lines of ",
            "line 3: it has neither merchant_uid nor imp_uid",
            "line 4: the amount x: an amount is written",
            "line 5: the currency won is not three capital letters",
            "line 6: the status payed is none of",
            "line 7: a stands in line 2 already",
            "line 8: it has no amount",
            "line 9: it has 2 fields, and the first line names 4",
        ] {
            assert!(error.contains(part), "{part}: {error}");
        }
        let error = read_text("{\"merchant_uid\":\"a\",\"amount\":1}\nb\n{\"amount\":[]}\n")
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("line 2: it is no JSON object")
                && error.contains("line 3: amount is neither"),
            "{error}"
        );
    }

    #[test]
    fn several_payments_of_an_order_may_have_lines_of_their_own() {
        assert!(read_text("imp_uid,merchant_uid,amount\nimp_1,a,1\nimp_2,a,1\n").is_ok());
        assert!(read_text("imp_uid,merchant_uid,amount\nimp_1,a,1\nimp_1,b,1\n").is_err());
    }

    #[test]
    fn what_is_no_list_is_said() {
        for (text, named) in [
            ("order,amount\na,1\n", "must name the columns"),
            ("merchant_uid,amount\n", "has no order"),
            ("", "must name"),
        ] {
            let error = read_text(text).unwrap_err().to_string();
            assert!(error.contains(named), "{error}");
        }
    }
}
