//! The one list of all control calls. The server answers what stands here, and the OpenAPI document
//! describes it.

use super::registry::Group;
use super::{
    about, billing, billing_keys, certifications, clock, faults, kcpquick, ledger, naver, payments,
    records, snapshots, tokens, webhooks,
};

/// Every call, by what it is about.
pub(crate) fn every() -> Vec<Group> {
    vec![
        clock::group(),
        payments::group(),
        billing::group(),
        billing_keys::group(),
        naver::group(),
        kcpquick::group(),
        certifications::group(),
        tokens::group(),
        webhooks::group(),
        faults::group(),
        ledger::group(),
        records::group(),
        snapshots::group(),
        about::group(),
    ]
}
