//! A sandbox of its own for the calls of one scene.

use std::time::Duration;

use iamport_sandbox::control::naver::BuyerAction;
use iamport_sandbox::{NewPayment, Sandbox};
use iamport_testing::{KEY, SECRET};
use serde_json::{Value, json};

use crate::hostile::forward;

/// When every sandbox here begins, in epoch seconds; its clock moves only when a scene moves it.
pub(super) const NOW: i64 = 1_700_000_000;

/// A sandbox, and what a scene needs to put records into it.
pub(in crate::hostile) struct Shop {
    pub(in crate::hostile) sandbox: Sandbox,
}

impl Shop {
    pub(in crate::hostile) async fn open() -> Self {
        let sandbox = Sandbox::builder()
            .credentials(KEY, SECRET)
            .frozen_at(NOW.unsigned_abs())
            .seed(1)
            .start();
        Self {
            sandbox: sandbox.await.unwrap(),
        }
    }

    /// A payment that was made outside the API: its `imp_uid`.
    pub(super) fn made(&self, payment: NewPayment) -> String {
        let made = self.sandbox.control().create_payment(payment);
        made.unwrap().imp_uid
    }

    /// A card payment of 5,000 won: its `imp_uid`.
    pub(super) fn paid(&self, order: &str) -> String {
        self.made(NewPayment::paid("payco", 5_000).merchant_uid(order))
    }

    /// A bank transfer of 11,000 won: its `imp_uid`.
    pub(super) fn transferred(&self) -> String {
        let payment = NewPayment::paid("kcp", 11_000);
        self.made(payment.pay_method("trans").escrow())
    }

    pub(super) fn key(&self, customer: &str) {
        self.key_at(customer, "nice_v2");
    }

    pub(super) fn key_at(&self, customer: &str, gateway: &str) {
        let control = self.sandbox.control();
        control.create_billing_key(customer, gateway).unwrap();
    }

    /// An order at NaverPay after some steps: calls with their bodies, or without a call what the buyer does.
    pub(super) async fn ordered(&self, steps: &[(&str, &str)]) -> String {
        let id = self.made(NewPayment::paid("naverco", 5_000));
        for (call, body) in steps {
            if call.is_empty() {
                let action = match *body {
                    "cancel" => BuyerAction::Cancel,
                    _ => BuyerAction::Exchange,
                };
                let control = self.sandbox.control();
                control.act_in_naver_pay(&id, action, None).unwrap();
            } else {
                let body = serde_json::from_str(body).unwrap();
                self.post(&format!("/payments/{id}/naver/{call}"), body)
                    .await;
            }
        }
        id
    }

    /// Calls the API without the SDK; what it answers must be an acceptance.
    pub(super) async fn post(&self, target: &str, body: Value) -> Value {
        let token = self.token().await;
        forward::post(self.sandbox.address(), target, &token, &body).await
    }

    /// Reads without the SDK; what the API answers must be an acceptance.
    pub(in crate::hostile) async fn get(&self, target: &str) -> Value {
        let token = self.token().await;
        forward::get(self.sandbox.address(), target, &token).await
    }

    async fn token(&self) -> String {
        let credentials = json!({ "imp_key": KEY, "imp_secret": SECRET });
        let address = self.sandbox.address();
        let granted = forward::post(address, "/users/getToken", "", &credentials).await;
        granted["access_token"].as_str().unwrap().to_owned()
    }

    /// A plan to charge a new billing key in ten seconds of the sandbox's time.
    pub(super) async fn plan(&self, customer: &str, order: &str) {
        self.key(customer);
        let plan = json!({
            "merchant_uid": order, "schedule_at": self.soon(), "currency": "KRW", "amount": 5_900, "name": "1개월",
        });
        let body = json!({ "customer_uid": customer, "schedules": [plan] });
        self.post("/subscribe/payments/schedule", body).await;
    }

    /// The same after its time has come and the card was declined.
    pub(super) async fn failed_plan(&self, customer: &str, order: &str) {
        self.plan(customer, order).await;
        self.sandbox.control().fail_next_charge("한도초과");
        self.sandbox.clock().advance(Duration::from_secs(20));
        // No call begins with a token that time has nearly ended.
        self.sandbox.control().expire_token();
    }

    /// Ten seconds from now by the sandbox's clock.
    pub(super) fn soon(&self) -> i64 {
        i64::try_from(self.sandbox.clock().now()).unwrap() + 10
    }
}
