// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Fields of the family `paymentwall`.

/// `POST /paymentwall/delivery`
pub(crate) mod paymentwall_delivery {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        IMP_UID,
        MERCHANT_UID,
        TYPE,
        STATUS,
        CARRIER_TRACKING_ID,
        CARRIER_TYPE,
        ESTIMATED_DELIVERY_DATETIME,
        ESTIMATED_UPDATE_DATETIME,
        REASON,
        REFUNDABLE,
        DETAILS,
        SHIPPING_ADDRESS_EMAIL,
        SHIPPING_ADDRESS_COUNTRY,
        SHIPPING_ADDRESS_CITY,
        SHIPPING_ADDRESS_ZIP,
        SHIPPING_ADDRESS_STATE,
        SHIPPING_ADDRESS_STREET,
        SHIPPING_ADDRESS_PHONE,
        SHIPPING_ADDRESS_FIRSTNAME,
        SHIPPING_ADDRESS_LASTNAME,
    ];

    pub(crate) const IMP_UID: Field = Field::named("imp_uid").required().longest(40);

    pub(crate) const MERCHANT_UID: Field = Field::named("merchant_uid")
        .required()
        .longest(40);

    pub(crate) const TYPE: Field = Field::named("type").required();

    pub(crate) const STATUS: Field = Field::named("status").required();

    pub(crate) const CARRIER_TRACKING_ID: Field = Field::named("carrier_tracking_id")
        .longest(64);

    pub(crate) const CARRIER_TYPE: Field = Field::named("carrier_type").longest(64);

    pub(crate) const ESTIMATED_DELIVERY_DATETIME: Field = Field::named(
            "estimated_delivery_datetime",
        )
        .required();

    pub(crate) const ESTIMATED_UPDATE_DATETIME: Field = Field::named(
            "estimated_update_datetime",
        )
        .required();

    pub(crate) const REASON: Field = Field::named("reason").longest(64);

    pub(crate) const REFUNDABLE: Field = Field::named("refundable").required();

    pub(crate) const DETAILS: Field = Field::named("details").longest(400);

    pub(crate) const SHIPPING_ADDRESS_EMAIL: Field = Field::named(
            "shipping_address_email",
        )
        .required()
        .longest(50);

    pub(crate) const SHIPPING_ADDRESS_COUNTRY: Field = Field::named(
            "shipping_address_country",
        )
        .longest(40);

    pub(crate) const SHIPPING_ADDRESS_CITY: Field = Field::named("shipping_address_city")
        .longest(40);

    pub(crate) const SHIPPING_ADDRESS_ZIP: Field = Field::named("shipping_address_zip")
        .longest(40);

    pub(crate) const SHIPPING_ADDRESS_STATE: Field = Field::named(
            "shipping_address_state",
        )
        .longest(40);

    pub(crate) const SHIPPING_ADDRESS_STREET: Field = Field::named(
            "shipping_address_street",
        )
        .longest(40);

    pub(crate) const SHIPPING_ADDRESS_PHONE: Field = Field::named(
            "shipping_address_phone",
        )
        .longest(40);

    pub(crate) const SHIPPING_ADDRESS_FIRSTNAME: Field = Field::named(
            "shipping_address_firstname",
        )
        .longest(40);

    pub(crate) const SHIPPING_ADDRESS_LASTNAME: Field = Field::named(
            "shipping_address_lastname",
        )
        .longest(40);
}
