//! A shop in small: what it does with each way in which a call can end, tested without a server.
//!
//! `cargo run -p iamport --features test-util --example toy_shop` runs it once on a sandbox, and
//! `cargo test -p iamport --features test-util --example toy_shop` its unit tests, which make each outcome by themselves.

#![allow(clippy::print_stdout, reason = "an example talks to whoever runs it")]

use std::collections::BTreeMap;

use iamport::confirm::{Confirmed, Reason};
use iamport::types::{PaymentAnnotation, PaymentStatus};
use iamport::{Amount, Error, Outcome, Response};

/// What the shop knows of an order.
#[derive(Clone, Debug, PartialEq)]
enum Order {
    /// Nothing is paid.
    Open,
    /// Paid, and goods may go out.
    Paid,
    /// Given back in full.
    GivenBack,
    /// A person has to look, with what to tell the person.
    Look(String),
}

/// The shop's orders, by order number. A real one keeps them in a database.
#[derive(Default)]
struct Orders(BTreeMap<String, Order>);

impl Orders {
    fn of(&self, order: &str) -> Order {
        self.0.get(order).cloned().unwrap_or(Order::Open)
    }

    /// After the payment window: what the look-up says, and not what the browser said.
    fn after_checkout(
        &mut self,
        order: &str,
        price: Amount,
        looked_up: Result<Response<PaymentAnnotation>, Error>,
    ) -> &Order {
        let now = match looked_up {
            Ok(answer) => {
                let payment = answer.into_inner();
                if payment.status != PaymentStatus::Paid {
                    Order::Open
                } else if payment.merchant_uid == order && payment.amount == price {
                    Order::Paid
                } else {
                    Order::Look(format!(
                        "{} is paid with {}",
                        payment.merchant_uid, payment.amount
                    ))
                }
            }
            // Not there yet, or the API is down: the webhook will say it, or the next look.
            Err(error) if error.is_not_found() || error.is_transient() => Order::Open,
            Err(error) => Order::Look(error.to_string()),
        };
        self.set(order, now)
    }

    /// After a confirmed refund of everything.
    fn after_refund(
        &mut self,
        order: &str,
        refund: Result<Confirmed<PaymentAnnotation>, Error>,
    ) -> &Order {
        let before = self.of(order);
        let now = match refund {
            Ok(Confirmed::Done { .. } | Confirmed::DoneBefore(_)) => Order::GivenBack,
            // The gateway answers later; nothing is to be done again.
            Ok(Confirmed::Waiting(_)) => before,
            Ok(Confirmed::NotDone(why)) if why.reason() == Reason::TooLittleLeft => {
                Order::Look(format!("somebody has given back some of it: {why}"))
            }
            Ok(Confirmed::NotDone(_)) => before,
            Ok(Confirmed::Unknown(unknown)) => Order::Look(unknown.to_string()),
            // Nothing of the refund was sent.
            Err(error) if error.outcome() == Outcome::NotSent => before,
            Err(error) => Order::Look(error.to_string()),
        };
        self.set(order, now)
    }

