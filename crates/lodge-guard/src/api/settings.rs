//! `/guilds/{guild}/settings` and `…/preset`.

use axum::{Json, extract::Path};
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, Matching, Tagged, spec};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::{
    panel::{
        At, fields,
        hall::held,
        settings::{based_on, keep, preset_of},
    },
    settings::Settings,
};

/// The settings of a server, as they are exported.
#[utoipa::path(
    get, path = "/guilds/{guild}/settings", tag = "Guard", operation_id = "readGuildSettings",
    security(("token" = ["guard:read"])),
    params(("guild" = String, Path, description = "The number of the server.")),
    responses(spec::Any, spec::Missing, (status = 200, description = "The settings.", body = Object))
)]
pub(crate) async fn read(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Tagged<Settings>, Fault> {
    let account = bearer.may(Scope::GuardRead)?;
    let held = held(&porch, account, &id).await?;
    Ok(Tagged((*held.desk.settings.of(held.guild)).clone()))
}

/// Gives a server other settings. What is left out is as at the beginning.
#[utoipa::path(
    put, path = "/guilds/{guild}/settings", tag = "Guard", operation_id = "replaceGuildSettings",
    request_body = Object, security(("token" = ["guard:write"])),
    params(("guild" = String, Path, description = "The number of the server."), spec::MayMatch),
    responses(
        spec::Any, spec::Missing, spec::Body, spec::MayMatch,
        (status = 200, description = "The settings as they are now.", body = Object),
    )
)]
pub(crate) async fn replace(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
    matching: Matching,
    Json(document): Json<Value>,
) -> Result<Tagged<Settings>, Fault> {
    let account = bearer.may(Scope::GuardWrite)?;
    let held = held(&porch, account, &id).await?;
    matching.is_if_said(&*held.desk.settings.of(held.guild))?;
    let settings = fields::of_document(&document).map_err(|wrong| {
        let places = wrong.into_iter().map(|(field, message)| (fields::pointer(field).to_owned(), message));
        Fault::invalid_at(places.collect())
    })?;
    keep(&held, settings.clone()).await?;
    Ok(Tagged(settings))
}

/// Settings to begin with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GuildPreset)]
pub(crate) struct Chosen {
    /// `small`, `growing` or `under-attack`.
    #[schema(example = "small", pattern = "^(small|growing|under-attack)$")]
    preset: String,
}

/// Gives a server settings to begin with. Where its staff is told, who is trusted and who is exempt stays.
#[utoipa::path(
    put, path = "/guilds/{guild}/preset", tag = "Guard", operation_id = "presetGuild", request_body = Chosen,
    security(("token" = ["guard:write"])),
    params(("guild" = String, Path, description = "The number of the server.")),
    responses(
        spec::Any, spec::Missing, spec::Body,
        (status = 200, description = "The settings as they are now.", body = Object),
    )
)]
pub(crate) async fn preset(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
    Json(chosen): Json<Chosen>,
) -> Result<Tagged<Settings>, Fault> {
    let account = bearer.may(Scope::GuardWrite)?;
    let held = held(&porch, account, &id).await?;
    let preset = preset_of(&chosen.preset);
    let preset = preset.ok_or_else(|| Fault::invalid(vec![("preset", "guard-settings-choice-wrong")]))?;
    let settings = based_on(preset, &held.desk.settings.of(held.guild));
    keep(&held, settings.clone()).await?;
    Ok(Tagged(settings))
}
