//! What buyers, banks, card companies and people at the console do.

use clap::{Args, ValueEnum};
use iamport_sandbox::control::certifications;
use iamport_sandbox::control::kcpquick;
use iamport_sandbox::control::naver;
use iamport_sandbox::control::payments as calls;
use iamport_sandbox::control::{billing, billing_keys};
use iamport_sandbox::{Amount, NewPayment, cards};

use super::call::ControlCall;
use crate::failure::Failure;
use crate::values;

#[derive(Args, Debug)]
pub(crate) struct Payments {
    /// Only this payment.
    #[arg(value_name = "IMP_UID", value_parser = values::text)]
    imp_uid: Option<String>,
}

impl Payments {
    pub(super) fn call(self) -> Result<ControlCall, Failure> {
        match self.imp_uid {
            None => ControlCall::of(&calls::ListPayments {}),
            Some(imp_uid) => ControlCall::of(&calls::ReadPayment { imp_uid }),
        }
    }
}

/// A payment that something happens to.
#[derive(Args, Debug)]
pub(crate) struct Which {
    /// The PortOne id of the payment.
    #[arg(value_name = "IMP_UID", value_parser = values::text)]
    pub(super) imp_uid: String,
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
    #[arg(long, value_name = "AMOUNT", value_parser = positive_amount)]
    amount: Option<Amount>,

    /// Who sends it; the buyer when it is left out.
    #[arg(long, value_name = "NAME", value_parser = values::text)]
    depositor: Option<String>,
}

impl Deposit {
    pub(super) fn call(self) -> Result<ControlCall, Failure> {
        ControlCall::of(&calls::SendDeposit {
            imp_uid: self.which.imp_uid,
            amount: self.amount,
            depositor: self.depositor,
        })
    }
}

#[derive(Args, Debug)]
pub(crate) struct Cancel {
    #[command(flatten)]
    which: Which,

    /// How much of it goes back; all that is left when it is left out.
    #[arg(long, value_name = "AMOUNT", value_parser = positive_amount)]
    amount: Option<Amount>,
}

