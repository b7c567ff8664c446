//! The writer thread: batches in groups, answered after COMMIT and never before.

use super::{
    ballast::Ballast,
    connect::{Opener, Purpose},
    faults::Doing,
    run::run,
};
use crate::{Batch, Done, StoreError, queue::Queue};
use lodge_register::Chance;
use rusqlite::Connection;
use std::{
    sync::{
        Arc,
        mpsc::{self, Sender},
    },
    thread::{self, JoinHandle},
    time::Duration,
};
use tokio::sync::oneshot;

/// How many batches share a COMMIT.
const GROUP: usize = 256;
/// How often a busy database is asked again, each time as patiently as configured.
const ATTEMPTS: usize = 3;
/// How long one attempt to empty the log waits for readers.
const CHECKPOINT_PATIENCE: Duration = Duration::from_millis(250);

pub(crate) type Answer = Result<Vec<Done>, StoreError>;

pub(crate) enum Job {
    /// A batch, for the group.
    Batch(BatchJob),
    /// Something that needs the connection for itself.
    Alone(Box<dyn FnOnce(&mut Writer) + Send>),
}

pub(crate) struct BatchJob {
    pub(crate) batch: Batch,
    pub(crate) answer: oneshot::Sender<Answer>,
}

/// What the writer thread owns.
pub(crate) struct Writer {
    opener: Opener,
    /// `None` after a failed COMMIT, until it is opened again.
    connection: Option<Connection>,
    ballast: Ballast,
    chance: Arc<dyn Chance>,
}

/// Starts the writer, making and opening the database.
pub(crate) fn start(
    opener: &Opener,
    ballast: Ballast,
    chance: Arc<dyn Chance>,
    queue: Arc<Queue<Job>>,
    alive: Sender<()>,
) -> Result<JoinHandle<()>, StoreError> {
    let opener = opener.clone();
    let (opened, wait) = mpsc::sync_channel(1);
    let thread = thread::Builder::new()
        .name("lodge-write".to_owned())
        .spawn(move || {
            let mut writer = Writer { opener, connection: None, ballast, chance };
            let ready = writer.begin_work();
            let good = ready.is_ok();
            if opened.send(ready).is_ok() && good {
                writer.serve(&queue);
            }
            drop((writer, alive));
        })
        .map_err(|source| StoreError::File { doing: "start the writer thread", path: "".into(), source })?;
    wait.recv().unwrap_or(Err(StoreError::Closed))?;
    Ok(thread)
}

impl Writer {
    fn begin_work(&mut self) -> Result<(), StoreError> {
        self.opener.prepare_file()?;
        self.connection()?;
        if !self.ballast.restore(&*self.chance)? {
            tracing::warn!("The disk has no room for the ballast file; it is nearly full");
        }
        Ok(())
    }

    fn serve(&mut self, queue: &Queue<Job>) {
        while let Some(job) = queue.pop() {
            match job {
                Job::Alone(task) => task(self),
                Job::Batch(first) => {
                    let mut group = vec![first];
                    while group.len() < GROUP {
                        match queue.pop_if(|job| matches!(job, Job::Batch(_))) {
                            Some(Job::Batch(job)) => group.push(job),
                            _ => break,
                        }
                    }
                    self.write(group);
                }
            }
        }
        if let Err(error) = self.truncate_log() {
            tracing::debug!(%error, "Could not empty the log when closing");
        }
    }

    /// The connection, opened again if it was given up.
    pub(crate) fn connection(&mut self) -> Result<&Connection, StoreError> {
        let open = match self.connection.take() {
            Some(open) => open,
            None => self.opener.open(Purpose::Write)?,
        };
        Ok(self.connection.insert(open))
    }

    fn write(&mut self, group: Vec<BatchJob>) {
        let group: Vec<_> = group.into_iter().filter(|job| !job.answer.is_closed()).collect();
        let (makes_room, ordinary): (Vec<_>, Vec<_>) = match self.ballast.is_whole() {
            true => (Vec::new(), group),
            false => group.into_iter().partition(|job| job.batch.makes_room()),
        };
        if !makes_room.is_empty() {
            self.write_together(makes_room);
        }
        if ordinary.is_empty() {
            return;
        }
        // While the ballast is away, what it freed is for those that make room.
        match self.ballast.restore(&*self.chance) {
            Ok(true) => self.write_together(ordinary),
            Ok(false) | Err(_) => ordinary.into_iter().for_each(|job| answer(job, Err(StoreError::Full))),
        }
    }

    /// One transaction for all; where it fails because of one of them, one for each.
    fn write_together(&mut self, group: Vec<BatchJob>) {
        match self.transact(&group) {
            Ok(answers) => group.into_iter().zip(answers).for_each(|(job, done)| answer(job, done)),
            Err(StoreError::Full | StoreError::Rule(_)) => {
                group.into_iter().for_each(|job| self.write_alone(job));
            }
            Err(error) => {
                tracing::error!(%error, batches = group.len(), "A commit failed; none of its batches was kept");
                group.into_iter().for_each(|job| answer(job, Err(repeated(&error))));
            }
        }
    }

    fn write_alone(&mut self, job: BatchJob) {
        let alone = [job];
        let mut done = self.transact(&alone);
        let [job] = alone;
        if matches!(done, Err(StoreError::Full)) && job.batch.makes_room() && self.make_room() {
            let again = [job];
            done = self.transact(&again);
            let [job] = again;
            // What was freed can be taken again once the log is folded in.
            self.truncate_log().ok();
            self.ballast.restore(&*self.chance).ok();
            return answer(job, done.and_then(only));
        }
        answer(job, done.and_then(only));
    }

