//! The page on errors: what comes next after each outcome, limits, and answers that are not whole.

use iamport_sandbox::{EXAMPLE_IMP_UID, EffectKind, Fault, FaultKind};
use iamport_testing::Nobody;

use super::blocks::errors::{self, Next};
use super::shop::Shop;

#[tokio::test]
async fn what_comes_next_after_each_outcome() {
    let shop = Shop::open().await;
    let close = async |imp_uid| errors::close_account(&shop.client, imp_uid).await;
    shop.lose_the_answer_of("revokeVbank");
    assert_eq!(
        close(EXAMPLE_IMP_UID).await,
        Next::LookAt(EXAMPLE_IMP_UID.to_owned())
    );
    assert_eq!(
        shop.count(EffectKind::AccountRevoked),
        1,
        "it was closed all the same"
    );
    for refused in [EXAMPLE_IMP_UID, "imp_000000000000", ".."] {
        let next = close(refused).await;
        assert!(matches!(next, Next::Person(_)), "{refused}: {next:?}");
    }

    let shop = Shop::open().await;
    let closed = errors::close_account(&shop.client, EXAMPLE_IMP_UID).await;
    assert_eq!(closed, Next::Closed);
    assert_eq!(shop.status(EXAMPLE_IMP_UID), "failed");

    let nobody = Nobody::new();
    let client = errors::impatient("key", "secret", &nobody.url()).unwrap();
    let next = errors::close_account(&client, EXAMPLE_IMP_UID).await;
    assert_eq!(next, Next::Again, "nobody listens there");
}

#[tokio::test]
async fn who_is_impatient_asks_twice() {
    let shop = Shop::open().await;
    let (key, secret) = shop.sandbox.credentials();
    let client = errors::impatient(key, secret, shop.sandbox.url()).unwrap();
    let fails = |times| {
        let fault = Fault::new(FaultKind::ServerError).on("getPaymentByImpUid");
        shop.sandbox.control().inject(fault.times(times)).unwrap();
    };
    let look = async || client.get_payment_by_imp_uid(EXAMPLE_IMP_UID).send().await;
    fails(1);
    assert!(look().await.is_ok());
    shop.sandbox.control().clear_faults();
    fails(2);
    assert!(look().await.unwrap_err().is_server());
    assert!(look().await.is_ok());
}

#[tokio::test]
async fn an_answer_says_whether_it_is_all() {
    let shop = Shop::open().await;
    let imp_uid = shop.paid("order-1", 5_000);
    let both = errors::all_of(&shop.client, &[&imp_uid, EXAMPLE_IMP_UID]).await;
    let (found, whole) = both.unwrap();
    assert_eq!((found.len(), whole), (2, true));
    let one = errors::all_of(&shop.client, &[&imp_uid, "imp_000000000000"]).await;
    let (found, whole) = one.unwrap();
    assert_eq!((found.len(), whole), (1, false));
}
