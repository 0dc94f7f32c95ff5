// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Fields of the family `kcpquick`.

/// `DELETE /kcpquick/members/{member_id}`
pub(crate) mod member_delete {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[SITE_CODE, PARTNER_TYPE, PARTNER_SUBTYPE];

    pub(crate) const SITE_CODE: Field = Field::named("site_code").required().longest(80);

    pub(crate) const PARTNER_TYPE: Field = Field::named("partner_type")
        .required()
        .longest(80);

    pub(crate) const PARTNER_SUBTYPE: Field = Field::named("partner_subtype")
        .required()
        .longest(80);
}

/// `POST /kcpquick/members/{member_id}/fido/release`
pub(crate) mod release_fido {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[CHANNEL_KEY];

    pub(crate) const CHANNEL_KEY: Field = Field::named("channel_key").required();
}

/// `POST /kcpquick/prepare/{merchant_uid}`
pub(crate) mod prepare_create {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        MERCHANT_UID,
        BTID,
        CUST_IP,
        CODE_VERIFIER,
        VENDER_TYPE,
        REWARD_ID,
    ];

    pub(crate) const MERCHANT_UID: Field = Field::named("merchant_uid").longest(40);

    pub(crate) const BTID: Field = Field::named("btid").required().longest(20);

    pub(crate) const CUST_IP: Field = Field::named("cust_ip").required();

    pub(crate) const CODE_VERIFIER: Field = Field::named("code_verifier")
        .required()
        .longest(200);

    pub(crate) const VENDER_TYPE: Field = Field::named("vender_type").longest(20);

    pub(crate) const REWARD_ID: Field = Field::named("reward_id").longest(20);
}

/// `PUT /kcpquick/prepare/{merchant_uid}`
pub(crate) mod prepare_update {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        MERCHANT_UID,
        BTID,
        CUST_IP,
        CODE_VERIFIER,
        VENDER_TYPE,
        REWARD_ID,
    ];

    pub(crate) const MERCHANT_UID: Field = Field::named("merchant_uid").longest(40);

    pub(crate) const BTID: Field = Field::named("btid").required().longest(20);

    pub(crate) const CUST_IP: Field = Field::named("cust_ip").required();

    pub(crate) const CODE_VERIFIER: Field = Field::named("code_verifier")
        .required()
        .longest(200);

    pub(crate) const VENDER_TYPE: Field = Field::named("vender_type").longest(20);

    pub(crate) const REWARD_ID: Field = Field::named("reward_id").longest(20);
}

/// `POST /kcpquick/payment/money`
pub(crate) mod pay_with_money {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        MEMBER_ID,
        CHANNEL_KEY,
        MERCHANT_UID,
        NAME,
        AMOUNT,
        IMP_UID,
    ];

    pub(crate) const MEMBER_ID: Field = Field::named("member_id").required().longest(16);

    pub(crate) const CHANNEL_KEY: Field = Field::named("channel_key").required();

    pub(crate) const MERCHANT_UID: Field = Field::named("merchant_uid")
        .required()
        .longest(40);

    pub(crate) const NAME: Field = Field::named("name").required().longest(40);

    pub(crate) const AMOUNT: Field = Field::named("amount").required();

    pub(crate) const IMP_UID: Field = Field::named("imp_uid").required();
}

/// `POST /kcpquick/payment/autopay`
pub(crate) mod pay_with_auto_payment_key {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        CUSTOMER_UID,
        MERCHANT_UID,
        NAME,
        BUYER_NAME,
        AMOUNT,
    ];

    pub(crate) const CUSTOMER_UID: Field = Field::named("customer_uid").required();

    pub(crate) const MERCHANT_UID: Field = Field::named("merchant_uid")
        .required()
        .longest(40);

    pub(crate) const NAME: Field = Field::named("name").required().longest(40);

    pub(crate) const BUYER_NAME: Field = Field::named("buyer_name")
        .required()
        .longest(20);

    pub(crate) const AMOUNT: Field = Field::named("amount").required();
}

/// The model `KcpQuickMemberAnnotation`.
pub(crate) mod kcp_quick_member_annotation {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[MEMBER_ID, PG_PROVIDER, PG_ID];

    pub(crate) const MEMBER_ID: Field = Field::named("member_id").longest(80);

    pub(crate) const PG_PROVIDER: Field = Field::named("pg_provider").longest(16);

    pub(crate) const PG_ID: Field = Field::named("pg_id").longest(80);
}
