//! The page about moving, and the same over the API.

use axum::http::Method;
use lodge_accounts::Scope;
use lodge_comments::{
    Import, Stage,
    store::{comments, imports},
};
use lodge_testkit::{engines::TestDb, on_both_engines};

use super::town::Town;
use crate::imports::{DISQUS, LODGE};

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// The page, once nothing is going on any more.
async fn settled(town: &Town) -> String {
    loop {
        let page = town.stage.get(&town.at("/move")).await;
        assert_eq!(page.status, 200, "{}", page.body);
        if !page.body.contains("hx-trigger") {
            return page.body;
        }
        tokio::task::yield_now().await;
    }
}

/// Waits for what is going on without asking over the API, which would tell whoever asks so often to wait.
async fn until(town: &Town, is_so: impl Fn(&[Import]) -> bool) {
    while !is_so(&imports::of_site(&town.db, town.site.id).await.unwrap()) {
        tokio::task::yield_now().await;
    }
}

async fn count(town: &Town) -> i64 {
    town.db.rows("SELECT COUNT(*) FROM comments_comment", ()).await.unwrap()[0].int(0).unwrap()
}

on_both_engines!(a_file_is_sent_looked_at_brought_in_and_taken_back, async |db: TestDb| {
    let town = Town::open(db).await;
    let stage = &town.stage;
    assert!(stage.get(&town.at("")).await.body.contains(&town.at("/move")));
    let fields = [("format", ""), ("rules", "")];
    let sent = stage.upload(&town.at("/move"), &fields, ("file", text(DISQUS))).await;
    assert_eq!(sent.location(), Some(town.at("/move").as_str()), "{}", sent.body);
    let looked = settled(&town).await;
    assert!(looked.contains("What would come of it: Disqus"), "{looked}");
    assert_eq!(count(&town).await, 0, "looking changes nothing");

    let rules = [("rules", "blog.example=")];
    assert_eq!(stage.post(&town.at("/move/look"), &rules).await.status, 422);
    assert_eq!(stage.post(&town.at("/move/look"), &[("rules", "/x/*=/y/*")]).await.status, 303);
    assert!(settled(&town).await.contains("/x/*=/y/*"), "what was typed stays");

    assert_eq!(stage.post(&town.at("/move/start"), &[]).await.status, 303);
    let done = settled(&town).await;
    assert!(
        done.contains("Earlier imports") && done.contains("Choose") || done.contains("What wrote it"),
        "{done}"
    );
    let all = imports::of_site(&town.db, town.site.id).await.unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].account_id, Some(town.alice.id));
    assert_eq!(count(&town).await, all[0].comments);
    let history = stage.get(&town.at("/history")).await.body;
    assert!(history.contains("Comments brought along") && history.contains("alice"), "{history}");

    let undo = town.at(&format!("/move/{}/undo", all[0].id));
    assert!(stage.get(&undo).await.body.contains("Undo this import?"));
    assert_eq!(stage.post(&undo, &[]).await.status, 303);
    assert!(!settled(&town).await.contains("Earlier imports"));
    assert_eq!(count(&town).await, 0);
    assert_eq!(stage.post(&undo, &[]).await.status, 404);
    // Nothing lies here any more.
    let gone = stage.post(&town.at("/move/start"), &[]).await;
    assert!(gone.location().unwrap().ends_with("said=move-gone"));
});

on_both_engines!(what_is_no_export_is_not_taken, async |db: TestDb| {
    let town = Town::open(db).await;
    for (format, rules, file, expected) in [
        ("", "", "Dear Ann,", "cannot be seen what wrote"),
        ("", "", "", "Choose the file"),
        ("word", "", text(LODGE), "cannot be seen what wrote"),
        ("", "nonsense", text(LODGE), "A rule is FROM=TO"),
    ] {
        let fields = [("format", format), ("rules", rules)];
        let again = town.stage.upload(&town.at("/move"), &fields, ("file", file)).await;
        assert_eq!(again.status, 422, "{expected}");
        assert!(again.body.contains(expected), "{expected}: {}", again.body);
    }
    let cut = &text(LODGE)[..LODGE.len() - 30];
    assert_eq!(town.stage.upload(&town.at("/move"), &[], ("file", cut)).await.status, 303);
    assert!(settled(&town).await.contains("no whole export"));
    assert_eq!(town.stage.post(&town.at("/move/drop"), &[]).await.status, 303);
    assert!(settled(&town).await.contains("type=\"file\""));
});

on_both_engines!(only_its_owner_moves_a_site, async |db: TestDb| {
    let town = Town::open(db).await;
    town.stage.sign_in(&town.bob).await;
    let out = town.at("/move/out?format=lodge");
    for path in [town.at("/move"), out.clone(), town.at("/move/out-with-contacts?format=lodge")] {
        assert_eq!(town.stage.get(&path).await.status, 404, "{path}");
    }
    assert_eq!(town.stage.upload(&town.at("/move"), &[], ("file", text(LODGE))).await.status, 404);
    super::roles::helps(&town, lodge_accounts::Role::Editor).await;
    for path in [town.at("/move"), out] {
        assert_eq!(town.stage.get(&path).await.status, 403, "{path}");
    }
    assert_eq!(town.stage.upload(&town.at("/move"), &[], ("file", text(LODGE))).await.status, 403);
    for path in ["/move/start", "/move/drop", "/move/7/stop", "/move/7/undo"] {
        assert_eq!(town.stage.post(&town.at(path), &[]).await.status, 403, "{path}");
    }
    let token = town.token(&town.bob, &[Scope::CommentsWrite]).await;
    let path = format!("/sites/{}/imports", town.site.id);
    assert_eq!(town.ask(&token, Method::GET, &path, &serde_json::Value::Null).await.status, 403);
});

