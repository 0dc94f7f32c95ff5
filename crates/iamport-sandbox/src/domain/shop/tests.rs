//! A shop for tests, and the shop beside a simpler reference.

mod model;

use super::*;

pub(crate) const NOW: u64 = 1_700_000_000;

pub(crate) fn shop() -> Shop {
    let credentials = Credentials {
        key: "key".to_owned(),
        secret: "secret".to_owned(),
    };
    Shop::new(credentials, 1, NOW)
}

#[test]
fn a_fresh_shop_holds_the_example() {
    let mut shop = shop();
    let example = shop.payment(seed::EXAMPLE_IMP_UID, false).unwrap();
    assert_eq!(example.merchant_uid, seed::EXAMPLE_MERCHANT_UID);
    assert_eq!(example.status, PaymentStatus::Ready);
    shop.revoke_vbank(seed::EXAMPLE_IMP_UID, false, NOW)
        .unwrap();
}
