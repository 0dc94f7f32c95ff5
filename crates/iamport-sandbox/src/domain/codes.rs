//! The standard codes of banks and card companies.

use std::sync::OnceLock;

use serde::Deserialize;

use super::Refusal;

/// The same lists that the specification has.
const SOURCE: &str = include_str!("../../data/codes.json");

const BANK_UNKNOWN: &str = "존재하지 않는 은행코드입니다.";
const CARD_UNKNOWN: &str = "존재하지 않는 카드사코드입니다.";

/// A bank or a card company.
#[derive(Debug, Deserialize)]
pub(crate) struct Code {
    pub(crate) code: String,
    #[serde(rename = "name_ko")]
    pub(crate) name: String,
}

#[derive(Debug, Default, Deserialize)]
struct Codes {
    banks: Vec<Code>,
    cards: Vec<Code>,
}

fn codes() -> &'static Codes {
    static CODES: OnceLock<Codes> = OnceLock::new();
    CODES.get_or_init(|| serde_json::from_str(SOURCE).unwrap_or_default())
}

/// Every bank.
pub(crate) fn banks() -> &'static [Code] {
    &codes().banks
}

/// Every card company.
pub(crate) fn cards() -> &'static [Code] {
    &codes().cards
}

/// The bank with this code.
pub(crate) fn bank(code: &str) -> Result<&'static Code, Refusal> {
    one(banks(), code, BANK_UNKNOWN)
}

/// The card company with this code.
pub(crate) fn card(code: &str) -> Result<&'static Code, Refusal> {
    one(cards(), code, CARD_UNKNOWN)
}

fn one(list: &'static [Code], code: &str, unknown: &'static str) -> Result<&'static Code, Refusal> {
    list.iter()
        .find(|known| known.code == code)
        .ok_or_else(|| Refusal::unknown(unknown))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_can_be_read() {
        assert!(serde_json::from_str::<Codes>(SOURCE).is_ok());
        assert_eq!(bank("004").unwrap().name, "국민은행");
        assert_eq!(card("361").unwrap().name, "BC");
        assert!(bank("4").is_err() && card("").is_err());
    }
}
