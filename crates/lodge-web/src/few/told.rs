//! Whoever stays is told what happens, on the line on which they asked.
//!
//! Between two things that happen there is nothing but the line: no buffer for what they might ask, and none for what
//! they might be answered. So ten thousand may listen where some hundreds ask.

use super::{
    patience::LONGEST,
    seat::{Seat, Told},
};
use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, Version, header},
    response::Response,
};
use futures_util::{StreamExt as _, stream};
use std::{convert::Infallible, io, sync::Arc};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};

/// An answer that goes on until its connection ends.
///
/// Of HTTP/1.0, for in that version nothing needs to be said about the length of what follows; 1.1 would have it cut into
/// chunks by who does not write it.
pub(super) fn begun() -> Response {
    //= rfc9112#6.3
    //# Otherwise, this is a response message without a declared message body length, so the message body length is
    //# determined by the number of octets received prior to the server closing the connection.
    let nothing = stream::empty::<Result<Bytes, Infallible>>();
    let mut response = Response::new(Body::from_stream(nothing));
    *response.version_mut() = Version::HTTP_10;
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}

/// Tells them, until there is nothing more to be told or they have gone.
pub(super) fn tell(line: TcpStream, words: Told, seat: Arc<Seat>) {
    // Where everything has ended, nothing is told any more.
    if let Ok(runtime) = tokio::runtime::Handle::try_current() {
        drop(runtime.spawn(async move {
            // Whoever has gone does not mind.
            drop(until_the_end(line, words).await);
            drop(seat);
        }));
    }
}

async fn until_the_end(mut line: TcpStream, mut words: Told) -> io::Result<()> {
    let mut heard = [0; 16];
    loop {
        tokio::select! {
            more = words.next() => match more {
                // Who takes nothing for so long has gone, or wants us to wait.
                Some(more) => timeout(LONGEST, line.write_all(&more)).await??,
                None => return line.shutdown().await,
            },
            // What they say is not listened to any more, but that they hang up is.
            heard = line.read(&mut heard) => if heard? == 0 { return Ok(()) },
        }
    }
}
