//! The deliveries that shops register for escrow payments.

use crate::domain::escrow::{Delivery, DeliveryRequest};
use crate::domain::payments::{Payment, PaymentStatus};
use crate::domain::refusal::Refusal;
use crate::domain::shop::Shop;
use crate::operations::Operation;

const UNSUPPORTED: &str = "에스크로 배송정보를 지원하지 않는 PG사입니다.";
const NOT_ESCROW: &str = "에스크로 결제건이 아닙니다.";
const NOT_PAID: &str = "결제가 완료되지 않은 주문은 배송정보를 등록할 수 없습니다.";
const REGISTERED: &str = "이미 배송정보가 등록되었습니다.";
const NOT_REGISTERED: &str = "등록된 배송정보가 존재하지 않습니다.";

impl Shop {
    /// The payment that a delivery is for, if its gateway has deliveries.
    fn delivered_payment(&self, imp_uid: &str) -> Result<&Payment, Refusal> {
        let payment = self.payment(imp_uid, true)?;
        if !Operation::EscrowLogisGet.is_at(&payment.pg_provider) {
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
        if !Operation::EscrowLogisEdit.is_at(&payment.pg_provider) {
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
    use crate::domain::auth::Credentials;
    use crate::domain::escrow::{Logis, needs};
    use crate::domain::new_payment::NewPayment;

    fn shop() -> Shop {
        let credentials = Credentials {
            key: "key".to_owned(),
            secret: "secret".to_owned(),
        };
        Shop::new(credentials, 1, 100)
    }

    fn request(provider: &str) -> DeliveryRequest {
        DeliveryRequest {
            logis: Logis {
                company: Some("CJGLS".to_owned()),
                invoice: Some("1".to_owned()),
                sent_at: Some(90),
            },
            given: needs(provider),
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
        let mut other = request("kcp");
        other.logis.company = Some("PIGEON".to_owned());
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
        for provider in Operation::EscrowLogisSave.gateways() {
            let mut shop = shop();
            let id = escrow(&mut shop, provider);
            let bare = shop.register_delivery(&id, &request("kcp"), 1);
            let alike = needs(provider) == needs("kcp");
            assert_eq!(bare.is_ok(), alike, "{provider}");
            if let Err(refused) = bare {
                assert!(matches!(refused, Refusal::Invalid(_)));
                assert!(shop.register_delivery(&id, &request(provider), 1).is_ok());
            }
        }
    }
}
