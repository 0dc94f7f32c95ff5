// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family `naver`.
/// Where the goods of a product order go.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NaverAddress {
    /// The postal address as far as the building.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub base: String,
    /// The rest of the address.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub detail: Option<String>,
    /// The name of the recipient.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub name: String,
    /// The postcode.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub postcode: String,
    /// The first telephone number of the recipient.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub tel1: String,
    /// Another telephone number of the recipient.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub tel2: Option<String>,
}
impl std::fmt::Debug for NaverAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NaverAddress")
            .field("base", &crate::runtime::Masked(&self.base))
            .field("detail", &crate::runtime::Masked(&self.detail))
            .field("name", &crate::runtime::Masked(&self.name))
            .field("postcode", &crate::runtime::Masked(&self.postcode))
            .field("tel1", &crate::runtime::Masked(&self.tel1))
            .field("tel2", &crate::runtime::Masked(&self.tel2))
            .finish()
    }
}
crate::decode::model!(NaverAddress);
/// Why product orders are refunded: `SOLD_OUT`, `DELAYED_DELIVERY`, `PRODUCT_UNSATISFIED`,
/// `INTENT_CHANGED` the buyer changed their mind, `COLOR_AND_SIZE` another colour or size,
/// `WRONG_ORDER` ordered by mistake, `INCORRECT_INFO` the goods differ from their description.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverCancelReason {
    /// `SOLD_OUT`
    SoldOut,
    /// `DELAYED_DELIVERY`
    DelayedDelivery,
    /// `PRODUCT_UNSATISFIED`
    ProductUnsatisfied,
    /// `INTENT_CHANGED`
    IntentChanged,
    /// `COLOR_AND_SIZE`
    ColorAndSize,
    /// `WRONG_ORDER`
    WrongOrder,
    /// `INCORRECT_INFO`
    IncorrectInfo,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}
crate::runtime::open_enum!(
    NaverCancelReason { SoldOut = "SOLD_OUT", DelayedDelivery = "DELAYED_DELIVERY",
    ProductUnsatisfied = "PRODUCT_UNSATISFIED", IntentChanged = "INTENT_CHANGED",
    ColorAndSize = "COLOR_AND_SIZE", WrongOrder = "WRONG_ORDER", IncorrectInfo =
    "INCORRECT_INFO" }
);
/// For how much of a NaverPay payment a cash receipt can be issued.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NaverCashAmountAnnotation {
    /// What of it was paid with Naver points.
    ///
    /// Unit: the currency's main unit; KRW amounts are whole won.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount_by_npoint: crate::Amount,
    /// What of it was paid with the main method, such as a bank transfer.
    ///
    /// Unit: the currency's main unit; KRW amounts are whole won.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount_by_primary: crate::Amount,
    /// What of it is the price without value added tax.
    ///
    /// Unit: the currency's main unit; KRW amounts are whole won.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount_supply: crate::Amount,
    /// The whole amount that a cash receipt can be issued for, in won.
    ///
    /// Unit: the currency's main unit; KRW amounts are whole won.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount_total: crate::Amount,
    /// What of it is value added tax.
    ///
    /// Unit: the currency's main unit; KRW amounts are whole won.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount_vat: crate::Amount,
}
impl std::fmt::Debug for NaverCashAmountAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NaverCashAmountAnnotation")
            .field("amount_by_npoint", &self.amount_by_npoint)
            .field("amount_by_primary", &self.amount_by_primary)
            .field("amount_supply", &self.amount_supply)
            .field("amount_total", &self.amount_total)
            .field("amount_vat", &self.amount_vat)
            .finish()
    }
}
crate::decode::model!(NaverCashAmountAnnotation);
/// How far a claim has come. Of a cancel: `CANCEL_REQUEST`, `CANCELING`, `CANCEL_DONE`, `CANCEL_REJECT`
/// withdrawn. Of a return: `RETURN_REQUEST`, `COLLECTING`, `COLLECT_DONE`, `RETURN_DONE`,
/// `RETURN_REJECT` withdrawn. Of an exchange: `EXCHANGE_REQUEST`, `COLLECTING`, `COLLECT_DONE`,
/// `EXCHANGE_REDELIVERING`, `EXCHANGE_DONE`, `EXCHANGE_REJECT` refused. Of a purchase held back:
/// `PURCHASE_DECISION_HOLDBACK`, `PURCHASE_DECISION_HOLDBACK_REDELIVERING`,
/// `PURCHASE_DECISION_REQUEST`, `PURCHASE_DECISION_HOLDBACK_RELEASE`. Of a cancel by NaverPay:
/// `ADMIN_CANCELING`, `ADMIN_CANCEL_DONE`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverClaimStatus {
    /// `CANCEL_REQUEST`
    CancelRequest,
    /// `CANCELING`
    Canceling,
    /// `CANCEL_DONE`
    CancelDone,
    /// `CANCEL_REJECT`
    CancelReject,
    /// `RETURN_REQUEST`
    ReturnRequest,
    /// `COLLECTING`
    Collecting,
    /// `COLLECT_DONE`
    CollectDone,
    /// `RETURN_DONE`
    ReturnDone,
    /// `RETURN_REJECT`
    ReturnReject,
    /// `EXCHANGE_REQUEST`
    ExchangeRequest,
    /// `EXCHANGE_REDELIVERING`
    ExchangeRedelivering,
    /// `EXCHANGE_DONE`
    ExchangeDone,
    /// `EXCHANGE_REJECT`
    ExchangeReject,
    /// `PURCHASE_DECISION_HOLDBACK`
    PurchaseDecisionHoldback,
    /// `PURCHASE_DECISION_HOLDBACK_REDELIVERING`
    PurchaseDecisionHoldbackRedelivering,
    /// `PURCHASE_DECISION_REQUEST`
    PurchaseDecisionRequest,
    /// `PURCHASE_DECISION_HOLDBACK_RELEASE`
    PurchaseDecisionHoldbackRelease,
    /// `ADMIN_CANCELING`
    AdminCanceling,
    /// `ADMIN_CANCEL_DONE`
    AdminCancelDone,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}
