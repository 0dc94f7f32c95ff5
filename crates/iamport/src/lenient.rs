//! Types that are read from every form in which the API was seen to send them.

use serde::Deserialize;
use serde::de::Deserializer;

/// A type that is read from every form in which the API was seen to send it.
pub(crate) trait Lenient: Sized {
    /// Reads a value that must be there.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;

    /// Reads a value that may be nothing: `null`, and for some types empty text.
    fn read_option<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        Option::<Read<Self>>::deserialize(deserializer).map(|value| value.map(|Read(value)| value))
    }

    /// The value of an envelope without a payload, for types that can do without one.
    fn absent() -> Option<Self> {
        None
    }
}

/// Carries [`Lenient`] into serde's containers.
pub(crate) struct Read<T>(pub(crate) T);

impl<'de, T: Lenient> Deserialize<'de> for Read<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Self)
    }
}
