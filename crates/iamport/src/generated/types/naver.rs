// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`naver`](crate::operations::naver).

/// Why product orders are refunded.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverCancelReason {
    /// `SOLD_OUT`: The goods are sold out.
    SoldOut,
    /// `DELAYED_DELIVERY`: The delivery is late.
    DelayedDelivery,
    /// `PRODUCT_UNSATISFIED`: The buyer is not content with the goods.
    ProductUnsatisfied,
    /// `INTENT_CHANGED`: The buyer changed their mind.
    IntentChanged,
    /// `COLOR_AND_SIZE`: The buyer wants another colour or size.
    ColorAndSize,
    /// `WRONG_ORDER`: The buyer ordered by mistake.
    WrongOrder,
    /// `INCORRECT_INFO`: The goods differ from their description.
    IncorrectInfo,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(NaverCancelReason {
    SoldOut = "SOLD_OUT",
    DelayedDelivery = "DELAYED_DELIVERY",
    ProductUnsatisfied = "PRODUCT_UNSATISFIED",
    IntentChanged = "INTENT_CHANGED",
    ColorAndSize = "COLOR_AND_SIZE",
    WrongOrder = "WRONG_ORDER",
    IncorrectInfo = "INCORRECT_INFO",
});

/// Why goods are sent back.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverReturnReason {
    /// `INTENT_CHANGED`: The buyer changed their mind.
    IntentChanged,
    /// `COLOR_AND_SIZE`: The buyer wants another colour or size.
    ColorAndSize,
    /// `WRONG_ORDER`: The buyer ordered by mistake.
    WrongOrder,
    /// `PRODUCT_UNSATISFIED`: The buyer is not content with the goods.
    ProductUnsatisfied,
    /// `DELAYED_DELIVERY`: The delivery was late.
    DelayedDelivery,
    /// `SOLD_OUT`: The goods are sold out.
    SoldOut,
    /// `DROPPED_DELIVERY`: Something was missing from the delivery.
    DroppedDelivery,
    /// `BROKEN`: The goods are broken.
    Broken,
    /// `INCORRECT_INFO`: The goods differ from their description.
    IncorrectInfo,
    /// `WRONG_DELIVERY`: Other goods came than those ordered.
    WrongDelivery,
    /// `WRONG_OPTION`: The goods came in another colour or form than ordered.
    WrongOption,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(NaverReturnReason {
    IntentChanged = "INTENT_CHANGED",
    ColorAndSize = "COLOR_AND_SIZE",
    WrongOrder = "WRONG_ORDER",
    ProductUnsatisfied = "PRODUCT_UNSATISFIED",
    DelayedDelivery = "DELAYED_DELIVERY",
    SoldOut = "SOLD_OUT",
    DroppedDelivery = "DROPPED_DELIVERY",
    Broken = "BROKEN",
    IncorrectInfo = "INCORRECT_INFO",
    WrongDelivery = "WRONG_DELIVERY",
    WrongOption = "WRONG_OPTION",
});

/// Why a return is held back.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverWithholdReason {
    /// `RETURN_DELIVERYFEE`: The postage of the return is claimed.
    ReturnDeliveryfee,
    /// `EXTRAFEEE`: Another cost is claimed; NaverPay spells it with three letters E.
    Extrafeee,
    /// `RETURN_DELIVERYFEE_AND_EXTRAFEEE`: The postage of the return and another cost are claimed.
    ReturnDeliveryfeeAndExtrafeee,
    /// `RETURN_PRODUCT_NOT_DELIVERED`: The goods have not come back.
    ReturnProductNotDelivered,
    /// `ETC`: Any other reason.
    Etc,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(NaverWithholdReason {
    ReturnDeliveryfee = "RETURN_DELIVERYFEE",
    Extrafeee = "EXTRAFEEE",
    ReturnDeliveryfeeAndExtrafeee = "RETURN_DELIVERYFEE_AND_EXTRAFEEE",
    ReturnProductNotDelivered = "RETURN_PRODUCT_NOT_DELIVERED",
    Etc = "ETC",
});