    fn set(&mut self, order: &str, now: Order) -> &Order {
        let kept = self.0.entry(order.to_owned()).or_insert(Order::Open);
        *kept = now;
        kept
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder()
        .credentials(iamport::Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()?;
    let new = iamport_sandbox::NewPayment::paid("payco", 12_000).merchant_uid("order-7");
    let imp_uid = sandbox.control().create_payment(new)?.imp_uid;

    let mut orders = Orders::default();
    let looked_up = client.get_payment_by_imp_uid(&imp_uid).send().await;
    let order = orders.after_checkout("order-7", Amount::from(12_000), looked_up);
    println!("after the checkout: {order:?}");
    assert_eq!(*order, Order::Paid);

    let refund = client
        .cancel_payment()
        .imp_uid(&imp_uid)
        .reason("고객 변심");
    let refund = refund.confirm().key("refund-order-7").await;
    let order = orders.after_refund("order-7", refund);
    println!("after the refund: {order:?}");
    assert_eq!(*order, Order::GivenBack);
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use iamport::confirm::Attribution;
    use iamport::test_util::{Failure, not_done, response, unknown};

    use super::*;

    fn payment(order: &str, amount: i64, status: PaymentStatus) -> PaymentAnnotation {
        let mut payment = PaymentAnnotation::default();
        payment.merchant_uid = order.to_owned();
        payment.amount = Amount::from(amount);
        payment.status = status;
        payment
    }

    fn checkout(looked_up: Result<Response<PaymentAnnotation>, Error>) -> Order {
        let price = Amount::from(12_000);
        Orders::default()
            .after_checkout("order-7", price, looked_up)
            .clone()
    }

    #[test]
    fn only_the_right_payment_of_the_right_amount_is_paid() {
        let answer = |order, amount, status| Ok(response(payment(order, amount, status)).build());
        assert_eq!(
            checkout(answer("order-7", 12_000, PaymentStatus::Paid)),
            Order::Paid
        );
        assert_eq!(
            checkout(answer("order-7", 12_000, PaymentStatus::Ready)),
            Order::Open
        );
        assert_eq!(
            checkout(answer("order-7", 12_000, "of tomorrow".into())),
            Order::Open
        );
        for (order, amount) in [("order-7", 100), ("order-8", 12_000)] {
            let order = checkout(answer(order, amount, PaymentStatus::Paid));
            assert!(matches!(order, Order::Look(_)), "{order:?}");
        }
    }

    #[test]
    fn a_look_up_that_fails_never_makes_an_order_paid() {
        for failure in Failure::ALL {
            let error = failure.of("getPaymentByImpUid").imp_uid("imp_1").build();
            assert_ne!(
                error.outcome(),
                Outcome::Unknown,
                "a look-up changes nothing"
            );
            let order = checkout(Err(error));
            let later = matches!(
                failure,
                Failure::NotFound
                    | Failure::NameUnknown
                    | Failure::PortRefused
                    | Failure::Tls
                    | Failure::Proxy
                    | Failure::NoConnectionInTime
                    | Failure::TimedOut
                    | Failure::ConnectionLost
                    | Failure::Mismatch
                    | Failure::Server
                    | Failure::RateLimited
            );
            assert_eq!(order == Order::Open, later, "{failure:?}: {order:?}");
        }
    }

    fn refund(outcome: Result<Confirmed<PaymentAnnotation>, Error>) -> Order {
        let mut orders = Orders::default();
        orders.set("order-7", Order::Paid);
        orders.after_refund("order-7", outcome).clone()
    }

    #[test]
    fn each_end_of_a_refund() {
        let record = || payment("order-7", 12_000, PaymentStatus::Cancelled);
        let done = |by| Confirmed::Done {
            record: record(),
            by,
        };
        assert_eq!(refund(Ok(done(Attribution::Proven))), Order::GivenBack);
        assert_eq!(refund(Ok(done(Attribution::Unproven))), Order::GivenBack);
        assert_eq!(
            refund(Ok(Confirmed::DoneBefore(record()))),
            Order::GivenBack
        );
        assert_eq!(refund(Ok(Confirmed::Waiting(record()))), Order::Paid);
        assert_eq!(
            refund(Ok(not_done(Reason::Refused, "no", None))),
            Order::Paid
        );
        let some = refund(Ok(not_done(Reason::TooLittleLeft, "2,000 are left", None)));
        assert!(matches!(some, Order::Look(_)), "{some:?}");
        let unknown = unknown("the answer was lost", Vec::new(), Duration::from_secs(60));
        let Order::Look(text) = refund(Ok(unknown)) else {
            panic!("nobody is told");
        };
        assert!(text.contains("look again in 60 s"), "{text}");
    }

    /// `send` in the place of `confirm` has these ends.
    #[test]
    fn each_outcome_of_a_change() {
        for (failure, outcome) in [
            (Failure::PortRefused, Outcome::NotSent),
            (Failure::InvalidInput, Outcome::NotSent),
            (Failure::Refused, Outcome::Refused),
            (Failure::TimedOut, Outcome::Unknown),
            (Failure::ConnectionLost, Outcome::Unknown),
        ] {
            let error = failure.of("cancelPayment").build();
            assert_eq!(error.outcome(), outcome, "{failure:?}");
            let order = refund(Err(error));
            assert_eq!(
                order == Order::Paid,
                outcome == Outcome::NotSent,
                "{failure:?}"
            );
        }
    }
}