crate::runtime::open_enum!(
    NaverClaimStatus { CancelRequest = "CANCEL_REQUEST", Canceling = "CANCELING",
    CancelDone = "CANCEL_DONE", CancelReject = "CANCEL_REJECT", ReturnRequest =
    "RETURN_REQUEST", Collecting = "COLLECTING", CollectDone = "COLLECT_DONE", ReturnDone
    = "RETURN_DONE", ReturnReject = "RETURN_REJECT", ExchangeRequest =
    "EXCHANGE_REQUEST", ExchangeRedelivering = "EXCHANGE_REDELIVERING", ExchangeDone =
    "EXCHANGE_DONE", ExchangeReject = "EXCHANGE_REJECT", PurchaseDecisionHoldback =
    "PURCHASE_DECISION_HOLDBACK", PurchaseDecisionHoldbackRedelivering =
    "PURCHASE_DECISION_HOLDBACK_REDELIVERING", PurchaseDecisionRequest =
    "PURCHASE_DECISION_REQUEST", PurchaseDecisionHoldbackRelease =
    "PURCHASE_DECISION_HOLDBACK_RELEASE", AdminCanceling = "ADMIN_CANCELING",
    AdminCancelDone = "ADMIN_CANCEL_DONE" }
);
/// What was claimed about a product order: `CANCEL`, `RETURN`, `EXCHANGE`, `PURCHASE_DECISION_HOLDBACK`
/// the purchase is not accepted yet, `ADMIN_CANCEL` cancelled by NaverPay.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverClaimType {
    /// `CANCEL`
    Cancel,
    /// `RETURN`
    Return,
    /// `EXCHANGE`
    Exchange,
    /// `PURCHASE_DECISION_HOLDBACK`
    PurchaseDecisionHoldback,
    /// `ADMIN_CANCEL`
    AdminCancel,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}
crate::runtime::open_enum!(
    NaverClaimType { Cancel = "CANCEL", Return = "RETURN", Exchange = "EXCHANGE",
    PurchaseDecisionHoldback = "PURCHASE_DECISION_HOLDBACK", AdminCancel = "ADMIN_CANCEL"
    }
);
/// Who accepts the purchase: `admin` the shop, or `customer` the buyer.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverConfirmRequester {
    /// `admin`
    Admin,
    /// `customer`
    Customer,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}
