//! Commands of daily use that are an operation with its parameters as options: `iamport vbanks issue`, `receipts get` and
//! so on. Which there are stands here; their options, helps and checks come from the specification.

use clap::{Arg, ArgAction, ArgMatches, Args as _, Command, FromArgMatches as _};
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use iamport::Repeat;
use serde_json::{Map, Value};

use crate::bulk;
use crate::bulk::BulkOptions;
use crate::call::arguments::Arguments;
use crate::call::body;
use crate::change::{self, ChangeOptions};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::global::Global;
use crate::ids;
use crate::session::Session;
use crate::settings::{environment, secret_of};
use crate::spec::{self, Kind, Operation, Parameter};

/// One command on an operation.
#[derive(Debug)]
pub(crate) struct Verb {
    pub(crate) family: &'static str,
    pub(crate) name: &'static str,
    operation: &'static str,
    /// The parameters that stand by themselves, in this order.
    positions: &'static [&'static str],
    /// A list of which one entry is given by options.
    entry: Option<&'static str>,
    takes: Takes,
    examples: &'static [&'static str],
}

/// What a command takes besides the parameters of its operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Takes {
    Nothing,
    /// A payment by its id or its order number, or a file of them, and how much to give back.
    Refund,
    /// A waiting account by the id of its payment or its order number, or a file of them.
    Account,
}

const PLAIN: Verb = Verb {
    family: "",
    name: "",
    operation: "",
    positions: &[],
    entry: None,
    takes: Takes::Nothing,
    examples: &[],
};

/// A command on an operation.
macro_rules! verb {
    ($family:literal $name:literal is $operation:literal $(, $field:ident: $value:expr)*; $($example:literal),* $(,)?) => {
        Verb {
            family: $family,
            name: $name,
            operation: $operation,
            $($field: $value,)*
            examples: &[$($example),*],
            ..PLAIN
        }
    };
}

/// What each family is for, where there is no other command of it that says so.
const FAMILIES: &[(&str, &str)] = &[
    (
        "prepare",
        "Register the amount of an order before it is paid",
    ),
    ("billing-keys", "Billing keys: cards that are charged again"),
    ("charges", "Charge a card or a billing key at once"),
    ("schedules", "Charges at a later time"),
    ("receipts", "Cash receipts"),
    ("escrow", "Deliveries of escrow payments"),
    ("certifications", "Identity verifications"),
    ("codes", "Codes of banks and card companies"),
];

