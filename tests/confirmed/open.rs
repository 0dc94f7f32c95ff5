//! What an earlier run left open, settled by the next one.

use std::future::{Future as _, IntoFuture as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use iamport::Credentials;
use iamport::confirm::{Attribution, Confirmed, FileJournal, Journal, Verdict};
use iamport_sandbox::{Fault, FaultKind, NewPayment};

use super::between::{Between, Deed};
use super::shop::{AMOUNT, How, Kind, Shop, Word};
use crate::support;

fn journal(folder: &tempfile::TempDir) -> Arc<dyn Journal> {
    Arc::new(FileJournal::open(folder.path()).unwrap())
}

#[tokio::test]
async fn the_next_run_finds_what_a_lost_answer_left() {
    let folder = tempfile::tempdir().unwrap();
    let shop = Shop::open(Kind::Cancel).await;
    let control = shop.sandbox.control();
    let paid = control
        .create_payment(NewPayment::paid("payco", 3_000))
        .unwrap()
        .imp_uid;
    let client = shop.client();
    let lost = Fault::new(FaultKind::CloseWithoutAnswer)
        .on("cancelPayment")
        .after()
        .once();
    control.inject(lost).unwrap();
    // While nothing can be read, nobody knows.
    let blind = Fault::new(FaultKind::CloseWithoutAnswer)
        .on("getPaymentByImpUid")
        .nth(2)
        .times(50);
    control.inject(blind).unwrap();
    let refund = || {
        let call = client.cancel_payment().imp_uid(&paid).amount(1_000);
        call.confirm()
            .key("k")
            .journal(journal(&folder))
            .within(Duration::from_millis(900))
    };
    let unknown = match refund().await.unwrap() {
        Confirmed::Unknown(unknown) => unknown,
        other => panic!("{other:?}"),
    };
    assert!(unknown.to_string().contains("look again"), "{unknown}");
    control.clear_faults();
    let settled = client
        .settle(journal(&folder), Duration::from_secs(1))
        .await
        .unwrap();
    assert_eq!(settled.len(), 1);
    assert_eq!(
        settled[0].verdict,
        Some(Verdict::Done),
        "{}",
        settled[0].text
    );
    assert!(
        client
            .settle(journal(&folder), Duration::from_secs(1))
            .await
            .unwrap()
            .is_empty()
    );
    assert!(matches!(refund().await.unwrap(), Confirmed::DoneBefore(_)));
    assert_eq!(shop.happened(), 1);
}

#[tokio::test]
async fn a_dropped_future_leaves_the_change_to_its_task() {
    let folder = tempfile::tempdir().unwrap();
    let shop = Shop::open(Kind::Cancel).await;
    let control = shop.sandbox.control();
    let paid = control
        .create_payment(NewPayment::paid("payco", 3_000))
        .unwrap()
        .imp_uid;
    let client = shop.client();
    let refund = || {
        let call = client.cancel_payment().imp_uid(&paid).amount(1_000);
        call.confirm().key("k").journal(journal(&folder))
    };
    let mut future = refund().into_future();
    // Polled once: the task is on its way, and nobody waits for it any more.
    let once = std::future::poll_fn(|context| {
        let polled = std::pin::Pin::new(&mut future).poll(context);
        std::task::Poll::Ready(polled.is_pending())
    });
    assert!(once.await);
    drop(future);
    let happens = async {
        while shop.happened() == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), happens)
        .await
        .expect("it goes on");
    // The key is claimed until the task ends.
    let answer = refund().await.unwrap();
    assert!(matches!(answer, Confirmed::DoneBefore(_)), "{answer:?}");
    assert_eq!(shop.happened(), 1);
}

#[tokio::test]
async fn a_journal_that_can_t_be_written_stops_the_change() {
    struct Broken;
    impl Journal for Broken {
        fn claim(&self, _: &str) -> std::io::Result<Option<Box<dyn iamport::confirm::Claim>>> {
            Ok(Some(Box::new(Broken)))
        }
        fn keys(&self) -> std::io::Result<Vec<String>> {
            Ok(Vec::new())
        }
    }
    impl iamport::confirm::Claim for Broken {
        fn last(&mut self) -> std::io::Result<Option<String>> {
            Ok(None)
        }
        fn write(&mut self, _: &str) -> std::io::Result<()> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
    }
    let shop = Shop::open(Kind::Revoke).await;
    let control = shop.sandbox.control();
    let account = control
        .create_payment(NewPayment::waiting_vbank("nice", 700))
        .unwrap();
    let call = shop
        .client()
        .revoke_vbank(&account.imp_uid)
        .confirm()
        .key("k");
    let error = call.journal(Arc::new(Broken)).await.unwrap_err();
    assert!(
        error.is_journal() && error.outcome() == iamport::Outcome::NotSent,
        "{error}"
    );
    assert_eq!(shop.happened(), 0);
}

