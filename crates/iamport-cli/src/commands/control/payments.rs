//! What buyers, banks, card companies and people at the console do.

use clap::Args;
use iamport::{Amount, PositiveAmount};

use super::call::{Call, amount};
use crate::values;

#[derive(Args, Debug)]
pub(crate) struct Payments {
    /// Only this payment.
    #[arg(value_name = "IMP_UID", value_parser = values::text)]
    imp_uid: Option<String>,
}

impl Payments {
    pub(super) fn call(self) -> Call {
        match self.imp_uid {
            None => Call::get("/_sandbox/payments"),
            Some(imp_uid) => Call::get("/_sandbox/payments/{imp_uid}").at(&imp_uid),
        }
    }
}

/// A payment that something happens to.
#[derive(Args, Debug)]
pub(crate) struct Which {
    /// The PortOne id of the payment.
    #[arg(value_name = "IMP_UID", value_parser = values::text)]
    imp_uid: String,
}

impl Which {
    pub(super) fn call(self, path: &'static str) -> Call {
        Call::post(path).at(&self.imp_uid)
    }
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  iamport control deposit imp_448280090638
  iamport control deposit imp_448280090638 --amount 4000 --depositor 홍길동")]
pub(crate) struct Deposit {
    #[command(flatten)]
    which: Which,

    /// How much comes in; what the account waits for when it is left out.
    #[arg(long, value_name = "AMOUNT", value_parser = values::positive_amount)]
    amount: Option<PositiveAmount>,

    /// Who sends it; the buyer when it is left out.
    #[arg(long, value_name = "NAME", value_parser = values::text)]
    depositor: Option<String>,
}

impl Deposit {
    pub(super) fn call(self) -> Call {
        self.which
            .call("/_sandbox/payments/{imp_uid}/deposit")
            .with("amount", self.amount.map(|sum| amount(sum.get())))
            .with("depositor", self.depositor)
    }
}

#[derive(Args, Debug)]
pub(crate) struct Cancel {
    #[command(flatten)]
    which: Which,

    /// How much of it goes back; all that is left when it is left out.
    #[arg(long, value_name = "AMOUNT", value_parser = values::positive_amount)]
    amount: Option<PositiveAmount>,
}

impl Cancel {
    pub(super) fn call(self) -> Call {
        self.which
            .call("/_sandbox/payments/{imp_uid}/cancel")
            .with("amount", self.amount.map(|sum| amount(sum.get())))
    }
}

#[derive(Args, Debug)]
pub(crate) struct Fail {
    #[command(flatten)]
    which: Which,

    /// Why; it becomes the `fail_reason`.
    #[arg(long, value_name = "TEXT", value_parser = values::text)]
    reason: Option<String>,
}

impl Fail {
    pub(super) fn call(self) -> Call {
        self.which
            .call("/_sandbox/payments/{imp_uid}/fail")
            .with("reason", self.reason)
    }
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  iamport control create-payment --pg-provider nice_v2 --amount 5000
  iamport control create-payment --pg-provider ksnet --amount 5000 --vbank --merchant-uid order-1
  iamport control create-payment --pg-provider nice_v2 --amount 5000 --window")]
pub(crate) struct Create {
    /// The code of the gateway.
    #[arg(long, value_name = "CODE", value_parser = values::text)]
    pg_provider: String,

    /// The amount.
    #[arg(long, value_name = "AMOUNT", value_parser = values::positive_amount)]
    amount: PositiveAmount,

    /// A virtual account that waits for three days, instead of a payment that is paid.
    #[arg(long, conflicts_with = "window")]
    vbank: bool,

    /// A payment window that was opened, instead of a payment that is paid.
    #[arg(long)]
    window: bool,

    /// With escrow.
    #[arg(long)]
    escrow: bool,

    /// The order number; made up when it is left out.
    #[arg(long, value_name = "TEXT", value_parser = values::text)]
    merchant_uid: Option<String>,

    /// How it is paid; `card` when it is left out.
    #[arg(long, value_name = "CODE", value_parser = values::text)]
    pay_method: Option<String>,

    /// The currency; `KRW` when it is left out.
    #[arg(long, value_name = "CODE", value_parser = values::text)]
    currency: Option<String>,

    /// The tax-free part of the amount.
    #[arg(long, value_name = "AMOUNT", value_parser = values::amount)]
    tax_free: Option<Amount>,

    /// The value added tax in the amount.
    #[arg(long, value_name = "AMOUNT", value_parser = values::amount)]
    vat_amount: Option<Amount>,

    /// By the test channel of the gateway.
    #[arg(long)]
    test_channel: bool,
}

impl Create {
    pub(super) fn call(self) -> Call {
        let flag = |given: bool| given.then_some(true);
        Call::post("/_sandbox/payments")
            .with("pg_provider", Some(self.pg_provider))
            .with("amount", Some(amount(self.amount.get())))
            .with("vbank", flag(self.vbank))
            .with("window", flag(self.window))
            .with("escrow", flag(self.escrow))
            .with("merchant_uid", self.merchant_uid)
            .with("pay_method", self.pay_method)
            .with("currency", self.currency)
            .with("tax_free", self.tax_free.map(amount))
            .with("vat_amount", self.vat_amount.map(amount))
            .with("test_channel", flag(self.test_channel))
    }
}

#[derive(Args, Debug)]
pub(crate) struct FailNextCharge {
    /// Why; it becomes the `fail_reason`.
    #[arg(long, value_name = "TEXT", value_parser = values::text)]
    reason: String,

    /// Only the next charge of this billing key.
    #[arg(long, value_name = "TEXT", value_parser = values::text)]
    customer_uid: Option<String>,
}

impl FailNextCharge {
    pub(super) fn call(self) -> Call {
        Call::post("/_sandbox/charges/fail-next")
            .with("reason", Some(self.reason))
            .with("customer_uid", self.customer_uid)
    }
}

#[derive(Args, Debug)]
pub(crate) struct CreateBillingKey {
    /// The name of the billing key.
    #[arg(value_name = "CUSTOMER_UID", value_parser = values::text)]
    customer_uid: String,

    /// The code of the gateway.
    #[arg(long, value_name = "CODE", value_parser = values::text)]
    pg_provider: String,

    /// A number of the sandbox's own cards; one that works when it is left out. Never a real one.
    #[arg(long, value_name = "NUMBER", value_parser = values::text)]
    card_number: Option<String>,
}

impl CreateBillingKey {
    pub(super) fn call(self) -> Call {
        Call::post("/_sandbox/billing-keys")
            .with("customer_uid", Some(self.customer_uid))
            .with("pg_provider", Some(self.pg_provider))
            .with("card_number", self.card_number)
    }
}

#[derive(Args, Debug)]
pub(crate) struct CreateCertification {
    /// The code of the gateway.
    #[arg(long, value_name = "CODE", value_parser = values::text)]
    pg_provider: String,
}

impl CreateCertification {
    pub(super) fn call(self) -> Call {
        Call::post("/_sandbox/certifications").with("pg_provider", Some(self.pg_provider))
    }
}
