//! Aliases as a table: `…/aliases/import` and `…/aliases/export`.

use askama::Template;
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse as _, Response},
};
use lodge_web::{Fault, Filled, Page, Signed, Site, again, html};

use super::{
    aliases::Entry,
    lines,
    many::{Typed, Wrong, added},
    office::{Room, held},
};
use crate::store::{self, Held, May};

#[derive(Template)]
#[template(path = "mail/import.html")]
struct ImportPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    typed: Typed,
    wrong: Wrong,
}

/// `GET /mail/domains/{domain}/aliases/import`
pub(super) async fn form(page: Page, Signed(who): Signed, Path(id): Path<i64>) -> Result<Response, Fault> {
    let held = held(&page.site, &who.account, id, May::Edit).await?;
    let (room, typed, wrong) = (Room::of(&held), Typed::default(), Wrong::default());
    Ok(html(&ImportPage { page: &page, at: "aliases", room, typed, wrong }))
}

/// `POST /mail/domains/{domain}/aliases/import`
pub(super) async fn import(
    page: Page,
    Signed(who): Signed,
    Path(id): Path<i64>,
    filled: Filled,
) -> Result<Response, Fault> {
    let held = held(&page.site, &who.account, id, May::Edit).await?;
    // A file goes before what was pasted. Whatever is wrong with it can be mended in the page, too.
    let file = filled.octets("file").filter(|file| !file.is_empty());
    let Ok(lines) = std::str::from_utf8(file.or(filled.octets("lines")).unwrap_or_default()) else {
        let wrong = Wrong { whole: Some("line-text"), ..Wrong::default() };
        let (room, typed) = (Room::of(&held), Typed::default());
        return Ok(again(&ImportPage { page: &page, at: "aliases", room, typed, wrong }));
    };
    let typed = Typed { lines: lines.to_owned() };
    match added(&page, &held, lines::table(&typed.lines, held.domain.name.reveal())).await? {
        Ok(done) => Ok(done),
        Err(wrong) => {
            let room = Room::of(&held);
            Ok(again(&ImportPage { page: &page, at: "aliases", room, typed, wrong }))
        }
    }
}

/// `GET /mail/domains/{domain}/aliases/export`
pub(super) async fn export(page: Page, Signed(who): Signed, Path(id): Path<i64>) -> Result<Response, Fault> {
    let held = held(&page.site, &who.account, id, May::View).await?;
    let text = written(&page.site, &held).await?;
    let file = format!("attachment; filename=\"{}.csv\"", held.domain.name.reveal());
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, &file)];
    Ok((headers, text).into_response())
}

/// The aliases at a domain, as a table.
pub(crate) async fn written(site: &Site, held: &Held) -> Result<Vec<u8>, Fault> {
    let aliases = store::aliases_of(&site.db, held.domain.id).await?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["alias", "destinations", "label", "answer"]).map_err(Fault::internal)?;
    for entry in aliases.iter().map(Entry::of) {
        let closed = entry.closed.map(|code| code.to_string()).unwrap_or_default();
        let row = [&entry.address, &entry.destinations.join(", "), &entry.label, &closed];
        writer.write_record(row.map(|cell| lines::tame(cell).into_owned())).map_err(Fault::internal)?;
    }
    writer.into_inner().map_err(|error| Fault::internal(error.into_error()))
}
