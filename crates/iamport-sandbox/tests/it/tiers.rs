//! The sub-merchants of an agent.

use iamport_sandbox::EXAMPLE_IMP_UID;

use super::client::{Caller, send};

#[tokio::test]
async fn sub_merchants_are_known_by_their_code() {
    let caller = Caller::start().await;
    assert_eq!(caller.get("/tiers/XYZ").await.ok()["tier_code"], "XYZ");
    caller.get("/tiers/QQQ").await.refused(404, -1, "");
    let token = format!("Bearer {}", caller.token);
    for (tier, status) in [("XYZ", 200), ("QQQ", 404), ("xyz", 400)] {
        let headers = [("Authorization", &*token), ("Tier", tier)];
        let target = format!("/payments/{EXAMPLE_IMP_UID}");
        let reply = send(&caller.sandbox, "GET", &target, &headers, b"").await;
        assert_eq!(reply.status, status, "{tier}");
    }
}
