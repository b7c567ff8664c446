//! The pages of the console, without script: what an owner and a moderator do.

use lodge_comments::{
    Done, State, Wish,
    store::{letters, pages, sites},
};
use lodge_register::Clock as _;
use lodge_testkit::{akismet::Akismet, engines::TestDb, on_both_engines};

use super::town::Town;

on_both_engines!(a_site_is_added_called_closed_and_removed, async |db: TestDb| {
    let town = Town::open(db).await;
    let stage = &town.stage;
    assert!(stage.get("/comments/sites").await.body.contains("blog.example"));
    for (host, message) in [("not a host", "host name"), ("https://blog.example/", "already")] {
        let again = stage.post("/comments/sites/new", &[("host", host), ("title", "")]).await;
        assert_eq!(again.status, 422);
        assert!(again.body.contains(message), "{host}: {}", again.body);
    }
    let added = stage.post("/comments/sites/new", &[("host", "Other.Example"), ("title", " My <b> ")]).await;
    let to = added.location().unwrap().to_owned();
    assert!(to.ends_with("/embed?said=site-added"), "{to}");
    let paste = stage.get(&to).await;
    assert!(paste.body.contains("&lt;lodge-comments site=") || paste.body.contains("&#60;lodge-comments"));
    let own = sites::owned(&town.db, town.alice.id).await.unwrap();
    let (other, title) = (own[1].host.reveal().as_str(), own[1].title.reveal().as_str());
    assert_eq!((other, title), ("other.example", "My <b>"));
    assert!(!stage.get("/comments/sites").await.body.contains("My <b>"), "what is typed is no markup");

    let long = "x".repeat(101);
    assert_eq!(stage.post(&town.at(""), &[("title", &long)]).await.status, 422);
    assert_eq!(stage.post(&town.at(""), &[("title", "Our blog")]).await.status, 303);
    assert_eq!(stage.post(&town.at("/lock"), &[("to", "on")]).await.status, 303);
    assert_eq!(stage.post(&town.at("/lock"), &[("to", "sideways")]).await.status, 400);
    let site = town.site_now().await;
    assert_eq!((site.title.reveal().as_str(), site.locked), ("Our blog", true));
    let shown = stage.get(&town.at("")).await;
    assert!(shown.body.contains("Our blog") && shown.body.contains("nobody can write"));

    assert!(stage.get(&town.at("/remove")).await.body.contains("Remove Our blog?"));
    assert_eq!(stage.post(&town.at("/remove"), &[]).await.status, 303);
    assert!(sites::by_id(&town.db, town.site.id).await.unwrap().is_none());
    assert_eq!(stage.get(&town.at("")).await.status, 404);
});

on_both_engines!(the_queue_is_worked_off, async |db: TestDb| {
    let town = Town::open(db).await;
    let stage = &town.stage;
    let one = town.comment("First words.", State::Held).await;
    let other = town.comment("Other words.", State::Held).await;
    let third = town.comment("Third words.", State::Shown).await;
    town.report(&third).await;
    let queue = stage.get(&town.at("/queue")).await;
    assert!(queue.body.contains("First words.") && queue.body.contains("Carol"));
    assert!(!queue.body.contains("Third words."));
    let reported = stage.get(&town.at("/queue?show=reported")).await;
    assert!(reported.body.contains("Third words."));
    let found = stage.get(&town.at("/queue?show=all&search=oTHer")).await;
    assert!(found.body.contains("Other words.") && !found.body.contains("First words."));
    assert!(stage.get(&town.at("/queue?show=all&search=nowhere")).await.body.contains("Nothing here"));

    let none = stage.post(&town.at("/queue"), &[("act", "approve"), ("back", "show=all")]).await;
    assert_eq!(none.location(), Some(town.at("/queue?show=all&said=comments-none-chosen").as_str()));
    let approve = format!("approve-{}", one.id);
    let done = stage.post(&town.at("/queue"), &[("one", &approve), ("back", "")]).await;
    assert_eq!(done.location(), Some(town.at("/queue?show=held&said=comments-decided").as_str()));
    let again = stage.post(&town.at("/queue"), &[("one", &approve), ("back", "")]).await;
    assert!(again.location().unwrap().ends_with("said=comments-decided-before"));
    let (first, second) = (one.id.to_string(), other.id.to_string());
    let both = [("act", "spam"), ("chosen", first.as_str()), ("chosen", second.as_str()), ("back", "")];
    assert_eq!(stage.post(&town.at("/queue"), &both).await.status, 303);
    assert_eq!((town.now(&one).await.state, town.now(&other).await.state), (State::Spam, State::Spam));
    assert_eq!(stage.post(&town.at("/queue"), &[("one", "eat-1")]).await.status, 400);
    let script = stage.get("/comments/triage.js").await;
    assert_eq!(
        (script.status.as_u16(), script.header("content-type")),
        (200, Some("text/javascript; charset=utf-8"))
    );
});

