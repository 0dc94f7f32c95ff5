//! The shop, over sockets, with the sandbox as the API. Each test ends with what the sandbox's books say.

use iamport_sandbox::{EffectKind, Fault, FaultKind, WebhookFormat, WebhookSettings};
use tempfile::TempDir;

use super::*;

struct Town {
    sandbox: Sandbox,
    shop: Arc<Shop>,
    client: Client,
    address: SocketAddr,
    _journal: TempDir,
}

impl Town {
    /// A shop that sells `order-7` for 12,000 won, and `order-6` and `order-8` for 5,000.
    async fn new() -> Self {
        Self::with(|shop| shop).await
    }

    async fn with(settings: impl FnOnce(Shop) -> Shop) -> Self {
        let sandbox = Sandbox::start().await.unwrap();
        let journal = tempfile::tempdir().unwrap();
        let client = client_of(&sandbox, journal.path()).unwrap();
        let orders = priced(&[("order-6", 5_000), ("order-7", 12_000), ("order-8", 5_000)]);
        let shop = Arc::new(settings(Shop::new(client.clone(), orders)));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(serve(listener, Arc::clone(&shop)));
        Self {
            sandbox,
            shop,
            client,
            address,
            _journal: journal,
        }
    }

    fn paid(&self, order: &str, amount: u32) -> String {
        let payment = NewPayment::paid("payco", amount).merchant_uid(order);
        let control = self.sandbox.control();
        control.create_payment(payment).unwrap().imp_uid
    }

    /// A payment for an order that waits for a deposit, and so can be paid although another one was.
    fn account(&self, order: &str, amount: u32) -> String {
        let payment = NewPayment::waiting_vbank("kcp", amount).merchant_uid(order);
        let control = self.sandbox.control();
        control.create_payment(payment).unwrap().imp_uid
    }

    fn deposit(&self, imp_uid: &str) {
        self.sandbox.control().deposit(imp_uid).unwrap();
    }

    async fn told(&self, body: &str) -> (u16, String) {
        post(self.address, body).await.unwrap()
    }

    /// How much of a payment was given back, and in how many refunds.
    fn given_back(&self, imp_uid: &str) -> (i64, usize) {
        let control = self.sandbox.control();
        let amount = control.payment(imp_uid).unwrap().cancel_amount;
        let effects = control.effects();
        let is_one = |effect: &&iamport_sandbox::Effect| {
            effect.kind == EffectKind::Refunded && effect.imp_uid.as_deref() == Some(imp_uid)
        };
        let refunds = effects.iter().filter(is_one).count();
        (amount.to_string().parse().unwrap(), refunds)
    }
}

fn answer(status: u16, said: &str) -> (u16, String) {
    (status, said.to_owned())
}

#[tokio::test]
async fn an_order_is_shipped_once_however_often_it_is_told() {
    let town = Town::new().await;
    let imp_uid = town.paid("order-7", 12_000);
    let json = claim(&imp_uid, "order-7", "paid");
    let form = format!("imp_uid={imp_uid}&merchant_uid=order-7&status=paid\r\n");
    // At the same moment, and later.
    let (one, other, third) = tokio::join!(town.told(&json), town.told(&form), town.told(&json));
    let mut said = [one, other, third];
    said.sort();
    assert_eq!(
        said,
        [
            answer(200, "known"),
            answer(200, "known"),
            answer(200, "shipped")
        ]
    );
    assert_eq!(town.told(&json).await, answer(200, "known"));
    assert_eq!(
        town.told(&claim(&imp_uid, "order-7", "ready")).await,
        answer(200, "known")
    );
    assert_eq!(town.shop.shipped(), ["order-7"]);
    assert_eq!(town.given_back(&imp_uid), (0, 0));
}

#[tokio::test]
async fn the_webhooks_of_the_service_ship_once_in_any_order() {
    for format in [WebhookFormat::Json, WebhookFormat::Form] {
        let town = Town::new().await;
        let control = town.sandbox.control();
        let url = format!("http://{}/webhook", town.address);
        let settings = WebhookSettings::new().url(url).format(format);
        control.set_webhooks(settings).unwrap();
        control.hold_webhooks(true);
        let account = NewPayment::waiting_vbank("kcp", 12_000).merchant_uid("order-7");
        let imp_uid = control.create_payment(account).unwrap().imp_uid;
        control.deposit(&imp_uid).unwrap();
        let mut waiting: Vec<u64> = control
            .webhooks()
            .iter()
            .map(|webhook| webhook.id)
            .collect();
        assert!(!waiting.is_empty());
        let copies: Vec<u64> = waiting
            .iter()
            .map(|id| control.duplicate_webhook(*id).unwrap())
            .collect();
        waiting.extend(copies);
        waiting.reverse();
        control.reorder_webhooks(&waiting).unwrap();
        control.hold_webhooks(false);
        control.webhooks_settled().await;
        for webhook in control.webhooks() {
            let outcomes: Vec<_> = webhook
                .attempts
                .iter()
                .map(|attempt| attempt.outcome.clone())
                .collect();
            assert_eq!(outcomes, [Ok(200)], "{webhook:?}");
        }
        assert_eq!(town.shop.shipped(), ["order-7"]);
    }
}

