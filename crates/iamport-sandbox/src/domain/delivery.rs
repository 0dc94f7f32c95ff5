//! The deliveries that shops register for escrow payments.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::payment::{Payment, PaymentStatus};
use super::{Refusal, Shop, messages};
use crate::snapshot::Word;

const UNSUPPORTED: &str = "에스크로 배송정보를 지원하지 않는 PG사입니다.";
const NOT_ESCROW: &str = "에스크로 결제건이 아닙니다.";
const NOT_PAID: &str = "결제가 완료되지 않은 주문은 배송정보를 등록할 수 없습니다.";
const REGISTERED: &str = "이미 배송정보가 등록되었습니다.";
const NOT_REGISTERED: &str = "등록된 배송정보가 존재하지 않습니다.";

/// Gateways that take a delivery.
const REGISTERING: &[&str] = &[
    "html5_inicis",
    "kcp",
    "daou",
    "ksnet",
    "smartro_v2",
    "nice_v2",
    "welcome",
];
/// The one of them that cannot change it.
const UNCHANGING: &str = "nice_v2";

/// The carriers that are told apart.
const COURIERS: &[&str] = &[
    "HYUNDAI",
    "HANARO",
    "SAGAWA",
    "KGB",
    "YELLOWCAP",
    "DONGBU",
    "EPOST",
    "CJGLS",
    "HANJIN",
    "DAESIN",
    "ETC",
    "LOGEN",
    "KOREX",
    "REGISTPOST",
    "CHUNIL",
    "ILYANG",
    "CVSNET",
    "KDEXP",
    "HONAM",
    "HDEXP",
];

/// What a caller tells of a delivery: the carrier, the number and the time, and which fields it gave.
#[derive(Clone, Debug, Default)]
pub(crate) struct DeliveryRequest {
    pub(crate) company: Option<String>,
    pub(crate) invoice: Option<String>,
    pub(crate) sent_at: Option<u64>,
    /// The names of all fields with a value: `sender`, `sender.name` and so on.
    pub(crate) given: Vec<String>,
}

/// A delivery as it is registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Delivery {
    #[serde(deserialize_with = "crate::snapshot::word")]
    pub(crate) company: Word,
    pub(crate) invoice: String,
    pub(crate) sent_at: u64,
    pub(crate) applied_at: u64,
}

/// The deliveries by payment.
pub(crate) type Deliveries = BTreeMap<String, Delivery>;

/// Fields that each gateway needs besides the common ones.
fn needs(provider: &str) -> &'static [&'static str] {
    match provider {
        "html5_inicis" => &[
            "sender.name",
            "sender.tel",
            "sender.addr",
            "sender.postcode",
            "receiver.name",
            "receiver.tel",
            "receiver.addr",
            "receiver.postcode",
        ],
        "smartro_v2" => &[
            "sender.name",
            "sender.tel",
            "sender.postcode",
            "sender.formed_address",
            "receiver.name",
            "receiver.tel",
            "receiver.postcode",
            "receiver.formed_address",
        ],
        "daou" => &["sender.relationship", "logis.receiving_at", "logis.address"],
        "welcome" => &["products"],
        _ => &[],
    }
}

impl DeliveryRequest {
    fn registered(&self, provider: &str, now: u64) -> Result<Delivery, Refusal> {
        let common = [
            "sender",
            "receiver",
            "logis",
            "logis.company",
            "logis.invoice",
            "logis.sent_at",
        ];
        let missing: Vec<&str> = common
            .iter()
            .chain(needs(provider))
            .filter(|name| !self.given.iter().any(|given| given == *name))
            .copied()
            .collect();
        let (Some(company), Some(invoice), Some(sent_at), true) = (
            &self.company,
            &self.invoice,
            self.sent_at,
            missing.is_empty(),
        ) else {
            return Err(Refusal::invalid(messages::missing(&missing)));
        };
        let company = COURIERS.iter().find(|known| *known == company);
        Ok(Delivery {
            company: company.copied().unwrap_or("ETC"),
            invoice: invoice.clone(),
            sent_at,
            applied_at: now,
        })
    }
}

impl Shop {
    /// The payment that a delivery is for, if its gateway has deliveries.
    fn delivered_payment(&self, imp_uid: &str) -> Result<&Payment, Refusal> {
        let payment = self.payment(imp_uid, true)?;
        if !REGISTERING.contains(&payment.pg_provider.as_str()) {
            return Err(Refusal::invalid(UNSUPPORTED));
        }
        Ok(payment)
    }

    pub(crate) fn delivery(&self, imp_uid: &str) -> Result<&Delivery, Refusal> {
        self.delivered_payment(imp_uid)?;
        let delivery = self.deliveries.get(imp_uid);
        delivery.ok_or_else(|| Refusal::conflict(NOT_REGISTERED))
    }