on_both_engines!(
    one_comment_is_refused_with_reasons_which_are_said_otherwise_and_undone,
    async |db: TestDb| {
        let town = Town::open(db).await;
        let stage = &town.stage;
        let comment = town.comment("Words.", State::Shown).await;
        town.report(&comment).await;
        let at = town.at(&format!("/comments/{}", comment.id));
        let shown = stage.get(&at).await;
        assert!(shown.body.contains("It hurts.") && shown.body.contains("It hurts somebody"));
        let long = "x".repeat(1001);
        let again = stage.post(&at, &[("act", "reject"), ("reason", &long)]).await;
        assert_eq!(again.status, 422);
        assert_eq!(stage.post(&at, &[("act", "reject"), ("reason", "Off <topic>.")]).await.status, 303);
        assert_eq!(town.now(&comment).await.state, State::Rejected);
        let shown = stage.get(&at).await.body;
        assert!(shown.contains("Off &#60;topic&#62;.") || shown.contains("Off &lt;topic&gt;."), "{shown}");

        let acts = lodge_comments::moderate::acts(&town.db, town.site.id, i64::MAX, 9).await.unwrap();
        let history = town.at(&format!("/history/{}", acts[0].id));
        let reworded = stage.post(&format!("{history}/reason"), &[("reason", "It is about tea.")]).await;
        assert!(reworded.location().unwrap().ends_with("said=act-reworded"));
        assert!(stage.get(&town.at("/history")).await.body.contains("It is about tea."));
        let undone = stage.post(&format!("{history}/undo"), &[]).await;
        assert!(undone.location().unwrap().ends_with("said=act-undone"));
        assert_eq!(town.now(&comment).await.state, State::Shown);
        let late = stage.post(&format!("{history}/undo"), &[]).await;
        assert!(late.location().unwrap().ends_with("said=act-not-undone"));
        assert_eq!(stage.post(&at, &[("act", "stick")]).await.status, 303);
        assert!(town.now(&comment).await.sticky);
        assert_eq!(stage.get(&town.at("/comments/7")).await.status, 404);
    }
);

on_both_engines!(pages_are_closed_moved_and_removed, async |db: TestDb| {
    let town = Town::open(db).await;
    let stage = &town.stage;
    town.comment("Words.", State::Shown).await;
    assert!(stage.get(&town.at("/pages")).await.body.contains("/post"));
    let at = town.at(&format!("/pages/{}", town.page.id));
    assert_eq!(stage.post(&at, &[("act", "lock")]).await.status, 303);
    assert!(stage.get(&at).await.body.contains("Closed"));
    pages::find_or_add(&town.db, town.site.id, ("/there", ""), town.db.clock.now()).await.unwrap();
    let taken = stage.post(&at, &[("act", "move"), ("path", "/there")]).await;
    assert!(taken.status == 422 && taken.body.contains("already"));
    assert_eq!(stage.post(&at, &[("act", "move"), ("path", "javascript:x")]).await.status, 422);
    assert_eq!(stage.post(&at, &[("act", "move"), ("path", "/new/")]).await.status, 303);
    let moved = pages::by_id(&town.db, town.page.id).await.unwrap().unwrap();
    assert_eq!((moved.path.as_str(), moved.locked), ("/new", true));
    assert!(stage.get(&format!("{at}/remove")).await.body.contains("Remove /new?"));
    assert_eq!(stage.post(&format!("{at}/remove"), &[]).await.status, 303);
    assert!(pages::by_id(&town.db, town.page.id).await.unwrap().is_none());
});

