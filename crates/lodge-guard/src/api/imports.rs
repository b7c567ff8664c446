//! `/guilds/{guild}/imports`: cases and settings of another bot.

use axum::{Json, extract::Path};
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    import::settings::Moved,
    panel::{
        At,
        hall::held,
        moving::{Came, No, Settled, came},
    },
};

/// A file that another bot wrote.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GuardImport)]
pub(crate) struct Wanted {
    /// What is in it: the export of Zeppelin’s dashboard, Red’s `ModLog/settings.json`, YAGPDB’s table
    /// `moderation_warnings` as CSV, or cases that Lodge exported; or settings: Zeppelin’s configuration as YAML, or
    /// `settings.json` of Red’s cogs Filter, Mod or Reports.
    document: String,
    /// Whether only to say what would come of it.
    #[serde(default)]
    dry_run: bool,
}

/// What came of a file.
#[derive(Debug, Default, Serialize, ToSchema)]
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
    /// What came of settings, if the file has settings and no cases.
    #[serde(skip_serializing_if = "Option::is_none")]
    settings: Option<Settings>,
}

/// What came of a file of settings.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardSettingsImported)]
pub(crate) struct Settings {
    /// Whether the server has them now.
    done: bool,
    /// How many rules come over, into the shadow.
    rules: usize,
    /// How many were here already.
    here: usize,
    /// What does not come over.
    left: Vec<Left>,
}

/// Something that does not come over.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardSettingLeft)]
pub(crate) struct Left {
    /// Where it stands in the file.
    #[schema(example = "automod: words: reply")]
    what: String,
    /// Why: `trigger`, `action`, `detail`, `regex`, `levels`, `override`, `mute-role`, `channel`, `part`, `unreadable` or
    /// `full`.
    #[schema(example = "action")]
    why: &'static str,
}

impl Settings {
    fn of(Settled { moved, is_done }: Settled) -> Self {
        let Moved { rules, here, left, .. } = *moved;
        let left = left.into_iter().map(|left| Left { what: left.what, why: left.why.word() });
        Self { done: is_done, rules, here, left: left.collect() }
    }
}

/// Brings in the cases that another bot knew, or its settings. Nothing is done on Discord, and nothing comes twice. Rules
/// come into the shadow: none acts before somebody says so.
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
    match came(&held, &wanted.document, !wanted.dry_run).await {
        Ok(Came::Cases(report)) => Ok(Json(Done {
            from: report.from.word(),
            new: report.fresh(),
            brought: report.brought.unwrap_or_default(),
            here: report.sifted.here,
            old: report.sifted.old,
            useless: report.sifted.useless,
            settings: None,
        })),
        Ok(Came::Settings(settled)) => {
            let from = settled.moved.from.word();
            Ok(Json(Done { from, settings: Some(Settings::of(settled)), ..Done::default() }))
        }
        Err(No::File(message)) => Err(Fault::invalid(vec![("document", message)])),
        Err(No::Fault(fault)) => Err(fault),
    }
}
