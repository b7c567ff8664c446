//! `/guilds/{guild}/appeals`.

use axum::{
    Json,
    extract::{Path, Query},
};
use lodge_accounts::Scope;
use lodge_register::{Id, Timestamp};
use lodge_web::{Asked, Bearer, Cursor, Fault, Listed, next_of, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    Appeal, Server,
    office::{self, Reached},
    panel::{
        At,
        hall::{held, told},
        queue::{answer, verdict},
    },
    store::appeals,
};

/// The most that waits on a server and is listed.
const MOST: i64 = 1_000;

/// An appeal against what was done about somebody.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardAppeal)]
pub(crate) struct AppealDoc {
    /// Its number.
    #[schema(example = "1234567890123456789")]
    id: String,
    /// The number of who asks.
    user: String,
    /// What they say.
    words: String,
    /// When they asked.
    #[schema(format = DateTime)]
    asked_at: String,
    /// Until when they have to be answered.
    #[schema(format = DateTime)]
    due_at: String,
    /// Whether that is past.
    overdue: bool,
}

impl AppealDoc {
    fn of(appeal: &Appeal, now: Timestamp) -> Self {
        Self {
            id: appeal.id.to_string(),
            user: appeal.user_id.to_string(),
            words: appeal.words.reveal().clone(),
            asked_at: appeal.asked_at.to_string(),
            due_at: appeal.due_at().to_string(),
            overdue: appeal.due_at() < now,
        }
    }
}

/// Appeals that nobody decided about yet, those first that are due first.
#[utoipa::path(
    get, path = "/guilds/{guild}/appeals", tag = "Guard", operation_id = "listGuardAppeals",
    security(("token" = ["guard:read"])),
    params(("guild" = String, Path, description = "The number of the server."), Asked),
    responses(
        spec::Any, spec::Missing, spec::Query,
        (status = 200, description = "Appeals.", body = Listed<AppealDoc>),
    )
)]
pub(crate) async fn list(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Listed<AppealDoc>>, Fault> {
    let account = bearer.may(Scope::GuardRead)?;
    let (Cursor(after), limit) = asked.read()?;
    let held = held(&porch, account, &id).await?;
    let mut all = appeals::open(&held.desk.hands.db, Server::of(held.guild), MOST).await?;
    all.retain(|appeal| appeal.id.number() > after);
    Ok(Json(next_of(
        all,
        limit,
        |appeal| appeal.id.number(),
        |appeal| AppealDoc::of(appeal, held.desk.now()),
    )))
}

/// What is decided about an appeal.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GuardVerdict)]
pub(crate) struct Decided {
    /// `grant`, `deny`, or `final`: no, and they need not ask again.
    #[schema(example = "grant", pattern = "^(grant|deny|final)$")]
    verdict: String,
    /// What they are answered, by message and on the page of their appeal.
    #[serde(default)]
    #[schema(max_length = 512)]
    answer: String,
}

/// What was decided, and whether they know.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardJudged)]
pub(crate) struct Judged {
    /// Whether they were told by message. If not, they read it behind the link of their appeal.
    reached: bool,
}

/// Decides about an appeal. Who may come back is let in.
#[utoipa::path(
    post, path = "/guilds/{guild}/appeals/{appeal}/decision", tag = "Guard", operation_id = "decideGuardAppeal",
    request_body = Decided, security(("token" = ["guard:write"])),
    params(
        ("guild" = String, Path, description = "The number of the server."),
        ("appeal" = String, Path, description = "The number of the appeal."),
        spec::Once,
    ),
    responses(
        spec::Any, spec::Missing, spec::Body, spec::Once,
        (status = 200, description = "It is decided.", body = Judged),
    )
)]
pub(crate) async fn decide(
    At(porch): At,
    bearer: Bearer,
    Path((id, appeal)): Path<(String, String)>,
    Json(decided): Json<Decided>,
) -> Result<Json<Judged>, Fault> {
    let account = bearer.may(Scope::GuardWrite)?;
    let held = held(&porch, account, &id).await?;
    let appeal = Id::new(appeal.parse().map_err(|_| Fault::not_found())?);
    let wrong = |field, message| Fault::invalid(vec![(field, message)]);
    let verdict = verdict(&decided.verdict).ok_or_else(|| wrong("verdict", "guard-settings-choice-wrong"))?;
    let answer = answer(&decided.answer).map_err(|message| wrong("answer", message))?;
    let reached = office::decide_appeal(&held.desk, held.guild, held.by, appeal, verdict, answer).await;
    Ok(Json(Judged { reached: reached.map_err(told)? == Reached::Told }))
}
