//! The page on scheduled charges: a subscription of three months, whose second charge fails.

use std::time::{Duration, SystemTime};

use iamport_sandbox::EffectKind;

use super::blocks::scheduled_charges::{self, Charge};
use super::shop::Shop;

const MONTH: Duration = Duration::from_secs(30 * 24 * 60 * 60);

#[tokio::test]
async fn a_subscription_from_its_begin_to_its_end() {
    let shop = Shop::open().await;
    let (client, control) = (&shop.client, shop.sandbox.control());
    control.create_billing_key("card-1", "nice_v2").unwrap();
    let now = SystemTime::now();
    let orders = ["order-1", "order-2", "order-3", "order-4"];
    let at = |months: u32| now + months * MONTH;
    let due: Vec<_> = orders
        .iter()
        .zip(1..)
        .map(|(order, month)| (*order, at(month)))
        .collect();
    for _ in 0..2 {
        let subscribed =
            scheduled_charges::subscribe(client, "card-1", &due, 9_900, "subscription-1").await;
        assert!(subscribed.unwrap());
    }
    assert_eq!(shop.count(EffectKind::Scheduled), 4);
    let became = async |order| scheduled_charges::what_became(client, order).await.unwrap();
    assert_eq!(became("order-1").await, Charge::Waits);

    shop.sandbox
        .clock()
        .advance(MONTH + Duration::from_secs(60));
    let paid = became("order-1").await;
    let Charge::Paid(imp_uid) = &paid else {
        panic!("{paid:?}");
    };
    assert_eq!(shop.status(imp_uid), "paid");
    control.fail_next_charge_of("card-1", "한도초과");
    shop.sandbox.clock().advance(MONTH);
    assert_eq!(became("order-2").await, Charge::Failed);
    assert_eq!(became("order-3").await, Charge::Waits);

    // The day's check finds what failed.
    let unpaid =
        async || scheduled_charges::unpaid(client, now, at(2) + Duration::from_secs(60)).await;
    assert_eq!(unpaid().await.unwrap(), ["order-2"]);
    control.fail_next_charge_of("card-1", "한도초과");
    let again = async || {
        scheduled_charges::try_again(client, "order-2")
            .await
            .unwrap()
    };
    assert!(!again().await, "accepted, and declined once more");
    assert!(again().await);
    assert_eq!(unpaid().await.unwrap(), [""; 0]);
    assert_eq!(shop.count(EffectKind::Charged), 2);

    // Only what is named goes, and nothing if nothing is named.
    let unsubscribe =
        async |orders: &[&str]| scheduled_charges::unsubscribe(client, "card-1", orders).await;
    assert!(unsubscribe(&[]).await.is_err());
    assert_eq!(shop.count(EffectKind::ScheduleRevoked), 0);
    assert_eq!(unsubscribe(&["order-4"]).await.unwrap(), 1);
    assert_eq!(became("order-4").await, Charge::Cancelled);
    assert_eq!(became("order-3").await, Charge::Waits);
}
