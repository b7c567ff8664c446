//! `/guard/{guild}/move`: cases and settings of another bot, looked at first and then brought in.

use askama::Template;
use axum::response::Response;
use lodge_web::{Fault, Mistakes, Page, Upload, again, html};

use super::{
    LARGEST, fields,
    hall::{Held, Inside, Room},
    settings::keep,
};
use crate::{
    Server,
    import::{self, From, Read, Sifted, settings::Moved},
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

/// What came of a file of settings.
pub(crate) struct Settled {
    pub(crate) moved: Box<Moved>,
    /// Whether the server has them now.
    pub(crate) is_done: bool,
}

/// What came of a file, whatever is in it.
pub(crate) enum Came {
    Cases(Report),
    Settings(Settled),
}

/// Why nothing came of a file.
pub(crate) enum No {
    /// It cannot be taken; the message says why.
    File(&'static str),
    /// Something else is in the way.
    Fault(Fault),
}

impl std::convert::From<Fault> for No {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

#[derive(Template)]
#[template(path = "guard/move.html")]
struct MovePage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    report: Option<Report>,
    settled: Option<Settled>,
    mistakes: Mistakes,
}

fn shown<'a>(page: &'a Page, held: &Held, came: Option<Came>, mistakes: Mistakes) -> MovePage<'a> {
    let (report, settled) = match came {
        Some(Came::Cases(report)) => (Some(report), None),
        Some(Came::Settings(settled)) => (None, Some(settled)),
        None => (None, None),
    };
    MovePage { page, at: "move", room: held.room.clone(), report, settled, mistakes }
}

/// `GET /guard/{guild}/move`
pub(super) async fn page(page: Page, Inside { held, .. }: Inside) -> Result<Response, Fault> {
    Ok(html(&shown(&page, &held, None, Mistakes::none())))
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
    match came(&held, &text, act == "do").await {
        Ok(came) => Ok(html(&shown(&page, &held, Some(came), Mistakes::none()))),
        Err(No::File(message)) => Ok(again(&shown(&page, &held, None, Mistakes::one("file", message)))),
        Err(No::Fault(fault)) => Err(fault),
    }
}

/// Looks at a file, and does what it says if that is meant.
pub(crate) async fn came(held: &Held, text: &str, is_meant: bool) -> Result<Came, No> {
    if let Some(settled) = settled(held, text, is_meant).await? {
        return Ok(Came::Settings(settled));
    }
    let read = import::read(text, held.guild).map_err(|unread| No::File(unread.message()))?;
    Ok(Came::Cases(brought(held, read, is_meant).await?))
}

async fn settled(held: &Held, text: &str, is_meant: bool) -> Result<Option<Settled>, No> {
    let desk = &held.desk;
    let is_role =
        |role| desk.look(|town| town.guild(held.guild).is_some_and(|guild| guild.role(role).is_some()));
    let moved = import::settings::read(text, held.guild, &desk.settings.of(held.guild), &is_role)
        .map_err(|unread| No::File(unread.message()))?;
    let Some(moved) = moved else { return Ok(None) };
    if let Err(wrong) = fields::check(&moved.settings) {
        let message = wrong.first().map_or("guard-settings-unreadable", |(_, message)| *message);
        return Err(No::File(message));
    }
    if is_meant {
        keep(held, moved.settings.clone()).await?;
    }
    Ok(Some(Settled { moved: Box::new(moved), is_done: is_meant }))
}

/// Looks at what was read, and brings it in if that is meant.
async fn brought(held: &Held, read: Read, is_meant: bool) -> Result<Report, Fault> {
    let (db, server) = (&held.desk.hands.db, Server::of(held.guild));
    let sifted = import::sift(db, server, &read, held.desk.now()).await?;
    let brought = if is_meant {
        Some(import::bring(db, server, read.from, sifted.new.clone()).await?.cases)
    } else {
        None
    };
    Ok(Report { from: read.from, sifted, brought })
}
