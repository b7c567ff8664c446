//! One shard: connects, listens, beats, and comes back.

use std::{
    future::pending,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU8, AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

use futures_util::{SinkExt as _, StreamExt as _};
use lodge_egress::{Door, EgressError, Wire};
use lodge_module::Shutdown;
use lodge_register::{Chance, Clock, Secret};
use lodge_store::Db;
use tokio::sync::mpsc::{Sender, error::TrySendError};
use tokio_websockets::{ClientBuilder, CloseCode, Limits, Message, WebSocketStream};

use super::{
    Fatal, Fate,
    kept::{keep, kept},
    talk::{Next, Shard, TOKEN, Talk, Told, below},
};
use crate::{
    DISCORD,
    event::{Event, read},
};

/// The largest message that is read: the greatest servers come whole.
const MOST: usize = 64 * 1024 * 1024;
/// How often it is kept how far a session got.
const KEEP: i64 = 5_000;
/// The longest pause between two attempts.
const LONGEST: i64 = 60_000;
/// What we hang up with, so that the session can go on.
const COME_BACK: u16 = 4_000;

/// An event, on its way to the line.
#[derive(Debug)]
pub struct Heard {
    /// From which shard.
    pub shard: u16,
    /// Its number.
    pub number: u64,
    /// What happened.
    pub event: Event,
}

/// What a shard listens with.
pub struct Listening {
    /// The way out.
    pub door: Door,
    /// Where the session is kept.
    pub db: Db,
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
    /// Where chance comes from.
    pub chance: Arc<dyn Chance>,
    /// Where Discord is listened to.
    pub base: String,
    /// The bot's token.
    pub token: Arc<Secret<String>>,
    /// Which shard it is, and what it wants to hear of.
    pub shard: Shard,
    /// The line, which is bounded: who listens waits for it, and Discord for who listens.
    pub line: Sender<Heard>,
    /// How far everything got.
    pub progress: Arc<Progress>,
}

/// What a shard counted, and how far the line got with what it brought.
#[derive(Debug, Default)]
pub struct Progress {
    /// The number of the last event that the line dealt with: where a session goes on after a restart.
    pub done: AtomicU64,
    /// Events that came.
    pub events: AtomicU64,
    /// Messages that could not be read, and were lost alone.
    pub odd: AtomicU64,
    /// Connections that were made.
    pub connections: AtomicU64,
    /// How often the line was full, and Discord had to wait.
    pub full: AtomicU64,
    /// How it is: [`CONNECTING`], [`LISTENING`] or [`OVER`].
    pub state: AtomicU8,
    /// When something was heard last, in milliseconds since 1970; 0, if nothing was.
    pub heard_at: AtomicI64,
}

/// Not connected, or not let in yet.
pub const CONNECTING: u8 = 0;
/// Discord tells what happens.
pub const LISTENING: u8 = 1;
/// Somebody has to change something first.
pub const OVER: u8 = 2;

type Socket = WebSocketStream<Box<dyn Wire>>;

/// Listens until the end is asked for.
///
/// # Errors
/// [`Fatal`] if somebody has to change something before it can.
pub async fn listen(listening: Listening, mut stop: Shutdown) -> Result<(), Fatal> {
    let known = kept(&listening).await;
    listening.progress.done.store(known.as_ref().map_or(0, |resume| resume.heard), Relaxed);
    let mut talk = Talk::new(listening.shard, known);
    let mut failures = 0;
    while !stop.is_requested() {
        let next = once(&listening, &mut talk, &mut stop).await;
        let state = if next.is_err() { OVER } else { CONNECTING };
        listening.progress.state.store(state, Relaxed);
        let next = next?;
        failures = if talk.is_in() { 0 } else { failures + 1 };
        keep(&listening, &talk).await;
        let pause = next.after.max(backoff(failures, &*listening.chance));
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(pause.cast_unsigned())) => {}
            () = stop.requested() => {}
        }
    }
    Ok(())
}

/// One connection, from beginning to end.
async fn once(listening: &Listening, talk: &mut Talk, stop: &mut Shutdown) -> Result<Next, Fatal> {
    const LATER: Next = Next { resume: true, after: 0 };
    let base = talk.resume().map_or(listening.base.as_str(), |resume| resume.url.as_str());
    let url = format!("{}/?v=10&encoding=json", base.trim_end_matches('/'));
    let mut socket = match open(listening, &url).await {
        Ok(socket) => socket,
        Err(error) => {
            tracing::warn!(
                reason = error.word(),
                shard = listening.shard.number,
                "Could not reach the gateway"
            );
            return Ok(LATER);
        }
    };
    listening.progress.connections.fetch_add(1, Relaxed);
    talk.connected();
    let fate = converse(listening, talk, &mut socket, stop).await;
    // Whoever hangs up with 1000 or 1001 ends the session; this one goes on.
    let goodbye = Message::close(CloseCode::try_from(COME_BACK).ok(), "");
    let _ = tokio::time::timeout(Duration::from_secs(1), socket.send(goodbye)).await;
    match fate {
        Ended::Hung(next) => Ok(next),
        Ended::Closed(code) => match super::fate(code) {
            Fate::Resume => Ok(LATER),
            Fate::Anew => {
                talk.forget();
                Ok(Next { resume: false, after: 0 })
            }
            Fate::Over(fatal) => {
                talk.forget();
                keep(listening, talk).await;
                Err(fatal)
            }
        },
    }
}