#[tokio::test]
async fn nothing_is_shipped_for_what_was_given_back_before_it_was_told() {
    let town = Town::new().await;
    let again = town.account("order-7", 12_000);
    let imp_uid = town.paid("order-7", 12_000);
    let refund = town.client.cancel_payment().imp_uid(&imp_uid);
    refund.send().await.unwrap();
    assert_eq!(
        town.told(&claim(&imp_uid, "order-7", "cancelled")).await,
        answer(200, "known")
    );
    assert_eq!(
        town.told(&claim(&imp_uid, "order-7", "paid")).await,
        answer(200, "known")
    );
    assert!(town.shop.shipped().is_empty());
    // The order is still open.
    town.deposit(&again);
    assert_eq!(
        town.told(&claim(&again, "order-7", "paid")).await,
        answer(200, "shipped")
    );
    assert_eq!(town.shop.shipped(), ["order-7"]);
    assert_eq!(town.given_back(&again), (0, 0));
}

#[tokio::test]
async fn refunds_of_what_was_shipped_are_noted_once_and_never_backwards() {
    let town = Town::new().await;
    let imp_uid = town.paid("order-7", 12_000);
    let paid = claim(&imp_uid, "order-7", "paid");
    let cancelled = claim(&imp_uid, "order-7", "cancelled");
    assert_eq!(town.told(&paid).await, answer(200, "shipped"));
    // Nothing was given back yet, whoever says so.
    assert_eq!(
        town.told(&cancelled).await,
        answer(503, "please send it again")
    );
    for amount in [2_000, 10_000] {
        let part = town
            .client
            .cancel_payment()
            .imp_uid(&imp_uid)
            .amount(amount);
        part.send().await.unwrap();
        assert_eq!(town.told(&cancelled).await, answer(200, "taken back"));
        assert_eq!(town.told(&cancelled).await, answer(200, "known"));
        assert_eq!(town.told(&paid).await, answer(200, "known"));
    }
    assert_eq!(town.shop.shipped(), ["order-7"]);
}

#[tokio::test]
async fn a_second_payment_of_an_order_is_given_back_once() {
    let town = Town::new().await;
    let second = town.account("order-7", 12_000);
    let first = town.paid("order-7", 12_000);
    town.deposit(&second);
    // Whichever is told first is shipped.
    let late = claim(&first, "order-7", "paid");
    assert_eq!(
        town.told(&claim(&second, "order-7", "paid")).await,
        answer(200, "shipped")
    );
    let (one, other) = tokio::join!(town.told(&late), town.told(&late));
    // The second of two at the same moment finds the key in use, and is told later.
    for (status, said) in [&one, &other] {
        let said = (*status, said.as_str());
        assert!(
            matches!(
                said,
                (200, "given back" | "known") | (503, "please send it again")
            ),
            "{said:?}"
        );
    }
    assert!(one.0 == 200 || other.0 == 200, "{one:?} {other:?}");
    assert_eq!(town.told(&late).await, answer(200, "known"));
    assert_eq!(town.shop.shipped(), ["order-7"]);
    assert_eq!(town.given_back(&first), (12_000, 1));
    assert_eq!(town.given_back(&second), (0, 0));
    let reason = town
        .client
        .get_payment_by_imp_uid(&first)
        .send()
        .await
        .unwrap();
    let reason = reason.into_inner().cancel_history[0].reason.clone();
    assert!(reason.contains(&format!("[#double-{first}]")), "{reason}");
}

#[tokio::test]
async fn a_second_payment_is_given_back_once_though_the_answer_to_it_is_lost() {
    let town = Town::new().await;
    let control = town.sandbox.control();
    let first = town.account("order-7", 12_000);
    let second = town.paid("order-7", 12_000);
    town.deposit(&first);
    assert_eq!(
        town.told(&claim(&first, "order-7", "paid")).await,
        answer(200, "shipped")
    );
    let fault = Fault::new(FaultKind::ResetBeforeAnswer)
        .on("cancelPayment")
        .after();
    control.inject(fault).unwrap();
    let again = claim(&second, "order-7", "paid");
    assert_eq!(town.told(&again).await, answer(200, "given back"));
    assert_eq!(town.told(&again).await, answer(200, "known"));
    assert_eq!(town.given_back(&second), (12_000, 1));
}

#[tokio::test]
async fn a_second_payment_that_was_deposited_is_noted_for_somebody() {
    let town = Town::new().await;
    let second = town.account("order-7", 12_000);
    let first = town.paid("order-7", 12_000);
    town.deposit(&second);
    let paid = claim(&first, "order-7", "paid");
    assert_eq!(town.told(&paid).await, answer(200, "shipped"));
    let again = claim(&second, "order-7", "paid");
    assert_eq!(town.told(&again).await, answer(200, "noted"));
    assert_eq!(town.shop.shipped(), ["order-7"]);
    assert_eq!(town.given_back(&second), (0, 0));
}

