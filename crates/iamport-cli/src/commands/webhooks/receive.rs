//! One connection of a sender: a request is read up to its bounds, handed on, and answered.

use std::cell::RefCell;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::{Duration, SystemTime};

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, Request, Response, StatusCode};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use iamport::UnixTime;
use iamport::webhook::{MAX_BODY, Notification, ParseError};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::forward::{Forward, end_to_end};
use crate::bounded::{self, Read};
use crate::format;
use crate::output;

/// How long the head of a request may take, and how long its body.
const REQUEST: Duration = Duration::from_secs(10);
/// How long a connection may take from beginning to end: a request, the shop's thirty seconds, and the answer.
const CONNECTION: Duration = Duration::from_secs(60);

/// A webhook that arrived.
#[derive(Debug)]
pub(super) struct Arrived {
    pub(super) at: UnixTime,
    pub(super) source: SocketAddr,
    pub(super) content_type: String,
    pub(super) notification: Result<Notification, ParseError>,
    pub(super) forwarded: Forwarded,
}

/// What became of handing it on.
#[derive(Debug)]
pub(super) enum Forwarded {
    /// There is nobody to hand it on to, or it was not taken.
    Not,
    /// It is under way. It stays so if the connection ends first.
    UnderWay,
    /// The shop answered with this status.
    Answered(u16),
    /// The shop did not answer: why.
    Unanswered(String),
}

/// Serves one connection, which is good for one request; what arrived, if it was a webhook.
pub(super) async fn serve(
    stream: TcpStream,
    peer: SocketAddr,
    path: &str,
    forward: Option<&Forward>,
) -> Option<Arrived> {
    let arrived = RefCell::new(None);
    let taking = Taking {
        peer,
        path,
        forward,
        arrived: &arrived,
    };
    let service = service_fn(|request| {
        let taking = &taking;
        async move { Ok::<_, Infallible>(taking.answer(request).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(REQUEST)
        .keep_alive(false)
        // A sender may say that it has sent everything, and wait for the answer.
        .half_close(true)
        .serve_connection(TokioIo::new(stream), service);
    // How the connection ended changes nothing about what came over it.
    let _ = timeout(CONNECTION, connection).await;
    arrived.into_inner()
}

struct Taking<'a> {
    peer: SocketAddr,
    path: &'a str,
    forward: Option<&'a Forward>,
    /// Kept as soon as something is known, since the connection can end at any time.
    arrived: &'a RefCell<Option<Arrived>>,
}

impl Taking<'_> {
    async fn answer(&self, request: Request<Incoming>) -> Response<Body> {
        let (head, body) = request.into_parts();
        if head.uri.path() != self.path {
            output::say(&format!(
                "404: {} {} came from {}; webhooks are taken at {}",
                head.method,
                format::plain(head.uri.path()),
                self.peer,
                self.path
            ));
            return text(StatusCode::NOT_FOUND, "webhooks are not taken at this path");
        }
        if head.method != Method::POST {
            output::say(&format!(
                "405: {} came from {}; webhooks are sent by POST",
                head.method, self.peer
            ));
            return text(StatusCode::METHOD_NOT_ALLOWED, "webhooks are sent by POST");
        }
        let content_type = head.headers.get(CONTENT_TYPE);
        let content_type = content_type.map(|value| String::from_utf8_lossy(value.as_bytes()));
        let content_type = content_type.unwrap_or_default().into_owned();
        let read = timeout(REQUEST, bounded::read(Body::new(body), MAX_BODY)).await;
        let body = match read {
            Ok(Ok(Read {
                bytes,
                is_cut: false,
            })) => bytes,
            Ok(Ok(Read { is_cut: true, .. })) => {
                self.keep(content_type, Err(ParseError::TooLarge), Forwarded::Not);
                return text(
                    StatusCode::PAYLOAD_TOO_LARGE,
                    &ParseError::TooLarge.to_string(),
                );
            }
            Ok(Err(_)) | Err(_) => {
                output::say(&format!(
                    "408: a body from {} did not arrive whole",
                    self.peer
                ));
                return text(StatusCode::REQUEST_TIMEOUT, "the body did not arrive whole");
            }
        };
        let notification = Notification::parse(&content_type, &body);
        let Some(forward) = self.forward else {
            self.keep(content_type, notification, Forwarded::Not);
            return text(StatusCode::OK, "");
        };
        self.keep(content_type, notification, Forwarded::UnderWay);
        let sent = forward.send(
            head.method.as_str(),
            &head.uri,
            &head.headers,
            self.peer.ip(),
            body,
        );
        match sent.await {
            Ok(reply) => {
                self.forwarded(Forwarded::Answered(reply.status));
                let mut answer = Response::new(Body::from(reply.body.bytes));
                *answer.headers_mut() = end_to_end(&reply.headers);
                *answer.status_mut() =
                    StatusCode::from_u16(reply.status).unwrap_or(StatusCode::BAD_GATEWAY);
                answer
            }
            Err(why) => {
                self.forwarded(Forwarded::Unanswered(why));
                text(
                    StatusCode::BAD_GATEWAY,
                    "the shop behind this address did not answer",
                )
            }
        }
    }

    fn keep(
        &self,
        content_type: String,
        notification: Result<Notification, ParseError>,
        forwarded: Forwarded,
    ) {
        *self.arrived.borrow_mut() = Some(Arrived {
            at: UnixTime::from(SystemTime::now()),
            source: self.peer,
            content_type,
            notification,
            forwarded,
        });
    }

    fn forwarded(&self, forwarded: Forwarded) {
        if let Some(arrived) = self.arrived.borrow_mut().as_mut() {
            arrived.forwarded = forwarded;
        }
    }
}

fn text(status: StatusCode, said: &str) -> Response<Body> {
    let mut answer = Response::new(Body::from(said.to_owned()));
    *answer.status_mut() = status;
    answer
}
