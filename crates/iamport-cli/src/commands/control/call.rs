//! Sending one control call to a sandbox, and understanding its answer.

use iamport_sandbox::control::{self, HttpRequest};
use serde::Deserialize;
use serde_json::Value;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::format;
use crate::loopback::{self, Address, Answer, Trouble};

/// A control call that is to be sent.
#[derive(Debug)]
pub(crate) struct ControlCall {
    pub(super) request: HttpRequest,
}

impl ControlCall {
    /// The call as it goes over HTTP.
    pub(super) fn of(call: &impl control::ControlCall) -> Result<Self, Failure> {
        HttpRequest::of(call)
            .map(|request| Self { request })
            .map_err(|error| Failure::Usage(error.to_string()))
    }

    fn only_reads(&self) -> bool {
        self.request.method == "GET"
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
        let HttpRequest {
            method,
            target,
            body,
            ..
        } = &self.request;
        loopback::exchange(address, method, target, body.as_deref())
            .await
            .map_err(|trouble| self.unanswered(address, trouble))
    }

    fn unanswered(&self, address: &Address, trouble: Trouble) -> Failure {
        match trouble {
            Trouble::Unreachable(why) => Failure::Said(
                Exit::Other,
                format!(
                    "no sandbox is reached at {address}: {why}\n\
                     Nothing was sent. Start one with `iamport sandbox`, which prints its address."
                ),
            ),
            Trouble::Lost(why) if self.only_reads() => {
                Failure::Said(Exit::Other, format!("{why}\nNothing was changed."))
            }
            Trouble::Lost(why) => Failure::Said(
                Exit::Unknown,
                format!(
                    "{why}; it may have happened all the same\n\
                     Look before you send it again:\n\n  iamport --base-url {address}{} control effects",
                    address.allowed()
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
                Failure::Said(Exit::Other, format!("{what}\nNothing was changed."))
            } else {
                Failure::Said(Exit::Unknown, format!("{what}; it may have done something"))
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
        Err(Failure::Said(
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

#[cfg(test)]
mod tests {
    use iamport_sandbox::control::ledger::ListEffects;
    use iamport_sandbox::control::snapshots::Reset;

    use super::*;

    fn answer(status: u16, body: &str) -> Answer {
        Answer {
            status,
            body: body.to_owned(),
        }
    }

    #[test]
    fn an_answer_says_what_became_of_the_call() {
        let address = Address::parse("http://127.0.0.1:1", &[]).unwrap();
        let exit = |call: &ControlCall, status, body| {
            let accepted = call.accepted(&address, &answer(status, body));
            accepted.map_or_else(|failure| failure.exit(), |_| Exit::Done)
        };
        let read = ControlCall::of(&ListEffects {}).unwrap();
        let change = ControlCall::of(&Reset {}).unwrap();
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
