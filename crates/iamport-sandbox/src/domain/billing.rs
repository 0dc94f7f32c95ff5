//! Billing keys: cards, or other means, that a shop can charge again and again under an id of its own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::card::{Card, CardDetails, Conduct};
use super::gateway::parse_channel_key;
use super::ledger::{EffectKind, Entry};
use super::listing::{Page, PageRequest, Sorting};
use super::payment::Payment;
use super::{Refusal, Shop, messages};
use crate::ids::Ids;

/// The gateways that issue billing keys by API.
const ISSUING: &[&str] = &[
    "daou",
    "html5_inicis",
    "kcp",
    "ksnet",
    "nice",
    "nice_v2",
    "tosspayments",
    "welcome",
];
/// The group of channels that the sandbox has, and its members. Without birth date and password ksnet
/// issues no key, which makes one that was issued in part.
pub(crate) const GROUP: &str = "channel-group-sandbox";
const GROUP_MEMBERS: &[&str] = &["nice_v2", "kcp", "ksnet"];
/// The same gateways' test channels.
pub(crate) const TEST_GROUP: &str = "channel-group-sandbox-test";
/// The longest id of a billing key.
const CUSTOMER_UID_LENGTH: usize = 80;

/// The shop's contract with a gateway: what a channel stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Contract {
    pub(crate) provider: String,
    pub(crate) mid: String,
    pub(crate) test: bool,
}

impl Contract {
    pub(crate) fn new(provider: &str, test: bool) -> Contract {
        let kind = if test { "test" } else { "live" };
        Contract {
            provider: provider.to_owned(),
            mid: format!("sandbox_{provider}_{kind}"),
            test,
        }
    }

    /// The contract that a channel key stands for, if its gateway is one of `providers`.
    pub(crate) fn of_channel(key: &str, providers: &[&str]) -> Option<Contract> {
        let (provider, test) = parse_channel_key(key)?;
        providers
            .contains(&provider)
            .then(|| Contract::new(provider, test))
    }

    /// The contract that `pg` stands for, the code of a gateway with or without a shop id behind it.
    pub(crate) fn of_pg(pg: &str, providers: &[&str]) -> Option<Contract> {
        let (provider, mid) = match pg.split_once('.') {
            Some((provider, mid)) => (provider, mid),
            None => (pg, ""),
        };
        let test = Contract::new(provider, true);
        providers.contains(&provider).then(|| {
            if mid == test.mid {
                test
            } else {
                Contract::new(provider, false)
            }
        })
    }

    /// The contracts of a group of channels.
    pub(crate) fn of_group(id: &str) -> Option<Vec<Contract>> {
        let test = match id {
            GROUP => false,
            TEST_GROUP => true,
            _ => return None,
        };
        let all = GROUP_MEMBERS.iter();
        Some(all.map(|provider| Contract::new(provider, test)).collect())
    }
}

/// Who a billing key belongs to, as the shop tells.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Customer {
    pub(crate) id: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) tel: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) addr: Option<String>,
    pub(crate) postcode: Option<String>,
}

/// A key at one gateway.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct GatewayKey {
    pub(crate) contract: Contract,
    /// `None` where the gateway tells nothing about it.
    pub(crate) card: Option<Card>,
    pub(crate) inserted: u64,
    pub(crate) updated: u64,
}

/// A channel of a group at which no key could be issued.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct FailedChannel {
    pub(crate) kind: FailedChannelKind,
    pub(crate) message: String,
    pub(crate) contract: Contract,
}

/// What kept a channel from issuing a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum FailedChannelKind {
    InvalidRequest,
    PgProvider,
}

impl FailedChannelKind {
    /// The API's word for it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            FailedChannelKind::InvalidRequest => "INVALID_REQUEST",
            FailedChannelKind::PgProvider => "PG_PROVIDER",
        }
    }
}

/// Where the keys of a billing key are.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum KeyKind {
    /// At one channel.
    Ordinary(GatewayKey),
    /// At every channel of a group that issued one.
    Super {
        group: String,
        succeeded: Vec<GatewayKey>,
        failed: Vec<FailedChannel>,
    },
}

/// A billing key.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct BillingKey {
    pub(crate) customer_uid: String,
    pub(crate) customer: Customer,
    pub(crate) kind: KeyKind,
    /// How often it was charged, which decides whose turn it is in a group.
    pub(crate) charges: u64,
}

