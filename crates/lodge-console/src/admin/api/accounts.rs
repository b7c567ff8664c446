//! `/api/v1/admin/accounts` and `/api/v1/admin/accounts/{id}`

use axum::{
    Json,
    extract::{Path, Query, State},
};
use lodge_accounts::{Email, Scope, after, by_email};
use lodge_web::{Asked, Bearer, Cursor, Fault, Listed, Site, next_of, spec};
use serde::Serialize;
use utoipa::ToSchema;

use super::{number, wanted::AccountsWanted};
use crate::admin::accounts::find;

/// An account, as whoever runs this Lodge sees it.
#[derive(Serialize, ToSchema)]
#[schema(as = AdminAccount)]
pub(crate) struct AccountDoc {
    /// Which one.
    #[schema(example = "4611686018427387904")]
    id: String,
    /// What its holder is called.
    #[schema(example = "Alice Example")]
    name: String,
    /// Where its holder is reached.
    #[schema(example = "alice@example.org")]
    email: String,
    /// The language of pages and letters.
    #[schema(example = "en")]
    language: String,
    /// Whether its holder runs this Lodge.
    admin: bool,
    /// When it was opened.
    #[schema(format = DateTime)]
    created_at: String,
}

impl AccountDoc {
    fn of(account: &lodge_accounts::Account) -> Self {
        Self {
            id: account.id.to_string(),
            name: account.name.reveal().clone(),
            email: account.email.reveal().as_str().to_owned(),
            language: account.language.clone(),
            admin: account.admin,
            created_at: account.created_at.to_string(),
        }
    }
}

/// The accounts, oldest first
#[utoipa::path(get, path = "/admin/accounts", tag = "Administration", operation_id = "listAccounts", security(("token" = ["admin:read"])),
    params(AccountsWanted),
    responses(
        spec::Any, spec::Query,
        (status = 200, description = "Accounts", body = Listed<AccountDoc>),
    ))]
pub(super) async fn list(
    bearer: Bearer,
    State(site): State<Site>,
    Query(wanted): Query<AccountsWanted>,
) -> Result<Json<Listed<AccountDoc>>, Fault> {
    bearer.may(Scope::AdminRead)?;
    let (Cursor(number), limit) = Asked { after: wanted.after, limit: wanted.limit }.read()?;
    let found = match wanted.email {
        None => after(&site.db, number, limit + 1).await?,
        Some(email) => {
            let email = Email::parse(&email).map_err(|_| Fault::bad("bad-request"))?;
            by_email(&site.db, &email).await?.into_iter().collect()
        }
    };
    Ok(Json(next_of(found, limit, |account| account.id.number(), AccountDoc::of)))
}

/// One account
#[utoipa::path(get, path = "/admin/accounts/{id}", tag = "Administration", operation_id = "readOneAccount", security(("token" = ["admin:read"])),
    params(("id" = String, Path, description = "Which one")),
    responses(
        spec::Any, spec::Missing,
        (status = 200, description = "The account", body = AccountDoc),
    ))]
pub(super) async fn read(
    bearer: Bearer,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<Json<AccountDoc>, Fault> {
    bearer.may(Scope::AdminRead)?;
    Ok(Json(AccountDoc::of(&find(&site, number(&id)?).await?)))
}
