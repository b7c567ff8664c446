//! `/guard/{guild}/restore`: what was changed on a server, what would be put back, and putting it back.

use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use lodge_register::{Id, Timestamp};
use lodge_web::{Fault, Fresh, Mistakes, Page, Signed, html, on};
use serde::Deserialize;
use url::form_urlencoded::Serializer;

use super::{
    hall::{Held, Room, held, told},
    history::{Line, Noted, noted, number, stays},
    porch::At,
};
use crate::{
    ids::UserId,
    office::{self, Extent, No, Restored, Sketch},
    structure::restore::Extra,
};

/// How many changes are on a page.
const FIT: usize = 50;
/// How far back one can look: 90 days.
const FARTHEST: i64 = 90 * 24;

/// What is to be put back, as somebody chose it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// Who changed it; nobody is the whole server.
    actor: String,
    /// For so many last hours.
    hours: String,
    /// Whether what came since goes.
    extra: String,
    /// Whether to say what would be put back.
    look: String,
    /// Changes before this number.
    from: Option<i64>,
}

impl Asked {
    fn actor(&self) -> Result<Option<UserId>, Mistakes> {
        if self.actor.trim().is_empty() {
            return Ok(None);
        }
        number(&self.actor).map(Some).ok_or_else(|| Mistakes::one("actor", "guard-settings-number-wrong"))
    }

    /// The extent that is asked for.
    fn extent(&self, now: Timestamp) -> Result<Extent, Mistakes> {
        let actor = self.actor()?;
        let hours = self.hours.trim().parse::<i64>().ok().filter(|hours| (1..=FARTHEST).contains(hours));
        let hours = hours.ok_or_else(|| Mistakes::one("hours", "guard-restore-hours-wrong"))?;
        let since = now.plus_millis(-hours * 3_600_000);
        Ok(extent(actor, since, !self.extra.is_empty()))
    }

    /// What the address of further changes says.
    fn further(&self, from: Id<crate::Change>) -> String {
        let mut query = Serializer::new(String::new());
        if !self.actor.trim().is_empty() {
            query.append_pair("actor", self.actor.trim());
        }
        query.append_pair("from", &from.number().to_string()).finish()
    }
}

/// What is put back: one person's changes, or the whole server.
pub(crate) const fn extent(actor: Option<UserId>, since: Timestamp, removes: bool) -> Extent {
    match actor {
        Some(actor) => Extent::Actor(actor, since),
        None => Extent::Whole(since, if removes { Extra::Remove } else { Extra::Keep }),
    }
}

/// What would be put back, as it is shown.
struct Plan {
    since: Timestamp,
    changes: Vec<Line>,
    left: Vec<(Line, &'static str)>,
    is_cut: bool,
}

impl Plan {
    fn of(sketch: &Sketch, since: Timestamp) -> Self {
        Self {
            since,
            changes: sketch.changes.iter().map(Line::of).collect(),
            left: sketch.left.iter().map(stays).collect(),
            is_cut: sketch.is_cut,
        }
    }
}

#[derive(Template)]
#[template(path = "guard/restore.html")]
struct RestorePage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    asked: Asked,
    mistakes: Mistakes,
    plan: Option<Plan>,
    changes: Vec<Noted>,
    further: Option<String>,
}

/// `GET /guard/{guild}/restore`
pub(super) async fn page(
    page: Page,
    Signed(who): Signed,
    At(porch): At,
    Path(id): Path<String>,
    Query(mut asked): Query<Asked>,
) -> Result<Response, Fault> {
    let held = held(&porch, &who.account, &id).await?;
    let (mut mistakes, mut plan) = (Mistakes::none(), None);
    if !asked.look.is_empty() {
        match asked.extent(held.desk.now()) {
            Ok(extent) => plan = Some(sketched(&held, extent).await?),
            Err(wrong) => mistakes = wrong,
        }
    }
    if asked.hours.is_empty() {
        "24".clone_into(&mut asked.hours);
    }
    let before = Id::new(asked.from.unwrap_or(i64::MAX));
    let mut changes = noted(&held, asked.actor().unwrap_or_default(), before, FIT).await?;
    let more = changes.len() > FIT;
    changes.truncate(FIT);
    let further = changes.last().filter(|_| more).map(|last| asked.further(last.id));
    let room = held.room;
    Ok(html(&RestorePage { page: &page, at: "restore", room, asked, mistakes, plan, changes, further }))
}

async fn sketched(held: &Held, extent: Extent) -> Result<Plan, Fault> {
    let (Extent::Actor(_, since) | Extent::Whole(since, _)) = extent;
    let sketch = office::sketch(&held.desk, held.guild, held.by, extent).await.map_err(told)?;
    Ok(Plan::of(&sketch, since))
}

/// What is put back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    actor: String,
    /// Milliseconds of Unix time.
    since: i64,
    extra: String,
}

/// `POST /guard/{guild}/restore`: puts it back, after whoever says so proved who they are.
pub(super) async fn put_back(
    Fresh(who): Fresh,
    At(porch): At,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let held = held(&porch, &who.account, &id).await?;
    let actor = match typed.actor.trim() {
        "" => None,
        typed => Some(number(typed).ok_or(Fault::bad("bad-request"))?),
    };
    let farthest = held.desk.now().plus_millis(-(FARTHEST + 24) * 3_600_000);
    if typed.since < farthest.millis() {
        return Err(Fault::bad("bad-request"));
    }
    let extent = extent(actor, Timestamp::from_millis(typed.since), !typed.extra.is_empty());
    let said = match office::restore(&held.desk, held.guild, held.by, extent).await {
        Ok(Restored { put_back: 0, why: Some(_), .. }) => return Err(Fault::conflict("guard-refused")),
        Ok(Restored { why: Some(_), .. }) => "guard-restored-some",
        Ok(Restored { put_back: 0, .. }) => "guard-restored-none",
        Ok(_) => "guard-restored",
        Err(No::Waits(_)) => return Ok(on(&format!("/guard/{id}/second"), "guard-waits")),
        Err(no) => return Err(told(no)),
    };
    Ok(on(&format!("/guard/{id}/restore"), said))
}
