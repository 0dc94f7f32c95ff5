//! What `generated/calls.rs` is written in: one call of every operation with every parameter set.

use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use iamport::{Client, Error, Response};
use serde::Serialize;
use serde_json::Value;

use crate::bundle::{BUNDLE, Fill, Location, Style};
use crate::generated::calls::CALLS;

/// What a call comes to: the payload written back as JSON.
pub(crate) type Sending = Pin<Box<dyn Future<Output = Result<Value, Error>> + Send>>;

/// One operation, ready to be called.
pub(crate) struct Call {
    /// Its name in the bundle.
    pub(crate) id: &'static str,
    /// How many path values it takes.
    pub(crate) path_parameters: usize,
    /// Calls it with every parameter and every field set.
    pub(crate) send: fn(Client, PathValues) -> Sending,
}

impl Call {
    /// The call of that operation.
    pub(crate) fn find(id: &str) -> &'static Self {
        CALLS
            .iter()
            .find(|call| call.id == id)
            .unwrap_or_else(|| panic!("no call of {id}"))
    }
}

/// The path values of one call: samples of the bundle, unless others are given.
///
/// It also keeps what `Debug` prints of the call's builder. Clones share all of it.
#[derive(Clone, Default)]
pub(crate) struct PathValues {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    given: Mutex<Vec<(usize, String)>>,
    taken: AtomicUsize,
    builder: Mutex<String>,
}

impl PathValues {
    /// A value for the path parameter at that position, from 0.
    pub(crate) fn with(self, position: usize, value: &str) -> Self {
        self.shared
            .given
            .lock()
            .unwrap()
            .push((position, value.to_owned()));
        self
    }

    /// The value of the next path parameter of an operation; generated calls ask for them in the path's order.
    pub(crate) fn value(&self, id: &str) -> String {
        let position = self.shared.taken.fetch_add(1, Ordering::Relaxed);
        let given = self.shared.given.lock().unwrap();
        match given.iter().find(|(at, _)| *at == position) {
            Some((_, value)) => value.clone(),
            None => sample(id, position),
        }
    }

    /// Keeps the `Debug` of a builder on which everything is set.
    pub(crate) fn saw(&self, builder: &impl Debug) {
        *self.shared.builder.lock().unwrap() = format!("{builder:?}");
    }

    /// The `Debug` of the builder, once the call was made.
    pub(crate) fn builder(&self) -> String {
        self.shared.builder.lock().unwrap().clone()
    }
}

fn sample(id: &str, position: usize) -> String {
    let operation = BUNDLE.operation(id);
    let parameter = operation.parameters(Location::Path)[position];
    let name = parameter["name"].as_str().unwrap();
    match BUNDLE.sample(name, &parameter["schema"], Style::new(Fill::Everything)) {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

/// The payload, written back as JSON.
pub(crate) fn as_json<T: Serialize>(response: Response<T>) -> Value {
    crate::hostile::sdk::note(&response);
    serde_json::to_value(response.into_inner()).expect("a payload can be written")
}
