//! Whether the sandbox listens at all.

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};

/// Resolves when what was ordered is done, or will never be.
pub(crate) type Done = oneshot::Receiver<()>;

/// What the part of the server that takes connections is told.
pub(crate) enum Order {
    /// To listen no more, for so long or until further notice.
    Close(Option<Duration>, oneshot::Sender<()>),
    /// To listen again.
    Open(oneshot::Sender<()>),
}

/// A handle on the door of the server.
pub(crate) struct Gate {
    orders: mpsc::UnboundedSender<Order>,
}

impl Gate {
    pub(crate) fn new() -> (Gate, mpsc::UnboundedReceiver<Order>) {
        let (orders, received) = mpsc::unbounded_channel();
        (Gate { orders }, received)
    }

    pub(crate) fn close(&self, lasting: Option<Duration>) -> Done {
        let (done, receiver) = oneshot::channel();
        // Without a server nothing is to be done.
        let _ = self.orders.send(Order::Close(lasting, done));
        receiver
    }

    pub(crate) fn open(&self) -> Done {
        let (done, receiver) = oneshot::channel();
        let _ = self.orders.send(Order::Open(done));
        receiver
    }
}

/// Waits, on whatever thread this is, until something is done. Not for the server's own thread.
pub(crate) fn wait<F: Future>(future: F) -> F::Output {
    struct Unpark(std::thread::Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Unpark>) {
            self.0.unpark();
        }
    }
    // A runtime may be running on this thread, which then forbids its own way of blocking.
    let waker = Arc::new(Unpark(std::thread::current())).into();
    let mut context = Context::from_waker(&waker);
    // Within a task of Tokio's its budget would be used up after a while, and is only renewed when that task yields, which it can't here.
    let mut future = pin!(tokio::task::unconstrained(future));
    loop {
        if let Poll::Ready(done) = future.as_mut().poll(&mut context) {
            return done;
        }
        std::thread::park();
    }
}
