//! What a server does on a connection, step by step.

/// One step.
#[derive(Clone, Debug)]
pub enum Act {
    /// These bytes are sent.
    Write(Vec<u8>),
    /// These bytes are sent every 5 ms until the client gives up.
    Drip(&'static [u8]),
    /// Nothing more is sent until the client gives up; what it sends is read and dropped.
    Stall,
    /// The server says that it sends no more, and goes on as with [`Act::Stall`].
    HalfClose,
    /// The connection is closed.
    Close,
    /// The connection is closed so that the client's system reports a reset.
    Reset,
    /// The server waits for the first byte of a request.
    AwaitByte,
    /// The server takes no more connections; those that stand go on.
    StopListening,
}

/// Steps in their order. If none of them ends the connection, the server waits for the next request on it.
#[derive(Clone, Debug, Default)]
pub struct Reply(Vec<Act>);

impl Reply {
    /// Sends these bytes and closes.
    #[must_use]
    pub fn bytes(bytes: impl Into<Vec<u8>>) -> Self {
        Self::keep_alive(bytes).then(Act::Close)
    }

    /// Sends these bytes, and takes the next request on the same connection.
    #[must_use]
    pub fn keep_alive(bytes: impl Into<Vec<u8>>) -> Self {
        Self::default().then(Act::Write(bytes.into()))
    }

    /// Sends these bytes and then nothing, until the client gives up.
    #[must_use]
    pub fn then_nothing(bytes: impl Into<Vec<u8>>) -> Self {
        Self::keep_alive(bytes).then(Act::Stall)
    }

    /// Sends the first bytes, and then the others again and again.
    #[must_use]
    pub fn drip(first: impl Into<Vec<u8>>, drop: &'static [u8]) -> Self {
        Self::keep_alive(first).then(Act::Drip(drop))
    }

    /// Sends these bytes and resets the connection.
    #[must_use]
    pub fn reset(bytes: impl Into<Vec<u8>>) -> Self {
        Self::keep_alive(bytes).then(Act::Reset)
    }

    /// Closes without a word.
    #[must_use]
    pub fn close() -> Self {
        Self::default().then(Act::Close)
    }

    /// One more step.
    #[must_use]
    pub fn then(mut self, act: Act) -> Self {
        self.0.push(act);
        self
    }

    /// The steps of another reply after these.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Whether the first thing that it sends begins with these bytes.
    #[must_use]
    pub fn begins_with(&self, bytes: &[u8]) -> bool {
        matches!(self.0.first(), Some(Act::Write(sent)) if sent.starts_with(bytes))
    }

    pub(crate) fn into_acts(self) -> Vec<Act> {
        self.0
    }
}

impl FromIterator<Act> for Reply {
    fn from_iter<T: IntoIterator<Item = Act>>(acts: T) -> Self {
        Self(acts.into_iter().collect())
    }
}