/// How goods reach the buyer.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverDeliveryMethod {
    /// `DELIVERY`: By parcel or mail.
    Delivery,
    /// `GDFW_ISSUE_SVC`: By parcel, with a label printed by Goodsflow.
    GdfwIssueSvc,
    /// `VISIT_RECEIPT`: The buyer collects them.
    VisitReceipt,
    /// `DIRECT_DELIVERY`: They are handed over.
    DirectDelivery,
    /// `QUICK_SVC`: By a courier on a motorcycle.
    QuickSvc,
    /// `NOTHING`: Nothing is shipped.
    Nothing,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(NaverDeliveryMethod {
    Delivery = "DELIVERY",
    GdfwIssueSvc = "GDFW_ISSUE_SVC",
    VisitReceipt = "VISIT_RECEIPT",
    DirectDelivery = "DIRECT_DELIVERY",
    QuickSvc = "QUICK_SVC",
    Nothing = "NOTHING",
});

/// How goods come back.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverReturnDeliveryMethod {
    /// `RETURN_DESIGNATED`: By a parcel that the shop ordered.
    ReturnDesignated,
    /// `RETURN_DELIVERY`: By a parcel that the buyer sent.
    ReturnDelivery,
    /// `RETURN_INDIVIDUAL`: They are handed over.
    ReturnIndividual,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(NaverReturnDeliveryMethod {
    ReturnDesignated = "RETURN_DESIGNATED",
    ReturnDelivery = "RETURN_DELIVERY",
    ReturnIndividual = "RETURN_INDIVIDUAL",
});

/// The carrier, in NaverPay's codes.
///
/// They are not the codes of escrow deliveries.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverDeliveryCompany {
    /// `CJGLS`: CJ Logistics.
    Cjgls,
    /// `KGB`: Logen.
    Kgb,
    /// `DONGBU`: KG Logis.
    Dongbu,
    /// `EPOST`: A parcel by Korea Post.
    Epost,
    /// `REGISTPOST`: Registered mail.
    Registpost,
    /// `HANJIN`: Hanjin.
    Hanjin,
    /// `HYUNDAI`: Lotte, formerly Hyundai.
    Hyundai,
    /// `KGBLS`: KGB.
    Kgbls,
    /// `INNOGIS`: GTX Logis.
    Innogis,
    /// `DAESIN`: Daesin.
    Daesin,
    /// `ILYANG`: Ilyang.
    Ilyang,
    /// `KDEXP`: Kyungdong.
    Kdexp,
    /// `CHUNIL`: Chunil.
    Chunil,
    /// `CH1`: Any other.
    Ch1,
    /// `HDEXP`: Hapdong.
    Hdexp,
    /// `CVSNET`: A parcel handed in at a convenience store.
    Cvsnet,
    /// `DHL`: DHL.
    Dhl,
    /// `FEDEX`: FedEx.
    Fedex,
    /// `GSMNTON`: GSM NtoN.
    Gsmnton,
    /// `WARPEX`: WarpEx.
    Warpex,
    /// `WIZWA`: Wizwa.
    Wizwa,
    /// `EMS`: EMS, the express mail of the post.
    Ems,
    /// `DHLDE`: DHL Germany.
    Dhlde,
    /// `ACIEXPRESS`: ACI.
    Aciexpress,
    /// `EZUSA`: EZUSA.
    Ezusa,
    /// `PANTOS`: Pantos.
    Pantos,
    /// `UPS`: UPS.
    Ups,
    /// `HLCGLOBAL`: Hyundai abroad.
    Hlcglobal,
    /// `KOREXG`: CJ Logistics abroad.
    Korexg,
    /// `TNT`: TNT.
    Tnt,
    /// `SWGEXP`: Sungwon Global.
    Swgexp,
    /// `DAEWOON`: Daewoon Global.
    Daewoon,
    /// `USPS`: USPS, the post of the United States.
    Usps,
    /// `IPARCEL`: i-parcel.
    Iparcel,
    /// `KUNYOUNG`: Kunyoung.
    Kunyoung,
    /// `HPL`: Hanips.
    Hpl,
    /// `DADREAM`: Dadream.
    Dadream,
    /// `SLX`: SLX.
    Slx,
    /// `SFEXPRESS`: SF Express.
    Sfexpress,
    /// `HONAM`: Honam.
    Honam,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(NaverDeliveryCompany {
    Cjgls = "CJGLS",
    Kgb = "KGB",
    Dongbu = "DONGBU",
    Epost = "EPOST",
    Registpost = "REGISTPOST",
    Hanjin = "HANJIN",
    Hyundai = "HYUNDAI",
    Kgbls = "KGBLS",
    Innogis = "INNOGIS",
    Daesin = "DAESIN",
    Ilyang = "ILYANG",
    Kdexp = "KDEXP",
    Chunil = "CHUNIL",
    Ch1 = "CH1",
    Hdexp = "HDEXP",
    Cvsnet = "CVSNET",
    Dhl = "DHL",
    Fedex = "FEDEX",
    Gsmnton = "GSMNTON",
    Warpex = "WARPEX",
    Wizwa = "WIZWA",
    Ems = "EMS",
    Dhlde = "DHLDE",
    Aciexpress = "ACIEXPRESS",
    Ezusa = "EZUSA",
    Pantos = "PANTOS",
    Ups = "UPS",
    Hlcglobal = "HLCGLOBAL",
    Korexg = "KOREXG",
    Tnt = "TNT",
    Swgexp = "SWGEXP",
    Daewoon = "DAEWOON",
    Usps = "USPS",
    Iparcel = "IPARCEL",
    Kunyoung = "KUNYOUNG",
    Hpl = "HPL",
    Dadream = "DADREAM",
    Slx = "SLX",
    Sfexpress = "SFEXPRESS",
    Honam = "HONAM",
});

