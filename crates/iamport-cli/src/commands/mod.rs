//! The commands, one module a family.

pub(crate) mod control;
pub(crate) mod payments;
pub(crate) mod sandbox;
pub(crate) mod vbanks;

use iamport::types::PaymentAnnotation;

use crate::failure::Failure;
use crate::output::{self, Output};
use crate::payment_table;

/// Writes a payment as it was asked for.
fn show(payment: &PaymentAnnotation, output: Output) -> Result<(), Failure> {
    match output {
        Output::Table => output::line(&payment_table::render(payment)),
        Output::Json => output::json(payment),
    }
}
