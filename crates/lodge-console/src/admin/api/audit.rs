//! `/api/v1/admin/audit`

use axum::{Json, extract::State};
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, Site, spec};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{House, transparency::looked_over};

/// When this Lodge was last compared with its register.
#[derive(Serialize, ToSchema)]
pub(crate) struct LastAudit {
    /// When; `null` if it never was.
    #[schema(required, format = DateTime)]
    made_at: Option<String>,
    /// How many differences were found.
    #[schema(required, example = 0)]
    findings: Option<i64>,
}

/// What was found by comparing this Lodge with its register.
#[derive(Serialize, ToSchema)]
pub(crate) struct AuditReport {
    /// When.
    #[schema(format = DateTime)]
    made_at: String,
    /// What was looked at.
    #[schema(example = json!(["38 tables", "3 archives"]))]
    looked_at: Vec<String>,
    /// Where it is not what its register says.
    findings: Vec<FindingDoc>,
}

/// One thing that is not as the register says.
#[derive(Serialize, ToSchema)]
#[schema(as = AuditFinding)]
pub(crate) struct FindingDoc {
    /// What it is about.
    #[schema(example = "retention")]
    about: &'static str,
    /// What was found.
    what: String,
    /// What to do about it.
    hint: &'static str,
}

/// When this Lodge was last compared with its register
#[utoipa::path(get, path = "/admin/audit", tag = "Administration", operation_id = "readAudit", security(("token" = ["admin:read"])),
    responses(
        spec::Any,
        (status = 200, description = "The last time", body = LastAudit),
    ))]
pub(super) async fn read(bearer: Bearer, State(site): State<Site>) -> Result<Json<LastAudit>, Fault> {
    bearer.may(Scope::AdminRead)?;
    let last = looked_over::last(&site.db).await?;
    Ok(Json(LastAudit {
        made_at: last.as_ref().map(|audited| audited.made_at.to_string()),
        findings: last.map(|audited| audited.findings),
    }))
}

/// Compare this Lodge with its register now
///
/// The answer comes when all was looked at. What was found is in the answer and nowhere else; its number is kept.
#[utoipa::path(post, path = "/admin/audit", tag = "Administration", operation_id = "runAudit", security(("token" = ["admin:write"])),
    params(spec::Once),
    responses(
        spec::Any, spec::Once,
        (status = 200, description = "What was found", body = AuditReport),
    ))]
pub(super) async fn run(bearer: Bearer, House(console): House) -> Result<Json<AuditReport>, Fault> {
    bearer.may(Scope::AdminWrite)?;
    let report = looked_over::look_over(&console.custody, &console.private).await.map_err(Fault::internal)?;
    let findings = report.findings.into_iter().map(|finding| FindingDoc {
        about: finding.about,
        what: finding.what,
        hint: finding.hint,
    });
    Ok(Json(AuditReport {
        made_at: report.made.to_string(),
        looked_at: report.looked_at,
        findings: findings.collect(),
    }))
}
