//! The standard codes of banks and card companies.

use super::refusal::Refusal;
use crate::facts::Institution;
pub(crate) use crate::generated::codes::{BANKS, CARDS};

const BANK_UNKNOWN: &str = "존재하지 않는 은행코드입니다.";
const CARD_UNKNOWN: &str = "존재하지 않는 카드사코드입니다.";

/// The bank with this code.
pub(crate) fn bank(code: &str) -> Result<&'static Institution, Refusal> {
    find(BANKS, code).ok_or_else(|| Refusal::unknown(BANK_UNKNOWN))
}

/// The card company with this code.
pub(crate) fn card(code: &str) -> Result<&'static Institution, Refusal> {
    find(CARDS, code).ok_or_else(|| Refusal::unknown(CARD_UNKNOWN))
}

/// The one of a list that has this code.
pub(crate) fn find(list: &'static [Institution], code: &str) -> Option<&'static Institution> {
    list.iter().find(|known| known.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn institutions_are_found_by_their_whole_code() {
        assert_eq!(bank("004").unwrap().name, "국민은행");
        assert_eq!(card("361").unwrap().name, "BC");
        assert!(bank("4").is_err() && card("").is_err());
    }
}
