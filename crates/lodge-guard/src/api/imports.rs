//! `/guilds/{guild}/imports`: cases of another bot.

use axum::{Json, extract::Path};
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    import,
    panel::{At, hall::held, moving::brought},
};

/// A file that another bot wrote.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GuardImport)]
pub(crate) struct Wanted {
    /// What is in it: the export of Zeppelin’s dashboard, Red’s `ModLog/settings.json`, YAGPDB’s table
    /// `moderation_warnings` as CSV, or cases that Lodge exported.
    document: String,
    /// Whether only to say what would come of it.
    #[serde(default)]
    dry_run: bool,
}

/// What came of a file.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardImported)]
pub(crate) struct Done {
    /// Who wrote it: `zeppelin`, `red`, `yagpdb` or `lodge`.
    #[schema(example = "zeppelin")]
    from: &'static str,
    /// How many cases are new.
    new: usize,
    /// How many were brought in.
    brought: usize,
    /// How many were here already.
    here: usize,
    /// How many are older than cases are kept.
    old: usize,
    /// How many are of no use: other servers’, or of unknown kinds.
    useless: usize,
}

/// Brings in the cases that another bot knew. Nothing is done on Discord, and nothing comes twice.
#[utoipa::path(
    post, path = "/guilds/{guild}/imports", tag = "Guard", operation_id = "importGuardCases",
    request_body = Wanted, security(("token" = ["guard:write"])),
    params(("guild" = String, Path, description = "The number of the server."), spec::Once),
    responses(
        spec::Any, spec::Missing, spec::Body, spec::Once,
        (status = 200, description = "What came of it.", body = Done),
    )
)]
pub(crate) async fn bring(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
    Json(wanted): Json<Wanted>,
) -> Result<Json<Done>, Fault> {
    let account = bearer.may(Scope::GuardWrite)?;
    let held = held(&porch, account, &id).await?;
    let read = import::read(&wanted.document, held.guild)
        .map_err(|unread| Fault::invalid(vec![("document", unread.message())]))?;
    let report = brought(&held, read, !wanted.dry_run).await?;
    Ok(Json(Done {
        from: report.from.word(),
        new: report.fresh(),
        brought: report.brought.unwrap_or_default(),
        here: report.sifted.here,
        old: report.sifted.old,
        useless: report.sifted.useless,
    }))
}
