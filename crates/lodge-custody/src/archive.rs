//! The one format of backups and snapshots: lines of JSON, through gzip, through age.
//!
//! ```text
//! {"lodge":"archive","format":1,"kind":"backup","made_at":"2026-11-22T05:35:25Z","made_ms":…,"migrations":[…]}
//! {"table":"mail_alias","columns":["id","account_id",…]}          each table before its rows
//! [1,"text",null,{"b":"AQID"}]                                     a row; bytes in base64, sealed cells as stored
//! {"end":{"rows":{"mail_alias":1},"sha256":"…"}}                   SHA-256 of every byte before this line
//! ```
//!
//! `age -d -i backup-keys/2026-11-22.agekey FILE | gunzip` opens one without Lodge.

pub(crate) mod line;
pub(crate) mod read;
pub(crate) mod write;

/// The version of the format.
pub(crate) const FORMAT: i64 = 1;
/// How many rows are handled at a time.
pub(crate) const PAGE: usize = 500;
