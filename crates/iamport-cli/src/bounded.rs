//! Reading what somebody else sends, and no more of it than fits.

use axum::body::Body;
use futures_util::StreamExt as _;

/// A body, or its beginning.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Read {
    pub(crate) bytes: Vec<u8>,
    /// There is more, which was not read.
    pub(crate) is_cut: bool,
}

/// Reads a body up to so many bytes.
///
/// # Errors
/// It did not arrive whole.
pub(crate) async fn read(body: Body, longest: usize) -> Result<Read, axum::Error> {
    let mut pieces = body.into_data_stream();
    let mut bytes = Vec::new();
    while let Some(piece) = pieces.next().await {
        let piece = piece?;
        let room = longest.saturating_sub(bytes.len());
        bytes.extend(piece.iter().take(room));
        if piece.len() > room {
            return Ok(Read {
                bytes,
                is_cut: true,
            });
        }
    }
    Ok(Read {
        bytes,
        is_cut: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_body_is_cut_behind_its_bound_and_not_at_it() {
        for (text, read_as, is_cut) in [
            ("", "", false),
            ("abc", "abc", false),
            ("abcd", "abc", true),
        ] {
            let read = read(Body::from(text), 3).await.unwrap();
            assert_eq!(read.bytes, read_as.as_bytes(), "{text}");
            assert_eq!(read.is_cut, is_cut, "{text}");
        }
    }
}
