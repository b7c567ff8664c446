//! What programs are told of imports.

use std::collections::BTreeMap;

use lodge_register::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    Import,
    import::{Format, Report},
};

/// An import of comments.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CommentImport)]
pub(crate) struct ImportDoc {
    /// Its number.
    #[schema(example = "1234567890123456789")]
    id: String,
    /// What wrote the file.
    #[schema(example = "disqus")]
    format: String,
    /// How far it is: `running`, `done`, `stopped`, `broken` or `undoing`.
    #[schema(example = "done")]
    state: &'static str,
    /// How much of the file has been read, of a hundred.
    percent: i64,
    /// Pages that it brought.
    pages: i64,
    /// Comments that it brought.
    comments: i64,
    /// Comments that were here already.
    there: i64,
    /// What was left out: why, and how often.
    left_out: BTreeMap<String, u64>,
    /// When it was begun.
    #[schema(format = DateTime)]
    began_at: String,
}

impl ImportDoc {
    pub(super) fn of(import: &Import, now: Timestamp) -> Self {
        Self {
            id: import.id.to_string(),
            format: import.format.clone(),
            state: import.stage_at(now).as_str(),
            percent: import.percent(),
            pages: import.pages,
            comments: import.comments,
            there: import.there,
            left_out: import.left(),
            began_at: import.began_at.to_string(),
        }
    }
}

/// What would come of a file. It names comments and pages as the file does, and nobody.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CommentImportPreview)]
pub(crate) struct PreviewDoc {
    /// What wrote the file.
    format: &'static str,
    /// Comments that would be brought in.
    comments: u64,
    /// Pages that they are on.
    pages: u64,
    /// People with an account in the file.
    accounts: u64,
    /// Comments of people without one.
    guests: u64,
    /// Comments with an e-mail address.
    with_email: u64,
    /// What would be left out: why, and how often.
    left_out: BTreeMap<&'static str, u64>,
    /// Addresses that are no page of the site, and how many comments are there.
    unmapped: BTreeMap<String, u64>,
}

impl PreviewDoc {
    pub(super) fn of(format: Format, report: Report) -> Self {
        Self {
            format: format.word(),
            comments: report.total(),
            pages: report.pages,
            accounts: report.authors,
            guests: report.by_guests,
            with_email: report.with_email,
            left_out: report.skipped.iter().map(|(why, sample)| (why.word(), sample.count)).collect(),
            unmapped: report.unmapped.into_iter().map(|((_, address), count)| (address, count)).collect(),
        }
    }
}
