//! Providers that people may sign in with, as the operator set them up.

mod admin;
mod api;
mod preset;
mod typed;

pub use preset::{PRESETS, Preset};

use axum::{Router, routing::get};
use lodge_accounts::{
    links,
    providers::{Provider, ProviderKind, userinfo::Fields},
};
use lodge_register::{Personal, Record, Secret};
use lodge_store::{Batch, Db, Expect, StoreError};
use lodge_web::{Mistakes, Site};
use typed::Typed;
use url::Url;
use utoipa_axum::{router::OpenApiRouter, routes};

/// A provider that people may sign in with.
#[derive(Record, Debug, Clone)]
#[record(
    table = "console_provider",
    purpose = "to let people sign in with an account that they have elsewhere",
    basis = Service,
    subject = nobody("it says where another service is and how this Lodge is known there, and nothing about anybody"),
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct Stored {
    /// Its name in addresses.
    #[data(Technical, key)]
    pub id: String,
    /// Its name on buttons.
    #[data(Technical)]
    pub name: String,
    /// How it speaks: `oidc` or `oauth2`.
    #[data(Technical)]
    pub kind: String,
    /// The issuer, for OpenID Connect.
    #[data(Technical)]
    pub issuer: String,
    /// Where somebody is asked.
    #[data(Technical)]
    pub authorize: String,
    /// Where codes become tokens.
    #[data(Technical)]
    pub token: String,
    /// Where it says who somebody is.
    #[data(Technical)]
    pub userinfo: String,
    /// What the parts of that answer are called: subject, address, whether that is verified, name.
    #[data(Technical)]
    pub fields: String,
    /// Who this Lodge is to it.
    #[data(Technical)]
    pub client_id: String,
    /// The secret that proves it.
    #[data(Credential)]
    pub client_secret: Personal<String>,
    /// What is asked for.
    #[data(Technical)]
    pub scopes: String,
}

/// All of them, by name.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn all(db: &Db) -> Result<Vec<Provider>, StoreError> {
    Ok(stored(db).await?.iter().filter_map(Stored::provider).collect())
}

/// The one of this name.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn named(db: &Db, id: &str) -> Result<Option<Provider>, StoreError> {
    let found: Option<Stored> = db.first("SELECT * FROM console_provider WHERE id = $1", (id,)).await?;
    Ok(found.as_ref().and_then(Stored::provider))
}

/// A provider that is known by name, to which this Lodge is so and so. It has the preset's names, unless another is given
/// for addresses.
///
/// # Errors
/// What is wrong with which field.
pub fn of_preset(
    preset: &Preset,
    id: &str,
    (client_id, client_secret): (String, Secret<String>),
) -> Result<Stored, Mistakes> {
    let typed = Typed {
        preset: preset.id.to_owned(),
        id: id.to_owned(),
        client_id,
        client_secret: client_secret.expose().clone(),
        ..Typed::default()
    };
    typed.read()
}

/// All of them as they are stored, by name.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn stored(db: &Db) -> Result<Vec<Stored>, StoreError> {
    db.all("SELECT * FROM console_provider ORDER BY name, id", ()).await
}

/// Adds one.
///
/// # Errors
/// [`StoreError::Conflict`] if there is one of its name.
pub async fn add(db: &Db, provider: &Stored) -> Result<(), StoreError> {
    db.write(Batch::new().insert(db, provider)).await.map(drop)
}

/// Removes a provider, and what is linked to it. Says whether there was one.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn remove(db: &Db, id: &str) -> Result<bool, StoreError> {
    let batch = links::without_provider(Batch::new(), id).run(
        "DELETE FROM console_provider WHERE id = $1",
        (id,),
        Expect::Any,
    );
    let done = db.write(batch).await?;
    Ok(done.last().is_some_and(|done| done.count > 0))
}

impl Stored {
    /// As the protocol knows it. Nothing, if what is stored makes no sense any more.
    fn provider(&self) -> Option<Provider> {
        let kind = if self.kind == "oidc" {
            ProviderKind::Oidc { issuer: self.issuer.clone() }
        } else {
            let url = |text: &str| Url::parse(text).ok();
            ProviderKind::OAuth2 {
                authorize: url(&self.authorize)?,
                token: url(&self.token)?,
                userinfo: url(&self.userinfo)?,
                fields: fields(&self.fields)?,
            }
        };
        Some(Provider {
            id: self.id.clone(),
            name: self.name.clone(),
            kind,
            client_id: self.client_id.clone(),
            client_secret: Secret::new(self.client_secret.reveal().clone()),
            scopes: self.scopes.split_ascii_whitespace().map(str::to_owned).collect(),
        })
    }
}

/// `id email verified name`, each a name or `-`.
fn fields(text: &str) -> Option<Fields> {
    let mut names = text.split_ascii_whitespace();
    let subject = names.next().filter(|name| *name != "-")?.to_owned();
    let mut next = || names.next().filter(|name| *name != "-").map(str::to_owned);
    Some(Fields { subject, email: next(), verified: next(), name: next() })
}

pub(crate) fn api_routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(api::list, api::add)).routes(routes!(api::remove))
}

pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/admin/providers", get(admin::list).post(admin::add))
        .route("/admin/providers/{id}/remove", get(admin::ask).post(admin::remove))
}
