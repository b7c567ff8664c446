//! A connection: how long it is waited for, and the place that it takes.

use super::{patience::Patience, seat::Seat, told};
use std::{
    io::{self, IoSlice},
    pin::Pin,
    sync::{Arc, Weak},
    task::{Context, Poll},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::{Instant, Sleep, sleep_until},
};

/// A connection, and the place that it takes. When it ends, whoever stays is told on the same line what happens.
pub struct Guest {
    /// There until the end.
    line: Option<Line>,
    seat: Arc<Seat>,
    long: Instant,
    /// Their last answer is out.
    answered: bool,
}

impl Guest {
    pub(super) fn of(line: Line, seat: Seat) -> Self {
        let long = line.patience.end();
        Self { line: Some(line), seat: Arc::new(seat), long, answered: false }
    }

    /// From when on they have been here long enough.
    pub(super) const fn long(&self) -> Instant {
        self.long
    }

    /// Their place, as long as they have it.
    pub(super) fn seat(&self) -> Weak<Seat> {
        Arc::downgrade(&self.seat)
    }

    fn line(self: Pin<&mut Self>) -> io::Result<Pin<&mut Line>> {
        self.get_mut().line.as_mut().map(Pin::new).ok_or_else(|| io::ErrorKind::NotConnected.into())
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        // Where the answer broke off, nobody would understand what follows it.
        if let (Some(line), Some(words), true) = (self.line.take(), self.seat.words(), self.answered) {
            told::tell(line.stream, words, Arc::clone(&self.seat));
        }
    }
}

impl AsyncRead for Guest {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.line()?.poll_read(cx, buffer)
    }
}

impl AsyncWrite for Guest {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.line()?.poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.line()?.poll_write_vectored(cx, bytes)
    }

    fn is_write_vectored(&self) -> bool {
        self.line.as_ref().is_some_and(AsyncWrite::is_write_vectored)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.line()?.poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.answered = true;
        // The answer is over; for whoever stays, the line is not.
        if self.seat.is_told() { Poll::Ready(Ok(())) } else { self.line()?.poll_shutdown(cx) }
    }
}

/// A connection, and how long it is waited for.
pub(super) struct Line<S = TcpStream> {
    stream: S,
    patience: Patience,
    /// Wakes whoever waits. It may go off before patience ends: each word puts the end off, and not this.
    alarm: Pin<Box<Sleep>>,
}

impl<S> Line<S> {
    pub(super) fn of(stream: S, patience: Patience) -> Self {
        let end = patience.end();
        Self { stream, patience, alarm: Box::pin(sleep_until(end)) }
    }

    /// Whether patience has ended; if not, whoever waits is woken when it does.
    fn is_over(&mut self, cx: &mut Context<'_>) -> bool {
        while self.alarm.as_mut().poll(cx).is_ready() {
            let end = self.patience.end();
            if end <= Instant::now() {
                return true;
            }
            self.alarm.as_mut().reset(end);
        }
        false
    }

    /// They took something of an answer, or did not in time.
    fn wrote(&mut self, written: Poll<io::Result<usize>>, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        match written {
            Poll::Ready(Ok(written @ 1..)) => {
                self.patience.answered(Instant::now());
                Poll::Ready(Ok(written))
            }
            Poll::Pending if self.is_over(cx) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            written => written,
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Line<S> {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let line = self.get_mut();
        let before = buffer.filled().len();
        match Pin::new(&mut line.stream).poll_read(cx, buffer) {
            Poll::Pending if line.is_over(cx) => match line.patience.is_asked() {
                true => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
                // Nothing was asked, so nothing is lost.
                false => Poll::Ready(Ok(())),
            },
            Poll::Ready(Ok(())) if buffer.filled().len() > before => {
                line.patience.heard(Instant::now());
                Poll::Ready(Ok(()))
            }
            read => read,
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Line<S> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let line = self.get_mut();
        let written = Pin::new(&mut line.stream).poll_write(cx, bytes);
        line.wrote(written, cx)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let line = self.get_mut();
        let written = Pin::new(&mut line.stream).poll_write_vectored(cx, bytes);
        line.wrote(written, cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
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
    use std::time::Duration;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream, duplex};

    /// A line on which somebody is waited for a moment only, and their end of it.
    fn impatient() -> (Line<DuplexStream>, DuplexStream) {
        let (ours, theirs) = duplex(64);
        (Line::of(ours, Patience::from(Instant::now(), Duration::from_millis(20))), theirs)
    }

    #[tokio::test]
    async fn who_is_silent_is_parted_from_without_an_error() {
        let (mut line, theirs) = impatient();
        assert_eq!(line.read(&mut [0; 8]).await.unwrap(), 0, "as if they had hung up");
        drop(theirs);
    }

    #[tokio::test]
    async fn who_asks_and_does_not_end_is_cut_off() {
        let (mut line, mut theirs) = impatient();
        theirs.write_all(b"GET").await.unwrap();
        assert_eq!(line.read(&mut [0; 8]).await.unwrap(), 3);
        let cut = line.read(&mut [0; 8]).await.unwrap_err();
        assert_eq!(cut.kind(), io::ErrorKind::TimedOut);
    }

    #[tokio::test]
    async fn who_does_not_read_is_cut_off() {
        let (mut line, theirs) = impatient();
        let cut = line.write_all(&[0; 65]).await.unwrap_err();
        assert_eq!(cut.kind(), io::ErrorKind::TimedOut);
        drop(theirs);
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_puts_the_end_off() {
        let (ours, mut theirs) = duplex(64);
        let second = Duration::from_secs(1);
        let mut line = Line::of(ours, Patience::from(Instant::now(), second * 60));
        tokio::time::advance(second * 50).await;
        line.write_all(b"an answer").await.unwrap();
        theirs.read_exact(&mut [0; 9]).await.unwrap();
        let begun = Instant::now();
        assert_eq!(line.read(&mut [0; 8]).await.unwrap(), 0);
        assert_eq!(begun.elapsed().as_secs(), 60, "the alarm of before wakes nobody too early");
    }
}
