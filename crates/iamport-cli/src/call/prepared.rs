//! A call that is ready to be sent, whichever operation it is of.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;

use iamport::confirm::Confirm;
use iamport::types::{PaymentAnnotation, ScheduleResultAnnotation};
use iamport::{Error, Response};
use serde::Serialize;
use serde_json::Value;

/// What a call comes to, with its payload as JSON.
pub(crate) type Sending = Pin<Box<dyn Future<Output = Result<Response<Value>, Error>> + Send>>;

/// A call that is ready to be sent. Nothing is sent before it is awaited.
pub(crate) enum Prepared {
    /// Sent as it is: a read, or a change that has no confirmed form.
    Send(Sending),
    /// A change of a payment whose outcome is settled by looking.
    Payment(Confirm<PaymentAnnotation>),
    /// Schedules whose outcome is settled by looking.
    Schedules(Confirm<Vec<ScheduleResultAnnotation>>),
}

impl Prepared {
    /// A call that is sent as it is.
    pub(crate) fn send<T, F>(call: F) -> Self
    where
        T: Serialize,
        F: Future<Output = Result<Response<T>, Error>> + Send + 'static,
    {
        Self::Send(Box::pin(async move { call.await.map(as_json) }))
    }
}

/// The same answer with its payload as JSON, every key of the model written out.
fn as_json<T: Serialize>(response: Response<T>) -> Response<Value> {
    // An amount of more than 15 digits can be read and not written. What was answered must not be lost for that.
    let payload =
        serde_json::to_value(response.value()).unwrap_or_else(|_| as_it_came(response.raw()));
    let Ok(response) = response.try_map(|_| Ok::<_, Infallible>(payload));
    response
}

/// The payload as it stands in the body.
fn as_it_came(body: &[u8]) -> Value {
    let mut envelope: Value = serde_json::from_slice(body).unwrap_or_default();
    envelope
        .get_mut("response")
        .map(Value::take)
        .unwrap_or_default()
}
