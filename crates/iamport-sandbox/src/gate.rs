//! Whether the sandbox listens at all.

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

/// Waits, on whatever thread this is, until an order is done. Not for the server's own thread.
pub(crate) fn wait(mut done: Done) {
    struct Unpark(std::thread::Thread);
    impl std::task::Wake for Unpark {
        fn wake(self: std::sync::Arc<Unpark>) {
            self.0.unpark();
        }
    }
    // A runtime may be running on this thread, which then forbids its own way of blocking.
    let waker = std::sync::Arc::new(Unpark(std::thread::current())).into();
    let mut context = std::task::Context::from_waker(&waker);
    while std::pin::Pin::new(&mut done)
        .poll(&mut context)
        .is_pending()
    {
        std::thread::park();
    }
}