const VERBS: &[Verb] = &[
    verb!("payments" "cancel" is "cancelPayment", takes: Takes::Refund;
        "iamport payments cancel imp_448280090638 --amount 1000 --reason \"고객 변심\"",
        "iamport payments cancel merchant_1448280088556 --all --reason \"품절\" --key refund-1234",
        "iamport payments cancel imp_448280090638 --all --reason \"품절\" --refund-holder 홍길동 --refund-bank 088 --refund-account 110123456789",
        "iamport payments cancel --from refunds.csv --dry-run"),
    verb!("payments" "balance" is "balanceByImpUid", positions: &["imp_uid"];
        "iamport payments balance imp_448280090638"),
    verb!("vbanks" "issue" is "createVbank";
        "iamport vbanks issue --channel-key channel-key-nice_v2 --merchant-uid order-1 --amount 5000 --vbank-code 088 --vbank-due \"2026-12-31 23:59:59\" --vbank-holder 상점",
        "iamport vbanks issue --channel-key channel-key-html5_inicis --merchant-uid order-2 --amount 5000 --vbank-code 88 --vbank-due 2026-12-31 --vbank-holder 상점 --buyer-name 홍길동 --buyer-email buyer@example.com --pg-api-key-env INICIS_API_KEY"),
    verb!("vbanks" "modify" is "modifyVbank", positions: &["imp_uid"];
        "iamport vbanks modify imp_448280090638 --vbank-due 2026-12-31"),
    verb!("vbanks" "revoke" is "revokeVbank", takes: Takes::Account;
        "iamport vbanks revoke imp_448280090638",
        "iamport vbanks revoke imp_448280090638 --pg-api-key-env INICIS_API_KEY",
        "iamport vbanks revoke --from overdue.csv --dry-run"),
    verb!("vbanks" "holder" is "queryBankHolder";
        "iamport vbanks holder --bank-code 088 --bank-num 110123456789"),
    verb!("prepare" "add" is "preparePayment", positions: &["merchant_uid"];
        "iamport prepare add order-1 --amount 5000"),
    verb!("prepare" "change" is "editPreparePayment", positions: &["merchant_uid"];
        "iamport prepare change order-1 --amount 4000"),
    verb!("prepare" "get" is "getPaymentPrepareByMerchantUid", positions: &["merchant_uid"];
        "iamport prepare get order-1"),
    verb!("billing-keys" "get" is "customer_view", positions: &["customer_uid"];
        "iamport billing-keys get customer-1"),
    verb!("billing-keys" "list" is "customer_view_multiple", positions: &["customer_uid"];
        "iamport billing-keys list customer-1 customer-2"),
    verb!("billing-keys" "add" is "customer_save", positions: &["customer_uid"];
        "iamport billing-keys add customer-1 --channel-key channel-key-nice_v2 --card-number-env CARD --expiry-env EXPIRY --birth-env BIRTH --pwd-2digit-env PIN"),
    verb!("billing-keys" "delete" is "customer_delete", positions: &["customer_uid"];
        "iamport billing-keys delete customer-1"),
    verb!("billing-keys" "payments" is "customer_payments", positions: &["customer_uid"];
        "iamport billing-keys payments customer-1"),
    verb!("billing-keys" "schedules" is "findSchedulesByCustomer", positions: &["customer_uid"];
        "iamport billing-keys schedules customer-1 --from 2026-11-01 --to 2026-12-01"),
    verb!("charges" "card" is "onetime", positions: &["merchant_uid"];
        "iamport charges card order-1 --amount 5000 --pg nice_v2 --card-number-env CARD --expiry-env EXPIRY --birth-env BIRTH --pwd-2digit-env PIN"),
    verb!("charges" "key" is "again", positions: &["customer_uid"];
        "iamport charges key customer-1 --merchant-uid order-1 --amount 5000 --name 정기구독 --key charge-1"),
    verb!("schedules" "list" is "findSchedulesByRange";
        "iamport schedules list --schedule-from 2026-11-01 --schedule-to 2026-12-01"),
    verb!("schedules" "get" is "getScheduleByMid", positions: &["merchant_uid"];
        "iamport schedules get order-1"),
    verb!("schedules" "add" is "schedule", positions: &["customer_uid"], entry: Some("schedules");
        "iamport schedules add customer-1 --merchant-uid order-1 --schedule-at \"2026-12-01 09:00\" --amount 5000 --currency KRW --name 정기구독"),
    verb!("schedules" "move" is "updateScheduleByMid", positions: &["merchant_uid", "schedule_at"];
        "iamport schedules move order-1 \"2026-12-02 09:00\""),
    verb!("schedules" "cancel" is "unschedule", positions: &["customer_uid"];
        "iamport schedules cancel customer-1 --merchant-uid order-1"),
    verb!("schedules" "reschedule" is "rescheduleByMid", positions: &["merchant_uid", "schedule_at"];
        "iamport schedules reschedule order-1 \"2026-12-02 09:00\""),
    verb!("schedules" "retry" is "retryScheduleByMid", positions: &["merchant_uid"];
        "iamport schedules retry order-1"),
    verb!("receipts" "get" is "getReceipt", positions: &["imp_uid"];
        "iamport receipts get imp_448280090638"),
    verb!("receipts" "issue" is "issueReceipt", positions: &["imp_uid"];
        "iamport receipts issue imp_448280090638 --identifier-env PHONE --identifier-type phone --type person"),
    verb!("receipts" "revoke" is "revokeReceipt", positions: &["imp_uid"];
        "iamport receipts revoke imp_448280090638"),
    verb!("receipts" "get-external" is "getExternalReceipt", positions: &["merchant_uid"];
        "iamport receipts get-external order-1"),
    verb!("receipts" "issue-external" is "issueExternalReceipt", positions: &["merchant_uid"];
        "iamport receipts issue-external order-1 --channel-key channel-key-nice_v2 --name 햇사과 --amount 5000 --identifier-env PHONE --identifier-type phone --type person"),
    verb!("receipts" "revoke-external" is "revokeExternalReceipt", positions: &["merchant_uid"];
        "iamport receipts revoke-external order-1"),
    verb!("escrow" "get" is "escrow_logis_get", positions: &["imp_uid"];
        "iamport escrow get imp_448280090638"),
    verb!("escrow" "register" is "escrow_logis_save", positions: &["imp_uid"];
        "iamport escrow register imp_448280090638 --body delivery.json"),
    verb!("escrow" "change" is "escrow_logis_edit", positions: &["imp_uid"];
        "iamport escrow change imp_448280090638 --body delivery.json"),
    verb!("certifications" "get" is "getCertification", positions: &["imp_uid"];
        "iamport certifications get imp_448280090638"),
    verb!("certifications" "delete" is "deleteCertification", positions: &["imp_uid"];
        "iamport certifications delete imp_448280090638"),
    verb!("certifications" "request" is "requestOTP";
        "iamport certifications request --body person.json"),
    verb!("certifications" "confirm" is "confirmOTP", positions: &["imp_uid"];
        "iamport certifications confirm imp_448280090638 --otp-env OTP"),
    verb!("codes" "banks" is "allBankCodes";
        "iamport codes banks"),
    verb!("codes" "bank" is "bankCodes", positions: &["bank_standard_code"];
        "iamport codes bank 088"),
    verb!("codes" "cards" is "allCardCodes";
        "iamport codes cards"),
    verb!("codes" "card" is "cardCodes", positions: &["card_standard_code"];
        "iamport codes card 366"),
];

