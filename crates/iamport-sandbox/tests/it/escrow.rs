//! Deliveries of escrow payments.

use iamport_sandbox::NewPayment;
use serde_json::json;

use super::client::{Caller, NOW};

#[tokio::test]
async fn deliveries_are_registered_and_changed() {
    let caller = Caller::start().await;
    let paid = NewPayment::paid("ksnet", 1_000).escrow();
    let id = caller
        .sandbox
        .control()
        .create_payment(paid)
        .unwrap()
        .imp_uid;
    let target = format!("/escrows/logis/{id}");
    caller.get(&target).await.refused(409, -1, "");
    caller
        .post(&target, json!({"logis": {}}))
        .await
        .refused(400, -1, "logis.company");
    let form = "sender[name]=a&receiver[name]=b&logis[company]=PIGEON&logis[invoice]=1\
                &logis[sent_at]=1700000000";
    caller.form("PUT", &target, form).await.refused(409, -1, "");
    let registered = caller.form("POST", &target, form).await.ok();
    assert_eq!(
        registered,
        json!({"company": "ETC", "invoice": "1", "sent_at": NOW, "applied_at": NOW})
    );
    assert_eq!(caller.get(&target).await.ok(), registered);
    caller
        .form("POST", &target, form)
        .await
        .refused(409, -1, "");
    caller.form("PUT", &target, form).await.ok();
    caller.delete(&target).await.refused(405, -1, "");
    caller
        .get("/escrows/logis/imp_0")
        .await
        .refused(404, -1, "");
}
