//! Billing keys: cards, or other means, that a shop can charge again and again under an id of its own.

use std::io;

use serde::{Deserialize, Serialize};

use super::card::{Card, CardDetails, Conduct};
use super::gateway::{Gateway, codes, parse_channel_key};
use super::messages;
use super::refusal::Refusal;
use crate::facts::{Absence, missing, missing_at, too_long};
use crate::generated::fields::billing_keys::customer_save;
use crate::ids::Ids;
use crate::operations::Operation;
use crate::tables::{Map, Parts, Visit};

/// The group of channels that the sandbox has, and its members. Without birth date and password ksnet
/// issues no key, which makes one that was issued in part.
pub(crate) const GROUP: &str = "channel-group-sandbox";
const GROUP_MEMBERS: &[&str] = &[codes::NICE_V2, codes::KCP, codes::KSNET];
/// The same gateways' test channels.
pub(crate) const TEST_GROUP: &str = "channel-group-sandbox-test";

/// The shop's contract with a gateway: what a channel stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Contract {
    pub(crate) provider: String,
    pub(crate) mid: String,
    pub(crate) test: bool,
}

impl Contract {
    pub(crate) fn new(provider: &str, test: bool) -> Contract {
        Contract {
            provider: provider.to_owned(),
            mid: Gateway(provider).mid(test),
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

/// How a customer is written in a request.
#[derive(Default, Deserialize)]
#[serde(remote = "Customer", default)]
struct SentCustomer {
    #[serde(rename = "customer_id")]
    id: Option<String>,
    #[serde(rename = "customer_name")]
    name: Option<String>,
    #[serde(rename = "customer_tel")]
    tel: Option<String>,
    #[serde(rename = "customer_email")]
    email: Option<String>,
    #[serde(rename = "customer_addr")]
    addr: Option<String>,
    #[serde(rename = "customer_postcode")]
    postcode: Option<String>,
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
    pub(super) by_customer_uid: Map<String, BillingKey>,
}

impl Parts for BillingKeys {
    fn parts(&mut self, visit: &mut impl Visit) -> io::Result<()> {
        let BillingKeys { by_customer_uid } = self;
        visit.table("billing keys", by_customer_uid)
    }
}

impl BillingKeys {
    pub(crate) fn get(&self, customer_uid: &str) -> Option<&BillingKey> {
        self.by_customer_uid.get(customer_uid)
    }

    pub(crate) fn get_mut(&mut self, customer_uid: &str) -> Option<&mut BillingKey> {
        self.by_customer_uid.get_mut(customer_uid)
    }

    /// Puts a key in its place. It takes over when the former one was stored.
    pub(super) fn put(&mut self, mut key: BillingKey) -> BillingKey {
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
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct KeyRequest {
    #[serde(skip)]
    pub(crate) customer_uid: String,
    pub(crate) channel_key: Option<String>,
    pub(crate) pg: Option<String>,
    pub(crate) channel_group_id: Option<String>,
    #[serde(rename = "*card")]
    pub(crate) card: CardDetails,
    #[serde(rename = "*customer", with = "SentCustomer")]
    pub(crate) customer: Customer,
}

impl KeyRequest {
    /// The key, issued at `now`, or why there is none.
    pub(super) fn issue(self, ids: &mut Ids, now: u64) -> Result<BillingKey, Refusal> {
        let needs = self.needs();
        let missing = missing(&needs);
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
                let issuing = Operation::CustomerSave.gateways();
                let contract = match (&self.channel_key, &self.pg) {
                    (Some(key), _) => Contract::of_channel(key, issuing),
                    (None, pg) => Contract::of_pg(pg.as_deref().unwrap_or_default(), issuing),
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

    /// What must be given, always or at some gateway.
    fn needs(&self) -> [Absence; 6] {
        let no_channel =
            self.channel_key.is_none() && self.pg.is_none() && self.channel_group_id.is_none();
        [
            (customer_save::CHANNEL_KEY, no_channel),
            (customer_save::CARD_NUMBER, self.card.number.is_none()),
            (customer_save::EXPIRY, self.card.expiry.is_none()),
            (customer_save::BIRTH, self.card.birth.is_none()),
            (customer_save::PWD_2DIGIT, self.card.password.is_none()),
            (customer_save::CUSTOMER_NAME, self.customer.name.is_none()),
        ]
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
        let missing = missing_at(&contract.provider, &self.needs());
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
        Conduct::RefusedByKcp => contract.provider == codes::KCP,
        _ => false,
    }
}

/// Refuses an id of a billing key that is too long, or none.
pub(super) fn check_customer_uid(customer_uid: &str) -> Result<(), Refusal> {
    if customer_uid.is_empty() || !customer_save::CUSTOMER_UID.has_room_for(customer_uid) {
        return Err(Refusal::declined(messages::invalid("customer_uid")));
    }
    Ok(())
}

fn check_lengths(customer: &Customer) -> Result<(), Refusal> {
    let texts = [
        (customer_save::CUSTOMER_NAME, &customer.name),
        (customer_save::CUSTOMER_TEL, &customer.tel),
        (customer_save::CUSTOMER_EMAIL, &customer.email),
        (customer_save::CUSTOMER_ADDR, &customer.addr),
        (customer_save::CUSTOMER_POSTCODE, &customer.postcode),
    ];
    match too_long(&texts) {
        Some(name) => Err(Refusal::declined(messages::invalid(name))),
        None => Ok(()),
    }
}

/// Billing keys that were looked up together.
#[derive(Debug)]
pub(crate) struct FoundKeys {
    pub(crate) keys: Vec<BillingKey>,
    /// Some of what was asked for does not exist.
    pub(crate) incomplete: bool,
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::domain::card::tests::details;
    use crate::facts::overlooked;

    pub(crate) fn request(customer_uid: &str, number: &str) -> KeyRequest {
        KeyRequest {
            customer_uid: customer_uid.to_owned(),
            channel_key: Some("channel-key-nice_v2".to_owned()),
            card: details(number),
            ..KeyRequest::default()
        }
    }

    #[test]
    fn every_need_of_a_gateway_is_looked_at() {
        // The sandbox makes up an id for the customer, and paymentwall issues no keys by API.
        let needs = KeyRequest::default().needs();
        let overlooked = overlooked(customer_save::ALL, &needs);
        assert_eq!(overlooked, ["customer_id", "cvc"]);
    }
}