/// Adds all of them to the whole command.
pub(crate) fn add_to(mut command: Command) -> Command {
    for (family, about) in FAMILIES {
        command = command.subcommand(
            Command::new(*family)
                .about(*about)
                .subcommand_required(true)
                .arg_required_else_help(true),
        );
    }
    for verb in VERBS {
        if let Some(operation) = spec::operation(verb.operation) {
            command = command.mut_subcommand(verb.family, |family| {
                family.subcommand(verb.command(operation))
            });
        }
    }
    command
}

/// The command that was called, if it is one of these, with its arguments.
pub(crate) fn called(matches: &ArgMatches) -> Option<(&'static Verb, &ArgMatches)> {
    let (family, matches) = matches.subcommand()?;
    let (name, matches) = matches.subcommand()?;
    let verb = VERBS
        .iter()
        .find(|verb| verb.family == family && verb.name == name)?;
    Some((verb, matches))
}

/// Runs it.
pub(crate) async fn run(
    verb: &'static Verb,
    matches: &ArgMatches,
    global: &Global,
) -> Result<Exit, Failure> {
    let Some(operation) = spec::operation(verb.operation) else {
        return Err(Failure::Usage(format!(
            "there is no operation {}",
            verb.operation
        )));
    };
    let options = if operation.info.repeat() == Repeat::Safe {
        ChangeOptions::default()
    } else {
        // The command was made with these, so they can be read.
        ChangeOptions::from_arg_matches(matches).unwrap_or_default()
    };
    let mut words = verb.words(operation, matches)?;
    let body = matches.try_get_one::<String>("body").ok().flatten();
    let body = body::read(body.map(String::as_str))?;
    let bulk = match verb.takes {
        Takes::Nothing => None,
        _ => BulkOptions::from_arg_matches(matches).ok(),
    };
    if let Some(bulk) = bulk.filter(|bulk| bulk.from.is_some()) {
        if matches.get_flag_if("all") {
            return Err(Failure::Usage(
                "with --from each line says how much: its amount, or all".to_owned(),
            ));
        }
        let session = bulk::session(global, &bulk).await?;
        return bulk::run(&session, operation, &words, body, &bulk, &options).await;
    }
    let session = Session::open(global).await?;
    if verb.names_a_payment(operation) {
        for word in &mut words {
            if let Some(id) = word.strip_prefix("imp_uid=") {
                let id = ids::Id::of(id, false);
                *word = format!("imp_uid={}", ids::only_payment(&session, &id).await?);
            }
        }
    }
    if verb.takes != Takes::Nothing {
        let id = matches.get_one::<String>("id").cloned().unwrap_or_default();
        let order = matches.get_flag_if("order");
        let id = ids::Id::of(&id, order);
        words.push(match verb.takes {
            Takes::Account => format!("imp_uid={}", ids::waiting_account(&session, &id).await?),
            _ => id.word(),
        });
    }
    let arguments = Arguments::read(operation, &words, body)
        .map_err(|mistake| Failure::Usage(mistake.to_string()))?;
    change::call(&session, operation, &arguments, &options).await
}

