//! Fields and query parameters that the spec does not know yet.

use serde::Serialize;
use serde_json::Value;

/// What is sent beside what a call has methods for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extra {
    pub(crate) fields: Vec<(String, Result<Value, ()>)>,
    pub(crate) query: Vec<(String, String)>,
}

impl Extra {
    pub(crate) fn field(&mut self, name: String, value: &impl Serialize) {
        let json = serde_json::to_value(value).map_err(|_| ());
        self.fields.push((name, json));
    }

    pub(crate) fn query(&mut self, name: String, value: String) {
        self.query.push((name, value));
    }
}

/// The methods of a call for what the spec does not know yet.
macro_rules! extra {
    ($call:ident) => {
        impl $call {
            /// Adds a field to the body that this version of the crate does not know, for what the vendor adds.
            ///
            /// A name that has a method of its own, or something under it that can't be written as JSON, is an error of
            /// [`send`](Self::send), before anything is sent. So is a field of a call that is a `GET`. Values are hidden in messages and
            /// logs.
            pub fn extra_field(
                mut self,
                name: impl Into<::std::string::String>,
                value: impl ::serde::Serialize,
            ) -> Self {
                self.more.field(name.into(), &value);
                self
            }

            /// Adds a query parameter that this version of the crate does not know; see [`extra_field`](Self::extra_field).
            pub fn extra_query(
                mut self,
                name: impl Into<::std::string::String>,
                value: impl Into<::std::string::String>,
            ) -> Self {
                self.more.query(name.into(), value.into());
                self
            }
        }
    };
}
pub(crate) use extra;
