//! `iamport payments`: look up and cancel.

use clap::{Args, Subcommand, ValueEnum};
use iamport::operations::payments::{CancelPayment, GetPaymentByImpUid};
use iamport::types::{CancelPaymentExtra, CancelRequester, PaymentAnnotation, PaymentStatus};
use iamport::{Amount, Client, Error, PositiveAmount};

use crate::commands::show;
use crate::failure::{CallContext, Failure, Look};
use crate::global::Global;
use crate::output;
use crate::session::Session;
use crate::values;

/// What to do with a payment.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show one payment.
    Get(Get),
    /// Cancel a payment, wholly or in part, and return the money.
    Cancel(Cancel),
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  iamport payments get imp_448280090638
  iamport payments get imp_448280090638 --include-sandbox --output json")]
pub(crate) struct Get {
    /// The PortOne id of the payment.
    #[arg(value_name = "IMP_UID", value_parser = values::text)]
    imp_uid: String,

    /// Also find a payment that was made through a test channel.
    #[arg(long)]
    include_sandbox: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Amounts are in the currency's main unit: 5000 is five thousand won, 10.5 ten and a half dollars.
A virtual account that still waits for its deposit is not cancelled but revoked: iamport vbanks revoke.

Examples:
  iamport payments cancel imp_448280090638 --amount 1000 --checksum 5000 --reason \"고객 변심\"
  iamport payments cancel imp_448280090638 --all --reason \"품절\"
  iamport payments cancel imp_448280090638 --all --reason \"품절\" \\
    --refund-holder 홍길동 --refund-bank 088 --refund-account 110123456789")]
pub(crate) struct Cancel {
    /// The PortOne id of the payment.
    #[arg(value_name = "IMP_UID", value_parser = values::text)]
    imp_uid: String,

    #[command(flatten)]
    how_much: HowMuch,

    /// Why, for the record and for the gateway.
    #[arg(long, value_name = "TEXT", value_parser = values::text)]
    reason: String,

    /// The amount that you believe can still be cancelled; if the API's differs, nothing is cancelled.
    // The API may take 0 for no checksum at all.
    #[arg(long, value_name = "AMOUNT", value_parser = values::positive_amount)]
    checksum: Option<PositiveAmount>,

    /// The tax-free part of the amount to cancel; some gateways need it for payments that have one.
    #[arg(long, value_name = "AMOUNT", value_parser = values::amount)]
    tax_free: Option<Amount>,

    /// The value added tax in the amount to cancel, if the payment named it.
    #[arg(long, value_name = "AMOUNT", value_parser = values::amount)]
    vat_amount: Option<Amount>,

    /// Who asked for it, for NaverPay.
    #[arg(long, value_enum, value_name = "WHO")]
    requester: Option<Requester>,

    /// Let PortOne send a webhook about this cancel.
    #[arg(long)]
    enable_webhook: bool,

    /// Keep a promotion although the amount left no longer meets its terms.
    #[arg(long)]
    retain_promotion: bool,

    #[command(flatten)]
    refund: Refund,
}

/// How much to cancel. There is no default: leaving it out means everything to the API.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
struct HowMuch {
    /// Cancel this much of it, more than zero.
    #[arg(long, value_name = "AMOUNT", value_parser = values::amount_to_cancel)]
    amount: Option<PositiveAmount>,

    /// Cancel everything that is left.
    #[arg(long)]
    all: bool,
}

/// The account that the money of a virtual account goes back to. The API wants all of it or nothing.
#[derive(Args, Debug)]
#[command(next_help_heading = "Where the money of a paid virtual account goes back to")]
struct Refund {
    /// The holder of the account.
    #[arg(long, value_name = "NAME", value_parser = values::text, requires_all = ["refund_bank", "refund_account"])]
    refund_holder: Option<String>,

    /// Its bank, as a code of the payment gateway.
    #[arg(long, value_name = "CODE", value_parser = values::text, requires_all = ["refund_holder", "refund_account"])]
    refund_bank: Option<String>,

    /// Its number.
    #[arg(long, value_name = "NUMBER", value_parser = values::text, requires_all = ["refund_holder", "refund_bank"])]
    refund_account: Option<String>,

    /// The phone number of the holder; needed at smartro, smartro_v2 and welcome.
    #[arg(long, value_name = "NUMBER", value_parser = values::text, requires = "refund_account")]
    refund_tel: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Requester {
    /// The buyer
    Customer,
    /// The shop
    Admin,
}

pub(crate) async fn run(command: Command, global: &Global) -> Result<(), Failure> {
    let session = Session::open(global).await?;
    let payment = match command {
        Command::Get(get) => {
            session
                .run(get.call(), get.request(session.client()).send())
                .await?
        }
        Command::Cancel(cancel) => {
            let request = cancel.request(session.client())?;
            let payment = session.run(cancel.call(), request.send()).await?;
            warn_unless_cancelled(&payment);
            payment
        }
    };
    show(&payment, global.output)
}

impl Get {
    fn call(&self) -> CallContext {
        CallContext {
            look: None,
            hint: if self.include_sandbox {
                |_| None
            } else {
                |error| {
                    error.is_not_found().then_some(
                        "Check the id. A payment of a test channel is only found with --include-sandbox, and one that \
                         was made a moment ago can need a second to appear.",
                    )
                }
            },
        }
    }