crate::runtime::open_enum!(
    NaverConfirmRequester { Admin = "admin", Customer = "customer" }
);
/// The carrier, in NaverPay's codes: `CJGLS` CJ Logistics, `KGB` Logen, `DONGBU` KG Logis, `EPOST`
/// Korea Post parcel, `REGISTPOST` registered mail, `HANJIN` Hanjin, `HYUNDAI` Hyundai, now Lotte,
/// `KGBLS` KGB, `INNOGIS` GTX Logis, `DAESIN` Daesin, `ILYANG` Ilyang, `KDEXP` Kyungdong, `CHUNIL`
/// Chunil, `CH1` any other, `HDEXP` Hapdong, `CVSNET` convenience store parcel, `DHL`, `FEDEX`,
/// `GSMNTON` GSM NtoN, `WARPEX` WarpEx, `WIZWA`, `EMS`, `DHLDE` DHL Germany, `ACIEXPRESS` ACI, `EZUSA`,
/// `PANTOS` Pantos, `UPS`, `HLCGLOBAL` Hyundai abroad, `KOREXG` CJ Logistics abroad, `TNT`, `SWGEXP`
/// Sungwon Global, `DAEWOON` Daewoon Global, `USPS`, `IPARCEL` i-parcel, `KUNYOUNG` Kunyoung, `HPL`
/// Hanips, `DADREAM` Dadream, `SLX`, `SFEXPRESS` SF Express, `HONAM` Honam. They are not the codes of
/// escrow deliveries.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverDeliveryCompany {
    /// `CJGLS`
    Cjgls,
    /// `KGB`
    Kgb,
    /// `DONGBU`
    Dongbu,
    /// `EPOST`
    Epost,
    /// `REGISTPOST`
    Registpost,
    /// `HANJIN`
    Hanjin,
    /// `HYUNDAI`
    Hyundai,
    /// `KGBLS`
    Kgbls,
    /// `INNOGIS`
    Innogis,
    /// `DAESIN`
    Daesin,
    /// `ILYANG`
    Ilyang,
    /// `KDEXP`
    Kdexp,
    /// `CHUNIL`
    Chunil,
    /// `CH1`
    Ch1,
    /// `HDEXP`
    Hdexp,
    /// `CVSNET`
    Cvsnet,
    /// `DHL`
    Dhl,
    /// `FEDEX`
    Fedex,
    /// `GSMNTON`
    Gsmnton,
    /// `WARPEX`
    Warpex,
    /// `WIZWA`
    Wizwa,
    /// `EMS`
    Ems,
    /// `DHLDE`
    Dhlde,
    /// `ACIEXPRESS`
    Aciexpress,
    /// `EZUSA`
    Ezusa,
    /// `PANTOS`
    Pantos,
    /// `UPS`
    Ups,
    /// `HLCGLOBAL`
    Hlcglobal,
    /// `KOREXG`
    Korexg,
    /// `TNT`
    Tnt,
    /// `SWGEXP`
    Swgexp,
    /// `DAEWOON`
    Daewoon,
    /// `USPS`
    Usps,
    /// `IPARCEL`
    Iparcel,
    /// `KUNYOUNG`
    Kunyoung,
    /// `HPL`
    Hpl,
    /// `DADREAM`
    Dadream,
    /// `SLX`
    Slx,
    /// `SFEXPRESS`
    Sfexpress,
    /// `HONAM`
    Honam,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}
