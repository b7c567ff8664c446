//! Letters about comments: who gets one, what it says, what its links do.

use axum::http::{Method, StatusCode};
use lodge_accounts::{Delegate, Role};
use lodge_comments::{
    Done, Site, State, Way, Wish,
    moderate::{By, decide},
    notify::{Happened, digests, tell},
    store::{letters, visitors},
};
use lodge_store::Batch;
use lodge_testkit::on_both_engines;

use super::scene::{Scene, account, field, link, stop};

async fn wishes(scene: &Scene, wish: Wish) {
    let now = lodge_register::Clock::now(&*scene.db.clock);
    letters::wishes(&scene.db, (scene.site.id, scene.owner.id), wish, now).await.unwrap();
}

on_both_engines!(who_moderates_is_told_as_they_wish, async |db| {
    let scene = Scene::on(db).await;
    let ann = scene.visitor("ann").await;
    let mut told = 0;
    for (wish, shown, held) in [
        (None, 0, 1),
        (Some(Wish::All), 1, 1),
        (Some(Wish::Pending), 0, 1),
        (Some(Wish::Digest), 0, 0),
        (Some(Wish::Nothing), 0, 0),
    ] {
        if let Some(wish) = wish {
            wishes(&scene, wish).await;
        }
        for (state, more) in [(State::Shown, shown), (State::Held, held), (State::Spam, 0)] {
            scene.posts(&ann, None, "Good morning", state).await;
            told += more;
            assert_eq!(scene.letters("owner").await.len(), told, "{wish:?} {state:?}");
        }
    }
    let letter = scene.letters("owner").await.remove(0);
    assert!(letter.text.contains("ann") && letter.text.contains("> Good morning"), "{}", letter.text);
    assert!(!letter.text.contains("ann@example.org"), "{}", letter.text);
    assert!(scene.letters("ann").await.is_empty());
});

on_both_engines!(editors_are_told_and_viewers_and_the_writer_are_not, async |db| {
    let scene = Scene::on(db).await;
    let (ed, vera) = (account(&scene.db, "ed").await, account(&scene.db, "vera").await);
    for (who, role) in [(&ed, Role::Editor), (&vera, Role::Viewer)] {
        let share = Delegate {
            id: scene.db.new_id(),
            account_id: who.id,
            owner_id: scene.owner.id,
            module: "comments".to_owned(),
            object: scene.site.id.number(),
            role,
            created_at: lodge_register::Clock::now(&*scene.db.clock),
        };
        scene.db.write(Batch::new().insert(&scene.db, &share)).await.unwrap();
    }
    let owner = scene.visitor_as("owner", |visitor| visitor.account_id = Some(scene.owner.id)).await;
    scene.posts(&owner, None, "Welcome", State::Held).await;
    let told = [
        scene.letters("owner").await.len(),
        scene.letters("ed").await.len(),
        scene.letters("vera").await.len(),
    ];
    assert_eq!(told, [0, 1, 0]);
});

on_both_engines!(
    /// Programs open links before people do: that changes nothing.
    a_link_in_a_letter_asks_first_and_decides_once,
    async |db| {
        let scene = Scene::on(db).await;
        let ann = scene.visitor("ann").await;
        let first = scene.posts(&ann, None, "Good morning", State::Held).await;
        let path = link(&scene.letters("owner").await[0]);
        for _ in 0..3 {
            let page = scene.stage.get(&path).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(
                page.body.contains("Good morning") && page.body.contains("value=\"approve\""),
                "{}",
                page.body
            );
            assert!(page.headers.get("set-cookie").is_none());
        }
        assert_eq!(scene.state(&first).await, State::Held);
        assert_eq!(scene.presses(&path, "act=burn").await.status, StatusCode::BAD_REQUEST);
        let pressed = scene.presses(&path, "act=approve").await;
        assert_eq!(pressed.status, StatusCode::SEE_OTHER);
        assert_eq!(scene.state(&first).await, State::Shown);
        let page = scene.stage.get(pressed.location().unwrap()).await;
        assert!(page.body.contains("The comment is shown now."), "{}", page.body);
        let again = scene.presses(&path, "act=spam").await;
        assert!(again.location().unwrap().ends_with("done=late"), "{again:?}");
        assert_eq!(scene.state(&first).await, State::Shown);
        assert!(!scene.stage.get(&path).await.body.contains("<button"));
    }
);

