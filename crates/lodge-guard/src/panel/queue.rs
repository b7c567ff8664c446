//! `/guard/{guild}/queue`: what waits for somebody: reports and appeals.

use askama::Template;
use axum::{Form, response::Response};
use lodge_register::{Id, Timestamp};
use lodge_web::{Fault, Page, html, on};
use serde::Deserialize;

use super::{
    case,
    hall::{Inside, Room, told},
};
use crate::{
    Appeal, Report, Server, Verdict,
    office::{self, Reached},
    store::{appeals, cases, reports},
};

/// The most of each kind that are shown.
const MOST: i64 = 50;

#[derive(Template)]
#[template(path = "guard/queue.html")]
struct QueuePage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    reports: Vec<Report>,
    /// Each with the number and the kind of its case.
    appeals: Vec<(Appeal, Option<(i64, &'static str)>)>,
    now: Timestamp,
}

impl QueuePage<'_> {
    fn is_overdue(&self, due: Timestamp) -> bool {
        due < self.now
    }

    fn minute(&self, moment: Timestamp) -> String {
        self.page.minute(&moment)
    }

    /// Where the reported message is.
    fn link(&self, report: &Report) -> Option<String> {
        let (channel, message) = (report.channel_id?, report.message_id?);
        Some(format!("https://discord.com/channels/{}/{channel}/{message}", self.room.id))
    }
}

/// `GET /guard/{guild}/queue`
pub(super) async fn page(page: Page, Inside { held, .. }: Inside) -> Result<Response, Fault> {
    let (db, server) = (&held.desk.hands.db, Server::of(held.guild));
    let mut all = Vec::new();
    for appeal in appeals::open(db, server, MOST).await? {
        let case = match appeal.case_id {
            Some(case) => cases::by_id(db, server, Id::new(case)).await?,
            None => None,
        };
        all.push((appeal, case.map(|case| (case.number, case.kind.as_str()))));
    }
    let reports = reports::open(db, server, MOST).await?;
    Ok(html(&QueuePage {
        page: &page,
        at: "queue",
        room: held.room,
        reports,
        appeals: all,
        now: held.desk.now(),
    }))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    /// `settle`, `grant`, `deny` or `final`.
    act: String,
    id: String,
    answer: String,
}

/// What is decided about an appeal, from its word.
pub(crate) fn verdict(word: &str) -> Option<Verdict> {
    match word {
        "grant" => Some(Verdict::Granted),
        "deny" => Some(Verdict::Denied),
        "final" => Some(Verdict::Final),
        _ => None,
    }
}

/// An answer to an appeal: none, or one that fits.
pub(crate) fn answer(typed: &str) -> Result<Option<String>, &'static str> {
    if typed.trim().is_empty() { Ok(None) } else { case::reason(typed).map(Some) }
}

/// `POST /guard/{guild}/queue`
pub(super) async fn decide(Inside { held, .. }: Inside, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let (desk, guild, by) = (&held.desk, held.guild, held.by);
    let number: i64 = typed.id.parse().map_err(|_| Fault::not_found())?;
    let said = match (typed.act.as_str(), verdict(&typed.act)) {
        (_, Some(verdict)) => {
            let answer =
                answer(&typed.answer).map_err(|message| Fault::invalid(vec![("answer", message)]))?;
            let reached = office::decide_appeal(desk, guild, by, Id::new(number), verdict, answer).await;
            match reached.map_err(told)? {
                Reached::Told => "guard-judged",
                Reached::BehindTheLink => "guard-judged-unreached",
            }
        }
        ("settle", _) => {
            office::settle_report(desk, guild, by, Id::new(number)).await.map_err(told)?;
            "guard-settled"
        }
        _ => return Err(Fault::bad("bad-request")),
    };
    Ok(on(&held.path("/queue"), said))
}
