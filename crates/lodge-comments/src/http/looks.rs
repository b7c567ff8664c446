//! That somebody looks at a thread: counted, and nothing else (promise C5).

use axum::http::HeaderMap;
use lodge_register::Id;
use lodge_web::Network;

use crate::{Book, Visitor, ready::Body, store::visitors, who};

/// What a question says of where its reader came from: the last thing in it, so that what is ready is found without it.
const FROM: &str = "&from=";

/// A question, and where its reader came from: a host name, which a page says only if its owner made it say so.
pub(crate) fn split(query: &str) -> (&str, Option<&str>) {
    match query.rsplit_once(FROM) {
        Some((query, from)) if !from.contains(['&', '%']) => (query, Some(from)),
        _ => (query, None),
    }
}

/// Counts somebody who looks at a thread; whoever asks for more of it is counted already.
pub(crate) async fn count(
    book: &Book,
    body: &Body,
    network: &Network,
    headers: &HeaderMap,
    (query, from): (&str, Option<&str>),
) {
    let visitor = signed_in(book, body.site, headers).await;
    counted(book, body, visitor, network, (query, from));
}

/// The same, where it is known who looks, or that it will not be.
pub(crate) fn counted(
    book: &Book,
    body: &Body,
    visitor: Option<Id<Visitor>>,
    network: &Network,
    (query, from): (&str, Option<&str>),
) {
    if !query.contains("&after=") && !query.contains("&under=") {
        book.views.seen(body.site, body.page, visitor, network.octets(), from);
    }
}

/// Who looks, if their page says so.
async fn signed_in(book: &Book, site: i64, headers: &HeaderMap) -> Option<Id<Visitor>> {
    let token = who::token(headers)?;
    let known = visitors::known(&book.house.db, token, book.house.clock.now()).await;
    // Whether a view is counted with a name or without is not worth a failure.
    known.ok().flatten().filter(|visitor| visitor.site_id.number() == site).map(|visitor| visitor.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_reader_came_from_is_no_part_of_the_question() {
        assert_eq!(split("site=1&page=/a"), ("site=1&page=/a", None));
        assert_eq!(split("site=1&page=/a&from=news.example"), ("site=1&page=/a", Some("news.example")));
        assert_eq!(split("site=1&from=x&page=/a"), ("site=1&from=x&page=/a", None));
        assert_eq!(split(""), ("", None));
    }
}
