//! C10: the whole database is backed up, while people write, and can be restored.

use std::{
    collections::BTreeMap,
    fs,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
    thread,
};

use lodge_comments::Comment;
use lodge_testkit::{
    canary::{with_database, word},
    outside::{House, loopback, until},
};

use super::{
    guestbook::{Browser, OWNER, add_site},
    house, url,
};

/// How many were written before somebody makes a backup.
const BEFORE: usize = 30;

/// Comments: the number of each, and what it says.
type Written = BTreeMap<i64, String>;

/// People write all the time while a backup is made. Restored elsewhere, it has all that they were told is kept, as they
/// wrote it, and nothing that is not so in the original.
#[test]
fn promise_c10_a_backup_under_load_comes_back_whole() {
    let mut house = house();
    add_site(&house, "blog.test", |_| ());
    let serving = house.serve();
    let (kept, enough) = (Mutex::new(Written::new()), AtomicBool::new(false));
    let file = house.path().join("work/full.age").display().to_string();
    let before = thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while !enough.load(SeqCst) {
                    let (id, words) = writes(&house);
                    kept.lock().unwrap().insert(id, words);
                }
            });
        }
        let count = || kept.lock().unwrap().len();
        until("people have begun to write", || (count() >= BEFORE).then_some(()));
        let before = kept.lock().unwrap().clone();
        house.lodge(["backup", "--to", &file]).succeeded();
        let during = count();
        until("people go on writing", || (count() > during).then_some(()));
        enough.store(true, SeqCst);
        before
    });
    serving.stop();
    let original = written(&house);
    assert_eq!(missing(&kept.into_inner().unwrap(), &original), 0, "what they were told is kept");

    restore_elsewhere(&mut house, &file);
    let restored = written(&house);
    assert_eq!(missing(&before, &restored), 0, "of {} there are {}", before.len(), restored.len());
    assert_eq!(missing(&restored, &original), 0, "nothing is otherwise than it was");
    assert!(house.lodge(["account", "list"]).succeeded().contains(OWNER));
    house.lodge(["audit"]).succeeded();
}

/// A backup that lacks something, and one that is damaged, are noticed.
#[test]
fn promise_c10_breach_a_backup_that_lacks_something_is_noticed() {
    let mut house = house();
    add_site(&house, "blog.test", |_| ());
    let serving = house.serve();
    let first = writes(&house);
    let file = house.path().join("work/full.age").display().to_string();
    house.lodge(["backup", "--to", &file]).succeeded();
    let second = writes(&house);
    serving.stop();

    let mut damaged = fs::read(&file).unwrap();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    let other = house.path().join("work/damaged.age").display().to_string();
    fs::write(&other, damaged).unwrap();
    let to = house.path().join("elsewhere").display().to_string();
    house.lodge(["restore", &other, "--to-data", &to]).failed();

    restore_elsewhere(&mut house, &file);
    assert_eq!(missing(&Written::from([first, second]), &written(&house)), 1);
}

/// Somebody writes a comment, from somewhere.
fn writes(house: &House) -> (i64, String) {
    let words = format!("A word: {}", word());
    let id = Browser::of(house, loopback()).writes("blog.test", &[("name", "Ann"), ("body", &words)]);
    (id.expect("the comment is taken"), words)
}

/// Brings a backup back into another folder, and lets the house live there.
fn restore_elsewhere(house: &mut House, file: &str) {
    let to = house.path().join("restored");
    house.lodge(["restore", file, "--to-data", &to.display().to_string()]).succeeded();
    // It is not beside the data folder any more.
    house.set("store.key_file", &house.key().display().to_string());
    house.set("store.url", &format!("sqlite:{}/lodge.db", to.display()));
}

/// All comments that there are.
fn written(house: &House) -> Written {
    with_database(url(house), &house.key(), async |db| {
        let all: Vec<Comment> = db.all("SELECT * FROM comments_comment", ()).await.unwrap();
        all.into_iter().map(|comment| (comment.id.number(), comment.body.into_revealed())).collect()
    })
}

/// How many of these are not among those, or say something else there.
fn missing(these: &Written, those: &Written) -> usize {
    these.iter().filter(|(id, words)| those.get(id) != Some(words)).count()
}
