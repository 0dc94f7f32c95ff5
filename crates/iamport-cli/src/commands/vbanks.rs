//! `iamport vbanks`: issue and revoke virtual accounts.

use clap::{Args, Subcommand, ValueEnum};
use iamport::operations::vbanks::CreateVbank;
use iamport::types::{PaymentAnnotation, PaymentStatus, ProductType};
use iamport::{Amount, Client, Error, UnixTime};

use crate::commands::show;
use crate::failure::{CallContext, Failure, Look};
use crate::global::Global;
use crate::output;
use crate::session::{Lookup, Session, environment, secret_of};
use crate::values;

/// What to do with a virtual account.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Issue a virtual account that waits for one deposit.
    Issue(Box<Issue>),
    /// Revoke a virtual account that still waits for its deposit, so that nobody pays into it.
    Revoke(Revoke),
}

#[derive(Args, Debug)]
#[command(after_help = "\
Only a payment whose status is `ready` can be revoked. Afterwards it is `failed`.

Examples:
  iamport vbanks revoke imp_448280090638
  iamport vbanks revoke imp_448280090638 --pg-api-key-env INICIS_API_KEY
  iamport --sandbox vbanks revoke imp_448280090638")]
pub(crate) struct Revoke {
    /// The PortOne id of the payment.
    #[arg(value_name = "IMP_UID", value_parser = values::text)]
    imp_uid: String,

    /// The environment variable that holds the key of the KG Inicis merchant console, as when it was issued.
    #[arg(long, value_name = "VAR")]
    pg_api_key_env: Option<String>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Amounts are in the currency's main unit: 5000 is five thousand won. Which options are needed besides the
required ones depends on the gateway. Secrets are named by the environment variable that holds them.

Examples:
  iamport vbanks issue --channel-key channel-key-nice_v2 --merchant-uid order-1 --amount 5000 \\
    --vbank-code 088 --vbank-due 2026-12-31T23:59:59+09:00 --vbank-holder 샌드박스상점
  iamport vbanks issue --channel-key channel-key-html5_inicis --merchant-uid order-2 --amount 5000 \\
    --vbank-code 88 --vbank-due 1798729199 --vbank-holder 상점 --buyer-name 홍길동 \\
    --buyer-email buyer@example.com --pg-api-key-env INICIS_API_KEY")]
pub(crate) struct Issue {
    /// The key of the payment channel, from the admin console.
    #[arg(long, value_name = "KEY", value_parser = values::text)]
    channel_key: String,

    /// The order number of the shop, at most 40 characters.
    #[arg(long, value_name = "ID", value_parser = values::text)]
    merchant_uid: String,

    /// The amount to be paid in. 0 only with --fixed-unlimited-vbank.
    #[arg(long, value_name = "AMOUNT", value_parser = values::amount)]
    amount: Amount,

    /// The bank, as a code of the payment gateway.
    #[arg(long, value_name = "CODE", value_parser = values::text)]
    vbank_code: String,

    /// Until when the deposit can be made: epoch seconds, or like 2026-12-31T23:59:59+09:00.
    #[arg(long, value_name = "TIME", value_parser = values::time)]
    vbank_due: UnixTime,

    /// The holder that the payer is to see, at most 16 characters.
    #[arg(long, value_name = "NAME", value_parser = values::text)]
    vbank_holder: Option<String>,

    /// What is ordered, at most 40 characters.
    #[arg(long, value_name = "TEXT", value_parser = values::text)]
    name: Option<String>,

    /// Where the webhooks about this payment go; may be given several times.
    #[arg(long, value_name = "URL", value_parser = values::text)]
    notice_url: Vec<String>,

    /// The tax-free part of the amount.
    #[arg(long, value_name = "AMOUNT", value_parser = values::amount)]
    tax_free: Option<Amount>,

