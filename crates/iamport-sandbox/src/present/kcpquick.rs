//! Buyers of KCP Quick Pay.

use crate::domain::gateway::codes;
use crate::domain::kcpquick::Member;
use crate::wire::Json;

/// A buyer who was registered.
pub(crate) fn member(member: &Member) -> Json {
    Json::Object(vec![
        ("inserted", member.inserted.into()),
        ("member_id", Json::from(&member.member_id)),
        ("pg_id", Json::from(&member.site.site_code)),
        ("pg_provider", codes::KCP_QUICK.into()),
        ("updated", member.updated.into()),
    ])
}