#[tokio::test]
async fn no_secret_and_nothing_personal_is_in_the_journal() {
    let folder = tempfile::tempdir().unwrap();
    let shop = Shop::open(Kind::Onetime).await;
    let client = shop.client();
    let call = client
        .onetime()
        .merchant_uid("order")
        .amount(1_000)
        .name("test")
        .pg("nice");
    let call = call
        .card_number(iamport_sandbox::cards::WORKS)
        .expiry("2030-12");
    let call = call
        .buyer_name("홍길동")
        .buyer_tel("010-1234-5678")
        .custom_data("심부름");
    assert!(
        call.confirm()
            .key("k")
            .journal(journal(&folder))
            .await
            .unwrap()
            .is_done()
    );
    let mut text = String::new();
    for file in std::fs::read_dir(folder.path()).unwrap() {
        text += &std::fs::read_to_string(file.unwrap().path()).unwrap();
    }
    assert!(text.contains("\"merchant_uid\":\"order\""), "{text}");
    for hidden in [
        "홍길동",
        "5678",
        "심부름",
        "2030",
        iamport_testing::SECRET,
        iamport_testing::KEY,
    ] {
        assert!(!text.contains(hidden), "{text}");
    }
    assert!(
        !text.contains(&iamport_sandbox::cards::WORKS.replace('-', "")[..8]),
        "{text}"
    );
}

#[tokio::test]
async fn a_key_stands_for_one_change_without_a_journal_too() {
    for kind in [Kind::Cancel, Kind::Onetime, Kind::Again, Kind::Issue] {
        let shop = Shop::open(kind).await;
        let client = shop.client();
        let how = How::within(5_000).key("k");
        assert!(matches!(shop.run(&client, &how).await, Word::Done(_)));
        let order = "order";
        let error = match kind {
            Kind::Cancel => {
                let call = client.cancel_payment().merchant_uid(order).amount(700);
                call.confirm().key("k").await.unwrap_err()
            }
            Kind::Onetime => {
                let call = client.onetime().merchant_uid(order).amount(700);
                let call = call.card_number("1").expiry("2030-12");
                call.confirm().key("k").await.unwrap_err()
            }
            Kind::Again => {
                let call = client.again().customer_uid("customer").merchant_uid(order);
                let call = call.amount(700).name("test");
                call.confirm().key("k").await.unwrap_err()
            }
            _ => {
                let call = client.create_vbank().merchant_uid(order).amount(700);
                call.confirm().key("k").await.unwrap_err()
            }
        };
        assert!(error.is_invalid_input(), "{kind:?}: {error}");
        assert!(error.to_string().contains("another change"), "{error}");
        assert_eq!(shop.happened(), 1);
    }
}

#[tokio::test]
async fn another_customer_is_another_change() {
    let folder = tempfile::tempdir().unwrap();
    let shop = Shop::open(Kind::Again).await;
    shop.sandbox
        .control()
        .create_billing_key("other", "nice_v2")
        .unwrap();
    let client = shop.client();
    let charge = |customer: &str| {
        let call = client.again().customer_uid(customer).merchant_uid("order");
        let confirm = call.amount(1_000).name("test").confirm();
        confirm.key("charge").journal(journal(&folder))
    };
    assert!(charge("customer").await.unwrap().is_done());
    assert!(charge("other").await.unwrap_err().is_invalid_input());
    let schedule = |customer: &str| {
        let entry = iamport::types::ScheduleAnnotation::builder()
            .merchant_uid("later")
            .schedule_at(i64::try_from(super::shop::NOW).unwrap() + 86_400)
            .currency("KRW")
            .amount(1_000)
            .name("test");
        let call = client.schedule().customer_uid(customer);
        let confirm = call.schedules([entry.build().unwrap()]).confirm();
        confirm.key("schedule").journal(journal(&folder))
    };
    assert!(schedule("customer").await.unwrap().is_done());
    assert!(schedule("other").await.unwrap_err().is_invalid_input());
}

