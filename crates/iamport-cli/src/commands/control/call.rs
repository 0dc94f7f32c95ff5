//! One call of a sandbox's control: how it is put, sent and understood.

use iamport::Amount;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::exit::Exit;
use crate::failure::Failure;
use crate::format;
use crate::loopback::{self, Address, Answer, Trouble};

/// A control call, as the OpenAPI file of the control has it.
#[derive(Debug)]
pub(crate) struct Call {
    pub(super) method: &'static str,
    /// The path with the names of its parameters.
    pub(super) path: &'static str,
    parameter: Option<String>,
    query: Option<(&'static str, u64)>,
    fields: Map<String, Value>,
    document: Option<String>,
}

impl Call {
    pub(super) fn get(path: &'static str) -> Self {
        Self::new("GET", path)
    }

    pub(super) fn post(path: &'static str) -> Self {
        Self::new("POST", path)
    }

    pub(super) fn put(path: &'static str) -> Self {
        Self::new("PUT", path)
    }

    pub(super) fn delete(path: &'static str) -> Self {
        Self::new("DELETE", path)
    }

    fn new(method: &'static str, path: &'static str) -> Self {
        Self {
            method,
            path,
            parameter: None,
            query: None,
            fields: Map::new(),
            document: None,
        }
    }

    /// What stands in the path where the name of a parameter does.
    pub(super) fn at(mut self, parameter: &str) -> Self {
        self.parameter = Some(loopback::segment(parameter));
        self
    }

    /// A number in the query, unless it was not given.
    pub(super) fn query(mut self, name: &'static str, value: Option<u64>) -> Self {
        self.query = value.map(|value| (name, value));
        self
    }

    /// A field of the body, unless it was not given.
    pub(super) fn with(mut self, name: &str, value: Option<impl Into<Value>>) -> Self {
        if let Some(value) = value {
            self.fields.insert(name.to_owned(), value.into());
        }
        self
    }

    /// A body that is a JSON document already.
    pub(super) fn document(mut self, document: String) -> Self {
        self.document = Some(document);
        self
    }

    pub(super) fn has_fields(&self) -> bool {
        !self.fields.is_empty()
    }

    /// Path and query.
    fn target(&self) -> String {
        let mut target = match (&self.parameter, self.path.split_once('{')) {
            (Some(parameter), Some((before, rest))) => {
                let after = rest.split_once('}').map_or("", |(_, after)| after);
                format!("{before}{parameter}{after}")
            }
            _ => self.path.to_owned(),
        };
        if let Some((name, value)) = self.query {
            target.push_str(&format!("?{name}={value}"));
        }
        target
    }

    fn only_reads(&self) -> bool {
        self.method == "GET"
    }

    /// Sends it, and gives what it answers with: the `response` of the envelope.
    pub(super) async fn send(&self, address: &Address) -> Result<Value, Failure> {
        let answer = self.exchange(address).await?;
        let envelope = self.accepted(address, &answer)?;
        Ok(envelope.response)
    }

    /// Sends it, and gives the answer as it is: a document without an envelope.
    pub(super) async fn fetch(&self, address: &Address) -> Result<String, Failure> {
        let answer = self.exchange(address).await?;
        if answer.status != 200 {
            self.accepted(address, &answer)?;
        }
        Ok(answer.body)
    }

    async fn exchange(&self, address: &Address) -> Result<Answer, Failure> {
        let body = match &self.document {
            Some(document) => Some(document.clone()),
            None if self.fields.is_empty() => None,
            None => Some(Value::from(self.fields.clone()).to_string()),
        };
        loopback::exchange(address, self.method, &self.target(), body.as_deref())
            .await
            .map_err(|trouble| self.unanswered(address, trouble))
    }

    fn unanswered(&self, address: &Address, trouble: Trouble) -> Failure {
        match trouble {
            Trouble::Unreachable(why) => Failure::Control(
                Exit::Other,
                format!(
                    "no sandbox is reached at {address}: {why}\n\
                     Nothing was sent. Start one with `iamport sandbox`, which prints its address."
                ),
            ),
            Trouble::Lost(why) if self.only_reads() => {
                Failure::Control(Exit::Other, format!("{why}\nNothing was changed."))
            }
            Trouble::Lost(why) => Failure::Control(
                Exit::Unknown,
                format!(
                    "{why}; it may have happened all the same\n\
                     Look before you send it again:\n\n  iamport --base-url {address} control effects"
                ),
            ),
        }
    }