    /// The value added tax in the amount; worked out by the gateway if left out.
    #[arg(long, value_name = "AMOUNT", value_parser = values::amount)]
    vat_amount: Option<Amount>,

    /// Whether goods or digital content are sold; needed at ksnet.
    #[arg(long, value_enum, value_name = "TYPE")]
    product_type: Option<Product>,

    /// How many products are ordered; 1 if left out.
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(i64).range(1..))]
    product_count: Option<i64>,

    /// Anything to store with the payment, such as JSON.
    #[arg(long, value_name = "TEXT", value_parser = values::text)]
    custom_data: Option<String>,

    /// The environment variable that holds the key of the KG Inicis merchant console; needed there.
    #[arg(long, value_name = "VAR")]
    pg_api_key_env: Option<String>,

    #[command(flatten)]
    buyer: Buyer,

    #[command(flatten)]
    fixed: FixedAccount,
}

#[derive(Args, Debug)]
#[command(next_help_heading = "The buyer")]
struct Buyer {
    /// The name, at most 16 characters.
    #[arg(long, value_name = "NAME", value_parser = values::text)]
    buyer_name: Option<String>,

    /// The mail address, at most 64 characters.
    #[arg(long, value_name = "MAIL", value_parser = values::text)]
    buyer_email: Option<String>,

    /// The phone number, at most 16 characters.
    #[arg(long, value_name = "NUMBER", value_parser = values::text)]
    buyer_tel: Option<String>,

    /// The postal address, at most 128 characters.
    #[arg(long, value_name = "TEXT", value_parser = values::text)]
    buyer_addr: Option<String>,

    /// The postcode, at most 8 characters.
    #[arg(long, value_name = "CODE", value_parser = values::text)]
    buyer_postcode: Option<String>,

    /// The business number, ten digits, for an escrow registration later at nice_v2.
    #[arg(long, value_name = "NUMBER", value_parser = values::text)]
    business_registration_number: Option<String>,
}

#[derive(Args, Debug)]
#[command(next_help_heading = "A fixed account")]
struct FixedAccount {
    /// The number that the gateway gave to the shop, at smartro_v2 and settle.
    #[arg(long, value_name = "NUMBER", value_parser = values::text)]
    vbank_num: Option<String>,

    /// The environment variable that holds the key of the account, at tosspayments.
    #[arg(long, value_name = "VAR")]
    vbank_key_env: Option<String>,

    /// An account without limits that takes any number of deposits, at settle.
    #[arg(long)]
    fixed_unlimited_vbank: bool,

    /// The environment variable that holds the password for escrow, at settle.
    #[arg(long, value_name = "VAR")]
    escrow_password_env: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Product {
    /// Goods
    Real,
    /// Digital content
    Digital,
}

pub(crate) async fn run(command: Command, global: &Global) -> Result<(), Failure> {
    match command {
        Command::Issue(issue) => {
            issue.check()?;
            let secrets = issue.secrets(&environment)?;
            let session = Session::open(global).await?;
            let request = issue.request(session.client(), secrets);
            let payment = session.run(issue.call(), request.send()).await?;
            show(&payment, global.output)
        }
        Command::Revoke(revoke) => {
            let pg_api_key = secret_of(
                "--pg-api-key-env",
                revoke.pg_api_key_env.as_deref(),
                &environment,
            )?;
            let session = Session::open(global).await?;
            let mut request = session.client().revoke_vbank(&revoke.imp_uid);
            if let Some(pg_api_key) = pg_api_key {
                request = request.pg_api_key(pg_api_key);
            }
            let payment = session.run(revoke.call(), request.send()).await?;
            warn_if_waiting(&payment);
            show(&payment, global.output)
        }
    }
}

/// What a gateway says to a missing or wrong key of KG Inicis.
fn hash_hint(error: &Error) -> Option<&'static str> {
    let hash = error
        .message()
        .is_some_and(|message| message.contains("hashData"));
    (error.is_refused() && hash).then_some(
        "Nothing was changed. KG Inicis wants the key of its merchant console: put it into an environment variable and \
         name that with --pg-api-key-env.",
    )
}

