//! Letters that are not taken at once.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use lodge_egress::{
    Carrier, Counts, Deliver, DeliverError, Delivering, Door, DoorSettings, Full, Post, PostError,
};
use lodge_register::Personal;
use tokio::{sync::Semaphore, time::Instant};

use super::{letter, post};

/// A delivery that does as it is told, and says when it was asked.
struct Own {
    answers: Mutex<Vec<Result<(), DeliverError>>>,
    asked: Mutex<Vec<Instant>>,
    gate: Semaphore,
}

impl Own {
    /// One that answers so, in turn, and then takes everything.
    fn answering(answers: &[Result<(), DeliverError>]) -> Arc<Self> {
        let answers = answers.iter().rev().copied().collect();
        Arc::new(Self { answers: Mutex::new(answers), asked: Mutex::default(), gate: Semaphore::new(9_999) })
    }

    /// How many seconds passed from each time that it was asked to the next.
    fn pauses(&self) -> Vec<u64> {
        let asked = self.asked.lock().unwrap();
        asked.windows(2).map(|pair| (pair[1] - pair[0]).as_secs()).collect()
    }

    fn asked(&self) -> usize {
        self.asked.lock().unwrap().len()
    }
}

impl Deliver for Own {
    fn deliver<'a>(&'a self, _: &'a str, _: &'a Personal<String>, _: Vec<u8>) -> Delivering<'a> {
        Box::pin(async {
            let _pass = self.gate.acquire().await.unwrap();
            self.asked.lock().unwrap().push(Instant::now());
            self.answers.lock().unwrap().pop().unwrap_or(Ok(()))
        })
    }
}

fn office(own: &Arc<Own>) -> Post {
    let own: Arc<dyn Deliver> = Arc::<Own>::clone(own);
    post(Carrier::Own(own), &Door::new(&DoorSettings::default()).unwrap())
}

async fn until(post: &Post, reached: impl Fn(Counts) -> bool) -> Counts {
    while !reached(post.counts()) {
        // The clock is stopped: this lets everybody else go on, and moves it on, by less than any letter waits.
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    post.counts()
}

const LATER: Result<(), DeliverError> = Err(DeliverError::Deferred(451));
const NEVER: Result<(), DeliverError> = Err(DeliverError::Refused(550));

#[tokio::test(start_paused = true)]
async fn a_letter_that_is_put_off_is_tried_again() {
    let own = Own::answering(&[LATER, LATER, LATER]);
    let post = office(&own);
    post.send(letter("ann@example.org")).unwrap();
    let counts = until(&post, |counts| counts.sent == 1).await;
    assert_eq!((counts.retried, counts.refused, counts.waiting), (3, 0, 0));
    assert_eq!(own.pauses(), [5, 30, 120]);
}

#[tokio::test(start_paused = true)]
async fn it_is_given_up_in_the_end() {
    let own = Own::answering(&[LATER; 20]);
    let post = office(&own);
    post.send(letter("ann@example.org")).unwrap();
    let counts = until(&post, |counts| counts.given_up == 1).await;
    assert_eq!((counts.retried, counts.sent), (5, 0));
    assert_eq!(own.pauses(), [5, 30, 120, 600, 1800]);
}

#[tokio::test(start_paused = true)]
async fn a_letter_that_is_refused_is_not_tried_again() {
    let own = Own::answering(&[NEVER]);
    let post = office(&own);
    post.send(letter("ann@example.org")).unwrap();
    let counts = until(&post, |counts| counts.refused == 1).await;
    assert_eq!((counts.retried, own.asked()), (0, 1));
    post.send(letter("no address")).unwrap();
    until(&post, |counts| counts.refused == 2).await;
    assert_eq!(own.asked(), 1);
}

#[tokio::test(start_paused = true)]
async fn one_that_waits_does_not_hold_up_the_others() {
    let own = Own::answering(&[LATER]);
    let post = office(&own);
    for _ in 0..10 {
        post.send(letter("ann@example.org")).unwrap();
    }
    until(&post, |counts| counts.sent == 9).await;
    assert_eq!(post.counts().waiting, 1);
    until(&post, |counts| counts.sent == 10).await;
}

#[tokio::test(start_paused = true)]
async fn there_is_room_for_so_many_and_no_more() {
    let own = Own::answering(&[]);
    own.gate.forget_permits(9_999);
    let post = office(&own);
    for number in 0..1_000 {
        post.send(letter(&format!("ann@{number}.test"))).unwrap();
    }
    assert_eq!(post.send(letter("ann@example.org")), Err(Full));
    own.gate.add_permits(1_000);
    until(&post, |counts| counts.sent == 1_000).await;
    post.send(letter("ann@example.org")).unwrap();
}

#[tokio::test(start_paused = true)]
async fn one_domain_does_not_take_all_the_room() {
    let own = Own::answering(&[]);
    own.gate.forget_permits(9_999);
    let post = office(&own);
    for number in 0..250 {
        post.send(letter(&format!("ann@{number}.evil.test"))).unwrap();
    }
    assert_eq!(post.send(letter("ann@more.evil.test")), Err(Full));
    post.send(letter("ann@example.org")).unwrap();
}

#[tokio::test(start_paused = true)]
async fn who_never_answers_keeps_nobody_else_waiting() {
    /// A delivery that hangs at some domains.
    struct Hangs;
    impl Deliver for Hangs {
        fn deliver<'a>(&'a self, _: &'a str, to: &'a Personal<String>, _: Vec<u8>) -> Delivering<'a> {
            Box::pin(async {
                if to.reveal().contains("evil") {
                    std::future::pending::<()>().await;
                }
                Ok(())
            })
        }
    }
    let post = post(Carrier::Own(Arc::new(Hangs)), &Door::new(&DoorSettings::default()).unwrap());
    // One domain and the names below it: others do not notice.
    for number in 0..200 {
        post.send(letter(&format!("a@{number}.evil.test"))).unwrap();
    }
    let begun = Instant::now();
    post.send(letter("ann@example.org")).unwrap();
    until(&post, |counts| counts.sent == 1).await;
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
    // As many domains as there are hands, and each hangs: a letter waits for the end of one first attempt.
    for number in 0..100 {
        post.send(letter(&format!("a@evil{number}.test"))).unwrap();
    }
    tokio::time::sleep(Duration::from_secs(600)).await;
    let begun = Instant::now();
    post.send(letter("ann@example.org")).unwrap();
    until(&post, |counts| counts.sent == 2).await;
    assert!(begun.elapsed() < Duration::from_secs(1), "what hangs for ever hangs elsewhere");
}

