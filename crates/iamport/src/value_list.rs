//! Open value lists: enums that keep a value which this version does not know.

use std::fmt;

/// A value that this version of the crate has no variant for, kept as it came.
///
/// Only decoding and the `From` impls of the value lists make one, so that no known value can hide in it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Gives a value list what every one has. It stays open: the API may add values at any time, and an unknown
/// one is kept and written back unchanged. The enum itself is written out, so that its documentation reads.
macro_rules! open_enum {
    ($name:ident { $( $variant:ident = $wire:literal ),+ $(,)? }) => {
        impl $name {
            /// The values that this version of the crate knows, as they are on the wire.
            pub const VALUES: &'static [&'static str] = &[$($wire),+];

            /// The value on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$variant => $wire, )+
                    Self::Unknown(value) => value.as_str(),
                }
            }
        }

        /// A value that is not there, which is none of the known ones.
        impl ::core::default::Default for $name {
            fn default() -> Self {
                Self::from("")
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $( $wire => Self::$variant, )+
                    _ => Self::Unknown($crate::value_list::UnknownValue::new(value)),
                }
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(value: ::std::string::String) -> Self {
                Self::from(value.as_str())
            }
        }

        /// Every text is a value; one that is not known is kept.
        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            fn from_str(value: &str) -> ::core::result::Result<Self, Self::Err> {
                ::core::result::Result::Ok(Self::from(value))
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::decode::required(deserializer)
            }
        }

        impl $crate::decode::Lenient for $name {
            fn read<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::decode::text(deserializer, |text| Self::from(text))
            }
        }

        impl $crate::url::Parameter for $name {
            fn text(&self) -> ::core::result::Result<::std::borrow::Cow<'_, str>, &'static str> {
                ::core::result::Result::Ok(::std::borrow::Cow::Borrowed(self.as_str()))
            }
        }

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                ::std::borrow::Cow::Borrowed(::core::stringify!($name))
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                // `examples`, not `enum`: the list is open, and a value that is not in it is valid.
                ::schemars::json_schema!({ "type": "string", "examples": [$($wire),+] })
            }
        }
    };
}
pub(crate) use open_enum;

#[cfg(test)]
#[allow(
    unreachable_pub,
    reason = "`open_enum!` is made for public value lists"
)]
mod tests {
    use super::*;

    #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
    #[non_exhaustive]
    enum Status {
        Ready,
        Paid,
        Unknown(UnknownValue),
    }
    open_enum!(Status { Ready = "ready", Paid = "paid" });

    #[test]
    fn a_value_list_keeps_what_it_does_not_know() {
        for (wire, value) in [("\"ready\"", Status::Ready), ("\"paid\"", Status::Paid)] {
            assert_eq!(serde_json::from_str::<Status>(wire).unwrap(), value);
            assert_eq!(serde_json::to_string(&value).unwrap(), wire);
        }
        for wire in ["\"pending\"", "\"\"", "\"Ready\""] {
            let value: Status = serde_json::from_str(wire).unwrap();
            assert!(matches!(value, Status::Unknown(_)), "{wire}");
            assert_eq!(serde_json::to_string(&value).unwrap(), wire);
        }
        assert_eq!(serde_json::from_str::<Status>("1").unwrap().as_str(), "1");
        assert!(serde_json::from_str::<Status>("null").is_err());
        assert_eq!(Status::from("paid"), Status::from(String::from("paid")));
        assert_eq!("paid".parse(), Ok(Status::Paid));
        assert_eq!(
            format!("{:>6}|{:?}", Status::Paid, Status::from("x")),
            "  paid|Unknown(\"x\")"
        );
        assert_eq!(Status::VALUES, ["ready", "paid"]);
    }
}