/// Flags that only some of the commands have.
trait FlagIf {
    fn get_flag_if(&self, name: &str) -> bool;
}

impl FlagIf for ArgMatches {
    fn get_flag_if(&self, name: &str) -> bool {
        matches!(self.try_get_one::<bool>(name), Ok(Some(true)))
    }
}

impl Verb {
    fn command(&'static self, operation: &'static Operation) -> Command {
        let mut command = Command::new(self.name);
        command = match self.takes {
            Takes::Nothing => command,
            Takes::Refund => refund_arguments(command),
            Takes::Account => id_arguments(
                command,
                "The PortOne id of the payment, or the order number of the account",
            ),
        };
        for option in self.options(operation) {
            let argument = option.argument(self);
            command = command.arg(match option.name.as_str() {
                "imp_uid" if self.names_a_payment(operation) => argument
                    .value_name("ID")
                    .help("The PortOne id of the payment, or its order number"),
                _ => argument,
            });
        }
        if operation
            .parameters
            .iter()
            .any(|it| it.place == spec::Place::Body)
        {
            command =
                command.arg(Arg::new("body").long("body").value_name("FILE").help(
                    "A JSON object with further fields, from a file or from standard input (-)",
                ));
        }
        if self.takes != Takes::Nothing {
            command = BulkOptions::augment_args(command);
        }
        if operation.info.repeat() != Repeat::Safe {
            command = ChangeOptions::augment_args(command);
        }
        let (summary, title) = (&operation.summary, &operation.title_ko);
        // Set last, since the options above bring words of their own.
        command
            .about(summary.trim_end_matches('.').to_owned())
            .long_about(format!("{summary} ({title})\n\n{}", operation.description))
            .after_help(format!("Examples:\n  {}", self.examples.join("\n  ")))
    }

    /// Whether a payment stands by itself, which is then named by its order number, too.
    fn names_a_payment(&self, operation: &Operation) -> bool {
        self.positions.contains(&"imp_uid") && operation.family != "certifications"
    }

    /// The options and positions, in the order of the specification.
    fn options(&'static self, operation: &'static Operation) -> Vec<GivenBy> {
        let mut options = Vec::new();
        for parameter in &operation.parameters {
            let of_id = matches!(parameter.name.as_str(), "imp_uid" | "merchant_uid");
            let of_refund = self.takes == Takes::Refund && parameter.name == "amount";
            if self.takes != Takes::Nothing && of_id || of_refund {
                continue;
            }
            if self.entry == Some(&parameter.name) {
                let fields = parameter.fields().iter();
                options.extend(fields.map(|field| GivenBy::new(field, &[], true)));
                continue;
            }
            flatten(parameter, &mut Vec::new(), &mut options);
        }
        options
    }

