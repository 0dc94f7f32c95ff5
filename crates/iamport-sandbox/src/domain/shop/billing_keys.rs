//! Billing keys: issued, looked up and deleted.

use crate::domain::billing_keys::{
    BillingKey, Contract, Customer, FoundKeys, GatewayKey, KeyKind, KeyRequest, check_customer_uid,
};
use crate::domain::card::CardDetails;
use crate::domain::ledger::{EffectKind, Entry};
use crate::domain::listing::{Page, PageRequest, Sorting};
use crate::domain::messages;
use crate::domain::payments::Payment;
use crate::domain::refusal::Refusal;
use crate::domain::shop::Shop;

impl Shop {
    /// Issues a billing key and stores it, in the place of one that has the same id.
    pub(crate) fn save_key(
        &mut self,
        request: KeyRequest,
        now: u64,
    ) -> Result<BillingKey, Refusal> {
        let key = request.issue(&mut self.ids, now)?;
        Ok(self.put_key(key, now))
    }

    /// A key that a buyer had issued in a payment window, at any gateway.
    pub(crate) fn add_key(
        &mut self,
        customer_uid: &str,
        provider: &str,
        card: Option<&CardDetails>,
        now: u64,
    ) -> Result<BillingKey, Refusal> {
        check_customer_uid(customer_uid)?;
        let card = card
            .map(|card| card.checked(now))
            .transpose()
            .map_err(|name| Refusal::invalid(messages::invalid(name)))?;
        let kind = KeyKind::Ordinary(GatewayKey {
            contract: Contract::new(provider, false),
            card,
            inserted: now,
            updated: now,
        });
        let key = BillingKey {
            customer_uid: customer_uid.to_owned(),
            customer: Customer {
                id: Some(self.ids.customer()),
                ..Customer::default()
            },
            kind,
            charges: 0,
        };
        Ok(self.put_key(key, now))
    }

    pub(super) fn put_key(&mut self, key: BillingKey, now: u64) -> BillingKey {
        let key = self.keys.put(key);
        let entry = Entry::new(EffectKind::KeyStored).customer(&key.customer_uid);
        self.ledger.record(entry, now);
        key
    }

    /// The billing key with this id.
    pub(crate) fn key(&self, customer_uid: &str) -> Result<&BillingKey, Refusal> {
        self.keys
            .get(customer_uid)
            .ok_or_else(|| Refusal::unknown(messages::key_unknown(customer_uid)))
    }

    /// The billing keys with these ids.
    pub(crate) fn keys(&self, customer_uids: &[String]) -> Result<FoundKeys, Refusal> {
        let mut wanted = customer_uids.to_vec();
        wanted.sort_unstable();
        wanted.dedup();
        let keys: Vec<BillingKey> = wanted
            .iter()
            .filter_map(|customer_uid| self.keys.get(customer_uid).cloned())
            .collect();
        if keys.is_empty() {
            return Err(Refusal::unknown(messages::key_unknown(&wanted.join(", "))));
        }
        Ok(FoundKeys {
            incomplete: keys.len() < wanted.len(),
            keys,
        })
    }

    /// Deletes a billing key. What is scheduled with it stays scheduled, and will fail.
    pub(crate) fn delete_key(
        &mut self,
        customer_uid: &str,
        reason: Option<String>,
        requester: Option<&str>,
        now: u64,
    ) -> Result<BillingKey, Refusal> {
        self.key(customer_uid)?;
        if requester.is_some_and(|who| !matches!(who, "customer" | "admin")) {
            return Err(Refusal::declined(messages::invalid("extra[requester]")));
        }
        let key = self
            .keys
            .by_customer_uid
            .remove(customer_uid)
            .ok_or_else(|| Refusal::unknown(messages::key_unknown(customer_uid)))?;
        let entry = Entry::new(EffectKind::KeyDeleted).customer(customer_uid);
        self.ledger.record(entry.note(reason), now);
        Ok(key)
    }

