//! A server between the client and a sandbox, which does to each call what a test says.

use std::net::SocketAddr;
use std::sync::Mutex;

use iamport::{Client, ClientBuilder};
use iamport_testing::{Play, Received, Reply, Server, accepted, answer, hand_on, refused};
use serde_json::Value;

use super::shop::Shop;
use crate::support;

/// What becomes of a call.
pub(super) enum Deed {
    Pass,
    /// The API does it, and its answer is changed on the way.
    Edit(fn(&mut Value)),
    /// The API never hears of it.
    LoseBefore,
    /// The API does it.
    LoseAfter,
    /// The API hears this body in the place of the one that was sent, and the answer is lost.
    LoseAnother(String),
    /// The API never hears of it, and somebody else refuses it in its words.
    RefuseBefore,
    RefuseAfter,
    /// The API never hears of it, and somebody else accepts it with this payload.
    AcceptBefore(Value),
}

/// A call on its way.
pub(super) struct Call<'a> {
    pub(super) request: &'a Received,
    /// A change, and not a look.
    pub(super) is_change: bool,
    /// Counted from 1, changes and looks each.
    pub(super) nth: usize,
    /// How many changes have come so far, this one included.
    pub(super) changes: usize,
}

pub(super) struct Between(Server);

impl Between {
    pub(super) fn of(
        shop: &Shop,
        deed: impl Fn(&Call<'_>) -> Deed + Send + Sync + 'static,
    ) -> Self {
        Self(Server::playing(Played {
            api: shop.sandbox.address(),
            deed,
            counts: Mutex::default(),
        }))
    }

    pub(super) fn builder(&self) -> ClientBuilder {
        support::client(&self.0.url)
    }

    pub(super) fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    /// The bodies of the changes that were sent.
    pub(super) fn changes(&self) -> Vec<Value> {
        let mut calls = self.0.calls();
        calls.retain(|request| request.method() != "GET");
        calls
            .iter()
            .map(|it| it.json().unwrap_or_default())
            .collect()
    }
}

struct Played<F> {
    api: SocketAddr,
    deed: F,
    /// Of changes and of looks.
    counts: Mutex<[usize; 2]>,
}

impl<F: Fn(&Call<'_>) -> Deed + Send + Sync + 'static> Play for Played<F> {
    async fn answer(&self, request: &Received) -> Reply {
        let is_change = request.method() != "GET";
        let deed = if request.asks_for_a_token() {
            Deed::Pass
        } else {
            let [looks, changes] = {
                let mut counts = self.counts.lock().unwrap();
                counts[usize::from(is_change)] += 1;
                *counts
            };
            (self.deed)(&Call {
                request,
                is_change,
                nth: if is_change { changes } else { looks },
                changes,
            })
        };
        let no = || refused(200, 1, "거절");
        match deed {
            Deed::LoseBefore => return Reply::close(),
            Deed::RefuseBefore => return no(),
            Deed::AcceptBefore(payload) => return accepted(&payload),
            _ => {}
        }
        let mut request = request.clone();
        if let Deed::LoseAnother(body) = &deed {
            request.body.clone_from(body);
        }
        let answered = hand_on(self.api, &request).await;
        match deed {
            Deed::LoseAfter | Deed::LoseAnother(_) => Reply::close(),
            Deed::RefuseAfter => no(),
            Deed::Edit(edit) => {
                let mut envelope = answered.json();
                edit(&mut envelope["response"]);
                answer(answered.status(), envelope.to_string())
            }
            _ => answer(answered.status(), answered.text()),
        }
    }
}