    /// What was given, as the words of `iamport call`.
    fn words(
        &'static self,
        operation: &'static Operation,
        matches: &ArgMatches,
    ) -> Result<Vec<String>, Failure> {
        let mut words = Vec::new();
        let mut entry = Map::new();
        for option in self.options(operation) {
            let given = matches.try_get_many::<String>(&option.id).ok().flatten();
            let given: Vec<String> = given.into_iter().flatten().cloned().collect();
            if option.in_entry {
                match given.as_slice() {
                    [] => {}
                    [one] => {
                        entry.insert(option.parameter.name.clone(), one.clone().into());
                    }
                    several => {
                        entry.insert(option.parameter.name.clone(), several.to_vec().into());
                    }
                }
                continue;
            }
            let sign = if option.parameter.secret {
                let name = given.first().map(String::as_str);
                secret_of(&format!("--{}", option.id), name, &environment)?;
                '@'
            } else {
                '='
            };
            words.extend(
                given
                    .iter()
                    .map(|value| format!("{}{sign}{value}", option.name)),
            );
        }
        if let Some(list) = self.entry.filter(|_| !entry.is_empty()) {
            let entry = Value::Array(vec![Value::Object(entry)]);
            words.push(format!("{list}:={entry}"));
        }
        match matches.try_get_one::<String>("amount") {
            Ok(Some(amount)) if self.takes == Takes::Refund => {
                words.push(format!("amount={amount}"))
            }
            _ => {}
        }
        Ok(words)
    }
}

/// A parameter and how it is given.
struct GivenBy {
    parameter: &'static Parameter,
    /// Its dotted name.
    name: String,
    /// The name of its option, without the dashes before it.
    id: String,
    /// It is a field of the entry that the options make.
    in_entry: bool,
}

/// Options for a parameter, or for each field of an object.
fn flatten(
    parameter: &'static Parameter,
    path: &mut Vec<&'static str>,
    options: &mut Vec<GivenBy>,
) {
    match &parameter.kind {
        Kind::Object(fields) => {
            path.push(&parameter.name);
            for field in fields {
                flatten(field, path, options);
            }
            path.pop();
        }
        // Lists of records and free forms are given in a body.
        Kind::List(item) if matches!(**item, Kind::Object(_) | Kind::FreeForm) => {}
        Kind::FreeForm => {}
        _ => options.push(GivenBy::new(parameter, path, false)),
    }
}

