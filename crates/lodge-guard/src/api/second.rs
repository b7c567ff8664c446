//! `/guilds/{guild}/wishes`: what waits for a second person's yes.

use axum::{
    Json,
    extract::{Path, Query},
    http::StatusCode,
};
use lodge_accounts::Scope;
use lodge_register::Id;
use lodge_web::{Asked, Bearer, Cursor, Fault, Listed, next_of, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    office,
    panel::{
        At,
        hall::{held, told},
        second::{Shown, waiting},
    },
};

/// Something that one of the staff may not do alone.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardWish)]
pub(crate) struct WishDoc {
    /// Its number.
    #[schema(example = "1234567890123456789")]
    id: String,
    /// The number of who wants it.
    by: String,
    /// What it is: the kind of the case that it would be, or `restore`.
    #[schema(example = "ban")]
    what: String,
    /// To how many it is done.
    count: i64,
    /// The numbers of whom it is about; 20 at most are named.
    about: Vec<String>,
    /// Why, in the words of who wants it.
    #[schema(required)]
    reason: Option<String>,
    /// Since when it waits.
    #[schema(format = DateTime)]
    asked_at: String,
    /// Until when.
    #[schema(format = DateTime)]
    ends_at: String,
    /// Whether it is your own wish: then somebody else has to say yes.
    own: bool,
}

impl WishDoc {
    fn of(wish: &Shown) -> Self {
        Self {
            id: wish.id.to_string(),
            by: wish.by.to_string(),
            what: wish.what.clone(),
            count: wish.weight,
            about: wish.about.iter().map(ToString::to_string).collect(),
            reason: wish.reason.clone(),
            asked_at: wish.asked_at.to_string(),
            ends_at: wish.ends_at.to_string(),
            own: wish.is_own,
        }
    }
}

/// What waits for a second person's yes, oldest first.
#[utoipa::path(
    get, path = "/guilds/{guild}/wishes", tag = "Guard", operation_id = "listGuardWishes",
    security(("token" = ["guard:read"])),
    params(("guild" = String, Path, description = "The number of the server."), Asked),
    responses(
        spec::Any, spec::Missing, spec::Query,
        (status = 200, description = "What waits.", body = Listed<WishDoc>),
    )
)]
pub(crate) async fn list(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Listed<WishDoc>>, Fault> {
    let account = bearer.may(Scope::GuardRead)?;
    let (Cursor(after), limit) = asked.read()?;
    let held = held(&porch, account, &id).await?;
    let mut all = waiting(&held).await?;
    all.retain(|wish| wish.id.number() > after);
    Ok(Json(next_of(all, limit, |wish| wish.id.number(), WishDoc::of)))
}

/// What a second person says.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GuardAnswer)]
pub(crate) struct Decided {
    /// `true` does it, `false` does not.
    agree: bool,
}

/// Says yes or no to what somebody else wants to do. To one's own wish there is only a no.
#[utoipa::path(
    post, path = "/guilds/{guild}/wishes/{wish}/decision", tag = "Guard", operation_id = "decideGuardWish",
    request_body = Decided, security(("token" = ["guard:write"])),
    params(
        ("guild" = String, Path, description = "The number of the server."),
        ("wish" = String, Path, description = "The number of the wish."),
        spec::Once,
    ),
    responses(
        spec::Any, spec::Missing, spec::Body, spec::Once,
        (status = 204, description = "It is decided, and done if the answer is yes."),
    )
)]
pub(crate) async fn decide(
    At(porch): At,
    bearer: Bearer,
    Path((id, wish)): Path<(String, String)>,
    Json(decided): Json<Decided>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::GuardWrite)?;
    let held = held(&porch, account, &id).await?;
    let wish = Id::new(wish.parse().map_err(|_| Fault::not_found())?);
    if decided.agree {
        office::approve(&held.desk, held.guild, held.by, wish).await.map_err(told)?;
    } else {
        office::refuse(&held.desk, held.guild, held.by, wish).await.map_err(told)?;
    }
    Ok(StatusCode::NO_CONTENT)
}