on_both_engines!(a_link_is_not_good_for_what_was_not_read_or_decided_by_others, async |db| {
    let scene = Scene::on(db).await;
    let ann = scene.visitor("ann").await;
    let mut links = Vec::new();
    for body in ["one", "two", "three"] {
        let comment = scene.posts(&ann, None, body, State::Held).await;
        links.push((comment, link(scene.letters("owner").await.last().unwrap())));
    }
    let now = lodge_register::Clock::now(&*scene.db.clock);
    let (changed, path) = &links[0];
    let new = lodge_comments::store::comments::rewrite;
    new(&scene.db, changed, ("buy", "<p>buy</p>"), (State::Held, None), now).await.unwrap();
    assert!(scene.presses(path, "act=approve").await.location().unwrap().ends_with("done=late"));
    assert_eq!(scene.state(changed).await, State::Held);

    let (late, path) = &links[1];
    scene.db.clock.advance(1_000 * 8 * 86_400);
    assert!(scene.presses(path, "act=approve").await.location().unwrap().ends_with("done=late"));
    assert_eq!(scene.state(late).await, State::Held);

    let wrong = links[2].1.replace("/letter/", "/letter/a");
    assert!(scene.presses(&wrong, "act=approve").await.body.contains("not good any more"));
    assert_eq!(scene.state(&links[2].0).await, State::Held);
});

on_both_engines!(whoever_is_spoken_to_is_told, async |db| {
    let scene = Scene::on(db).await;
    let (ann, bob) = (scene.visitor("ann").await, scene.visitor("bob").await);
    scene.posts(&bob, None, "I was here", State::Shown).await;
    let mark = "Hello <span class=\"mention\">@bob</span>, and @ann";
    scene.posts(&ann, None, mark, State::Shown).await;
    let letters = scene.has_letters("bob", 1).await;
    assert!(letters[0].text.contains("spoke to you"), "{}", letters[0].text);
});

on_both_engines!(whoever_is_answered_is_told_until_they_press_once, async |db| {
    let scene = Scene::on(db).await;
    let (ann, bob) = (scene.visitor("ann").await, scene.visitor("bob").await);
    let first = scene.posts(&ann, None, "Good morning", State::Shown).await;
    scene.posts(&ann, Some(&first), "I again", State::Shown).await;
    scene.posts(&bob, Some(&first), "Held", State::Held).await;
    assert!(scene.letters("ann").await.is_empty(), "nobody is told what they or nobody read");
    let second = scene.posts(&bob, Some(&first), "Hello, ann", State::Shown).await;
    let letter = scene.letters("ann").await.remove(0);
    assert!(letter.text.contains("> Hello, ann") && !letter.text.contains("bob@"), "{}", letter.text);
    assert!(letter.text.contains(&format!("https://blog.example/post#lodge-{}", second.id.number())));
    let number = field(&letter, "Message-ID").unwrap();
    assert!(number.starts_with(&format!("<comment-{}.", second.id.number())), "{number}");
    let follows = field(&letter, "References").unwrap();
    assert!(follows.ends_with(&field(&letter, "In-Reply-To").unwrap()), "{follows}");
    assert!(follows.contains(&format!("<comment-{}.", first.id.number())), "{follows}");
    assert!(field(&letter, "Reply-To").is_none(), "nobody receives mail here");

    //= rfc8058#3.2
    //= type=test
    //# A mail receiver can do a one-click unsubscription by performing an
    //# HTTPS POST to the HTTPS URI in the List-Unsubscribe header.
    assert_eq!(field(&letter, "List-Unsubscribe-Post").unwrap(), "List-Unsubscribe=One-Click");
    let path = stop(&letter);
    assert!(scene.stage.get(&path).await.body.contains("No more letters"));
    scene.posts(&bob, Some(&first), "Still there?", State::Shown).await;
    assert_eq!(scene.letters("ann").await.len(), 2, "looking at a link changes nothing");
    assert_eq!(scene.presses(&path, "List-Unsubscribe=One-Click").await.status, StatusCode::OK);
    scene.posts(&bob, Some(&first), "And now?", State::Shown).await;
    assert_eq!(scene.letters("ann").await.len(), 2);
});

on_both_engines!(
    /// Anybody can type anybody's address.
    an_address_that_was_only_typed_is_asked_once,
    async |db| {
        let scene = Scene::on(db).await;
        let typed = |visitor: &mut lodge_comments::Visitor| {
            (visitor.way, visitor.email_proved) = (Way::Guest, false);
            visitor.name = lodge_register::Personal::new("BUY NOW http://spam.test".to_owned());
        };
        let (guest, bob) = (scene.visitor_as("ann", typed).await, scene.visitor("bob").await);
        scene.posts(&guest, None, "Held words", State::Held).await;
        assert!(scene.letters("ann").await.is_empty());
        let first = scene.posts(&guest, None, "Typed words", State::Shown).await;
        scene.posts(&bob, Some(&first), "Hello", State::Shown).await;
        let again = scene.visitor_as("ann", typed).await;
        scene.posts(&again, None, "More words", State::Shown).await;
        let asked = scene.has_letters("ann", 1).await.remove(0);
        for typed in ["BUY NOW", "spam.test", "Typed words", "A post", "Hello"] {
            assert!(!asked.text.contains(typed), "{typed}: {}", asked.text);
        }
        let path = link(&asked);
        assert!(scene.stage.get(&path).await.body.contains("value=\"confirm\""));
        let known = visitors::by_id(&scene.db, guest.id).await.unwrap().unwrap();
        assert!(!known.email_proved, "looking at a link changes nothing");
        assert_eq!(scene.presses(&path, "act=confirm").await.status, StatusCode::SEE_OTHER);
        scene.posts(&bob, Some(&first), "Hello again", State::Shown).await;
        assert!(scene.has_letters("ann", 2).await[1].text.contains("Hello again"));
    }
);

