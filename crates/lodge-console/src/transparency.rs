//! `/transparency`: what everybody may know of how this Lodge is run.

pub(crate) mod legal;
pub(crate) mod looked_over;

use askama::Template;
use axum::{Router, extract::State, response::Response, routing::get};
use lodge_custody::Shelved;
use lodge_register::{Entry, Place, Register};
use lodge_web::{Fault, Page, Site, html};

use crate::{Audited, House};
use legal::Counted;

#[derive(Template)]
#[template(path = "transparency/page.html")]
struct TransparencyPage<'a> {
    page: &'a Page,
    audited: Option<Audited>,
    backup: Option<Shelved>,
    requests: Vec<Counted>,
    kinds: Vec<Kept>,
}

/// What there is about one kind of people, and so could be handed over.
pub(crate) struct Kept {
    /// The message with the kind's name.
    pub(crate) kind: String,
    /// The messages with the names of what is kept.
    pub(crate) entries: Vec<String>,
}

/// The page.
pub(crate) fn routes() -> Router<Site> {
    Router::new().route("/transparency", get(page))
}

async fn page(page: Page, House(console): House, State(site): State<Site>) -> Result<Response, Fault> {
    let backups = looked_over::backups(&console.custody).await?;
    Ok(html(&TransparencyPage {
        audited: looked_over::last(&site.db).await?,
        backup: backups.into_iter().next_back(),
        requests: legal::counted(&site.db).await?,
        kinds: kept(&site.register),
        page: &page,
    }))
}

/// What is in tables or files about whom, read off the register (promise F12). What is in memory or on its way is gone
/// before anybody could come for it.
fn kept(register: &Register) -> Vec<Kept> {
    let of = |word: &str| {
        let stays = |place| matches!(place, Place::Table | Place::File(_));
        let theirs = |entry: &Entry| entry.about().any(|(kind, _)| kind.word == word);
        let entries = register.entries.iter().filter(|entry| stays(entry.place) && theirs(entry));
        entries.map(|entry| format!("entry-{}", entry.name)).collect()
    };
    let kinds = register.kinds().into_iter();
    kinds.map(|kind| Kept { kind: format!("register-about-{}", kind.word), entries: of(kind.word) }).collect()
}