crate::runtime::open_enum!(
    NaverDeliveryCompany { Cjgls = "CJGLS", Kgb = "KGB", Dongbu = "DONGBU", Epost =
    "EPOST", Registpost = "REGISTPOST", Hanjin = "HANJIN", Hyundai = "HYUNDAI", Kgbls =
    "KGBLS", Innogis = "INNOGIS", Daesin = "DAESIN", Ilyang = "ILYANG", Kdexp = "KDEXP",
    Chunil = "CHUNIL", Ch1 = "CH1", Hdexp = "HDEXP", Cvsnet = "CVSNET", Dhl = "DHL",
    Fedex = "FEDEX", Gsmnton = "GSMNTON", Warpex = "WARPEX", Wizwa = "WIZWA", Ems =
    "EMS", Dhlde = "DHLDE", Aciexpress = "ACIEXPRESS", Ezusa = "EZUSA", Pantos =
    "PANTOS", Ups = "UPS", Hlcglobal = "HLCGLOBAL", Korexg = "KOREXG", Tnt = "TNT",
    Swgexp = "SWGEXP", Daewoon = "DAEWOON", Usps = "USPS", Iparcel = "IPARCEL", Kunyoung
    = "KUNYOUNG", Hpl = "HPL", Dadream = "DADREAM", Slx = "SLX", Sfexpress = "SFEXPRESS",
    Honam = "HONAM" }
);
/// How goods reach the buyer: `DELIVERY` parcel or mail, `GDFW_ISSUE_SVC` with a label printed by
/// Goodsflow, `VISIT_RECEIPT` the buyer collects them, `DIRECT_DELIVERY` handed over, `QUICK_SVC`
/// courier on a motorcycle, `NOTHING` nothing is shipped.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverDeliveryMethod {
    /// `DELIVERY`
    Delivery,
    /// `GDFW_ISSUE_SVC`
    GdfwIssueSvc,
    /// `VISIT_RECEIPT`
    VisitReceipt,
    /// `DIRECT_DELIVERY`
    DirectDelivery,
    /// `QUICK_SVC`
    QuickSvc,
    /// `NOTHING`
    Nothing,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}
crate::runtime::open_enum!(
    NaverDeliveryMethod { Delivery = "DELIVERY", GdfwIssueSvc = "GDFW_ISSUE_SVC",
    VisitReceipt = "VISIT_RECEIPT", DirectDelivery = "DIRECT_DELIVERY", QuickSvc =
    "QUICK_SVC", Nothing = "NOTHING" }
);
/// Who ordered.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NaverOrderer {
    /// The Naver account of the orderer, masked by NaverPay.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub id: String,
    /// The name of the orderer.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub name: String,
    /// The telephone number of the orderer.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub tel: String,
}
impl std::fmt::Debug for NaverOrderer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NaverOrderer")
            .field("id", &crate::runtime::Masked(&self.id))
            .field("name", &crate::runtime::Masked(&self.name))
            .field("tel", &crate::runtime::Masked(&self.tel))
            .finish()
    }
}
crate::decode::model!(NaverOrderer);
/// One product of a NaverPay order. NaverPay keeps one product order for each product, so that a
/// payment has one or more of them.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NaverProductOrderAnnotation {
    /// How far the claim has come; null where there is none.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub claim_status: Option<super::NaverClaimStatus>,
    /// What was claimed about it; null where nothing was.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub claim_type: Option<super::NaverClaimType>,
    /// The postage of the product order, in won.
    ///
    /// Unit: the currency's main unit; KRW amounts are whole won.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub delivery_amount: Option<crate::Amount>,
    /// The buyer's personal customs code, for goods from abroad.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub individual_code: Option<String>,
    /// Who ordered.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub orderer: Option<super::NaverOrderer>,
    /// The price of the product order, in won.
    ///
    /// Unit: the currency's main unit; KRW amounts are whole won.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub product_amount: Option<crate::Amount>,
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
    /// NaverPay's number of the product order.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub product_order_id: String,
    /// How far it has come.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub product_order_status: super::NaverProductOrderStatus,
    /// How many pieces.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub quantity: i64,
    /// Where the goods go.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub shipping_address: Option<super::NaverAddress>,
    /// Until when the goods must be sent, in epoch seconds; 0 where nothing is set.
    ///
    /// Unit: seconds since 1970, UTC.
    #[serde(default, with = "crate::scalar::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub shipping_due: Option<crate::UnixTime>,
    /// What the buyer wrote for the delivery.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub shipping_memo: Option<String>,
}
impl std::fmt::Debug for NaverProductOrderAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NaverProductOrderAnnotation")
            .field("claim_status", &self.claim_status)
            .field("claim_type", &self.claim_type)
            .field("delivery_amount", &self.delivery_amount)
            .field("individual_code", &crate::runtime::Masked(&self.individual_code))
            .field("orderer", &self.orderer)
            .field("product_amount", &self.product_amount)
            .field("product_id", &self.product_id)
            .field("product_name", &self.product_name)
            .field("product_option_id", &self.product_option_id)
            .field("product_option_name", &self.product_option_name)
            .field("product_order_id", &self.product_order_id)
            .field("product_order_status", &self.product_order_status)
            .field("quantity", &self.quantity)
            .field("shipping_address", &self.shipping_address)
            .field("shipping_due", &self.shipping_due)
            .field("shipping_memo", &crate::runtime::Masked(&self.shipping_memo))
            .finish()
    }
}
crate::decode::model!(NaverProductOrderAnnotation);
/// How far a product order has come: `PAYMENT_WAITING` the deposit is awaited, `PAYED` paid,
/// `DELIVERING` on its way, `DELIVERED` arrived, `PURCHASE_DECIDED` accepted by the buyer, `EXCHANGED`,
/// `CANCELED`, `RETURNED`, `CANCELED_BY_NOPAYMENT` cancelled because nothing was deposited.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverProductOrderStatus {
    /// `PAYMENT_WAITING`
    PaymentWaiting,
    /// `PAYED`
    Payed,
    /// `DELIVERING`
    Delivering,
    /// `DELIVERED`
    Delivered,
    /// `PURCHASE_DECIDED`
    PurchaseDecided,
    /// `EXCHANGED`
    Exchanged,
    /// `CANCELED`
    Canceled,
    /// `RETURNED`
    Returned,
    /// `CANCELED_BY_NOPAYMENT`
    CanceledByNopayment,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}
