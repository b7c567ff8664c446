//! What can go wrong in custody. No message holds anything about anybody.

use lodge_register::Timestamp;
use lodge_store::StoreError;
use std::{
    io,
    path::{Path, PathBuf},
};

/// What went wrong.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CustodyError {
    /// The store refused or failed.
    #[error("could not {doing}")]
    Store {
        /// What was tried.
        doing: &'static str,
        /// Why not.
        source: StoreError,
    },
    /// A file could not be read or written.
    #[error("could not {doing}: `{}`", .path.display())]
    File {
        /// What was tried.
        doing: &'static str,
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// No day key opens the archive: it was destroyed, or belongs to another installation.
    #[error("no day key opens the archive: `{}`", .path.display())]
    NoKey {
        /// Which archive.
        path: PathBuf,
    },
    /// The archive is cut off, altered, or no archive of Lodge.
    #[error("the archive cannot be trusted: {what}: `{}`", .path.display())]
    Archive {
        /// Which archive.
        path: PathBuf,
        /// What is wrong with it.
        what: &'static str,
    },
    /// The archive was made by a newer version.
    #[error("the archive was made by a newer version: it knows the migration `{migration}`")]
    Newer {
        /// The first that is unknown here.
        migration: String,
    },
    /// The archive was made by a version that numbered its migrations otherwise.
    #[error("the archive's tables are not known here: `{table}`")]
    Foreign {
        /// The first that is unknown here.
        table: String,
    },
    /// The database to restore into holds something already.
    #[error("the database to restore into is not empty")]
    NotEmpty,
    /// The place to restore to is taken.
    #[error("there is a database already: `{}`", .path.display())]
    Taken {
        /// The file.
        path: PathBuf,
    },
    /// The file with the day's key is no age identity.
    #[error("the day key is no age identity: `{}`", .path.display())]
    BadKey {
        /// Which file.
        path: PathBuf,
    },
    /// The archive is too old to be restored: what was erased since may no longer be known.
    #[error("the archive is past its 14 days: it was made at {made}")]
    TooOld {
        /// When it was made.
        made: Timestamp,
    },
    /// Nobody waited for the work to end.
    #[error("the work was broken off")]
    BrokenOff,
}

impl CustodyError {
    /// What to do about it, for people.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Store { source, .. } => return source.hint(),
            Self::File { source, .. } if source.kind() == io::ErrorKind::StorageFull => {
                "free some space".to_owned()
            }
            Self::File { source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
                "check the file's owner and permissions, and those of its folder".to_owned()
            }
            Self::NoKey { .. } => {
                "day keys lie in `backup-keys` beside the key file, and are destroyed after 14 days"
                    .to_owned()
            }
            Self::Archive { .. } => "use another backup".to_owned(),
            Self::Newer { .. } => "install the version that made it, or a newer one".to_owned(),
            Self::Foreign { .. } => "restore it with the version that made it".to_owned(),
            Self::NotEmpty | Self::Taken { .. } => "restore into a new folder or a new database".to_owned(),
            Self::BadKey { .. } => "restore the day key from where you keep its copy".to_owned(),
            Self::TooOld { .. } => "use a younger backup".to_owned(),
            Self::File { .. } | Self::BrokenOff => return None,
        };
        Some(hint)
    }
}

pub(crate) fn file_error(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> CustodyError + use<> {
    let path = path.to_owned();
    move |source| CustodyError::File { doing, path, source }
}

pub(crate) fn store_error(doing: &'static str) -> impl FnOnce(StoreError) -> CustodyError {
    move |source| CustodyError::Store { doing, source }
}