on_both_engines!(whoever_follows_a_page_is_told_of_each_comment, async |db| {
    let scene = Scene::on(db).await;
    let (ann, bob) = (scene.visitor("ann").await, scene.visitor("bob").await);
    let nowhere = scene.visitor_as("nemo", |visitor| visitor.email = None).await;
    let now = lodge_register::Clock::now(&*scene.db.clock);
    let until = now.plus_millis(3_600_000);
    visitors::open(&scene.db, ann.id, "token-of-ann", (now, until)).await.unwrap();
    visitors::open(&scene.db, nowhere.id, "token-of-nemo", (now, until)).await.unwrap();
    let site = scene.site.id.number().to_string();
    let asks = async |token: &str, on: &str| {
        let bearer = format!("Bearer {token}");
        let form = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("accept", "application/json"),
            ("authorization", bearer.as_str()),
        ];
        let body = format!("site={site}&page=/post&on={on}&lang=en");
        scene.stage.send(Method::POST, "/embed/subscribe", &form, body).await
    };
    assert_eq!(asks("nobody", "1").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(asks("token-of-nemo", "1").await.status, StatusCode::CONFLICT);
    let following = asks("token-of-ann", "1").await;
    assert_eq!(following.status, StatusCode::OK, "{}", following.body);
    assert!(following.body.contains("\"subscribed\":true") && following.body.contains("/embed/feed?"));
    scene.posts(&ann, None, "Mine", State::Shown).await;
    scene.posts(&bob, None, "Theirs", State::Shown).await;
    let letter = scene.has_letters("ann", 1).await.remove(0);
    assert!(letter.text.contains("> Theirs"), "{}", letter.text);
    assert_eq!(scene.presses(&stop(&letter), "List-Unsubscribe=One-Click").await.status, StatusCode::OK);
    scene.posts(&bob, None, "More", State::Shown).await;
    asks("token-of-ann", "1").await;
    asks("token-of-ann", "0").await;
    scene.posts(&bob, None, "Much more", State::Shown).await;
    assert_eq!(scene.letters("ann").await.len(), 1);
});

on_both_engines!(whoever_is_refused_is_told_why, async |db| {
    let scene = Scene::on(db).await;
    let ann = scene.visitor_as("ann", |visitor| visitor.notified = false).await;
    let typed = scene.visitor_as("bob", |visitor| visitor.email_proved = false).await;
    for (who, reason) in [(&ann, Some("Off topic\nhere".to_owned())), (&typed, None)] {
        let comment = scene.comment(who, None, "My words", State::Rejected).await;
        let (site, page) = (scene.site.clone(), scene.page.clone());
        tell(&scene.book, &Happened::Rejected { site, page, comment, reason }).await.unwrap();
    }
    let letter = scene.has_letters("ann", 1).await.remove(0);
    for said in ["Off topic here", "> My words", "A post", "The Blog", "decided"] {
        assert!(letter.text.contains(said), "{said}: {}", letter.text);
    }
    assert!(scene.letters("bob").await.is_empty(), "an address that nobody confirmed is not told");
});

on_both_engines!(
    /// From the decision to the mailbox: the reason that a moderator gives reaches whoever wrote.
    a_decision_is_told_to_the_author_with_its_reason,
    async |db| {
        let scene = Scene::on(db).await;
        let (ann, bob) = (scene.visitor("ann").await, scene.visitor("bob").await);
        let by = || By::Account(scene.owner.id);
        let comment = scene.comment(&ann, None, "My words", State::Held).await;
        let why = Some("Off topic".to_owned());
        assert!(decide(&scene.book, &scene.site, &comment, Done::Rejected, by(), why.clone()).await.unwrap());
        let letter = scene.has_letters("ann", 1).await.remove(0);
        for said in ["Off topic", "> My words", "A post", "The Blog"] {
            assert!(letter.text.contains(said), "{said}: {}", letter.text);
        }
        assert!(!letter.text.contains("owner@example.org"), "who decided is not named");
        // Decided once, told once; and nobody hears that they are taken for spam.
        assert!(!decide(&scene.book, &scene.site, &comment, Done::Rejected, by(), why.clone()).await.unwrap());
        let spam = scene.comment(&bob, None, "Buy this", State::Held).await;
        assert!(decide(&scene.book, &scene.site, &spam, Done::Spam, by(), why).await.unwrap());
        let other = scene.comment(&bob, None, "Other words", State::Held).await;
        assert!(decide(&scene.book, &scene.site, &other, Done::Rejected, by(), None).await.unwrap());
        let letter = scene.has_letters("bob", 1).await.remove(0);
        assert!(letter.text.contains("> Other words") && !letter.text.contains("Buy this"), "{}", letter.text);
        assert_eq!(scene.letters("ann").await.len(), 1);
    }
);