crate::runtime::open_enum!(
    NaverProductOrderStatus { PaymentWaiting = "PAYMENT_WAITING", Payed = "PAYED",
    Delivering = "DELIVERING", Delivered = "DELIVERED", PurchaseDecided =
    "PURCHASE_DECIDED", Exchanged = "EXCHANGED", Canceled = "CANCELED", Returned =
    "RETURNED", CanceledByNopayment = "CANCELED_BY_NOPAYMENT" }
);
/// How goods come back: `RETURN_DESIGNATED` by a parcel that the shop ordered, `RETURN_DELIVERY` by a
/// parcel that the buyer sent, `RETURN_INDIVIDUAL` handed over.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverReturnDeliveryMethod {
    /// `RETURN_DESIGNATED`
    ReturnDesignated,
    /// `RETURN_DELIVERY`
    ReturnDelivery,
    /// `RETURN_INDIVIDUAL`
    ReturnIndividual,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}
crate::runtime::open_enum!(
    NaverReturnDeliveryMethod { ReturnDesignated = "RETURN_DESIGNATED", ReturnDelivery =
    "RETURN_DELIVERY", ReturnIndividual = "RETURN_INDIVIDUAL" }
);
/// Why goods are sent back: `INTENT_CHANGED` the buyer changed their mind, `COLOR_AND_SIZE` another
/// colour or size, `WRONG_ORDER` ordered by mistake, `PRODUCT_UNSATISFIED`, `DELAYED_DELIVERY`,
/// `SOLD_OUT`, `DROPPED_DELIVERY` something is missing, `BROKEN`, `INCORRECT_INFO` the goods differ
/// from their description, `WRONG_DELIVERY` not what was ordered, `WRONG_OPTION` the wrong colour or
/// the like was sent.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverReturnReason {
    /// `INTENT_CHANGED`
    IntentChanged,
    /// `COLOR_AND_SIZE`
    ColorAndSize,
    /// `WRONG_ORDER`
    WrongOrder,
    /// `PRODUCT_UNSATISFIED`
    ProductUnsatisfied,
    /// `DELAYED_DELIVERY`
    DelayedDelivery,
    /// `SOLD_OUT`
    SoldOut,
    /// `DROPPED_DELIVERY`
    DroppedDelivery,
    /// `BROKEN`
    Broken,
    /// `INCORRECT_INFO`
    IncorrectInfo,
    /// `WRONG_DELIVERY`
    WrongDelivery,
    /// `WRONG_OPTION`
    WrongOption,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}