#[tokio::test]
async fn what_was_not_done_is_done_once_the_record_has_the_key_s_mark() {
    let folder = tempfile::tempdir().unwrap();
    let shop = Shop::open(Kind::Cancel).await;
    let between = Between::of(&shop, |call| match call.is_change {
        true => Deed::RefuseBefore,
        false => Deed::Pass,
    });
    let mut how = How::within(900).key("k");
    let plain = how.clone();
    how.journal = Some(journal(&folder));
    assert_eq!(shop.run(&between.client(), &how).await, Word::NotDone);
    assert_eq!(shop.run(&between.client(), &how).await, Word::NotDone);
    assert_eq!(between.changes().len(), 1);
    // From somewhere without this journal.
    let done = shop.run(&shop.client(), &plain).await;
    assert!(matches!(done, Word::Done(_)));
    assert_eq!(shop.run(&between.client(), &how).await, Word::DoneBefore);
    assert_eq!(shop.happened(), 1);
}

#[tokio::test]
async fn what_the_journal_has_as_done_stays_done() {
    let folder = tempfile::tempdir().unwrap();
    for kind in Kind::ALL {
        let shop = Shop::open(kind).await;
        let client = shop.client();
        let mut how = How::within(60_000).key(&format!("{kind:?}"));
        how.journal = Some(journal(&folder));
        assert!(matches!(shop.run(&client, &how).await, Word::Done(_)));
        // Whatever became of it since.
        match kind {
            Kind::Modify => {
                let call = client.modify_vbank(shop.imp_uid()).amount(700);
                call.send().await.unwrap();
            }
            Kind::Schedule => {
                let call = client.unschedule().customer_uid("customer");
                call.merchant_uid(["order"]).send().await.unwrap();
            }
            Kind::Onetime | Kind::Again => {
                let call = client.cancel_payment().merchant_uid("order");
                call.send().await.unwrap();
            }
            _ => {}
        }
        let begun = std::time::Instant::now();
        assert_eq!(shop.run(&client, &how).await, Word::DoneBefore, "{kind:?}");
        assert!(begun.elapsed() < Duration::from_secs(10), "{kind:?}");
        let more = usize::from(kind == Kind::Modify);
        assert_eq!(shop.happened(), 1 + more, "{kind:?}");
    }
}

#[tokio::test]
async fn what_was_accepted_stays_so_until_the_record_shows_it() {
    let folder = tempfile::tempdir().unwrap();
    let shop = Shop::open(Kind::Cancel).await;
    let client = shop.client();
    let answer = client.get_payment_by_imp_uid(shop.imp_uid()).send();
    let envelope: serde_json::Value = serde_json::from_slice(answer.await.unwrap().raw()).unwrap();
    let payload = envelope["response"].clone();
    // The API takes it, and its gateway answers later.
    let between = Between::of(&shop, move |call| match call.is_change {
        true => Deed::AcceptBefore(payload.clone()),
        false => Deed::Pass,
    });
    let mut how = How::within(900).key("k");
    how.send_again = true;
    how.journal = Some(journal(&folder));
    let client = between.client();
    assert_eq!(shop.run(&client, &how).await, Word::Waiting);
    assert_eq!(shop.run(&client, &how).await, Word::Waiting);
    let settle = || client.settle(journal(&folder), Duration::from_millis(300));
    let waiting = settle().await.unwrap();
    assert_eq!(waiting[0].verdict, Some(Verdict::Waiting));
    assert_eq!(between.changes().len(), 1, "it is not sent again");
    // It comes.
    let call = shop.client().cancel_payment().imp_uid(shop.imp_uid());
    let call = call.amount(AMOUNT).reason("test [#k]").send();
    call.await.unwrap();
    assert_eq!(settle().await.unwrap()[0].verdict, Some(Verdict::Done));
    assert_eq!(shop.run(&client, &how).await, Word::DoneBefore);
}

#[tokio::test]
async fn one_record_that_can_t_be_read_does_not_hide_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let shop = Shop::open(Kind::Cancel).await;
    let between = Between::of(&shop, |call| match call.is_change {
        true => Deed::LoseBefore,
        false => Deed::Pass,
    });
    let mut how = How::within(300).key("k");
    how.journal = Some(journal(&folder));
    assert_eq!(shop.run(&between.client(), &how).await, Word::Unknown);
    let mut claim = journal(&folder).claim("a").unwrap().unwrap();
    claim.write("from another age").unwrap();
    drop(claim);
    let settled = between
        .client()
        .settle(journal(&folder), Duration::from_millis(200))
        .await
        .unwrap();
    let keys: Vec<&str> = settled.iter().map(|it| &*it.key).collect();
    assert_eq!(keys, ["a", "k"]);
    assert!(
        settled[0].text.contains("can't read"),
        "{}",
        settled[0].text
    );
    assert!(settled.iter().all(|it| it.verdict.is_none()));
}

