//! What people wrote, over the API, and the announcement of a change.

use super::{posts, problem, reads, run, with_token};
use crate::house::House;
use axum::http::StatusCode;
use lodge_accounts::{Account, Kind, Scope, help, testimonials};
use lodge_testkit::on_both_engines;
use serde_json::{Value, json};

async fn written(house: &House, by: &Account, text: &str) -> lodge_accounts::Request {
    help::write(&house.site.db, &*house.site.clock, by.id, Kind::Feedback, text).await.unwrap()
}

on_both_engines!(a_program_answers_and_closes, async |db| {
    let house = House::on(&db).await;
    let ann = house.account("ann", false).await;
    run(&house).await;
    let request = written(&house, &ann, "It is slow.\nVery.").await;
    let other = written(&house, &ann, "It is fast.").await;
    let listed = reads(&house, "requests?state=open&limit=1").await;
    assert_eq!(
        (&listed["items"][0]["gist"], &listed["items"][0]["state"]),
        (&json!("It is slow."), &json!("open"))
    );
    let next = reads(&house, &format!("requests?after={}", listed["next"].as_str().unwrap())).await;
    assert_eq!(next["items"][0]["id"], other.id.to_string());
    let wrong = house.get("/api/v1/admin/requests?state=lost").await;
    assert_eq!(problem(&wrong).0, StatusCode::BAD_REQUEST);

    let path = format!("requests/{}", request.id);
    let empty = posts(&house, &format!("{path}/answers"), &json!({ "text": " " })).await;
    assert_eq!(
        (problem(&empty).0, &empty.json()["errors"][0]["pointer"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("#/text"))
    );
    let answered = posts(&house, &format!("{path}/answers"), &json!({ "text": "Not any more." })).await;
    assert_eq!(answered.location(), Some(format!("/api/v1/admin/{path}").as_str()));
    let letters = house.letters("ann@example.org").await;
    assert!(letters.len() == 1 && letters[0].text.contains("Not any more."));
    let whole = reads(&house, &path).await;
    assert_eq!((&whole["state"], &whole["answers"][0]["by_writer"]), (&json!("answered"), &json!(false)));
    assert_eq!((&whole["text"], &whole["name"]), (&json!("It is slow.\nVery."), &json!("ann Example")));
    assert_eq!(posts(&house, &format!("{path}/close"), &Value::Null).await.json()["state"], "closed");
    for gone in ["answers", "close", "ask", "publish", "take-down"] {
        let body = json!({ "text": "x", "quote": "x" });
        let body = match gone {
            "answers" => json!({ "text": body["text"] }),
            "ask" => json!({ "quote": body["quote"] }),
            _ => Value::Null,
        };
        let answer = posts(&house, &format!("requests/1/{gone}"), &body).await;
        assert_eq!(problem(&answer), (StatusCode::NOT_FOUND, "not-found".to_owned()), "{gone}");
    }
});

on_both_engines!(promise_c12_no_program_says_yes_for_the_writer, async |db| {
    let house = House::on(&db).await;
    let ann = house.account("ann", false).await;
    run(&house).await;
    let request = written(&house, &ann, "I like it.").await;
    let path = format!("requests/{}", request.id);
    let step = async |name: &str, body: Value| posts(&house, &format!("{path}/{name}"), &body).await;
    let out_of_order = (StatusCode::CONFLICT, "help-step".to_owned());
    assert_eq!(problem(&step("publish", Value::Null).await), out_of_order);
    assert_eq!(problem(&step("take-down", Value::Null).await), out_of_order);
    assert_eq!(step("ask", json!({ "quote": "I like it!" })).await.json()["testimonial"], "asked");
    assert!(house.letters("ann@example.org").await[0].text.contains("I like it!"));
    assert_eq!(problem(&step("publish", Value::Null).await), out_of_order);
    assert!(testimonials::approve(&db, ann.id, request.id, "I like it!").await.unwrap());
    assert_eq!(step("publish", Value::Null).await.json()["testimonial"], "published");
    assert!(house.get("/voices").await.body.contains("I like it!"));
    assert_eq!(step("take-down", Value::Null).await.json()["testimonial"], "withdrawn");
    assert!(!house.get("/voices").await.body.contains("I like it!"));
});

on_both_engines!(a_program_announces_what_changes, async |db| {
    let house = House::with(&db, crate::house::notices::before(), false).await;
    house.account("ann", false).await;
    let operator = house.account("olga", true).await;
    let line = with_token(&house, &operator, &[Scope::AdminWrite]).await;
    let none = posts(&house, "policy-notices", &json!({ "effective_on": "2030-01-01" })).await;
    assert_eq!(problem(&none), (StatusCode::CONFLICT, "notices-same".to_owned()));
    let house = House::on(&db).await;
    house.always("authorization", &line);
    let policy = reads(&house, "policy").await;
    assert_eq!(policy["standing"], "unannounced");
    assert!(
        policy["changes"].as_array().unwrap().iter().any(|line| line.as_str().unwrap().starts_with("New: "))
    );
    for wrong in ["soon", "2020-01-01", "2026-13-01"] {
        let answer = posts(&house, "policy-notices", &json!({ "effective_on": wrong })).await;
        assert_eq!(
            (problem(&answer).0, &answer.json()["errors"][0]["code"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!("notices-day-wrong"))
        );
    }
    let day = policy["first_day"].as_str().unwrap();
    let said = posts(&house, "policy-notices", &json!({ "effective_on": day })).await;
    assert_eq!(said.status, StatusCode::CREATED, "{}", said.body);
    assert_eq!(said.json()["changes"], policy["changes"]);
    assert_eq!(house.letters("ann@example.org").await.len(), 1);
    let policy = reads(&house, "policy").await;
    assert_eq!((&policy["standing"], &policy["untold"]), (&json!("announced"), &json!(0)));
    assert_eq!(policy["notices"][0]["digest"], policy["digest"]);
    let twice = posts(&house, "policy-notices", &json!({ "effective_on": day })).await;
    assert_eq!(problem(&twice), (StatusCode::CONFLICT, "notices-same".to_owned()));
});
