//! The embedded engine: one encrypted file, reader threads, one writer thread.

mod ballast;
mod connect;
mod faults;
mod reader;
mod run;
mod writer;

use crate::{
    Batch, Done, Question, Row, Sql, StoreError, StoreSettings,
    keys::Keys,
    queue::{Queue, Unqueued},
};
use ballast::Ballast;
use connect::Opener;
use lodge_register::{Chance, Value};
use reader::{ReadJob, Watch};
pub(crate) use run::{many, run};
use rusqlite::Connection;
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError, Weak,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};
use tokio::sync::oneshot;
use writer::{BatchJob, Job, Writer};

/// The open file.
pub(crate) struct Lite {
    opener: Opener,
    reads: Arc<Queue<ReadJob>>,
    writes: Arc<Queue<Job>>,
    readers: usize,
    ballast_bytes: u64,
    watches: Vec<Arc<Watch>>,
    pinned: Mutex<Vec<(Instant, Weak<Queue<ReadJob>>)>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    /// The threads hold what it gives away: it ends when they do.
    alive: Mutex<Option<(Sender<()>, Receiver<()>)>>,
    patience: Duration,
    read_limit: Duration,
}

/// A reader that sees one moment. Dropping it lets go of the moment.
pub(crate) struct Pinned {
    reads: Arc<Queue<ReadJob>>,
}

impl Lite {
    /// The file as it will be opened.
    pub(crate) fn new(path: &Path, settings: &StoreSettings, keys: &Keys) -> Self {
        Self {
            opener: Opener::new(path, settings, keys),
            reads: Arc::new(Queue::new(settings.read_queue)),
            writes: Arc::new(Queue::new(settings.write_queue)),
            readers: settings.readers.max(1),
            ballast_bytes: settings.ballast_bytes,
            watches: Vec::new(),
            pinned: Mutex::default(),
            threads: Mutex::default(),
            alive: Mutex::new(Some(mpsc::channel())),
            patience: settings.patience,
            read_limit: settings.read_limit,
        }
    }

    /// Opens it, starting the threads. Blocks.
    pub(crate) fn open(mut self, chance: Arc<dyn Chance>) -> Result<Self, StoreError> {
        let ballast = Ballast::beside(&self.opener.path, self.ballast_bytes);
        let writes = self.writes.clone();
        self.keep(writer::start(&self.opener, ballast, chance, writes, self.life()?)?);
        for number in 0..self.readers {
            let name = format!("lodge-read-{number}");
            let (watch, thread) = reader::start(name, &self.opener, self.reads.clone(), self.life()?, false)?;
            self.watches.push(watch);
            self.keep(thread);
        }
        Ok(self)
    }

    /// What a thread holds as long as it runs.
    fn life(&self) -> Result<Sender<()>, StoreError> {
        let alive = self.alive.lock().unwrap_or_else(PoisonError::into_inner);
        alive.as_ref().map(|(life, _)| life.clone()).ok_or(StoreError::Closed)
    }

    fn keep(&self, thread: JoinHandle<()>) {
        let mut threads = self.threads.lock().unwrap_or_else(PoisonError::into_inner);
        threads.retain(|thread| !thread.is_finished());
        threads.push(thread);
    }

    pub(crate) const fn path(&self) -> &PathBuf {
        &self.opener.path
    }

    pub(crate) fn waiting(&self) -> (usize, usize) {
        (self.reads.len(), self.writes.len())
    }

    pub(crate) async fn read(&self, sql: Sql, args: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        ask(&self.reads, sql, args).await
    }

    pub(crate) async fn answers(&self, questions: Vec<Question>) -> Result<Vec<Vec<Row>>, StoreError> {
        ask_all(&self.reads, questions).await
    }

    pub(crate) async fn write(&self, batch: Batch) -> Result<Vec<Done>, StoreError> {
        let (answer, wait) = oneshot::channel();
        self.writes.push(Job::Batch(BatchJob { batch, answer })).map_err(refused)?;
        wait.await.unwrap_or(Err(StoreError::Closed))
    }