on_both_engines!(a_site_is_downloaded, async |db: TestDb| {
    let town = Town::open(db).await;
    town.comment("All of *it*.", lodge_comments::State::Shown).await;
    for (format, expected) in [
        ("lodge", "All of *it*."),
        ("wordpress", "All of &lt;em&gt;it&lt;/em&gt;."),
        ("isso", "All of *it*."),
    ] {
        let out = town.stage.get(&town.at(&format!("/move/out?format={format}"))).await;
        assert_eq!(out.status, 200);
        assert!(out.header("content-disposition").unwrap().starts_with("attachment; filename=\"comments-"));
        assert!(out.body.contains(expected), "{format}: {}", out.body);
        let path = town.at(&format!("/move/out?format={format}"));
        let small = town.stage.send(Method::GET, &path, &[("accept-encoding", "gzip")], String::new()).await;
        assert_eq!(
            (small.status.as_u16(), small.header("content-encoding")),
            (200, Some("gzip")),
            "{format}"
        );
    }
    for wrong in ["", "word", "waline"] {
        assert_eq!(
            town.stage.get(&town.at(&format!("/move/out?format={wrong}"))).await.status,
            400,
            "{wrong}"
        );
    }
    let with = town.at("/move/out-with-contacts?format=lodge");
    assert_eq!(town.stage.get(&with).await.status, 200, "who has just signed in has shown who they are");
    town.db.clock.advance(16 * 60_000);
    assert!(town.stage.get(&with).await.location().unwrap().starts_with("/prove"));
});

on_both_engines!(a_program_moves_a_site, async |db: TestDb| {
    let town = Town::open(db).await;
    let token = town.token(&town.alice, &[Scope::CommentsWrite]).await;
    let reads = town.token(&town.alice, &[Scope::CommentsRead]).await;
    let send = async |token: &str, query: &str, body: &str| {
        let bearer = format!("Bearer {token}");
        let headers = [("authorization", bearer.as_str()), ("content-type", "application/octet-stream")];
        let path = format!("/api/v1/sites/{}/imports{query}", town.site.id);
        town.stage.send(Method::POST, &path, &headers, body.to_owned()).await
    };
    assert_eq!(send(&reads, "", text(LODGE)).await.status, 403);
    let looked = send(&token, "?dry_run=true", text(LODGE)).await;
    assert_eq!(looked.status, 200, "{}", looked.body);
    assert_eq!(
        (looked.json()["format"].as_str(), looked.json()["comments"].as_u64()),
        (Some("lodge"), Some(3))
    );
    assert_eq!(send(&token, "", "Dear Ann,").await.status, 422);
    assert_eq!(send(&token, "?format=word", text(LODGE)).await.status, 400);
    assert_eq!(send(&token, "?rules=x", text(LODGE)).await.status, 422);
    assert_eq!(count(&town).await, 0);

    let begun = send(&token, "", text(LODGE)).await;
    assert_eq!(begun.status, 202, "{}", begun.body);
    let at = begun.location().unwrap().strip_prefix("/api/v1").unwrap().to_owned();
    let nothing = serde_json::Value::Null;
    until(&town, |imports| imports.iter().all(|import| import.stage == Stage::Done)).await;
    let import = town.ask(&token, Method::GET, &at, &nothing).await.json();
    assert_eq!((import["state"].as_str(), import["comments"].as_i64()), (Some("done"), Some(3)), "{import}");
    let stop = town.ask(&token, Method::POST, &format!("{at}/stop"), &nothing).await;
    assert_eq!(stop.status, 204, "what is over is not stopped");
    let list =
        town.ask(&reads, Method::GET, &format!("/sites/{}/imports", town.site.id), &nothing).await.json();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    let export = format!("/sites/{}/export?format=lodge", town.site.id);
    let out = town.ask(&reads, Method::GET, &export, &nothing).await;
    assert!(out.body.contains("\"Hello\"") && !out.body.contains("ann@mail.example"), "{}", out.body);
    assert_eq!(town.ask(&reads, Method::GET, &format!("{export}&contacts=true"), &nothing).await.status, 403);
    let out = town.ask(&token, Method::GET, &format!("{export}&contacts=true"), &nothing).await;
    assert!(out.body.contains("ann@mail.example"));

    assert_eq!(town.ask(&token, Method::DELETE, &at, &nothing).await.status, 202);
    until(&town, <[Import]>::is_empty).await;
    assert_eq!(town.ask(&token, Method::GET, &at, &nothing).await.status, 404);
    assert_eq!(count(&town).await, 0);
    assert!(comments::by_id(&town.db, 5).await.unwrap().is_none());
});