impl GivenBy {
    fn new(parameter: &'static Parameter, path: &[&'static str], in_entry: bool) -> Self {
        let mut parts: Vec<&str> = path.to_vec();
        parts.push(&parameter.name);
        let name = parts.join(".");
        // What the API calls `extra` is a drawer, and no word of its own.
        let words = parts.iter().filter(|part| **part != "extra");
        let mut id = words.map(|part| kebab(part)).collect::<Vec<_>>().join("-");
        if parameter.secret {
            id.push_str("-env");
        }
        Self {
            parameter,
            name,
            id,
            in_entry,
        }
    }

    fn argument(&self, verb: &Verb) -> Arg {
        let parameter = self.parameter;
        let first = first_sentence(&parameter.description);
        let mut long = parameter.description.clone();
        for (what, gateways) in [
            ("Needed at", &parameter.gateways.required),
            ("Only at", &parameter.gateways.supported),
        ] {
            if !gateways.is_empty() {
                long.push_str(&format!(" {what} {}.", gateways.join(", ")));
            }
        }
        let known = parameter.values();
        if !known.is_empty() {
            let known: Vec<&str> = known.iter().map(|value| value.value.as_str()).collect();
            long.push_str(&format!(" Known values: {}.", known.join(", ")));
        }
        let mut argument = Arg::new(self.id.clone()).help(first);
        let is_list = matches!(parameter.kind, Kind::List(_));
        argument = argument.action(if is_list {
            ArgAction::Append
        } else {
            ArgAction::Set
        });
        if !known.is_empty() {
            argument = argument.add(ArgValueCandidates::new(move || {
                let known = parameter.values().iter();
                known
                    .map(|value| {
                        CompletionCandidate::new(&value.value)
                            .help(Some(value.meaning.clone().into()))
                    })
                    .collect()
            }));
        }
        let position = verb
            .positions
            .iter()
            .position(|name| *name == parameter.name);
        if let Some(position) = position.filter(|_| !self.in_entry) {
            argument = argument
                .index(position + 1)
                .value_name(parameter.name.to_uppercase())
                .required(true);
            return if is_list {
                argument.num_args(1..)
            } else {
                argument
            };
        }
        if parameter.secret {
            return argument
                .long(self.id.clone())
                .value_name("VAR")
                .help(format!("The environment variable that holds it: {}", lower(first_sentence(&parameter.description))))
                .long_help(format!(
                    "The environment variable that holds it, since others on this machine can read options. {long}"
                ));
        }
        argument = argument
            .long(self.id.clone())
            .value_name(value_name(&parameter.kind))
            .long_help(long);
        if matches!(parameter.kind, Kind::Boolean) {
            argument = argument
                .num_args(0..=1)
                .require_equals(true)
                .default_missing_value("true");
        }
        if parameter.required && !self.name.contains('.') {
            // Only what goes into the body can stand in the file instead.
            argument = match parameter.place {
                spec::Place::Body => argument.required_unless_present("body"),
                _ => argument.required(true),
            };
        }
        argument
    }
}

/// The id of a payment, by which `--from` is not needed, and the file.
fn id_arguments(command: Command, help: &'static str) -> Command {
    command
        .arg(
            Arg::new("id")
                .value_name("ID")
                .help(help)
                .required_unless_present("from"),
        )
        .arg(
            Arg::new("order")
                .long("order")
                .action(ArgAction::SetTrue)
                .help("ID is an order number, whatever it looks like. Otherwise what begins with imp_ or imps_ is the id of a payment"),
        )
}

fn refund_arguments(command: Command) -> Command {
    id_arguments(command, "The PortOne id of the payment, or its order number")
        .arg(
            Arg::new("amount")
                .long("amount")
                .value_name("AMOUNT")
                .value_parser(crate::values::amount_to_cancel_text)
                .help("Give back this much of it, more than zero, in the currency's main unit: 5000 is five thousand won"),
        )
        .arg(
            Arg::new("all")
                .long("all")
                .action(ArgAction::SetTrue)
                .help("Give back everything that is left"),
        )
        .group(
            // A file says it line by line.
            clap::ArgGroup::new("how much")
                .args(["amount", "all", "from"])
                .required(true)
                .multiple(false),
        )
}

fn value_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Amount | Kind::PositiveAmount => "AMOUNT",
        Kind::Time => "TIME",
        Kind::Integer => "N",
        Kind::Boolean => "true|false",
        Kind::Values(_) => "WORD",
        Kind::List(item) => value_name(item),
        Kind::Text | Kind::Object(_) | Kind::FreeForm => "TEXT",
    }
}

/// `channel_group_id` and `channelGroupId` as `channel-group-id`.
fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for c in name.chars() {
        match c {
            '_' | '.' => kebab.push('-'),
            c if c.is_ascii_uppercase() => {
                kebab.push('-');
                kebab.push(c.to_ascii_lowercase());
            }
            c => kebab.push(c),
        }
    }
    kebab
}

fn first_sentence(text: &str) -> String {
    match text.split_once(". ") {
        Some((first, _)) => format!("{first}."),
        None => text.to_owned(),
    }
}

fn lower(text: String) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => text,
    }
}
