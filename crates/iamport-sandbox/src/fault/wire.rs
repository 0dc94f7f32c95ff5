//! Writing an answer by hand, where HTTP itself is what goes wrong.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How a connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// In the ordinary way.
    Close,
    /// At once, and the other side is told that something is wrong.
    Reset,
    /// Not before the other side ends it.
    Never,
}

/// What goes over a connection in place of an answer, after which it is of no more use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Script {
    pub(crate) bytes: Vec<u8>,
    /// From which byte on it goes slowly, in pieces of which size, with how long a pause between two.
    pub(crate) slow: Option<(usize, usize, Duration)>,
    pub(crate) end: End,
}

impl Script {
    pub(crate) fn new(bytes: Vec<u8>, end: End) -> Script {
        Script {
            bytes,
            slow: None,
            end,
        }
    }
}

/// Does what the script says. Whatever goes wrong with the other side ends it.
pub(crate) async fn perform(script: Script, mut stream: TcpStream) {
    let _ = write(&script, &mut stream).await;
    finish(stream, script.end).await;
}

async fn write(script: &Script, stream: &mut TcpStream) -> std::io::Result<()> {
    let (at, piece, pause) = script
        .slow
        .unwrap_or((script.bytes.len(), 1, Duration::ZERO));
    let (fast, slow) = script
        .bytes
        .split_at_checked(at)
        .unwrap_or((&script.bytes, &[]));
    stream.write_all(fast).await?;
    for bytes in slow.chunks(piece.max(1)) {
        if pause.is_zero() {
            tokio::task::yield_now().await;
        } else {
            tokio::time::sleep(pause).await;
        }
        stream.write_all(bytes).await?;
    }
    stream.flush().await
}

async fn finish(mut stream: TcpStream, end: End) {
    match end {
        End::Close => {
            let _ = stream.shutdown().await;
        }
        End::Reset => reset(&stream),
        End::Never => {
            let mut ignored = [0; 1024];
            while matches!(stream.read(&mut ignored).await, Ok(read) if read > 0) {}
        }
    }
}

/// Lets the connection be reset as soon as it is dropped.
pub(crate) fn reset(stream: &TcpStream) {
    if let Err(error) = stream.set_zero_linger() {
        tracing::warn!(%error, "a connection could not be reset and is closed instead");
    }
}
