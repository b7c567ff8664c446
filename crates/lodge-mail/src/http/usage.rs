//! `/usage`: how much an account uses, and how much it may.

use axum::{Json, extract::State};
use lodge_accounts::{Scope, limits};
use lodge_web::{Bearer, Fault, Site, spec};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{store, usage};

/// How much an account uses, and how much it may.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Usage)]
pub(crate) struct UsageDoc {
    /// Domains that it owns.
    domains: UsedDoc,
    /// Aliases at its domains.
    aliases: UsedDoc,
    /// Messages forwarded since midnight UTC.
    messages_today: UsedDoc,
}

/// How much of one thing.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Used)]
struct UsedDoc {
    /// So much is used.
    used: i64,
    /// So much may be.
    limit: i64,
}

/// How much the account uses, and how much it may.
#[utoipa::path(
    get, path = "/usage", tag = "Account", operation_id = "readUsage", security(("token" = ["account:read"])),
    responses(
        spec::Any,
        (status = 200, description = "Usage.", body = UsageDoc),
    )
)]
pub(crate) async fn read(State(site): State<Site>, bearer: Bearer) -> Result<Json<UsageDoc>, Fault> {
    let account = bearer.may(Scope::AccountRead)?;
    let most = limits::of(&site.db, account.id).await?;
    let (domains, aliases) = store::counted(&site.db, account.id).await?;
    let messages = usage::today(&site.cache, site.clock.now(), account.id).await?;
    Ok(Json(UsageDoc {
        domains: UsedDoc { used: domains, limit: most.domains },
        aliases: UsedDoc { used: aliases, limit: most.aliases },
        messages_today: UsedDoc {
            used: i64::try_from(messages).unwrap_or(i64::MAX),
            limit: most.messages_day,
        },
    }))
}
