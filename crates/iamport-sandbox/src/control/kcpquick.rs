//! Buyers who register with KCP Quick Pay.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::ControlCall;
use super::error::ControlError;
use super::registry::{Entry, Group};
use crate::domain::kcpquick::Site;
use crate::state::State;

pub(super) fn group() -> Group {
    Group {
        name: "kcpquick",
        about: "Buyers who register with KCP Quick Pay.",
        calls: vec![Entry::of::<RegisterQuickMember>()],
    }
}

/// A buyer registers with KCP Quick Pay in its window, with a fingerprint or a face.
///
/// It takes the place of a registration with the same id. An automatic payment key is a billing key of the
/// gateway `kcp_quick`, which the call for billing keys makes.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct RegisterQuickMember {
    /// The shop's id of the buyer, at most 80 characters, of which a payment with prepaid money takes 16.
    #[schemars(length(max = 80))]
    pub member_id: String,
    /// The KCP site code that the registration is deleted with. Any will do when it is left out.
    pub site_code: Option<String>,
    /// The partner type that it is deleted with. Any will do when it is left out.
    pub partner_type: Option<String>,
    /// The partner subtype that it is deleted with. Any will do when it is left out.
    pub partner_subtype: Option<String>,
}

impl ControlCall for RegisterQuickMember {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/kcpquick/members";
    type Answer = ();
    type Error = ControlError;

    fn example() -> RegisterQuickMember {
        RegisterQuickMember {
            member_id: "member-1".to_owned(),
            site_code: Some("IX0XX".to_owned()),
            ..RegisterQuickMember::default()
        }
    }

    async fn run(self, state: &State) -> Result<(), ControlError> {
        let site = Site {
            site_code: self.site_code,
            partner_type: self.partner_type,
            partner_subtype: self.partner_subtype,
        };
        let now = state.now();
        let mut shop = state.shop();
        shop.register_member(&self.member_id, site, now)?;
        Ok(())
    }
}
