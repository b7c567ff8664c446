//! Limits, as their headers say them.

use crate::bot::{Said, call, town};
use discord_double::{Failing, Faults, Id, MINUTE, Permissions as P, Rates, SECOND};
use serde_json::{Value, json};

fn header<'a>(said: &'a Said, name: &str) -> &'a str {
    said.headers.get(name).map_or("", String::as_str)
}

#[tokio::test]
async fn a_route_has_a_bucket_for_each_guild() {
    let (double, place, _) = town().await;
    let other = double.guild("Other").open();
    double.rates(Rates::Each { calls: 2, within: 5 * SECOND });
    let get = async |guild: Id| call(&double, "GET", &format!("/guilds/{guild}"), Value::Null, "").await;
    let first = get(place.id).await;
    assert_eq!((header(&first, "x-ratelimit-limit"), header(&first, "x-ratelimit-remaining")), ("2", "1"));
    assert_eq!(header(&first, "x-ratelimit-reset-after"), "5.000");
    get(place.id).await;
    let third = get(place.id).await;
    assert_eq!((third.status, &third.body["global"]), (429, &json!(false)));
    assert_eq!((&third.body["retry_after"], header(&third, "x-ratelimit-scope")), (&json!(5.0), "user"));
    let elsewhere = get(other.id).await;
    assert_eq!(elsewhere.status, 200);
    assert_eq!(header(&elsewhere, "x-ratelimit-bucket"), header(&first, "x-ratelimit-bucket"));
    double.advance(5 * SECOND);
    assert_eq!(get(place.id).await.status, 200);
}

#[tokio::test]
async fn fifty_a_second_are_enough_for_a_bot() {
    let (double, place, _) = town().await;
    double.rates(Rates::Real);
    let mut last = None;
    for n in 0..51 {
        let path =
            if n % 2 == 0 { format!("/users/{}", place.owner) } else { format!("/guilds/{}", place.id) };
        last = Some(call(&double, "GET", &path, Value::Null, "").await);
    }
    let last = last.unwrap();
    assert_eq!((last.status, &last.body["global"]), (429, &json!(true)));
    assert_eq!(header(&last, "x-ratelimit-global"), "true");
}

#[tokio::test]
async fn too_many_invalid_calls_close_the_door_but_those_of_others_do_not_count() {
    let (double, place, _) = town().await;
    double.shuts_out_after(3);
    let shared = Failing { path: "/guilds".into(), times: 5, status: 429 };
    double.faults(Faults { failing: vec![shared], ..Faults::default() }, 1);
    let path = format!("/guilds/{}", place.id);
    for _ in 0..5 {
        let said = call(&double, "GET", &path, Value::Null, "").await;
        assert_eq!((said.status, header(&said, "x-ratelimit-scope")), (429, "shared"));
    }
    assert_eq!(call(&double, "GET", &path, Value::Null, "").await.status, 200);
    let cellar = double.guild("Cellar").bot_may(P::NONE).open();
    for _ in 0..3 {
        let said = call(&double, "GET", &format!("/guilds/{}/bans", cellar.id), Value::Null, "").await;
        assert_eq!(said.code(), 50013);
    }
    let shut = call(&double, "GET", &path, Value::Null, "").await;
    assert_eq!((shut.status, shut.body), (429, json!("error code: 1015")));
    double.advance(10 * MINUTE);
    assert_eq!(call(&double, "GET", &path, Value::Null, "").await.status, 200);
}