    fn make_room(&mut self) -> bool {
        let released = self.ballast.release();
        if released {
            tracing::warn!("The disk is full; the ballast was given up so that erasing and purging go on");
            self.truncate_log().ok();
        }
        released
    }

    /// BEGIN, each batch in a savepoint, COMMIT. An error means that nothing was kept.
    fn transact(&mut self, group: &[BatchJob]) -> Result<Vec<Answer>, StoreError> {
        let db = self.connection()?;
        let done = begin(db).and_then(|()| {
            let answers = group.iter().map(|job| attempt(db, &job.batch)).collect::<Result<Vec<_>, _>>()?;
            run(db, "COMMIT", &[])?;
            Ok(answers)
        });
        if done.is_err() {
            let rolled_back = db.is_autocommit() || run(db, "ROLLBACK", &[]).is_ok();
            let passing = matches!(done, Err(StoreError::Busy | StoreError::Rule(_))) && rolled_back;
            if !passing {
                // An fsync that failed is not repeated on the same handle: the pages may be lost, and marked clean.
                self.connection = None;
            }
        }
        done
    }

    /// Folds the log into the file and cuts it to nothing, so that no erased page is left in it.
    pub(crate) fn truncate_log(&mut self) -> Result<(), StoreError> {
        let patience = self.opener.patience;
        let db = self.connection()?;
        // Briefly: whoever asks again may first break off the reads that are in the way.
        let waiting = |time| db.busy_timeout(time).map_err(|error| Doing("set a time-out").failed(&error));
        waiting(CHECKPOINT_PATIENCE)?;
        let done = run(db, "PRAGMA wal_checkpoint(TRUNCATE)", &[]);
        waiting(patience)?;
        let done = done?;
        let busy = done.rows.first().map_or(Ok(1), |row| row.int(0))?;
        if busy == 0 { Ok(()) } else { Err(StoreError::Busy) }
    }

    /// Gives free pages back to the file system, to the last.
    pub(crate) fn vacuum(&mut self) -> Result<(), StoreError> {
        let doing = Doing("give free pages back");
        let db = self.connection()?;
        // Each step frees one page and answers with a row without columns: only stepping to the end frees them all.
        let mut statement = db.prepare("PRAGMA incremental_vacuum").map_err(|error| doing.failed(&error))?;
        let mut pages = statement.query(()).map_err(|error| doing.failed(&error))?;
        while pages.next().map_err(|error| doing.failed(&error))?.is_some() {}
        Ok(())
    }
}

fn begin(db: &Connection) -> Result<(), StoreError> {
    let mut begun = run(db, "BEGIN IMMEDIATE", &[]);
    for _ in 1..ATTEMPTS {
        if !matches!(begun, Err(StoreError::Busy)) {
            break;
        }
        begun = run(db, "BEGIN IMMEDIATE", &[]);
    }
    begun.map(drop)
}

/// One batch in its savepoint. The outer error means that the whole transaction is gone.
fn attempt(db: &Connection, batch: &Batch) -> Result<Answer, StoreError> {
    run(db, "SAVEPOINT batch", &[])?;
    match statements(db, batch) {
        Ok(done) => {
            run(db, "RELEASE batch", &[])?;
            Ok(Ok(done))
        }
        Err(error) if db.is_autocommit() || matches!(error, StoreError::Full) => Err(error),
        Err(error @ StoreError::Engine { .. }) if matches!(&error, StoreError::Engine { source, .. } if is_io(source)) => {
            Err(error)
        }
        Err(error) => {
            run(db, "ROLLBACK TO batch", &[])?;
            run(db, "RELEASE batch", &[])?;
            Ok(Err(error))
        }
    }
}

/// Codes of the family "disk I/O error" have 10 in their low byte.
fn is_io(fault: &crate::Fault) -> bool {
    let code = fault.code.split(' ').next().and_then(|code| code.parse::<i32>().ok());
    code.is_some_and(|code| code & 0xff == rusqlite::ffi::SQLITE_IOERR)
}

fn statements(db: &Connection, batch: &Batch) -> Answer {
    let mut all = Vec::with_capacity(batch.ops.len());
    for (number, op) in batch.ops.iter().enumerate() {
        let done = run(db, op.sql.text(), &op.args)?;
        op.expect.check(number, done.count)?;
        all.push(done);
    }
    Ok(all)
}

fn only(answers: Vec<Answer>) -> Answer {
    answers.into_iter().next().unwrap_or(Err(StoreError::Closed))
}

fn answer(job: BatchJob, done: Answer) {
    // Whoever asked may have gone; what was committed stays committed.
    job.answer.send(done).ok();
}

/// The same error for each of a group.
fn repeated(error: &StoreError) -> StoreError {
    match error {
        StoreError::Busy => StoreError::Busy,
        StoreError::Full => StoreError::Full,
        StoreError::Damaged { place } => StoreError::Damaged { place: place.clone() },
        StoreError::Engine { doing, source } => StoreError::Engine { doing, source: source.clone() },
        _ => StoreError::Engine {
            doing: "commit",
            source: crate::Fault::new(crate::Engine::Sqlite, "a failed commit"),
        },
    }
}
