use iamport_sandbox::{NewPayment, Sandbox};
use iamport_testing::{Received, Reply, SECRET, Server, envelope, token};
use serde_json::{Value, json};

use super::*;
use crate::testing::Clients as _;
use crate::{Credentials, testing};

/// The ids in the query of a call, decoded.
fn queried(request: &Received) -> Vec<(String, String)> {
    let (_, query) = request.line().split_once('?').unwrap();
    form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect()
}

/// Knows every id that does not begin with `no`, and answers the last one first.
fn knowing(request: &Received) -> Reply {
    if request.asks_for_a_token() {
        return token();
    }
    let asked = queried(request);
    let mut found: Vec<Value> = asked
        .iter()
        .filter(|(_, id)| !id.starts_with("no"))
        .map(|(name, id)| match name.as_str() {
            "imp_uid[]" => {
                json!({ "imp_uid": id, "merchant_uid": "m", "amount": 1, "status": "paid" })
            }
            "merchant_uid[]" => {
                json!({ "imp_uid": format!("imp of {id}"), "merchant_uid": id, "amount": 1, "status": "paid" })
            }
            "customer_uid[]" => json!({ "customer_uid": id }),
            other => panic!("{other}"),
        })
        .collect();
    found.reverse();
    match found.len() {
        0 => envelope(404, -1, "none", &Value::Null),
        all if all == asked.len() => envelope(200, 0, "", &Value::from(found)),
        _ => envelope(207, 0, "", &Value::from(found)),
    }
}

fn missing<T>(batch: &Batch<T>) -> Vec<&str> {
    batch.missing.iter().map(AskedId::as_str).collect()
}

#[tokio::test]
async fn what_is_found_comes_in_the_order_that_was_asked_and_the_rest_is_missing() {
    let server = Server::start(knowing);
    let asked = server
        .client()
        .payments()
        .imp_uids(["imp_3", "no_1", "imp_1", "imp_3"])
        .merchant_uids(["b", "no_2"])
        .merchant_uids([String::from("a"), String::from("b")])
        .imp_uids(["imp_2"]);
    assert!(!format!("{asked:?}").contains("imp_3"));
    let batch = asked.fetch().await.unwrap();
    let found: Vec<_> = batch.found.iter().map(|found| &*found.imp_uid).collect();
    assert_eq!(found, ["imp_3", "imp_1", "imp_2", "imp of b", "imp of a"]);
    assert_eq!(
        batch.missing,
        [
            AskedId::ImpUid("no_1".to_owned()),
            AskedId::MerchantUid("no_2".to_owned())
        ]
    );
    // Ids of two kinds are never asked for in one call: what that means is not documented.
    let [first, second] = &server.call_lines()[..] else {
        panic!("two calls")
    };
    assert!(first.contains("imp_uid%5B%5D=imp_3&") && !first.contains("merchant_uid"));
    assert!(second.contains("merchant_uid%5B%5D=b&") && !second.contains("imp_uid"));
}

#[tokio::test]
async fn billing_keys_too_and_nothing_found_is_no_error() {
    let server = Server::start(knowing);
    let keys = server.client().billing_keys();
    let batch = keys
        .clone()
        .customer_uids(["c2", "no", "c1"])
        .fetch()
        .await
        .unwrap();
    let found: Vec<_> = batch.found.iter().map(customer_uid).collect();
    assert_eq!((found, missing(&batch)), (vec!["c2", "c1"], vec!["no"]));

    let batch = keys.customer_uids(["no 1", "no 2"]).fetch().await.unwrap();
    assert!(batch.found.is_empty());
    assert_eq!(missing(&batch), ["no 1", "no 2"]);
}

#[tokio::test]
async fn any_number_is_cut_into_calls_of_a_hundred_and_of_a_url_that_apache_reads() {
    // A base URL with a path makes every URL longer.
    let prefix = format!("/{}", "p".repeat(500));
    let token_line = format!("POST {prefix}/users/getToken");
    let server = Server::start(move |request| {
        if request.line() == token_line {
            token()
        } else {
            knowing(request)
        }
    });
    let client = testing::client(&format!("{}{prefix}", server.url));

    let short: Vec<String> = (0..250).map(|n| format!("imp_{n:012}")).collect();
    let batch = client.payments().imp_uids(&short).fetch().await.unwrap();
    let found: Vec<_> = batch.found.into_iter().map(|found| found.imp_uid).collect();
    assert_eq!(found, short);
    let calls = |server: &Server| -> Vec<Received> {
        let calls = server.received().into_iter();
        calls
            .filter(|call| call.line().starts_with("GET"))
            .collect()
    };
    let sizes: Vec<_> = calls(&server)
        .iter()
        .map(|call| queried(call).len())
        .collect();
    assert_eq!(sizes, [100, 100, 50]);

    let long: Vec<String> = (0..100)
        .map(|n| format!("{n:03}{}", "가".repeat(37)))
        .collect();
    let batch = client
        .payments()
        .merchant_uids(&long)
        .fetch()
        .await
        .unwrap();
    assert_eq!((batch.found.len(), batch.missing.len()), (100, 0));
    let calls = calls(&server).split_off(3);
    assert!(calls.len() > 4 && calls.len() < 7, "{}", calls.len());
    for call in calls {
        let target = call.line().trim_start_matches("GET ").len();
        assert!(server.url.len() + target <= URL_LIMIT);
    }
    let encoded = percent_encoded("merchant_uid[]").len() + "=&".len();
    assert!(encoded <= NAME_ROOM);
    for info in crate::OPERATIONS {
        if ["getPaymentListByImpUid", "customer_view_multiple"].contains(&info.id()) {
            assert!(info.path().len() < PATH_ROOM);
        }
    }
}

#[tokio::test]
async fn a_bad_id_stops_all_calls_and_no_id_makes_none() {
    let server = Server::start(knowing);
    let batch: Vec<String> = (0..150).map(|n| n.to_string()).collect();
    for bad in ["", " ", &"x".repeat(9_000)] {
        let asked = server
            .client()
            .payments()
            .imp_uids(&batch)
            .merchant_uids([bad]);
        let error = asked.fetch().await.unwrap_err();
        assert!(error.is_invalid_input(), "{error}");
        assert!(!error.to_string().contains("xxx"));
    }
    let none = server.client().payments().fetch().await.unwrap();
    assert!(none.found.is_empty() && none.missing.is_empty());
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_failure_halfway_is_the_failure_of_all() {
    let server = Server::in_turn([
        envelope(404, -1, "none", &Value::Null),
        envelope(500, -1, SECRET, &Value::Null),
    ]);
    let ids = (0..300).map(|n| n.to_string());
    let error = server.client().payments().imp_uids(ids).fetch().await;
    assert!(error.unwrap_err().is_server());
    assert_eq!(server.calls().len(), 2);
}

#[tokio::test]
async fn one_payment_that_two_ids_ask_for_is_there_once() {
    let sandbox = Sandbox::start().await.unwrap();
    let (key, secret) = sandbox.credentials();
    let client = Client::builder()
        .credentials(Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()
        .unwrap();
    let order = NewPayment::paid("payco", 1_000).merchant_uid("order 7:가@");
    let payment = sandbox.control().create_payment(order).unwrap();
    let batch = client
        .payments()
        .imp_uids([&payment.imp_uid])
        .merchant_uids(["order 7:가@", "order 8"])
        .fetch()
        .await
        .unwrap();
    assert_eq!(batch.found.len(), 1);
    assert_eq!(missing(&batch), ["order 8"]);
}
