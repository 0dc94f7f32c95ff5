// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Fields of the family `naver`.

/// `POST /payments/{imp_uid}/naver/ship`
pub(crate) mod naver_ship_product_order {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[DELIVERY_METHOD, DISPATCHED_AT];

    pub(crate) const DELIVERY_METHOD: Field = Field::named("delivery_method").required();

    pub(crate) const DISPATCHED_AT: Field = Field::named("dispatched_at").required();
}

/// `POST /payments/{imp_uid}/naver/ship-exchanged`
pub(crate) mod naver_ship_exchanged_product_order {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[DELIVERY_METHOD];

    pub(crate) const DELIVERY_METHOD: Field = Field::named("delivery_method").required();
}

/// `POST /payments/{imp_uid}/naver/request-return`
pub(crate) mod naver_request_return_product_order {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[DELIVERY_METHOD];

    pub(crate) const DELIVERY_METHOD: Field = Field::named("delivery_method").required();
}

/// `POST /payments/{imp_uid}/naver/reject-return`
pub(crate) mod naver_reject_return_product_order {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[MEMO];

    pub(crate) const MEMO: Field = Field::named("memo").required();
}

/// `POST /payments/{imp_uid}/naver/withhold-return`
pub(crate) mod naver_withhold_return_product_order {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[MEMO];

    pub(crate) const MEMO: Field = Field::named("memo").required();
}

/// `GET /naver/reviews`
pub(crate) mod get_reviews {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[CHANNEL_KEY, FROM, TO, REVIEW_TYPE];

    pub(crate) const CHANNEL_KEY: Field = Field::named("channel_key").required();

    pub(crate) const FROM: Field = Field::named("from").required();

    pub(crate) const TO: Field = Field::named("to").required();

    pub(crate) const REVIEW_TYPE: Field = Field::named("review_type").required();
}