impl Revoke {
    fn call(&self) -> CallContext {
        CallContext {
            look: Some(Look::Payment(self.imp_uid.clone())),
            hint: hash_hint,
        }
    }
}

/// The values that are not arguments, because every user of the machine can read those.
#[derive(Default)]
struct IssueSecrets {
    pg_api_key: Option<String>,
    vbank_key: Option<String>,
    escrow_password: Option<String>,
}

impl Issue {
    fn call(&self) -> CallContext {
        CallContext {
            look: Some(Look::Order(self.merchant_uid.clone())),
            hint: hash_hint,
        }
    }

    /// Only an account without limits can wait for nothing in particular.
    fn check(&self) -> Result<(), Failure> {
        if self.amount.is_zero() && !self.fixed.fixed_unlimited_vbank {
            return Err(Failure::Usage(
                "--amount 0 is only taken with --fixed-unlimited-vbank".to_owned(),
            ));
        }
        Ok(())
    }

    fn secrets(&self, lookup: Lookup<'_>) -> Result<IssueSecrets, Failure> {
        let secret = |option, name: &Option<String>| secret_of(option, name.as_deref(), lookup);
        Ok(IssueSecrets {
            pg_api_key: secret("--pg-api-key-env", &self.pg_api_key_env)?,
            vbank_key: secret("--vbank-key-env", &self.fixed.vbank_key_env)?,
            escrow_password: secret("--escrow-password-env", &self.fixed.escrow_password_env)?,
        })
    }

    fn request(&self, client: &Client, secrets: IssueSecrets) -> CreateVbank {
        let mut request = client
            .create_vbank()
            .channel_key(&self.channel_key)
            .merchant_uid(&self.merchant_uid)
            .amount(self.amount)
            .vbank_code(&self.vbank_code)
            .vbank_due(self.vbank_due);
        /// Sets what is there, option by option.
        macro_rules! set {
            ($from:expr => $($field:ident),+) => {
                $(if let Some(value) = &$from.$field {
                    request = request.$field(value.clone());
                })+
            };
        }
        set!(self => vbank_holder, name, tax_free, vat_amount, product_count, custom_data);
        set!(self.buyer => buyer_name, buyer_email, buyer_tel, buyer_addr, buyer_postcode, business_registration_number);
        set!(self.fixed => vbank_num);
        set!(secrets => pg_api_key, vbank_key, escrow_password);
        if !self.notice_url.is_empty() {
            request = request.notice_url(&self.notice_url);
        }
        if let Some(product) = self.product_type {
            request = request.product_type(match product {
                Product::Real => ProductType::Real,
                Product::Digital => ProductType::Digital,
            });
        }
        if self.fixed.fixed_unlimited_vbank {
            request = request.fixed_unlimited_vbank(true);
        }
        request
    }
}

