//! Feeds, as programs read them.

use axum::http::{Method, StatusCode};
use lodge_comments::State;
use quick_xml::{Reader, events::Event};

use super::scene::Scene;

/// The text of every element, by its path.
fn read(xml: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    let (mut path, mut found) = (Vec::new(), Vec::<(String, String)>::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                path.push(start.name().as_ref().to_owned());
                found.push((path.join("/"), String::new()));
            }
            Event::Empty(empty) => {
                let name = empty.name().as_ref().to_owned();
                let said = empty.attributes_raw().to_owned();
                found.push((format!("{}/{name}", path.join("/")), said));
            }
            Event::Text(text) => {
                if let Some(last) = found.iter_mut().rev().find(|(at, _)| *at == path.join("/")) {
                    last.1.push_str(&text);
                }
            }
            Event::GeneralRef(name) => {
                let name = name.to_string();
                let sign = match name.as_str() {
                    "lt" | "#60" => "<",
                    "gt" | "#62" => ">",
                    "amp" | "#38" => "&",
                    "quot" | "#34" => "\"",
                    "apos" | "#39" => "'",
                    other => panic!("&{other};"),
                };
                if let Some(last) = found.iter_mut().rev().find(|(at, _)| *at == path.join("/")) {
                    last.1.push_str(sign);
                }
            }
            Event::End(_) => _ = path.pop(),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(path.is_empty(), "every element is closed");
    found
}

fn all<'a>(found: &'a [(String, String)], path: &str) -> Vec<&'a str> {
    found.iter().filter(|(at, _)| at == path).map(|(_, text)| text.as_str()).collect()
}

lodge_testkit::on_both_engines!(feeds_are_what_programs_read_and_say_nobodys_address, async |db| {
    let scene = Scene::on(db).await;
    let (ann, bob) = (scene.visitor("ann").await, scene.visitor("bob").await);
    let first = scene.posts(&ann, None, "One <b>&amp; \u{8}two</b>", State::Shown).await;
    scene.posts(&bob, Some(&first), "Three", State::Shown).await;
    scene.posts(&bob, None, "Held words", State::Held).await;
    let site = scene.site.id.number();
    let get = async |rest: &str| scene.stage.get(&format!("/embed/feed?site={site}{rest}")).await;

    let rss = get("").await;
    assert_eq!(rss.headers["content-type"], "application/rss+xml; charset=utf-8");
    let found = read(&rss.body);
    assert_eq!(all(&found, "rss/channel/title"), ["Comments on The Blog"]);
    assert_eq!(all(&found, "rss/channel/item/title"), ["bob on “A post”", "ann on “A post”"]);
    assert_eq!(all(&found, "rss/channel/item/description"), ["<p>Three</p>", "<p>One <b>&amp; two</b></p>"]);
    let link = format!("https://blog.example/post#lodge-{}", first.id.number());
    assert_eq!(all(&found, "rss/channel/item/link")[1], link);
    assert_eq!(all(&found, "rss/channel/item/pubDate")[0], "Thu, 1 Jan 2026 00:00:00 +0000");
    for needed in ["rss/channel/link", "rss/channel/description", "rss/channel/item/guid"] {
        assert!(all(&found, needed).iter().all(|text| !text.is_empty()), "{needed}");
    }

    let atom = get("&page=/post&format=atom&lang=nl").await;
    assert_eq!(atom.headers["content-type"], "application/atom+xml; charset=utf-8");
    let found = read(&atom.body);
    //= rfc4287#4.2.6
    //= type=test
    //# When an Atom Document is relocated, migrated, syndicated,
    //# republished, exported, or imported, the content of its atom:id
    //# element MUST NOT change.
    let id = format!("tag:blog.example,2026:lodge/{site}/page-{}", scene.page.id.number());
    assert_eq!(all(&found, "feed/id"), [id]);
    for path in ["id", "title", "updated", "author/name", "content", "published"] {
        let texts = all(&found, &format!("feed/entry/{path}")).len();
        assert_eq!(texts, 2, "{path}");
    }
    assert_eq!(all(&found, "feed/title"), ["Reacties onder “A post”"]);
    assert_eq!(all(&found, "feed/updated"), ["2026-01-01T00:00:00Z"]);
    assert!(all(&found, "feed/link")[0].contains("rel=\"self\""));

    let own = lodge_comments_feed(&scene, &ann).await;
    let answers = scene.stage.get(&own).await;
    let found = read(&answers.body);
    assert_eq!(all(&found, "rss/channel/item/description"), ["<p>Three</p>"]);
    assert_eq!(answers.headers["cache-control"], "private, no-cache");

    for feed in [&rss, &atom, &answers] {
        assert!(!feed.body.contains("Held words"));
        for address in ["ann@example.org", "bob@example.org", "owner@example.org", "@example.org"] {
            assert!(!feed.body.contains(address), "{address}");
        }
        // MD5 and SHA-256 of the two.
        for hash in [
            "8b5a6a28fc840441be692d74a81ccd1a",
            "10ac39056a4b6f1f6804d724518ff2dc",
            "438c4c7afe600cdf1e455c369bec76dc970fc8ca463447c7b387a347f3c79331",
            "686b5e4cf4f963adf8f51468a48028ef8d15bd02fa335f821279a3d1678c9615",
        ] {
            assert!(!feed.body.contains(hash), "{hash}");
        }
    }

    // It is the same until something changes.
    let tag = rss.headers["etag"].to_str().unwrap();
    let again = scene
        .stage
        .send(Method::GET, &format!("/embed/feed?site={site}"), &[("if-none-match", tag)], String::new())
        .await;
    assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    scene.posts(&bob, None, "Four", State::Shown).await;
    let changed = scene
        .stage
        .send(Method::GET, &format!("/embed/feed?site={site}"), &[("if-none-match", tag)], String::new())
        .await;
    assert_eq!(changed.status, StatusCode::OK);
    assert!(changed.body.contains("Four"));

    for none in ["&page=/other", "&for=aaaa", "&for="] {
        assert_eq!(get(none).await.status, StatusCode::NOT_FOUND, "{none}");
    }
    let mut quiet = scene.site.clone();
    quiet.rules.show.feeds = false;
    lodge_comments::store::sites::save(&scene.db, &*scene.db.clock, &quiet).await.unwrap();
    assert_eq!(get("").await.status, StatusCode::NOT_FOUND);
});

/// Where Ann's own feed is, as she is told.
async fn lodge_comments_feed(scene: &Scene, ann: &lodge_comments::Visitor) -> String {
    let now = lodge_register::Clock::now(&*scene.db.clock);
    let until = now.plus_millis(3_600_000);
    lodge_comments::store::visitors::open(&scene.db, ann.id, "token-of-ann", (now, until)).await.unwrap();
    let form = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("accept", "application/json"),
        ("authorization", "Bearer token-of-ann"),
    ];
    let body = format!("site={}&page=/post&on=0", scene.site.id.number());
    let answer = scene.stage.send(Method::POST, "/embed/subscribe", &form, body).await;
    let value: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    value["feed"].as_str().unwrap().strip_prefix("https://lodge.example").unwrap().to_owned()
}
