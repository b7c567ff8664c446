//! `/sites/{id}/export`: all comments of a site, out.

use axum::{
    extract::{Path, Query},
    response::Response,
};
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, spec};

use super::{number, wanted::Out};
use crate::{
    export::Contacts,
    panel::{moving::take::taken, office::Opened},
};

/// All comments of a site, as another program reads them. Its owner only.
#[utoipa::path(
    get, path = "/sites/{id}/export", tag = "Comments", operation_id = "exportComments",
    security(("token" = ["comments:read"])),
    params(("id" = String, Path, description = "The number of the site."), Out),
    responses(
        spec::Any, spec::Missing, spec::Query,
        (status = 200, description = "The file, of the kind that its format is.", content(
            (String = "application/x-ndjson"),
            (String = "application/xml"),
            (String = "application/sql"),
            (serde_json::Value = "application/json"),
        ))
    )
)]
pub(crate) async fn export(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
    Query(out): Query<Out>,
) -> Result<Response, Fault> {
    let with = out.contacts == Some(true);
    let account = bearer.may(if with { Scope::CommentsWrite } else { Scope::CommentsRead })?;
    let contacts = if with { Contacts::With } else { Contacts::Without };
    taken(&book, account, number(&id)?, (&out.format, contacts)).await
}
