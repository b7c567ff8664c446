//! `/guard/{guild}/move`: cases of another bot, looked at first and then brought in.

use askama::Template;
use axum::response::Response;
use lodge_web::{Fault, Mistakes, Page, Upload, again, html};

use super::{
    LARGEST,
    hall::{Held, Inside, Room},
};
use crate::{
    Server,
    import::{self, From, Read, Sifted},
};

/// What came of a file.
pub(crate) struct Report {
    pub(crate) from: From,
    pub(crate) sifted: Sifted,
    /// How many were written; nothing, where it was only looked at.
    pub(crate) brought: Option<usize>,
}

impl Report {
    /// How many are new.
    pub(crate) const fn fresh(&self) -> usize {
        self.sifted.new.len()
    }
}

#[derive(Template)]
#[template(path = "guard/move.html")]
struct MovePage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    report: Option<Report>,
    mistakes: Mistakes,
}

fn shown<'a>(page: &'a Page, held: &Held, (report, mistakes): (Option<Report>, Mistakes)) -> MovePage<'a> {
    MovePage { page, at: "move", room: held.room.clone(), report, mistakes }
}

/// `GET /guard/{guild}/move`
pub(super) async fn page(page: Page, Inside { held, .. }: Inside) -> Result<Response, Fault> {
    Ok(html(&shown(&page, &held, (None, Mistakes::none()))))
}

/// `POST /guard/{guild}/move`: a file is looked at, or brought in.
pub(super) async fn bring(
    page: Page,
    Inside { held, .. }: Inside,
    mut form: Upload,
) -> Result<Response, Fault> {
    let (mut act, mut text) = (String::new(), String::new());
    while let Some(part) = form.part().await? {
        match part.as_str() {
            "act" => act = form.text(64).await?,
            "file" => text = form.text(LARGEST).await?,
            _ => {}
        }
    }
    let wrong = |message| {
        let with = (None, Mistakes::one("file", message));
        Ok(again(&shown(&page, &held, with)))
    };
    let read = match import::read(&text, held.guild) {
        Ok(read) => read,
        Err(unread) => return wrong(unread.message()),
    };
    let report = brought(&held, read, act == "do").await?;
    Ok(html(&shown(&page, &held, (Some(report), Mistakes::none()))))
}

/// Looks at what was read, and brings it in if that is meant.
pub(crate) async fn brought(held: &Held, read: Read, is_meant: bool) -> Result<Report, Fault> {
    let (db, server) = (&held.desk.hands.db, Server::of(held.guild));
    let sifted = import::sift(db, server, &read, held.desk.now()).await?;
    let brought = if is_meant {
        Some(import::bring(db, server, read.from, sifted.new.clone()).await?.cases)
    } else {
        None
    };
    Ok(Report { from: read.from, sifted, brought })
}