#[tokio::test]
async fn what_converges_is_sent_again_by_the_next_run() {
    for kind in [Kind::Revoke, Kind::Modify] {
        let folder = tempfile::tempdir().unwrap();
        let shop = Shop::open(kind).await;
        let mends = Arc::new(AtomicBool::new(false));
        let mended = Arc::clone(&mends);
        let between = Between::of(&shop, move |call| {
            match call.is_change && !mended.load(Ordering::SeqCst) {
                true => Deed::LoseBefore,
                false => Deed::Pass,
            }
        });
        let mut how = How::within(300).key("k");
        how.journal = Some(journal(&folder));
        assert_eq!(shop.run(&between.client(), &how).await, Word::Unknown);
        mends.store(true, Ordering::SeqCst);
        let word = shop.run(&between.client(), &how).await;
        assert!(matches!(word, Word::Done(_)), "{kind:?}: {word:?}");
        assert_eq!(shop.happened(), 1, "{kind:?}");
    }
}

#[tokio::test]
async fn no_limit_is_too_long() {
    let folder = tempfile::tempdir().unwrap();
    let shop = Shop::open(Kind::Cancel).await;
    let mut how = How::within(0).key("k");
    how.within = Duration::MAX;
    assert!(matches!(
        shop.run(&shop.client(), &how).await,
        Word::Done(_)
    ));
    let client = shop.client();
    let none = client.settle(journal(&folder), Duration::MAX).await;
    assert!(none.unwrap().is_empty());
}

#[tokio::test]
async fn what_is_open_is_sent_again_only_on_request_and_only_once() {
    for kind in [Kind::Cancel, Kind::Onetime, Kind::Again, Kind::Issue] {
        let folder = tempfile::tempdir().unwrap();
        let shop = Shop::open(kind).await;
        let between = Between::of(&shop, |call| match call.is_change {
            true => Deed::LoseBefore,
            false => Deed::Pass,
        });
        let mut how = How::within(300).key("k");
        how.journal = Some(journal(&folder));
        for _ in 0..2 {
            let word = shop.run(&between.client(), &how).await;
            assert_eq!(word, Word::Unknown, "{kind:?}");
        }
        assert_eq!(between.changes().len(), 1, "{kind:?}");
        how.send_again = true;
        let word = shop.run(&between.client(), &how).await;
        assert_eq!(word, Word::Unknown, "{kind:?}");
        // A charge and an account never are.
        let again = usize::from(kind == Kind::Cancel);
        assert_eq!(between.changes().len(), 1 + again, "{kind:?}");
    }
}

#[tokio::test]
async fn a_key_is_free_again_if_nothing_was_sent() {
    let folder = tempfile::tempdir().unwrap();
    let shop = Shop::open(Kind::Cancel).await;
    let client = shop.client();
    client.all_bank_codes().send().await.unwrap();
    // The look goes through the connection that stands; the refund would need one of its own.
    let control = shop.sandbox.control();
    let refused = Fault::new(FaultKind::ConnectionRefused { lasting: None });
    let refused = control.inject(refused).unwrap();
    let mut how = How::within(900).key("k");
    how.journal = Some(journal(&folder));
    assert_eq!(shop.run(&client, &how).await, Word::NotSent);
    assert!(control.remove_fault(refused));
    let word = shop.run(&client, &how).await;
    assert_eq!(word, Word::Done(Attribution::Proven));
    assert_eq!(shop.happened(), 1);
}

#[tokio::test]
async fn the_journal_of_another_account_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let shop = Shop::open(Kind::Cancel).await;
    let between = Between::of(&shop, |call| match call.is_change {
        true => Deed::LoseBefore,
        false => Deed::Pass,
    });
    let mut how = How::within(300).key("k");
    how.journal = Some(journal(&folder));
    assert_eq!(shop.run(&between.client(), &how).await, Word::Unknown);
    let own = between.builder();
    let other_pair = between.builder().credentials(Credentials::new("a", "b"));
    let other_host = support::client(shop.sandbox.url());
    for (client, found) in [(own, 1), (other_pair, 0), (other_host, 0)] {
        let client = client.build().unwrap();
        let within = Duration::from_millis(100);
        let settled = client.settle(journal(&folder), within).await.unwrap();
        assert_eq!(settled.len(), found);
        if found == 0 {
            let call = client.cancel_payment().imp_uid(shop.imp_uid());
            let confirm = call.amount(AMOUNT).confirm().key("k");
            let error = confirm.journal(journal(&folder)).await.unwrap_err();
            assert!(error.is_invalid_input(), "{error}");
        }
    }
}
