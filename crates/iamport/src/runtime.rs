//! What generated code calls. Everything here stands elsewhere; this is the list of it.

pub(crate) use crate::extra::{Extra, extra};
pub(crate) use crate::operation::{Echo, Method, OperationInfo, Repeat};
pub(crate) use crate::redact::{Masked, debug_names};
pub(crate) use crate::request::{Request, Zero, longest, missing, positive, time};
pub(crate) use crate::value_list::{UnknownValue, open_enum};
