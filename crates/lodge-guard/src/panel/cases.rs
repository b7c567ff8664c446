//! `/guard/{guild}/cases`: what was done about whom, and all of it as a file.

use askama::Template;
use axum::{
    extract::Query,
    http::header,
    response::{IntoResponse as _, Response},
};
use lodge_register::Timestamp;
use lodge_store::{Db, StoreError};
use lodge_web::{Fault, Page, html};
use serde::{Deserialize, Serialize};
use url::form_urlencoded::Serializer;

use super::hall::{Held, Inside, Room};
use crate::{Case, Kind, Server, ids::UserId, store::cases};

/// How many are on a page.
const FIT: usize = 50;
/// A number with so many digits is somebody's.
const DIGITS: usize = 15;
/// The longest text that is searched for.
const LONGEST: usize = 200;

/// What is looked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sought {
    pub(crate) search: String,
    pub(crate) kind: String,
    pub(crate) from: Option<i64>,
}

impl Sought {
    /// The kind that is looked for; all, if it is none of ours.
    pub(crate) fn which(&self) -> Option<Kind> {
        Kind::parse(&self.kind)
    }

    /// What the address of a page says.
    fn query(&self, from: Option<i64>) -> String {
        let mut query = Serializer::new(String::new());
        for (name, value) in [("search", self.search.trim()), ("kind", self.kind.as_str())] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        if let Some(from) = from {
            query.append_pair("from", &from.to_string());
        }
        query.finish()
    }

    /// One more than fit on a page, newest first: by the number of a case, by whom it is about, or by its reason.
    pub(crate) async fn find(&self, db: &Db, held: &Held, fit: usize) -> Result<Vec<Case>, StoreError> {
        let server = Server::of(held.guild);
        let text = self.search.trim();
        let bare = text.trim_start_matches('#');
        let before = self.from.unwrap_or(i64::MAX);
        let is_kind = |case: &Case| self.which().is_none_or(|kind| case.kind == kind) && case.number < before;
        let found = match bare.parse::<u64>() {
            _ if text.is_empty() || text.chars().count() > LONGEST => {
                let most = i64::try_from(fit).unwrap_or(i64::MAX).saturating_add(1);
                return cases::before(db, server, before, self.which(), most).await;
            }
            Ok(user) if bare.len() >= DIGITS => cases::about(db, server, UserId::new(user)).await?,
            Ok(number) => {
                let number = i64::try_from(number).unwrap_or(i64::MAX);
                cases::by_number(db, server, number).await?.into_iter().collect()
            }
            Err(_) => cases::saying(db, server, text, 200).await?,
        };
        Ok(found.into_iter().filter(is_kind).take(fit + 1).collect())
    }
}

#[derive(Template)]
#[template(path = "guard/cases.html")]
struct CasesPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    sought: Sought,
    cases: Vec<Case>,
    further: Option<String>,
}

impl CasesPage<'_> {
    fn is_sought(&self, kind: &Kind) -> bool {
        self.sought.which() == Some(*kind)
    }
}

/// `GET /guard/{guild}/cases`
pub(super) async fn page(
    page: Page,
    Inside { held, .. }: Inside,
    Query(sought): Query<Sought>,
) -> Result<Response, Fault> {
    let mut cases = sought.find(&held.desk.hands.db, &held, FIT).await?;
    let more = cases.len() > FIT;
    cases.truncate(FIT);
    let further = cases.last().filter(|_| more).map(|last| sought.query(Some(last.number)));
    Ok(html(&CasesPage { page: &page, at: "cases", room: held.room, sought, cases, further }))
}

/// A case as a file holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
    pub(crate) number: i64,
    pub(crate) kind: String,
    pub(crate) target: Option<UserId>,
    pub(crate) reason: Option<String>,
    pub(crate) rule: Option<String>,
    pub(crate) opened_at: i64,
    pub(crate) ends_at: Option<i64>,
    pub(crate) undone_at: Option<i64>,
}

impl Written {
    fn of(case: &Case) -> Self {
        Self {
            number: case.number,
            kind: case.kind.as_str().to_owned(),
            target: case.target_id,
            reason: case.reason.as_ref().map(|reason| reason.reveal().clone()),
            rule: case.rule.clone(),
            opened_at: case.opened_at.millis(),
            ends_at: case.ends_at.map(Timestamp::millis),
            undone_at: case.undone_at.map(Timestamp::millis),
        }
    }
}

/// All cases of a server as one document.
pub(crate) async fn written(held: &Held) -> Result<String, Fault> {
    let (db, server) = (&held.desk.hands.db, Server::of(held.guild));
    let (mut all, mut before) = (Vec::new(), i64::MAX);
    loop {
        let some = cases::before(db, server, before, None, i64::MAX).await?;
        let Some(last) = some.last() else { break };
        before = last.number;
        all.extend(some.iter().map(Written::of));
    }
    let document = serde_json::json!({ "lodge_cases": 1, "cases": all });
    serde_json::to_string_pretty(&document).map_err(Fault::internal)
}

/// `GET /guard/{guild}/cases/export`
pub(super) async fn export(Inside { held, .. }: Inside) -> Result<Response, Fault> {
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"cases.json\""),
    ];
    Ok((headers, written(&held).await?).into_response())
}
