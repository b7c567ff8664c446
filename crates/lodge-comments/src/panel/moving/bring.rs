//! In: a file is sent, looked at, brought in; an import is stopped, and undone.

use axum::{
    Form,
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};
use lodge_accounts::Account;
use lodge_register::Id;
use lodge_web::{Fault, Page, Signed, Upload, again, on};
use serde::Deserialize;
use tokio::task::spawn_blocking;

use super::{Typed, import_at, shown, view::unread};
use crate::{
    Book, Stage,
    import::{BadRule, Format},
    moving::{
        Hall, MoveError, begin_undo,
        desk::{self, LARGEST, NoRoom},
        spool::Spool,
        take_back,
    },
    panel::office::{Held, Opened, held},
    store::imports,
    who::May,
};

/// The most that is typed into a field of the form.
const LONGEST: usize = 64 * 1024;

/// Why a file is not taken: the field and the message about it, or something of ours.
enum No {
    Field(&'static str, &'static str),
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for No {
    fn from(error: E) -> Self {
        Self::Fault(error.into())
    }
}

/// What came with a form.
#[derive(Default)]
struct Came {
    format: String,
    rules: String,
    spool: Option<Spool>,
}

/// `POST /comments/sites/{site}/move`: a file, which lies here until somebody says that it is to be brought in.
pub(in crate::panel) async fn upload(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
    mut form: Upload,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Own).await?;
    let mut came = Came::default();
    let taken = match take(&book, &held, &mut form, &mut came).await {
        Ok(()) => lay(&book, &held, &mut came).await,
        no => no,
    };
    match taken {
        Ok(()) => Ok(back(id)),
        Err(No::Fault(fault)) => Err(fault),
        Err(No::Field(field, message)) => {
            let mistakes = vec![(field, message)];
            let typed = Typed { format: came.format, rules: Some(came.rules), mistakes };
            Ok(again(&shown(&page, &book, &held, typed).await?))
        }
    }
}

fn back(site: i64) -> Response {
    Redirect::to(&format!("/comments/sites/{site}/move")).into_response()
}

/// Takes the form, part by part.
async fn take(book: &Book, held: &Held, form: &mut Upload, came: &mut Came) -> Result<(), No> {
    while let Some(part) = form.part().await? {
        match part.as_str() {
            "format" => came.format = form.text(LONGEST).await?,
            "rules" => came.rules = form.text(LONGEST).await?,
            "file" => came.spool = spooled(book, held, form).await?,
            _ => {}
        }
    }
    Ok(())
}

/// Seals what comes, as it comes.
async fn spooled(book: &Book, held: &Held, form: &mut Upload) -> Result<Option<Spool>, No> {
    let (now, chance) = (book.house.clock.now(), book.house.chance.as_ref());
    let begun = book.desk.begin(held.site.id.number(), now, chance);
    let mut filling = begun.map_err(|no| match no {
        NoRoom::Full => No::Field("file", "move-file-full"),
        NoRoom::Disk(error) => No::Fault(Fault::internal(error)),
    })?;
    while let Some(piece) = form.piece().await? {
        if filling.bytes() + piece.len() as u64 > LARGEST {
            return Err(No::Field("file", "move-file-large"));
        }
        filling = spawn_blocking(move || filling.take(&piece).map(|()| filling))
            .await
            .map_err(Fault::internal)?
            .map_err(Fault::internal)?;
    }
    if filling.bytes() == 0 {
        return Ok(None);
    }
    Ok(Some(spawn_blocking(move || filling.end()).await.map_err(Fault::internal)?.map_err(Fault::internal)?))
}

async fn lay(book: &Book, held: &Held, came: &mut Came) -> Result<(), No> {
    let spool = came.spool.take().ok_or(No::Field("file", "move-file-none"))?;
    let said: Option<Format> = match came.format.as_str() {
        "" => None,
        word => Some(word.parse().map_err(|_| No::Field("format", "move-file-unknown"))?),
    };
    let (spool, format) = match desk::written_by(spool, said).await {
        Ok(found) => found,
        Err(MoveError::Read(error)) => return Err(No::Field("file", unread(&error))),
        Err(error) => return Err(No::Fault(Fault::internal(error))),
    };
    let format = format.ok_or(No::Field("format", "move-file-unknown"))?;
    let rules = came.rules.clone();
    desk::lay(book, &held.site, spool, format, rules).map_err(|bad| No::Field("rules", rule_words(bad)))
}

