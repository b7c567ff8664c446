//! `/sites/{id}/imports`: comments in from another program; how far that is, and back again.

use axum::{
    Json,
    body::Body,
    extract::{Path, Query},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use futures_util::StreamExt as _;
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, Listed, spec};
use tokio::task::spawn_blocking;

use super::{
    import_docs::{ImportDoc, PreviewDoc},
    number,
    wanted::In,
};
use crate::{
    Book, Site, Stage, import,
    moving::{
        MoveError,
        desk::{self, LARGEST, NoRoom},
        spool::Spool,
    },
    panel::{
        moving::{
            bring::{rule_words, undone},
            import_at, unread,
        },
        office::{Opened, held},
    },
    store::imports,
    who::May,
};

/// The longest rules that fit into an address, in characters.
const LONGEST_RULES: usize = 8192;

/// All imports into a site, newest first. Its owner only.
#[utoipa::path(
    get, path = "/sites/{id}/imports", tag = "Comments", operation_id = "listCommentImports",
    security(("token" = ["comments:read"])),
    params(("id" = String, Path, description = "The number of the site.")),
    responses(
        spec::Any, spec::Missing,
        (status = 200, description = "Imports that were not undone.", body = Listed<ImportDoc>),
    )
)]
pub(crate) async fn list(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Json<Listed<ImportDoc>>, Fault> {
    let account = bearer.may(Scope::CommentsRead)?;
    let held = held(&book, account, number(&id)?, May::Own).await?;
    let all = imports::of_site(&book.house.db, held.site.id).await?;
    let now = book.house.clock.now();
    Ok(Json(Listed { items: all.iter().map(|import| ImportDoc::of(import, now)).collect(), next: None }))
}

/// Brings in a file, which is the body; or says what would come of it. What is here already is not brought twice. Its
/// owner only.
#[utoipa::path(
    post, path = "/sites/{id}/imports", tag = "Comments", operation_id = "importComments",
    security(("token" = ["comments:write"])),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The file, packed or not; 2 GiB at most."),
    params(("id" = String, Path, description = "The number of the site."), In),
    responses(
        spec::Any, spec::Missing, spec::Body, spec::Query,
        (status = 200, description = "What would come of it.", body = PreviewDoc),
        (status = 202, description = "It is being brought in.", body = ImportDoc),
    )
)]
pub(crate) async fn add(
    Opened(book): Opened,
    bearer: Bearer,
    Path(id): Path<String>,
    Query(wanted): Query<In>,
    body: Body,
) -> Result<Response, Fault> {
    let account = bearer.may(Scope::CommentsWrite)?;
    let held = held(&book, account, number(&id)?, May::Own).await?;
    let said = match wanted.format.as_deref() {
        None | Some("") => None,
        Some(word) => Some(word.parse().map_err(|_| Fault::bad("no-format"))?),
    };
    let rules = wanted.rules.unwrap_or_default();
    if rules.chars().count() > LONGEST_RULES {
        return Err(Fault::bad("bad-request"));
    }
    desk::mapping(&held.site, &rules).map_err(|bad| Fault::invalid(vec![("rules", rule_words(bad))]))?;
    let spool = spooled(&book, &held.site, body).await?;
    let (spool, format) = desk::written_by(spool, said).await.map_err(refused)?;
    let format = format.ok_or(Fault::invalid(vec![("format", "move-file-unknown")]))?;
    if wanted.dry_run == Some(true) {
        let mapping = desk::mapping(&held.site, &rules).map_err(|_| Fault::bad("bad-request"))?;
        let looked = spawn_blocking(move || import::survey(format, &spool, &mapping)).await;
        let report = looked.map_err(Fault::internal)?.map_err(|error| refused(error.into()))?;
        return Ok(Json(PreviewDoc::of(format, report)).into_response());
    }
    let sent = desk::Sent::new(spool, format, rules, book.house.clock.now());
    let begun = desk::start(&book, &held.site, &sent, account.id).await.map_err(refused)?;
    let at = format!("/api/v1/sites/{}/imports/{}", held.site.id, begun.id);
    let doc = ImportDoc::of(&begun, book.house.clock.now());
    Ok((StatusCode::ACCEPTED, [(header::LOCATION, at)], Json(doc)).into_response())
}

