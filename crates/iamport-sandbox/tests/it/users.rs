//! The channels that the shop has set up.

use super::client::Caller;

#[tokio::test]
async fn channels_are_listed() {
    let caller = Caller::start().await;
    let channels = caller.get("/users/pg").await.ok();
    let of = |key: &str| {
        let mut list = channels.as_array().unwrap().iter();
        list.find(|channel| channel["channel_key"] == key)
            .cloned()
            .unwrap()
    };
    assert_eq!(of("channel-key-nice_v2-test")["sandbox"], true);
    assert_eq!(
        of("channel-key-certification-danal")["type"],
        "certification"
    );
}