impl BillingKey {
    pub(crate) fn is_super(&self) -> bool {
        matches!(self.kind, KeyKind::Super { .. })
    }

    /// The keys at the gateways.
    pub(crate) fn gateway_keys(&self) -> &[GatewayKey] {
        match &self.kind {
            KeyKind::Ordinary(key) => std::slice::from_ref(key),
            KeyKind::Super { succeeded, .. } => succeeded,
        }
    }

    /// The key that is charged next: at the channel that is named, or else at the next one in turn.
    /// An ordinary key is always itself.
    pub(crate) fn pick(&self, channel_key: Option<&str>) -> Option<&GatewayKey> {
        let keys = self.gateway_keys();
        match channel_key.filter(|_| self.is_super()) {
            Some(channel_key) => {
                let (provider, test) = parse_channel_key(channel_key)?;
                let wanted = Contract::new(provider, test);
                keys.iter().find(|key| key.contract == wanted)
            }
            None => {
                let turn = self.charges.checked_rem(keys.len() as u64)?;
                keys.get(usize::try_from(turn).ok()?)
            }
        }
    }

    /// The card behaves like this from now on.
    pub(crate) fn set_conduct(&mut self, conduct: Conduct) {
        let keys = match &mut self.kind {
            KeyKind::Ordinary(key) => std::slice::from_mut(key),
            KeyKind::Super { succeeded, .. } => succeeded,
        };
        for card in keys.iter_mut().filter_map(|key| key.card.as_mut()) {
            card.conduct = conduct;
        }
    }
}

/// All billing keys of a shop.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct BillingKeys {
    by_customer_uid: BTreeMap<String, BillingKey>,
}

impl BillingKeys {
    pub(crate) fn get(&self, customer_uid: &str) -> Option<&BillingKey> {
        self.by_customer_uid.get(customer_uid)
    }

    pub(crate) fn get_mut(&mut self, customer_uid: &str) -> Option<&mut BillingKey> {
        self.by_customer_uid.get_mut(customer_uid)
    }

    /// Puts a key in its place. It takes over when the former one was stored.
    fn put(&mut self, mut key: BillingKey) -> BillingKey {
        if let (Some(old), KeyKind::Ordinary(new)) = (self.get(&key.customer_uid), &mut key.kind)
            && let KeyKind::Ordinary(old) = &old.kind
        {
            new.inserted = old.inserted;
        }
        self.by_customer_uid
            .insert(key.customer_uid.clone(), key.clone());
        key
    }
}

/// What a caller asks for when a key is to be issued.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeyRequest {
    pub(crate) customer_uid: String,
    pub(crate) channel_key: Option<String>,
    pub(crate) pg: Option<String>,
    pub(crate) channel_group_id: Option<String>,
    pub(crate) card: CardDetails,
    pub(crate) customer: Customer,
}

impl KeyRequest {
    /// The key, issued at `now`, or why there is none.
    pub(super) fn issue(self, ids: &mut Ids, now: u64) -> Result<BillingKey, Refusal> {
        let missing: Vec<&str> = [
            (
                "channel_key",
                self.channel_key.is_none() && self.pg.is_none() && self.channel_group_id.is_none(),
            ),
            ("card_number", self.card.number.is_none()),
            ("expiry", self.card.expiry.is_none()),
        ]
        .into_iter()
        .filter(|(_, missing)| *missing)
        .map(|(name, _)| name)
        .collect();
        if !missing.is_empty() {
            return Err(Refusal::declined(messages::missing(&missing)));
        }
        check_customer_uid(&self.customer_uid)?;
        check_lengths(&self.customer)?;
        let card = self
            .card
            .checked(now)
            .map_err(|name| Refusal::card(messages::key_refused(&messages::invalid(name))))?;
        let kind = match &self.channel_group_id {
            Some(group) => self.issue_at_group(group, &card, now)?,
            None => {
                let contract = match (&self.channel_key, &self.pg) {
                    (Some(key), _) => Contract::of_channel(key, ISSUING),
                    (None, pg) => Contract::of_pg(pg.as_deref().unwrap_or_default(), ISSUING),
                };
                let contract =
                    contract.ok_or_else(|| Refusal::declined(messages::CHANNEL_UNKNOWN))?;
                let key = self.issue_at(contract, &card, now);
                KeyKind::Ordinary(
                    key.map_err(|failed| Refusal::card(messages::key_refused(&failed.message)))?,
                )
            }
        };
        Ok(BillingKey {
            customer_uid: self.customer_uid,
            customer: Customer {
                id: self.customer.id.or_else(|| Some(ids.customer())),
                ..self.customer
            },
            kind,
            charges: 0,
        })
    }

