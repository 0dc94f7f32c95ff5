//! A server on a port of its own that plays what a test says.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::received::receive;
use crate::{Act, Received, Reply, answer, token};

/// How long connections may take to end once the clients are gone. Only a mistake in a test gets there.
const END: Duration = Duration::from_secs(20);

/// What a server does. A function of the request is one, see [`Server::start`].
pub trait Play: Send + Sync + 'static {
    /// What it does on a new connection before it reads anything; connections are counted from 1.
    fn open(&self, connection: usize) -> Reply {
        let _ = connection;
        Reply::default()
    }

    /// What it does with a request, once it has read all of it.
    fn answer(&self, request: &Received) -> impl Future<Output = Reply> + Send;
}

struct Answers<F>(F);

impl<F: Fn(&Received) -> Reply + Send + Sync + 'static> Play for Answers<F> {
    async fn answer(&self, request: &Received) -> Reply {
        (self.0)(request)
    }
}

struct Opens(Reply);

impl Play for Opens {
    fn open(&self, _connection: usize) -> Reply {
        self.0.clone()
    }

    async fn answer(&self, request: &Received) -> Reply {
        panic!("no request was expected: {request:?}")
    }
}

/// How far the server is in coming to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Listening,
    /// No new connection stands.
    Deaf,
    /// No connection stands.
    Ended,
}

struct Shared {
    received: Mutex<Vec<Received>>,
    /// How many requests have come.
    arrived: watch::Sender<usize>,
    connections: AtomicUsize,
    first_bytes: AtomicUsize,
    /// Whether what the test plays has panicked.
    panicked: AtomicBool,
    /// Which stage the test wants.
    wanted: watch::Sender<Stage>,
    /// Which stage it is.
    reached: watch::Sender<Stage>,
}

impl Shared {
    async fn come_to(&self, stage: Stage) {
        self.wanted.send_if_modified(|wanted| {
            let later = stage > *wanted;
            *wanted = stage.max(*wanted);
            later
        });
        let mut reached = self.reached.subscribe();
        let _ = reached.wait_for(|reached| *reached >= stage).await;
    }
}

/// A server on a port of its own. It ends when it is dropped, and every connection with it.
///
/// If what it plays panics, so does dropping it: a server that was not to be called can say so by a panic.
pub struct Server {
    /// Where it listens, as a URL of plain HTTP.
    pub url: String,
    address: SocketAddr,
    shared: Arc<Shared>,
}

impl Server {
    /// Asks `answer` about every request.
    ///
    /// It runs on the runtime in which it is started; where there is none, on a thread of its own.
    pub fn start(answer: impl Fn(&Received) -> Reply + Send + Sync + 'static) -> Self {
        Self::playing(Answers(answer))
    }

    /// Hands out tokens, and answers every other call the same.
    #[must_use]
    pub fn answering(reply: Reply) -> Self {
        Self::start(move |request| match request.asks_for_a_token() {
            true => token(),
            false => reply.clone(),
        })
    }

    /// Hands out tokens, and gives these answers to other calls, one each; then HTTP 500.
    pub fn in_turn(replies: impl IntoIterator<Item = Reply, IntoIter: Send + 'static>) -> Self {
        let replies = Mutex::new(replies.into_iter());
        Self::start(move |request| {
            if request.asks_for_a_token() {
                return token();
            }
            let next = replies.lock().unwrap().next();
            next.unwrap_or_else(|| answer(500, "no answer was prepared"))
        })
    }

    /// Does this on every connection before it reads anything. No request may come.
    #[must_use]
    pub fn opening(reply: Reply) -> Self {
        Self::playing(Opens(reply))
    }

