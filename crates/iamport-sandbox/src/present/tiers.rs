//! Sub-merchants on the wire.

use crate::domain::tiers::Tier;
use crate::wire::Json;

pub(crate) fn tier(tier: &Tier) -> Json {
    Json::Object(vec![
        ("tier_code", tier.code.into()),
        ("tier_name", tier.name.into()),
    ])
}