/// Which reviews of NaverPay.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverReviewType {
    /// `general`: Those with a short text.
    General,
    /// `premium`: Those with a title and a long text.
    Premium,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(NaverReviewType {
    General = "general",
    Premium = "premium",
});

/// Who accepts the purchase.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverConfirmRequester {
    /// `admin`: The shop.
    Admin,
    /// `customer`: The buyer.
    Customer,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(NaverConfirmRequester {
    Admin = "admin",
    Customer = "customer",
});

/// How far a product order has come.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverProductOrderStatus {
    /// `PAYMENT_WAITING`: The deposit is awaited.
    PaymentWaiting,
    /// `PAYED`: It is paid.
    Payed,
    /// `DELIVERING`: The goods are on their way.
    Delivering,
    /// `DELIVERED`: The goods have arrived.
    Delivered,
    /// `PURCHASE_DECIDED`: The buyer has accepted the purchase.
    PurchaseDecided,
    /// `EXCHANGED`: The goods were exchanged.
    Exchanged,
    /// `CANCELED`: It was cancelled.
    Canceled,
    /// `RETURNED`: The goods were sent back.
    Returned,
    /// `CANCELED_BY_NOPAYMENT`: It was cancelled because nothing was deposited.
    CanceledByNopayment,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(NaverProductOrderStatus {
    PaymentWaiting = "PAYMENT_WAITING",
    Payed = "PAYED",
    Delivering = "DELIVERING",
    Delivered = "DELIVERED",
    PurchaseDecided = "PURCHASE_DECIDED",
    Exchanged = "EXCHANGED",
    Canceled = "CANCELED",
    Returned = "RETURNED",
    CanceledByNopayment = "CANCELED_BY_NOPAYMENT",
});

/// What was claimed about a product order.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverClaimType {
    /// `CANCEL`: That it is cancelled.
    Cancel,
    /// `RETURN`: That the goods are taken back.
    Return,
    /// `EXCHANGE`: That the goods are exchanged.
    Exchange,
    /// `PURCHASE_DECISION_HOLDBACK`: That the purchase is not accepted yet.
    PurchaseDecisionHoldback,
    /// `ADMIN_CANCEL`: That NaverPay cancels it.
    AdminCancel,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(NaverClaimType {
    Cancel = "CANCEL",
    Return = "RETURN",
    Exchange = "EXCHANGE",
    PurchaseDecisionHoldback = "PURCHASE_DECISION_HOLDBACK",
    AdminCancel = "ADMIN_CANCEL",
});