#[tokio::test(start_paused = true)]
async fn whoever_is_slow_is_waited_for_the_second_time() {
    struct Slow(Mutex<Vec<Instant>>);
    impl Deliver for Slow {
        fn deliver<'a>(&'a self, _: &'a str, _: &'a Personal<String>, _: Vec<u8>) -> Delivering<'a> {
            Box::pin(async {
                self.0.lock().unwrap().push(Instant::now());
                tokio::time::sleep(Duration::from_secs(90)).await;
                Ok(())
            })
        }
    }
    let slow = Arc::new(Slow(Mutex::default()));
    let own: Arc<dyn Deliver> = Arc::<Slow>::clone(&slow);
    let post = post(Carrier::Own(own), &Door::new(&DoorSettings::default()).unwrap());
    post.send(letter("ann@example.org")).unwrap();
    let counts = until(&post, |counts| counts.sent == 1).await;
    assert_eq!((counts.retried, slow.0.lock().unwrap().len()), (1, 2));
}

#[tokio::test(start_paused = true)]
async fn at_the_end_each_is_tried_once_more() {
    let own = Own::answering(&[LATER, LATER]);
    let post = office(&own);
    post.send(letter("ann@example.org")).unwrap();
    post.send(letter("bob@example.org")).unwrap();
    until(&post, |counts| counts.retried == 2).await;
    assert_eq!(post.close(Duration::from_secs(10)).await, 0);
    assert_eq!((post.counts().sent, own.asked()), (2, 4));
    assert_eq!(post.send(letter("ann@example.org")), Err(Full), "it is closed");
}

#[tokio::test(start_paused = true)]
async fn the_end_does_not_wait_for_ever() {
    let own = Own::answering(&[LATER; 20]);
    let post = office(&own);
    post.send(letter("ann@example.org")).unwrap();
    until(&post, |counts| counts.retried == 1).await;
    own.gate.forget_permits(9_999);
    assert_eq!(post.close(Duration::from_secs(10)).await, 1);
}

#[tokio::test(start_paused = true)]
async fn without_a_carrier_letters_are_dropped_and_counted() {
    let post = post(Carrier::Nowhere, &Door::new(&DoorSettings::default()).unwrap());
    post.send(letter("ann@example.org")).unwrap();
    assert_eq!((post.counts().dropped, post.is_on()), (1, false));
    assert_eq!(post.send_now(letter("ann@example.org")).await, Err(PostError::Nowhere));
}