/// The message about a rule that is none.
pub(crate) const fn rule_words(bad: BadRule) -> &'static str {
    match bad {
        BadRule::NoPair => "move-rule-pair",
        BadRule::NoPlace => "move-rule-place",
        BadRule::TooManyStars => "move-rule-stars",
    }
}

/// What was typed beside a file that lies here.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(in crate::panel) struct Rules {
    rules: String,
}

/// `POST /comments/sites/{site}/move/look`: once more, with other rules.
pub(in crate::panel) async fn look(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
    Form(typed): Form<Rules>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Own).await?;
    let Some(sent) = book.desk.of(id, book.house.clock.now()) else { return Ok(on(&at(id), "move-gone")) };
    match desk::look_again(&held.site, &sent, typed.rules.clone()) {
        Ok(()) => Ok(back(id)),
        Err(bad) => {
            let mistakes = vec![("rules", rule_words(bad))];
            let typed = Typed { rules: Some(typed.rules), mistakes, ..Typed::default() };
            Ok(again(&shown(&page, &book, &held, typed).await?))
        }
    }
}

fn at(site: i64) -> String {
    format!("/comments/sites/{site}/move")
}

/// `POST /comments/sites/{site}/move/start`
pub(in crate::panel) async fn start(
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Own).await?;
    let Some(sent) = book.desk.of(id, book.house.clock.now()) else { return Ok(on(&at(id), "move-gone")) };
    match desk::start(&book, &held.site, &sent, who.account.id).await {
        Ok(_) => Ok(back(id)),
        Err(MoveError::Busy) => Err(Fault::conflict("moving")),
        Err(error) => Err(Fault::internal(error)),
    }
}

/// `POST /comments/sites/{site}/move/drop`
pub(in crate::panel) async fn put_away(
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    held(&book, &who.account, id, May::Own).await?;
    book.desk.put_away(id);
    Ok(on(&at(id), "move-dropped"))
}

/// `POST /comments/sites/{site}/move/{import}/stop`
pub(in crate::panel) async fn stop(
    Signed(who): Signed,
    Opened(book): Opened,
    Path((site, id)): Path<(i64, i64)>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, site, May::Own).await?;
    let import = import_at(&book, &held.site, id).await?;
    let (db, now) = (&book.house.db, book.house.clock.now());
    imports::end(db, import.id, Stage::Stopped, None, now).await?;
    Ok(on(&at(site), "move-stopped"))
}

/// `POST /comments/sites/{site}/move/{import}/undo`
pub(in crate::panel) async fn undo(
    Signed(who): Signed,
    Opened(book): Opened,
    Path((site, id)): Path<(i64, i64)>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, site, May::Own).await?;
    let import = import_at(&book, &held.site, id).await?;
    undone(&book, import, who.account.id).await?;
    Ok(back(site))
}

/// Begins to take an import back, and goes on with it while whoever asked is answered.
pub(crate) async fn undone(book: &Book, import: crate::Import, by: Id<Account>) -> Result<(), Fault> {
    let hall = Hall::of(book);
    match begin_undo(&hall, &import, Some(by)).await {
        Ok(()) => {}
        Err(MoveError::Busy) => return Err(Fault::conflict("moving")),
        Err(error) => return Err(Fault::internal(error)),
    }
    let book = book.clone();
    tokio::spawn(async move {
        match take_back(&hall, &import).await {
            Ok(()) => tracing::info!("An import was undone"),
            Err(error) => {
                let error = &error as &dyn std::error::Error;
                tracing::warn!(error, "An import was not undone to its end");
            }
        }
        book.ready.site_changed(import.site_id.number());
    });
    Ok(())
}
