//! Whole answers: whatever bytes come, at whichever status, to a read, to a charge and to a revoke.

use std::sync::LazyLock;
use std::time::Duration;

use bytes::Bytes;
use serde_json::Value;
use tokio::time::Instant;

use crate::envelope::{Envelope, Payload};
use crate::identity::Echoed;
use crate::lenient::Lenient;
use crate::repair;
use crate::request::Request;
use crate::token::Token;
use crate::types::PaymentAnnotation;
use crate::{Amount, Client, Credentials, Error, OPERATIONS, OperationInfo, Outcome, Response};

/// The payment that every call asks about.
const ASKED: &str = "imp_448280090638";
/// What no text of a call may show that has it, each long enough to be masked wherever it stands. The corpus has bodies that
/// echo them.
const KEY: &str = "key-that-fuzzing-uses";
const SECRET: &str = "secret-that-fuzzing-uses";
const TOKEN: &str = "token-that-fuzzing-uses";
const ACCOUNT: &str = "account-that-fuzzing-uses";
/// The longest message that is passed on, in characters.
const LONGEST_MESSAGE: usize = 500;
/// One that accepts, two at which the API refuses, and one that proves nothing.
const STATUSES: [u16; 4] = [200, 400, 404, 500];

static CLIENT: LazyLock<Client> = LazyLock::new(|| {
    Client::builder()
        .base_url("http://localhost")
        .credentials(Credentials::new(KEY, SECRET))
        .build()
        .expect("settings that are fine")
});

/// Reads a body as the answer to several calls.
///
/// # Panics
/// If something that must hold does not.
pub fn envelope(body: &[u8]) {
    let mended = mended(body);
    let said = Said::by(&mended);
    an_envelope_is_where_it_says(&mended, &said);
    for status in STATUSES {
        let look_up = Call::new("getPaymentByImpUid", |call| call.path("imp_uid", ASKED));
        let cancel = Call::new("cancelPayment", |call| {
            call.field("imp_uid", &Some(ASKED))
                .field("refund_account", &Some(ACCOUNT))
        });
        let revoke = Call::new("revokeVbank", |call| {
            call.path("imp_uid", ASKED)
                .query("pg_api_key", &Some(ACCOUNT.to_owned()))
        });
        for call in [look_up, cancel, revoke] {
            let read: fn(&PaymentAnnotation, &mut Echoed<'_>) =
                |payment, echoed| echoed.record(&[("imp_uid", Some(&payment.imp_uid))]);
            if let Ok(response) = call.answered(status, body, &said, read) {
                is_what_was_said(response.value(), said.response());
            }
        }
        a_list(status, body, &said);
    }
}

/// One call of the API.
struct Call {
    info: &'static OperationInfo,
    request: Request,
}

impl Call {
    fn new(id: &str, fill: fn(Request) -> Request) -> Self {
        let found = OPERATIONS.iter().find(|it| it.id() == id);
        let info = found.expect("an operation of the spec");
        Self {
            info,
            request: fill(Request::new(info)),
        }
    }

    /// What an answer to it comes to, after a look at what holds of every answer.
    fn answered<T: Lenient + 'static>(
        self,
        status: u16,
        body: &[u8],
        said: &Said,
        read: fn(&T, &mut Echoed<'_>),
    ) -> Result<Response<T>, Error> {
        let token = Token::new(TOKEN, Duration::from_secs(1_800), Instant::now());
        let came = (status, Bytes::copy_from_slice(body));
        let result = CLIENT.play(self.request, token, came, read);
        let judge = Judge {
            change: self.info.repeat.is_change(),
            status,
            said,
        };
        match &result {
            Ok(response) => judge.accepted(response, body),
            Err(error) => judge.failed(error),
        }
        result
    }
}

fn a_list(status: u16, body: &[u8], said: &Said) {
    let call = Call::new("getPaymentListByImpUid", |call| {
        call.query("imp_uid[]", &vec![ASKED.to_owned()])
    });
    let read: fn(&Vec<PaymentAnnotation>, &mut Echoed<'_>) = |list, echoed| {
        for payment in list {
            echoed.record(&[("imp_uid[]", Some(&payment.imp_uid))]);
        }
    };
    let Ok(response) = call.answered(status, body, said, read) else {
        return;
    };
    // Entries that can't be read fall out, and each is told.
    let dropped = response.passed_over().iter().filter(|it| it.is_entry());
    let all = dropped.count() + response.value().len();
    match said.response() {
        Some(Value::Array(entries)) => assert_eq!(entries.len(), all),
        Some(Value::Object(entries)) => assert_eq!(entries.len(), all),
        other => panic!("a list of {all} out of {other:?}"),
    }
    response.value().iter().for_each(has_plain_amounts);
}

/// The text that the SDK reads: with what is broken in it replaced. To mend it twice changes nothing.
fn mended(body: &[u8]) -> Vec<u8> {
    let Some(mended) = repair::mended_text(body) else {
        assert!(std::str::from_utf8(body).is_ok());
        return body.to_vec();
    };
    assert!(std::str::from_utf8(&mended.body).is_ok());
    // One byte order mark is taken away, and of several the second is no part of any JSON.
    if !mended.body.starts_with(b"\xef\xbb\xbf") {
        assert!(repair::mended_text(&mended.body).is_none());
    }
    mended.body
}

/// What a body says, read by a plain reading of JSON that knows nothing of the SDK's.
struct Said(Option<Value>);

impl Said {
    fn by(body: &[u8]) -> Self {
        let value: Option<Value> = serde_json::from_slice(body).ok();
        Self(value.filter(Value::is_object))
    }

    fn response(&self) -> Option<&Value> {
        self.0.as_ref()?.get("response")
    }

    fn has(&self, key: &str) -> bool {
        self.0.as_ref().is_some_and(|body| body.get(key).is_some())
    }

    /// The code, if there is one and it is a whole number, as a number or as text.
    fn code(&self) -> Option<f64> {
        let number: f64 = match self.0.as_ref()?.get("code")? {
            Value::Number(number) => number.as_f64()?,
            Value::String(text) => text.trim().parse().ok()?,
            _ => return None,
        };
        (number.fract() == 0.0).then_some(number)
    }
}

#[expect(clippy::cast_precision_loss, reason = "both sides are rounded alike")]
fn an_envelope_is_where_it_says(body: &[u8], said: &Said) {
    let Some(envelope) = Envelope::read(body) else {
        return;
    };
    assert_eq!(
        said.code(),
        Some(envelope.code as f64),
        "an envelope is an object with a whole code"
    );
    assert_eq!(envelope.has_message, said.has("message"));
    match envelope.payload {
        Payload::Absent => assert!(!said.has("response")),
        Payload::Null => assert_eq!(said.response(), Some(&Value::Null)),
        Payload::Present(range) => {
            let text = body.get(range).expect("a range of the body");
            let payload: Value = serde_json::from_slice(text).expect("JSON");
            assert_eq!(Some(&payload), said.response());
        }
    }
}

/// What holds of every answer, whatever was asked for.
struct Judge<'a> {
    change: bool,
    status: u16,
    said: &'a Said,
}

