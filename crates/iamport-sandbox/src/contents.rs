//! All that is kept of a sandbox, in one list.

use std::io;

use serde::{Deserialize, Serialize};

use crate::clock::{ClockReading, Time};
use crate::domain::shop::Shop;
use crate::tables::{Parts, Visit};
use crate::webhook::{Queue, WebhookSettings};

/// What a sandbox begins with, and a reset leads back to.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Beginning {
    pub(crate) seed: u64,
    pub(crate) time: Time,
    pub(crate) webhooks: WebhookSettings,
}

/// What belongs into a state file.
pub(crate) struct Contents<'a> {
    pub(crate) beginning: &'a mut Beginning,
    pub(crate) clock: &'a mut ClockReading,
    pub(crate) shop: &'a mut Shop,
    pub(crate) webhooks: &'a mut Queue,
}

impl Parts for Contents<'_> {
    fn parts(&mut self, visit: &mut impl Visit) -> io::Result<()> {
        let Contents {
            beginning,
            clock,
            shop,
            webhooks,
        } = self;
        visit.whole("beginning", *beginning)?;
        visit.whole("clock", *clock)?;
        shop.parts(visit)?;
        webhooks.parts(visit)
    }
}
