//! Out: all of a site, as a file, written while it is taken.

use axum::{
    body::Body,
    extract::{Path, Query},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use futures_util::{StreamExt as _, stream};
use lodge_accounts::Account;
use lodge_web::{Fault, Fresh, Signed};
use serde::Deserialize;
use std::io;
use tokio::sync::mpsc;

use crate::{
    Book, Site,
    export::Contacts,
    import::Format,
    moving::{Hall, out::write},
    panel::office::{Opened, held},
    who::May,
};

/// How many pieces may wait to be taken.
const WAITING: usize = 4;

/// Which format is wanted.
#[derive(Deserialize)]
pub(in crate::panel) struct Wanted {
    #[serde(default)]
    format: String,
}

/// `GET /comments/sites/{site}/move/out`
pub(in crate::panel) async fn bare(
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Fault> {
    taken(&book, &who.account, id, (&wanted.format, Contacts::Without)).await
}

/// `GET /comments/sites/{site}/move/out-with-contacts`: for whoever has just shown that it is they.
pub(in crate::panel) async fn with_contacts(
    Fresh(who): Fresh,
    Opened(book): Opened,
    Path(id): Path<i64>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Fault> {
    taken(&book, &who.account, id, (&wanted.format, Contacts::With)).await
}

/// All of a site in a format, for its owner.
pub(crate) async fn taken(
    book: &Book,
    account: &Account,
    id: i64,
    (format, contacts): (&str, Contacts),
) -> Result<Response, Fault> {
    let held = held(book, account, id, May::Own).await?;
    let format: Format = format.parse().map_err(|_| Fault::bad("no-format"))?;
    if !Format::WRITTEN.contains(&format) {
        return Err(Fault::bad("no-format"));
    }
    let body = streamed(book, &held.site, format, contacts);
    let name = format!("attachment; filename=\"comments-{id}.{}\"", format.extension());
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(format)));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(Fault::internal)?);
    Ok((headers, body).into_response())
}

/// Writes while somebody reads. What breaks off says so: a file that is not whole must not look as if it were.
///
/// It stays at its end: what makes answers smaller asks once more after the last piece.
fn streamed(book: &Book, site: &Site, format: Format, contacts: Contacts) -> Body {
    let (sender, pieces) = mpsc::channel(WAITING);
    let (hall, site) = (Hall::of(book), site.id);
    let writing = tokio::spawn(async move { write(&hall, site, (format, contacts), &sender).await });
    let ended = (pieces, Some(writing));
    let written = stream::unfold(ended, |(mut pieces, writing)| async move {
        if let Some(piece) = pieces.recv().await {
            return Some((Ok(piece), (pieces, writing)));
        }
        let broken = match writing?.await {
            Ok(Ok(())) => return None,
            Ok(Err(error)) => {
                let error = &error as &dyn std::error::Error;
                tracing::warn!(error, "An export of comments broke off");
                io::Error::other("it broke off")
            }
            Err(_) => io::Error::other("it broke off"),
        };
        Some((Err(broken), (pieces, None)))
    });
    Body::from_stream(written.fuse())
}

const fn kind(format: Format) -> &'static str {
    match format {
        Format::Disqus | Format::WordPress => "application/xml",
        Format::Commento => "application/json",
        Format::Lodge | Format::Remark42 => "application/x-ndjson",
        _ => "application/sql",
    }
}
