//! The sample of a payment that the vendor's documentation page about revoking an account ends with: its fields and
//! example values, typed in. It is older than the spec, and nothing here was made from the spec.

use iamport::Identity;
use iamport_testing::{Server, answer};
use serde_json::{Value, json};

use super::fixture;
use crate::models::Model;
use crate::support::Clients as _;

fn sample() -> Value {
    serde_json::from_str(fixture!("documented-payment.json")).expect("JSON")
}

#[test]
fn every_documented_field_is_known_and_keeps_its_value() {
    let mut expected = sample()["response"].take();
    // The one slip of the sample: the text "null" in a field that is 0, 1 or null on the wire.
    assert_eq!(expected["card_type"], "null");
    expected["card_type"] = Value::Null;

    let json = Model::find("PaymentAnnotation").decoded(&expected).json;
    let (expected, json) = (expected.as_object().unwrap(), json.as_object().unwrap());
    assert_eq!(expected.len(), 47);
    for (field, value) in expected {
        let kept = json
            .get(field)
            .unwrap_or_else(|| panic!("the model has no {field}"));
        if field == "cancel_history" {
            for (field, value) in value[0].as_object().unwrap() {
                assert_eq!(&kept[0][field], value, "cancel_history.{field}");
            }
        } else {
            assert_eq!(kept, value, "{field}");
        }
    }
    for added in json.keys().filter(|key| !expected.contains_key(*key)) {
        assert!(
            LATER.contains(&added.as_str()),
            "{added} is in neither the sample nor the list of what came later"
        );
    }
}

/// What the page lacks: it came later, or the page forgot it.
const LATER: [&str; 8] = [
    "card_issuer_code",
    "card_issuer_name",
    "card_publisher_code",
    "card_publisher_name",
    "deposit_history",
    "extension",
    "promotion",
    "sandbox",
];

#[tokio::test]
async fn the_sample_as_it_stands_decodes_as_an_answer() {
    let mut body = sample();
    body["response"]["card_type"] = json!(0);
    let server = Server::in_turn([answer(200, body.to_string())]);
    let client = server.client();
    // The sample's ids are the word for their type.
    let answer = client.revoke_vbank("string").send().await.unwrap();
    assert_eq!(answer.identity(), Identity::Proven);
    assert!(answer.passed_over().is_empty());
    assert_eq!(answer.message(), Some("string"));
    let payment = answer.into_inner();
    assert_eq!(payment.status.as_str(), "ready");
    assert_eq!(payment.vbank_date, None, "0 is no time");
    assert_eq!(payment.cancel_receipt_urls, ["string"]);
    assert_eq!(payment.escrow, Some(true));
}
