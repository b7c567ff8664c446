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
//! Whoever is to be told what happens [stays](Peer::stay): they take no place away from those who ask, and no more memory
//! than a line needs on which nobody asks.

mod guest;
mod patience;
mod seat;
mod told;

use axum::{
    body::Bytes,
    extract::{ConnectInfo, Request, connect_info::Connected},
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
    serve::{IncomingStream, Listener},
};
use futures_util::Stream;
pub use guest::Guest;
use guest::Line;
use patience::{LONGEST, Patience};
pub use seat::Hall;
use seat::Seat;
use std::{
    io,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Weak},
};
use tokio::{net::TcpListener, sync::Semaphore, time::Instant};

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
        let line = Line::of(stream, Patience::from(Instant::now(), LONGEST));
        (Guest::of(line, Seat::new(place, &self.hall)), address)
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
    /// Lets them stay: the answer that is given here goes out, and then these words as they come, until there are no more
    /// of them or whoever is told has gone. None, where too many stay already.
    ///
    /// There is no way back from the hall: it is the last answer on its connection, and its end is the connection's.
    #[must_use]
    pub fn stay(&self, words: impl Stream<Item = Bytes> + Send + 'static) -> Option<Response> {
        // Who has hung up is told nothing, and takes no place at all.
        let stays = self.seat.upgrade().is_none_or(|seat| seat.stay(Box::pin(words)));
        stays.then(told::begun)
    }

    /// Somebody at this address whom a test stands in for. They have just come, and cannot stay.
    #[cfg(feature = "rehearse")]
    pub(crate) fn rehearsed(address: IpAddr) -> Self {
        Self { address, long: Instant::now() + LONGEST, seat: Weak::new() }
    }

    /// Says that an answer is the last one, if they have been here long enough.
    pub(crate) fn part(&self, headers: &mut HeaderMap) {
        goodbye(self.long, Instant::now(), headers);
    }
}

impl Connected<IncomingStream<'_, Few>> for Peer {
    fn connect_info(stream: IncomingStream<'_, Few>) -> Self {
        let guest = stream.io();
        Self { address: stream.remote_addr().ip(), long: guest.long(), seat: guest.seat() }
    }
}

/// Says on the answer to whoever has been here long enough that it is the last one on this connection.
pub(crate) async fn part(request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<Peer>>().cloned();
    let mut response = next.run(request).await;
    if let Some(ConnectInfo(peer)) = peer {
        peer.part(response.headers_mut());
    }
    response
}

fn goodbye(long: Instant, now: Instant, headers: &mut HeaderMap) {
    if now >= long {
        headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, http::StatusCode, routing::get};
    use futures_util::stream;
    use std::time::Duration;
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        net::TcpStream,
        sync::mpsc,
    };

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
        let (say, said) = mpsc::channel::<Bytes>(8);
        let said = Arc::new(tokio::sync::Mutex::new(Some(said)));
        let stay = async move |ConnectInfo(peer): ConnectInfo<Peer>| {
            let Some(said) = said.lock().await.take() else {
                return peer.stay(stream::pending()).ok_or(StatusCode::SERVICE_UNAVAILABLE);
            };
            let said = stream::unfold(said, async |mut said| Some((said.recv().await?, said)));
            peer.stay(said).ok_or(StatusCode::SERVICE_UNAVAILABLE)
        };
        let routes = Router::new().route("/stay", get(stay)).route("/ask", get(async || "said"));
        let hall = Hall::of(1);
        let few = Few { room: Arc::new(Semaphore::new(1)), ..Few::of(listener, &hall) };
        let routes = routes.into_make_service_with_connect_info::<Peer>();
        let serving = tokio::spawn(async move { axum::serve(few, routes).await });
        let (answer, mut staying) = ask(at, "/stay").await;
        assert_eq!(answer, "HTTP/1.0 200");
        for path in ["/ask", "/ask"] {
            assert_eq!(ask(at, path).await.0, "HTTP/1.1 200", "there is one place, and it is free again");
        }
        assert_eq!(ask(at, "/stay").await.0, "HTTP/1.1 503", "one may stay");
        for word in ["one", "two"] {
            say.send(Bytes::from_static(word.as_bytes())).await.unwrap();
            let mut told = String::new();
            while !told.contains(word) {
                let letter = staying.read_u8().await.unwrap();
                told.push(char::from(letter));
            }
        }
        drop(staying);
        drop(hall.0.acquire().await.unwrap());
        let (answer, mut staying) = ask(at, "/stay").await;
        assert_eq!(answer, "HTTP/1.0 200", "the place of who has gone");
        drop(say);
        staying.write_all(b"still here?").await.unwrap();
        assert_eq!(ask(at, "/stay").await.0, "HTTP/1.1 503", "what they say is not listened to");
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
