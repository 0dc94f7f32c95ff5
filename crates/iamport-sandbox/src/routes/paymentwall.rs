//! What Paymentwall is told about a delivery.

use axum::extract;
use serde::Deserialize;

use super::Handled;
use super::auth::Authorized;
use super::checked::Checked;
use crate::domain::paymentwall::DeliveryReport;
use crate::present;
use crate::state::State;
use crate::wire::Answer;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Report {
    imp_uid: String,
    merchant_uid: String,
    #[serde(rename = "type")]
    kind: String,
    status: String,
    #[serde(rename = "*shipment")]
    shipment: Shipment,
}

/// What goods that are shipped need besides; the specification says so in words only.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Shipment {
    carrier_tracking_id: Option<String>,
    carrier_type: Option<String>,
    shipping_address_country: Option<String>,
    shipping_address_city: Option<String>,
    shipping_address_zip: Option<String>,
    shipping_address_state: Option<String>,
    shipping_address_street: Option<String>,
    shipping_address_phone: Option<String>,
    shipping_address_firstname: Option<String>,
    shipping_address_lastname: Option<String>,
}

impl Shipment {
    /// The names of what was left out.
    fn lacks(&self) -> Vec<&'static str> {
        [
            ("carrier_tracking_id", &self.carrier_tracking_id),
            ("carrier_type", &self.carrier_type),
            ("shipping_address_country", &self.shipping_address_country),
            ("shipping_address_city", &self.shipping_address_city),
            ("shipping_address_zip", &self.shipping_address_zip),
            ("shipping_address_state", &self.shipping_address_state),
            ("shipping_address_street", &self.shipping_address_street),
            ("shipping_address_phone", &self.shipping_address_phone),
            (
                "shipping_address_firstname",
                &self.shipping_address_firstname,
            ),
            ("shipping_address_lastname", &self.shipping_address_lastname),
        ]
        .into_iter()
        .filter(|(_, value)| value.is_none())
        .map(|(name, _)| name)
        .collect()
    }
}

pub(super) async fn report(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(sent): Checked<Report>,
) -> Handled {
    let physical = sent.kind == "physical";
    let report = DeliveryReport {
        imp_uid: sent.imp_uid,
        merchant_uid: sent.merchant_uid,
        status: sent.status,
        lacks: if physical {
            sent.shipment.lacks()
        } else {
            Vec::new()
        },
    };
    let now = state.now();
    let reply = state.shop().report_delivery(&report, now)?;
    Ok(Answer::done(present::paymentwall::reply(&reply)))
}
