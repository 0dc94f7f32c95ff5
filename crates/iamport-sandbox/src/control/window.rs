//! Payment windows, and virtual accounts that nobody pays.

use super::{Control, ControlError, PaymentSnapshot};

impl Control {
    /// The buyer pays in the window of the payment `imp_uid`: one that is open
    /// ([`NewPayment::window`](crate::NewPayment::window)), or one that was taken for failed before the
    /// gateway's word came.
    ///
    /// # Errors
    ///
    /// There is no such payment, it waits on a virtual account, its order was paid already, or another
    /// amount was registered for its order.
    pub fn pay(&self, imp_uid: &str) -> Result<PaymentSnapshot, ControlError> {
        let now = self.state.now();
        let payment = self.state.shop().pay(imp_uid, now)?;
        Ok(PaymentSnapshot::from(&payment))
    }

    /// The payment `imp_uid` fails in its window. `reason` becomes its `fail_reason`.
    ///
    /// # Errors
    ///
    /// There is no such payment, or it is not open in a window.
    pub fn fail(&self, imp_uid: &str, reason: &str) -> Result<PaymentSnapshot, ControlError> {
        let now = self.state.now();
        let payment = self.state.shop().fail(imp_uid, reason, now)?;
        Ok(PaymentSnapshot::from(&payment))
    }

    /// The deadline of the virtual account of the payment `imp_uid` is over at once. What that means is
    /// assumed: [`OverdueVbank`](crate::OverdueVbank).
    ///
    /// # Errors
    ///
    /// There is no such payment, its virtual account does not wait, or it has no deadline.
    pub fn expire(&self, imp_uid: &str) -> Result<PaymentSnapshot, ControlError> {
        let now = self.state.now();
        let payment = self.state.shop().expire(imp_uid, now)?;
        Ok(PaymentSnapshot::from(&payment))
    }
}