    /// Runs something on the writer's connection, between two groups.
    pub(crate) async fn alone<R: Send + 'static>(
        &self,
        task: impl FnOnce(&Connection) -> Result<R, StoreError> + Send + 'static,
    ) -> Result<R, StoreError> {
        self.with_writer(move |writer| task(writer.connection()?)).await
    }

    async fn with_writer<R: Send + 'static>(
        &self,
        task: impl FnOnce(&mut Writer) -> Result<R, StoreError> + Send + 'static,
    ) -> Result<R, StoreError> {
        let (answer, wait) = oneshot::channel();
        let job = Job::Alone(Box::new(move |writer| {
            answer.send(task(writer)).ok();
        }));
        self.writes.push(job).map_err(refused)?;
        wait.await.unwrap_or(Err(StoreError::Closed))
    }

    /// Empties the log, so that nothing erased is left in it.
    ///
    /// Reads that hold it up are broken off after the read limit, snapshots included.
    pub(crate) async fn erase_barrier(&self) -> Result<(), StoreError> {
        let end = Instant::now() + self.read_limit + self.patience;
        loop {
            match self.with_writer(Writer::truncate_log).await {
                Err(StoreError::Busy) if Instant::now() < end => self.break_off(self.read_limit),
                other => return other,
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Breaks off reads that have gone on for longer than this, and snapshots that are older.
    fn break_off(&self, limit: Duration) {
        self.watches.iter().for_each(|watch| watch.interrupt_after(limit.max(self.read_limit)));
        let mut pinned = self.pinned.lock().unwrap_or_else(PoisonError::into_inner);
        pinned.retain(|(since, queue)| match queue.upgrade() {
            Some(queue) if since.elapsed() >= limit => {
                queue.close();
                false
            }
            left => left.is_some(),
        });
    }

    pub(crate) async fn vacuum(&self) -> Result<(), StoreError> {
        self.with_writer(Writer::vacuum).await
    }

    /// A reader for one moment. Blocks until it is connected.
    pub(crate) fn pin(&self) -> Result<Pinned, StoreError> {
        let reads = Arc::new(Queue::new(4));
        let (_, thread) =
            reader::start("lodge-snapshot".to_owned(), &self.opener, reads.clone(), self.life()?, true)?;
        self.keep(thread);
        let mut pinned = self.pinned.lock().unwrap_or_else(PoisonError::into_inner);
        pinned.retain(|(_, queue)| queue.strong_count() > 0);
        pinned.push((Instant::now(), Arc::downgrade(&reads)));
        Ok(Pinned { reads })
    }

    /// Takes no more work, finishes what waits, empties the log. Blocks.
    ///
    /// Reads get as long as an erasure would give them.
    pub(crate) fn close(&self) {
        self.reads.close();
        self.break_off(Duration::ZERO);
        self.writes.close();
        let alive = self.alive.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some((ours, alive)) = alive else { return };
        drop(ours);
        while alive.recv_timeout(Duration::from_millis(100)) == Err(RecvTimeoutError::Timeout) {
            self.break_off(self.read_limit);
        }
        let threads = std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        threads.into_iter().for_each(|thread| {
            thread.join().ok();
        });
    }
}

impl Drop for Lite {
    /// Waits for the threads: one that still runs while the process ends meets a crypto library that is gone.
    fn drop(&mut self) {
        self.close();
    }
}

impl Pinned {
    pub(crate) async fn read(&self, sql: Sql, args: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        match ask(&self.reads, sql, args).await {
            // An erasure needed the log; the snapshot can be taken again.
            Err(StoreError::Closed) => Err(StoreError::Busy),
            other => other,
        }
    }
}

impl Drop for Pinned {
    fn drop(&mut self) {
        self.reads.close();
    }
}

async fn ask(reads: &Queue<ReadJob>, sql: Sql, args: Vec<Value>) -> Result<Vec<Row>, StoreError> {
    let mut answers = ask_all(reads, vec![Question { sql, args }]).await?;
    answers.pop().ok_or(StoreError::Closed)
}

async fn ask_all(reads: &Queue<ReadJob>, questions: Vec<Question>) -> Result<Vec<Vec<Row>>, StoreError> {
    let (answer, wait) = oneshot::channel();
    reads.push(ReadJob { questions, answer }).map_err(refused)?;
    wait.await.unwrap_or(Err(StoreError::Closed))
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that `map_err` wants")]
fn refused(reason: Unqueued) -> StoreError {
    match reason {
        Unqueued::Full => StoreError::Overloaded,
        Unqueued::Closed => StoreError::Closed,
    }
}
