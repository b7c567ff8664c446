//! Reaching a host that has several addresses.

use std::{net::SocketAddr, time::Duration};

use tokio::{
    net::TcpStream,
    task::JoinSet,
    time::{Instant, sleep, timeout_at},
};

/// How long one address may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// The lead that an address has over the next one (RFC 8305 section 5).
const LEAD: Duration = Duration::from_millis(250);

/// Connects to the first of `addresses` that answers, and says which it was.
///
/// Each has a short lead over the next, so that one that does not answer costs little time.
pub(super) async fn dial(addresses: &[SocketAddr], until: Instant) -> Option<(usize, TcpStream)> {
    if let [only] = addresses {
        return to(*only, until).await.map(|stream| (0, stream));
    }
    let mut attempts = JoinSet::new();
    let mut waiting = addresses.iter().copied().enumerate();
    loop {
        if let Some((number, address)) = waiting.next() {
            attempts.spawn(async move { to(address, until).await.map(|stream| (number, stream)) });
        }
        // The next one starts when its turn comes, or at once if this one fails.
        loop {
            let more = waiting.len() > 0;
            tokio::select! {
                done = attempts.join_next() => match done {
                    Some(Ok(Some(connected))) => return Some(connected),
                    Some(_) if more => break,
                    Some(_) => {}
                    None => return None,
                },
                () = lead(more) => break,
            }
        }
    }
}

async fn lead(more: bool) {
    if more {
        sleep(LEAD).await;
    } else {
        std::future::pending::<()>().await;
    }
}

async fn to(address: SocketAddr, until: Instant) -> Option<TcpStream> {
    let until = until.min(Instant::now() + PATIENCE);
    let stream = timeout_at(until, TcpStream::connect(address)).await.ok()?.ok()?;
    // Commands go out the moment they are written, and so does the end of a message.
    stream.set_nodelay(true).ok()?;
    Some(stream)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;
    use tokio::net::TcpListener;

    /// An address where nobody answers: a port that was free a moment ago.
    async fn nobody() -> SocketAddr {
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap().local_addr().unwrap()
    }

    #[tokio::test]
    async fn the_first_that_answers_is_taken() {
        let until = Instant::now() + Duration::from_secs(5);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let here = listener.local_addr().unwrap();
        assert_eq!(dial(&[here], until).await.unwrap().0, 0);
        assert_eq!(dial(&[nobody().await, nobody().await, here], until).await.unwrap().0, 2);
        assert!(dial(&[nobody().await, nobody().await], until).await.is_none());
        assert!(dial(&[nobody().await], until).await.is_none());
        assert!(dial(&[], until).await.is_none());
    }
}