    /// Plays what a type of the test says.
    pub fn playing(play: impl Play) -> Self {
        let alone = PORTS.lock().unwrap_or_else(PoisonError::into_inner);
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        drop(alone);
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Shared {
            received: Mutex::default(),
            arrived: watch::Sender::new(0),
            connections: AtomicUsize::new(0),
            first_bytes: AtomicUsize::new(0),
            panicked: AtomicBool::new(false),
            wanted: watch::Sender::new(Stage::Listening),
            reached: watch::Sender::new(Stage::Listening),
        });
        let serving = serve(listener, Arc::clone(&shared), Arc::new(play));
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => drop(runtime.spawn(serving)),
            Err(_) => {
                let runtime = tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()
                    .unwrap();
                std::thread::spawn(move || runtime.block_on(serving));
            }
        }
        Self {
            url: format!("http://{address}"),
            address,
            shared,
        }
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// All requests so far.
    #[must_use]
    pub fn received(&self) -> Vec<Received> {
        self.shared.received.lock().unwrap().clone()
    }

    /// All requests but those for a token.
    #[must_use]
    pub fn calls(&self) -> Vec<Received> {
        let mut calls = self.received();
        calls.retain(|request| !request.asks_for_a_token());
        calls
    }

    /// How many requests for a token there were.
    #[must_use]
    pub fn token_requests(&self) -> usize {
        let received = self.shared.received.lock().unwrap();
        let tokens = received.iter().filter(|request| request.asks_for_a_token());
        tokens.count()
    }

    /// Method and target of all requests.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        lines(&self.received())
    }

    /// Method and target of all requests but those for a token.
    #[must_use]
    pub fn call_lines(&self) -> Vec<String> {
        lines(&self.calls())
    }

    /// Waits until that many requests have come since the start, and returns all of them.
    pub async fn wait_for(&self, count: usize) -> Vec<Received> {
        let mut arrived = self.shared.arrived.subscribe();
        arrived
            .wait_for(|arrived| *arrived >= count)
            .await
            .expect("the sender is in `shared`");
        self.received()
    }

    /// Forgets the requests so far.
    pub fn forget(&self) {
        self.shared.received.lock().unwrap().clear();
    }

    /// How many connections there were.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::SeqCst)
    }

    /// How often [`Act::AwaitByte`] met a byte.
    #[must_use]
    pub fn first_bytes(&self) -> usize {
        self.shared.first_bytes.load(Ordering::SeqCst)
    }

    /// Takes no more connections, and waits for those that stand to end.
    pub async fn finish(&self) {
        let ended = tokio::time::timeout(END, async {
            self.shared.come_to(Stage::Deaf).await;
            let mut reached = self.shared.reached.subscribe();
            let _ = reached.wait_for(|reached| *reached == Stage::Ended).await;
        });
        assert!(ended.await.is_ok(), "a connection does not end");
    }
}

fn lines(requests: &[Received]) -> Vec<String> {
    let lines = requests.iter().map(|request| request.line().to_owned());
    lines.collect()
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.wanted.send_replace(Stage::Ended);
        let panicked = self.shared.panicked.load(Ordering::SeqCst);
        assert!(
            !panicked || std::thread::panicking(),
            "what a test's server plays has panicked"
        );
    }
}

async fn serve(listener: std::net::TcpListener, shared: Arc<Shared>, play: Arc<impl Play>) {
    let mut wanted = shared.wanted.subscribe();
    tokio::select! {
        () = listen(listener, &shared, play) => {}
        _ = wanted.wait_for(|wanted| *wanted == Stage::Ended) => {}
    }
    shared.reached.send_replace(Stage::Ended);
}

/// Takes connections until the test wants no more, and waits for all of them to end.
async fn listen(listener: std::net::TcpListener, shared: &Arc<Shared>, play: Arc<impl Play>) {
    let listener = TcpListener::from_std(listener).unwrap();
    let address = listener.local_addr().unwrap();
    let mut wanted = shared.wanted.subscribe();
    // They end with this future, if it is dropped.
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            biased;
            _ = wanted.wait_for(|wanted| *wanted >= Stage::Deaf) => break,
            Some(_) = connections.join_next() => {}
            accepted = listener.accept() => {
                let number = shared.connections.fetch_add(1, Ordering::SeqCst) + 1;
                let connection = Served {
                    socket: accepted.unwrap().0,
                    shared: Arc::clone(shared),
                };
                connections.spawn(connection.talk(number, Arc::clone(&play)));
            }
        }
    }
    let _kept = {
        let _alone = PORTS.lock().unwrap_or_else(PoisonError::into_inner);
        drop(listener);
        keep(address)
    };
    shared.reached.send_replace(Stage::Deaf);
    connections.join_all().await;
}

/// Held while a port is taken, and while one changes from a listener to what keeps it: it is nobody's for a moment then, and another
/// server of these tests would meet a client that is to find nobody.
pub(crate) static PORTS: Mutex<()> = Mutex::new(());

/// Keeps a port from everybody else without listening on it, so that late connections are refused and meet no other server.
fn keep(address: SocketAddr) -> Option<TcpSocket> {
    let socket = TcpSocket::new_v4().ok()?;
    // Connections to it may still stand.
    socket.set_reuseaddr(true).ok()?;
    socket.bind(address).ok()?;
    // Otherwise the system could hand the port out once more.
    socket.set_reuseaddr(false).ok()?;
    Some(socket)
}

/// One connection. Whoever is at the other end may go at any time, so what a write comes to does not matter.
struct Served {
    socket: TcpStream,
    shared: Arc<Shared>,
}