    /// The payments that were made with a billing key, the newest first.
    pub(crate) fn payments_of_key(
        &self,
        customer_uid: &str,
        page: PageRequest,
    ) -> Result<Page, Refusal> {
        self.key(customer_uid)?;
        let made_with = |payment: &&Payment| {
            let key = payment.key_use.as_ref();
            key.is_some_and(|key| key.customer_uid == customer_uid)
        };
        let mut found: Vec<&Payment> = self.payments.iter().filter(made_with).collect();
        Sorting::default().sort(&mut found);
        Ok(page.cut_or_empty(&found))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::domain::billing_keys::tests::request;
    use crate::domain::billing_keys::{FailedChannelKind, GROUP, TEST_GROUP};
    use crate::domain::card::cards;
    use crate::domain::shop::tests::{NOW, shop};
    use crate::operations::Operation;

    #[test]
    fn a_key_is_stored_replaced_and_deleted() {
        let mut shop = shop();
        let key = shop.save_key(request("c", cards::WORKS), NOW).unwrap();
        let first = key.gateway_keys()[0].clone();
        assert_eq!(first.card.unwrap().masked, "536510******0001");
        assert_eq!(first.contract, Contract::new("nice_v2", false));
        assert!(key.customer.id.is_some());
        let key = shop.save_key(request("c", cards::DEBIT), NOW + 5).unwrap();
        let second = &key.gateway_keys()[0];
        assert!(second.card.as_ref().unwrap().debit);
        assert_eq!((second.inserted, second.updated), (NOW, NOW + 5));
        assert!(shop.delete_key("c", None, Some("nobody"), NOW).is_err());
        shop.delete_key("c", Some("moved".to_owned()), Some("customer"), NOW)
            .unwrap();
        let unknown = shop.delete_key("c", None, None, NOW).unwrap_err();
        assert_eq!(
            unknown,
            Refusal::unknown("요청하신 customer_uid(c)로 등록된 정보를 찾을 수 없습니다.")
        );
        let kinds: Vec<_> = shop.ledger().effects().iter().map(|e| e.kind).collect();
        assert_eq!(
            kinds[1..],
            [
                EffectKind::KeyStored,
                EffectKind::KeyStored,
                EffectKind::KeyDeleted
            ]
        );
    }

    #[test]
    fn a_card_that_is_refused_leaves_no_key() {
        let mut shop = shop();
        for number in [cards::REFUSED, "5365-1000-0000-00", "no number"] {
            let refused = shop.save_key(request("c", number), NOW).unwrap_err();
            assert!(matches!(refused, Refusal::Card(_)), "{refused:?}");
            let message = refused.message();
            assert!(message.starts_with("카드정보 인증 및 빌키 발급에 실패하였습니다."));
        }
        let mut without = request("c", cards::WORKS);
        without.channel_key = None;
        without.card.expiry = None;
        assert_eq!(
            shop.save_key(without, NOW).unwrap_err(),
            Refusal::declined("channel_key, expiry 파라메터가 누락되었습니다.")
        );
        assert!(shop.key("c").is_err());
    }

    #[test]
    fn gateways_differ_in_what_they_need() {
        let mut shop = shop();
        let at = |provider: &str| KeyRequest {
            channel_key: Some(format!("channel-key-{provider}-test")),
            ..request("c", cards::WORKS)
        };
        for provider in Operation::CustomerSave.gateways() {
            let request = KeyRequest {
                customer: Customer {
                    name: Some("홍길동".to_owned()),
                    ..Customer::default()
                },
                ..at(provider)
            };
            let key = shop.save_key(request, NOW).unwrap();
            assert!(key.gateway_keys()[0].contract.test);
        }
        assert!(shop.save_key(at("welcome"), NOW).is_err());
        let mut ksnet = at("ksnet");
        ksnet.card.birth = None;
        let refused = shop.save_key(ksnet, NOW).unwrap_err();
        assert!(refused.message().contains("birth"));
        for unknown in ["kakaopay", "settle", "other", ""] {
            assert!(shop.save_key(at(unknown), NOW).is_err(), "{unknown}");
        }
        let by_pg = KeyRequest {
            channel_key: None,
            pg: Some("nice.MID1".to_owned()),
            ..request("c", cards::WORKS)
        };
        let key = shop.save_key(by_pg, NOW).unwrap();
        assert_eq!(key.gateway_keys()[0].contract.provider, "nice");
    }

    #[test]
    fn a_group_issues_where_it_can() {
        let mut shop = shop();
        let mut with_group = request("c", cards::REFUSED_BY_KCP);
        with_group.channel_group_id = Some(GROUP.to_owned());
        with_group.card.birth = None;
        let key = shop.save_key(with_group.clone(), NOW).unwrap();
        let KeyKind::Super {
            succeeded, failed, ..
        } = &key.kind
        else {
            panic!("no super billing key");
        };
        assert_eq!(succeeded.len(), 1);
        let kinds: Vec<_> = failed
            .iter()
            .map(|failed| (failed.contract.provider.as_str(), failed.kind))
            .collect();
        assert_eq!(
            kinds,
            [
                ("kcp", FailedChannelKind::PgProvider),
                ("ksnet", FailedChannelKind::InvalidRequest)
            ]
        );
        with_group.card.number = Some(cards::REFUSED.to_owned());
        // ksnet would miss the birth date; nice_v2, which comes first, refuses the card.
        let refused = shop.save_key(with_group.clone(), NOW).unwrap_err();
        assert!(refused.message().contains(messages::CARD_INVALID));
        with_group.channel_group_id = Some("no-such-group".to_owned());
        assert!(shop.save_key(with_group, NOW).is_err());
    }

    #[test]
    fn channels_of_a_group_take_turns() {
        let mut shop = shop();
        let with_group = KeyRequest {
            channel_group_id: Some(TEST_GROUP.to_owned()),
            ..request("c", cards::WORKS)
        };
        let mut key = shop.save_key(with_group, NOW).unwrap();
        let mut picked = Vec::new();
        for charges in 0..4 {
            key.charges = charges;
            picked.push(key.pick(None).unwrap().contract.provider.clone());
        }
        assert_eq!(picked, ["nice_v2", "kcp", "ksnet", "nice_v2"]);
        let named = key.pick(Some("channel-key-kcp-test")).unwrap();
        assert_eq!(named.contract.provider, "kcp");
        assert!(key.pick(Some("channel-key-kcp")).is_none());
        assert!(key.pick(Some("nonsense")).is_none());
    }

    #[test]
    fn many_are_found_at_once() {
        let mut shop = shop();
        for customer_uid in ["a", "b"] {
            shop.save_key(request(customer_uid, cards::WORKS), NOW)
                .unwrap();
        }
        let ask = |ids: &[&str]| {
            let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
            shop.keys(&ids)
                .map(|found| (found.keys.len(), found.incomplete))
        };
        assert_eq!(ask(&["a", "b", "a"]), Ok((2, false)));
        assert_eq!(ask(&["a", "x"]), Ok((1, true)));
        assert!(ask(&["x"]).is_err() && ask(&[]).is_err());
    }
}
