//! Reader threads: each one thread-local connection that cannot write.

use super::{
    connect::{Opener, Purpose},
    run::run,
};
use crate::{Question, Row, StoreError, queue::Queue};
use rusqlite::{Connection, InterruptHandle};
use std::{
    cell::RefCell,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
        mpsc::{self, Sender},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};
use tokio::sync::oneshot;

pub(crate) struct ReadJob {
    pub(crate) questions: Vec<Question>,
    pub(crate) answer: oneshot::Sender<Result<Vec<Vec<Row>>, StoreError>>,
}

thread_local! {
    /// The one connection of this thread. No other thread can name it.
    static CONNECTION: RefCell<Option<Connection>> = const { RefCell::new(None) };
}

/// What others may know of a reader, and how they stop it.
pub(crate) struct Watch {
    base: Instant,
    /// Milliseconds after `base` at which its current read began, plus one; 0 while it waits.
    since: AtomicU64,
    interrupt: Mutex<Option<InterruptHandle>>,
}

impl Watch {
    fn new() -> Self {
        Self { base: Instant::now(), since: AtomicU64::new(0), interrupt: Mutex::new(None) }
    }

    fn begin(&self) {
        let millis = u64::try_from(self.base.elapsed().as_millis()).unwrap_or(u64::MAX - 1);
        self.since.store(millis + 1, Ordering::SeqCst);
    }

    fn end(&self) {
        self.since.store(0, Ordering::SeqCst);
    }

    /// Breaks off a read that has gone on for longer than this: an erasure waits for it.
    pub(crate) fn interrupt_after(&self, limit: Duration) {
        let since = self.since.load(Ordering::SeqCst);
        let began = Duration::from_millis(since.saturating_sub(1));
        let overdue = since != 0 && self.base.elapsed().saturating_sub(began) >= limit;
        if let (true, Some(handle)) =
            (overdue, &*self.interrupt.lock().unwrap_or_else(PoisonError::into_inner))
        {
            handle.interrupt();
        }
    }
}

/// Starts a reader that serves the queue until it is closed, and drops `alive` when it ends.
///
/// A pinned one is a snapshot's: it sees the moment of its start.
pub(crate) fn start(
    name: String,
    opener: &Opener,
    queue: Arc<Queue<ReadJob>>,
    alive: Sender<()>,
    pinned: bool,
) -> Result<(Arc<Watch>, JoinHandle<()>), StoreError> {
    let watch = Arc::new(Watch::new());
    let (opener, watched) = (opener.clone(), watch.clone());
    let (opened, wait) = mpsc::sync_channel(1);
    let thread = thread::Builder::new()
        .name(name)
        .spawn(move || {
            let connected = connect(&opener, &watched, pinned);
            let ready = connected.is_ok();
            if opened.send(connected).is_ok() && ready {
                serve(&queue, &watched);
            }
            CONNECTION.set(None);
            drop(alive);
        })
        .map_err(|source| StoreError::File { doing: "start a reader thread", path: "".into(), source })?;
    wait.recv().unwrap_or(Err(StoreError::Closed))?;
    Ok((watch, thread))
}

fn connect(opener: &Opener, watch: &Watch, pinned: bool) -> Result<(), StoreError> {
    let connection = opener.open(Purpose::Read)?;
    if pinned {
        // The first read, not BEGIN, fixes the moment that is seen.
        run(&connection, "BEGIN", &[])?;
        run(&connection, "SELECT count(*) FROM sqlite_schema", &[])?;
    }
    *watch.interrupt.lock().unwrap_or_else(PoisonError::into_inner) = Some(connection.get_interrupt_handle());
    CONNECTION.set(Some(connection));
    Ok(())
}

fn serve(queue: &Queue<ReadJob>, watch: &Watch) {
    while let Some(ReadJob { questions, answer }) = queue.pop() {
        if answer.is_closed() {
            continue;
        }
        watch.begin();
        let read = CONNECTION.with_borrow(|connection| match connection {
            Some(connection) => read(connection, &questions),
            None => Err(StoreError::Closed),
        });
        watch.end();
        // The asker may have gone meanwhile; then nobody needs the rows.
        answer.send(read).ok();
    }
}

fn read(connection: &Connection, questions: &[Question]) -> Result<Vec<Vec<Row>>, StoreError> {
    let find =
        |question: &Question| run(connection, question.sql.text(), &question.args).map(|done| done.rows);
    if let [question] = questions {
        return Ok(vec![find(question)?]);
    }
    // One moment for all of them.
    run(connection, "BEGIN", &[])?;
    let found = questions.iter().map(find).collect::<Result<Vec<_>, _>>();
    let end = if found.is_ok() { "COMMIT" } else { "ROLLBACK" };
    let ended = run(connection, end, &[]);
    let found = found?;
    ended.map(|_| found)
}
