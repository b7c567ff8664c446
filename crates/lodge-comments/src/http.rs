//! What the element, and pages without script, ask for: everything below `/embed/`.
//!
//! Nobody's cookie is read here. Whoever is signed in says so with a token that their page holds; so any site may ask,
//! and none can borrow what it was not given.

mod acts;
mod asked;
mod counts;
mod edit;
mod feed;
mod files;
mod letter;
mod live;
mod looks;
mod me;
mod mine;
mod moderate;
mod own;
mod page;
mod post;
mod said;
mod subscribe;
mod thread;

use axum::{
    Extension, Router,
    routing::{get, post},
};
use lodge_web::Site as House;

pub(crate) use thread::ready;

use crate::{Book, spam};

/// The routes of the guest book.
pub(crate) fn routes(book: &Book) -> Router<House> {
    Router::new()
        .route("/embed/lodge-comments.js", get(files::script))
        .route("/embed/lodge-comments.css", get(files::style))
        .route("/embed/thread", get(thread::thread))
        .route("/embed/page", get(page::page))
        .route("/embed/counts", get(counts::counts))
        .route("/embed/live", get(live::live))
        .route("/embed/comments", post(post::post).options(said::preflight))
        .route("/embed/preview", post(post::preview).options(said::preflight))
        .route("/embed/comments/{id}/source", get(edit::source).options(said::preflight))
        .route("/embed/comments/{id}/edit", post(edit::edit).options(said::preflight))
        .route("/embed/comments/{id}/delete", post(edit::take_away).options(said::preflight))
        .route("/embed/comments/{id}/vote", post(acts::vote).options(said::preflight))
        .route("/embed/comments/{id}/react", post(acts::react).options(said::preflight))
        .route("/embed/comments/{id}/report", post(acts::report).options(said::preflight))
        .route("/embed/comments/{id}/approve", post(moderate::approve).options(said::preflight))
        .route("/embed/comments/{id}/reject", post(moderate::reject).options(said::preflight))
        .route("/embed/comments/{id}/spam", post(moderate::spam).options(said::preflight))
        .route("/embed/comments/{id}/stick", post(moderate::stick).options(said::preflight))
        .route("/embed/lock", post(moderate::lock).options(said::preflight))
        .route("/embed/me", get(me::me))
        .route("/embed/mine", get(mine::all).post(mine::gone))
        .merge(crate::door::routes(book))
        .merge(crate::image::routes())
        .merge(spam::routes())
        .route("/embed/subscribe", post(subscribe::subscribe).options(said::preflight))
        .route("/embed/own", post(own::come))
        .route("/embed/own/{ticket}", get(own::look).post(own::act))
        .route("/embed/letter/{ticket}", get(letter::ask).post(letter::act))
        .route("/embed/feed", get(feed::feed))
        .layer(Extension(book.clone()))
}

/// A thread as whoever asks for it gets it; nothing, if it is not there.
#[cfg(test)]
pub(crate) async fn made(book: &Book, site: &crate::Site, page: &str) -> String {
    let query = format!("site={}&page={page}&lang=en", site.id);
    let body = match book.ready.find(&asked::Asked::of_query(&query).key()) {
        Some(body) => body,
        None => match thread::make(book, &query).await {
            Ok(body) => body,
            Err(_) => return String::new(),
        },
    };
    String::from_utf8(body.packed.plain().to_vec()).unwrap_or_default()
}
