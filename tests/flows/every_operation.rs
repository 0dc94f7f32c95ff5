//! Every operation once through the generated client against the sandbox, without a list of them.

use iamport::{Client, Credentials, OPERATIONS, Outcome};
use iamport_sandbox::{Level, NewPayment, Sandbox};

use super::NOW;
use crate::calls::PathValues;
use crate::generated::calls::CALLS;

/// Operations that look a payment up by an id in the body.
const IN_THE_BODY: [&str; 1] = ["paymentwall_delivery"];

/// A payment that was paid at the gateway of a family.
pub(crate) fn paid_at(sandbox: &Sandbox, family: &str) -> String {
    let gateway = match family {
        "naver" => "naverpay",
        "partners" => "html5_inicis",
        "cvs" => "galaxia",
        other => other,
    };
    let payment = NewPayment::paid(gateway, 11_000);
    sandbox.control().create_payment(payment).unwrap().imp_uid
}

/// What is stateful may refuse a made-up id, in the API's own words; what is answered from the schema succeeds. Nothing is
/// unreadable, nothing is a failure of the server, and nothing that the client sends is against the specification.
#[tokio::test]
async fn answers_in_the_apis_own_form() {
    let now = u64::try_from(NOW).unwrap();
    let sandbox = Sandbox::builder()
        .frozen_at(now)
        .seed(1)
        .start()
        .await
        .unwrap();
    let (key, secret) = sandbox.credentials();
    let client = Client::builder()
        .credentials(Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()
        .unwrap();
    let levels = iamport_sandbox::operations();
    assert_eq!(levels.len(), OPERATIONS.len());
    assert_eq!(CALLS.len(), OPERATIONS.len());

    let mut wrong = Vec::new();
    for call in CALLS {
        let operation = levels
            .iter()
            .find(|operation| operation.operation_id == call.id)
            .unwrap();
        let level = operation.level;
        let mut path = PathValues::default();
        if level == Level::SchemaOnly && operation.path.contains("{imp_uid}") {
            path = path.with(0, &paid_at(&sandbox, operation.family));
        }
        let answer = (call.send)(client.clone(), path).await;
        match answer {
            Ok(_) => {}
            // A made-up id is refused, as it should be; one call of schema only takes its id in the body.
            Err(error)
                if (level == Level::Stateful || IN_THE_BODY.contains(&call.id))
                    && error.outcome() == Outcome::Refused
                    && error.code().is_some() => {}
            Err(error) => wrong.push(format!("{} ({level}): {error}", call.id)),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    let requests = sandbox.requests();
    assert!(requests.len() >= CALLS.len());
    let forbidden: Vec<_> = requests
        .iter()
        .filter(|request| !request.violations.is_empty())
        .map(|request| {
            format!(
                "{} {}: {:?}",
                request.method, request.path, request.violations
            )
        })
        .collect();
    assert!(forbidden.is_empty(), "{}", forbidden.join("\n"));
}