impl Served {
    async fn talk(mut self, number: usize, play: Arc<impl Play>) {
        if !self.perform(play.open(number)).await {
            return;
        }
        let mut bytes = Vec::new();
        while let Some(request) = receive(&mut self.socket, &mut bytes, number).await {
            self.shared.received.lock().unwrap().push(request.clone());
            self.shared.arrived.send_modify(|arrived| *arrived += 1);
            let reply = play.answer(&request).await;
            if !self.perform(reply).await {
                return;
            }
        }
    }

    /// Whether the connection goes on.
    async fn perform(&mut self, reply: Reply) -> bool {
        for act in reply.into_acts() {
            match act {
                Act::Write(bytes) => {
                    let _ = self.socket.write_all(&bytes).await;
                }
                Act::AwaitByte => {
                    let read = self.socket.read(&mut [0]).await;
                    let met = usize::from(read.is_ok_and(|read| read > 0));
                    self.shared.first_bytes.fetch_add(met, Ordering::SeqCst);
                }
                Act::StopListening => self.shared.come_to(Stage::Deaf).await,
                Act::Drip(drop) => {
                    let mut tick = tokio::time::interval(Duration::from_millis(5));
                    while self.socket.write_all(drop).await.is_ok() {
                        tick.tick().await;
                    }
                    return false;
                }
                Act::Stall => {
                    self.drain().await;
                    return false;
                }
                Act::HalfClose => {
                    let _ = self.socket.shutdown().await;
                    self.drain().await;
                    return false;
                }
                Act::Close => {
                    let _ = self.socket.shutdown().await;
                    return false;
                }
                Act::Reset => {
                    let _ = self.socket.set_zero_linger();
                    return false;
                }
            }
        }
        true
    }

    /// Reads until the client closes.
    async fn drain(&mut self) {
        let mut rest = [0; 256];
        while self.socket.read(&mut rest).await.is_ok_and(|read| read > 0) {}
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.shared.panicked.store(true, Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::*;
    use crate::{Connection, call, http};

    #[tokio::test]
    #[should_panic(expected = "what a test's server plays has panicked")]
    async fn a_server_that_was_not_to_be_called_says_so() {
        let server = Server::start(|_| panic!("it was called"));
        call(server.address(), "GET", "/", &[], "").await;
    }

    #[tokio::test]
    async fn steps_come_in_their_order_and_end_as_told() {
        for (reply, bytes, end) in [
            (Reply::bytes("ab"), "ab", Ok(())),
            (Reply::close(), "", Ok(())),
            (Reply::reset("ab"), "ab", Err(ErrorKind::ConnectionReset)),
            (Reply::keep_alive("a").and(Reply::bytes("b")), "ab", Ok(())),
        ] {
            let server = Server::opening(reply);
            let connection = Connection::open(server.address()).await.unwrap();
            let answer = connection.finish().await;
            assert_eq!((&*answer.bytes, answer.end), (bytes.as_bytes(), end));
        }
    }

    #[tokio::test]
    async fn requests_are_kept_with_their_connection() {
        let server = Server::start(|_| Reply::keep_alive(http(200, "", "")));
        let mut kept = Connection::open(server.address()).await.unwrap();
        kept.send("GET /a HTTP/1.1\r\n\r\nPOST /b HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi")
            .await;
        server.wait_for(2).await;
        let mut other = Connection::open(server.address()).await.unwrap();
        other.send("GET /c HTTP/1.1\r\n\r\n").await;
        server.wait_for(3).await;
        drop((kept, other));
        server.finish().await;
        let received = server.received();
        assert_eq!(server.lines(), ["GET /a", "POST /b", "GET /c"]);
        assert_eq!((&*received[1].body, received[1].connection), ("hi", 1));
        assert_eq!((received[2].connection, server.connections()), (2, 2));
        assert!(Connection::open(server.address()).await.is_err());
    }

    #[tokio::test]
    async fn whoever_stops_listening_keeps_its_port() {
        let server = Server::start(|_| {
            let reply = Reply::keep_alive(http(200, "", ""));
            Reply::from_iter([Act::StopListening]).and(reply)
        });
        let mut kept = Connection::open(server.address()).await.unwrap();
        kept.send("GET /a HTTP/1.1\r\n\r\n").await;
        kept.read_head().await;
        let refused = Connection::open(server.address()).await.map(drop);
        assert_eq!(refused.unwrap_err().kind(), ErrorKind::ConnectionRefused);
        assert!(std::net::TcpListener::bind(server.address()).is_err());
    }

    #[test]
    fn without_a_runtime_it_has_a_thread_of_its_own() {
        let server = Server::start(|_| Reply::bytes(http(200, "", "hi")));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let answer = runtime.block_on(call(server.address(), "GET", "/", &[], ""));
        assert_eq!(answer.text(), "hi");
    }
}
