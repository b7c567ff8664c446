//! Letters to account holders: taken at once, sent in a while, forgotten when sent.
//!
//! ```text
//! send ──> a place in memory ──> carrier ──> sent
//!                    ^              │
//!                    └── backoff <──┘ not now
//! ```
//!
//! **Invariants:** a letter is in memory only, and at most `ROOM` of them are. What is slow in one place keeps what
//! goes elsewhere waiting for a short while only: a first attempt ends soon, what failed once is carried by other hands,
//! and no domain has more than a share of the hands and of the room.

mod backoff;
mod carrier;
mod lanes;
mod letter;

pub use carrier::{Carrier, Deliver, DeliverError, Delivering, Login, Relay, RelayTls};
pub use letter::{Head, Letter};

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

use lodge_register::{Chance, Clock};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    time::{sleep, timeout},
};

use self::lanes::{Lane, Lanes};
use crate::{Door, EgressError};

/// How many letters may be on their way at once.
const ROOM: usize = 1_000;
/// How many are handed over at once for the first time.
const FIRST_HANDS: usize = 32;
/// How many that were put off are handed over again at once.
const PATIENT_HANDS: usize = 8;
/// How long the first attempt may take. Somebody waits for the letter; whoever is slower is tried again with patience.
const FIRST_ATTEMPT: Duration = Duration::from_secs(30);

/// What the operator decides about letters.
pub struct PostSettings {
    /// The address that letters come from.
    pub from: String,
    /// The name beside it.
    pub from_name: String,
    /// Who carries them.
    pub carrier: Carrier,
}

/// Sends letters. Clones of it are the same post office.
#[derive(Clone)]
pub struct Post {
    shared: Arc<Shared>,
}

struct Shared {
    settings: PostSettings,
    door: Door,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
    room: Arc<Semaphore>,
    lanes: Lanes,
    first_hands: Semaphore,
    patient_hands: Semaphore,
    closing: watch::Sender<bool>,
    tally: Tally,
}

#[derive(Default)]
struct Tally {
    sent: AtomicU64,
    retried: AtomicU64,
    refused: AtomicU64,
    given_up: AtomicU64,
    dropped: AtomicU64,
}

/// What has been done since the start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Letters that the carrier took.
    pub sent: u64,
    /// Times that a letter was put off.
    pub retried: u64,
    /// Letters that the carrier will not take.
    pub refused: u64,
    /// Letters that were put off too often, or that the end of the program overtook.
    pub given_up: u64,
    /// Letters that nobody was there to carry.
    pub dropped: u64,
    /// Letters on their way now.
    pub waiting: u64,
}

/// There is no room for another letter: too many are on their way, or the program is ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many letters are on their way")]
pub struct Full;

/// Why a letter was not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PostError {
    /// No carrier is configured.
    #[error("letters are switched off: nobody carries them")]
    Nowhere,
    /// The way to the carrier is barred or broken.
    #[error("the carrier was not reached: {0}")]
    Egress(#[from] EgressError),
    /// The carrier does not let us in: a wrong token, a wrong password, no TLS.
    #[error("the carrier does not accept our credentials or our connection")]
    Credentials,
    /// The carrier does not take letters from this sender, or from this account.
    #[error("the carrier does not take letters from our address")]
    Sender,
    /// The carrier will not take this letter.
    #[error("the carrier refused the letter (code {0})")]
    Refused(u16),
    /// The carrier will not take it now.
    #[error("the carrier put the letter off (code {0})")]
    Deferred(u16),
    /// The carrier took too long, and is asked again.
    #[error("the carrier took too long")]
    Slow,
    /// An address in it is none.
    #[error("the letter has an address that is none")]
    Address,
}

impl PostError {
    /// Whether the same letter may be taken later.
    #[must_use]
    pub const fn is_temporary(self) -> bool {
        match self {
            Self::Egress(error) => error.is_temporary(),
            Self::Deferred(_) | Self::Slow => true,
            _ => false,
        }
    }
}

