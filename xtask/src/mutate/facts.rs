//! The facts that are changed. Another one is a line more.

/// A fact, and what it is changed to.
pub(super) struct Fact {
    pub(super) name: &'static str,
    /// From the workspace's root.
    pub(super) file: &'static str,
    /// The first place of `from` behind the first place of this is meant.
    pub(super) after: &'static str,
    pub(super) from: &'static str,
    pub(super) to: &'static str,
}

const fn fact(
    name: &'static str,
    file: &'static str,
    after: &'static str,
    from: &'static str,
    to: &'static str,
) -> Fact {
    Fact {
        name,
        file,
        after,
        from,
        to,
    }
}

#[rustfmt::skip]
pub(super) const FACTS: &[Fact] = &[
    // The spec: what it is called and how it is reached.
    fact("a path", "spec/vbanks.yaml", "paths:", "  /vbanks:\n", "  /virtual-accounts:\n"),
    fact("a method", "spec/vbanks.yaml", "  /vbanks/{imp_uid}:\n", "    put:\n", "    patch:\n"),
    fact("a query parameter", "spec/payments.yaml", "operationId: getPaymentByImpUid", "name: include_sandbox", "name: with_sandbox"),
    fact("a body field", "spec/payments.yaml", "operationId: cancelPayment", "                reason:\n", "                why:\n"),
    fact("an answered field", "spec/payments.yaml", "    PaymentAnnotation:\n", "        receipt_url:\n", "        receipt_link:\n"),
    fact("a status", "spec/payments.yaml", "    PaymentStatus:\n", "cancelled", "canceled"),
    fact("a Korean title", "spec/vbanks.yaml", "operationId: revokeVbank", "가상계좌 발급취소 API", "가상계좌 말소 API"),
    // The spec: rules.
    fact("a gateway that issues accounts", "spec/vbanks.yaml", "operationId: createVbank", "nice_v2, ", ""),
    fact("a gateway that revokes accounts", "spec/vbanks.yaml", "operationId: revokeVbank", "danal, ", ""),
    fact("a gateway that changes accounts", "spec/vbanks.yaml", "operationId: modifyVbank", "[settle]", "[settle, nice]"),
    fact("a field that a gateway requires", "spec/vbanks.yaml", "                vbank_holder:\n", "required: [html5_inicis, nice, ", "required: [html5_inicis, "),
    fact("a field that a gateway ignores", "spec/vbanks.yaml", "                vbank_holder:\n", "ignored: [tosspayments, ", "ignored: ["),
    fact("a length", "spec/vbanks.yaml", "                merchant_uid:\n", "maxLength: 40", "maxLength: 30"),
    fact("a required field", "spec/prepare.yaml", "operationId: preparePayment", "required: [merchant_uid, amount]", "required: [merchant_uid]"),
    fact("a mark of a secret", "spec/billing-keys.yaml", "                card_number:\n", "x-iamport-sensitive: secret", "x-iamport-sensitive: personal"),
    fact("a mark of personal data", "spec/payments.yaml", "        buyer_tel:\n", "          x-iamport-sensitive: personal\n", ""),
    fact("what may be sent again", "spec/payments.yaml", "operationId: cancelPayment", "x-iamport-repeat: once", "x-iamport-repeat: idempotent"),
    fact("what an answer repeats", "spec/vbanks.yaml", "operationId: revokeVbank", "        - {sent: imp_uid, answered: imp_uid}\n", "        - {sent: imp_uid, answered: merchant_uid}\n"),
    fact("what zero means", "spec/payments.yaml", "operationId: cancelPayment", "x-iamport-zero: everything", "x-iamport-zero: skipped"),
    fact("a bound of a time", "spec/vbanks.yaml", "                vbank_due:\n", "minimum: 1000000000", "minimum: 1"),
    fact("a default", "spec/payments.yaml", "operationId: getPaymentsByStatus", "default: 20", "default: 50"),
    // The spec: codes.
    fact("a bank", "spec/codes.json", "\"banks\"", "\"기업은행\"", "\"IBK은행\""),
    fact("a bank of a gateway", "spec/codes.json", "\"gateways\": [\"nice_v2\"]", "\"003\": \"003\", ", ""),
    fact("a card company", "spec/codes.json", "\"cards\"", "\"name_ko\": \"", "\"name_ko\": \"새"),
    // Control calls of the sandbox.
    fact("the path of a control call", "crates/iamport-sandbox/src/control/clock.rs", "for MoveClock", "/_sandbox/clock", "/_sandbox/time"),
    fact("a field of a control call", "crates/iamport-sandbox/src/control/clock.rs", "pub struct MoveClock", "    pub advance: ", "    #[serde(rename = \"forward\")]\n    pub advance: "),
    fact("the method of a control call", "crates/iamport-sandbox/src/control/clock.rs", "for MoveClock", "\"POST\"", "\"PUT\""),
    fact("an answered field of a control call", "crates/iamport-sandbox/src/control/clock.rs", "pub struct ClockState", "    pub frozen: ", "    #[serde(rename = \"stopped\")]\n    pub frozen: "),
];
