//! Ids, tokens and account numbers that look like the service's and repeat with the same seed.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};

use serde::{Deserialize, Serialize};

/// What an id is for. Each kind counts on its own, so that asking for one more token does not change
/// the ids of the payments after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Kind {
    Payment,
    Token,
    Cancellation,
    Account,
    GatewayTransaction,
    MerchantUid,
    Certification,
    Receipt,
    Approval,
    Customer,
    ProductOrder,
}

/// A source of ids: the same seed gives the same ids in the same order, kind by kind.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Ids {
    seed: u64,
    drawn: BTreeMap<Kind, u64>,
}

/// The digits and letters of cancellation ids: no I, L, O or U, which are easily misread.
const BASE_32: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl Ids {
    pub(crate) fn new(seed: u64) -> Ids {
        Ids {
            seed,
            drawn: BTreeMap::new(),
        }
    }

    /// What it was made with.
    pub(crate) fn seed(&self) -> u64 {
        self.seed
    }

    /// A seed that nobody chose.
    pub(crate) fn random_seed() -> u64 {
        // The standard library's hasher has random keys; that is chance enough for a test server.
        RandomState::new().hash_one("iamport-sandbox")
    }

    /// The id of a payment made in a payment window.
    pub(crate) fn window_payment(&mut self) -> String {
        format!("imp_{}", self.digits(Kind::Payment, 12))
    }

    /// The id of a payment made by a call of the API.
    pub(crate) fn api_payment(&mut self) -> String {
        format!("imps_{}", self.digits(Kind::Payment, 12))
    }

    /// An access token: 40 hexadecimal digits.
    pub(crate) fn token(&mut self) -> String {
        self.text(Kind::Token, 40, b"0123456789abcdef")
    }

    /// The id of one cancellation: 20 digits and capital letters.
    pub(crate) fn cancellation(&mut self) -> String {
        self.text(Kind::Cancellation, 20, BASE_32)
    }

    /// The number of a virtual account: 14 digits.
    pub(crate) fn account(&mut self) -> String {
        self.digits(Kind::Account, 14)
    }

    /// A gateway's own transaction number, which begins with the shop's id at that gateway.
    pub(crate) fn gateway_transaction(&mut self, mid: &str) -> String {
        format!("{mid}{}", self.digits(Kind::GatewayTransaction, 20))
    }

    /// The id of an identity verification.
    pub(crate) fn certification(&mut self) -> String {
        format!("imp_{}", self.digits(Kind::Certification, 12))
    }

    /// The tax office's number of a cash receipt: 9 digits.
    pub(crate) fn receipt(&mut self) -> String {
        self.digits(Kind::Receipt, 9)
    }

    /// An order number for a payment that was made without one.
    pub(crate) fn merchant_uid(&mut self) -> String {
        format!("merchant_{}", self.digits(Kind::MerchantUid, 13))
    }

    /// The number under which a card company approved a charge: 8 digits.
    pub(crate) fn approval(&mut self) -> String {
        self.digits(Kind::Approval, 8)
    }

    /// The id of a buyer for whom the shop gave none.
    pub(crate) fn customer(&mut self) -> String {
        format!("customer_{}", self.digits(Kind::Customer, 13))
    }

    /// NaverPay's number of a product order: 16 digits.
    pub(crate) fn product_order(&mut self) -> String {
        self.digits(Kind::ProductOrder, 16)
    }

    fn digits(&mut self, kind: Kind, length: usize) -> String {
        self.text(kind, length, b"0123456789")
    }

    fn text(&mut self, kind: Kind, length: usize, alphabet: &[u8]) -> String {
        let number = self.drawn.entry(kind).or_default();
        *number += 1;
        let mut state = mix(self.seed ^ mix((kind as u64) << 56 ^ *number));
        (0..length)
            .filter_map(|_| {
                state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
                let at = mix(state) % alphabet.len().max(1) as u64;
                alphabet.get(at as usize).map(|byte| char::from(*byte))
            })
            .collect()
    }
}

/// The finishing step of SplitMix64: every bit of the answer depends on every bit of `x`.
pub(crate) fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn ids_have_the_services_shapes() {
        let mut ids = Ids::new(1);
        let window = ids.window_payment();
        assert!(window.strip_prefix("imp_").is_some_and(
            |digits| digits.len() == 12 && digits.bytes().all(|byte| byte.is_ascii_digit())
        ));
        assert_eq!(ids.api_payment().len(), "imps_".len() + 12);
        let token = ids.token();
        assert_eq!(token.len(), 40);
        assert!(
            token
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        );
        let cancellation = ids.cancellation();
        assert_eq!(cancellation.len(), 20);
        assert!(cancellation.bytes().all(|byte| BASE_32.contains(&byte)));
        assert_eq!(ids.account().len(), 14);
        assert!(ids.gateway_transaction("mid").starts_with("mid"));
        assert!(ids.merchant_uid().starts_with("merchant_"));
    }

    #[test]
    fn the_same_seed_repeats_and_another_differs() {
        let draw = |seed| {
            let mut ids = Ids::new(seed);
            (
                ids.api_payment(),
                ids.token(),
                ids.cancellation(),
                ids.api_payment(),
            )
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }

    #[test]
    fn kinds_do_not_disturb_each_other() {
        let mut with = Ids::new(3);
        let mut without = Ids::new(3);
        let _ = with.token();
        assert_eq!(with.api_payment(), without.api_payment());
    }

    #[test]
    fn ten_thousand_ids_differ() {
        let mut ids = Ids::new(0);
        let drawn: HashSet<_> = (0..10_000).map(|_| ids.window_payment()).collect();
        assert_eq!(drawn.len(), 10_000);
    }
}