impl Post {
    /// A post office that works as the operator set it up.
    #[must_use]
    pub fn new(settings: PostSettings, door: &Door, clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Self {
        // The carrier's host is the operator's own choice, so it may be in the operator's own network.
        let door = door.allowing(settings.carrier.host());
        Self {
            shared: Arc::new(Shared {
                settings,
                door,
                clock,
                chance,
                room: Arc::new(Semaphore::new(ROOM)),
                lanes: Lanes::default(),
                first_hands: Semaphore::new(FIRST_HANDS),
                patient_hands: Semaphore::new(PATIENT_HANDS),
                closing: watch::Sender::new(false),
                tally: Tally::default(),
            }),
        }
    }

    /// Whether anybody carries letters.
    #[must_use]
    pub fn is_on(&self) -> bool {
        !matches!(self.shared.settings.carrier, Carrier::Nowhere)
    }

    /// The address that letters come from.
    #[must_use]
    pub fn from(&self) -> &str {
        &self.shared.settings.from
    }

    /// Takes a letter, and sends it while the caller goes on. Called within a Tokio runtime.
    ///
    /// # Errors
    /// [`Full`] if there is no room for it, or none for one more to its domain.
    pub fn send(&self, letter: Letter) -> Result<(), Full> {
        if !self.is_on() {
            self.shared.tally.dropped.fetch_add(1, Relaxed);
            tracing::warn!("Dropped a letter: nobody carries letters");
            return Ok(());
        }
        let place = Arc::clone(&self.shared.room).try_acquire_owned().map_err(|_| Full)?;
        let lane = self.shared.lanes.to(letter.to.reveal());
        let share = Arc::clone(&lane.room).try_acquire_owned().map_err(|_| Full)?;
        tokio::spawn(carry(Arc::clone(&self.shared), letter, lane, [place, share]));
        Ok(())
    }

    /// Sends a letter while the caller waits, and does not try twice.
    ///
    /// # Errors
    /// [`PostError`] if it was not taken.
    pub async fn send_now(&self, letter: Letter) -> Result<(), PostError> {
        let sent = self.shared.hand_over(&letter).await;
        if sent.is_ok() {
            self.shared.tally.sent.fetch_add(1, Relaxed);
        }
        sent
    }

    /// Takes no more letters, and waits until those that are on their way are gone: each is tried once more at once.
    ///
    /// Says how many were left when the time was up.
    pub async fn close(&self, within: Duration) -> usize {
        let shared = &self.shared;
        shared.closing.send_replace(true);
        let all = u32::try_from(ROOM).unwrap_or(u32::MAX);
        // Whoever comes now finds no room.
        let gone = timeout(within, shared.room.acquire_many(all)).await;
        let left = if gone.is_ok() { 0 } else { ROOM - shared.room.available_permits() };
        shared.room.close();
        if left > 0 {
            tracing::warn!(count = left, "Letters were still on their way when the time was up");
        }
        left
    }

    /// What has been done so far.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let shared = &self.shared;
        let tally = &shared.tally;
        Counts {
            sent: tally.sent.load(Relaxed),
            retried: tally.retried.load(Relaxed),
            refused: tally.refused.load(Relaxed),
            given_up: tally.given_up.load(Relaxed),
            dropped: tally.dropped.load(Relaxed),
            waiting: (ROOM - shared.room.available_permits().min(ROOM)) as u64,
        }
    }
}

impl Shared {
    async fn hand_over(&self, letter: &Letter) -> Result<(), PostError> {
        let sealed = letter::Sealed::new(letter, &self.settings, self.clock.now(), self.chance.as_ref())?;
        // Boxed: a handshake is large, and letters wait side by side.
        Box::pin(carrier::carry(&self.settings.carrier, &self.door, &sealed)).await
    }

    /// The first attempt, which ends soon.
    async fn first(&self, letter: &Letter) -> Result<(), PostError> {
        timeout(FIRST_ATTEMPT, self.hand_over(letter)).await.unwrap_or(Err(PostError::Slow))
    }

    /// One attempt, when there is a hand for it: first one of the domain's own.
    async fn attempt(&self, letter: &Letter, lane: &Lane, number: usize) -> Option<Result<(), PostError>> {
        let _turn = lane.hands.acquire().await.ok()?;
        if number == 0 {
            let _hand = self.first_hands.acquire().await.ok()?;
            Some(self.first(letter).await)
        } else {
            let _hand = self.patient_hands.acquire().await.ok()?;
            Some(self.hand_over(letter).await)
        }
    }
}

/// Brings one letter on its way: now, and again as long as that makes sense.
async fn carry(shared: Arc<Shared>, letter: Letter, lane: Arc<Lane>, places: [OwnedSemaphorePermit; 2]) {
    let mut closing = shared.closing.subscribe();
    let mut attempt = 0;
    loop {
        let last = *closing.borrow_and_update();
        let Some(outcome) = shared.attempt(&letter, &lane, attempt).await else { break };
        let tally = &shared.tally;
        let Err(error) = outcome else {
            tally.sent.fetch_add(1, Relaxed);
            break;
        };
        if !error.is_temporary() {
            tally.refused.fetch_add(1, Relaxed);
            tracing::error!(%error, "A letter was refused");
            break;
        }
        let pause = backoff::after(attempt).filter(|_| !last);
        let Some(pause) = pause else {
            tally.given_up.fetch_add(1, Relaxed);
            tracing::error!(%error, "Gave a letter up");
            break;
        };
        tally.retried.fetch_add(1, Relaxed);
        attempt += 1;
        tokio::select! {
            () = sleep(pause) => {}
            // The end of the program: once more, at once. If nobody is left to say so, it is the end too.
            _ = closing.wait_for(|closing| *closing) => {}
        }
    }
    drop(places);
}