on_both_engines!(visitors_are_set_aside_and_kept_out, async |db: TestDb| {
    let town = Town::open(db).await;
    let stage = &town.stage;
    let comment = town.comment("Words.", State::Shown).await;
    assert!(stage.get(&town.at("/visitors?search=caR")).await.body.contains("Carol"));
    assert!(!stage.get(&town.at("/visitors?search=dave")).await.body.contains("Carol"));
    let at = town.at(&format!("/visitors/{}", town.carol.id));
    assert!(stage.get(&at).await.body.contains("Words."));
    assert_eq!(stage.post(&at, &[("shadow", "on")]).await.status, 303);
    assert!(stage.get(&at).await.body.contains("Set aside"));

    let whom = format!("visitor-{}", town.carol.id);
    assert!(stage.get(&town.at(&format!("/bans?whom={whom}"))).await.body.contains("Keep Carol out?"));
    for (until, message) in [("soon", "no day"), ("2020-01-01", "over")] {
        let wrong = stage.post(&town.at("/bans"), &[("whom", &whom), ("until", until)]).await;
        assert!(wrong.status == 422 && wrong.body.contains(message), "{until}: {}", wrong.body);
    }
    let put =
        stage.post(&town.at("/bans"), &[("whom", &whom), ("until", "2030-01-31"), ("reason", "Rude")]).await;
    assert_eq!(put.status, 303, "{}", put.body);
    let bans =
        lodge_comments::moderate::listed::bans(&town.db, town.site.id, (i64::MIN, town.db.clock.now()), 9)
            .await
            .unwrap();
    assert_eq!((bans.len(), bans[0].ends_at.to_string().as_str()), (1, "2030-02-01T00:00:00Z"));
    assert!(stage.get(&town.at("/bans")).await.body.contains("Rude"));
    assert_eq!(stage.post(&town.at(&format!("/bans/{}/lift", bans[0].id)), &[]).await.status, 303);
    assert!(stage.get(&town.at("/bans")).await.body.contains("Nobody is kept out"));

    let from = format!("comment-{}", comment.id);
    let late = stage.post(&town.at("/bans"), &[("whom", &from)]).await;
    assert!(late.status == 422 && late.body.contains("not known any more"));
    let page = stage.get(&town.at(&format!("/comments/{}", comment.id))).await;
    assert!(page.body.contains("not known any more"), "the page says so");
});

