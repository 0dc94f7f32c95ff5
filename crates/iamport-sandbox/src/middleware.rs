//! What every request passes through before and after the routes: the forms of old clients are turned into the
//! documented one, a fault may happen, and request and answer are recorded.

use std::future::poll_fn;
use std::pin::Pin;

use axum::Router;
use axum::body::{Body, HttpBody, to_bytes};
use axum::http::{HeaderMap, Request, Response, StatusCode, header, request::Parts};
use hyper::body::Incoming;
use hyper::service::Service;
use hyper_util::service::TowerToHyperService;
use tokio::sync::mpsc;

use crate::changes::Lost;
use crate::compat;
use crate::conformance;
use crate::context;
use crate::control::Call;
use crate::control::snapshots::RestoreSnapshot;
use crate::domain::ledger::Cause;
use crate::fault::spoil::{Plain, Spoilt, spoil};
use crate::fault::wire::Script;
use crate::fault::{FaultKind, When};
use crate::input;
use crate::log::RequestRecord;
use crate::notice_urls;
use crate::present::payments as present;
use crate::routes;
use crate::state::State;
use crate::transcript::{Exchange, mask};
use crate::wire::{ByGateway, Json};

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
            let body = read(body, longest).await;
            if let Some(lost) = self.state.changes().lost() {
                return not_kept(&lost).into_response();
            }
            let response = self.route(parts, body).await;
            return match self.state.changes().saved().await {
                Ok(()) => response,
                Err(lost) => not_kept(&lost).into_response(),
            };
        }
        let body = read(body, input::LONGEST_BODY).await;
        let number = self.state.next_request();
        let cause = Cause::Request {
            number,
            method: parts.method.to_string(),
            path: parts.uri.path().to_owned(),
        };
        let answered = self.call(number, parts, body);
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

    /// A call of the API, with the fault that it meets.
    async fn call(&self, number: u64, mut parts: Parts, body: Vec<u8>) -> Spoilt {
        let state = &self.state;
        let sent_path = parts.uri.path().to_owned();
        let mut exchange = Exchange {
            number: 0,
            at: 0,
            method: parts.method.to_string(),
            target: mask::target(&sent_path, parts.uri.query()),
            request_type: content_type(&parts.headers),
            request_body: mask::request(&content_type(&parts.headers), &body),
            violations: conformance::inspect(&parts, &body),
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
        let fault = match foreign {
            Some(_) => None,
            None => state
                .faults()
                .of_call(&parts.method, parts.uri.path(), &parts.headers),
        };
        exchange.fault = fault.as_ref().map(|(kind, _)| kind.name());
        let mut answer = match (foreign, state.changes().lost(), fault) {
            (Some(why), ..) => Spoilt::Answer(refused(StatusCode::FORBIDDEN, why)),
            (None, Some(lost), _) => Spoilt::Answer(not_kept(&lost)),
            (None, None, None) => Spoilt::Answer(self.plainly(parts, body).await),
            (None, None, Some((kind, when))) => self.faulty(&kind, when, parts, body).await,
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
        let (parts, body) = self.route(parts, body).await.into_parts();
        // It comes from memory: nothing can go wrong with it.
        let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
        Plain {
            status: parts.status,
            headers: parts.headers,
            body: body.into(),
        }
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

/// The body of a request. Of one that is too long, just enough to see that it is; of one that breaks
/// off, what came.
async fn read(mut body: Incoming, longest: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while bytes.len() <= longest {
        match poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
            Some(Ok(frame)) => {
                if let Ok(data) = frame.into_data() {
                    bytes.extend_from_slice(&data);
                }
            }
            Some(Err(_)) | None => break,
        }
    }
    bytes
}

fn content_type(headers: &HeaderMap) -> String {
    headers
        .get(header::CONTENT_TYPE)
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
        .unwrap_or_default()
}
