//! What every request passes through before and after the routes: the forms of old clients are turned into the
//! documented one, a fault may happen, and request and answer are recorded.

use std::future::poll_fn;
use std::pin::Pin;

use axum::Router;
use axum::body::{Body, HttpBody, to_bytes};
use axum::http::{HeaderMap, Request, Response, StatusCode, header, request::Parts};
use axum::response::IntoResponse;
use hyper::body::Incoming;
use hyper::service::Service;
use hyper_util::service::TowerToHyperService;
use tokio::sync::mpsc;

use crate::changes::Lost;
use crate::compat;
use crate::conformance;
use crate::context;
use crate::control::ControlCall;
use crate::control::snapshots::RestoreSnapshot;
use crate::domain::ledger::Cause;
use crate::domain::messages;
use crate::fault::spoil::{Plain, Spoilt, spoil};
use crate::fault::wire::Script;
use crate::fault::{FaultKind, When};
use crate::log::RequestRecord;
use crate::notice_urls;
use crate::present::payments as present;
use crate::routes;
use crate::state::State;
use crate::transcript::{Exchange, mask};
use crate::wire::{Answer, ByGateway, Json};

/// The longest body of a call of the API that is read, in bytes.
const LONGEST_BODY: usize = 1024 * 1024;
/// The longest body of a control call, in bytes. A snapshot is as long as it has to be.
const LONGEST_CONTROL_BODY: usize = 1024 * 1024;

/// All that is between a connection and the routes.
pub(crate) struct Middleware {
    state: State,
    router: TowerToHyperService<Router>,
}

impl Middleware {
    pub(crate) fn new(state: State, router: Router) -> Middleware {
        Middleware {
            state,
            router: TowerToHyperService::new(router),
        }
    }

    /// Answers a request. Where a fault wants the connection itself, `connection` gets what to do with
    /// it, and this never ends.
    pub(crate) async fn answer(
        &self,
        request: Request<Incoming>,
        connection: mpsc::Sender<Script>,
    ) -> Response<Body> {
        let (parts, body) = request.into_parts();
        if routes::control::is_control(parts.uri.path()) {
            let longest = match parts.uri.path() {
                RestoreSnapshot::PATH => usize::MAX,
                _ => LONGEST_CONTROL_BODY,
            };
            let body = match Heard::read(body, longest).await {
                Heard::Whole(body) => body,
                Heard::Not(_, why) => return why.answer().into_response(),
            };
            if let Some(lost) = self.state.changes().lost() {
                return not_kept(&lost).into_response();
            }
            let response = self.route(parts, body).await;
            return match self.state.changes().saved().await {
                Ok(()) => response,
                Err(lost) => not_kept(&lost).into_response(),
            };
        }
        let heard = Heard::read(body, LONGEST_BODY).await;
        let number = self.state.next_request();
        let cause = Cause::Request {
            number,
            method: parts.method.to_string(),
            path: parts.uri.path().to_owned(),
        };
        let answered = self.call(number, parts, heard);
        match context::because(cause, answered).await {
            Spoilt::Answer(plain) => plain.into_response(),
            Spoilt::Wire(script) => {
                if connection.send(script).await.is_ok() {
                    std::future::pending::<()>().await;
                }
                // Nobody is there to take the connection over.
                Response::new(Body::empty())
            }
        }
    }

    /// A call of the API, with the fault that it meets. Where the body was not heard to its end, nothing
    /// happens.
    async fn call(&self, number: u64, mut parts: Parts, heard: Heard) -> Spoilt {
        let state = &self.state;
        let sent_path = parts.uri.path().to_owned();
        let (body, unheard) = match heard {
            Heard::Whole(body) => (body, None),
            Heard::Not(body, why) => (body, Some(why)),
        };
        let mut exchange = Exchange {
            number: 0,
            at: 0,
            method: parts.method.to_string(),
            target: mask::target(&sent_path, parts.uri.query()),
            request_type: content_type(&parts.headers),
            request_body: mask::request(&content_type(&parts.headers), &body),
            violations: match &unheard {
                None => conformance::inspect(&parts, &body),
                Some(why) => vec![why.told(body.len())],
            },
            status: None,
            answer_type: String::new(),
            answer_body: String::new(),
            fault: None,
        };
        let reach = state.webhooks().reach();
        let never_called = notice_urls::never_called(&parts, &body, reach);
        exchange.violations.extend(never_called);
        let foreign = state.hosts().refusal(&parts.headers, &parts.uri);
        if let Some(why) = foreign {
            exchange.violations.push(format!("#/servers: {why}"));
        }
        compat::adapt(&mut parts);
        let mut answer = match (foreign, unheard, state.changes().lost()) {
            (Some(why), ..) => Spoilt::Answer(refused(StatusCode::FORBIDDEN, why)),
            (None, Some(why), _) => Spoilt::Answer(whole(why.answer().into_response()).await),
            (None, None, Some(lost)) => Spoilt::Answer(not_kept(&lost)),
            (None, None, None) => {
                let faults = state.faults();
                let fault = faults.of_call(&parts.method, parts.uri.path(), &parts.headers);
                exchange.fault = fault.as_ref().map(|(kind, _)| kind.name());
                match fault {
                    None => Spoilt::Answer(self.plainly(parts, body).await),
                    Some((kind, when)) => self.faulty(&kind, when, parts, body).await,
                }
            }
        };
        if let Err(lost) = state.changes().saved().await {
            answer = Spoilt::Answer(not_kept(&lost));
        }

        match &answer {
            Spoilt::Answer(plain) => {
                exchange.status = Some(plain.status.as_u16());
                exchange.answer_type = content_type(&plain.headers);
                exchange.answer_body = mask::answer(&plain.body);
            }
            Spoilt::Wire(script) => exchange.answer_body = mask::answer(&script.bytes),
        }
        exchange.at = state.now();
        tracing::debug!(
            method = exchange.method,
            path = sent_path,
            status = exchange.status,
            fault = exchange.fault,
            "answered"
        );
        state.log().push(RequestRecord {
            number,
            method: exchange.method.clone(),
            path: sent_path,
            status: exchange.status.unwrap_or(0),
            at: exchange.at,
            violations: exchange.violations.clone(),
        });
        state.transcript().push(exchange);
        answer
    }

