//! A listener that lets in only so many at once, and nobody for ever: pages must not use up what mail needs.
//!
//! | somebody | until | then |
//! |---|---|---|
//! | is silent, before a question or between two | a minute after the last answer | we hang up, as they might have |
//! | asks, and waits for the answer | a minute after they began to ask | they are cut off |
//! | does not read the answer | a minute after the last of it went out | they are cut off |
//! | asks one question after the other | a minute after they came | the next answer says that it is the last one |
//!
//! So no question is lost that was asked in time, and a proxy that keeps its connections knows which not to use again.
//!
//! Whoever is to be told what happens [stays](Peer::stay): they take no place away from those who ask.

mod patience;
mod seat;

use axum::{
    extract::{ConnectInfo, Request, connect_info::Connected},
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
    serve::{IncomingStream, Listener},
};
use patience::{LONGEST, Patience};
pub use seat::Hall;
use seat::Seat;
use std::{
    io,
    net::{IpAddr, SocketAddr},
    pin::Pin,
    sync::{Arc, Weak},
    task::{Context, Poll},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time::{Instant, Sleep, sleep_until},
};

/// Connections at once of those who ask for pages.
const MOST: usize = 256;

/// Lets in so many at once; the others wait in the system's queue.
pub struct Few {
    listener: TcpListener,
    room: Arc<Semaphore>,
    hall: Hall,
}

impl Few {
    /// Of whom this listener hears. Those who are told what happens stay in the hall.
    #[must_use]
    pub fn of(listener: TcpListener, hall: &Hall) -> Self {
        Self { listener, room: Arc::new(Semaphore::new(MOST)), hall: hall.clone() }
    }
}