async fn spooled(book: &Book, site: &Site, body: Body) -> Result<Spool, Fault> {
    let (now, chance) = (book.house.clock.now(), book.house.chance.as_ref());
    let mut filling = book.desk.begin(site.id.number(), now, chance).map_err(|no| match no {
        NoRoom::Full => Fault::too_many(3600),
        NoRoom::Disk(error) => Fault::internal(error),
    })?;
    let mut body = body.into_data_stream();
    while let Some(piece) = body.next().await {
        let piece = piece.map_err(|_| Fault::bad("bad-request"))?;
        if filling.bytes() + piece.len() as u64 > LARGEST {
            return Err(Fault::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large"));
        }
        filling = spawn_blocking(move || filling.take(&piece).map(|()| filling))
            .await
            .map_err(Fault::internal)?
            .map_err(Fault::internal)?;
    }
    spawn_blocking(move || filling.end()).await.map_err(Fault::internal)?.map_err(Fault::internal)
}

fn refused(error: MoveError) -> Fault {
    match error {
        MoveError::Read(error) => Fault::invalid(vec![("file", unread(&error))]),
        MoveError::Busy => Fault::conflict("moving"),
        error => Fault::internal(error),
    }
}

/// How far an import is. The owner of its site only.
#[utoipa::path(
    get, path = "/sites/{id}/imports/{import}", tag = "Comments", operation_id = "readCommentImport",
    security(("token" = ["comments:read"])),
    params(
        ("id" = String, Path, description = "The number of the site."),
        ("import" = String, Path, description = "The number of the import."),
    ),
    responses(spec::Any, spec::Missing, (status = 200, description = "The import.", body = ImportDoc))
)]
pub(crate) async fn read(
    Opened(book): Opened,
    bearer: Bearer,
    Path((id, import)): Path<(String, String)>,
) -> Result<Json<ImportDoc>, Fault> {
    let account = bearer.may(Scope::CommentsRead)?;
    let held = held(&book, account, number(&id)?, May::Own).await?;
    let import = import_at(&book, &held.site, number(&import)?).await?;
    Ok(Json(ImportDoc::of(&import, book.house.clock.now())))
}

/// Stops an import. What it brought stays; the same file goes on where it was. The owner of its site only.
#[utoipa::path(
    post, path = "/sites/{id}/imports/{import}/stop", tag = "Comments", operation_id = "stopCommentImport",
    security(("token" = ["comments:write"])),
    params(
        ("id" = String, Path, description = "The number of the site."),
        ("import" = String, Path, description = "The number of the import."),
    ),
    responses(spec::Any, spec::Missing, (status = 204, description = "It goes on no more."))
)]
pub(crate) async fn stop(
    Opened(book): Opened,
    bearer: Bearer,
    Path((id, import)): Path<(String, String)>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::CommentsWrite)?;
    let held = held(&book, account, number(&id)?, May::Own).await?;
    let import = import_at(&book, &held.site, number(&import)?).await?;
    imports::end(&book.house.db, import.id, Stage::Stopped, None, book.house.clock.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes back what an import brought. What people wrote since stays. The owner of its site only.
#[utoipa::path(
    delete, path = "/sites/{id}/imports/{import}", tag = "Comments", operation_id = "undoCommentImport",
    security(("token" = ["comments:write"])),
    params(
        ("id" = String, Path, description = "The number of the site."),
        ("import" = String, Path, description = "The number of the import."),
    ),
    responses(
        spec::Any, spec::Missing,
        (status = 202, description = "It is being taken back; when that is done, it is no more."),
    )
)]
pub(crate) async fn undo(
    Opened(book): Opened,
    bearer: Bearer,
    Path((id, import)): Path<(String, String)>,
) -> Result<StatusCode, Fault> {
    let account = bearer.may(Scope::CommentsWrite)?;
    let held = held(&book, account, number(&id)?, May::Own).await?;
    let import = import_at(&book, &held.site, number(&import)?).await?;
    undone(&book, import, account.id).await?;
    Ok(StatusCode::ACCEPTED)
}
