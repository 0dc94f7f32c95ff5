// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Fields of the family `escrow`.

/// `PUT /escrows/logis/{imp_uid}`
pub(crate) mod escrow_logis_edit {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[SENDER, RECEIVER, LOGIS, PRODUCTS];

    pub(crate) const SENDER: Field = Field::named("sender").required();

    pub(crate) const RECEIVER: Field = Field::named("receiver").required();

    pub(crate) const LOGIS: Field = Field::named("logis").required();

    pub(crate) const PRODUCTS: Field = Field::named("products")
        .required_at(&["welcome"])
        .supported_at(&["welcome"]);
}

/// `POST /escrows/logis/{imp_uid}`
pub(crate) mod escrow_logis_save {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[SENDER, RECEIVER, LOGIS, PRODUCTS, SEND_EMAIL];

    pub(crate) const SENDER: Field = Field::named("sender").required();

    pub(crate) const RECEIVER: Field = Field::named("receiver").required();

    pub(crate) const LOGIS: Field = Field::named("logis").required();

    pub(crate) const PRODUCTS: Field = Field::named("products")
        .required_at(&["welcome"])
        .supported_at(&["welcome"]);

    pub(crate) const SEND_EMAIL: Field = Field::named("send_email")
        .supported_at(&["nice_v2"]);
}

/// The model `EscrowLogisFormedAddress`.
pub(crate) mod escrow_logis_formed_address {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[ADDRESS_LINE_1, ADDRESS_LINE_2];

    pub(crate) const ADDRESS_LINE_1: Field = Field::named("address_line_1")
        .required_at(&["smartro_v2"]);

    pub(crate) const ADDRESS_LINE_2: Field = Field::named("address_line_2")
        .required_at(&["smartro_v2"]);
}

/// The model `EscrowLogisSenderAnnotation`.
pub(crate) mod escrow_logis_sender_annotation {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        NAME,
        TEL,
        ADDR,
        POSTCODE,
        RELATIONSHIP,
        FORMED_ADDRESS,
    ];

    pub(crate) const NAME: Field = Field::named("name")
        .required_at(&["html5_inicis", "smartro_v2"]);

    pub(crate) const TEL: Field = Field::named("tel")
        .required_at(&["html5_inicis", "smartro_v2"]);

    pub(crate) const ADDR: Field = Field::named("addr").required_at(&["html5_inicis"]);

    pub(crate) const POSTCODE: Field = Field::named("postcode")
        .required_at(&["html5_inicis", "smartro_v2"]);

    pub(crate) const RELATIONSHIP: Field = Field::named("relationship")
        .required_at(&["daou"]);

    pub(crate) const FORMED_ADDRESS: Field = Field::named("formed_address")
        .required_at(&["smartro_v2"]);
}

/// The model `EscrowLogisReceiverAnnotation`.
pub(crate) mod escrow_logis_receiver_annotation {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[NAME, TEL, ADDR, POSTCODE, FORMED_ADDRESS];

    pub(crate) const NAME: Field = Field::named("name")
        .required_at(&["html5_inicis", "smartro_v2"]);

    pub(crate) const TEL: Field = Field::named("tel")
        .required_at(&["html5_inicis", "smartro_v2"]);

    pub(crate) const ADDR: Field = Field::named("addr").required_at(&["html5_inicis"]);

    pub(crate) const POSTCODE: Field = Field::named("postcode")
        .required_at(&["html5_inicis", "smartro_v2"]);

    pub(crate) const FORMED_ADDRESS: Field = Field::named("formed_address")
        .required_at(&["smartro_v2"]);
}

/// The model `EscrowLogisInfoAnnotation`.
pub(crate) mod escrow_logis_info_annotation {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[COMPANY, INVOICE, SENT_AT, RECEIVING_AT, ADDRESS];

    pub(crate) const COMPANY: Field = Field::named("company").required();

    pub(crate) const INVOICE: Field = Field::named("invoice").required();

    pub(crate) const SENT_AT: Field = Field::named("sent_at").required();

    pub(crate) const RECEIVING_AT: Field = Field::named("receiving_at")
        .required_at(&["daou"]);

    pub(crate) const ADDRESS: Field = Field::named("address").required_at(&["daou"]);
}

/// The model `EscrowLogisProductsAnnotation`.
pub(crate) mod escrow_logis_products_annotation {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[ID, NAME, AMOUNT];

    pub(crate) const ID: Field = Field::named("id").required();

    pub(crate) const NAME: Field = Field::named("name").required();

    pub(crate) const AMOUNT: Field = Field::named("amount").required();
}