    async fn faulty(&self, kind: &FaultKind, when: When, parts: Parts, body: Vec<u8>) -> Spoilt {
        let state = &self.state;
        if *kind == FaultKind::TokenRevoked {
            if when == When::Before {
                state.shop().tokens().expire();
            }
            let answer = self.plainly(parts, body).await;
            if when == When::After {
                state.shop().tokens().expire();
            }
            return Spoilt::Answer(answer);
        }
        let target = parts.uri.to_string();
        let sent = String::from_utf8_lossy(&body).into_owned();
        let real = match when {
            When::Before => None,
            When::After => Some(self.plainly(parts, body).await),
        };
        let other = (*kind == FaultKind::AnotherPayment).then(|| {
            let answered = real.as_ref().map(|real| real.body.as_slice());
            let answered = String::from_utf8_lossy(answered.unwrap_or_default());
            let shop = state.shop();
            let other = shop.another_payment(&[&target, &sent, &answered])?;
            Some(present::payment(other).encode())
        });
        spoil(kind, real, other.flatten().as_deref())
    }

    /// The answer of the routes, all of it.
    async fn plainly(&self, parts: Parts, body: Vec<u8>) -> Plain {
        whole(self.route(parts, body).await).await
    }

    async fn route(&self, parts: Parts, body: Vec<u8>) -> Response<Body> {
        let request = Request::from_parts(parts, Body::from(body));
        let mut response = match self.router.call(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        if response.extensions().get::<ByGateway>().is_some() {
            *response.status_mut() = self.state.gateway_refusal();
        }
        response
    }
}

/// The answer to everything after the state could not be kept: what was done may be lost.
fn not_kept(lost: &Lost) -> Plain {
    refused(StatusCode::INTERNAL_SERVER_ERROR, &lost.to_string())
}

/// The answer to what no route is asked about.
fn refused(status: StatusCode, why: &str) -> Plain {
    let envelope = Json::Object(vec![
        ("code", Json::Integer(-1)),
        ("message", Json::from(why)),
        ("response", Json::Null),
    ]);
    Plain::json(status, envelope.encode())
}

/// An answer, all of it.
async fn whole(response: Response<Body>) -> Plain {
    let (parts, body) = response.into_parts();
    // It comes from memory: nothing can go wrong with it.
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    Plain {
        status: parts.status,
        headers: parts.headers,
        body: body.into(),
    }
}

/// The body of a request.
enum Heard {
    /// All of it.
    Whole(Vec<u8>),
    /// What came of it, or was read of it.
    Not(Vec<u8>, Unheard),
}

/// Why a body was not heard to its end.
enum Unheard {
    /// The connection ended before it, or it was not written as HTTP wants it.
    CutOff,
    TooLong,
}

impl Heard {
    /// Reads a body to its end, or until it is longer than it may be.
    async fn read(mut body: Incoming, longest: usize) -> Heard {
        let mut bytes = Vec::new();
        loop {
            match poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
                Some(Ok(frame)) => {
                    if let Ok(data) = frame.into_data() {
                        bytes.extend_from_slice(&data);
                    }
                }
                Some(Err(error)) => {
                    tracing::debug!(%error, "a body did not arrive whole");
                    return Heard::Not(bytes, Unheard::CutOff);
                }
                None => return Heard::Whole(bytes),
            }
            if bytes.len() > longest {
                return Heard::Not(bytes, Unheard::TooLong);
            }
        }
    }
}

impl Unheard {
    fn answer(&self) -> Answer {
        match self {
            Unheard::CutOff => Answer::refused(StatusCode::BAD_REQUEST, messages::BODY_CUT_OFF),
            Unheard::TooLong => {
                Answer::refused(StatusCode::PAYLOAD_TOO_LARGE, messages::BODY_TOO_LARGE)
            }
        }
    }

    /// How the log tells it, among what else can be wrong with a request.
    fn told(&self, came: usize) -> String {
        match self {
            Unheard::CutOff => {
                format!("#/paths: the body was cut off after {came} bytes, nothing was done")
            }
            Unheard::TooLong => {
                format!("#/paths: the body is longer than {LONGEST_BODY} bytes, nothing was done")
            }
        }
    }
}

fn content_type(headers: &HeaderMap) -> String {
    headers
        .get(header::CONTENT_TYPE)
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
        .unwrap_or_default()
}
