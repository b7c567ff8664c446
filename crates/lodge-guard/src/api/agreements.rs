//! `/guilds/{guild}/agreements`: agreements with servers elsewhere.

use axum::{Json, extract::Path, http::StatusCode};
use lodge_accounts::Scope;
use lodge_register::Id;
use lodge_web::{Bearer, Fault, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    entrance::mutual::agree,
    ids::GuildId,
    panel::{
        At,
        hall::held,
        mutual::{Shown, all, said},
    },
};

/// An agreement with a server that another Lodge guards, or an invitation to one.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardAgreement)]
pub(crate) struct AgreementDoc {
    /// Its number.
    #[schema(example = "1234567890123456789")]
    id: String,
    /// How far it is: `offered`, `answered` or `on`.
    #[schema(example = "on", pattern = "^(offered|answered|on)$")]
    state: String,
    /// Whether this server made the invitation.
    invited: bool,
    /// Where the other Lodge is; nothing, before anybody has answered.
    #[schema(required)]
    url: Option<String>,
    /// The number of the other server; nothing, before anybody has answered.
    #[schema(required)]
    peer: Option<String>,
    /// What the other server is called, as its Lodge says.
    name: String,
    /// When the other Lodge was heard of last.
    #[schema(required, format = DateTime)]
    heard_at: Option<String>,
    /// When it ends by itself.
    #[schema(format = DateTime)]
    ends_at: String,
}

impl AgreementDoc {
    fn of(one: Shown) -> Self {
        Self {
            id: one.id.to_string(),
            state: one.stand.as_str().to_owned(),
            invited: one.is_host,
            url: Some(one.url).filter(|url| !url.is_empty()),
            peer: (!one.peer.is_none()).then(|| one.peer.to_string()),
            name: one.called,
            heard_at: one.heard_at.map(|at| at.to_string()),
            ends_at: one.ends_at.to_string(),
        }
    }
}

/// All agreements of a server.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GuardAgreements)]
pub(crate) struct AllDoc {
    /// The agreements, oldest first.
    items: Vec<AgreementDoc>,
}

/// The agreements of a server, and invitations to some. There are three at most.
#[utoipa::path(
    get, path = "/guilds/{guild}/agreements", tag = "Guard", operation_id = "listGuardAgreements",
    security(("token" = ["guard:read"])),
    params(("guild" = String, Path, description = "The number of the server.")),
    responses(spec::Any, spec::Missing, (status = 200, description = "The agreements.", body = AllDoc))
)]
pub(crate) async fn list(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Json<AllDoc>, Fault> {
    let account = bearer.may(Scope::GuardRead)?;
    let held = held(&porch, account, &id).await?;
    let items = all(&held).await?.into_iter().map(AgreementDoc::of).collect();
    Ok(Json(AllDoc { items }))
}

/// An invitation to an agreement.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GuardInvitation)]
pub(crate) struct InvitationDoc {
    /// Its text. Whoever has it can answer it: it goes from hand to hand, and is not shown again.
    #[schema(max_length = 2000)]
    invitation: String,
}

/// Makes an invitation for a server elsewhere. It is good for seven days.
#[utoipa::path(
    post, path = "/guilds/{guild}/agreements/invitation", tag = "Guard", operation_id = "inviteToGuardAgreement",
    security(("token" = ["guard:write"])),
    params(("guild" = String, Path, description = "The number of the server.")),
    responses(
        spec::Any, spec::Missing, spec::Body,
        (status = 200, description = "The invitation.", body = InvitationDoc),
    )
)]
pub(crate) async fn offer(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Json<InvitationDoc>, Fault> {
    let account = bearer.may(Scope::GuardWrite)?;
    let held = held(&porch, account, &id).await?;
    let text = agree::offer(&held.desk, held.guild, held.by).await.map_err(said)?;
    Ok(Json(InvitationDoc { invitation: (*text).clone() }))
}

/// Accepts the invitation of a server elsewhere. It holds once those who made it agree, too.
#[utoipa::path(
    post, path = "/guilds/{guild}/agreements", tag = "Guard", operation_id = "acceptGuardAgreement",
    request_body = InvitationDoc, security(("token" = ["guard:write"])),
    params(("guild" = String, Path, description = "The number of the server."), spec::Once),
    responses(
        spec::Any, spec::Missing, spec::Body, spec::Once,
        (status = 204, description = "It is accepted, and the other Lodge was told."),
    )
)]
pub(crate) async fn accept(
    At(porch): At,
    bearer: Bearer,
    Path(id): Path<String>,
    Json(sent): Json<InvitationDoc>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::GuardWrite)?;
    let held = held(&porch, account, &id).await?;
    agree::accept(&held.desk, held.guild, held.by, &sent.invitation).await.map_err(said)?;
    Ok(StatusCode::NO_CONTENT)
}

/// To whom one agrees.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GuardAgreed)]
pub(crate) struct Agreed {
    /// The number of the server that answered, as the list says it.
    #[schema(example = "1188000000000000041", pattern = "^[0-9]{1,20}$")]
    peer: String,
}

/// Agrees to whoever answered an invitation.
#[utoipa::path(
    post, path = "/guilds/{guild}/agreements/{agreement}/agree", tag = "Guard", operation_id = "agreeGuardAgreement",
    request_body = Agreed, security(("token" = ["guard:write"])),
    params(
        ("guild" = String, Path, description = "The number of the server."),
        ("agreement" = String, Path, description = "The number of the agreement."),
        spec::Once,
    ),
    responses(
        spec::Any, spec::Missing, spec::Body, spec::Once,
        (status = 204, description = "It holds from now on."),
    )
)]
pub(crate) async fn agree(
    At(porch): At,
    bearer: Bearer,
    Path((id, agreement)): Path<(String, String)>,
    Json(agreed): Json<Agreed>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::GuardWrite)?;
    let held = held(&porch, account, &id).await?;
    let agreement = Id::new(agreement.parse().map_err(|_| Fault::not_found())?);
    let with = agreed.peer.parse().map(GuildId::new).map_err(|_| Fault::not_found())?;
    agree::agree(&held.desk, held.guild, held.by, agreement, with).await.map_err(said)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends an agreement at once, or takes an invitation back. The other Lodge is told.
#[utoipa::path(
    delete, path = "/guilds/{guild}/agreements/{agreement}", tag = "Guard", operation_id = "endGuardAgreement",
    security(("token" = ["guard:write"])),
    params(
        ("guild" = String, Path, description = "The number of the server."),
        ("agreement" = String, Path, description = "The number of the agreement."),
    ),
    responses(
        spec::Any, spec::Missing, spec::Body,
        (status = 204, description = "It is ended, and what was kept for it is gone."),
    )
)]
pub(crate) async fn end(
    At(porch): At,
    bearer: Bearer,
    Path((id, agreement)): Path<(String, String)>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::GuardWrite)?;
    let held = held(&porch, account, &id).await?;
    let agreement = Id::new(agreement.parse().map_err(|_| Fault::not_found())?);
    agree::end(&held.desk, held.guild, held.by, agreement).await.map_err(said)?;
    Ok(StatusCode::NO_CONTENT)
}
