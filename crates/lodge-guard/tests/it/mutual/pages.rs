//! The page of a server's agreements, and the same over the API.

use axum::http::Method;
use lodge_guard::{Accord, entrance::mutual::agree};
use lodge_testkit::on_both_engines;
use serde_json::{Value, json};

use super::scene::{OLGA, Side, both};

fn at(side: &Side) -> String {
    format!("/guard/{}/mutual", side.guild)
}

/// The text of the invitation that a page shows.
fn shown(page: &str) -> String {
    let begin = page.find("lodge-agreement-A").or_else(|| page.find("lodge-agreement-e")).unwrap();
    page[begin..].split('<').next().unwrap().to_owned()
}

on_both_engines!(two_staffs_agree_on_their_pages, async |db| {
    let (harbour, island) = both(db).await;
    let page = harbour.stage.get(&at(&harbour)).await;
    assert_eq!(page.status, 200);
    for said in [
        "There is no agreement",
        "What is exchanged, and what is not",
        "12 numbers",
        "200 visits",
        "180 days",
    ] {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    let made = harbour.stage.post(&at(&harbour), &[("act", "offer")]).await;
    assert_eq!(made.status, 200);
    let text = shown(&made.body);
    let again = harbour.stage.get(&at(&harbour)).await.body;
    assert!(again.contains("Nobody has answered it yet") && !again.contains(&text), "it is shown once");

    let looked = island.stage.post(&at(&island), &[("act", "look"), ("invitation", &text)]).await;
    assert!(
        looked.body.contains("&lt;b&gt;Harbour") || looked.body.contains("&#60;b&#62;Harbour"),
        "{}",
        looked.body
    );
    assert!(looked.body.contains(&harbour.door.url()) && island.agreements().await.is_empty());
    let accepted = island.stage.post(&at(&island), &[("act", "accept"), ("invitation", &text)]).await;
    assert_eq!(accepted.location(), Some(format!("{}?said=guard-mutual-accepted", at(&island)).as_str()));
    assert!(island.stage.get(&at(&island)).await.body.contains("It begins when they have agreed, too"));

    let page = harbour.stage.get(&at(&harbour)).await.body;
    assert!(page.contains("The Island") && page.contains("Make sure that it is them"), "{page}");
    let id = harbour.agreements().await[0].id.to_string();
    let with =
        |act: &str, peer: &str| [("act", act.to_owned()), ("id", id.clone()), ("peer", peer.to_owned())];
    let post = async |fields: [(&str, String); 3]| {
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        harbour.stage.post(&at(&harbour), &fields).await
    };
    assert_eq!(post(with("agree", "666")).await.status, 422);
    let peer = island.guild.to_string();
    assert_eq!(post(with("agree", &peer)).await.status, 303);
    assert_eq!(harbour.agreements().await[0].stand, Accord::On);
    for language in ["en", "tr", "nl", "ru"] {
        harbour.stage.always("accept-language", language);
        assert_eq!(harbour.stage.get(&at(&harbour)).await.status, 200);
    }
    assert_eq!(post(with("end", &peer)).await.status, 303);
    assert!(harbour.agreements().await.is_empty() && island.agreements().await.is_empty());
    assert_eq!(post(with("end", &peer)).await.status, 422);
    assert_eq!(post(with("dance", &peer)).await.status, 400);
    let odd = island.stage.post(&at(&island), &[("act", "look"), ("invitation", "hello")]).await;
    assert_eq!(odd.status, 422);
    assert!(odd.body.contains("This is no invitation") && odd.body.contains("hello"), "{}", odd.body);
});

on_both_engines!(a_program_does_the_same, async |db| {
    let (harbour, island) = both(db).await;
    let of = |side: &Side| format!("/guilds/{}/agreements", side.guild);
    let made = harbour.ask(Method::POST, &format!("{}/invitation", of(&harbour)), &Value::Null).await;
    assert_eq!(made.status, 200);
    let invitation = made.json();
    assert_eq!(island.ask(Method::POST, &of(&island), &invitation).await.status, 204);
    let refused = island.ask(Method::POST, &of(&island), &invitation).await;
    assert_eq!(
        (refused.status.as_u16(), refused.json()["errors"][0]["code"].clone()),
        (422, json!("guard-mutual-known"))
    );
    let listed = harbour.ask(Method::GET, &of(&harbour), &Value::Null).await.json();
    let item = &listed["items"][0];
    assert_eq!(
        (&item["state"], &item["peer"], &item["invited"]),
        (&json!("answered"), &json!(island.guild.to_string()), &json!(true))
    );
    assert!(!listed.to_string().contains("shared") && !listed.to_string().contains("seed"));
    let one = format!("{}/{}", of(&harbour), item["id"].as_str().unwrap());
    let agrees = format!("{one}/agree");
    assert_eq!(harbour.ask(Method::POST, &agrees, &json!({ "peer": "7" })).await.status, 404);
    assert_eq!(
        harbour.ask(Method::POST, &agrees, &json!({ "peer": island.guild.to_string() })).await.status,
        204
    );
    assert_eq!(harbour.ask(Method::DELETE, &one, &Value::Null).await.status, 204);
    assert_eq!(harbour.ask(Method::DELETE, &one, &Value::Null).await.status, 404);
    assert!(island.agreements().await.is_empty());
});

on_both_engines!(nobody_sees_or_changes_it_who_does_not_manage_the_server, async |db| {
    let (harbour, island) = both(db).await;
    agree::offer(&harbour.desk, harbour.guild, OLGA).await.unwrap();
    let other = format!("/guard/{}/mutual", island.guild);
    assert_eq!(harbour.stage.get(&other).await.status, 404);
    harbour.stage.use_cookie(None);
    let away = harbour.stage.get(&at(&harbour)).await;
    assert!(away.location().is_some_and(|to| to.starts_with("/sign-in")), "{:?}", away.location());
    assert_ne!(harbour.stage.post(&at(&harbour), &[("act", "offer")]).await.status, 200);
    assert_eq!(harbour.agreements().await.len(), 1);
});