impl Listener for Few {
    type Io = Guest;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Guest, SocketAddr) {
        // The semaphore is never closed; without a place, a guest would only be uncounted.
        let place = Arc::clone(&self.room).acquire_owned().await.ok();
        let (stream, address) = Listener::accept(&mut self.listener).await;
        // An answer goes out in several pieces. Without this, the second one waits for word of the first: 40 ms on a
        // connection that is kept. Where it cannot be set, pages are slower.
        stream.set_nodelay(true).unwrap_or_default();
        let seat = Arc::new(Seat::new(place, &self.hall));
        (Guest { seat: Some(seat), ..Guest::of(stream, Patience::from(Instant::now(), LONGEST)) }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// Who is at the other end of a connection, and from when on they have been there long enough. The address is looked at
/// for limits, and never written down.
#[derive(Clone)]
pub struct Peer {
    pub(crate) address: IpAddr,
    long: Instant,
    seat: Weak<Seat>,
}

impl Peer {
    /// Lets them stay, so that they take no place away from those who ask. Says no where too many stay already.
    ///
    /// The answer should be the last one on its connection: there is no way back from the hall.
    #[must_use]
    pub fn stay(&self) -> bool {
        // Who has hung up takes no place at all.
        self.seat.upgrade().is_none_or(|seat| seat.stay())
    }
}

impl Connected<IncomingStream<'_, Few>> for Peer {
    fn connect_info(stream: IncomingStream<'_, Few>) -> Self {
        let guest = stream.io();
        let seat = guest.seat.as_ref().map(Arc::downgrade).unwrap_or_default();
        Self { address: stream.remote_addr().ip(), long: guest.long, seat }
    }
}

/// Says on the answer to whoever has been here long enough that it is the last one on this connection.
pub(crate) async fn part(request: Request, next: Next) -> Response {
    let long = request.extensions().get::<ConnectInfo<Peer>>().map(|ConnectInfo(peer)| peer.long);
    let mut response = next.run(request).await;
    if let Some(long) = long {
        goodbye(long, Instant::now(), response.headers_mut());
    }
    response
}

fn goodbye(long: Instant, now: Instant, headers: &mut HeaderMap) {
    if now >= long {
        headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
}

/// A connection, the place that it takes, and how long it is waited for.
pub struct Guest<S = TcpStream> {
    stream: S,
    patience: Patience,
    until: Pin<Box<Sleep>>,
    long: Instant,
    seat: Option<Arc<Seat>>,
}

impl<S> Guest<S> {
    fn of(stream: S, patience: Patience) -> Self {
        let end = patience.end();
        Self { stream, patience, until: Box::pin(sleep_until(end)), long: end, seat: None }
    }

    /// Waits as long as there is patience now.
    fn wait(&mut self) {
        self.until.as_mut().reset(self.patience.end());
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Guest<S> {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let guest = self.get_mut();
        let over = guest.until.as_mut().poll(cx).is_ready();
        if over && guest.patience.is_asked() {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        let before = buffer.filled().len();
        let read = Pin::new(&mut guest.stream).poll_read(cx, buffer);
        match read {
            // Nothing was asked, so nothing is lost.
            Poll::Pending if over => Poll::Ready(Ok(())),
            Poll::Ready(Ok(())) if buffer.filled().len() > before => {
                guest.patience.heard(Instant::now());
                guest.wait();
                Poll::Ready(Ok(()))
            }
            read => read,
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Guest<S> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let guest = self.get_mut();
        match Pin::new(&mut guest.stream).poll_write(cx, bytes) {
            Poll::Ready(Ok(written @ 1..)) => {
                guest.patience.answered(Instant::now());
                guest.wait();
                Poll::Ready(Ok(written))
            }
            Poll::Pending if guest.until.as_mut().poll(cx).is_ready() => {
                Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
            }
            written => written,
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, body::Body, routing::get};
    use std::time::Duration;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream, duplex};

    /// A guest who is waited for a moment only, and their end of the line.
    fn impatient() -> (Guest<DuplexStream>, DuplexStream) {
        let (ours, theirs) = duplex(64);
        (Guest::of(ours, Patience::from(Instant::now(), Duration::from_millis(20))), theirs)
    }

    #[tokio::test]
    async fn who_is_silent_is_parted_from_without_an_error() {
        let (mut guest, theirs) = impatient();
        assert_eq!(guest.read(&mut [0; 8]).await.unwrap(), 0, "as if they had hung up");
        drop(theirs);
    }

    #[tokio::test]
    async fn who_asks_and_does_not_end_is_cut_off() {
        let (mut guest, mut theirs) = impatient();
        theirs.write_all(b"GET").await.unwrap();
        assert_eq!(guest.read(&mut [0; 8]).await.unwrap(), 3);
        let cut = guest.read(&mut [0; 8]).await.unwrap_err();
        assert_eq!(cut.kind(), io::ErrorKind::TimedOut);
    }

    #[tokio::test]
    async fn who_does_not_read_is_cut_off() {
        let (mut guest, theirs) = impatient();
        let cut = guest.write_all(&[0; 65]).await.unwrap_err();
        assert_eq!(cut.kind(), io::ErrorKind::TimedOut);
        drop(theirs);
    }

    /// The first words of an answer, and the line that it came over.
    async fn ask(at: SocketAddr, path: &str) -> (String, TcpStream) {
        let mut stream = TcpStream::connect(at).await.unwrap();
        let head = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut first = [0; 12];
        stream.read_exact(&mut first).await.unwrap();
        (String::from_utf8_lossy(&first).into_owned(), stream)
    }

    #[tokio::test]
    async fn who_stays_takes_no_place_away_from_those_who_ask() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let stay = async |ConnectInfo(peer): ConnectInfo<Peer>| {
            if !peer.stay() {
                return Err(axum::http::StatusCode::SERVICE_UNAVAILABLE);
            }
            let said = futures_util::stream::iter([Ok::<_, io::Error>("here")]);
            Ok(Body::from_stream(futures_util::StreamExt::chain(said, futures_util::stream::pending())))
        };
        let routes = Router::new().route("/stay", get(stay)).route("/ask", get(async || "said"));
        let hall = Hall::of(1);
        let few = Few { room: Arc::new(Semaphore::new(1)), ..Few::of(listener, &hall) };
        let routes = routes.into_make_service_with_connect_info::<Peer>();
        let serving = tokio::spawn(async move { axum::serve(few, routes).await });
        let (answer, staying) = ask(at, "/stay").await;
        assert_eq!(answer, "HTTP/1.1 200");
        for path in ["/ask", "/ask"] {
            assert_eq!(ask(at, path).await.0, "HTTP/1.1 200", "there is one place, and it is free again");
        }
        assert_eq!(ask(at, "/stay").await.0, "HTTP/1.1 503", "one may stay");
        drop(staying);
        drop(hall.0.acquire().await.unwrap());
        assert_eq!(ask(at, "/stay").await.0, "HTTP/1.1 200", "the place of who has gone");
        serving.abort();
    }

    #[test]
    fn who_has_been_here_long_is_told_that_this_answer_is_the_last() {
        let now = Instant::now();
        let said = |after| {
            let mut headers = HeaderMap::new();
            goodbye(now + LONGEST, now + after, &mut headers);
            headers.contains_key(header::CONNECTION)
        };
        assert!(!said(LONGEST.saturating_sub(Duration::from_secs(1))));
        assert!(said(LONGEST));
    }
}
