//! What is there before anybody calls.

use super::gateway::{Gateway, bank, codes};
use super::gateway_record::GatewayRecord;
use super::money::Amount;
use super::payments::{Buyer, Payment, PaymentStatus, Vbank};

/// The payment that the API's documentation uses as its example. Every fresh sandbox holds it: 5,000
/// won that wait on a virtual account of `nice_v2`, a gateway that needs no key to revoke it.
pub const EXAMPLE_IMP_UID: &str = "imp_448280090638";

/// The order number of [`EXAMPLE_IMP_UID`].
pub const EXAMPLE_MERCHANT_UID: &str = "merchant_1448280088556";

/// The shop's key at KG Inicis, which issuing and revoking a virtual account of `html5_inicis` need as
/// `pg_api_key`. Any other is refused.
pub const INICIS_API_KEY: &str = "sandbox_inicis_api_key";

/// The bank of accounts that the sandbox makes up.
pub(crate) const BANK: &str = "088";

const DAY: u64 = 24 * 60 * 60;
/// Korea is nine hours ahead of UTC, in summer too.
const KOREA: u64 = 9 * 60 * 60;

/// The example payment, made just before `now`.
pub(crate) fn example(now: u64) -> Payment {
    let gateway = Gateway(codes::NICE_V2);
    let mid = gateway.mid(false);
    let started = now.saturating_sub(30);
    let issued = now.saturating_sub(10);
    Payment {
        imp_uid: EXAMPLE_IMP_UID.to_owned(),
        merchant_uid: EXAMPLE_MERCHANT_UID.to_owned(),
        status: PaymentStatus::Ready,
        pay_method: "vbank".to_owned(),
        channel: "pc",
        pg_provider: gateway.0.to_owned(),
        pg_tid: Some(format!("{mid}00000000000000000001")),
        pg_id: mid,
        test_channel: false,
        escrow: false,
        name: Some("햇사과 5kg".to_owned()),
        amount: Amount::from(5_000),
        currency: "KRW".to_owned(),
        tax_free: Amount::ZERO,
        vat_amount: None,
        buyer: Buyer {
            name: Some("홍길동".to_owned()),
            email: Some("buyer@example.com".to_owned()),
            tel: Some("010-0000-0000".to_owned()),
            addr: Some("서울특별시 중구 세종대로 110".to_owned()),
            postcode: Some("04524".to_owned()),
        },
        custom_data: None,
        user_agent: Some("Mozilla/5.0".to_owned()),
        vbank: Some(Vbank {
            bank_code: BANK,
            bank_name: bank(BANK).map_or("", |bank| bank.name),
            number: "56200000000001".to_owned(),
            holder: Some("샌드박스상점".to_owned()),
            due: Some(end_of_korean_day(now.saturating_add(7 * DAY))),
            issued_at: issued,
            closed_at: None,
            unlimited: false,
            deposits: Vec::new(),
        }),
        card: None,
        key_use: None,
        at_gateway: GatewayRecord::Nothing,
        started_at: started,
        paid_at: None,
        failed_at: None,
        fail_reason: None,
        receipt_url: None,
        cash_receipt_issued: false,
        cancellations: Vec::new(),
        updated_at: issued,
    }
}

/// The last second of the day in Korea that `time` falls on.
fn end_of_korean_day(time: u64) -> u64 {
    let there = time.saturating_add(KOREA);
    let midnight = (there / DAY).saturating_add(1).saturating_mul(DAY);
    midnight.saturating_sub(KOREA + 1)
}

/// Who owns an account that no payment of the sandbox made: one of a few names, always the same one
/// for a number. Nobody owns a number of fewer than eight digits, of more than sixteen, or of zeros.
pub(crate) fn holder_of(number: &str) -> Option<String> {
    const NAMES: [&str; 4] = ["홍길동", "김샌드", "이박스", "(주)테스트"];
    let digits: Vec<u8> = number.bytes().filter(u8::is_ascii_digit).collect();
    if !(8..=16).contains(&digits.len()) || digits.iter().all(|digit| *digit == b'0') {
        return None;
    }
    let sum: usize = digits.iter().map(|digit| usize::from(*digit)).sum();
    NAMES.get(sum % NAMES.len()).map(|name| (*name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_due_at_the_end_of_a_korean_day() {
        // 2024-01-01 00:00:00 in Korea; a week later ends at 2024-01-08 23:59:59.
        let due = |now| example(now).vbank.unwrap().due;
        assert_eq!(due(1_704_034_800), Some(1_704_725_999));
        assert_eq!(due(1_704_034_800 + DAY - 1), Some(1_704_725_999));
        assert_eq!(due(1_704_034_800 + DAY), Some(1_704_725_999 + DAY));
    }

    #[test]
    fn times_are_in_order_even_at_the_epoch() {
        for now in [0, 5, 1_704_034_800, u64::MAX] {
            let payment = example(now);
            let vbank = payment.vbank.unwrap();
            assert!(payment.started_at <= vbank.issued_at);
            assert!(vbank.issued_at <= now);
        }
    }
}
