//! `/sites/{id}/letters`: about what somebody who moderates a site is written to.

use axum::{Json, extract::Path};
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::number;
use crate::{
    Wish,
    panel::office::{Opened, held},
    store::letters::{wish, wishes},
    who::May,
};

/// Which letters the token's account gets about a site.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SiteLetters {
    /// `all`: one for each comment; `pending`: for each that waits or was reported; `digest`: one a day; `none`.
    #[schema(example = "pending", pattern = "^(all|pending|digest|none)$")]
    wish: String,
}

/// Which letters the account gets about a site that it moderates.
#[utoipa::path(
    get, path = "/sites/{id}/letters", tag = "Comments", operation_id = "readSiteLetters",
    security(("token" = ["comments:read"])),
    params(("id" = String, Path, description = "The number of the site.")),
    responses(spec::Any, spec::Missing, (status = 200, description = "Which letters.", body = SiteLetters))
)]
pub(crate) async fn read(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Json<SiteLetters>, Fault> {
    let account = bearer.may(Scope::CommentsRead)?;
    let held = held(&book, account, number(&id)?, May::Moderate).await?;
    let wish = wish(&book.house.db, held.site.id, account.id).await?.unwrap_or(Wish::Pending);
    Ok(Json(SiteLetters { wish: wish.as_str().to_owned() }))
}

/// Chooses which letters the account gets about a site that it moderates.
#[utoipa::path(
    put, path = "/sites/{id}/letters", tag = "Comments", operation_id = "chooseSiteLetters",
    request_body = SiteLetters, security(("token" = ["comments:write"])),
    params(("id" = String, Path, description = "The number of the site.")),
    responses(
        spec::Any, spec::Missing, spec::Body,
        (status = 200, description = "Which letters from now on.", body = SiteLetters),
    )
)]
pub(crate) async fn choose(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
    Json(chosen): Json<SiteLetters>,
) -> Result<Json<SiteLetters>, Fault> {
    let account = bearer.may(Scope::CommentsWrite)?;
    let held = held(&book, account, number(&id)?, May::Moderate).await?;
    let wish = Wish::parse(&chosen.wish).ok_or(Fault::invalid(vec![("wish", "rules-choice-wrong")]))?;
    wishes(&book.house.db, (held.site.id, account.id), wish, book.house.clock.now()).await?;
    Ok(Json(chosen))
}
