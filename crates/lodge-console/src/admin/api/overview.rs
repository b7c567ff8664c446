//! `/api/v1/admin/overview`

use axum::{Json, extract::State};
use lodge_accounts::{Scope, notices::Standing};
use lodge_web::{Bearer, Fault, Site, spec};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{House, admin::overview::now};

/// How this Lodge is.
#[derive(Serialize, ToSchema)]
pub(crate) struct Overview {
    /// How many accounts there are.
    #[schema(example = 17)]
    accounts: i64,
    /// How many requests wait for an answer.
    #[schema(example = 2)]
    requests_open: i64,
    /// When it was last compared with its register; `null` if it never was.
    #[schema(required, format = DateTime)]
    audited_at: Option<String>,
    /// How many differences were found then.
    #[schema(required, example = 0)]
    audit_findings: Option<i64>,
    /// When the newest backup was made; `null` if there is none.
    #[schema(required, format = DateTime)]
    backed_up_at: Option<String>,
    /// How the policy of this program stands: `in-force`, `announced` (but its day has not come, or somebody is still to be
    /// told) or `unannounced`.
    #[schema(example = "in-force")]
    policy: &'static str,
    /// Whether letters can be sent.
    letters: bool,
}

/// The word for how a policy stands.
pub(super) const fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Unannounced => "unannounced",
        Standing::Announced { .. } => "announced",
        Standing::InForce => "in-force",
    }
}

/// How this Lodge is
#[utoipa::path(get, path = "/admin/overview", tag = "Administration", operation_id = "readOverview", security(("token" = ["admin:read"])),
    responses(
        spec::Any,
        (status = 200, description = "How it is", body = Overview),
    ))]
pub(super) async fn read(
    bearer: Bearer,
    House(console): House,
    State(site): State<Site>,
) -> Result<Json<Overview>, Fault> {
    bearer.may(Scope::AdminRead)?;
    let now = now(&console, &site).await?;
    Ok(Json(Overview {
        accounts: now.accounts,
        requests_open: now.waiting,
        audited_at: now.audited.as_ref().map(|audited| audited.made_at.to_string()),
        audit_findings: now.audited.map(|audited| audited.findings),
        backed_up_at: now.backup.map(|backup| backup.made.to_string()),
        policy: word(now.policy),
        letters: now.is_on,
    }))
}