    fn request(&self, client: &Client) -> GetPaymentByImpUid {
        let request = client.get_payment_by_imp_uid(&self.imp_uid);
        if self.include_sandbox {
            request.include_sandbox(true)
        } else {
            request
        }
    }
}

impl Cancel {
    fn call(&self) -> CallContext {
        CallContext {
            look: Some(Look::Payment(self.imp_uid.clone())),
            hint: |error: &Error| {
                let refused = error.is_refused() && !error.is_auth();
                refused.then_some(
                    "Nothing was changed. `iamport payments get` shows what is left to cancel; a virtual account that \
                     still waits for its deposit is revoked by `iamport vbanks revoke`.",
                )
            },
        }
    }

    fn request(&self, client: &Client) -> Result<CancelPayment, Failure> {
        let mut request = client
            .cancel_payment()
            .imp_uid(&self.imp_uid)
            .reason(&self.reason);
        // Left out, it means everything, which is what `--all` says.
        if let Some(amount) = self.how_much.amount {
            request = request.amount(amount);
        }
        if let Some(checksum) = self.checksum {
            request = request.checksum(checksum);
        }
        if let Some(tax_free) = self.tax_free {
            request = request.tax_free(tax_free);
        }
        if let Some(vat_amount) = self.vat_amount {
            request = request.vat_amount(vat_amount);
        }
        let Refund {
            refund_holder,
            refund_bank,
            refund_account,
            refund_tel,
        } = &self.refund;
        if let Some(holder) = refund_holder {
            request = request.refund_holder(holder);
        }
        if let Some(bank) = refund_bank {
            request = request.refund_bank(bank);
        }
        if let Some(account) = refund_account {
            request = request.refund_account(account);
        }
        if let Some(tel) = refund_tel {
            request = request.refund_tel(tel);
        }
        if let Some(requester) = self.requester {
            let extra = CancelPaymentExtra::builder().requester(match requester {
                Requester::Customer => CancelRequester::Customer,
                Requester::Admin => CancelRequester::Admin,
            });
            request = request.extra(extra.build().map_err(Failure::Settings)?);
        }
        if self.enable_webhook {
            request = request.enable_webhook(true);
        }
        if self.retain_promotion {
            request = request.retain_promotion(true);
        }
        Ok(request)
    }
}

/// Accepted is not always done: PayPal may still want an approval.
fn warn_unless_cancelled(payment: &PaymentAnnotation) {
    if payment.status != PaymentStatus::Cancelled {
        output::say(
            "note: the cancel was accepted, but the payment is not `cancelled` yet; look at it again before you send \
             another",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{self, Cli};
    use clap::error::ErrorKind;

    fn parse(arguments: &[&str]) -> Result<Cancel, clap::Error> {
        let line = ["iamport", "payments", "cancel", "imp_1"].iter();
        let cli = Cli::parse_from(line.chain(arguments).copied().collect::<Vec<_>>())?;
        match cli.command {
            cli::Command::Payments(Command::Cancel(cancel)) => Ok(cancel),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn how_much_must_be_said_once() {
        let refused = |arguments: &[&str]| parse(arguments).unwrap_err().kind();
        assert_eq!(
            refused(&["--reason", "r"]),
            ErrorKind::MissingRequiredArgument
        );
        assert_eq!(
            refused(&["--all", "--amount", "1", "--reason", "r"]),
            ErrorKind::ArgumentConflict
        );
        assert_eq!(refused(&["--all"]), ErrorKind::MissingRequiredArgument);
        assert_eq!(
            refused(&["--all", "--reason", ""]),
            ErrorKind::ValueValidation
        );

        let all = parse(&["--all", "--reason", "r"]).unwrap();
        assert!(all.how_much.all && all.how_much.amount.is_none());
        let part = parse(&["--amount", "10.5", "--reason", "r"]).unwrap();
        assert_eq!(
            part.how_much.amount.map(PositiveAmount::get),
            Some(Amount::new(105, 1).unwrap())
        );
    }

    #[test]
    fn zero_names_the_way_to_cancel_everything() {
        let error = parse(&["--amount", "0", "--reason", "r"]).unwrap_err();
        assert!(error.to_string().contains("--all"), "{error}");
        assert!(parse(&["--all", "--reason", "r", "--checksum", "0"]).is_err());
    }

    #[test]
    fn a_refund_account_is_whole_or_not_there() {
        let with = |more: &[&str]| parse(&[&["--all", "--reason", "r"], more].concat());
        let whole = [
            "--refund-holder",
            "홍길동",
            "--refund-bank",
            "088",
            "--refund-account",
            "110",
        ];
        assert!(with(&whole).is_ok());
        assert!(with(&[&whole[..], &["--refund-tel", "010"]].concat()).is_ok());
        for missing in 0..3 {
            let mut part = whole.to_vec();
            part.drain(missing * 2..missing * 2 + 2);
            assert!(with(&part).is_err(), "{part:?}");
        }
        assert!(with(&["--refund-tel", "010"]).is_err());
    }
}
