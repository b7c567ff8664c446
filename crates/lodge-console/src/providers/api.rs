//! `/api/v1/admin/providers`. The pages ask first who it is; here that is the scope `admin:write`, to read as well.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use lodge_accounts::Scope;
use lodge_store::StoreError;
use lodge_web::{Bearer, Fault, Listed, Site, created, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Stored, fields, stored, typed::Typed};

/// How a provider speaks.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = SignInProviderKind)]
pub(crate) enum KindDoc {
    /// OpenID Connect: everything else is found from its issuer.
    Oidc,
    /// OAuth 2 without it.
    OAuth2,
}

/// What the parts of a provider's answer about somebody are called.
#[derive(Serialize, Deserialize, ToSchema)]
#[schema(as = SignInProviderFields)]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldsDoc {
    /// What tells people apart there.
    #[schema(max_length = 60, example = "id")]
    subject: String,
    /// Their address.
    #[schema(max_length = 60, example = "email")]
    email: Option<String>,
    /// Whether that address is theirs.
    #[schema(max_length = 60)]
    verified: Option<String>,
    /// What they are called.
    #[schema(max_length = 60, example = "name")]
    name: Option<String>,
}

/// A provider that people may sign in with.
#[derive(Serialize, ToSchema)]
#[schema(as = SignInProvider)]
pub(crate) struct ProviderDoc {
    /// Its name in addresses.
    #[schema(example = "sso")]
    id: String,
    /// Its name on buttons.
    #[schema(example = "Our SSO")]
    name: String,
    /// How it speaks.
    kind: KindDoc,
    /// The issuer, for OpenID Connect.
    #[schema(required, example = "https://sso.example.org")]
    issuer: Option<String>,
    /// Where somebody is asked, for OAuth 2.
    #[schema(required)]
    authorize: Option<String>,
    /// Where codes become tokens, for OAuth 2.
    #[schema(required)]
    token: Option<String>,
    /// Where it says who somebody is, for OAuth 2.
    #[schema(required)]
    userinfo: Option<String>,
    /// What the parts of that answer are called, for OAuth 2.
    #[schema(required)]
    fields: Option<FieldsDoc>,
    /// Who this Lodge is to it.
    client_id: String,
    /// What is asked for.
    scopes: Vec<String>,
    /// Where it sends people back to: to be registered there.
    #[schema(example = "https://lodge.example.org/sign-in/with/sso/back")]
    redirect_uri: String,
}

/// A provider to be added.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewSignInProvider)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewProvider {
    /// One that is known by name: only `client_id` and `client_secret` are needed besides, and everything but `id` and
    /// `name` is as it has to be.
    preset: Option<PresetDoc>,
    /// Its name in addresses: small letters, digits and hyphens. Without a preset it is needed.
    #[schema(min_length = 1, max_length = 32, pattern = "^[a-z0-9-]+$", example = "sso")]
    id: Option<String>,
    /// Its name on buttons. Without a preset it is needed.
    #[schema(min_length = 1, max_length = 60, example = "Our SSO")]
    name: Option<String>,
    /// How it speaks: OpenID Connect, if nothing is said.
    kind: Option<KindDoc>,
    /// The issuer. OpenID Connect needs it.
    #[schema(max_length = 2000, example = "https://sso.example.org")]
    issuer: Option<String>,
    /// Where somebody is asked. OAuth 2 needs it.
    #[schema(max_length = 2000)]
    authorize: Option<String>,
    /// Where codes become tokens. OAuth 2 needs it.
    #[schema(max_length = 2000)]
    token: Option<String>,
    /// Where it says who somebody is. OAuth 2 needs it.
    #[schema(max_length = 2000)]
    userinfo: Option<String>,
    /// What the parts of that answer are called. OAuth 2 needs it.
    fields: Option<FieldsDoc>,
    /// Who this Lodge is to it.
    #[schema(min_length = 1, max_length = 500, example = "lodge")]
    client_id: String,
    /// What proves that. It is never given back.
    #[schema(write_only, max_length = 2000)]
    client_secret: Option<String>,
    /// What is asked for: address and name, if nothing is said.
    #[schema(example = json!(["openid", "email", "profile"]))]
    scopes: Option<Vec<String>>,
}

/// A provider that is known by name.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = SignInProviderPreset)]
pub(crate) enum PresetDoc {
    /// Discord.
    Discord,
    /// GitHub.
    GitHub,
    /// GitLab.
    GitLab,
    /// Google.
    Google,
    /// Microsoft: accounts of people and of organisations.
    Microsoft,
}

