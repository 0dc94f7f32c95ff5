//! The HTTP server: which path leads where, its connections, and the thread it runs on.

use std::convert::Infallible;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use axum::Router;
use axum::middleware;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::fault::wire::{self, End, Script};
use crate::gate::Order;
use crate::middleware::Middleware;
use crate::routes;
use crate::state::State;
use crate::webhook;

/// How long a shutdown waits for answers that are under way.
const LONGEST_GOODBYE: Duration = Duration::from_secs(1);
/// How long it waits before it tries again what the operating system refused.
const PAUSE: Duration = Duration::from_millis(20);

/// All routes of the API and of the sandbox's control.
fn router(state: State) -> Router {
    Router::new()
        .merge(routes::api::routes())
        .merge(routes::control::routes(state.clone()))
        // Both after the routes: a fallback holds for what is there already.
        .fallback(routes::schema_only::answer)
        .method_not_allowed_fallback(routes::schema_only::wrong_method)
        .layer(middleware::from_fn_with_state(
            state.clone(),
            routes::schema_only::force,
        ))
        .with_state(state)
}

/// A running server.
///
/// It has a thread and a runtime of its own, so that it answers while the thread of a test is blocked,
/// outlives the runtime of the test that started it, and is gone at once when it is dropped.
pub(crate) struct Server {
    /// Sent: finish what is under way. Dropped: stop at once.
    stop: Option<oneshot::Sender<()>>,
    /// Resolves when the thread is through.
    stopped: Option<oneshot::Receiver<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    pub(crate) async fn start(
        listener: TcpListener,
        state: State,
        orders: mpsc::UnboundedReceiver<Order>,
    ) -> io::Result<Server> {
        listener.set_nonblocking(true)?;
        let (stop, stop_signal) = oneshot::channel();
        let (ready, is_ready) = oneshot::channel();
        let (stopped_signal, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new()
            .name("iamport-sandbox".to_owned())
            .spawn(move || {
                let middleware = Arc::new(Middleware::new(state.clone(), router(state.clone())));
                run(listener, middleware, state, orders, ready, stop_signal);
                // Nobody may be left to hear it.
                let _ = stopped_signal.send(());
            })?;
        let server = Server {
            stop: Some(stop),
            stopped: Some(stopped),
            thread: Some(thread),
        };
        is_ready
            .await
            .unwrap_or_else(|_| Err(io::Error::other("the server's thread ended early")))?;
        Ok(server)
    }

    /// Takes no more connections, finishes the answers that are under way, and stops.
    pub(crate) async fn shut_down(mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(stopped) = self.stopped.take() {
            let _ = stopped.await;
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop = None;
        if let Some(thread) = self.thread.take() {
            // It ends within microseconds: nothing on it blocks.
            let _ = thread.join();
        }
    }
}

fn run(
    listener: TcpListener,
    middleware: Arc<Middleware>,
    state: State,
    orders: mpsc::UnboundedReceiver<Order>,
    ready: oneshot::Sender<io::Result<()>>,
    stop: oneshot::Receiver<()>,
) {
    let runtime = match tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            let _ = ready.send(Err(error));
            return;
        }
    };
    runtime.block_on(async {
        let listener = match tokio::net::TcpListener::from_std(listener) {
            Ok(listener) => listener,
            Err(error) => {
                let _ = ready.send(Err(error));
                return;
            }
        };
        let (drain, drained) = watch::channel(false);
        let serving = tokio::spawn(accept(listener, middleware, state.clone(), orders, drained));
        let changes = state.changes().clone();
        tokio::spawn(webhook::deliver(
            state.webhooks().clone(),
            state.clock().clone(),
            move || {
                let changes = changes.clone();
                async move { changes.saved().await.is_ok() }
            },
        ));
        tokio::spawn(tick(state));
        let _ = ready.send(Ok(()));
        if stop.await.is_ok() {
            let _ = drain.send(true);
            let _ = tokio::time::timeout(LONGEST_GOODBYE, serving).await;
        }
    });
    // The end of the runtime is the end of every connection. Somebody may still be looking up a name, on a thread
    // that nobody has to wait for.
    runtime.shutdown_background();
}

/// Lets a running clock make happen what falls due, also while nobody asks for anything. A clock that
/// stands still needs no help: whoever moves it makes it happen.
async fn tick(state: State) {
    let mut seconds = tokio::time::interval(Duration::from_secs(1));
    loop {
        seconds.tick().await;
        if !state.clock().is_frozen() {
            drop(state.shop());
        }
    }
}

