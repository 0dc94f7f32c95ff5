//! What a look may conclude, and what it may not: answers that lack something, or are about something else.

use std::time::Duration;

use iamport::Outcome;
use iamport::confirm::{Attribution, Confirmed, Reason};
use iamport_sandbox::{NewPayment, PaymentStatus, channel_key};
use serde_json::{Value, json};

use super::between::{Between, Call, Deed};
use super::shop::{AMOUNT, How, Kind, NOW, Shop, Word};

fn keyed() -> How {
    How::within(900).key("k")
}

/// Calls the change anew under another key, and loses it.
fn as_another(call: &Call<'_>) -> Deed {
    match call.is_change {
        true => {
            let body = call.request.body.replace("[#k]", "[#other]");
            Deed::LoseAnother(body.replace(r#"\"k\""#, r#"\"other\""#))
        }
        false => Deed::Pass,
    }
}

#[tokio::test]
async fn what_somebody_else_did_under_a_key_is_theirs() {
    for kind in [
        Kind::Cancel,
        Kind::CancelAll,
        Kind::Onetime,
        Kind::Again,
        Kind::Issue,
    ] {
        for how in [keyed(), How::within(900)] {
            let shop = Shop::open(kind).await;
            // Without a key of its own, too, another one's mark says whose it is.
            let between = Between::of(&shop, |call| match as_another(call) {
                Deed::LoseAnother(body) if !body.contains("other") => {
                    let mut body: Value = serde_json::from_str(&body).unwrap();
                    body["reason"] = "[#other]".into();
                    body["custom_data"] = r#"{"iamport_key":"other"}"#.into();
                    Deed::LoseAnother(body.to_string())
                }
                deed => deed,
            });
            let word = shop.run(&between.client(), &how).await;
            assert_eq!(shop.happened(), 1, "{kind:?}");
            let wanted = match kind {
                Kind::Cancel | Kind::CancelAll => Word::NotDone,
                _ => Word::Unknown,
            };
            assert_eq!(word, wanted, "{kind:?}, key {:?}", how.key);
        }
    }
}

/// Takes from the answer what the history says.
fn without_history(payment: &mut Value) {
    let payment = payment.as_object_mut().unwrap();
    payment.remove("cancel_history");
    payment.remove("cancel_amount");
}

#[tokio::test]
async fn an_absent_history_is_not_an_empty_one() {
    let shop = Shop::open(Kind::Cancel).await;
    // What a refusal claims, which somebody made up after the effect, these answers do not bear out.
    let between = Between::of(&shop, |call| match (call.is_change, call.nth) {
        (true, _) => Deed::RefuseAfter,
        (false, 1) => Deed::Pass,
        _ => Deed::Edit(without_history),
    });
    let word = shop.run(&between.client(), &keyed()).await;
    assert_eq!((word, shop.happened()), (Word::Unknown, 1));

    let shop = Shop::open(Kind::Cancel).await;
    let between = Between::of(&shop, |_| Deed::Edit(without_history));
    let word = shop.run(&between.client(), &keyed()).await;
    assert_eq!((word, shop.happened()), (Word::NotSent, 0));
    assert!(between.changes().is_empty());
}

#[tokio::test]
async fn a_refusal_is_believed_only_if_nothing_has_changed() {
    let emptied = |payment: &mut Value| payment["cancel_history"] = json!([]);
    for key in [None, Some("k")] {
        let shop = Shop::open(Kind::Cancel).await;
        let between = Between::of(&shop, move |call| match (call.is_change, call.nth) {
            (true, _) => Deed::RefuseAfter,
            (false, 1) => Deed::Pass,
            _ => Deed::Edit(emptied),
        });
        let mut how = How::within(900);
        how.key = key.map(str::to_owned);
        let word = shop.run(&between.client(), &how).await;
        assert_eq!((word, shop.happened()), (Word::Unknown, 1));
    }
    for kind in Kind::ALL {
        let shop = Shop::open(kind).await;
        let between = Between::of(&shop, |call| match call.is_change {
            true => Deed::RefuseAfter,
            false => Deed::Pass,
        });
        let word = shop.run(&between.client(), &keyed()).await;
        assert!(matches!(word, Word::Done(_)), "{kind:?}: {word:?}");
        let shop = Shop::open(kind).await;
        let between = Between::of(&shop, |call| match call.is_change {
            true => Deed::RefuseBefore,
            false => Deed::Pass,
        });
        let word = shop.run(&between.client(), &keyed()).await;
        assert_eq!(word, Word::NotDone, "{kind:?}");
        assert_eq!(between.changes().len(), 1, "{kind:?}");
    }
}

#[tokio::test]
async fn money_that_came_and_went_is_no_closed_account() {
    // With the moment of the payment absent, or unreadable and passed over.
    let absent = |payment: &mut Value| drop(payment.as_object_mut().unwrap().remove("paid_at"));
    let broken = |payment: &mut Value| payment["paid_at"] = "soon".into();
    for edit in [absent as fn(&mut Value), broken] {
        let shop = Shop::open(Kind::Revoke).await;
        let control = shop.sandbox.control();
        let account = NewPayment::waiting_vbank("nice", 700);
        let account = control.create_payment(account).unwrap().imp_uid;
        control.deposit(&account).unwrap();
        control.cancel_at_console(&account, None).unwrap();
        let between = Between::of(&shop, move |_| Deed::Edit(edit));
        let revoke = between.client().revoke_vbank(&account).confirm();
        let error = revoke.await.unwrap_err();
        assert_eq!(error.outcome(), Outcome::NotSent, "{error}");
        assert!(error.to_string().contains("not whole"), "{error}");
        let told = shop
            .client()
            .revoke_vbank(&account)
            .confirm()
            .await
            .unwrap();
        assert!(matches!(told, Confirmed::NotDone(why) if why.reason() == Reason::Deposited));
        assert!(between.changes().is_empty());
    }
}

/// Takes the entries out of a list that says how many they are.
fn without_entries(page: &mut Value) {
    if let Some(list) = page.get_mut("list") {
        *list = json!([]);
    }
}

#[tokio::test]
async fn an_old_account_is_not_taken_for_the_new_one() {
    let shop = Shop::open(Kind::Issue).await;
    let old = NewPayment::waiting_vbank("nice_v2", 1_000).merchant_uid("order");
    let old = shop.sandbox.control().create_payment(old).unwrap();
    // It is known only from a list that does not show it.
    let between = Between::of(&shop, |call| match (call.is_change, call.changes) {
        (true, _) => Deed::LoseBefore,
        (false, 0) => Deed::Edit(without_entries),
        _ => Deed::Pass,
    });
    let how = How::within(900);
    assert_eq!(shop.run(&between.client(), &how).await, Word::NotSent);
    // The answer to the call is about it.
    let payload: Value = {
        let client = shop.client();
        let answer = client
            .get_payment_by_imp_uid(&old.imp_uid)
            .send()
            .await
            .unwrap();
        let envelope: Value = serde_json::from_slice(answer.raw()).unwrap();
        envelope["response"].clone()
    };
    let between = Between::of(&shop, move |call| match call.is_change {
        true => Deed::AcceptBefore(payload.clone()),
        false => Deed::Pass,
    });
    assert_eq!(shop.run(&between.client(), &how).await, Word::Unknown);
    assert_eq!(shop.happened(), 1, "the old one alone");
}

#[tokio::test]
async fn an_account_that_failed_is_not_a_new_one() {
    let failed = |page: &mut Value| {
        if let Some(list) = page.get_mut("list") {
            for payment in list.as_array_mut().unwrap() {
                payment["status"] = "failed".into();
            }
        }
    };
    for how in [keyed(), How::within(900)] {
        let shop = Shop::open(Kind::Issue).await;
        let between = Between::of(&shop, move |call| match call.is_change {
            true => Deed::LoseAfter,
            false => Deed::Edit(failed),
        });
        assert_eq!(shop.run(&between.client(), &how).await, Word::Unknown);
    }
}

#[tokio::test]
async fn another_amount_is_another_change() {
    for kind in [Kind::Onetime, Kind::Again, Kind::Issue] {
        let shop = Shop::open(kind).await;
        // Somebody else makes one of another amount, without a mark.
        let between = Between::of(&shop, |call| match call.is_change {
            true => {
                let mut body: Value = serde_json::from_str(&call.request.body).unwrap();
                body["amount"] = 700.into();
                Deed::LoseAnother(body.to_string())
            }
            false => Deed::Pass,
        });
        let word = shop.run(&between.client(), &How::within(900)).await;
        assert_eq!((word, shop.happened()), (Word::Unknown, 1), "{kind:?}");
    }
}

#[tokio::test]
async fn all_attempts_of_an_order_count() {
    for kind in [Kind::Onetime, Kind::Again, Kind::Issue, Kind::CancelAll] {
        let shop = Shop::open(kind).await;
        let control = shop.sandbox.control();
        // One that failed before, or after, the one that was paid.
        for (order, paid_first) in [("one", true), ("two", false)] {
            let made = [0; 2].map(|_| {
                let new = NewPayment::waiting_vbank("nice", 3_000).merchant_uid(order);
                control.create_payment(new).unwrap().imp_uid
            });
            let [first, second] = &made;
            let (paid, failed) = if paid_first {
                (first, second)
            } else {
                (second, first)
            };
            control.deposit(paid).unwrap();
            control.expire(failed).unwrap();
            let client = shop.client();
            let answer = match kind {
                Kind::CancelAll => {
                    let call = client.cancel_payment().merchant_uid(order).amount(AMOUNT);
                    let call = call.refund_holder("test").refund_bank("088");
                    let call = call.refund_account("1");
                    let done = call.confirm().await.unwrap();
                    assert!(done.is_done(), "{order}: {done:?}");
                    continue;
                }
                Kind::Onetime => {
                    let call = client.onetime().merchant_uid(order).amount(AMOUNT);
                    let call = call.card_number("1").expiry("2030-12");
                    call.confirm().await
                }
                Kind::Again => {
                    let call = client.again().customer_uid("customer").merchant_uid(order);
                    call.amount(AMOUNT).name("test").confirm().await
                }
                _ => {
                    let call = client.create_vbank().merchant_uid(order).amount(AMOUNT);
                    let call = call.channel_key(channel_key("nice_v2", false));
                    call.vbank_code("088").confirm().await
                }
            };
            match answer.unwrap() {
                Confirmed::NotDone(why) => assert_eq!(why.reason(), Reason::AlreadyPaid),
                other => panic!("{kind:?} {order}: {other:?}"),
            }
        }
    }
}

#[tokio::test]
async fn an_order_that_was_not_read_as_a_whole_is_not_judged() {
    for kind in [Kind::CancelAll, Kind::Onetime, Kind::Again, Kind::Issue] {
        let shop = Shop::open(kind).await;
        let between = Between::of(&shop, |call| match call.is_change {
            true => Deed::Pass,
            false => Deed::Edit(without_entries),
        });
        if kind != Kind::CancelAll {
            let other = NewPayment::waiting_vbank("nice", 1).merchant_uid("order");
            shop.sandbox.control().create_payment(other).unwrap();
        }
        let word = shop.run(&between.client(), &keyed()).await;
        assert_eq!(word, Word::NotSent, "{kind:?}");
        assert!(between.changes().is_empty(), "{kind:?}");
    }
}

#[tokio::test]
async fn of_two_refunds_in_one_second_nobody_can_tell_which_was_first() {
    let newest_first =
        |payment: &mut Value| payment["cancel_history"].as_array_mut().unwrap().reverse();
    let shop = Shop::open(Kind::Cancel).await;
    let paid = NewPayment::paid("payco", 5_000);
    let paid = shop.sandbox.control().create_payment(paid).unwrap().imp_uid;
    let (control, id) = (shop.sandbox.control(), paid.clone());
    // Ours, lost after its effect, and then another one of another amount, in the same second of a frozen clock.
    let between = Between::of(&shop, move |call| match (call.is_change, call.nth) {
        (true, _) => Deed::LoseAfter,
        (false, 1) => Deed::Pass,
        (false, nth) => {
            if nth == 2 {
                let amount = 700_u32.into();
                control.cancel_at_console(&id, Some(amount)).unwrap();
            }
            Deed::Edit(newest_first)
        }
    });
    let call = between
        .client()
        .cancel_payment()
        .imp_uid(&paid)
        .amount(AMOUNT);
    let answer = call
        .confirm()
        .within(Duration::from_millis(600))
        .await
        .unwrap();
    assert!(matches!(answer, Confirmed::Unknown(_)), "{answer:?}");
    // With a key the mark tells.
    let call = between
        .client()
        .cancel_payment()
        .imp_uid(&paid)
        .amount(AMOUNT);
    let answer = call
        .confirm()
        .key("k")
        .within(Duration::from_millis(600))
        .await;
    assert!(
        matches!(
            answer,
            Ok(Confirmed::Done {
                by: Attribution::Proven,
                ..
            })
        ),
        "{answer:?}"
    );
}

#[tokio::test]
async fn a_refund_that_stood_there_before_is_not_ours() {
    // Of the same amount, in the same second, without a mark.
    let shop = Shop::open(Kind::Cancel).await;
    let first = shop.run(&shop.client(), &How::within(900)).await;
    assert_eq!(first, Word::Done(Attribution::Proven));
    let between = Between::of(&shop, |call| match call.is_change {
        true => Deed::LoseBefore,
        false => Deed::Pass,
    });
    let word = shop.run(&between.client(), &How::within(900)).await;
    assert_eq!((word, shop.happened()), (Word::Unknown, 1));
    let between = Between::of(&shop, |call| match call.is_change {
        true => Deed::LoseAfter,
        false => Deed::Pass,
    });
    let word = shop.run(&between.client(), &How::within(900)).await;
    assert_eq!(word, Word::Done(Attribution::Unproven));
    assert_eq!(shop.happened(), 2);
}

#[tokio::test]
async fn a_refund_is_sent_again_with_the_same_balance_and_only_on_request() {
    let lose = |call: &Call<'_>| match call.is_change {
        true if call.nth == 1 => Deed::LoseBefore,
        _ => Deed::Pass,
    };
    for within in [400, 600, 1_000, 1_700] {
        let shop = Shop::open(Kind::Cancel).await;
        let between = Between::of(&shop, lose);
        let mut how = How::within(within).key("k");
        how.send_again = true;
        let word = shop.run(&between.client(), &how).await;
        assert_eq!(word, Word::Done(Attribution::Proven), "within {within}");
        let changes = between.changes();
        assert_eq!(changes.len(), 2);
        assert_eq!(changes[0], changes[1]);
        assert_eq!(changes[0]["checksum"], 5_000);
    }
    for kind in [
        Kind::Cancel,
        Kind::Onetime,
        Kind::Again,
        Kind::Issue,
        Kind::Schedule,
    ] {
        let shop = Shop::open(kind).await;
        let between = Between::of(&shop, lose);
        let mut how = How::within(600).key("k");
        how.send_again = matches!(kind, Kind::Onetime | Kind::Again | Kind::Issue);
        let word = shop.run(&between.client(), &how).await;
        assert_eq!(word, Word::Unknown, "{kind:?}");
        assert_eq!(between.changes().len(), 1, "{kind:?}");
    }
}

#[tokio::test]
async fn schedules_are_sent_again_on_request_and_never_with_a_card() {
    let entry = || {
        let entry = iamport::types::ScheduleAnnotation::builder()
            .merchant_uid("order")
            .schedule_at(i64::try_from(NOW).unwrap() + 86_400)
            .currency("KRW")
            .amount(AMOUNT)
            .name("test");
        entry.build().unwrap()
    };
    for with_card in [false, true] {
        let shop = Shop::open(Kind::Schedule).await;
        let between = Between::of(&shop, |call| match call.is_change {
            true if call.nth == 1 => Deed::LoseBefore,
            _ => Deed::Pass,
        });
        let client = between.client();
        let mut call = client
            .schedule()
            .customer_uid("customer")
            .schedules([entry()]);
        if with_card {
            call = call
                .card_number(iamport_sandbox::cards::WORKS)
                .expiry("2030-12");
        }
        let confirm = call.confirm().send_again();
        let answer = confirm.within(Duration::from_millis(800)).await.unwrap();
        assert_eq!(answer.is_done(), !with_card, "{answer:?}");
        assert_eq!(between.changes().len(), if with_card { 1 } else { 2 });
    }
}

#[tokio::test]
async fn an_account_that_somebody_changed_meanwhile_is_not_changed_back() {
    let shop = Shop::open(Kind::Modify).await;
    let between = Between::of(&shop, |call| match call.is_change {
        true => {
            let mut body: Value = serde_json::from_str(&call.request.body).unwrap();
            body["amount"] = 700.into();
            Deed::LoseAnother(body.to_string())
        }
        false => Deed::Pass,
    });
    let word = shop.run(&between.client(), &How::within(900)).await;
    assert_eq!(word, Word::Unknown);
    assert_eq!(between.changes().len(), 1);
}

#[tokio::test]
async fn an_attempt_that_stood_there_before_is_not_ours() {
    for kind in [Kind::Onetime, Kind::Again, Kind::Issue] {
        let shop = Shop::open(kind).await;
        let control = shop.sandbox.control();
        let old = NewPayment::waiting_vbank("nice", 1_000).merchant_uid("order");
        let old = control.create_payment(old).unwrap();
        control.expire(&old.imp_uid).unwrap();
        let between = Between::of(&shop, |call| match call.is_change {
            true => Deed::LoseBefore,
            false => Deed::Pass,
        });
        let word = shop.run(&between.client(), &How::within(900)).await;
        assert_eq!(word, Word::Unknown, "{kind:?}");
    }
}

#[tokio::test]
async fn of_two_new_accounts_both_are_named() {
    let shop = Shop::open(Kind::Issue).await;
    let control = shop.sandbox.control();
    let between = Between::of(&shop, move |call| match (call.is_change, call.nth) {
        (true, _) => {
            let new = NewPayment::waiting_vbank("nice", 1_000).merchant_uid("order");
            control.create_payment(new).unwrap();
            Deed::LoseAfter
        }
        (false, _) => Deed::Pass,
    });
    let client = between.client();
    let call = client.create_vbank().merchant_uid("order").amount(AMOUNT);
    let call = call.channel_key(channel_key("nice_v2", false));
    let call = call
        .vbank_code("088")
        .vbank_due(i64::try_from(NOW).unwrap() + 86_400);
    let confirm = call.confirm().within(Duration::from_millis(600));
    match confirm.await.unwrap() {
        Confirmed::Unknown(unknown) => assert_eq!(unknown.candidates().len(), 2, "{unknown}"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn surplus_accounts_are_revoked_and_what_was_paid_is_not() {
    let shop = Shop::open(Kind::Issue).await;
    let control = shop.sandbox.control();
    let account = |order: &str, gateway| {
        let new = NewPayment::waiting_vbank(gateway, 1_000).merchant_uid(order);
        control.create_payment(new).unwrap().imp_uid
    };
    let (kept, second, third) = (
        account("order", "nice"),
        account("order", "nice_v2"),
        account("order", "nice"),
    );
    let (paid, another) = (account("order", "nice"), account("order-2", "nice"));
    control.deposit(&paid).unwrap();
    let within = Duration::from_millis(900);
    // The first answer is lost.
    let between = Between::of(&shop, |call| match (call.is_change, call.nth) {
        (true, 1) => Deed::LoseAfter,
        _ => Deed::Pass,
    });
    let client = between.client();

    // An id of another order, an unknown one, one that was paid back: nothing is sent.
    for wrong in [another.as_str(), "imp_000000000000", ""] {
        let error = client.revoke_surplus_accounts("order", wrong, within).await;
        let error = error.unwrap_err();
        assert!(
            error.is_invalid_input() && error.outcome() == Outcome::NotSent,
            "{error}"
        );
        assert!(error.to_string().contains("order"), "{error}");
    }
    assert!(between.changes().is_empty());

    let surplus = client.revoke_surplus_accounts("order", &kept, within).await;
    let mut ids: Vec<_> = surplus
        .unwrap()
        .into_iter()
        .map(|it| {
            assert!(it.revoked.unwrap().is_done(), "{}", it.imp_uid);
            it.imp_uid
        })
        .collect();
    ids.sort();
    let mut wanted = vec![second, third];
    wanted.sort();
    assert_eq!(ids, wanted);
    let status = |imp_uid: &str| control.payment(imp_uid).unwrap().status;
    assert_eq!(status(&kept), PaymentStatus::Ready);
    assert_eq!(status(&paid), PaymentStatus::Paid);
    assert_eq!(status(&another), PaymentStatus::Ready);
    let again = client.revoke_surplus_accounts("order", &kept, within).await;
    assert!(again.unwrap().is_empty());
}

/// Takes from every entry of a list what would say whose it is.
fn without_marks(page: &mut Value) {
    for entry in page["list"].as_array_mut().into_iter().flatten() {
        entry.as_object_mut().unwrap().remove("custom_data");
    }
}

#[tokio::test]
async fn an_absent_mark_is_not_a_missing_one() {
    for kind in [Kind::Onetime, Kind::Again, Kind::Issue] {
        let shop = Shop::open(kind).await;
        let word = shop.run(&shop.client(), &keyed()).await;
        assert!(matches!(word, Word::Done(_)), "{kind:?}: {word:?}");
        // The same key again; the list does not show it.
        let between = Between::of(&shop, |call| match call.is_change {
            true => Deed::Pass,
            false => Deed::Edit(without_marks),
        });
        let word = shop.run(&between.client(), &keyed()).await;
        assert_eq!((word, shop.happened()), (Word::NotSent, 1), "{kind:?}");
        assert!(between.changes().is_empty());
    }
}

#[tokio::test]
async fn a_deposit_that_comes_before_the_revoke_is_told() {
    let shop = Shop::open(Kind::Revoke).await;
    let (control, id) = (shop.sandbox.control(), shop.imp_uid().to_owned());
    let answer = shop.client().get_payment_by_imp_uid(&id).send().await;
    let envelope: Value = serde_json::from_slice(answer.unwrap().raw()).unwrap();
    let mut payload = envelope["response"].clone();
    payload["status"] = "paid".into();
    let between = Between::of(&shop, move |call| match call.is_change {
        true => {
            control.deposit(&id).unwrap();
            Deed::AcceptBefore(payload.clone())
        }
        false => Deed::Pass,
    });
    let revoke = between.client().revoke_vbank(shop.imp_uid()).confirm();
    match revoke.await.unwrap() {
        Confirmed::NotDone(why) => assert_eq!(why.reason(), Reason::Deposited),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_schedule_that_differs_is_not_ours() {
    // Another time, amount or customer of the same order.
    for change in ["schedule_at", "amount", "customer_uid"] {
        let shop = Shop::open(Kind::Schedule).await;
        let control = shop.sandbox.control();
        control.create_billing_key("other", "nice_v2").unwrap();
        let between = Between::of(&shop, move |call| match call.is_change {
            true => {
                let mut body: Value = serde_json::from_str(&call.request.body).unwrap();
                match change {
                    "customer_uid" => body[change] = "other".into(),
                    _ => {
                        let value = body["schedules"][0][change].as_i64().unwrap();
                        body["schedules"][0][change] = (value + 60).into();
                    }
                }
                Deed::LoseAnother(body.to_string())
            }
            false => Deed::Pass,
        });
        let word = shop.run(&between.client(), &keyed()).await;
        assert_eq!((word, shop.happened()), (Word::Unknown, 1), "{change}");
    }
    // One that was taken back.
    let shop = Shop::open(Kind::Schedule).await;
    let client = shop.client();
    assert!(matches!(
        shop.run(&client, &How::within(900)).await,
        Word::Done(_)
    ));
    let call = client.unschedule().customer_uid("customer");
    call.merchant_uid(["order"]).send().await.unwrap();
    let between = Between::of(&shop, |call| match call.is_change {
        true => Deed::LoseBefore,
        false => Deed::Pass,
    });
    let word = shop.run(&between.client(), &How::within(900)).await;
    assert_eq!((word, shop.happened()), (Word::Unknown, 1));
}

#[tokio::test]
async fn a_payment_of_a_test_channel_can_be_refunded() {
    let shop = Shop::open(Kind::Cancel).await;
    let paid = NewPayment::paid("nice_v2", 3_000).test_channel();
    let paid = shop.sandbox.control().create_payment(paid).unwrap().imp_uid;
    let client = shop.client();
    let call = client.cancel_payment().imp_uid(&paid).amount(AMOUNT);
    let answer = call.confirm().await.unwrap();
    assert!(answer.is_done(), "{answer:?}");
}
