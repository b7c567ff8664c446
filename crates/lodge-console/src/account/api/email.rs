//! `/api/v1/account/email`

use axum::{Json, extract::State, http::StatusCode};
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, Language, Network, Site, spec};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::account::email;

/// Another address.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewEmail {
    /// The address.
    #[schema(max_length = 254, example = "alice@example.net")]
    email: String,
}

/// Ask for another e-mail address
///
/// A letter with a link goes to the old address and to the new one. It is changed once both links were opened; the
/// answer does not say whether the new address has an account already.
#[utoipa::path(post, path = "/account/email", tag = "Account", operation_id = "changeEmail",
    security(("token" = ["account:security"])), params(spec::Once), request_body = NewEmail,
    responses(spec::Any, spec::Body, spec::Once,
        (status = 202, description = "The letters are on their way")))]
pub(super) async fn ask(
    bearer: Bearer,
    State(site): State<Site>,
    network: Network,
    Json(new): Json<NewEmail>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::AccountSecurity)?;
    let language = Language::of_tag(&account.language).unwrap_or_else(|| site.language());
    let asked = email::ask(&site, account, &new.email, &network, language).await?;
    asked.map_err(|message| Fault::invalid(vec![("email", message)]))?;
    Ok(StatusCode::ACCEPTED)
}