/// How far a claim has come.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverClaimStatus {
    /// `CANCEL_REQUEST`: A cancel is asked for.
    CancelRequest,
    /// `CANCELING`: A cancel is under way.
    Canceling,
    /// `CANCEL_DONE`: A cancel is done.
    CancelDone,
    /// `CANCEL_REJECT`: A cancel was withdrawn.
    CancelReject,
    /// `RETURN_REQUEST`: A return is asked for.
    ReturnRequest,
    /// `COLLECTING`: The goods of a return or an exchange are being collected.
    Collecting,
    /// `COLLECT_DONE`: The goods of a return or an exchange were collected.
    CollectDone,
    /// `RETURN_DONE`: A return is done.
    ReturnDone,
    /// `RETURN_REJECT`: A return was withdrawn.
    ReturnReject,
    /// `EXCHANGE_REQUEST`: An exchange is asked for.
    ExchangeRequest,
    /// `EXCHANGE_REDELIVERING`: The new goods of an exchange are on their way.
    ExchangeRedelivering,
    /// `EXCHANGE_DONE`: An exchange is done.
    ExchangeDone,
    /// `EXCHANGE_REJECT`: An exchange was refused.
    ExchangeReject,
    /// `PURCHASE_DECISION_HOLDBACK`: The purchase is held back.
    PurchaseDecisionHoldback,
    /// `PURCHASE_DECISION_HOLDBACK_REDELIVERING`: The purchase is held back while goods are sent again.
    PurchaseDecisionHoldbackRedelivering,
    /// `PURCHASE_DECISION_REQUEST`: The buyer is asked to accept the purchase.
    PurchaseDecisionRequest,
    /// `PURCHASE_DECISION_HOLDBACK_RELEASE`: The purchase is held back no longer.
    PurchaseDecisionHoldbackRelease,
    /// `ADMIN_CANCELING`: A cancel by NaverPay is under way.
    AdminCanceling,
    /// `ADMIN_CANCEL_DONE`: A cancel by NaverPay is done.
    AdminCancelDone,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(NaverClaimStatus {
    CancelRequest = "CANCEL_REQUEST",
    Canceling = "CANCELING",
    CancelDone = "CANCEL_DONE",
    CancelReject = "CANCEL_REJECT",
    ReturnRequest = "RETURN_REQUEST",
    Collecting = "COLLECTING",
    CollectDone = "COLLECT_DONE",
    ReturnDone = "RETURN_DONE",
    ReturnReject = "RETURN_REJECT",
    ExchangeRequest = "EXCHANGE_REQUEST",
    ExchangeRedelivering = "EXCHANGE_REDELIVERING",
    ExchangeDone = "EXCHANGE_DONE",
    ExchangeReject = "EXCHANGE_REJECT",
    PurchaseDecisionHoldback = "PURCHASE_DECISION_HOLDBACK",
    PurchaseDecisionHoldbackRedelivering = "PURCHASE_DECISION_HOLDBACK_REDELIVERING",
    PurchaseDecisionRequest = "PURCHASE_DECISION_REQUEST",
    PurchaseDecisionHoldbackRelease = "PURCHASE_DECISION_HOLDBACK_RELEASE",
    AdminCanceling = "ADMIN_CANCELING",
    AdminCancelDone = "ADMIN_CANCEL_DONE",
});

/// Where the goods of a product order go.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NaverAddress {
    /// The postal address as far as the building.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub base: String,
    /// The rest of the address.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub detail: Option<String>,
    /// The postcode.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub postcode: String,
    /// The first telephone number of the recipient.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub tel1: String,
    /// Another telephone number of the recipient.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub tel2: Option<String>,
    /// The name of the recipient.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub name: String,
}

impl std::fmt::Debug for NaverAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NaverAddress")
            .field("base", &crate::runtime::Masked(&self.base))
            .field("detail", &crate::runtime::Masked(&self.detail))
            .field("postcode", &crate::runtime::Masked(&self.postcode))
            .field("tel1", &crate::runtime::Masked(&self.tel1))
            .field("tel2", &crate::runtime::Masked(&self.tel2))
            .field("name", &crate::runtime::Masked(&self.name))
            .finish()
    }
}

crate::decode::model!(NaverAddress);

/// Who ordered.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NaverOrderer {
    /// The name of the orderer.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub name: String,
    /// The Naver account of the orderer, masked by NaverPay.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub id: String,
    /// The telephone number of the orderer.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub tel: String,
}

impl std::fmt::Debug for NaverOrderer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NaverOrderer")
            .field("name", &crate::runtime::Masked(&self.name))
            .field("id", &crate::runtime::Masked(&self.id))
            .field("tel", &crate::runtime::Masked(&self.tel))
            .finish()
    }
}

crate::decode::model!(NaverOrderer);

/// One product of a NaverPay order.
///
/// NaverPay keeps one product order for each product, so that a payment has one or more of them.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NaverProductOrderAnnotation {
    /// NaverPay's number of the product order.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub product_order_id: String,
    /// How far it has come.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub product_order_status: super::NaverProductOrderStatus,
    /// What was claimed about it; null where nothing was.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub claim_type: Option<super::NaverClaimType>,
    /// How far the claim has come; null where there is none.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub claim_status: Option<super::NaverClaimStatus>,
    /// The id of the product.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub product_id: String,
    /// The name of the product.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub product_name: String,
    /// The id of the option that was chosen.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub product_option_id: String,
    /// The name of the option that was chosen.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub product_option_name: String,
    /// The price of the product order, in won.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub product_amount: Option<crate::Amount>,
    /// The postage of the product order, in won.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub delivery_amount: Option<crate::Amount>,
    /// How many pieces.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub quantity: i64,
    /// Who ordered.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub orderer: Option<super::NaverOrderer>,
    /// Where the goods go.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub shipping_address: Option<super::NaverAddress>,
    /// What the buyer wrote for the delivery.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub shipping_memo: Option<String>,
    /// Until when the goods must be sent, in epoch seconds; 0 where nothing is set.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub shipping_due: Option<crate::UnixTime>,
    /// The buyer's personal customs code, for goods from abroad.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub individual_code: Option<String>,
}

