use std::time::Instant;

use iamport_sandbox::{Fault, FaultKind, NewPayment, Sandbox};

use super::*;
use crate::types::{PaymentAnnotation, PaymentStatus};
use crate::{Client, Credentials};

#[test]
fn each_failure_has_the_outcome_that_it_has_in_earnest() {
    for failure in Failure::ALL {
        let outcome = |operation| failure.of(operation).build().outcome();
        let (read, change) = (outcome("getPaymentByImpUid"), outcome("cancelPayment"));
        match failure {
            Failure::Refused | Failure::NotFound => {
                assert_eq!((read, change), (Outcome::Refused, Outcome::Refused));
            }
            Failure::TimedOut
            | Failure::ConnectionLost
            | Failure::Unreadable
            | Failure::Mismatch
            | Failure::Server
            | Failure::RateLimited
            | Failure::Redirect => {
                assert_eq!((read, change), (Outcome::Unanswered, Outcome::Unknown));
                assert_eq!(outcome("of tomorrow"), Outcome::Unknown);
            }
            _ => assert_eq!((read, change), (Outcome::NotSent, Outcome::NotSent)),
        }
    }
}

#[test]
fn each_failure_is_what_its_name_says() {
    let of = |failure: Failure| failure.of("cancelPayment").build();
    assert!(of(Failure::InvalidInput).is_invalid_input());
    assert!(of(Failure::KeyRefused).is_auth());
    assert!(of(Failure::NameUnknown).is_dns());
    assert!(of(Failure::PortRefused).is_port_refused());
    assert!(of(Failure::CertificateExpired).is_certificate_out_of_date());
    assert!(of(Failure::IssuerUnknown).is_issuer_unknown());
    assert!(of(Failure::WrongHost).is_wrong_host());
    assert!(of(Failure::Tls).is_tls());
    assert!(of(Failure::Proxy).is_proxy());
    let late = of(Failure::NoConnectionInTime);
    assert!(late.is_connect() && late.is_timeout());
    assert!(of(Failure::TimedOut).is_timeout());
    assert!(of(Failure::ConnectionLost).is_connection_lost());
    assert!(of(Failure::Unreadable).is_decode());
    assert!(of(Failure::Mismatch).is_mismatch());
    assert!(of(Failure::Server).is_server());
    assert!(of(Failure::RateLimited).is_rate_limited());
    assert!(of(Failure::Redirect).is_redirect());
    assert!(of(Failure::Refused).is_refused());
    assert!(of(Failure::NotFound).is_not_found());
    assert!(of(Failure::Journal).is_journal());
}

#[test]
fn what_was_set_is_there() {
    let error = Failure::Refused
        .of("cancelPayment")
        .imp_uid("imp_1")
        .merchant_uid("m")
        .customer_uid("c")
        .http_status(400)
        .code(-1)
        .message("취소할 수 없습니다")
        .retry_after(Duration::from_secs(3))
        .header("x-request-id", "abc")
        .header("no name", "x")
        .build();
    assert_eq!(
        error.to_string(),
        "cancelPayment (imp_uid imp_1, merchant_uid m): the API refused the call (HTTP 400, code -1): 취소할 수 없습니다"
    );
    assert_eq!(error.customer_uid(), Some("c"));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3)));
    assert_eq!(error.headers().get("x-request-id"), Some("abc"));
    assert_eq!(error.headers().iter().count(), 1);

    let answer = response(7).http_status(207).message("m").raw("{}").build();
    assert!(answer.is_partial() && *answer.value() == 7);
    assert_eq!((answer.message(), answer.raw()), (Some("m"), &b"{}"[..]));
    assert_eq!(answer.identity(), Identity::Proven);

    let Confirmed::NotDone(why) = not_done(Reason::Deposited, "paid", Some(7)) else {
        panic!("not done");
    };
    assert_eq!((why.reason(), why.record()), (Reason::Deposited, Some(&7)));
    let Confirmed::Unknown(unknown) = unknown("nobody knows", vec![7], Duration::from_secs(9))
    else {
        panic!("unknown");
    };
    assert_eq!(unknown.candidates(), [7]);
    assert_eq!(unknown.look_again_after(), Duration::from_secs(9));
}

/// The clock stands still while a call waits for its answer, and jumps over all other waits.
#[tokio::test(start_paused = true)]
async fn time_can_be_paused_with_a_sandbox() {
    let begun = Instant::now();
    let sandbox = Sandbox::start().await.unwrap();
    let (key, secret) = sandbox.credentials();
    let client = Client::builder()
        .credentials(Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()
        .unwrap();
    let control = sandbox.control();
    let payment = control
        .create_payment(NewPayment::paid("payco", 5_000))
        .unwrap();
    let look = || client.get_payment_by_imp_uid(&payment.imp_uid).send();
    assert_eq!(look().await.unwrap().value().status, PaymentStatus::Paid);

    // A retry after a wait of a minute, and a refund whose answer is lost.
    control
        .inject(
            Fault::new(FaultKind::TooManyRequests {
                retry_after: Some("60".to_owned()),
            })
            .once(),
        )
        .unwrap();
    assert!(look().await.is_ok());
    control
        .inject(
            Fault::new(FaultKind::ResetBeforeAnswer)
                .after()
                .on("cancelPayment")
                .once(),
        )
        .unwrap();
    let refund = client
        .cancel_payment()
        .imp_uid(&payment.imp_uid)
        .amount(1_000)
        .reason("r");
    let refund: Confirmed<PaymentAnnotation> = refund.confirm().key("r-1").await.unwrap();
    assert!(refund.is_done());
    let slept = tokio::time::Instant::now();
    tokio::time::sleep(Duration::from_secs(3_600)).await;
    assert!(slept.elapsed() >= Duration::from_secs(3_600));
    assert!(
        begun.elapsed() < Duration::from_secs(30),
        "nothing of it was waited for"
    );
}