on_both_engines!(rules_are_filled_in_carried_out_and_in, async |db: TestDb| {
    let town = Town::open(db).await;
    let stage = &town.stage;
    let form = stage.get(&town.at("/rules")).await;
    assert!(form.body.contains("name=\"hold-first\"") && form.body.contains("What is looked at first"));
    let wrong = stage.post(&town.at("/rules"), &[("hold-first", "many"), ("pages-hosts", "a b")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("value=\"many\""), "what was typed stays");
    let document = stage.get(&town.at("/rules/export")).await;
    assert_eq!(document.header("content-type"), Some("application/json"));
    let mut rules: lodge_comments::Rules = serde_json::from_str(&document.body).unwrap();
    assert_eq!(rules, town.site.rules);
    rules.hold.words = vec!["casino".to_owned()];
    let text = serde_json::to_string(&rules).unwrap();
    assert_eq!(stage.post(&town.at("/rules/import"), &[("document", &text)]).await.status, 303);
    assert_eq!(town.site_now().await.rules, rules);
    for bad in
        ["", "[]", "{\"who\": []}", "{\"who\": 1}", "{\"unknown\": {}}", "{\"show\": {\"levels\": 99}}"]
    {
        assert_eq!(stage.post(&town.at("/rules/import"), &[("document", bad)]).await.status, 422, "{bad}");
    }
    assert_eq!(town.site_now().await.rules, rules, "nothing of that was kept");
});

on_both_engines!(keys_are_shown_once_and_kept_sealed, async |db: TestDb| {
    let town = Town::open(db).await;
    let (stage, at) = (&town.stage, town.at("/keys"));
    let drawn = stage.post(&at, &[("act", "draw")]).await;
    assert_eq!(drawn.status, 200);
    let secret = town.site_now().await.sso_key.unwrap().reveal().clone();
    assert!(secret.len() == 64 && drawn.body.contains(&secret));
    assert!(!stage.get(&at).await.body.contains(&secret), "it is shown once");
    let akismet = Akismet::open("abc123");
    town.book.ask_akismet_at(&akismet.url());
    let page = stage.get(&at).await.body;
    assert!(lodge_comments::akismet::FIELDS.iter().all(|field| page.contains(field)), "it says what is sent");
    assert_eq!(stage.post(&at, &[("act", "akismet"), ("akismet", "a b")]).await.status, 422);
    assert!(akismet.calls().is_empty(), "nobody is asked about what can be no key");
    let unknown = stage.post(&at, &[("act", "akismet"), ("akismet", "abc124")]).await;
    assert!(unknown.status == 422 && unknown.body.contains("does not know this key"), "{}", unknown.body);
    assert_eq!(stage.post(&at, &[("act", "akismet"), ("akismet", "abc123")]).await.status, 303);
    assert_eq!(stage.post(&at, &[("act", "forget")]).await.status, 303);
    let site = town.site_now().await;
    assert_eq!(site.akismet_key.unwrap().reveal(), "abc123");
    assert!(site.sso_key.is_none());
    drop(akismet);
    let away = stage.post(&at, &[("act", "akismet"), ("akismet", "abc125")]).await;
    assert!(away.status == 422 && away.body.contains("could not be asked"), "{}", away.body);
    assert_eq!(town.site_now().await.akismet_key.unwrap().reveal(), "abc123");
    assert_eq!(
        stage.post(&at, &[("act", "akismet"), ("akismet", "")]).await.status,
        303,
        "it is asked nothing"
    );
    assert!(town.site_now().await.akismet_key.is_none());
});

on_both_engines!(words_are_taken_away_for_good_after_a_question, async |db: TestDb| {
    let town = Town::open(db).await;
    let stage = &town.stage;
    let comment = town.comment("Her address is so and so.", State::Shown).await;
    town.report(&comment).await;
    let at = town.at(&format!("/comments/{}", comment.id));
    assert!(stage.get(&at).await.body.contains("/blank"), "it can be asked for");
    let asked = stage.get(&format!("{at}/blank")).await;
    assert!(
        asked.status == 200 && town.now(&comment).await.state == State::Shown,
        "a question changes nothing"
    );
    let gone = stage.post(&format!("{at}/blank"), &[]).await;
    assert!(gone.location().unwrap().ends_with("said=comments-blanked"), "{:?}", gone.location());
    let now = town.now(&comment).await;
    assert_eq!((now.state, now.body.reveal().as_str(), now.author_id), (State::Removed, "", None));
    let again = stage.post(&format!("{at}/blank"), &[]).await;
    assert!(again.location().unwrap().ends_with("said=comments-decided-before"));
    let approve = stage.post(&at, &[("act", "approve")]).await;
    assert_eq!(approve.status, 409, "nobody brings it back: {}", approve.body);

    let acts = lodge_comments::moderate::acts(&town.db, town.site.id, i64::MAX, 9).await.unwrap();
    assert_eq!((acts.len(), acts[0].done), (1, Done::Blanked));
    let undone = stage.post(&town.at(&format!("/history/{}/undo", acts[0].id)), &[]).await;
    assert_eq!(undone.status, 409);
    assert!(stage.get(&town.at("/history")).await.body.contains("Words taken away for good"));
    let waiting = lodge_comments::moderate::counts(&town.db, town.site.id).await.unwrap();
    assert_eq!(waiting.reported, 0, "what was reported is settled");
});

on_both_engines!(a_moderator_chooses_their_letters, async |db: TestDb| {
    let town = Town::open(db).await;
    let (stage, at) = (&town.stage, town.at("/letters"));
    let of = async |account| letters::wish(&town.db, town.site.id, account).await.unwrap();
    let selected = |word: &str| format!("value=\"{word}\" selected");
    assert!(stage.get(&town.at("")).await.body.contains(&selected("pending")), "as it is at the beginning");
    for (word, wish) in [("all", Wish::All), ("none", Wish::Nothing), ("digest", Wish::Digest)] {
        assert_eq!(stage.post(&at, &[("wish", word)]).await.status, 303, "{word}");
        assert_eq!(of(town.alice.id).await, Some(wish));
        assert!(stage.get(&town.at("")).await.body.contains(&selected(word)));
    }
    assert_eq!(stage.post(&at, &[("wish", "hourly")]).await.status, 400);
    stage.sign_in(&town.bob).await;
    assert_eq!(stage.post(&at, &[("wish", "all")]).await.status, 404, "it is not Bob's");
    assert_eq!(of(town.bob.id).await, None);
});

on_both_engines!(the_page_of_a_comment_says_which_words_speak_for_spam, async |db: TestDb| {
    let town = Town::open(db).await;
    let (book, site) = (&town.book, &town.site);
    for number in 0..lodge_comments::spam::weigh::LEAST {
        let bad = town.comment(&format!("Cheap watches, offer {number}"), State::Spam).await;
        lodge_comments::spam::learn(book, site, &bad, true).await;
        let good = town.comment(&format!("A quiet word about gardens, {number}"), State::Shown).await;
        lodge_comments::spam::learn(book, site, &good, false).await;
    }
    let comment = town.comment("Cheap watches for gardens", State::Held).await;
    let shown = town.stage.get(&town.at(&format!("/comments/{}", comment.id))).await.body;
    assert!(shown.contains("What its words say") && shown.contains("<bdi>watches</bdi>"), "{shown}");
    assert!(shown.contains(" of 100"), "{shown}");
});

on_both_engines!(the_first_page_says_what_waits, async |db: TestDb| {
    let town = Town::open(db).await;
    town.comment("One.", State::Held).await;
    town.comment("Other.", State::Shown).await;
    let session = town.stage.site.sessions.find(&town.stage.cookie().unwrap()).await.unwrap().unwrap();
    let who = lodge_web::Who { account: town.alice.clone(), session };
    let reader = lodge_web::Reader::of_account(&town.alice);
    let page = lodge_web::Page::of(town.stage.site.clone(), reader, Some(who.clone()), "/".to_owned());
    let card = (lodge_comments::panel::CARD.write)(&page, &who).await.unwrap();
    assert!(
        card.contains("2 comments were written today") && card.contains("one comment waits for you"),
        "{card}"
    );
});
