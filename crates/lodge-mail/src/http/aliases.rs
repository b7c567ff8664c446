//! `/domains/{id}/aliases`, and `…/bulk` for many at once.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use lodge_accounts::Scope;
use lodge_web::{Asked, Bearer, Cursor, Fault, Listed, Site, created, next_of, spec};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{number, told, told_of_many, wanted::Wanted};
use crate::{
    Alias, Answer,
    panel::{
        acts::{self, Refused},
        lines::{self, Line},
        office::held,
        sought::Sought,
    },
    store::{self, May},
};

/// An alias.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Alias)]
pub(crate) struct AliasDoc {
    /// Its number.
    #[schema(example = "1234567890123456789")]
    id: String,
    /// The number of its domain.
    domain: String,
    /// The address; `*@` and the domain for whatever has no alias of its own.
    #[schema(example = "shop@example.org")]
    address: String,
    /// Where it leads.
    destinations: Vec<String>,
    /// What its owner calls it.
    #[schema(required)]
    label: Option<String>,
    /// What senders are told while it is switched off: 250 takes the message and drops it, 450 says later, 550 says
    /// never. `null` while it is on.
    #[schema(required, example = 550)]
    answer: Option<u16>,
    /// Since when it is here.
    #[schema(format = DateTime)]
    created_at: String,
}

impl AliasDoc {
    pub(super) fn of(alias: &Alias) -> Self {
        Self {
            id: alias.id.to_string(),
            domain: alias.domain_id.to_string(),
            address: alias.address.reveal().clone(),
            destinations: alias.destinations.reveal().paths().iter().map(ToString::to_string).collect(),
            label: alias.label.as_ref().map(|label| label.reveal().clone()),
            answer: alias.closed.map(Answer::code),
            created_at: alias.created_at.to_string(),
        }
    }
}

/// An alias to be added.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAliasDoc {
    /// Its name, or its whole address; `*` for whatever has no alias of its own.
    #[schema(example = "shop", max_length = 320)]
    alias: String,
    /// Where it leads.
    #[schema(min_items = 1, max_items = 20)]
    destinations: Vec<String>,
    /// What its owner calls it.
    #[serde(default)]
    #[schema(max_length = 200)]
    label: Option<String>,
    /// What senders are told, if it begins switched off.
    #[serde(default)]
    #[schema(example = 550)]
    answer: Option<u16>,
}

impl NewAliasDoc {
    /// As a line, or the field that cannot be so and the message about it.
    fn line(&self, number: usize, domain: &str) -> Result<Line, (&'static str, &'static str)> {
        let address = lines::address(&self.alias, domain).map_err(|message| ("alias", message))?;
        let destinations = destinations(&self.destinations, &address)?;
        let label =
            lines::label(self.label.as_deref().unwrap_or_default()).map_err(|message| ("label", message))?;
        Ok(Line { number, destinations, label, closed: answer(self.answer)?, address })
    }
}

/// Where it leads, each address by itself.
pub(super) fn destinations(
    typed: &[String],
    alias: &str,
) -> Result<crate::Destinations, (&'static str, &'static str)> {
    lines::destinations(&typed.join("\n"), alias).map_err(|message| ("destinations", message))
}

/// What is answered.
pub(super) fn answer(code: Option<u16>) -> Result<Option<Answer>, (&'static str, &'static str)> {
    let Some(code) = code else { return Ok(None) };
    Answer::with_code(i64::from(code)).map(Some).ok_or(("answer", "line-answer"))
}

/// Many aliases to be added.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAliases {
    /// They are added all, or none.
    #[schema(min_items = 1, max_items = 1000)]
    items: Vec<NewAliasDoc>,
}

/// Many aliases that have been added.
#[derive(Serialize, ToSchema)]
#[schema(as = AddedAliases)]
pub(crate) struct Added {
    /// In the order in which they were sent.
    pub(super) items: Vec<AliasDoc>,
}

