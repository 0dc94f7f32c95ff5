// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Fields of the family `payments`.

/// `POST /payments/cancel`
pub(crate) mod cancel_payment {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[VAT_AMOUNT, REASON, REFUND_TEL, EXTRA];

    pub(crate) const VAT_AMOUNT: Field = Field::named("vat_amount")
        .supported_at(&["nice", "html5_inicis", "welcome", "nice_v2"]);

    pub(crate) const REASON: Field = Field::named("reason").required_at(&["naverpay"]);

    pub(crate) const REFUND_TEL: Field = Field::named("refund_tel")
        .required_at(&["smartro", "smartro_v2", "welcome"]);

    pub(crate) const EXTRA: Field = Field::named("extra").required_at(&["naverpay"]);
}

/// The model `CancelPaymentExtra`.
pub(crate) mod cancel_payment_extra {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[REQUESTER];

    pub(crate) const REQUESTER: Field = Field::named("requester")
        .required_at(&["naverpay"]);
}

/// The model `PaymentAnnotation`.
pub(crate) mod payment_annotation {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        IMP_UID,
        MERCHANT_UID,
        PG_PROVIDER,
        PG_TID,
        PG_ID,
        APPLY_NUM,
        CARD_ISSUER_CODE,
        CARD_PUBLISHER_CODE,
        VBANK_NUM,
        NAME,
        BUYER_NAME,
        BUYER_EMAIL,
        BUYER_TEL,
        BUYER_ADDR,
        BUYER_POSTCODE,
        DEPOSIT_HISTORY,
    ];

    pub(crate) const IMP_UID: Field = Field::named("imp_uid").longest(32);

    pub(crate) const MERCHANT_UID: Field = Field::named("merchant_uid").longest(40);

    pub(crate) const PG_PROVIDER: Field = Field::named("pg_provider").longest(16);

    pub(crate) const PG_TID: Field = Field::named("pg_tid").longest(64);

    pub(crate) const PG_ID: Field = Field::named("pg_id").longest(80);

    pub(crate) const APPLY_NUM: Field = Field::named("apply_num").longest(20);

    pub(crate) const CARD_ISSUER_CODE: Field = Field::named("card_issuer_code")
        .supported_at(
            &[
                "tosspayments",
                "ksnet",
                "paypal_v2",
                "smartro_v2",
                "nice_v2",
                "toss_brandpay",
                "welcome",
                "tosspay_v2",
            ],
        );

    pub(crate) const CARD_PUBLISHER_CODE: Field = Field::named("card_publisher_code")
        .supported_at(
            &[
                "tosspayments",
                "ksnet",
                "paypal_v2",
                "smartro_v2",
                "nice_v2",
                "toss_brandpay",
                "welcome",
                "tosspay_v2",
            ],
        );

    pub(crate) const VBANK_NUM: Field = Field::named("vbank_num").longest(32);

    pub(crate) const NAME: Field = Field::named("name").longest(40);

    pub(crate) const BUYER_NAME: Field = Field::named("buyer_name").longest(16);

    pub(crate) const BUYER_EMAIL: Field = Field::named("buyer_email").longest(64);

    pub(crate) const BUYER_TEL: Field = Field::named("buyer_tel").longest(16);

    pub(crate) const BUYER_ADDR: Field = Field::named("buyer_addr").longest(128);

    pub(crate) const BUYER_POSTCODE: Field = Field::named("buyer_postcode").longest(8);

    pub(crate) const DEPOSIT_HISTORY: Field = Field::named("deposit_history")
        .supported_at(&["settle"]);
}