    /// The envelope of a call that was done.
    fn accepted(&self, address: &Address, answer: &Answer) -> Result<Envelope, Failure> {
        let Ok(envelope) = serde_json::from_str::<Envelope>(&answer.body) else {
            let status = answer.status;
            let what = format!(
                "what answers at {address} is not the control of a sandbox (HTTP {status})"
            );
            // Whoever says that it went well, or broke down, may have done it.
            let is_refusal = (300..500).contains(&status);
            return Err(if self.only_reads() || is_refusal {
                Failure::Control(Exit::Other, format!("{what}\nNothing was changed."))
            } else {
                Failure::Control(Exit::Unknown, format!("{what}; it may have done something"))
            });
        };
        let exit = match answer.status {
            200 if envelope.code == 0 => return Ok(envelope),
            404 => Exit::NotFound,
            500.. if !self.only_reads() => Exit::Unknown,
            500.. => Exit::Other,
            _ => Exit::Refused,
        };
        let message = envelope.message.unwrap_or_default();
        let message = format::plain(&message);
        Err(Failure::Control(
            exit,
            match exit {
                Exit::Unknown => format!("the sandbox broke down: {message}"),
                _ => format!("{message}\nNothing was changed."),
            },
        ))
    }
}

/// What an answer is wrapped in.
#[derive(Debug, Deserialize)]
struct Envelope {
    code: i64,
    message: Option<String>,
    #[serde(default)]
    response: Value,
}

/// An amount as a JSON number, or as text where a number would lose digits; the control takes both.
pub(super) fn amount(amount: Amount) -> Value {
    let text = amount.to_string();
    let number = serde_json::from_str::<Value>(&text).ok();
    number
        .filter(|number| {
            let written = number.to_string();
            written == text
        })
        .unwrap_or_else(|| text.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Answer {
        Answer {
            status,
            body: body.to_owned(),
        }
    }

    #[test]
    fn a_call_has_its_parameter_in_its_place() {
        let target = |call: Call| call.target();
        assert_eq!(
            target(Call::post("/_sandbox/payments/{imp_uid}/pay").at("a/b")),
            "/_sandbox/payments/a%2Fb/pay"
        );
        assert_eq!(
            target(Call::get("/_sandbox/transcript").query("after", Some(3))),
            "/_sandbox/transcript?after=3"
        );
    }

    #[test]
    fn amounts_keep_their_digits() {
        let written = |text: &str| amount(text.parse().unwrap()).to_string();
        assert_eq!(written("5000"), "5000");
        assert_eq!(written("10.55"), "10.55");
        assert_eq!(written("1234567890123456.789"), "\"1234567890123456.789\"");
    }

    #[test]
    fn an_answer_says_what_became_of_the_call() {
        let address = Address::parse("http://127.0.0.1:1").unwrap();
        let exit = |call: &Call, status, body| {
            let accepted = call.accepted(&address, &answer(status, body));
            accepted.map_or_else(|failure| failure.exit(), |_| Exit::Done)
        };
        let (read, change) = (Call::get("/"), Call::post("/"));
        let refusal = r#"{"code":-1,"message":"no","response":null}"#;
        for (status, body, reading, changing) in [
            (200, r#"{"code":0,"message":null}"#, Exit::Done, Exit::Done),
            (400, refusal, Exit::Refused, Exit::Refused),
            (403, refusal, Exit::Refused, Exit::Refused),
            (404, refusal, Exit::NotFound, Exit::NotFound),
            (500, refusal, Exit::Other, Exit::Unknown),
            (200, "<html>", Exit::Other, Exit::Unknown),
            (302, "", Exit::Other, Exit::Other),
            (404, "<html>", Exit::Other, Exit::Other),
            (502, "<html>", Exit::Other, Exit::Unknown),
        ] {
            assert_eq!(exit(&read, status, body), reading, "{status} {body}");
            assert_eq!(exit(&change, status, body), changing, "{status} {body}");
        }
    }
}