crate::runtime::open_enum!(
    NaverReturnReason { IntentChanged = "INTENT_CHANGED", ColorAndSize =
    "COLOR_AND_SIZE", WrongOrder = "WRONG_ORDER", ProductUnsatisfied =
    "PRODUCT_UNSATISFIED", DelayedDelivery = "DELAYED_DELIVERY", SoldOut = "SOLD_OUT",
    DroppedDelivery = "DROPPED_DELIVERY", Broken = "BROKEN", IncorrectInfo =
    "INCORRECT_INFO", WrongDelivery = "WRONG_DELIVERY", WrongOption = "WRONG_OPTION" }
);
/// What a buyer wrote about a product.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NaverReviewAnnotation {
    /// The text of a `premium` review; null in a `general` one.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub content: Option<String>,
    /// When the review was written, in epoch seconds.
    ///
    /// Unit: seconds since 1970, UTC.
    #[serde(default, with = "crate::scalar::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub created_at: Option<crate::UnixTime>,
    /// When the review was last changed, in epoch seconds; 0 where it never was.
    ///
    /// Unit: seconds since 1970, UTC.
    #[serde(default, with = "crate::scalar::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub modified_at: Option<crate::UnixTime>,
    /// The id of the product.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub product_id: String,
    /// The name of the product.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub product_name: String,
    /// The name of the option that was chosen.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub product_option_name: Option<String>,
    /// NaverPay's number of the product order.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub product_order_id: String,
    /// NaverPay's id of the review.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub review_id: String,
    /// How content the buyer is, a number as text. Of a `general` review 0 means no, 1 middling, 2 yes; of
    /// a `premium` one 10 means not recommended, 11 middling, 12 recommended, 13 highly recommended.
    ///
    /// *Assumed:* The vendor's schema gives these values in one text and 1 to 5 in another; no answer was
    /// ever captured.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub score: String,
    /// The text of a `general` review, or the title of a `premium` one.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub title: String,
    /// The account of the writer, encrypted by NaverPay.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub writer: String,
}
impl std::fmt::Debug for NaverReviewAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NaverReviewAnnotation")
            .field("content", &crate::runtime::Masked(&self.content))
            .field("created_at", &self.created_at)
            .field("modified_at", &self.modified_at)
            .field("product_id", &self.product_id)
            .field("product_name", &self.product_name)
            .field("product_option_name", &self.product_option_name)
            .field("product_order_id", &self.product_order_id)
            .field("review_id", &self.review_id)
            .field("score", &self.score)
            .field("title", &crate::runtime::Masked(&self.title))
            .field("writer", &crate::runtime::Masked(&self.writer))
            .finish()
    }
}
crate::decode::model!(NaverReviewAnnotation);
/// Which reviews: `general` with a short text, or `premium` with a title and a long text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverReviewType {
    /// `general`
    General,
    /// `premium`
    Premium,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}
crate::runtime::open_enum!(NaverReviewType { General = "general", Premium = "premium" });
/// Why a return is held back: `RETURN_DELIVERYFEE` the postage of the return is claimed, `EXTRAFEEE`
/// another cost is claimed (spelled so by NaverPay), `RETURN_DELIVERYFEE_AND_EXTRAFEEE` both,
/// `RETURN_PRODUCT_NOT_DELIVERED` the goods have not come back, `ETC` anything else.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NaverWithholdReason {
    /// `RETURN_DELIVERYFEE`
    ReturnDeliveryfee,
    /// `EXTRAFEEE`
    Extrafeee,
    /// `RETURN_DELIVERYFEE_AND_EXTRAFEEE`
    ReturnDeliveryfeeAndExtrafeee,
    /// `RETURN_PRODUCT_NOT_DELIVERED`
    ReturnProductNotDelivered,
    /// `ETC`
    Etc,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}
crate::runtime::open_enum!(
    NaverWithholdReason { ReturnDeliveryfee = "RETURN_DELIVERYFEE", Extrafeee =
    "EXTRAFEEE", ReturnDeliveryfeeAndExtrafeee = "RETURN_DELIVERYFEE_AND_EXTRAFEEE",
    ReturnProductNotDelivered = "RETURN_PRODUCT_NOT_DELIVERED", Etc = "ETC" }
);