#[tokio::test]
async fn what_is_forged_ships_nothing() {
    let town = Town::new().await;
    let waiting = town.account("order-8", 5_000);
    let in_test = NewPayment::paid("payco", 5_000)
        .merchant_uid("order-6")
        .test_channel();
    let in_test = town
        .sandbox
        .control()
        .create_payment(in_test)
        .unwrap()
        .imp_uid;
    let cheap = town.paid("order-8", 10);
    let stolen = town.paid("order-7", 12_000);
    for (body, expected) in [
        (
            claim(&cheap, "order-8", "paid"),
            answer(409, "not what we sold"),
        ),
        (
            claim(&stolen, "order-8", "paid"),
            answer(409, "not what we sold"),
        ),
        (
            claim(&in_test, "order-6", "paid"),
            answer(409, "not what we sold"),
        ),
        (
            claim(&waiting, "order-8", "paid"),
            answer(503, "please send it again"),
        ),
        (claim(&waiting, "order-8", "ready"), answer(200, "waiting")),
        (
            claim("imp_000000000000", "order-8", "paid"),
            answer(503, "please send it again"),
        ),
        (
            claim(&stolen, "order-9", "paid"),
            answer(404, "none of our orders"),
        ),
        (
            claim(&stolen, "order-7", "paid\\n"),
            answer(400, "no notification"),
        ),
        (
            claim("../order-7", "order-7", "paid"),
            answer(400, "no notification"),
        ),
        ("{".to_owned(), answer(400, "no notification")),
        (String::new(), answer(400, "no notification")),
    ] {
        assert_eq!(town.told(&body).await, expected, "{body}");
    }
    let large = claim(&"a".repeat(iamport::webhook::MAX_BODY), "order-8", "paid");
    assert_eq!(town.told(&large).await.0, 413);
    assert!(town.shop.shipped().is_empty());
    assert_eq!(town.given_back(&cheap), (0, 0));
}

#[tokio::test]
async fn while_the_api_is_down_it_asks_for_another_try() {
    let town = Town::new().await;
    let control = town.sandbox.control();
    let imp_uid = town.paid("order-7", 12_000);
    let paid = claim(&imp_uid, "order-7", "paid");
    control
        .inject(Fault::new(FaultKind::ConnectionRefused { lasting: None }))
        .unwrap();
    assert_eq!(town.told(&paid).await, answer(503, "please send it again"));
    assert!(town.shop.shipped().is_empty());
    control.clear_faults();
    assert_eq!(town.told(&paid).await, answer(200, "shipped"));
    assert_eq!(town.shop.shipped(), ["order-7"]);
}

#[tokio::test]
async fn questions_before_a_payment_are_answered_by_the_order() {
    let town = Town::new().await;
    let no = answer(409, r#"{"reason":"the order is not open"}"#);
    let ask = |order: &str, amount: u32| {
        format!(r#"{{"imp_uid":"imp_1","merchant_uid":"{order}","amount":{amount}}}"#)
    };
    let till = |order: &str| {
        format!(
            "event=Galaxia.Cvs.Confirm&imp_uid=imp_1&merchant_uid={order}&status=ready&extra[payType]=cash"
        )
    };
    assert_eq!(
        town.told(&ask("order-7", 12_000)).await,
        answer(200, "go on")
    );
    assert_eq!(town.told(&ask("order-7", 10)).await, no);
    assert_eq!(town.told(&ask("order-9", 12_000)).await, no);
    assert_eq!(town.told(&till("order-7")).await, answer(200, "go on"));
    assert_eq!(town.told(&till("order-9")).await, no);
    assert!(town.shop.shipped().is_empty());
    let imp_uid = town.paid("order-7", 12_000);
    assert_eq!(
        town.told(&claim(&imp_uid, "order-7", "paid")).await,
        answer(200, "shipped")
    );
    assert_eq!(town.told(&ask("order-7", 12_000)).await, no);
    assert_eq!(town.told(&till("order-7")).await, no);
    let escrow = format!(
        r#"{{"event":"Inicis.Escrow.Changed","imp_uid":"{imp_uid}","merchant_uid":"order-7","status":"paid"}}"#
    );
    assert_eq!(town.told(&escrow).await, answer(200, "noted"));
}

#[tokio::test]
async fn addresses_are_filtered_on_request_alone() {
    let town = Town::with(Shop::documented_sources_only).await;
    let imp_uid = town.paid("order-7", 12_000);
    let told = town.told(&claim(&imp_uid, "order-7", "paid")).await;
    assert_eq!(told, answer(403, "not from here"));
    assert!(town.shop.shipped().is_empty());
}

#[tokio::test]
async fn the_show_runs() {
    show().await.unwrap();
}
