//! Every operation once through the generated client against the sandbox, without a list of them.

use iamport::{Client, Credentials, OPERATIONS, Outcome};
use iamport_sandbox::{Level, NewPayment, Sandbox};

use super::NOW;
use crate::bundle::BUNDLE;
use crate::calls::PathValues;
use crate::generated::calls::CALLS;

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
fn refuses_with_500_only(id: &str) -> bool {
    let operation = BUNDLE.operation(id);
    let documented = |status: &u16| operation.answer(*status).is_some();
    operation.answer(500).is_some()
        && !(400..500)
            .filter(|status| *status != 401)
            .any(|status| documented(&status))
}

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
        let answer = (call.send)(client.clone(), PathValues::default()).await;
        match answer {
            Ok(_) => {}
            // A made-up id is refused, as it should be.
            Err(error)
                if level == Level::Stateful
                    && error.outcome() == Outcome::Refused
                    && error.code().is_some() => {}
            // Some calls document no other refusal than this one.
            Err(error)
                if level == Level::Stateful
                    && error.http_status() == Some(500)
                    && error.code().is_some()
                    && refuses_with_500_only(call.id) => {}
            Err(error) => wrong.push(format!("{} ({level}): {error}", call.id)),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));

    let requests = sandbox.requests();
    assert!(requests.len() >= CALLS.len());
    let forbidden: Vec<_> = requests
        .iter()
        // The made-up addresses for webhooks are none, as the log says.
        .filter(|request| {
            let mut wrong = request.violations.iter();
            wrong.any(|why| !why.contains(" will never be called: "))
        })
        .map(|request| {
            format!(
                "{} {}: {:?}",
                request.method, request.path, request.violations
            )
        })
        .collect();
    assert!(forbidden.is_empty(), "{}", forbidden.join("\n"));
}
