//! Look-ups in batches: any number of ids, cut into calls that the API takes.
//!
//! The list calls take 100 ids at most, in a URL that a stock Apache must still read. [`Client::payments`] and
//! [`Client::billing_keys`] take any number of them, ask one call after the other, and tell what was found and what
//! is missing.

use std::collections::{HashMap, HashSet};
use std::fmt;

use crate::types::{BillingKeyAnnotation, PaymentAnnotation};
use crate::url::percent_encoded;
use crate::{Client, Error};

/// How many ids the API takes in one call.
const IDS_PER_CALL: usize = 100;
/// The longest URL that is sent. A stock Apache reads 8,190 bytes of a request line, the method and
/// the version of HTTP included.
const URL_LIMIT: usize = 8_000;
/// More than the path of either call is long.
const PATH_ROOM: usize = 64;
/// What the longest parameter name, `merchant_uid[]` in its encoded form, takes with `=` and `&`.
const NAME_ROOM: usize = 20;

/// An id as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AskedId {
    /// A PortOne id of a payment.
    ImpUid(String),
    /// An order number of the shop.
    MerchantUid(String),
    /// An id of a billing key.
    CustomerUid(String),
}

impl AskedId {
    /// The id itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::ImpUid(id) | Self::MerchantUid(id) | Self::CustomerUid(id) => id,
        }
    }
}

impl fmt::Display for AskedId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What came of looking up a batch of records.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Batch<T> {
    /// What was found, each once, in the order of the ids that were asked for.
    pub found: Vec<T>,
    /// The ids that no record was answered for, each once, in the order in which they were asked for. The
    /// API does not say why: there is none, or it belongs to another shop.
    pub missing: Vec<AskedId>,
}

impl Client {
    /// Begins to look up any number of payments, by `imp_uid`, by `merchant_uid` or by both.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = iamport_sandbox::Sandbox::start().await?;
    /// # let (key, secret) = sandbox.credentials();
    /// # let client = iamport::Client::builder()
    /// #     .credentials(iamport::Credentials::new(key, secret))
    /// #     .base_url(sandbox.url())
    /// #     .build()?;
    /// let batch = client
    ///     .payments()
    ///     .imp_uids(["imp_448280090638", "imp_000000000000"])
    ///     .fetch()
    ///     .await?;
    /// assert_eq!(batch.found[0].imp_uid, "imp_448280090638");
    /// assert_eq!(batch.missing[0].as_str(), "imp_000000000000");
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "getPaymentListByImpUid")]
    pub fn payments(&self) -> ManyPayments {
        ManyPayments {
            client: self.clone(),
            imp_uids: Ids::default(),
            merchant_uids: Ids::default(),
        }
    }

    /// Begins to look up any number of billing keys.
    #[doc(alias = "customer_view_multiple")]
    pub fn billing_keys(&self) -> ManyBillingKeys {
        ManyBillingKeys {
            client: self.clone(),
            customer_uids: Ids::default(),
        }
    }
}

/// Payments to look up; made by [`Client::payments`].
#[must_use = "nothing is sent before `fetch().await`"]
#[derive(Clone)]
pub struct ManyPayments {
    client: Client,
    imp_uids: Ids,
    merchant_uids: Ids,
}

impl ManyPayments {
    /// More PortOne ids. One that is there already is not asked for twice.
    pub fn imp_uids(mut self, ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.imp_uids.add(ids);
        self
    }

    /// More order numbers of the shop. One that is there already is not asked for twice.
    ///
    /// Which of several payments of one order is answered, the API does not say;
    /// [`get_all_payments_by_merchant_uid`](Client::get_all_payments_by_merchant_uid) lists all
    /// of them.
    pub fn merchant_uids(mut self, ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.merchant_uids.add(ids);
        self
    }

    /// Asks for all of them, one call after the other; without any id, no call is made.
    ///
    /// A payment that two ids ask for is there once. `imp_uid`s come before order numbers. Payments of
    /// test channels follow the rules of `getPaymentListByImpUid`.
    ///
    /// # Errors
    /// An empty or much too long id, before anything is sent; otherwise the error of the first call that fails, and then
    /// nothing of what the calls before it found. That a call finds none of its ids is no error.
    pub async fn fetch(self) -> Result<Batch<PaymentAnnotation>, Error> {
        let Self {
            client,
            imp_uids,
            merchant_uids,
        } = self;
        let room = room(&client)?;
        let (by_imp_uid, by_merchant_uid) = (imp_uids.calls(room)?, merchant_uids.calls(room)?);
        let mut found = Vec::new();
        for ids in by_imp_uid {
            let call = client.get_payment_list_by_imp_uid().imp_uid(ids);
            found.extend(or_none(call.send().await)?);
        }
        for ids in by_merchant_uid {
            let call = client.get_payment_list_by_imp_uid().merchant_uid(ids);
            found.extend(or_none(call.send().await)?);
        }

        let (imp_ranks, merchant_ranks) = (imp_uids.ranks(0), merchant_uids.ranks(imp_uids.len()));
        let rank = |payment: &PaymentAnnotation| {
            let by_imp_uid = imp_ranks.get(payment.imp_uid.as_str());
            by_imp_uid
                .or_else(|| merchant_ranks.get(payment.merchant_uid.as_str()))
                .copied()
                .unwrap_or(usize::MAX)
        };
        let found = in_order(found, rank, |payment| &payment.imp_uid);
        let answered: HashSet<&str> = found.iter().map(|found| &*found.imp_uid).collect();
        let mut missing = imp_uids.without(&answered, AskedId::ImpUid);
        let answered: HashSet<&str> = found.iter().map(|found| &*found.merchant_uid).collect();
        missing.extend(merchant_uids.without(&answered, AskedId::MerchantUid));
        Ok(Batch { found, missing })
    }
}