/// What can be waited for while there is no listener.
enum Listening {
    Open(tokio::net::TcpListener),
    /// Closed until then, or until somebody opens it.
    Closed(Option<Instant>),
}

/// Takes connections, and closes and opens the port as it is told, until the end; then waits for the
/// connections that are left.
async fn accept(
    listener: tokio::net::TcpListener,
    middleware: Arc<Middleware>,
    state: State,
    mut orders: mpsc::UnboundedReceiver<Order>,
    drained: watch::Receiver<bool>,
) {
    let mut told = drained.clone();
    let address = listener.local_addr();
    let mut listening = Listening::Open(listener);
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            // What was ordered holds for whoever comes after it.
            biased;
            () = over(&mut told) => break,
            Some(order) = orders.recv() => match order {
                Order::Close(lasting, done) => {
                    listening = Listening::Closed(lasting.map(|lasting| Instant::now() + lasting));
                    let _ = done.send(());
                }
                Order::Open(done) => {
                    if matches!(listening, Listening::Closed(_)) {
                        listening = open(&address).await;
                    }
                    let _ = done.send(());
                }
            },
            stream = come(&listening) => match stream {
                Some(stream) => {
                    // Small answers shall not wait for each other.
                    let _ = stream.set_nodelay(true);
                    if state.faults().of_connection() {
                        wire::reset(&stream);
                        continue;
                    }
                    let (middleware, drained) = (middleware.clone(), drained.clone());
                    connections.spawn(serve(stream, middleware, drained));
                }
                None => listening = open(&address).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
    drop(listening);
    while connections.join_next().await.is_some() {}
}

/// Resolves when the sandbox is to end.
async fn over(drained: &mut watch::Receiver<bool>) {
    let _ = drained.wait_for(|drained| *drained).await;
}

/// The next connection; `None` when it is time to open the port.
async fn come(listening: &Listening) -> Option<TcpStream> {
    match listening {
        Listening::Open(listener) => loop {
            match listener.accept().await {
                Ok((stream, _)) => return Some(stream),
                Err(error) => {
                    tracing::debug!(%error, "a connection could not be taken");
                    // There may be too many of them: it gets better when some end.
                    tokio::time::sleep(PAUSE).await;
                }
            }
        },
        Listening::Closed(Some(until)) => {
            tokio::time::sleep_until(*until).await;
            None
        }
        Listening::Closed(None) => std::future::pending().await,
    }
}

/// Listens again where the sandbox did. If somebody else is there, it is tried again later.
async fn open(address: &io::Result<SocketAddr>) -> Listening {
    let opened = match address {
        Ok(address) => tokio::net::TcpListener::bind(address).await,
        Err(error) => Err(io::Error::other(error.to_string())),
    };
    match opened {
        Ok(listener) => Listening::Open(listener),
        Err(error) => {
            tracing::warn!(%error, "the sandbox cannot listen on its port yet");
            Listening::Closed(Some(Instant::now() + PAUSE))
        }
    }
}

/// Answers what comes over one connection.
async fn serve(stream: TcpStream, middleware: Arc<Middleware>, mut drained: watch::Receiver<bool>) {
    let (take_over, mut taken_over) = mpsc::channel::<Script>(1);
    let service = service_fn(move |request| {
        let (middleware, take_over) = (middleware.clone(), take_over.clone());
        async move { Ok::<_, Infallible>(middleware.answer(request, take_over).await) }
    });
    // Who sends a request and then nothing more still waits for the answer, or has gone. With this hyper does
    // not look until the answer is there, and what was asked is done and recorded either way.
    let mut connection = http1::Builder::new()
        .half_close(true)
        .serve_connection(TokioIo::new(stream), service);
    let mut draining = false;
    let script = loop {
        tokio::select! {
            ended = &mut connection => {
                if let Err(error) = ended {
                    tracing::debug!(%error, "a connection ended early");
                }
                return;
            }
            Some(script) = taken_over.recv() => break script,
            () = over(&mut drained), if !draining => {
                draining = true;
                std::pin::Pin::new(&mut connection).graceful_shutdown();
            }
        }
    };
    // The server has read the request and written nothing yet: the connection is as the caller left it.
    let stream = connection.into_parts().io.into_inner();
    let waits = script.end == End::Never;
    tokio::select! {
        () = wire::perform(script, stream) => {}
        () = over(&mut drained), if waits => {}
    }
}