impl Judge<'_> {
    fn accepted<T>(&self, response: &Response<T>, body: &[u8]) {
        assert_eq!(self.status, 200);
        assert_eq!(self.said.code(), Some(0.0), "accepted without a code of 0");
        assert_eq!(response.raw(), body);
        response
            .message()
            .into_iter()
            .for_each(|text| self.is_clean(text));
        for passed in response.passed_over() {
            assert!(passed.path().starts_with("response"));
        }
    }

    fn failed(&self, error: &Error) {
        let (said, status) = (self.said, self.status);
        match error.outcome() {
            Outcome::NotSent => panic!("it was answered, so it was sent"),
            Outcome::Refused => {
                assert!(matches!(status, 200 | 400 | 404), "refused at {status}");
                let code = said.code().expect("a refusal has a whole code");
                assert!(code != 0.0 && said.has("message") && said.has("response"));
            }
            Outcome::Unknown => assert!(self.change),
            Outcome::Unanswered => assert!(!self.change),
        }
        self.hides_secrets(&format!("{error} {error:?}"));
        error
            .message()
            .into_iter()
            .for_each(|text| self.is_clean(text));
    }

    /// A message is one line of limited length without a secret.
    fn is_clean(&self, message: &str) {
        assert!(message.chars().count() <= LONGEST_MESSAGE);
        assert!(!message.chars().any(char::is_control));
        self.hides_secrets(message);
    }

    fn hides_secrets(&self, text: &str) {
        let text = text.to_ascii_lowercase();
        let account = self.change.then_some(ACCOUNT);
        for secret in [KEY, SECRET, TOKEN].into_iter().chain(account) {
            assert!(!text.contains(secret), "a text shows {secret}");
        }
    }
}

/// An accepted payment is the one that was asked about, with the amount that stands in the body.
fn is_what_was_said(payment: &PaymentAnnotation, said: Option<&Value>) {
    assert!(payment.imp_uid.trim().eq_ignore_ascii_case(ASKED));
    has_plain_amounts(payment);
    let stands = said.and_then(|said| said.get("amount"));
    let amount: Amount = match stands {
        Some(Value::String(text)) => text.trim().parse().expect("an amount"),
        Some(Value::Number(number)) if number.is_i64() || number.is_u64() => {
            number.to_string().parse().expect("an amount")
        }
        Some(Value::Number(number)) => {
            let (read, stands) = (payment.amount.to_string(), number.as_f64());
            let read: f64 = read.parse().expect("a number");
            let stands = stands.expect("a number");
            assert!((read - stands).abs() <= stands.abs() * 1e-14);
            return;
        }
        other => panic!("an amount out of {other:?}"),
    };
    assert_eq!(payment.amount, amount);
}

/// No amount is a negative zero or other than it is written.
fn has_plain_amounts(payment: &PaymentAnnotation) {
    let cancels = payment.cancel_history.iter().map(|cancel| cancel.amount);
    let amounts = [Some(payment.amount), payment.cancel_amount];
    for amount in amounts.into_iter().flatten().chain(cancels) {
        let text = amount.to_string();
        assert!(!text.starts_with("-0") || amount.is_negative(), "{text}");
        assert!(text.bytes().any(|byte| byte.is_ascii_digit()));
        assert_eq!(text.parse::<Amount>().ok(), Some(amount));
    }
}
