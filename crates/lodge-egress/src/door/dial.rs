//! Reaching a host that has several addresses.

use std::{net::SocketAddr, time::Duration};

use tokio::{
    net::TcpStream,
    task::JoinSet,
    time::{Instant, sleep, timeout_at},
};

use crate::EgressError;

/// How long one address may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// The lead that an address has over the next one (RFC 8305 section 5).
const LEAD: Duration = Duration::from_millis(250);

/// Connects to the first of `addresses` that answers, and says which it was by the number it came with.
///
/// Each has a short lead over the next, so that one that does not answer costs little time. `note` is told of each
/// that is tried.
pub(super) async fn first(
    addresses: &[(usize, SocketAddr)],
    until: Instant,
    note: &(dyn Fn() + Sync),
) -> Result<(usize, TcpStream), EgressError> {
    if let [(number, only)] = addresses {
        note();
        return to(*only, until).await.map(|stream| (*number, stream));
    }
    let mut attempts = JoinSet::new();
    let mut waiting = addresses.iter().copied();
    loop {
        if let Some((number, address)) = waiting.next() {
            note();
            attempts.spawn(async move { to(address, until).await.map(|stream| (number, stream)) });
        }
        // The next one starts when its turn comes, or at once if this one fails.
        loop {
            let more = waiting.len() > 0;
            tokio::select! {
                done = attempts.join_next() => match done {
                    Some(Ok(Ok(connected))) => return Ok(connected),
                    Some(_) if more => break,
                    Some(_) => {}
                    None if Instant::now() >= until => return Err(EgressError::TimedOut),
                    None => return Err(EgressError::Unreachable),
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

async fn to(address: SocketAddr, until: Instant) -> Result<TcpStream, EgressError> {
    let until = until.min(Instant::now() + PATIENCE);
    let connected =
        timeout_at(until, TcpStream::connect(address)).await.map_err(|_| EgressError::TimedOut)?;
    // The error itself may name an address, and says nothing that would change what we do.
    let stream = connected.map_err(|_| EgressError::Unreachable)?;
    // What is written goes out at once, and so does the end of a message.
    stream.set_nodelay(true).map_err(|_| EgressError::Broken)?;
    Ok(stream)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        net::Ipv4Addr,
        sync::atomic::{AtomicUsize, Ordering::Relaxed},
    };
    use tokio::net::TcpListener;

    /// An address where nobody answers: a port that was free a moment ago.
    async fn nobody() -> SocketAddr {
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap().local_addr().unwrap()
    }

    /// Which of these answers first, and how many were tried.
    async fn check(addresses: &[SocketAddr], expected: Result<usize, EgressError>, tried: usize) {
        let numbered: Vec<_> = addresses.iter().copied().enumerate().collect();
        let count = AtomicUsize::new(0);
        let until = Instant::now() + Duration::from_secs(5);
        let note = || {
            count.fetch_add(1, Relaxed);
        };
        let found = first(&numbered, until, &note).await;
        assert_eq!(found.map(|(number, _)| number), expected);
        assert_eq!(count.load(Relaxed), tried);
    }

    #[tokio::test]
    async fn the_first_that_answers_is_taken() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let here = listener.local_addr().unwrap();
        check(&[here], Ok(0), 1).await;
        check(&[nobody().await, nobody().await, here], Ok(2), 3).await;
        check(&[nobody().await, nobody().await], Err(EgressError::Unreachable), 2).await;
        check(&[nobody().await], Err(EgressError::Unreachable), 1).await;
        check(&[], Err(EgressError::Unreachable), 0).await;
    }
}