impl Cancel {
    pub(super) fn call(self) -> Result<ControlCall, Failure> {
        ControlCall::of(&calls::CancelAtConsole {
            imp_uid: self.which.imp_uid,
            amount: self.amount,
        })
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
    pub(super) fn call(self) -> Result<ControlCall, Failure> {
        ControlCall::of(&calls::Fail {
            imp_uid: self.which.imp_uid,
            reason: self.reason,
        })
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
    #[arg(long, value_name = "AMOUNT", value_parser = positive_amount)]
    amount: Amount,

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
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    tax_free: Option<Amount>,

    /// The value added tax in the amount.
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    vat_amount: Option<Amount>,

    /// By the test channel of the gateway.
    #[arg(long)]
    test_channel: bool,

    /// What a product of an order at `naverco` costs; given for each, and together the amount.
    #[arg(long = "product", value_name = "AMOUNT", value_parser = positive_amount)]
    products: Vec<Amount>,
}

impl Create {
    pub(super) fn call(self) -> Result<ControlCall, Failure> {
        let (provider, amount) = (self.pg_provider, self.amount);
        let mut payment = match (self.window, self.vbank) {
            (true, _) => NewPayment::window(provider, amount),
            (false, true) => NewPayment::waiting_vbank(provider, amount),
            (false, false) => NewPayment::paid(provider, amount),
        };
        if let Some(merchant_uid) = self.merchant_uid {
            payment = payment.merchant_uid(merchant_uid);
        }
        if let Some(pay_method) = self.pay_method {
            payment = payment.pay_method(pay_method);
        }
        if let Some(currency) = self.currency {
            payment = payment.currency(currency);
        }
        if let Some(tax_free) = self.tax_free {
            payment = payment.tax_free(tax_free);
        }
        if let Some(vat_amount) = self.vat_amount {
            payment = payment.vat_amount(vat_amount);
        }
        if self.escrow {
            payment = payment.escrow();
        }
        if self.test_channel {
            payment = payment.test_channel();
        }
        if !self.products.is_empty() {
            payment = payment.products(self.products);
        }
        ControlCall::of(&payment)
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
    pub(super) fn call(self) -> Result<ControlCall, Failure> {
        ControlCall::of(&billing::FailNextCharge {
            reason: self.reason,
            customer_uid: self.customer_uid,
        })
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
    #[arg(long, value_name = "NUMBER", value_parser = values::text, default_value = cards::WORKS, hide_default_value = true)]
    card_number: String,
}

impl CreateBillingKey {
    pub(super) fn call(self) -> Result<ControlCall, Failure> {
        ControlCall::of(&billing_keys::CreateBillingKey {
            customer_uid: self.customer_uid,
            pg_provider: self.pg_provider,
            card_number: self.card_number,
        })
    }
}

/// What a buyer does with product orders in NaverPay.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Action {
    Cancel,
    Return,
    Exchange,
    Receive,
    Decide,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  iamport control naver imp_000000000001 cancel
  iamport control naver imp_000000000001 receive --product-order-id 2023111500000011")]
pub(crate) struct Naver {
    #[command(flatten)]
    which: Which,

    /// What the buyer does.
    #[arg(value_enum, value_name = "ACTION")]
    action: Action,

    /// NaverPay's number of the only product order that is meant; all when it is left out.
    #[arg(long, value_name = "TEXT", value_parser = values::text)]
    product_order_id: Option<String>,
}

impl Naver {
    pub(super) fn call(self) -> Result<ControlCall, Failure> {
        ControlCall::of(&naver::ActInNaverPay {
            imp_uid: self.which.imp_uid,
            action: match self.action {
                Action::Cancel => naver::BuyerAction::Cancel,
                Action::Return => naver::BuyerAction::Return,
                Action::Exchange => naver::BuyerAction::Exchange,
                Action::Receive => naver::BuyerAction::Receive,
                Action::Decide => naver::BuyerAction::Decide,
            },
            product_order_id: self.product_order_id,
        })
    }
}

#[derive(Args, Debug)]
pub(crate) struct RegisterQuickMember {
    /// The shop's id of the buyer.
    #[arg(value_name = "MEMBER_ID", value_parser = values::text)]
    member_id: String,

    /// The KCP site code that the registration is deleted with; any will do when it is left out.
    #[arg(long, value_name = "TEXT", value_parser = values::text)]
    site_code: Option<String>,

    /// The partner type that it is deleted with; any will do when it is left out.
    #[arg(long, value_name = "TEXT", value_parser = values::text)]
    partner_type: Option<String>,

    /// The partner subtype that it is deleted with; any will do when it is left out.
    #[arg(long, value_name = "TEXT", value_parser = values::text)]
    partner_subtype: Option<String>,
}

impl RegisterQuickMember {
    pub(super) fn call(self) -> Result<ControlCall, Failure> {
        ControlCall::of(&kcpquick::RegisterQuickMember {
            member_id: self.member_id,
            site_code: self.site_code,
            partner_type: self.partner_type,
            partner_subtype: self.partner_subtype,
        })
    }
}

#[derive(Args, Debug)]
pub(crate) struct CreateCertification {
    /// The code of the gateway.
    #[arg(long, value_name = "CODE", value_parser = values::text)]
    pg_provider: String,
}

impl CreateCertification {
    pub(super) fn call(self) -> Result<ControlCall, Failure> {
        ControlCall::of(&certifications::CreateCertification {
            pg_provider: self.pg_provider,
        })
    }
}

/// An amount from zero up, as a sandbox has them.
fn amount(argument: &str) -> Result<Amount, String> {
    // In the words of all other commands.
    values::amount(argument)?;
    argument
        .parse()
        .map_err(|_| "a sandbox keeps four decimals, and no more than fourteen digits".to_owned())
}

/// An amount above zero.
fn positive_amount(argument: &str) -> Result<Amount, String> {
    values::positive_amount(argument)?;
    amount(argument)
}