impl std::fmt::Debug for NaverProductOrderAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NaverProductOrderAnnotation")
            .field("product_order_id", &self.product_order_id)
            .field("product_order_status", &self.product_order_status)
            .field("claim_type", &self.claim_type)
            .field("claim_status", &self.claim_status)
            .field("product_id", &self.product_id)
            .field("product_name", &self.product_name)
            .field("product_option_id", &self.product_option_id)
            .field("product_option_name", &self.product_option_name)
            .field("product_amount", &self.product_amount)
            .field("delivery_amount", &self.delivery_amount)
            .field("quantity", &self.quantity)
            .field("orderer", &self.orderer)
            .field("shipping_address", &self.shipping_address)
            .field("shipping_memo", &crate::runtime::Masked(&self.shipping_memo))
            .field("shipping_due", &self.shipping_due)
            .field("individual_code", &crate::runtime::Masked(&self.individual_code))
            .finish()
    }
}

crate::decode::model!(NaverProductOrderAnnotation);

/// What a buyer wrote about a product.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NaverReviewAnnotation {
    /// NaverPay's id of the review.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub review_id: String,
    /// How content the buyer is, a number as text.
    ///
    /// Of a `general` review 0 means no, 1 middling, 2 yes; of a `premium` one 10 means not recommended, 11
    /// middling, 12 recommended, 13 highly recommended.
    ///
    /// *Assumed:* The vendor's schema gives these values in one text and 1 to 5 in another; no answer was
    /// ever captured.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub score: String,
    /// The text of a `general` review, or the title of a `premium` one.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub title: String,
    /// The text of a `premium` review; null in a `general` one.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub content: Option<String>,
    /// NaverPay's number of the product order.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub product_order_id: String,
    /// The id of the product.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub product_id: String,
    /// The name of the product.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub product_name: String,
    /// The name of the option that was chosen.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub product_option_name: Option<String>,
    /// The account of the writer, encrypted by NaverPay.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub writer: String,
    /// When the review was written, in epoch seconds.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub created_at: Option<crate::UnixTime>,
    /// When the review was last changed, in epoch seconds; 0 where it never was.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub modified_at: Option<crate::UnixTime>,
}

impl std::fmt::Debug for NaverReviewAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NaverReviewAnnotation")
            .field("review_id", &self.review_id)
            .field("score", &self.score)
            .field("title", &crate::runtime::Masked(&self.title))
            .field("content", &crate::runtime::Masked(&self.content))
            .field("product_order_id", &self.product_order_id)
            .field("product_id", &self.product_id)
            .field("product_name", &self.product_name)
            .field("product_option_name", &self.product_option_name)
            .field("writer", &crate::runtime::Masked(&self.writer))
            .field("created_at", &self.created_at)
            .field("modified_at", &self.modified_at)
            .finish()
    }
}

crate::decode::model!(NaverReviewAnnotation);

/// For how much of a NaverPay payment a cash receipt can be issued.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NaverCashAmountAnnotation {
    /// The whole amount that a cash receipt can be issued for, in won.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount_total: crate::Amount,
    /// What of it was paid with Naver points.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount_by_npoint: crate::Amount,
    /// What of it was paid with the main method, such as a bank transfer.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount_by_primary: crate::Amount,
    /// What of it is the price without value added tax.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount_supply: crate::Amount,
    /// What of it is value added tax.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount_vat: crate::Amount,
}

impl std::fmt::Debug for NaverCashAmountAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NaverCashAmountAnnotation")
            .field("amount_total", &self.amount_total)
            .field("amount_by_npoint", &self.amount_by_npoint)
            .field("amount_by_primary", &self.amount_by_primary)
            .field("amount_supply", &self.amount_supply)
            .field("amount_vat", &self.amount_vat)
            .finish()
    }
}

crate::decode::model!(NaverCashAmountAnnotation);
