//! `/api/v1/account`

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use lodge_accounts::{Scope, Theme, by_id, profile, profile::Preferences};
use lodge_web::{Bearer, Fault, Language, Matching, Site, Tagged, Zone, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    House,
    account::{data::everything, delete::forget},
};

/// An account.
#[derive(Serialize, ToSchema)]
pub(crate) struct Account {
    /// Which one.
    #[schema(example = "4611686018427387904")]
    id: String,
    /// What its holder is called.
    #[schema(example = "Alice Example")]
    name: String,
    /// How its holder signs in, and where letters go.
    #[schema(example = "alice@example.org")]
    email: String,
    /// The language of pages and letters: `en`, `tr`, `nl` or `ru`.
    #[schema(example = "en")]
    language: String,
    /// The time zone that times are shown in, by its IANA name.
    #[schema(example = "Europe/Istanbul")]
    zone: String,
    /// `auto`, `light` or `dark`.
    #[schema(example = "auto")]
    theme: String,
    /// Whether its holder runs this Lodge.
    admin: bool,
    /// When it was opened.
    #[schema(example = "2026-11-22T09:13:00Z")]
    created_at: String,
}

/// What is to be changed; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccountChange {
    /// What its holder is called.
    #[schema(min_length = 1, max_length = 200, example = "Alice Example")]
    name: Option<String>,
    /// The language of pages and letters.
    #[schema(example = "nl")]
    language: Option<String>,
    /// The time zone.
    #[schema(example = "Europe/Amsterdam")]
    zone: Option<String>,
    /// `auto`, `light` or `dark`.
    #[schema(example = "dark")]
    theme: Option<String>,
}

fn shown(account: &lodge_accounts::Account) -> Account {
    Account {
        id: account.id.to_string(),
        name: account.name.reveal().clone(),
        email: account.email.reveal().as_str().to_owned(),
        language: account.language.clone(),
        zone: account.zone.clone(),
        theme: account.theme.as_str().to_owned(),
        admin: account.admin,
        created_at: account.created_at.to_string(),
    }
}

/// The account of the token
#[utoipa::path(get, path = "/account", tag = "Account", operation_id = "readAccount", security(("token" = ["account:read"])),
    responses(
        spec::Any,
        (status = 200, description = "The account", body = Account, headers(("ETag" = String, description = "Which version it is"))),
    ))]
pub(super) async fn read(bearer: Bearer) -> Result<Tagged<Account>, Fault> {
    Ok(Tagged(shown(bearer.may(Scope::AccountRead)?)))
}

/// Change the account
///
/// The e-mail address is changed by letters to both addresses: `POST /account/email`.
#[utoipa::path(patch, path = "/account", tag = "Account", operation_id = "changeAccount", security(("token" = ["account:write"])),
    params(spec::IfMatch),
    request_body = AccountChange,
    responses(
        spec::Any, spec::Body, spec::IfMatch,
        (status = 200, description = "Changed", body = Account, headers(("ETag" = String, description = "Which version it is"))),
    ))]
pub(super) async fn change(
    bearer: Bearer,
    State(site): State<Site>,
    matching: Matching,
    Json(change): Json<AccountChange>,
) -> Result<Tagged<Account>, Fault> {
    let account = bearer.may(Scope::AccountWrite)?;
    matching.is(&shown(account))?;
    let mut wrong = Vec::new();
    let name = change.name.as_deref().map(profile::name).transpose();
    let name = name.map_err(|_| wrong.push(("name", "sign-up-name-wrong")));
    let language = change.language.as_deref().unwrap_or(&account.language);
    let language = Language::of_tag(language).ok_or_else(|| wrong.push(("language", "profile-choose")));
    let zone = Zone::named(change.zone.as_deref().unwrap_or(&account.zone));
    let zone = zone.ok_or_else(|| wrong.push(("zone", "profile-choose")));
    let theme = change.theme.as_deref().map_or(Some(account.theme), Theme::parse);
    let theme = theme.ok_or_else(|| wrong.push(("theme", "profile-choose")));
    let (Ok(name), Ok(language), Ok(zone), Ok(theme)) = (name, language, zone, theme) else {
        return Err(Fault::invalid(wrong));
    };
    let preferences =
        Preferences { language: language.tag().to_owned(), zone: zone.name().to_owned(), theme };
    if let Some(name) = name {
        profile::rename(&site.db, account.id, &name).await?;
    }
    profile::prefer(&site.db, account.id, &preferences).await?;
    let account = by_id(&site.db, account.id).await?.ok_or(Fault::not_found())?;
    Ok(Tagged(shown(&account)))
}

/// Delete the account
///
/// Everything of it is erased at once, this token included. It cannot be undone.
#[utoipa::path(delete, path = "/account", tag = "Account", operation_id = "deleteAccount", security(("token" = ["account:delete"])),
    params(spec::IfMatch),
    responses(
        spec::Any, spec::IfMatch,
        (status = 204, description = "It is gone"),
    ))]
pub(super) async fn remove(
    bearer: Bearer,
    State(site): State<Site>,
    House(console): House,
    matching: Matching,
) -> Result<Response, Fault> {
    let account = bearer.may(Scope::AccountDelete)?;
    matching.is(&shown(account))?;
    forget(&site, &console, account).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Everything that is stored about the account's holder
///
/// As it is on the page "My data": table by table, in clear. What opens the account is named and withheld.
#[utoipa::path(get, path = "/account/export", tag = "Account", operation_id = "exportAccount", security(("token" = ["account:export"])),
    responses(
        spec::Any,
        (status = 200, description = "Everything", body = inline(serde_json::Map<String, serde_json::Value>)),
    ))]
pub(super) async fn export(
    bearer: Bearer,
    State(site): State<Site>,
    House(console): House,
) -> Result<Response, Fault> {
    let account = bearer.may(Scope::AccountExport)?;
    let everything = everything(&site, &console, account).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], everything).into_response())
}