enum Ended {
    Hung(Next),
    Closed(Option<u16>),
}

async fn converse(listening: &Listening, talk: &mut Talk, socket: &mut Socket, stop: &mut Shutdown) -> Ended {
    let mut kept = listening.clock.now();
    loop {
        let now = listening.clock.now();
        if kept.plus_millis(KEEP) <= now {
            kept = now;
            keep(listening, talk).await;
        }
        let beat = talk.due().map(|due| due.millis().saturating_sub(now.millis()).max(0));
        let told = tokio::select! {
            () = stop.requested() => return Ended::Hung(Next { resume: true, after: 0 }),
            () = wait(beat) => talk.beat(listening.clock.now()),
            frame = socket.next() => {
                let Some(Ok(frame)) = frame else { return Ended::Closed(None) };
                if let Some((code, _)) = frame.as_close() {
                    return Ended::Closed(Some(code.into()));
                }
                let Some(text) = frame.as_text() else { continue };
                match talk.hear(text, listening.clock.now(), &*listening.chance) {
                    Ok(Told::Event(name, data, number)) => {
                        let event = read(text, &name, data);
                        hand_over(listening, number, event.ok(), stop).await;
                        continue;
                    }
                    Ok(told) => match told {
                        Told::Say(text) => Told::Say(text),
                        Told::Hang(next) => Told::Hang(next),
                        Told::Nothing | Told::Event(..) => continue,
                    },
                    Err(_) => {
                        listening.progress.odd.fetch_add(1, Relaxed);
                        continue;
                    }
                }
            }
        };
        match told {
            Told::Hang(next) => return Ended::Hung(next),
            Told::Say(text) => {
                let text = text.replace(TOKEN, listening.token.expose());
                if socket.send(Message::text(text)).await.is_err() {
                    return Ended::Closed(None);
                }
            }
            Told::Nothing | Told::Event(..) => {}
        }
    }
}

/// Gives the line an event. Where the line is full, this waits; Discord then waits for us.
async fn hand_over(listening: &Listening, number: u64, event: Option<Event>, stop: &mut Shutdown) {
    let progress = &listening.progress;
    progress.events.fetch_add(1, Relaxed);
    progress.heard_at.store(listening.clock.now().millis(), Relaxed);
    progress.state.store(LISTENING, Relaxed);
    if matches!(event, Some(Event::Ready(_))) {
        // Another session counts from the beginning.
        progress.done.store(0, Relaxed);
    }
    let event = event.unwrap_or_else(|| {
        progress.odd.fetch_add(1, Relaxed);
        Event::Other
    });
    let heard = Heard { shard: listening.shard.number, number, event };
    if let Err(TrySendError::Full(heard)) = listening.line.try_send(heard) {
        progress.full.fetch_add(1, Relaxed);
        tokio::select! {
            _ = listening.line.send(heard) => {}
            () = stop.requested() => {}
        }
    }
}

async fn open(listening: &Listening, url: &str) -> Result<Socket, EgressError> {
    let wire = listening.door.stream(&DISCORD, url).await?;
    let limits = Limits::default().max_payload_len(Some(MOST));
    let asking = ClientBuilder::new().uri(url).map_err(|_| EgressError::Url)?.limits(limits);
    match tokio::time::timeout(Duration::from_secs(15), asking.connect_on(wire)).await {
        Ok(Ok((socket, _))) => Ok(socket),
        Ok(Err(_)) => Err(EgressError::Broken),
        Err(_) => Err(EgressError::TimedOut),
    }
}

async fn wait(millis: Option<i64>) {
    match millis {
        Some(millis) => tokio::time::sleep(Duration::from_millis(millis.cast_unsigned())).await,
        None => pending().await,
    }
}

/// A pause after so many failures: a second, then twice as long each time, and a part of it more, drawn.
fn backoff(failures: u32, chance: &dyn Chance) -> i64 {
    let Some(doublings) = failures.checked_sub(1) else { return 0 };
    let pause = (1_000_i64 << doublings.min(6)).min(LONGEST);
    pause + below(chance, pause / 4)
}
