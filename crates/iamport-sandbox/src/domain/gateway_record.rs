//! What a payment has at its own gateway, and at no other.

use serde::{Deserialize, Serialize};

use super::cvs::Till;
use super::naver::{NaverPay, ProductOrder};
use super::partners::Sale;
use super::payco::OrderStatus;
use super::paymentwall::DeliveryStatus;

/// What only the calls of one gateway read and write about a payment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) enum GatewayRecord {
    /// Nothing was told, or the gateway has no such calls.
    #[default]
    Nothing,
    /// The number that is paid at a convenience store.
    Till(Till),
    /// The Benepia account whose points paid.
    Benepia { user: String },
    /// The product orders of an order-type NaverPay payment, one for each product.
    ProductOrders(Vec<ProductOrder>),
    /// What was told about a pay-type NaverPay payment.
    NaverPay(NaverPay),
    /// The state that a PAYCO order was set to.
    Payco(OrderStatus),
    /// How far the delivery of a Paymentwall order has come.
    Paymentwall(DeliveryStatus),
    /// The sales of sub-merchants on the receipt of a KG Inicis payment.
    Partners(Vec<Sale>),
}
