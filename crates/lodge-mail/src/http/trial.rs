//! `/aliases/{id}/test`: a message to an alias, so that its owner sees it arrive.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, Language, ProblemDoc, Site, spec};

use super::number;
use crate::{
    panel::{
        office::held_alias,
        trial::{Sent, sent},
    },
    store::May,
};

/// Sends a message to an alias, so that its owner sees it arrive.
#[utoipa::path(
    post, path = "/aliases/{id}/test", tag = "Aliases", operation_id = "testAlias",
    security(("token" = ["aliases:write"])),
    params(spec::Once, ("id" = String, Path, description = "The number of the alias.")),
    responses(
        spec::Any, spec::Missing, spec::Once,
        (status = 204, description = "The message is on its way."),
        (status = 409, description = "The domain is not proved, the message was refused, or this Lodge sends none.", body = ProblemDoc, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn send(
    State(site): State<Site>,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::AliasesWrite)?;
    let alias = held_alias(&site, account, number(&id)?, May::Edit).await?;
    let language = Language::of_tag(&account.language).unwrap_or(Language::English);
    match sent(&site, account, &alias, language).await? {
        Sent::OnItsWay => Ok(StatusCode::NO_CONTENT),
        Sent::Unproved => Err(Fault::conflict("test-unproved")),
        Sent::Nowhere => Err(Fault::conflict("test-nowhere")),
        Sent::Refused => Err(Fault::conflict("test-refused")),
        Sent::Later => {
            let mut fault = Fault::new(StatusCode::SERVICE_UNAVAILABLE, "test-later");
            fault.retry_after = Some(60);
            Err(fault)
        }
    }
}