/// Nobody has recorded what the API answers; an account that it still calls waiting is worth a second look.
fn warn_if_waiting(payment: &PaymentAnnotation) {
    if payment.status == PaymentStatus::Ready {
        output::say(
            "note: the API accepted it, but still calls the payment `ready`; look at it again before you rely on it",
        );
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;
    use crate::cli::{self, Cli};

    const REQUIRED: [&str; 10] = [
        "--channel-key",
        "channel-key-nice_v2",
        "--merchant-uid",
        "order-1",
        "--amount",
        "5000",
        "--vbank-code",
        "088",
        "--vbank-due",
        "1798729199",
    ];

    fn parse(more: &[&str]) -> Result<Issue, clap::Error> {
        let line = ["iamport", "vbanks", "issue"].iter().chain(&REQUIRED);
        let cli = Cli::parse_from(line.chain(more).copied().collect::<Vec<_>>())?;
        match cli.command {
            cli::Command::Vbanks(Command::Issue(issue)) => Ok(*issue),
            other => panic!("{other:?}"),
        }
    }

    /// The fields that a request has, by name; builders print no values.
    fn fields(issue: &Issue, secrets: IssueSecrets) -> String {
        let client = Client::builder().build().unwrap();
        format!("{:?}", issue.request(&client, secrets))
    }

    #[test]
    fn every_required_option_is_required() {
        assert!(parse(&[]).is_ok());
        for missing in (0..REQUIRED.len()).step_by(2) {
            let mut line = vec!["iamport", "vbanks", "issue"];
            line.extend(&REQUIRED[..missing]);
            line.extend(&REQUIRED[missing + 2..]);
            assert!(Cli::parse_from(line).is_err(), "{}", REQUIRED[missing]);
        }
    }

    #[test]
    fn every_option_reaches_the_request() {
        let issue = parse(&[
            "--vbank-holder=상점",
            "--name=햇사과",
            "--notice-url=https://example.com/a",
            "--notice-url=https://example.com/b",
            "--tax-free=0",
            "--vat-amount=454",
            "--product-type=real",
            "--product-count=2",
            "--custom-data={}",
            "--buyer-name=홍길동",
            "--buyer-email=a@example.com",
            "--buyer-tel=010",
            "--buyer-addr=서울",
            "--buyer-postcode=04524",
            "--business-registration-number=1234567890",
            "--vbank-num=110",
            "--fixed-unlimited-vbank",
        ])
        .unwrap();
        let secrets = IssueSecrets {
            pg_api_key: Some("a".to_owned()),
            vbank_key: Some("b".to_owned()),
            escrow_password: Some("c".to_owned()),
        };
        let all = fields(&issue, secrets);
        for field in [
            "pg_api_key",
            "amount",
            "business_registration_number",
            "buyer_addr",
            "buyer_email",
            "buyer_name",
            "buyer_postcode",
            "buyer_tel",
            "channel_key",
            "custom_data",
            "escrow_password",
            "fixed_unlimited_vbank",
            "merchant_uid",
            "name",
            "notice_url",
            "product_count",
            "product_type",
            "tax_free",
            "vat_amount",
            "vbank_code",
            "vbank_due",
            "vbank_holder",
            "vbank_key",
            "vbank_num",
        ] {
            assert!(all.contains(field), "{field} is not in {all}");
        }
        let few = fields(&parse(&[]).unwrap(), IssueSecrets::default());
        assert!(
            !few.contains("tax_free") && !few.contains("notice_url"),
            "{few}"
        );
    }

    #[test]
    fn zero_is_for_accounts_without_limits() {
        let zero = |more: &[&str]| parse(&[&["--amount=0"], more].concat());
        // clap refuses an option that is given twice, so the amount is changed by hand.
        assert!(zero(&[]).is_err());
        let mut issue = parse(&[]).unwrap();
        issue.amount = Amount::ZERO;
        assert!(matches!(issue.check(), Err(Failure::Usage(_))));
        issue.fixed.fixed_unlimited_vbank = true;
        assert!(issue.check().is_ok());
    }

    #[test]
    fn secrets_come_from_the_variables_that_are_named() {
        let issue = parse(&["--vbank-key-env=FIXED", "--escrow-password-env=ESCROW"]).unwrap();
        let lookup = |name: &str| match name {
            "FIXED" => Some(OsString::from("fixed")),
            "ESCROW" => Some(OsString::from("escrow")),
            _ => None,
        };
        let secrets = issue.secrets(&lookup).unwrap();
        assert_eq!(secrets.pg_api_key, None);
        assert_eq!(secrets.vbank_key.as_deref(), Some("fixed"));
        assert_eq!(secrets.escrow_password.as_deref(), Some("escrow"));
        assert!(issue.secrets(&|_| None).is_err());
    }
}
