//! `POST /embed/comments` and `/embed/preview`: a comment is written, or tried out.

use axum::{
    Extension, Form,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Response},
};
use lodge_abuse::rules::COMMENT_PREVIEWS;
use lodge_register::Personal;
use lodge_web::{Language, Network};
use serde::Deserialize;
use serde_json::json;

use super::{
    asked::{Asked, language, site, wants_json},
    page::again,
    said::{Back, open, plain, refused, sentence, values},
};
use crate::{
    Book, Site, State,
    post::{self, Author, Draft, Posted, Refused, render},
    shown::Typed,
    thread::{self, Speakers},
    who::caller,
};

/// What is in the form.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Written {
    site: String,
    page: String,
    parent: String,
    title: String,
    name: String,
    email: String,
    /// A field that nobody sees. Whoever fills it in is no person.
    website: String,
    body: String,
    lang: String,
    notify: String,
    proof_text: String,
    proof_numbers: String,
}

/// `POST /embed/comments`
pub(crate) async fn post(
    Extension(book): Extension<Book>,
    network: Network,
    headers: HeaderMap,
    Form(form): Form<Written>,
) -> Response {
    let back = Back { site: &form.site, page: &form.page, lang: &form.lang };
    let site = match site(&book, &form.site).await {
        Ok(site) => site,
        Err(no) => return refused(&book, &headers, Language::English, &back, no),
    };
    let language = language(&form.lang, &site);
    match taken(&book, &site, language, (&headers, &network), &form).await {
        Ok(posted) => match answered(&book, &site, language, &headers, &back, posted).await {
            Ok(response) => response,
            Err(no) => refused(&book, &headers, language, &back, no),
        },
        Err(no) => not_taken(&book, language, &headers, &form, no).await,
    }
}

/// What is said where a comment is not taken: whoever has no script gets the form back as they filled it in.
async fn not_taken(
    book: &Book,
    language: Language,
    headers: &HeaderMap,
    form: &Written,
    no: Refused,
) -> Response {
    let back = Back { site: &form.site, page: &form.page, lang: &form.lang };
    if wants_json(headers) {
        return refused(book, headers, language, &back, no);
    }
    let asked = Asked {
        site: form.site.clone(),
        page: form.page.clone(),
        lang: form.lang.clone(),
        reply: form.parent.clone(),
        ..Asked::default()
    };
    let typed =
        Typed { name: &form.name, email: &form.email, body: &form.body, notify: !form.notify.is_empty() };
    match again(book, &asked, typed, no).await {
        Ok(response) => response,
        Err(no) => refused(book, headers, language, &back, no),
    }
}

async fn taken(
    book: &Book,
    site: &Site,
    language: Language,
    (headers, network): (&HeaderMap, &Network),
    form: &Written,
) -> Result<Posted, Refused> {
    let personal = |text: &str| Personal::new(text.trim().to_owned());
    let author = match caller(book, site, headers).await? {
        Some(caller) => Author::Known(Box::new(caller)),
        None => Author::Guest {
            name: personal(&form.name),
            email: (!form.notify.is_empty() && !form.email.trim().is_empty()).then(|| personal(&form.email)),
        },
    };
    let draft = Draft {
        page: form.page.clone(),
        title: form.title.clone(),
        parent: form.parent.parse().ok(),
        author,
        notify: !form.notify.is_empty(),
        body: form.body.clone(),
        language,
        network: network.octets().to_vec(),
        ip: network.address(),
        honeypot: form.website.clone(),
        proof: (!form.proof_text.is_empty()).then(|| (form.proof_text.clone(), form.proof_numbers.clone())),
    };
    post::post(book, site, draft).await
}

async fn answered(
    book: &Book,
    site: &Site,
    language: Language,
    headers: &HeaderMap,
    back: &Back<'_>,
    posted: Posted,
) -> Result<Response, Refused> {
    let (comment, shown) = (&posted.comment, posted.comment.state == State::Shown);
    let message = if shown { "embed-posted" } else { "embed-held" };
    let html = thread::fresh(book, site, &posted, language).await?;
    let count = posted.page.shown + i64::from(shown);
    if !wants_json(headers) {
        return Ok(back.with(message));
    }
    // What is put away as spam looks held to whoever wrote it: it is of no use to tell them.
    let state = if shown { "shown" } else { "held" };
    let value = json!({
        "id": comment.id.to_string(),
        "state": state,
        "parent": comment.parent.map(|parent| parent.to_string()),
        "html": html,
        "key": posted.key,
        "said": sentence(book, language, message),
        "count": count,
    });
    Ok(values(StatusCode::CREATED, value))
}

/// `POST /embed/preview`
pub(crate) async fn preview(
    Extension(book): Extension<Book>,
    network: Network,
    Form(form): Form<Written>,
) -> Response {
    let tried = async {
        let verdict = book.house.limiter.allow(&COMMENT_PREVIEWS, network.octets()).await?;
        if !verdict.allowed {
            return Err(Refused::TooOften(verdict.reset));
        }
        let site = site(&book, &form.site).await?;
        render(&book, &site, &form.body, &Speakers::default())
    };
    match tried.await {
        // As text: the element makes HTML of it. Nobody is sent here to see somebody else's words as a page of ours.
        Ok(rendered) => open(rendered.html.into_response()),
        Err(no) => plain(&book, Language::of_tag(&form.lang).unwrap_or(Language::English), no),
    }
}
