//! `GET /embed/me`: who somebody is on a page, and what of it is theirs.

use axum::{
    Extension,
    extract::RawQuery,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use lodge_web::{Fault, Language};
use serde_json::{Map, Value, json};

use super::{
    asked::{self, Asked},
    said::{plain, values},
};
use crate::{
    Book, Page, Site, place,
    post::Refused,
    store::{letters, own, pages},
    thread,
    who::{Caller, May, caller},
};

/// The most comments that wait which are shown beside a thread.
const MOST_HELD: i64 = 50;

/// `GET /embed/me`
pub(crate) async fn me(
    Extension(book): Extension<Book>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let asked = Asked::of_query(&query.unwrap_or_default());
    let told = async {
        let site = asked::site(&book, &asked.site).await?;
        let known = caller(&book, &site, &headers).await?;
        let caller = known.ok_or(Refused::Said(StatusCode::UNAUTHORIZED, "embed-sign-in"))?;
        let page = match place::path(&asked.page, &site.rules.pages) {
            Ok(path) => pages::find(&book.house.db, site.id, &path).await?,
            Err(_) => None,
        };
        about(&book, &site, &caller, page.as_ref(), asked.language(&site)).await
    };
    Ok(match told.await {
        Ok(value) => values(StatusCode::OK, value),
        Err(no) => plain(&book, Language::of_tag(&asked.lang).unwrap_or(Language::English), no),
    })
}

async fn about(
    book: &Book,
    site: &Site,
    caller: &Caller,
    page: Option<&Page>,
    language: Language,
) -> Result<Value, Refused> {
    let mut value = json!({
        "name": caller.visitor.name.reveal(),
        "role": role(caller.may),
        "subscribed": false,
        "mine": [],
        "votes": {},
        "reactions": {},
        "held": "",
    });
    let (Some(page), Some(object)) = (page, value.as_object_mut()) else { return Ok(value) };
    let (db, who) = (&book.house.db, caller.visitor.id);
    let mine: Vec<_> = own::on_page(db, page.id, who).await?.iter().map(i64::to_string).collect();
    let votes = own::votes(db, page.id, who).await?;
    let votes: Map<_, _> = votes.into_iter().map(|(id, value)| (id.to_string(), value.into())).collect();
    let mut reactions = Map::new();
    for (id, kind) in own::reactions(db, page.id, who).await? {
        let kinds = reactions.entry(id.to_string()).or_insert_with(|| json!([]));
        if let Some(kinds) = kinds.as_array_mut() {
            kinds.push(kind.into());
        }
    }
    let by = (caller.may < May::Look).then_some(who);
    let mut held = String::new();
    for comment in own::held(db, page.id, by, MOST_HELD).await? {
        held.push_str(&thread::rendered(book, site, &comment, language).await?);
    }
    object.insert("subscribed".to_owned(), letters::follows(db, page.id, who).await?.into());
    object.insert("mine".to_owned(), mine.into());
    object.insert("votes".to_owned(), votes.into());
    object.insert("reactions".to_owned(), reactions.into());
    object.insert("held".to_owned(), held.into());
    Ok(value)
}

const fn role(may: May) -> &'static str {
    match may {
        May::Write | May::Look => "visitor",
        May::Moderate => "moderator",
        May::Own => "owner",
    }
}
