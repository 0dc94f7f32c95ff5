//! Cash receipts on the wire.

use crate::domain::receipts::Receipt;
use crate::wire::Json;

pub(crate) fn of_payment(imp_uid: &str, receipt: &Receipt) -> Json {
    presented(("imp_uid", imp_uid.into()), receipt)
}

pub(crate) fn external(merchant_uid: &str, receipt: &Receipt) -> Json {
    presented(("merchant_uid", merchant_uid.into()), receipt)
}

fn presented(of: (&'static str, Json), receipt: &Receipt) -> Json {
    let url = format!("https://receipt.example.com/cash/{}", receipt.receipt_tid);
    Json::Object(vec![
        of,
        ("amount", receipt.amount.into()),
        ("applied_at", receipt.applied_at.into()),
        ("apply_num", Json::from(&receipt.apply_num)),
        ("cancelled_at", receipt.cancelled_at.into()),
        ("receipt_tid", Json::from(&receipt.receipt_tid)),
        ("receipt_url", Json::Text(url)),
        ("type", receipt.receipt_type.as_str().into()),
        ("vat", receipt.vat.into()),
    ])
}