on_both_engines!(whoever_is_signed_in_is_told_whether_they_follow_the_page, async |db| {
    let scene = Scene::on(db).await;
    let ann = scene.visitor("ann").await;
    let now = lodge_register::Clock::now(&*scene.db.clock);
    visitors::open(&scene.db, ann.id, "token-of-ann", (now, now.plus_millis(3_600_000))).await.unwrap();
    let subscribed = async |page: &str| {
        let path = format!("/embed/me?site={}&page={page}", scene.site.id.number());
        let head = [("accept", "application/json"), ("authorization", "Bearer token-of-ann")];
        scene.stage.send(Method::GET, &path, &head, String::new()).await.json()["subscribed"].as_bool()
    };
    assert_eq!(
        subscribed("/post").await,
        Some(false),
        "that she wants letters about answers is another thing"
    );
    letters::follow(&scene.db, scene.page.id, ann.id, Some(now)).await.unwrap();
    assert_eq!(subscribed("/post").await, Some(true));
    assert_eq!(subscribed("/none").await, Some(false));
});

on_both_engines!(a_digest_is_one_letter_a_day_however_many_lodges_there_are, async |db| {
    let scene = Scene::on(db).await;
    let ann = scene.visitor("ann").await;
    wishes(&scene, Wish::Digest).await;
    scene.db.clock.advance(1_000 * 3_600);
    scene.posts(&ann, None, "Shown words", State::Shown).await;
    scene.posts(&ann, None, "Held words", State::Held).await;
    digests(&scene.book).await.unwrap();
    assert!(scene.letters("owner").await.is_empty(), "not yet");
    scene.db.clock.advance(1_000 * 86_400);
    let (one, other) = tokio::join!(digests(&scene.book), digests(&scene.book));
    one.unwrap();
    other.unwrap();
    let letter = scene.has_letters("owner", 1).await.remove(0);
    assert!(letter.text.contains("Shown words") && letter.text.contains("Held words"), "{}", letter.text);
    assert!(field(&letter, "Subject").unwrap().contains("one new comment"), "{}", letter.text);
    let path = stop(&letter);
    assert_eq!(scene.presses(&path, "List-Unsubscribe=One-Click").await.status, StatusCode::OK);
    scene.db.clock.advance(1_000 * 2 * 86_400);
    digests(&scene.book).await.unwrap();
    assert_eq!(scene.letters("owner").await.len(), 1);
});

on_both_engines!(nobody_is_flooded, async |db| {
    let scene = Scene::on(db).await;
    let (ann, bob) = (scene.visitor("ann").await, scene.visitor("bob").await);
    let first = scene.posts(&ann, None, "Good morning", State::Shown).await;
    for number in 0..40 {
        scene.posts(&bob, Some(&first), &format!("Answer {number}"), State::Shown).await;
    }
    assert_eq!(scene.letters("ann").await.len(), 30);
    scene.db.clock.advance(1_000 * 3_600);
    scene.posts(&bob, Some(&first), "Later", State::Shown).await;
    assert_eq!(scene.letters("ann").await.len(), 31);
});

on_both_engines!(
    /// From the form to the mailbox: what is written over HTTP is told without anybody waiting for it.
    a_comment_from_the_page_is_told,
    async |db| {
        let scene = Scene::on(db).await;
        let Site { mut rules, .. } = scene.site.clone();
        rules.hold.guests = true;
        let site = Site { rules, ..scene.site.clone() };
        lodge_comments::store::sites::save(&scene.db, &*scene.db.clock, &site).await.unwrap();
        let body = format!("site={}&page=/post&title=A&name=Gus&body=Hello+there&lang=en", site.id.number());
        let form = [("content-type", "application/x-www-form-urlencoded"), ("accept", "application/json")];
        let answer = scene.stage.send(Method::POST, "/embed/comments", &form, body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        assert!(scene.has_letters("owner", 1).await[0].text.contains("> Hello there"));
    }
);
