//! `/guard/{guild}/cases/{number}`: one case: what happened in it, another reason, and taking it back.

use askama::Template;
use axum::{Form, extract::Path, response::Response};
use lodge_web::{Fault, Mistakes, Page, again, html, on};
use serde::Deserialize;

use super::hall::{Held, Inside, Room, told};
use crate::{
    Case, CaseEdit, Deed, Server,
    office::{self, Undone},
    rest::reason::LONGEST,
    store::{cases, deeds},
};

#[derive(Template)]
#[template(path = "guard/case.html")]
struct CasePage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    case: Case,
    deeds: Vec<Deed>,
    edits: Vec<CaseEdit>,
    reason: String,
    mistakes: Mistakes,
}

impl CasePage<'_> {
    /// The message about what it is.
    fn kind(&self) -> String {
        format!("kind-{}", self.case.kind.as_str())
    }

    /// Whether there is something to take back.
    fn can_be_undone(&self) -> bool {
        self.case.undone_at.is_none()
    }
}

/// The message about what came of taking it back.
const fn said_of(undone: &Undone) -> &'static str {
    if undone.goes_on {
        "guard-undone-goes-on"
    } else if undone.is_record_only() {
        "guard-undone-record"
    } else if undone.left.is_empty() {
        "guard-undone"
    } else {
        "guard-undone-partly"
    }
}

/// A case of this server.
pub(crate) async fn case_at(held: &Held, number: &str) -> Result<Case, Fault> {
    let number = number.parse().map_err(|_| Fault::not_found())?;
    let found = cases::by_number(&held.desk.hands.db, Server::of(held.guild), number).await?;
    found.ok_or_else(Fault::not_found)
}

async fn shown<'a>(
    page: &'a Page,
    held: &Held,
    case: Case,
    (reason, mistakes): (String, Mistakes),
) -> Result<CasePage<'a>, Fault> {
    let db = &held.desk.hands.db;
    let (deeds, edits) = (deeds::of_case(db, case.id).await?, cases::edits(db, case.id).await?);
    Ok(CasePage { page, at: "cases", room: held.room.clone(), case, deeds, edits, reason, mistakes })
}

/// `GET /guard/{guild}/cases/{number}`
pub(super) async fn page(
    page: Page,
    Inside { held, .. }: Inside,
    Path((_, number)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let case = case_at(&held, &number).await?;
    let reason = case.reason.as_ref().map(|reason| reason.reveal().clone()).unwrap_or_default();
    Ok(html(&shown(&page, &held, case, (reason, Mistakes::none())).await?))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    act: String,
    reason: String,
}

/// A reason, if it can be one.
pub(crate) fn reason(typed: &str) -> Result<String, &'static str> {
    let typed = typed.trim();
    match typed.chars().count() {
        0 => Err("guard-case-reason-empty"),
        long if long > LONGEST => Err("guard-case-reason-long"),
        _ => Ok(typed.to_owned()),
    }
}

/// `POST /guard/{guild}/cases/{number}`
pub(super) async fn change(
    page: Page,
    Inside { held, .. }: Inside,
    Path((_, number)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let case = case_at(&held, &number).await?;
    let (desk, guild, by, number) = (&held.desk, held.guild, held.by, case.number);
    let said = match typed.act.as_str() {
        "undo" => said_of(&office::undo(desk, guild, by, number, None).await.map_err(told)?),
        "reword" => match reason(&typed.reason) {
            Ok(reason) => {
                office::edit_reason(desk, guild, by, number, reason).await.map_err(told)?;
                "guard-reworded"
            }
            Err(message) => {
                let with = (typed.reason, Mistakes::one("reason", message));
                return Ok(again(&shown(&page, &held, case, with).await?));
            }
        },
        _ => return Err(Fault::bad("bad-request")),
    };
    Ok(on(&held.path(&format!("/cases/{number}")), said))
}
