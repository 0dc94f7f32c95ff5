//! What Paymentwall answers.

use crate::domain::paymentwall::Reply;
use crate::wire::Json;

/// Paymentwall's number of an error. No source tells any.
const ERROR_CODE: i64 = 1;

/// Its word on a report about a delivery.
pub(crate) fn reply(reply: &Reply) -> Json {
    let (error_code, error, notices, success) = match reply {
        Reply::Taken => (Json::Null, Json::Null, &[][..], Json::Integer(1)),
        Reply::Refused(notices) => (
            Json::Integer(ERROR_CODE),
            "the delivery was not taken".into(),
            notices.as_slice(),
            Json::Null,
        ),
    };
    Json::Object(vec![
        ("error", error),
        ("error_code", error_code),
        (
            "notices",
            Json::Array(notices.iter().map(Json::from).collect()),
        ),
        ("success", success),
    ])
}
