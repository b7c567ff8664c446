//! `/api/v1/admin/backups`

use std::path::Path;

use axum::{Json, http::StatusCode};
use lodge_accounts::Scope;
use lodge_register::Timestamp;
use lodge_web::{Bearer, Fault, Listed, spec};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{House, transparency::looked_over};

/// A backup of the whole database, encrypted.
#[derive(Serialize, ToSchema)]
#[schema(as = Backup)]
pub(crate) struct BackupDoc {
    /// When it was made.
    #[schema(format = DateTime)]
    made_at: String,
    /// Its file, in the folder of daily backups.
    #[schema(example = "20261122T053525Z-0a1b2c3d4e5f6071.dump.gz.age")]
    file: String,
    /// How large it is.
    #[schema(example = 482_113)]
    bytes: u64,
}

fn shown(path: &Path, made: Timestamp, bytes: u64) -> BackupDoc {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    BackupDoc { made_at: made.to_string(), file, bytes }
}

/// The daily backups, newest first
#[utoipa::path(get, path = "/admin/backups", tag = "Administration", operation_id = "listBackups", security(("token" = ["admin:read"])),
    responses(
        spec::Any,
        (status = 200, description = "The backups", body = Listed<BackupDoc>),
    ))]
pub(super) async fn list(bearer: Bearer, House(console): House) -> Result<Json<Listed<BackupDoc>>, Fault> {
    bearer.may(Scope::AdminRead)?;
    let backups = looked_over::backups(&console.custody).await?;
    let items = backups.iter().rev().map(|backup| shown(&backup.path, backup.made, backup.bytes));
    Ok(Json(Listed { items: items.collect(), next: None }))
}

/// Make a backup now
///
/// The answer comes when it is made.
#[utoipa::path(post, path = "/admin/backups", tag = "Administration", operation_id = "makeBackup", security(("token" = ["admin:write"])),
    params(spec::Once),
    responses(
        spec::Any, spec::Once,
        (status = 201, description = "The backup", body = BackupDoc),
    ))]
pub(super) async fn make(
    bearer: Bearer,
    House(console): House,
) -> Result<(StatusCode, Json<BackupDoc>), Fault> {
    bearer.may(Scope::AdminWrite)?;
    let made = lodge_custody::backup(&console.custody).await.map_err(Fault::internal)?;
    Ok((StatusCode::CREATED, Json(shown(&made.path, made.made, made.bytes))))
}
