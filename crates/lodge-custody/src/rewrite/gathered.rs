//! Erasures that wait for the same archives: each archive is read once for all of them.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use lodge_register::{Timestamp, Value, plan::Step};
use tokio::sync::{Mutex as Turns, oneshot};

use super::{Rewritten, apply, every};
use crate::{Custody, CustodyError, ledger};

/// How many are gathered.
const AT_ONCE: usize = 64;

/// Whoever waits.
static WAITING: Mutex<Vec<Wanted>> = Mutex::new(Vec::new());

/// Whose turn it is.
static TURN: Turns<()> = Turns::const_new(());

/// An erasure that waits for the archives.
struct Wanted {
    folder: PathBuf,
    steps: Vec<Step>,
    since: Option<Timestamp>,
    answer: Mutex<Option<oneshot::Sender<Rewritten>>>,
}

impl Wanted {
    fn tell(&self, done: Rewritten) {
        if let Some(answer) = self.answer.lock().unwrap_or_else(PoisonError::into_inner).take() {
            let _ = answer.send(done);
        }
    }

    /// Whether an archive of that moment may have anything of it.
    fn may(&self, made: Timestamp) -> bool {
        self.since.is_none_or(|since| made >= since.plus_millis(-ledger::SLACK))
    }
}

/// Rewrites every archive in our folders as if the steps had been taken before it was made. `since` is when there first
/// was anything to erase, if that is known: what was made before is passed over.
pub(crate) async fn without(
    custody: &Custody,
    steps: Vec<Step>,
    since: Option<Timestamp>,
) -> Result<Rewritten, CustodyError> {
    if steps.is_empty() {
        return Ok(Rewritten::default());
    }
    let (answer, mut answered) = oneshot::channel();
    waiting().push(Wanted {
        folder: custody.places.locked(),
        steps,
        since,
        answer: Mutex::new(Some(answer)),
    });
    loop {
        let _turn = TURN.lock().await;
        match answered.try_recv() {
            Ok(done) => return Ok(done),
            // Whoever did it for us failed. What is left is finished later, as what is broken off is.
            Err(oneshot::error::TryRecvError::Closed) => return Err(CustodyError::BrokenOff),
            Err(oneshot::error::TryRecvError::Empty) => {
                rewrite(custody, gathered(&custody.places.locked())).await?
            }
        }
    }
}

/// Rewrites the archives for all of these, and tells them.
async fn rewrite(custody: &Custody, wanted: Vec<Wanted>) -> Result<(), CustodyError> {
    let register = custody.register.clone();
    let wanted = Arc::new(wanted);
    let (asked, told) = (Arc::clone(&wanted), Arc::clone(&wanted));
    let may = move |made| asked.iter().any(|wanted| wanted.may(made));
    let sift = move |made, table: &str, columns: &[String], row: &mut [Value]| {
        let steps = wanted.iter().filter(|wanted| wanted.may(made)).flat_map(|wanted| &wanted.steps);
        apply(&register, steps, table, columns, row)
    };
    let done = every(custody, may, sift).await?;
    // Whoever went away meanwhile needs no answer.
    told.iter().for_each(|wanted| wanted.tell(done));
    Ok(())
}

/// Takes those that wait for the archives of this folder, whoever came first.
fn gathered(folder: &Path) -> Vec<Wanted> {
    let mut waiting = waiting();
    let (ours, others): (Vec<_>, Vec<_>) = waiting.drain(..).partition(|wanted| wanted.folder == folder);
    *waiting = others;
    let mut ours = ours.into_iter();
    let now = ours.by_ref().take(AT_ONCE).collect();
    waiting.extend(ours);
    now
}

fn waiting() -> MutexGuard<'static, Vec<Wanted>> {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_wait_for_the_same_archives_are_taken_together() {
        let wants = |folder: &str| {
            let (answer, told) = oneshot::channel();
            let answer = Mutex::new(Some(answer));
            waiting().push(Wanted { folder: folder.into(), steps: Vec::new(), since: None, answer });
            told
        };
        let _told: Vec<_> = (0..100).map(|_| wants("/here")).chain([wants("/there")]).collect();
        let taken = |folder: &str| gathered(Path::new(folder)).len();
        assert_eq!([taken("/here"), taken("/here"), taken("/here"), taken("/there")], [64, 36, 0, 1]);
    }

    #[test]
    fn what_was_made_before_there_was_anything_has_nothing_of_it() {
        let since = |since: Option<i64>| {
            let answer = Mutex::new(None);
            Wanted {
                folder: PathBuf::new(),
                steps: Vec::new(),
                since: since.map(Timestamp::from_millis),
                answer,
            }
        };
        let made = Timestamp::from_millis(10 * ledger::SLACK);
        assert!(
            since(None).may(made) && since(Some(0)).may(made) && since(Some(11 * ledger::SLACK)).may(made)
        );
        assert!(!since(Some(11 * ledger::SLACK + 1)).may(made));
    }
}
