//! What `Debug` prints of the things that callers hold.

use std::fmt::Write as _;

use iamport::{Client, Credentials};
use iamport_testing::{SECRET, Server, accepted};
use serde_json::json;

use super::assert_text;
use crate::bundle::{BUNDLE, Fill, Style};
use crate::calls::PathValues;
use crate::generated::calls::CALLS;
use crate::support::Clients as _;

#[tokio::test]
async fn what_callers_hold() {
    let builder = Client::builder()
        .base_url("http://127.0.0.1:9/v1")
        .credentials(Credentials::new("key", "secret"))
        .tier("A01")
        .user_agent_suffix("my-shop/2.1");
    let client = builder.build().unwrap();
    let builder = Client::builder()
        .base_url("https://user:password@example.com")
        .credentials(Credentials::new("key", "secret"));

    let schema = BUNDLE.component("PaymentAnnotation");
    let mut payment = BUNDLE.sample("payment", schema, Style::new(Fill::Required));
    payment["imp_uid"] = json!("imp_1");
    payment["card_type"] = json!("none");
    let server = Server::in_turn([accepted(&payment)]);
    let response = server
        .client()
        .get_payment_by_imp_uid("imp_1")
        .send()
        .await
        .unwrap();
    let short: String = format!("{response:#?}")
        .lines()
        .filter(|line| {
            !line.starts_with("        ") || line.contains("imp_uid") || line.contains("response.")
        })
        .map(|line| format!("{line}\n"))
        .collect();

    let mut text = String::new();
    for (title, printed) in [
        (
            "credentials",
            format!("{:?}", Credentials::new("key", SECRET)),
        ),
        ("client builder", format!("{builder:?}")),
        ("client", format!("{client:?}")),
        (
            "client of a sub-merchant",
            format!("{:?}", client.tier("B02").unwrap()),
        ),
        ("nothing is set", format!("{:?}", client.cancel_payment())),
        (
            "path value, query and nothing else",
            format!("{:?}", client.revoke_vbank("imp_1").pg_api_key("secret")),
        ),
        ("response, its payment cut short", short),
    ] {
        writeln!(text, "## {title}\n\n{}\n", printed.trim_end()).unwrap();
    }
    assert_text("text", "debug", text.trim_end());
}

#[tokio::test]
async fn builders_with_everything_set() {
    let mut text = String::new();
    for call in CALLS {
        let server = Server::in_turn([]);
        let path = PathValues::default();
        let _ = (call.send)(server.client(), path.clone()).await;
        writeln!(text, "{}", path.builder()).unwrap();
    }
    assert_text("text", "builders", text.trim_end());
}
