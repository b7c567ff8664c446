//! `/api/v1/admin/accounts/{id}/limits`

use axum::{
    Json,
    extract::{Path, State},
};
use lodge_accounts::{
    Scope,
    limits::{self, Limits},
};
use lodge_web::{Bearer, Fault, Matching, Site, Tagged, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::number;
use crate::admin::accounts::{MOST, find};

/// How much an account may use.
#[derive(Serialize, ToSchema)]
#[schema(as = AdminLimits)]
pub(crate) struct LimitsDoc {
    /// Domains.
    #[schema(example = 10)]
    domains: i64,
    /// Aliases, at all its domains together.
    #[schema(example = 500)]
    aliases: i64,
    /// Messages forwarded a day.
    #[schema(example = 2000)]
    messages_day: i64,
    /// Pages with comments shown a month.
    #[schema(example = 100_000)]
    views_month: i64,
}

/// What is to be changed; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[schema(as = AdminLimitsChange)]
#[serde(deny_unknown_fields)]
pub(crate) struct LimitsChange {
    /// Domains.
    #[schema(minimum = 0, maximum = 1_000_000_000)]
    domains: Option<i64>,
    /// Aliases, at all its domains together.
    #[schema(minimum = 0, maximum = 1_000_000_000)]
    aliases: Option<i64>,
    /// Messages forwarded a day.
    #[schema(minimum = 0, maximum = 1_000_000_000)]
    messages_day: Option<i64>,
    /// Pages with comments shown a month.
    #[schema(minimum = 0, maximum = 1_000_000_000)]
    views_month: Option<i64>,
}

impl LimitsChange {
    fn over(&self, had: Limits) -> Result<Limits, Fault> {
        let fields = [
            ("domains", self.domains),
            ("aliases", self.aliases),
            ("messages_day", self.messages_day),
            ("views_month", self.views_month),
        ];
        let wrong =
            |(_, number): &(_, Option<i64>)| number.is_some_and(|number| !(0..=MOST).contains(&number));
        let wrong: Vec<_> = fields.iter().filter(|field| wrong(field)).collect();
        if !wrong.is_empty() {
            return Err(Fault::invalid(
                wrong.iter().map(|(name, _)| (*name, "admin-number-wrong")).collect(),
            ));
        }
        Ok(Limits {
            domains: self.domains.unwrap_or(had.domains),
            aliases: self.aliases.unwrap_or(had.aliases),
            messages_day: self.messages_day.unwrap_or(had.messages_day),
            views_month: self.views_month.unwrap_or(had.views_month),
        })
    }
}

const fn shown(limits: Limits) -> LimitsDoc {
    let Limits { domains, aliases, messages_day, views_month } = limits;
    LimitsDoc { domains, aliases, messages_day, views_month }
}

/// How much an account may use
#[utoipa::path(get, path = "/admin/accounts/{id}/limits", tag = "Administration", operation_id = "readLimits", security(("token" = ["admin:read"])),
    params(("id" = String, Path, description = "Which account")),
    responses(
        spec::Any, spec::Missing,
        (status = 200, description = "How much", body = LimitsDoc, headers(("ETag" = String, description = "Which version it is"))),
    ))]
pub(super) async fn read(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<Tagged<LimitsDoc>, Fault> {
    bearer.may(Scope::AdminRead)?;
    let account = find(&site, number(&id)?).await?;
    Ok(Tagged(shown(limits::of(&site.db, account.id).await?)))
}

/// Say how much an account may use
#[utoipa::path(patch, path = "/admin/accounts/{id}/limits", tag = "Administration", operation_id = "changeLimits", security(("token" = ["admin:write"])),
    params(("id" = String, Path, description = "Which account"), spec::IfMatch),
    request_body = LimitsChange,
    responses(
        spec::Any, spec::Missing, spec::Body, spec::IfMatch,
        (status = 200, description = "Changed", body = LimitsDoc, headers(("ETag" = String, description = "Which version it is"))),
    ))]
pub(super) async fn change(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
    matching: Matching,
    Json(change): Json<LimitsChange>,
) -> Result<Tagged<LimitsDoc>, Fault> {
    bearer.may(Scope::AdminWrite)?;
    let account = find(&site, number(&id)?).await?;
    let had = limits::of(&site.db, account.id).await?;
    matching.is(&shown(had))?;
    let has = change.over(had)?;
    limits::set(&site.db, site.clock.as_ref(), account.id, Some(has)).await?;
    Ok(Tagged(shown(has)))
}