    /// Registers the delivery of a payment that has none yet.
    pub(crate) fn register_delivery(
        &mut self,
        imp_uid: &str,
        request: &DeliveryRequest,
        now: u64,
    ) -> Result<Delivery, Refusal> {
        let payment = self.delivered_payment(imp_uid)?;
        let delivery = request.registered(&payment.pg_provider, now)?;
        if !payment.escrow {
            return Err(Refusal::conflict(NOT_ESCROW));
        }
        if payment.status != PaymentStatus::Paid {
            return Err(Refusal::conflict(NOT_PAID));
        }
        if self.deliveries.contains_key(imp_uid) {
            return Err(Refusal::conflict(REGISTERED));
        }
        self.deliveries.insert(imp_uid.to_owned(), delivery.clone());
        Ok(delivery)
    }

    /// Changes the delivery of a payment.
    pub(crate) fn change_delivery(
        &mut self,
        imp_uid: &str,
        request: &DeliveryRequest,
        now: u64,
    ) -> Result<Delivery, Refusal> {
        let payment = self.delivered_payment(imp_uid)?;
        if payment.pg_provider == UNCHANGING {
            return Err(Refusal::invalid(UNSUPPORTED));
        }
        let delivery = request.registered(&payment.pg_provider, now)?;
        let open = payment.status == PaymentStatus::Paid;
        let place = self
            .deliveries
            .get_mut(imp_uid)
            .ok_or_else(|| Refusal::conflict(NOT_REGISTERED))?;
        if !open {
            return Err(Refusal::conflict(NOT_PAID));
        }
        place.clone_from(&delivery);
        Ok(delivery)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Credentials;
    use crate::domain::new_payment::NewPayment;

    fn shop() -> Shop {
        let credentials = Credentials {
            key: "key".to_owned(),
            secret: "secret".to_owned(),
        };
        Shop::new(credentials, 1, 100)
    }

    fn request(provider: &str) -> DeliveryRequest {
        let common = [
            "sender",
            "receiver",
            "logis",
            "logis.company",
            "logis.invoice",
            "logis.sent_at",
        ];
        DeliveryRequest {
            company: Some("CJGLS".to_owned()),
            invoice: Some("1".to_owned()),
            sent_at: Some(90),
            given: common
                .iter()
                .chain(needs(provider))
                .map(|name| (*name).to_owned())
                .collect(),
        }
    }

    fn escrow(shop: &mut Shop, provider: &str) -> String {
        let new = NewPayment::paid(provider, 1_000).escrow();
        shop.create(new, 100).unwrap().imp_uid
    }

    #[test]
    fn a_delivery_is_registered_once_and_changed_often() {
        let mut shop = shop();
        let id = escrow(&mut shop, "kcp");
        assert_eq!(shop.delivery(&id), Err(Refusal::conflict(NOT_REGISTERED)));
        assert_eq!(
            shop.change_delivery(&id, &request("kcp"), 105),
            Err(Refusal::conflict(NOT_REGISTERED))
        );
        let first = shop.register_delivery(&id, &request("kcp"), 110).unwrap();
        assert_eq!((first.company, first.applied_at), ("CJGLS", 110));
        assert_eq!(
            shop.register_delivery(&id, &request("kcp"), 120),
            Err(Refusal::conflict(REGISTERED))
        );
        let other = DeliveryRequest {
            company: Some("PIGEON".to_owned()),
            ..request("kcp")
        };
        let changed = shop.change_delivery(&id, &other, 130).unwrap();
        assert_eq!(changed.company, "ETC");
        assert_eq!(shop.delivery(&id), Ok(&changed));
    }

    #[test]
    fn the_payment_must_be_fit_for_it() {
        let mut shop = shop();
        let register = |shop: &mut Shop, id: &str| shop.register_delivery(id, &request("kcp"), 1);
        assert!(matches!(
            register(&mut shop, "imp_0"),
            Err(Refusal::Unknown(_))
        ));
        let payco = escrow(&mut shop, "payco");
        assert_eq!(
            register(&mut shop, &payco),
            Err(Refusal::invalid(UNSUPPORTED))
        );
        let plain = shop.create(NewPayment::paid("kcp", 1), 1).unwrap().imp_uid;
        assert_eq!(
            register(&mut shop, &plain),
            Err(Refusal::conflict(NOT_ESCROW))
        );
        let waiting = NewPayment::waiting_vbank("kcp", 1).escrow();
        let waiting = shop.create(waiting, 1).unwrap().imp_uid;
        assert_eq!(
            register(&mut shop, &waiting),
            Err(Refusal::conflict(NOT_PAID))
        );
        let nice = escrow(&mut shop, "nice_v2");
        register(&mut shop, &nice).unwrap();
        assert_eq!(
            shop.change_delivery(&nice, &request("kcp"), 1),
            Err(Refusal::invalid(UNSUPPORTED))
        );
    }

    #[test]
    fn gateways_have_needs_of_their_own() {
        for provider in REGISTERING {
            let mut shop = shop();
            let id = escrow(&mut shop, provider);
            let bare = shop.register_delivery(&id, &request("kcp"), 1);
            assert_eq!(bare.is_err(), !needs(provider).is_empty(), "{provider}");
            if let Err(refused) = bare {
                assert!(matches!(refused, Refusal::Invalid(_)));
                assert!(shop.register_delivery(&id, &request(provider), 1).is_ok());
            }
        }
    }
}
