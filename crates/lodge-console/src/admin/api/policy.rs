//! `/api/v1/admin/policy` and `/api/v1/admin/policy-notices`

use axum::{Json, extract::State, http::StatusCode};
use lodge_accounts::{
    Notice, Scope,
    notices::{self, Standing},
};
use lodge_web::{Bearer, Fault, Language, Site, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::overview::word;
use crate::{
    admin::policy::{Unsaid, day, first_day, say},
    notices::Program,
};

/// How the policy of this program stands, and what was announced.
#[derive(Serialize, ToSchema)]
pub(crate) struct PolicyStanding {
    /// What tells this policy from others.
    #[schema(example = "0123456789abcdef0123456789abcdef")]
    digest: String,
    /// `in-force`, `announced` (but its day has not come, or somebody is still to be told) or `unannounced`.
    #[schema(example = "in-force")]
    standing: &'static str,
    /// When it takes effect, if it was announced and has not yet.
    #[schema(required, format = DateTime)]
    effective_at: Option<String>,
    /// How many accounts are still to be told.
    untold: i64,
    /// What changes and is to be announced, in English, a line each. The letters say it in each reader's language.
    changes: Vec<String>,
    /// The first day on which a change that is announced now can take effect.
    #[schema(format = Date, example = "2026-12-07")]
    first_day: String,
    /// What was announced, newest first.
    notices: Vec<PolicyNotice>,
}

/// A change of policy, as it was announced.
#[derive(Serialize, ToSchema)]
pub(crate) struct PolicyNotice {
    /// The policy.
    #[schema(example = "0123456789abcdef0123456789abcdef")]
    digest: String,
    /// What changes, in English, a line each.
    changes: Vec<String>,
    /// When it was announced.
    #[schema(format = DateTime)]
    announced_at: String,
    /// When it takes effect.
    #[schema(format = DateTime)]
    effective_at: String,
}

/// A change of policy to be announced.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPolicyNotice {
    /// The day on which it takes effect, in UTC: two weeks from now, or later.
    #[schema(format = Date, example = "2030-01-01")]
    effective_on: String,
}

fn shown(notice: &Notice) -> PolicyNotice {
    PolicyNotice {
        digest: notice.digest.clone(),
        changes: notice.summary.lines().map(str::to_owned).collect(),
        announced_at: notice.announced_at.to_string(),
        effective_at: notice.effective_at.to_string(),
    }
}

/// How the policy stands
#[utoipa::path(get, path = "/admin/policy", tag = "Administration", operation_id = "readPolicy", security(("token" = ["admin:read"])),
    responses(
        spec::Any,
        (status = 200, description = "How it stands", body = PolicyStanding),
    ))]
pub(super) async fn read(bearer: Bearer, State(site): State<Site>) -> Result<Json<PolicyStanding>, Fault> {
    bearer.may(Scope::AdminRead)?;
    let program = Program::of(&site);
    let standing = program.standing().await?;
    let draft = program.draft().await?;
    let (effective_at, untold) = match standing {
        Standing::Announced { effective_at, untold } => (Some(effective_at.to_string()), untold),
        Standing::Unannounced | Standing::InForce => (None, 0),
    };
    Ok(Json(PolicyStanding {
        digest: notices::digest(&site.register),
        standing: word(standing),
        effective_at,
        untold,
        changes: draft.map(|draft| draft.changes(Language::English).to_vec()).unwrap_or_default(),
        first_day: day(first_day(&site)),
        notices: notices::all(&site.db).await?.iter().map(shown).collect(),
    }))
}

/// Announce a change of policy
///
/// Every account gets one letter, in its language, with what changes. Where nothing is to be announced the answer is 409
/// `notices-same`; where letters are switched off, 409 `notices-off`.
#[utoipa::path(post, path = "/admin/policy-notices", tag = "Administration", operation_id = "announcePolicy", security(("token" = ["admin:write"])),
    params(spec::Once),
    request_body = NewPolicyNotice,
    responses(
        spec::Any, spec::Body, spec::Once,
        (status = 201, description = "It is announced, and the letters are going out", body = PolicyNotice),
    ))]
pub(super) async fn announce(
    bearer: Bearer,
    State(site): State<Site>,
    Json(new): Json<NewPolicyNotice>,
) -> Result<(StatusCode, Json<PolicyNotice>), Fault> {
    bearer.may(Scope::AdminWrite)?;
    match say(&site, &new.effective_on).await {
        Ok(notice) => Ok((StatusCode::CREATED, Json(shown(&notice)))),
        Err(Unsaid::Off) => Err(Fault::conflict("notices-off")),
        Err(Unsaid::Same) => Err(Fault::conflict("notices-same")),
        Err(Unsaid::Day) => Err(Fault::invalid(vec![("effective_on", "notices-day-wrong")])),
        Err(Unsaid::Store(error)) => Err(error.into()),
    }
}