    fn issue_at_group(&self, group: &str, card: &Card, now: u64) -> Result<KeyKind, Refusal> {
        let contracts = Contract::of_group(group)
            .ok_or_else(|| Refusal::declined(messages::CHANNEL_GROUP_UNKNOWN))?;
        let (mut succeeded, mut failed) = (Vec::new(), Vec::new());
        for contract in contracts {
            match self.issue_at(contract, card, now) {
                Ok(key) => succeeded.push(key),
                Err(channel) => failed.push(channel),
            }
        }
        match failed.first() {
            Some(first) if succeeded.is_empty() => {
                Err(Refusal::card(messages::key_refused(&first.message)))
            }
            _ => Ok(KeyKind::Super {
                group: group.to_owned(),
                succeeded,
                failed,
            }),
        }
    }

    fn issue_at(
        &self,
        contract: Contract,
        card: &Card,
        now: u64,
    ) -> Result<GatewayKey, FailedChannel> {
        let mut missing = Vec::new();
        match contract.provider.as_str() {
            "ksnet" => {
                missing.extend(self.card.birth.is_none().then_some("birth"));
                missing.extend(self.card.password.is_none().then_some("pwd_2digit"));
            }
            "welcome" => missing.extend(self.customer.name.is_none().then_some("customer_name")),
            _ => {}
        }
        if !missing.is_empty() {
            return Err(FailedChannel {
                kind: FailedChannelKind::InvalidRequest,
                message: messages::missing(&missing),
                contract,
            });
        }
        if refuses(&contract, card) {
            return Err(FailedChannel {
                kind: FailedChannelKind::PgProvider,
                message: messages::CARD_INVALID.to_owned(),
                contract,
            });
        }
        Ok(GatewayKey {
            contract,
            card: Some(card.clone()),
            inserted: now,
            updated: now,
        })
    }
}

/// Whether a gateway takes a card not at all.
pub(super) fn refuses(contract: &Contract, card: &Card) -> bool {
    match card.conduct {
        Conduct::Refused => true,
        Conduct::RefusedByKcp => contract.provider == "kcp",
        _ => false,
    }
}

/// Refuses an id of a billing key that is too long, or none.
pub(super) fn check_customer_uid(customer_uid: &str) -> Result<(), Refusal> {
    if customer_uid.is_empty() || customer_uid.chars().count() > CUSTOMER_UID_LENGTH {
        return Err(Refusal::declined(messages::invalid("customer_uid")));
    }
    Ok(())
}

fn check_lengths(customer: &Customer) -> Result<(), Refusal> {
    for (name, value, longest) in [
        ("customer_name", &customer.name, 20),
        ("customer_tel", &customer.tel, 20),
        ("customer_email", &customer.email, 200),
        ("customer_addr", &customer.addr, 200),
        ("customer_postcode", &customer.postcode, 8),
    ] {
        if value
            .as_ref()
            .is_some_and(|value| value.chars().count() > longest)
        {
            return Err(Refusal::declined(messages::invalid(name)));
        }
    }
    Ok(())
}

/// Billing keys that were looked up together.
#[derive(Debug)]
pub(crate) struct FoundKeys {
    pub(crate) keys: Vec<BillingKey>,
    /// Some of what was asked for does not exist.
    pub(crate) incomplete: bool,
}

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
    use crate::domain::card::cards;
    use crate::domain::card::tests::details;
    use crate::domain::tests::{NOW, shop};

    pub(crate) fn request(customer_uid: &str, number: &str) -> KeyRequest {
        KeyRequest {
            customer_uid: customer_uid.to_owned(),
            channel_key: Some("channel-key-nice_v2".to_owned()),
            card: details(number),
            ..KeyRequest::default()
        }
    }

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
        for provider in ISSUING {
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
        assert!(shop.save_key(with_group.clone(), NOW).is_err());
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
