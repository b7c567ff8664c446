//! `/admin/providers`: which there are, one more, one less. Whoever says where people may sign in from holds the keys
//! of all of them, so they prove first who they are.

use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use lodge_store::StoreError;
use lodge_web::{Fault, Fresh, Mistakes, Operator, Page, Site, again, html, on};

use super::{PRESETS, Stored, stored, typed::Typed};

#[derive(Template)]
#[template(path = "providers/list.html")]
struct List<'a> {
    page: &'a Page,
    providers: &'a [Stored],
    typed: &'a Typed,
    mistakes: &'a Mistakes,
    /// Where a provider sends people back to, but for the last part.
    back: String,
}

#[derive(Template)]
#[template(path = "providers/remove.html")]
struct Remove<'a> {
    page: &'a Page,
    provider: &'a Stored,
}

fn written<'a>(
    page: &'a Page,
    providers: &'a [Stored],
    typed: &'a Typed,
    mistakes: &'a Mistakes,
) -> List<'a> {
    let back = page.site.origin().at("/sign-in/with/NAME/back");
    List { page, providers, typed, mistakes, back }
}

/// `GET /admin/providers`
pub(super) async fn list(
    page: Page,
    _: Operator,
    _: Fresh,
    State(site): State<Site>,
) -> Result<Response, Fault> {
    let (providers, typed) = (stored(&site.db).await?, Typed::blank());
    Ok(html(&written(&page, &providers, &typed, &Mistakes::none())))
}

/// `POST /admin/providers`
pub(super) async fn add(
    page: Page,
    _: Operator,
    _: Fresh,
    State(site): State<Site>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let mistakes = match typed.read() {
        Ok(provider) => match super::add(&site.db, &provider).await {
            Ok(()) => return Ok(on("/admin/providers", "provider-added")),
            Err(StoreError::Conflict) => Mistakes::one("id", "providers-taken"),
            Err(error) => return Err(error.into()),
        },
        Err(mistakes) => mistakes,
    };
    let providers = stored(&site.db).await?;
    Ok(again(&written(&page, &providers, &typed, &mistakes)))
}

/// `GET /admin/providers/{id}/remove`
pub(super) async fn ask(
    page: Page,
    _: Operator,
    _: Fresh,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let providers = stored(&site.db).await?;
    let provider = providers.iter().find(|provider| provider.id == id).ok_or(Fault::not_found())?;
    Ok(html(&Remove { page: &page, provider }))
}

/// `POST /admin/providers/{id}/remove`
pub(super) async fn remove(
    _: Operator,
    _: Fresh,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    super::remove(&site.db, &id).await?;
    Ok(on("/admin/providers", "provider-removed"))
}
