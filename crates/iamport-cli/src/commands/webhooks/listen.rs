//! `iamport webhooks listen`: taking connections until somebody asks to stop.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use clap::Args;
use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use iamport::Client;
use tokio::net::{TcpListener, TcpStream};

use super::forward::Forward;
use super::receive;
use super::record::{self, Shown};
use super::verdict::{self, Verdict};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::format;
use crate::global::Global;
use crate::output;
use crate::session::Session;
use crate::signals::Stop;

/// How many connections are served at once. Further ones wait in the system's line.
const MOST_CONNECTIONS: usize = 32;
/// How long what is under way may take once somebody asked to stop.
const GOODBYE: Duration = Duration::from_secs(2);
/// How long to wait before trying again what the operating system refused, such as one more open file.
const PAUSE: Duration = Duration::from_millis(100);

#[derive(Args, Debug)]
#[command(after_help = "\
A webhook carries no signature, so what it says is compared with what the API says of the payment: verified; differs, and
in what; not found; or could not be asked. What a gateway asks before it approves a payment is not compared, since there
is no payment yet.

With --forward the sender gets the answer of the shop. Without it every webhook is answered with 200, which also lets a
payment through that a gateway asks about. A shop that does not answer within 30 seconds is told to the sender as 502.
The shop is reached by plain http:// on this machine, or at a host that --allow-http-host names; https:// is
refused.

Each webhook is a block on standard output, or a line of JSON with --output json or jsonl: at (epoch seconds), source,
content_type, imp_uid, merchant_uid, status, cancellation_id, event, details, verdict, api_status, amount,
forwarded_status and problem. They are shown in the order in which all is known of them, which may not be the order in
which they came. Bodies above 64 KiB are refused with 413.

Examples:
  iamport webhooks listen
  iamport webhooks listen --port 8400 --forward http://127.0.0.1:3000/webhook
  iamport webhooks listen --port 8401 --no-verify --output jsonl")]
pub(crate) struct Listen {
    /// The port to listen on; 0 takes a free one.
    #[arg(long, value_name = "PORT", default_value_t = 3000)]
    port: u16,

    /// The address to listen on instead of 127.0.0.1.
    #[arg(long, value_name = "ADDRESS")]
    bind: Option<IpAddr>,

    /// The path at which webhooks are taken. Everything else is answered with 404.
    #[arg(long, value_name = "PATH", default_value = "/webhook", value_parser = path)]
    path: String,

    /// Hand each webhook on to this http:// URL as it came. A URL without a path gets the path that the webhook came to.
    #[arg(long, value_name = "URL")]
    forward: Option<String>,

    /// Do not ask the API about the payments. Then no credentials are needed.
    #[arg(long)]
    no_verify: bool,
}

fn path(argument: &str) -> Result<String, String> {
    let sign = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'?' | b'#');
    if argument.starts_with('/') && argument.bytes().all(sign) {
        Ok(argument.to_owned())
    } else {
        Err("a path begins with a slash and has no query, such as /webhook".to_owned())
    }
}

pub(crate) async fn run(listen: Listen, global: &Global) -> Result<Exit, Failure> {
    let view = record::line_by_line(global.view());
    record::check_columns(&view)?;
    let forward = listen.forward.as_deref();
    let forward = forward.map(|url| Forward::parse(url, &global.allow_http_host));
    let forward = forward
        .transpose()
        .map_err(|why| Failure::Usage(format!("--forward: {why}")))?;
    let session = if listen.no_verify {
        None
    } else {
        Some(Session::open(global).await?)
    };
    let mut stop = crate::session::listen()?;
    let ip = listen.bind.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let listener = TcpListener::bind((ip, listen.port))
        .await
        .map_err(|error| {
            Failure::System(format!(
                "port {} of {ip} can't be listened on: {error}; choose another one with --port",
                listen.port
            ))
        })?;
    let address = listener
        .local_addr()
        .map_err(|error| Failure::System(error.to_string()))?;
    if forward
        .as_ref()
        .is_some_and(|forward| forward.reaches(address))
    {
        return Err(Failure::Usage(format!(
            "--forward names {address}, at which this command itself listens; choose another --port"
        )));
    }
    if !ip.is_loopback() {
        output::say(&format!(
            "warning: whoever reaches {ip} can send webhooks here, and no password is asked for"
        ));
    }
    output::say(&format!(
        "Webhooks are taken at http://{address}{} until Ctrl-C.",
        listen.path
    ));
    let desk = Desk {
        client: session.as_ref().map(|session| session.client().clone()),
        forward,
        path: listen.path,
    };
    let mut shown = Shown::new(&view)?;
    let served = desk.serve(&listener, &mut shown, &mut stop).await;
    output::say(&match shown.count() {
        0 => "No webhook came.".to_owned(),
        count => format!("{} came.", format::count(count, "webhook")),
    });
    served.map(|()| Exit::Done)
}

/// What a webhook goes through.
struct Desk {
    /// Whom to ask about payments; none if nobody is to be asked.
    client: Option<Client>,
    forward: Option<Forward>,
    path: String,
}

impl Desk {
    /// Serves connections until somebody asks to stop, and what is under way then for a moment more.
    async fn serve(
        &self,
        listener: &TcpListener,
        shown: &mut Shown<'_>,
        stop: &mut Stop,
    ) -> Result<(), Failure> {
        let mut at_work = FuturesUnordered::new();
        loop {
            tokio::select! {
                biased;
                () = stop.asked() => break,
                Some(came) = at_work.next() => shown.add(came)?,
                accepted = listener.accept(), if at_work.len() < MOST_CONNECTIONS => match accepted {
                    Ok((stream, peer)) => at_work.push(self.one(stream, peer)),
                    Err(_) => tokio::time::sleep(PAUSE).await,
                },
            }
        }
        let rest = async {
            while let Some(came) = at_work.next().await {
                shown.add(came)?;
            }
            Ok(())
        };
        tokio::select! {
            biased;
            done = rest => done,
            () = stop.asked() => Ok(()),
            () = tokio::time::sleep(GOODBYE) => Ok(()),
        }
    }

    /// One connection: a webhook is handed on and answered first, and then the API is asked, so that the sender waits for
    /// the shop alone.
    async fn one(&self, stream: TcpStream, peer: SocketAddr) -> Option<record::Came> {
        let arrived = receive::serve(stream, peer, &self.path, self.forward.as_ref()).await?;
        let (verdict, payment) = match (&self.client, &arrived.notification) {
            (Some(client), Ok(notification)) => verdict::ask(client, notification).await,
            _ => (Verdict::NotAsked, None),
        };
        Some(record::Came {
            arrived,
            verdict,
            payment: payment.map(Box::new),
        })
    }
}
