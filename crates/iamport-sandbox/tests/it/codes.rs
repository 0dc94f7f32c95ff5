//! The standard codes of banks and card companies.

use serde_json::json;

use super::client::Caller;

#[tokio::test]
async fn codes_are_listed() {
    let caller = Caller::start().await;
    let banks = caller.get("/banks").await.ok();
    assert!(
        banks
            .as_array()
            .unwrap()
            .contains(&json!({"code": "088", "name": "신한은행"}))
    );
    assert_eq!(caller.get("/banks/088").await.ok()["name"], "신한은행");
    assert_eq!(caller.get("/cards/361").await.ok()["name"], "BC");
    for unknown in ["/banks/88", "/cards/000"] {
        caller.get(unknown).await.refused(404, -1, "");
    }
}
