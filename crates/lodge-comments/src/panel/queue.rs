//! `/comments/sites/{site}/queue`: what waits for a moderator, and everything else that was written.

use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use lodge_web::{Fault, Page, Signed, html, on};

use super::{
    office::{Opened, Room, held},
    sought::{Found, Sought},
};
use crate::{
    Done,
    moderate::{self, By, Counts, listed::WINDOW},
    who::May,
};

/// What can be done with a comment, from its word.
pub(crate) fn done(word: &str) -> Option<Done> {
    match word {
        "approve" => Some(Done::Approved),
        "reject" => Some(Done::Rejected),
        "spam" => Some(Done::Spam),
        "remove" => Some(Done::Removed),
        _ => None,
    }
}

#[derive(Template)]
#[template(path = "comments/queue.html")]
struct QueuePage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    sought: Sought,
    found: Found,
    counts: Counts,
    window: i64,
}

impl QueuePage<'_> {
    /// The drawers of the queue: the word, its message, how many are in it if that matters.
    fn drawers(&self) -> [(&'static str, &'static str, Option<i64>); 7] {
        [
            ("held", "comments-state-held", Some(self.counts.held)),
            ("reported", "queue-reported", Some(self.counts.reported)),
            ("spam", "comments-state-spam", Some(self.counts.spam)),
            ("shown", "comments-state-shown", None),
            ("rejected", "comments-state-rejected", None),
            ("removed", "comments-state-removed", None),
            ("all", "queue-all", None),
        ]
    }

    fn is_in(&self, word: &str) -> bool {
        self.sought.which().word() == word
    }

    /// What the address of the next page says, if there is one.
    fn further(&self) -> Option<String> {
        self.found.next.map(|next| self.sought.query(Some(next)))
    }

    fn here(&self) -> String {
        self.sought.query(self.sought.from)
    }
}

/// `GET /comments/sites/{site}/queue`
pub(super) async fn page(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
    Query(sought): Query<Sought>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Look).await?;
    let found = sought.find(&book, &held.site).await?;
    let counts = moderate::counts(&book.house.db, held.site.id).await?;
    let room = Room::of(&held);
    Ok(html(&QueuePage { page: &page, at: "queue", room, sought, found, counts, window: WINDOW }))
}

/// `POST /comments/sites/{site}/queue`: one (`one=approve-17`), or all that were chosen (`act=approve`, `chosen=17` …).
pub(super) async fn decide(
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Moderate).await?;
    let value = |wanted: &str| pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    let (act, ids): (_, Vec<i64>) = match value("one").and_then(|one| one.split_once('-')) {
        Some((act, one)) => (act, one.parse().into_iter().collect()),
        None => {
            let chosen = pairs.iter().filter(|(name, _)| name == "chosen");
            (value("act").unwrap_or_default(), chosen.filter_map(|(_, id)| id.parse().ok()).collect())
        }
    };
    let act = done(act).ok_or(Fault::bad("bad-request"))?;
    let back = value("back").unwrap_or_default();
    let back: Sought = serde_urlencoded(back);
    let path = format!("/comments/sites/{id}/queue?{}", back.query(back.from));
    if ids.is_empty() {
        return Ok(on(&path, "comments-none-chosen"));
    }
    let by = (act, By::Account(who.account.id));
    let decided = moderate::bulk(&book, &held.site, &ids, by, None).await?;
    Ok(on(&path, if decided == 0 { "comments-decided-before" } else { "comments-decided" }))
}

/// What an address says after its question mark.
fn serde_urlencoded(query: &str) -> Sought {
    let mut sought = Sought::default();
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        match &*name {
            "show" => sought.show = value.into_owned(),
            "search" => sought.search = value.into_owned(),
            "from" => sought.from = value.parse().ok(),
            _ => {}
        }
    }
    sought
}