/// The aliases at a domain, oldest first.
#[utoipa::path(
    get, path = "/domains/{id}/aliases", tag = "Aliases", operation_id = "listAliases",
    security(("token" = ["aliases:read"])),
    params(("id" = String, Path, description = "The number of the domain."), Wanted),
    responses(
        spec::Any, spec::Missing, spec::Query,
        (status = 200, description = "Aliases.", body = Listed<AliasDoc>),
    )
)]
pub(crate) async fn list(
    State(site): State<Site>,
    bearer: Bearer,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Listed<AliasDoc>>, Fault> {
    let account = bearer.may(Scope::AliasesRead)?;
    let held = held(&site, account, number(&id)?, May::View).await?;
    let (Cursor(after), limit) = Asked { after: wanted.after, limit: wanted.limit }.read()?;
    let state = wanted.state.unwrap_or_default();
    if !["", "on", "off"].contains(&state.as_str()) {
        return Err(Fault::bad("bad-request"));
    }
    let sought = Sought { search: wanted.search.unwrap_or_default(), state, ..Sought::default() };
    let mut found = store::aliases_of(&site.db, held.domain.id).await?;
    found.retain(|alias| alias.id.number() > after && sought.finds(alias));
    Ok(Json(next_of(found, limit, |alias| alias.id.number(), AliasDoc::of)))
}

/// Adds an alias.
#[utoipa::path(
    post, path = "/domains/{id}/aliases", tag = "Aliases", operation_id = "addAlias",
    request_body = NewAliasDoc, security(("token" = ["aliases:write"])),
    params(
        ("id" = String, Path, description = "The number of the domain."),
        spec::Once,
    ),
    responses(
        spec::Any, spec::Missing, spec::Body, spec::Once,
        (status = 201, description = "The alias.", body = AliasDoc),
    )
)]
pub(crate) async fn add(
    State(site): State<Site>,
    bearer: Bearer,
    Path(id): Path<String>,
    Json(new): Json<NewAliasDoc>,
) -> Result<Response, Fault> {
    let account = bearer.may(Scope::AliasesWrite)?;
    let held = held(&site, account, number(&id)?, May::Edit).await?;
    let line = new.line(0, held.domain.name.reveal()).map_err(|wrong| Fault::invalid(vec![wrong]))?;
    let added =
        acts::add_aliases(&site, &held, vec![line]).await.map_err(|refused| told(refused, "alias"))?;
    let alias = added.first().ok_or_else(Fault::not_found)?;
    Ok(created(&format!("/api/v1/aliases/{}", alias.id), AliasDoc::of(alias)))
}

/// Adds many aliases, all or none.
#[utoipa::path(
    post, path = "/domains/{id}/aliases/bulk", tag = "Aliases", operation_id = "addAliases",
    request_body = NewAliases, security(("token" = ["aliases:write"])),
    params(
        ("id" = String, Path, description = "The number of the domain."),
        spec::Once,
    ),
    responses(
        spec::Any, spec::Missing, spec::Body, spec::Once,
        (status = 201, description = "The aliases.", body = Added),
    )
)]
pub(crate) async fn add_many(
    State(site): State<Site>,
    bearer: Bearer,
    Path(id): Path<String>,
    Json(new): Json<NewAliases>,
) -> Result<Response, Fault> {
    let account = bearer.may(Scope::AliasesWrite)?;
    let held = held(&site, account, number(&id)?, May::Edit).await?;
    if new.items.is_empty() {
        return Err(Fault::invalid(vec![("items", "line-none")]));
    }
    let name = held.domain.name.reveal();
    if new.items.len() > lines::MOST {
        return Err(Fault::invalid(vec![("items", "line-too-many")]));
    }
    let (mut good, mut wrong) = (Vec::new(), Vec::new());
    for (at, item) in new.items.iter().enumerate() {
        match item.line(at, name) {
            Ok(line) => good.push((at, Ok(line))),
            Err((field, message)) => wrong.push((format!("items/{at}/{field}"), message)),
        }
        if wrong.len() >= lines::MOST_WRONG {
            break;
        }
    }
    if !wrong.is_empty() {
        return Err(Fault::invalid_at(wrong));
    }
    let added = match lines::all(good.into_iter()) {
        Ok(lines) => acts::add_aliases(&site, &held, lines).await,
        Err(bad) => Err(Refused::Lines(bad)),
    };
    let added = added.map_err(|refused| told_of_many(refused, |at| format!("items/{at}/alias")))?;
    let items = added.iter().map(AliasDoc::of).collect();
    Ok((StatusCode::CREATED, Json(Added { items })).into_response())
}
