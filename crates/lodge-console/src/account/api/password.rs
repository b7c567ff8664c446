//! `/api/v1/account/password`

use axum::{Json, extract::State, http::StatusCode};
use lodge_abuse::Rule;
use lodge_accounts::{Scope, verify_aside};
use lodge_register::Secret;
use lodge_web::{Bearer, Fault, Site, spec};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::account::password;

/// Tries of one account: whoever has a token guesses a few times, and nobody is kept from signing in by it.
const TRIES: Rule = Rule { name: "api-password", count: 10, seconds: 15 * 60 };

/// Another password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPassword {
    /// The present one. Left out where the account has none.
    #[serde(default)]
    #[schema(format = Password)]
    current: Option<String>,
    /// The new one.
    #[schema(format = Password, min_length = 12, max_length = 1024)]
    password: String,
}

/// Change the password
///
/// Every browser is signed out, and its holder gets a letter. Tokens stay.
#[utoipa::path(put, path = "/account/password", tag = "Account", operation_id = "changePassword",
    security(("token" = ["account:security"])), request_body = NewPassword,
    responses(spec::Any, spec::Body, (status = 204, description = "It is changed")))]
pub(super) async fn change(
    bearer: Bearer,
    State(site): State<Site>,
    Json(new): Json<NewPassword>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::AccountSecurity)?;
    if account.password.is_some() {
        let verdict = site.limiter.allow(&TRIES, &account.id.number().to_be_bytes()).await?;
        if !verdict.allowed {
            return Err(Fault::too_many(verdict.reset));
        }
        let current = Secret::new(new.current.unwrap_or_default());
        if !verify_aside(&current, account.password.as_ref()).await {
            return Err(Fault::invalid(vec![("current", "prove-wrong")]));
        }
    }
    let set = password::set(&site, account, new.password).await?;
    set.map_err(|message| Fault::invalid(vec![("password", message)]))?;
    site.sessions.end_all(account.id).await?;
    Ok(StatusCode::NO_CONTENT)
}
