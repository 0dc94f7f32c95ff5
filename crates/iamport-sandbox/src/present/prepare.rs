//! Registered amounts on the wire.

use crate::domain::prepare::Prepared;
use crate::wire::Json;

pub(crate) fn prepared(merchant_uid: &str, prepared: &Prepared) -> Json {
    Json::Object(vec![
        ("amount", prepared.amount.into()),
        ("currency", Json::from(&prepared.currency)),
        ("merchant_uid", merchant_uid.into()),
    ])
}