impl fmt::Debug for ManyPayments {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ManyPayments")
            .field("imp_uids", &self.imp_uids.len())
            .field("merchant_uids", &self.merchant_uids.len())
            .finish_non_exhaustive()
    }
}

/// Billing keys to look up; made by [`Client::billing_keys`].
#[must_use = "nothing is sent before `fetch().await`"]
#[derive(Clone)]
pub struct ManyBillingKeys {
    client: Client,
    customer_uids: Ids,
}

impl ManyBillingKeys {
    /// More ids of billing keys. One that is there already is not asked for twice.
    pub fn customer_uids(mut self, ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.customer_uids.add(ids);
        self
    }

    /// Asks for all of them, one call after the other; without any id, no call is made.
    ///
    /// # Errors
    /// As for [`ManyPayments::fetch`].
    pub async fn fetch(self) -> Result<Batch<BillingKeyAnnotation>, Error> {
        let Self {
            client,
            customer_uids,
        } = self;
        let mut found = Vec::new();
        for ids in customer_uids.calls(room(&client)?)? {
            let call = client.customer_view_multiple().customer_uid(ids);
            found.extend(or_none(call.send().await)?);
        }
        let ranks = customer_uids.ranks(0);
        let rank = |key: &BillingKeyAnnotation| {
            ranks.get(customer_uid(key)).copied().unwrap_or(usize::MAX)
        };
        let found = in_order(found, rank, customer_uid);
        let answered: HashSet<&str> = found.iter().map(customer_uid).collect();
        let missing = customer_uids.without(&answered, AskedId::CustomerUid);
        Ok(Batch { found, missing })
    }
}

impl fmt::Debug for ManyBillingKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ManyBillingKeys")
            .field("customer_uids", &self.customer_uids.len())
            .finish_non_exhaustive()
    }
}

fn customer_uid(key: &BillingKeyAnnotation) -> &str {
    match key {
        BillingKeyAnnotation::SuperBillingKey(key) => &key.customer_uid,
        BillingKeyAnnotation::Customer(key) => &key.customer_uid,
    }
}

/// What the ids of one call may take in the URL.
fn room(client: &Client) -> Result<usize, Error> {
    URL_LIMIT
        .checked_sub(client.base_url().len() + PATH_ROOM)
        .ok_or_else(|| Error::invalid_input("the base URL is too long to look up by it"))
}

/// None of the ids of a call is known: that is an answer, too.
fn or_none<T>(answer: Result<crate::Response<Vec<T>>, Error>) -> Result<Vec<T>, Error> {
    match answer {
        Ok(answer) => Ok(answer.into_inner()),
        Err(error) if error.is_not_found() => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// By rank, and each id once. What nobody asked for, as far as its id tells, comes last.
fn in_order<T>(mut found: Vec<T>, rank: impl Fn(&T) -> usize, id: impl Fn(&T) -> &str) -> Vec<T> {
    let mut seen = HashSet::new();
    found.retain(|item| seen.insert(id(item).to_owned()));
    found.sort_by_key(rank);
    found
}

/// Ids of one kind, each once, in the order in which they came.
#[derive(Clone, Default)]
struct Ids {
    list: Vec<String>,
    set: HashSet<String>,
}

impl Ids {
    fn add(&mut self, ids: impl IntoIterator<Item = impl Into<String>>) {
        for id in ids {
            let id = id.into();
            if self.set.insert(id.clone()) {
                self.list.push(id);
            }
        }
    }

    fn len(&self) -> usize {
        self.list.len()
    }

    /// The ids of one call after the other, whose part of the URL is at most `room` bytes long.
    fn calls(&self, room: usize) -> Result<Vec<Vec<String>>, Error> {
        let mut calls = Vec::new();
        let (mut call, mut length) = (Vec::new(), 0);
        for id in &self.list {
            if id.trim().is_empty() {
                return Err(Error::invalid_input("an id must not be empty"));
            }
            let more = percent_encoded(id).len() + NAME_ROOM;
            if more > room {
                return Err(Error::invalid_input("an id is too long to be one"));
            }
            if call.len() == IDS_PER_CALL || length + more > room {
                calls.push(std::mem::take(&mut call));
                length = 0;
            }
            call.push(id.clone());
            length += more;
        }
        if !call.is_empty() {
            calls.push(call);
        }
        Ok(calls)
    }

    fn ranks(&self, first: usize) -> HashMap<&str, usize> {
        let ids = self.list.iter().map(String::as_str);
        ids.zip(first..).collect()
    }

    fn without(&self, answered: &HashSet<&str>, asked: fn(String) -> AskedId) -> Vec<AskedId> {
        let missing = self
            .list
            .iter()
            .filter(|id| !answered.contains(id.as_str()));
        missing.cloned().map(asked).collect()
    }
}

#[cfg(test)]
mod tests;
