//! A site with a few pages: one to read, one that changes something, one for the signed in, one route of the API.

use axum::{
    Form, Json, Router,
    extract::State,
    middleware::from_fn_with_state,
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use lodge_accounts::{
    Account, Email, NewAccount, Scope, Scopes,
    tokens::{self, NewToken},
};
use lodge_register::{Personal, Register, Secret};
use lodge_store::Migration;
use lodge_testkit::engines::TestDb;
use lodge_web::{
    Audience, Bearer, Fault, Fresh, Network, Operator, Page, Signed, Site, Visitor, rehearse::Stage,
};
use serde::Deserialize;
use serde_json::json;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use tokio::sync::Semaphore;

#[derive(Deserialize)]
struct Typed {
    word: String,
}

fn pages(site: &Site) -> Router<Site> {
    let api = Router::new()
        .route("/slow", post(slow))
        .route("/moody", post(moody))
        .route("/things", post(made).get(async |bearer: Bearer| bearer.may(Scope::AliasesRead).map(drop)))
        .layer(from_fn_with_state(site.clone(), lodge_web::repeatable))
        .layer(from_fn_with_state(site.clone(), lodge_web::admit));
    Router::new()
        .route("/", get(async |page: Page| page.t("web-first-page")))
        .route("/change", post(async |Form(typed): Form<Typed>| typed.word))
        .route("/mine", get(async |Signed(who): Signed| who.account.name.reveal().clone()))
        .route("/fresh", get(async |Fresh(_): Fresh| "fresh"))
        .route("/admin", get(async |Operator(_): Operator| "admin"))
        .route("/who", get(async |Visitor(who): Visitor| if who.is_some() { "known" } else { "nobody" }))
        .route("/broken", get(async || -> Result<(), Fault> { Err(Fault::internal("of alice@example.org")) }))
        .route("/embed/who", get(name_of).post(name_of))
        .route("/embed/sign-in/who", get(name_of).post(name_of))
        .route("/step", get(step))
        .route("/network", get(async |network: Network| network.octets().len().to_string()))
        .nest("/api/v1", api)
}

async fn name_of(page: Page) -> String {
    page.name().unwrap_or("nobody").to_owned()
}

async fn step() -> Response {
    let mut response = "a step on the way".into_response();
    response.extensions_mut().insert(Audience::Window);
    response
}

async fn made(
    bearer: Bearer,
    State(site): State<Site>,
    Json(body): Json<serde_json::Value>,
) -> Result<Response, Fault> {
    bearer.may(Scope::AliasesWrite)?;
    let number = site.clock.now().millis();
    Ok(lodge_web::created(&format!("/api/v1/things/{number}"), json!({ "id": number, "said": body }))
        .into_response())
}

/// What `/slow` waits for, and how often it was done.
pub(crate) static GATE: Semaphore = Semaphore::const_new(0);
pub(crate) static BEGUN: AtomicUsize = AtomicUsize::new(0);

/// Whether `/moody` is in the mood.
pub(crate) static MOOD: AtomicUsize = AtomicUsize::new(0);

/// Fails, refuses, and then makes something.
async fn moody() -> Result<Response, Fault> {
    match MOOD.fetch_add(1, SeqCst) {
        0 => Err(Fault::internal("a mood")),
        1 => Err(Fault::conflict("conflict")),
        _ => Ok(lodge_web::created("/api/v1/things/moody", json!({})).into_response()),
    }
}

/// Makes something, when it is let.
async fn slow() -> Result<Response, Fault> {
    BEGUN.fetch_add(1, SeqCst);
    let _pass = GATE.acquire().await.map_err(Fault::internal)?;
    Ok(lodge_web::created("/api/v1/things/slow", json!({})).into_response())
}

/// The site on this database.
pub(crate) async fn stage(db: &TestDb) -> Stage {
    let migrations: Vec<Migration> =
        lodge_accounts::migrations().iter().chain(lodge_web::migrations()).cloned().collect();
    db.migrate(&migrations).await.unwrap();
    let register = Register::new([lodge_accounts::entries(), lodge_web::entries()]);
    Stage::on((**db).clone(), db.clock.clone(), register, &[], Vec::new(), pages).await
}

/// An account.
pub(crate) async fn account(stage: &Stage, name: &str, admin: bool) -> Account {
    let new = NewAccount {
        email: Personal::new(Email::parse(&format!("{name}@example.org")).unwrap()),
        name: Personal::new(name.to_owned()),
        password: None,
        admin,
    };
    lodge_accounts::add(&stage.site.db, stage.site.clock.as_ref(), new).await.unwrap()
}

/// A token of this account.
pub(crate) async fn token(stage: &Stage, account: &Account, scopes: &[Scope]) -> Secret<String> {
    let new = NewToken {
        label: Personal::new("a test".to_owned()),
        scopes: Scopes::of(scopes.iter().copied()),
        expires_at: None,
    };
    let site = &stage.site;
    let made = tokens::make(&site.db, site.clock.as_ref(), site.chance.as_ref(), account, new);
    made.await.unwrap().1
}
