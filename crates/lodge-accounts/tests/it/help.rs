//! Requests, answers, and what may be shown of them.

use crate::scene::Scene;
use lodge_accounts::{
    Account, Kind, Request, State, Testimonial,
    help::{self, By, HelpError},
    testimonials,
};
use lodge_testkit::on_both_engines;

async fn writes(scene: &Scene, account: &Account, text: &str) -> Result<Request, HelpError> {
    help::write(&scene.db, &*scene.clock, account.id, Kind::Feedback, text).await
}

async fn now(scene: &Scene, request: &Request) -> Request {
    help::by_id(&scene.db, request.id).await.unwrap().unwrap()
}

on_both_engines!(a_request_is_answered_and_opened_again, async |db| {
    let scene = Scene::begin(db).await;
    let (alice, bob) = (scene.account("alice").await, scene.account("bob").await);
    let request = writes(&scene, &alice, " It\r\nworks\u{7}. ").await.unwrap();
    assert_eq!(now(&scene, &request).await.text.reveal(), "It\nworks.");
    assert_eq!(help::waiting(&scene.db).await.unwrap().len(), 1);
    let says = async |by, text: &str| help::answer(&scene.db, &*scene.clock, request.id, by, text).await;
    says(By::Operator, "Good.").await.unwrap();
    assert_eq!(now(&scene, &request).await.state, State::Answered);
    assert!(help::waiting(&scene.db).await.unwrap().is_empty());
    let another = says(By::Writer(bob.id), "Mine too").await;
    assert!(matches!(another, Err(HelpError::Gone)), "another's request is none to them");
    says(By::Writer(alice.id), "And now?").await.unwrap();
    assert_eq!(now(&scene, &request).await.state, State::Open);
    let said: Vec<_> = help::answers(&scene.db, request.id).await.unwrap();
    let said: Vec<_> = said.iter().map(|answer| (answer.by_writer, answer.text.reveal().as_str())).collect();
    assert_eq!(said, [(false, "Good."), (true, "And now?")]);
    assert!(help::close(&scene.db, request.id).await.unwrap());
    assert_eq!(now(&scene, &request).await.state, State::Closed);
    assert_eq!(
        (
            help::of(&scene.db, alice.id).await.unwrap().len(),
            help::of(&scene.db, bob.id).await.unwrap().len()
        ),
        (1, 0)
    );
});

on_both_engines!(nothing_and_a_book_are_not_taken, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account("alice").await;
    assert!(matches!(writes(&scene, &alice, " \n ").await, Err(HelpError::Empty)));
    let book = "x".repeat(help::TEXT_LENGTH + 1);
    assert!(matches!(writes(&scene, &alice, &book).await, Err(HelpError::TooLong)));
    writes(&scene, &alice, &book[1..]).await.unwrap();
});

on_both_engines!(a_testimonial_takes_only_the_steps_that_there_are, async |db| {
    use Testimonial::{Approved, Asked, None, Published, Withdrawn};
    let scene = Scene::begin(db).await;
    let (alice, bob) = (scene.account("alice").await, scene.account("bob").await);
    let request = writes(&scene, &alice, "Lodge is a fine house.").await.unwrap();
    let (db, id) = (&*scene.db, request.id);
    /// What somebody does, and where that leads from each state in turn.
    const STEPS: &[(&str, [Testimonial; 5])] = &[
        ("ask", [Asked, Asked, Asked, Asked, Asked]),
        ("approve", [None, Approved, Approved, Published, Withdrawn]),
        ("approve by another", [None, Asked, Approved, Published, Withdrawn]),
        ("publish", [None, Asked, Published, Published, Withdrawn]),
        ("withdraw", [None, Withdrawn, Withdrawn, Withdrawn, Withdrawn]),
        ("withdraw by another", [None, Asked, Approved, Published, Withdrawn]),
        ("take down", [None, Withdrawn, Withdrawn, Withdrawn, Withdrawn]),
    ];
    for (step, leads_to) in STEPS {
        for (from, to) in [None, Asked, Approved, Published, Withdrawn].into_iter().zip(leads_to) {
            let batch = lodge_store::Batch::new().run(
                "UPDATE accounts_request SET testimonial = $2 WHERE id = $1",
                (id, from.as_str()),
                lodge_store::Expect::Exactly(1),
            );
            db.write(batch).await.unwrap();
            let changed = match *step {
                "ask" => testimonials::ask(db, id, "A fine house. Alice").await.unwrap(),
                "approve" => testimonials::approve(db, alice.id, id, "A fine house. Alice").await.unwrap(),
                "approve by another" => {
                    testimonials::approve(db, bob.id, id, "A fine house. Alice").await.unwrap()
                }
                "publish" => testimonials::publish(db, id).await.unwrap(),
                "withdraw" => testimonials::withdraw(db, alice.id, id).await.unwrap(),
                "withdraw by another" => testimonials::withdraw(db, bob.id, id).await.unwrap(),
                _ => testimonials::take_down(db, id).await.unwrap(),
            };
            assert_eq!(now(&scene, &request).await.testimonial, *to, "{step} from {}", from.as_str());
            assert!(changed || from == *to, "{step} from {}", from.as_str());
        }
    }
});

on_both_engines!(what_is_shown_is_what_the_writer_read, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account("alice").await;
    let request = writes(&scene, &alice, "Lodge is a fine house. My password is hunter2.").await.unwrap();
    let (db, id) = (&*scene.db, request.id);
    testimonials::ask(db, id, "A fine house. Alice").await.unwrap();
    testimonials::approve(db, alice.id, id, "A fine house. Alice").await.unwrap();
    assert!(testimonials::published(db).await.unwrap().is_empty());
    testimonials::ask(db, id, "The finest house ever! Alice").await.unwrap();
    assert!(!testimonials::publish(db, id).await.unwrap(), "other words need another yes");
    let late = testimonials::approve(db, alice.id, id, "A fine house. Alice").await.unwrap();
    assert!(!late, "a yes to the words before is none to these");
    assert!(!testimonials::publish(db, id).await.unwrap());
    assert!(testimonials::approve(db, alice.id, id, "The finest house ever! Alice\r\n").await.unwrap());
    testimonials::publish(db, id).await.unwrap();
    let shown = testimonials::published(db).await.unwrap();
    assert_eq!(shown[0].quote.as_ref().unwrap().reveal(), "The finest house ever! Alice");
    testimonials::withdraw(db, alice.id, id).await.unwrap();
    assert!(testimonials::published(db).await.unwrap().is_empty());
    assert!(now(&scene, &request).await.quote.is_none());
});

on_both_engines!(what_somebody_wrote_goes_with_them, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account("alice").await;
    let request = writes(&scene, &alice, "Help!").await.unwrap();
    help::answer(&scene.db, &*scene.clock, request.id, By::Operator, "Here.").await.unwrap();
    scene.erase(&alice).await;
    for table in ["SELECT COUNT(*) FROM accounts_request", "SELECT COUNT(*) FROM accounts_answer"] {
        assert_eq!(scene.rows(table).await, 0);
    }
});
