//! Every call that the SDK can make, each on records of its own.
//!
//! An operation that needs something to be there first has one or more scenes, in [`changes`] or in [`reads`]. Every other
//! one is called as `generated/calls.rs` does it, so a new operation joins by itself; if the sandbox refuses it, the tests
//! say so.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use iamport::{Client, Error, OPERATIONS, OperationInfo, Repeat};
use serde_json::Value;

use crate::calls::{Call, PathValues, Sending};
use crate::flows::every_operation::paid_at;

/// `scene!("operation", "how", |shop, order, customer| what makes the records, what comes of it => |client| the call)`,
/// where `order` and `customer` are ids that no earlier call of the sandbox had.
macro_rules! scene {
    ($operation:literal, $how:literal, |$shop:ident, $order:ident, $customer:ident| $set:expr, $known:pat => |$client:ident| $call:expr) => {
        $crate::hostile::scenes::Scene {
            operation: $operation,
            how: $how,
            set: Some(|$shop, number| {
                Box::pin(async move {
                    let $order = format!("Order-{number}");
                    let $customer = format!("Customer-{number}");
                    let _ = (&$shop, &$order, &$customer);
                    let $known = $set;
                    $crate::hostile::scenes::ready(move |$client| async move {
                        Ok($crate::calls::as_json($call.send().await?))
                    })
                })
            }),
        }
    };
}

mod changes;
mod reads;
mod shop;

pub(super) use self::shop::Shop;

/// A call whose records are there; it is sent by the client that it is given.
pub(in crate::hostile) type Ready = Box<dyn FnOnce(Client) -> Sending + Send>;

type Setting = Pin<Box<dyn Future<Output = Ready> + Send>>;

/// One way to make a call of an operation.
#[derive(Clone, Copy)]
pub(in crate::hostile) struct Scene {
    /// The operation's name.
    pub(in crate::hostile) operation: &'static str,
    /// Which of its ways, if there are several.
    pub(in crate::hostile) how: &'static str,
    set: Option<fn(Arc<Shop>, usize) -> Setting>,
}

impl Scene {
    /// All of them: each scene, and each other operation as it is.
    pub(in crate::hostile) fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for info in OPERATIONS {
            let before = all.len();
            let scenes = changes::SCENES.iter().chain(reads::SCENES);
            all.extend(scenes.filter(|scene| scene.operation == info.id()));
            if all.len() == before {
                all.push(Self {
                    operation: info.id(),
                    how: "",
                    set: None,
                });
            }
        }
        all
    }

    /// Those that change something.
    pub(in crate::hostile) fn changes() -> Vec<Self> {
        let mut all = Self::all();
        all.retain(Self::is_change);
        all
    }

    pub(in crate::hostile) fn is_change(&self) -> bool {
        self.info().repeat() != Repeat::Safe
    }

    /// Makes the records of one more call; `number` tells it from the earlier ones.
    pub(in crate::hostile) async fn prepare(&self, shop: &Arc<Shop>, number: usize) -> Ready {
        if let Some(set) = self.set {
            return set(Arc::clone(shop), number).await;
        }
        let mut values = PathValues::default();
        if self.info().path().contains("{imp_uid}") {
            let operations = iamport_sandbox::operations();
            let played = operations
                .iter()
                .find(|played| played.operation_id == self.operation);
            values = values.with(0, &paid_at(&shop.sandbox, played.unwrap().family));
        }
        let call = Call::find(self.operation);
        Box::new(move |client| (call.send)(client, values))
    }

    pub(in crate::hostile) fn info(&self) -> &'static OperationInfo {
        let mut all = OPERATIONS.iter();
        all.find(|info| info.id() == self.operation).unwrap()
    }

    pub(in crate::hostile) fn name(&self) -> String {
        format!("{} {}", self.operation, self.how).trim().to_owned()
    }
}

/// A call that is made so.
fn ready<F>(send: impl FnOnce(Client) -> F + Send + 'static) -> Ready
where
    F: Future<Output = Result<Value, Error>> + Send + 'static,
{
    Box::new(move |client| Box::pin(send(client)))
}
