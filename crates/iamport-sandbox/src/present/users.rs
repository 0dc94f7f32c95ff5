//! The channels of the shop on the wire.

use crate::domain::channels::ShopChannel;
use crate::wire::Json;

pub(crate) fn channels(all: &[ShopChannel]) -> Json {
    Json::Array(all.iter().map(channel).collect())
}

fn channel(channel: &ShopChannel) -> Json {
    Json::Object(vec![
        ("channel_key", Json::from(&channel.key)),
        ("channel_name", Json::Text(channel.name())),
        ("pg_id", Json::Text(channel.mid())),
        ("pg_provider", channel.provider.into()),
        ("sandbox", channel.test.into()),
        ("type", channel.purpose.as_str().into()),
    ])
}
