//! What this command in particular knows about a refusal.

use iamport::Error;

use crate::call_context::{CallContext, Look};
use crate::format;
use crate::place::Place;

/// What to do after an error of one operation; none if there is nothing special about it.
pub(crate) fn of_error(error: &Error, call: &CallContext) -> Option<String> {
    let hint = match call.operation.as_str() {
        "getPaymentByImpUid" if error.is_not_found() => {
            "Check the id. A payment of a test channel is only found with --include-sandbox, and one that was made a \
             moment ago can need a second to appear."
        }
        "getPaymentByMerchantUid" if error.is_not_found() => {
            "Check the order number. Payments of test channels are not found by their order."
        }
        _ => return None,
    };
    Some(hint.to_owned())
}

/// What to do after a confirmed change that was not made.
pub(crate) fn of_not_done(why: &str, call: &CallContext, place: &Place) -> String {
    let look = match &call.look {
        Some(Look::Payment(imp_uid)) if !place.in_process => format!(
            " `iamport{} payments get {} --include-sandbox` shows the payment.",
            place.arguments(),
            format::shell(imp_uid)
        ),
        _ => String::new(),
    };
    match call.operation.as_str() {
        "cancelPayment" => format!(
            "No money was given back by this call.{look} A virtual account that still waits for its deposit is closed \
             by `iamport vbanks revoke`."
        ),
        "createVbank" | "revokeVbank" if why.contains("hashData") => {
            "Nothing was changed. KG Inicis wants the key of its merchant console: name the environment variable that \
             holds it with --pg-api-key-env."
                .to_owned()
        }
        _ => format!("Nothing was changed by this call.{look}"),
    }
}
