//! Webhooks: reading what was posted to the shop, and asking the API whether it is true.
//!
//! A webhook of this API carries no signature, so a [`Notification`] is a claim. [`Notification::verify`] asks the API about the payment and
//! compares it with the shop's own order; only [`Verified::Paid`] means *paid*. The page [`crate::guide::webhooks`] has an example, what
//! the shop answers when, and what to expect; the example `webhook_axum` of this crate is a handler that answers so.

mod content;
mod error;
mod fields;
mod form;
mod json;
mod notification;
mod parse;
mod stored;
mod verify;

use std::net::{IpAddr, Ipv4Addr};

pub use self::error::{MAX_BODY, ParseError};
pub use self::notification::{CvsConfirm, EscrowChanged, Event, Notification};
pub use self::verify::{Compared, Expected, Verified, VerifyError};

/// The addresses from which notifications come, as documented.
///
/// They are a filter, not a proof: an address can change, and behind a proxy the peer's is the proxy's.
pub const SOURCE_ADDRESSES: [IpAddr; 3] = [
    IpAddr::V4(Ipv4Addr::new(52, 78, 100, 19)),
    IpAddr::V4(Ipv4Addr::new(52, 78, 48, 223)),
    IpAddr::V4(Ipv4Addr::new(52, 78, 5, 241)),
];

/// Whether an address is one of [`SOURCE_ADDRESSES`], be it written as IPv4 or as IPv4 mapped into IPv6.
#[must_use]
pub fn is_documented_source(address: IpAddr) -> bool {
    SOURCE_ADDRESSES.contains(&address.to_canonical())
}

#[cfg(test)]
mod tests;
