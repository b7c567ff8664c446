//! `/api/v1/account/totp`: an authenticator app as the second step.

use axum::{Json, extract::State, http::StatusCode};
use lodge_accounts::{Scope, totp};
use lodge_register::Secret;
use lodge_web::{Bearer, Fault, Site, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Whether there is a second step.
#[derive(Serialize, ToSchema)]
pub(crate) struct Totp {
    /// Whether an authenticator app is asked for at sign-in.
    on: bool,
    /// How many recovery codes are left.
    codes_left: i64,
}

/// A secret for an authenticator app. Only in the answer that drew it.
#[derive(Serialize, ToSchema)]
pub(crate) struct TotpProposal {
    /// In base32, for typing.
    #[schema(example = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")]
    secret: String,
    /// As an address, for a QR code.
    #[schema(example = "otpauth://totp/lodge.example:alice@example.org?secret=…")]
    uri: String,
}

/// What the app shows.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TotpDigits {
    /// The six digits of the moment.
    #[schema(example = "123456", max_length = 20)]
    digits: String,
}

/// Codes for when the app is lost. Only in the answer that drew them.
#[derive(Serialize, ToSchema)]
pub(crate) struct RecoveryCodes {
    /// Each is good once.
    codes: Vec<String>,
}

fn shown(codes: &[Secret<String>]) -> RecoveryCodes {
    RecoveryCodes { codes: codes.iter().map(|code| code.expose().clone()).collect() }
}

/// Whether an authenticator app is asked for
#[utoipa::path(get, path = "/account/totp", tag = "Account", operation_id = "readTotp",
    security(("token" = ["account:read"])),
    responses(spec::Any, (status = 200, description = "Whether it is", body = Totp)))]
pub(super) async fn read(bearer: Bearer, State(site): State<Site>) -> Result<Json<Totp>, Fault> {
    let account = bearer.may(Scope::AccountRead)?.id;
    let on = totp::is_on(&site.db, account).await?;
    Ok(Json(Totp { on, codes_left: totp::codes_left(&site.db, account).await? }))
}

/// Draw a secret for an authenticator app
///
/// It is asked for once its digits have been sent.
#[utoipa::path(post, path = "/account/totp/proposal", tag = "Account", operation_id = "proposeTotp",
    security(("token" = ["account:security"])), params(spec::Once),
    responses(spec::Any, spec::Once, (status = 200, description = "The secret", body = TotpProposal)))]
pub(super) async fn propose(bearer: Bearer, State(site): State<Site>) -> Result<Json<TotpProposal>, Fault> {
    let account = bearer.may(Scope::AccountSecurity)?;
    let issuer = site.origin().host().to_owned();
    let proposal = totp::propose(&site.cache, &*site.chance, account, &issuer).await?;
    let (secret, uri) = (proposal.secret.expose().clone(), proposal.uri.expose().clone());
    Ok(Json(TotpProposal { secret, uri }))
}

/// Switch the authenticator app on
///
/// By the digits that it shows for the secret that was drawn last.
#[utoipa::path(post, path = "/account/totp", tag = "Account", operation_id = "acceptTotp",
    security(("token" = ["account:security"])), params(spec::Once), request_body = TotpDigits,
    responses(spec::Any, spec::Body, spec::Once,
        (status = 200, description = "It is on. These are the recovery codes", body = RecoveryCodes)))]
pub(super) async fn accept(
    bearer: Bearer,
    State(site): State<Site>,
    Json(typed): Json<TotpDigits>,
) -> Result<Json<RecoveryCodes>, Fault> {
    let account = bearer.may(Scope::AccountSecurity)?.id;
    let digits: String = typed.digits.chars().filter(char::is_ascii_digit).collect();
    let codes = totp::accept(&site.db, &site.cache, &*site.clock, &*site.chance, account, &digits).await?;
    let codes = codes.ok_or_else(|| Fault::invalid(vec![("digits", "totp-wrong")]))?;
    Ok(Json(shown(&codes)))
}

/// Draw new recovery codes
///
/// Those from before are of no use any more.
#[utoipa::path(post, path = "/account/totp/codes", tag = "Account", operation_id = "renewRecoveryCodes",
    security(("token" = ["account:security"])), params(spec::Once),
    responses(spec::Any, spec::Missing, spec::Once,
        (status = 200, description = "The codes", body = RecoveryCodes)))]
pub(super) async fn renew(bearer: Bearer, State(site): State<Site>) -> Result<Json<RecoveryCodes>, Fault> {
    let account = bearer.may(Scope::AccountSecurity)?.id;
    let codes = totp::renew_codes(&site.db, &*site.clock, &*site.chance, account).await?;
    Ok(Json(shown(&codes.ok_or(Fault::not_found())?)))
}

/// Switch the authenticator app off
///
/// The recovery codes go with it.
#[utoipa::path(delete, path = "/account/totp", tag = "Account", operation_id = "removeTotp",
    security(("token" = ["account:security"])),
    responses(spec::Any, spec::Missing, (status = 204, description = "It is off")))]
pub(super) async fn remove(bearer: Bearer, State(site): State<Site>) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::AccountSecurity)?.id;
    if !totp::is_on(&site.db, account).await? {
        return Err(Fault::not_found());
    }
    totp::remove(&site.db, account).await?;
    Ok(StatusCode::NO_CONTENT)
}
