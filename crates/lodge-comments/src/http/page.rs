//! `GET /embed/page`: the thread as a document, for whoever reads and writes without script.

use axum::{
    Extension,
    http::{HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse as _, Response},
};
use lodge_register::Id;
use lodge_web::{Language, Network};

use super::{
    asked::{Asked, site},
    said::{No, plain, sentence},
};
use crate::{
    Book, Page, Site, State, place,
    post::Refused,
    shown::{self, Addressee, Desk, Typed},
    store::{comments, pages, visitors},
    thread,
};

const HTML: &str = "text/html; charset=utf-8";

/// `GET /embed/page`
pub(crate) async fn page(Extension(book): Extension<Book>, network: Network, uri: Uri) -> Response {
    let asked = Asked::of_query(uri.query().unwrap_or_default());
    match written(&book, &asked, &network).await {
        Ok(html) => ([(header::CONTENT_TYPE, HTML)], html).into_response(),
        Err(refused) => plain(&book, Language::English, refused),
    }
}

async fn written(book: &Book, asked: &Asked, network: &Network) -> Result<String, Refused> {
    let site = site(book, &asked.site).await?;
    let message = format!("embed-{}", asked.said);
    // Only what we have a message for is said: a link from elsewhere puts no words into our mouth.
    let said = book.house.words.has(&message).then(|| sentence(book, asked.language(&site), &message));
    let desk = Desk { said: said.as_deref(), ..Desk::default() };
    let (html, page) = laid(book, &site, asked, desk).await?;
    if asked.after.is_empty() {
        book.views.seen(site.id.number(), page, None, network.octets(), None);
    }
    Ok(html)
}

/// The same where a form is not taken: it says what is wrong, and what was typed is still there.
pub(crate) async fn again(
    book: &Book,
    asked: &Asked,
    typed: Typed<'_>,
    refused: Refused,
) -> Result<Response, Refused> {
    let site = site(book, &asked.site).await?;
    let no = No::of(refused)?;
    let say = |message| sentence(book, asked.language(&site), message);
    let said = say(no.message);
    let wrong: Vec<_> = no.fields.iter().map(|(field, message)| (*field, say(message))).collect();
    let wrong: Vec<_> = wrong.iter().map(|(field, what)| (*field, what.as_str())).collect();
    let desk = Desk { said: Some(&said), typed, wrong: &wrong, ..Desk::default() };
    let (html, _) = laid(book, &site, asked, desk).await?;
    let mut response = (no.status, [(header::CONTENT_TYPE, HTML)], html).into_response();
    if let Some(seconds) = no.wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    Ok(response)
}

/// The document, with what lies before its reader; and the number of the page, if anybody wrote there.
async fn laid(
    book: &Book,
    site: &Site,
    asked: &Asked,
    desk: Desk<'_>,
) -> Result<(String, Option<i64>), Refused> {
    let path = place::path(&asked.page, &site.rules.pages)
        .map_err(|_| Refused::Said(StatusCode::BAD_REQUEST, "embed-no-page"))?;
    let page = pages::find(&book.house.db, site.id, &path).await?;
    let language = asked.language(site);
    let part =
        thread::Part { sort: asked.sort(site), after: asked.after.parse().ok(), under: None, language };
    let made = thread::read(book, site, (page.as_ref(), &path), part).await?;
    let reply = addressee(book, site, page.as_ref(), &asked.reply).await?;
    let report = addressee(book, site, page.as_ref(), &asked.report).await?;
    let desk = Desk {
        reply: reply.as_ref().map(|(id, name)| Addressee { id: *id, name }),
        report: report.as_ref().map(|(id, name)| Addressee { id: *id, name }),
        ..desk
    };
    let number = page.map(|page| page.id.number());
    Ok((shown::document(&made.view(), &desk, &book.house.words), number))
}

/// A comment on this page that is meant, and who wrote it.
async fn addressee(
    book: &Book,
    site: &Site,
    page: Option<&Page>,
    said: &str,
) -> Result<Option<(i64, String)>, Refused> {
    let (Ok(id), Some(page)) = (said.parse::<i64>(), page) else { return Ok(None) };
    let db = &book.house.db;
    let found = comments::by_id(db, id).await?;
    let Some(comment) = found
        .filter(|found| found.page_id == page.id && found.site_id == site.id && found.state == State::Shown)
    else {
        return Ok(None);
    };
    let author = match comment.author_id {
        Some(author) => visitors::by_id(db, Id::new(author.number())).await?,
        None => None,
    };
    Ok(author.map(|author| (id, author.name.reveal().clone())))
}
