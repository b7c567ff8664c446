//! `/api/v1/account/tokens`

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use lodge_accounts::{
    Scope, Scopes,
    tokens::{self, NewToken, TokenError},
};
use lodge_register::Timestamp;
use lodge_web::{Bearer, Fault, Listed, Site, Tagged, created_as, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::id;
use crate::account::tokens::is_label;

/// A token.
#[derive(Serialize, ToSchema)]
pub(crate) struct Token {
    /// Which one.
    #[schema(example = "4611686018427387904")]
    id: String,
    /// What its holder calls it.
    #[schema(example = "backup script")]
    label: String,
    /// What it may do.
    #[schema(example = json!(["aliases:read", "aliases:write"]))]
    scopes: Vec<String>,
    /// When it was made.
    #[schema(example = "2026-11-22T09:13:00Z")]
    created_at: String,
    /// When it ends; `null` if it does not.
    #[schema(required, example = json!(null))]
    expires_at: Option<String>,
    /// The day on which it was last used; `null` if it was not.
    #[schema(required, example = json!(null))]
    used_on: Option<String>,
    /// The token itself. Only in the answer that made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
}

/// What a token is made with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewTokenBody {
    /// What it is for.
    #[schema(min_length = 1, max_length = 100, example = "backup script")]
    label: String,
    /// What it may do: no more than the token that makes it.
    #[schema(min_items = 1, example = json!(["aliases:read"]))]
    scopes: Vec<String>,
    /// When it ends: no later than the token that makes it. Left out, it ends with that one, or not at all.
    #[schema(format = "date-time", example = "2030-01-01T00:00:00Z")]
    expires_at: Option<String>,
}

fn shown(token: &lodge_accounts::Token) -> Token {
    Token {
        id: token.id.to_string(),
        label: token.label.reveal().clone(),
        scopes: token.scopes.iter().map(|scope| scope.as_str().to_owned()).collect(),
        created_at: token.created_at.to_string(),
        expires_at: token.expires_at.map(|end| end.to_string()),
        used_on: token.used_on.map(|day| day.to_string()),
        token: None,
    }
}

/// The tokens of the account, newest first
#[utoipa::path(get, path = "/account/tokens", tag = "Account", operation_id = "listTokens", security(("token" = ["account:read"])),
    responses(
        spec::Any,
        (status = 200, description = "The tokens", body = inline(Listed<Token>)),
    ))]
pub(super) async fn list(bearer: Bearer, State(site): State<Site>) -> Result<Json<Listed<Token>>, Fault> {
    let tokens = tokens::of(&site.db, bearer.may(Scope::AccountRead)?.id).await?;
    Ok(Json(Listed { items: tokens.iter().map(shown).collect(), next: None }))
}

/// Make a token
///
/// It may do no more than the token that makes it, and ends no later. The answer holds its text, which is not shown again.
#[utoipa::path(post, path = "/account/tokens", tag = "Account", operation_id = "addToken", security(("token" = ["account:security"])),
    request_body = NewTokenBody,
    params(spec::Once),
    responses(
        spec::Any, spec::Body, spec::Once,
        (status = 201, description = "The token", body = Token,
            headers(("Location" = String, description = "Where it is"), ("ETag" = String, description = "Which version it is"))),
    ))]
pub(super) async fn add(
    bearer: Bearer,
    State(site): State<Site>,
    Json(new): Json<NewTokenBody>,
) -> Result<Response, Fault> {
    let account = bearer.may(Scope::AccountSecurity)?;
    let mut wrong = Vec::new();
    if !is_label(&new.label) {
        wrong.push(("label", "tokens-label-wrong"));
    }
    let scopes: Option<Vec<Scope>> = new.scopes.iter().map(|scope| Scope::parse(scope)).collect();
    let scopes = Scopes::of(scopes.unwrap_or_default());
    if scopes.is_empty() {
        wrong.push(("scopes", "tokens-scopes-wrong"));
    }
    let expires_at = new.expires_at.as_deref().map(str::parse::<jiff::Timestamp>).transpose();
    let expires_at = expires_at.map(|end| end.map(|end| Timestamp::from_millis(end.as_millisecond())));
    let expires_at = expires_at.map_err(|_| wrong.push(("expires_at", "tokens-past")));
    let Ok(expires_at) = expires_at else { return Err(Fault::invalid(wrong)) };
    // Nor one that outlives it.
    let expires_at = expires_at.or(bearer.token.expires_at);
    if bearer.token.expires_at.is_some_and(|last| expires_at.is_some_and(|end| end > last)) {
        wrong.push(("expires_at", "tokens-outlives"));
    }
    if !wrong.is_empty() {
        return Err(Fault::invalid(wrong));
    }
    // A token that leaks makes none that can do more.
    if scopes.iter().any(|scope| !bearer.token.scopes.allow(scope)) {
        return Err(Fault::forbidden("scope"));
    }
    let new = NewToken { label: new.label.trim().to_owned().into(), scopes, expires_at };
    match tokens::make(&site.db, &*site.clock, &*site.chance, account, new).await {
        Ok((token, text)) => {
            let with_text = Token { token: Some(text.expose().clone()), ..shown(&token) };
            Ok(created_as(&format!("/api/v1/account/tokens/{}", token.id), &shown(&token), with_text))
        }
        Err(TokenError::Past) => Err(Fault::invalid(vec![("expires_at", "tokens-past")])),
        Err(TokenError::NoScope | TokenError::NotAnAdmin) => Err(Fault::forbidden("scope")),
        Err(TokenError::TooMany) => Err(Fault::invalid(vec![("label", "tokens-too-many")])),
        Err(TokenError::Store(error)) => Err(error.into()),
    }
}

/// One token
#[utoipa::path(get, path = "/account/tokens/{id}", tag = "Account", operation_id = "readToken",
    security(("token" = ["account:read"])), params(("id" = String, Path, description = "Which one")),
    responses(spec::Any, spec::Missing, (status = 200, description = "The token", body = Token)))]
pub(super) async fn read(
    bearer: Bearer,
    State(site): State<Site>,
    Path(token): Path<String>,
) -> Result<Tagged<Token>, Fault> {
    let token = id::<lodge_accounts::Token>(&token)?;
    let tokens = tokens::of(&site.db, bearer.may(Scope::AccountRead)?.id).await?;
    let found = tokens.iter().find(|found| found.id == token).ok_or(Fault::not_found())?;
    Ok(Tagged(shown(found)))
}

/// Remove a token
#[utoipa::path(delete, path = "/account/tokens/{id}", tag = "Account", operation_id = "removeToken", security(("token" = ["account:security"])),
    params(("id" = String, Path, description = "Which one")),
    responses(
        spec::Any, spec::Missing,
        (status = 204, description = "It is gone"),
    ))]
pub(super) async fn remove(
    bearer: Bearer,
    State(site): State<Site>,
    Path(token): Path<String>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::AccountSecurity)?.id;
    match tokens::remove(&site.db, account, id(&token)?).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(Fault::not_found()),
    }
}
