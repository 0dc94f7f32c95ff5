//! Buyers who are registered with KCP Quick Pay, and what is registered for a payment before it is made.

use std::io;

use serde::{Deserialize, Serialize};

use super::refusal::Refusal;
use crate::generated::fields::kcpquick::kcp_quick_member_annotation::MEMBER_ID;
use crate::tables::{Map, Parts, Visit};

const MEMBER_UNKNOWN: &str = "등록되지 않은 KCP 퀵페이 구매자입니다.";
const PREPARED_ALREADY: &str = "이미 사전등록된 merchant_uid입니다.";
const NOT_PREPARED: &str = "사전등록된 merchant_uid가 아닙니다.";

/// Where a buyer was registered. What is `None` was not told, and every value fits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Site {
    pub(crate) site_code: Option<String>,
    pub(crate) partner_type: Option<String>,
    pub(crate) partner_subtype: Option<String>,
}

impl Site {
    fn fits(&self, wanted: &Site) -> bool {
        let same = |own: &Option<String>, wanted| own.is_none() || own == wanted;
        same(&self.site_code, &wanted.site_code)
            && same(&self.partner_type, &wanted.partner_type)
            && same(&self.partner_subtype, &wanted.partner_subtype)
    }
}

/// A buyer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Member {
    pub(crate) member_id: String,
    pub(crate) site: Site,
    /// A fingerprint or a face confirms payments.
    pub(crate) fido: bool,
    pub(crate) inserted: u64,
    pub(crate) updated: u64,
}

/// Everything that is registered.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct QuickPay {
    members: Map<String, Member>,
    /// KCP's id of the transaction that a payment is registered with, by order number. The other values
    /// change nothing that the API tells, and one is secret: they are not kept.
    prepared: Map<String, String>,
}

impl Parts for QuickPay {
    fn parts(&mut self, visit: &mut impl Visit) -> io::Result<()> {
        let QuickPay { members, prepared } = self;
        visit.table("quick pay members", members)?;
        visit.table("prepared quick payments", prepared)
    }
}

impl QuickPay {
    /// Registers a buyer, in the place of one with the same id.
    pub(super) fn register(
        &mut self,
        member_id: &str,
        site: Site,
        now: u64,
    ) -> Result<(), Refusal> {
        if member_id.is_empty() || !MEMBER_ID.has_room_for(member_id) {
            return Err(Refusal::invalid(super::messages::invalid("member_id")));
        }
        let inserted = self.members.get(member_id).map_or(now, |old| old.inserted);
        let member = Member {
            member_id: member_id.to_owned(),
            site,
            fido: true,
            inserted,
            updated: now,
        };
        self.members.insert(member_id.to_owned(), member);
        Ok(())
    }

    /// The buyer with this id.
    pub(super) fn member(&self, member_id: &str) -> Result<&Member, Refusal> {
        self.members
            .get(member_id)
            .ok_or_else(|| Refusal::unknown(MEMBER_UNKNOWN))
    }

    /// Deletes a buyer who was registered there.
    pub(super) fn delete(&mut self, member_id: &str, site: &Site) -> Result<Member, Refusal> {
        if !self.member(member_id)?.site.fits(site) {
            return Err(Refusal::unknown(MEMBER_UNKNOWN));
        }
        self.members
            .remove(member_id)
            .ok_or_else(|| Refusal::unknown(MEMBER_UNKNOWN))
    }

    /// Takes a buyer's fingerprint or face away. Tells whether there was one.
    pub(super) fn release_fido(&mut self, member_id: &str, now: u64) -> Result<bool, Refusal> {
        let member = self
            .members
            .get_mut(member_id)
            .ok_or_else(|| Refusal::invalid(MEMBER_UNKNOWN))?;
        let had = std::mem::replace(&mut member.fido, false);
        if had {
            member.updated = now;
        }
        Ok(had)
    }

    /// Registers what a payment will need, unless something is registered for it.
    pub(super) fn prepare(&mut self, merchant_uid: &str, btid: &str) -> Result<(), Refusal> {
        if self.prepared.contains_key(merchant_uid) {
            return Err(Refusal::conflict(PREPARED_ALREADY));
        }
        self.prepared
            .insert(merchant_uid.to_owned(), btid.to_owned());
        Ok(())
    }

    /// Registers something else in its place.
    pub(super) fn prepare_anew(&mut self, merchant_uid: &str, btid: &str) -> Result<(), Refusal> {
        let place = self
            .prepared
            .get_mut(merchant_uid)
            .ok_or_else(|| Refusal::unknown(NOT_PREPARED))?;
        btid.clone_into(place);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(code: &str) -> Site {
        Site {
            site_code: Some(code.to_owned()),
            ..Site::default()
        }
    }

    #[test]
    fn a_buyer_is_deleted_where_they_were_registered() {
        let mut quick = QuickPay::default();
        quick.register("m", site("A"), 10).unwrap();
        quick.register("m", site("B"), 20).unwrap();
        let member = quick.member("m").unwrap();
        assert_eq!((member.inserted, member.updated), (10, 20));
        assert!(quick.delete("m", &site("A")).is_err());
        assert!(quick.delete("m", &site("B")).is_ok());
        assert!(quick.delete("m", &site("B")).is_err());
        assert!(quick.register("", Site::default(), 10).is_err());
        assert!(
            quick
                .register(&"x".repeat(81), Site::default(), 10)
                .is_err()
        );
    }

    #[test]
    fn releasing_twice_changes_nothing_more() {
        let mut quick = QuickPay::default();
        quick.register("m", Site::default(), 10).unwrap();
        assert_eq!(quick.release_fido("m", 20), Ok(true));
        assert_eq!(quick.release_fido("m", 30), Ok(false));
        assert_eq!(quick.member("m").unwrap().updated, 20);
        assert!(matches!(
            quick.release_fido("n", 20),
            Err(Refusal::Invalid(_))
        ));
    }
}