impl PresetDoc {
    const fn word(self) -> &'static str {
        match self {
            Self::Discord => "discord",
            Self::GitHub => "github",
            Self::GitLab => "gitlab",
            Self::Google => "google",
            Self::Microsoft => "microsoft",
        }
    }
}

impl NewProvider {
    /// As the form of the page has it.
    fn typed(self) -> Typed {
        let names = |fields: FieldsDoc| {
            let name = |name: Option<String>| name.unwrap_or_else(|| "-".to_owned());
            [fields.subject, name(fields.email), name(fields.verified), name(fields.name)].join(" ")
        };
        let blank = Typed::blank();
        Typed {
            preset: self.preset.map(PresetDoc::word).unwrap_or_default().to_owned(),
            id: self.id.unwrap_or_default(),
            name: self.name.unwrap_or_default(),
            kind: if self.kind == Some(KindDoc::OAuth2) { "oauth2" } else { "oidc" }.to_owned(),
            issuer: self.issuer.unwrap_or_default(),
            authorize: self.authorize.unwrap_or_default(),
            token: self.token.unwrap_or_default(),
            userinfo: self.userinfo.unwrap_or_default(),
            fields: self.fields.map(names).unwrap_or_default(),
            client_id: self.client_id,
            client_secret: self.client_secret.unwrap_or_default(),
            scopes: self.scopes.map_or(blank.scopes, |scopes| scopes.join(" ")),
        }
    }
}

fn shown(site: &Site, provider: &Stored) -> ProviderDoc {
    let said = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let oidc = provider.kind == "oidc";
    let names = fields(&provider.fields).filter(|_| !oidc).map(|fields| FieldsDoc {
        subject: fields.subject,
        email: fields.email,
        verified: fields.verified,
        name: fields.name,
    });
    ProviderDoc {
        id: provider.id.clone(),
        name: provider.name.clone(),
        kind: if oidc { KindDoc::Oidc } else { KindDoc::OAuth2 },
        issuer: said(&provider.issuer),
        authorize: said(&provider.authorize),
        token: said(&provider.token),
        userinfo: said(&provider.userinfo),
        fields: names,
        client_id: provider.client_id.clone(),
        scopes: provider.scopes.split_ascii_whitespace().map(str::to_owned).collect(),
        redirect_uri: site.origin().at(&format!("/sign-in/with/{}/back", provider.id)),
    }
}

/// The providers that people may sign in with, by name
#[utoipa::path(get, path = "/admin/providers", tag = "Administration", operation_id = "listProviders", security(("token" = ["admin:write"])),
    responses(
        spec::Any,
        (status = 200, description = "The providers", body = Listed<ProviderDoc>),
    ))]
pub(super) async fn list(
    bearer: Bearer,
    State(site): State<Site>,
) -> Result<Json<Listed<ProviderDoc>>, Fault> {
    bearer.may(Scope::AdminWrite)?;
    let items = stored(&site.db).await?.iter().map(|provider| shown(&site, provider)).collect();
    Ok(Json(Listed { items, next: None }))
}

/// Add a provider that people may sign in with
#[utoipa::path(post, path = "/admin/providers", tag = "Administration", operation_id = "addProvider", security(("token" = ["admin:write"])),
    params(spec::Once),
    request_body = NewProvider,
    responses(
        spec::Any, spec::Body, spec::Once,
        (status = 201, description = "The provider", body = ProviderDoc,
            headers(("Location" = String, description = "Where it is"), ("ETag" = String, description = "Which version it is"))),
    ))]
pub(super) async fn add(
    bearer: Bearer,
    State(site): State<Site>,
    Json(new): Json<NewProvider>,
) -> Result<Response, Fault> {
    bearer.may(Scope::AdminWrite)?;
    let provider = new.typed().read().map_err(|mistakes| Fault::invalid(mistakes.into_fields()))?;
    match super::add(&site.db, &provider).await {
        Ok(()) => Ok(created(&format!("/api/v1/admin/providers/{}", provider.id), shown(&site, &provider))),
        Err(StoreError::Conflict) => Err(Fault::invalid(vec![("id", "providers-taken")])),
        Err(error) => Err(error.into()),
    }
}

/// Remove a provider
///
/// Whoever signed in with it needs another way; what was linked to it is unlinked.
#[utoipa::path(delete, path = "/admin/providers/{id}", tag = "Administration", operation_id = "removeProvider", security(("token" = ["admin:write"])),
    params(("id" = String, Path, description = "Which one")),
    responses(
        spec::Any, spec::Missing,
        (status = 204, description = "It is gone"),
    ))]
pub(super) async fn remove(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<StatusCode, Fault> {
    bearer.may(Scope::AdminWrite)?;
    match super::remove(&site.db, &id).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(Fault::not_found()),
    }
}
