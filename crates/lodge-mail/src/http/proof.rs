//! `/domains/{id}/proof`: looks whether a domain is proved.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, ProblemDoc, Site, Tagged, spec};

use super::{domains::DomainDoc, number};
use crate::{
    panel::{
        acts::{self, Proof},
        office::{Office, held, looks},
    },
    store::{Held, May},
};

/// Looks for the proof of a domain in the DNS, and takes mail for it if the proof is there.
#[utoipa::path(
    post, path = "/domains/{id}/proof", tag = "Domains", operation_id = "proveDomain",
    security(("token" = ["domains:write"])),
    params(spec::Once, ("id" = String, Path, description = "The number of the domain.")),
    responses(
        spec::Any, spec::Missing, spec::Once,
        (status = 200, description = "It is proved.", body = DomainDoc),
        (status = 409, description = "The proof is not there, or so is that of another account, which has the domain.", body = ProblemDoc, content_type = "application/problem+json"),
    )
)]
pub(crate) async fn prove(
    State(site): State<Site>,
    bearer: Bearer,
    Office(look): Office,
    Path(id): Path<String>,
) -> Result<Tagged<DomainDoc>, Fault> {
    let account = bearer.may(Scope::DomainsWrite)?;
    let before = held(&site, account, number(&id)?, May::Edit).await?;
    looks(&site, account).await?;
    match acts::prove(&site, &look, &before.domain).await? {
        Proof::Proved => {}
        Proof::Missing => return Err(Fault::conflict("domain-not-proved")),
        Proof::Taken => return Err(Fault::conflict("domain-taken")),
        Proof::Unanswered => {
            let mut fault = Fault::new(StatusCode::SERVICE_UNAVAILABLE, "domain-unanswered");
            fault.retry_after = Some(60);
            return Err(fault);
        }
    }
    let Held { domain, may } = held(&site, account, before.domain.id.number(), May::View).await?;
    Ok(Tagged(DomainDoc::of(&site, &Held { domain, may })))
}
