//! Banks, cards and payment gateways by code.
//!
//! The API answers with standard codes (`vbank_code`, `bank_code`, `card_code`) but wants a gateway's own bank code
//! in requests (`vbank_code` of a new virtual account, `refund_bank`), and those differ from gateway to gateway.
//!
//! The lists are what the vendor published at one time or another, not an answer of the live service: institutions
//! are renamed and merge. `Client::all_bank_codes` and its like ask the service itself.
//!
//! ```
//! use iamport::codes;
//!
//! let kookmin = codes::bank("004").unwrap();
//! assert_eq!(kookmin.name_ko(), "국민은행");
//! assert_eq!(kookmin.code_at("kcp"), Some("BK04"));
//! assert_eq!(kookmin.code_at("tosspayments"), Some("004"));
//! assert_eq!(codes::bank_at("kcp", "BK04"), Some(kookmin));
//! assert_eq!(codes::card("361").unwrap().name_ko(), "BC");
//! assert_eq!(codes::gateway("html5_inicis").unwrap().name_ko(), "KG이니시스");
//! ```

use crate::generated::codes::{BANKS, CARDS, GATEWAY_BANK_CODES, GATEWAYS};

// `bank`, `card` and `gateway`: made from the same data, so that a search for a name or a code finds them.
crate::generated::codes::look_ups!();

/// A bank or another institution that holds accounts, under its standard code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bank {
    pub(crate) code: &'static str,
    pub(crate) name_ko: &'static str,
    pub(crate) also: &'static [&'static str],
    pub(crate) kind: BankKind,
}

/// What kind of institution a [`Bank`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BankKind {
    /// A bank, or another institution with a two-digit code behind its leading zero.
    Bank,
    /// A securities firm or the like.
    Securities,
}

impl Bank {
    /// The standard code of three digits, as answers have it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// The Korean name.
    #[must_use]
    pub const fn name_ko(&self) -> &'static str {
        self.name_ko
    }

    /// Other Korean names in use for it.
    #[must_use]
    pub const fn also(&self) -> &'static [&'static str] {
        self.also
    }

    /// What kind of institution it is.
    #[must_use]
    pub const fn kind(&self) -> BankKind {
        self.kind
    }

    /// The code that a gateway wants in requests, `None` if the gateway's list does not have the bank or no list of
    /// the gateway is known.
    #[must_use]
    pub fn code_at(&self, gateway: &str) -> Option<&'static str> {
        let codes = codes_of(gateway)?;
        codes
            .iter()
            .find(|(standard, _)| *standard == self.code)
            .map(|(_, own)| *own)
    }
}

/// A card company, under its standard code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    pub(crate) code: &'static str,
    pub(crate) name_ko: &'static str,
    pub(crate) also: &'static [&'static str],
    pub(crate) kind: CardKind,
}

/// Where a [`Card`]'s code comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CardKind {
    /// A Korean card company.
    Domestic,
    /// A foreign brand, under a code of PortOne's own.
    Overseas,
    /// A foreign brand, under the letters that older answers have.
    OverseasLegacy,
}

impl Card {
    /// The standard code, as answers have it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// The Korean name.
    #[must_use]
    pub const fn name_ko(&self) -> &'static str {
        self.name_ko
    }

    /// Other Korean names in use for it.
    #[must_use]
    pub const fn also(&self) -> &'static [&'static str] {
        self.also
    }

    /// Where the code comes from.
    #[must_use]
    pub const fn kind(&self) -> CardKind {
        self.kind
    }
}

/// A payment gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gateway {
    pub(crate) code: &'static str,
    pub(crate) name_ko: &'static str,
}

impl Gateway {
    /// The code, as `pg_provider` has it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// The Korean name.
    #[must_use]
    pub const fn name_ko(&self) -> &'static str {
        self.name_ko
    }
}

/// The bank codes that some gateways share.
pub(crate) struct GatewayBankCodes {
    pub(crate) gateways: &'static [&'static str],
    /// Standard code and the gateways' own.
    pub(crate) codes: &'static [(&'static str, &'static str)],
}

/// Every institution, by code.
#[must_use]
pub const fn banks() -> &'static [Bank] {
    BANKS
}

/// Every card company, by code.
#[must_use]
pub const fn cards() -> &'static [Card] {
    CARDS
}

/// Every gateway, by code.
#[must_use]
pub const fn gateways() -> &'static [Gateway] {
    GATEWAYS
}

/// The bank that a gateway knows under a code of its own.
#[must_use]
pub fn bank_at(gateway: &str, code: &str) -> Option<&'static Bank> {
    let (standard, _) = codes_of(gateway)?.iter().find(|(_, own)| *own == code)?;
    bank(standard)
}

fn codes_of(gateway: &str) -> Option<&'static [(&'static str, &'static str)]> {
    GATEWAY_BANK_CODES
        .iter()
        .find(|set| set.gateways.contains(&gateway))
        .map(|set| set.codes)
}

/// The tables are sorted by code.
fn by_code<T>(
    table: &'static [T],
    code: &str,
    of: impl Fn(&T) -> &'static str,
) -> Option<&'static T> {
    let index = table.binary_search_by(|entry| of(entry).cmp(code)).ok()?;
    table.get(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_found_under_its_code() {
        assert!(
            banks()
                .iter()
                .all(|entry| bank(entry.code()) == Some(entry))
        );
        assert!(
            cards()
                .iter()
                .all(|entry| card(entry.code()) == Some(entry))
        );
        assert!(
            gateways()
                .iter()
                .all(|entry| gateway(entry.code()) == Some(entry))
        );
    }

    #[test]
    fn gateways_have_codes_of_their_own() {
        let kookmin = bank("004").unwrap();
        assert_eq!(kookmin.code_at("html5_inicis"), Some("04"));
        assert_eq!(kookmin.code_at("daou"), Some("04"));
        let shinhan = bank("088").unwrap();
        assert_eq!(shinhan.code_at("daou"), Some("10"));
        assert_eq!(bank_at("daou", "10"), Some(shinhan));
        assert_eq!(
            bank("035").unwrap().code_at("kcp"),
            None,
            "not in the gateway's list"
        );
        assert_eq!(kookmin.code_at("no-such-gateway"), None);
    }

    #[test]
    fn unknown_codes_are_none() {
        assert_eq!(bank("4"), None);
        assert_eq!(card(""), None);
        assert_eq!(gateway("inicis2"), None);
    }
}
