//! Whether this installation is what the register says.

use crate::{
    Custody, CustodyError,
    archive::read::Reading,
    blocking, day_keys,
    entries::{BACKUP, SNAPSHOT},
    error::store_error,
    ledger, shelf,
};
use lodge_register::{Timestamp, plan};
use serde_json::{Value as Json, json};
use std::{
    fmt, fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

/// Rows are purged every hour; what is past its day by more than this was forgotten about.
const GRACE: i64 = 2 * 3_600_000;

/// What an audit found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// When.
    pub made: Timestamp,
    /// What was looked at: "12 tables", "3 archives".
    pub looked_at: Vec<String>,
    /// Where the installation is not what the register says.
    pub findings: Vec<Finding>,
}

/// One thing that is not as declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is about: `schema`, `retention`, `archives`, `permissions`, `ledger`, `register`,
    /// `database`.
    pub about: &'static str,
    /// What was found.
    pub what: String,
    /// What to do about it.
    pub hint: &'static str,
}

impl Report {
    /// Whether nothing was found.
    #[must_use]
    pub const fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }

    /// As JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let finding =
            |finding: &Finding| json!({ "about": finding.about, "what": finding.what, "hint": finding.hint });
        let json: Json = json!({
            "made_at": self.made.to_string(),
            "looked_at": self.looked_at,
            "findings": self.findings.iter().map(finding).collect::<Vec<_>>(),
        });
        format!("{}\n", serde_json::to_string_pretty(&json).unwrap_or_default())
    }

    fn find(&mut self, about: &'static str, what: impl Into<String>, hint: &'static str) {
        self.findings.push(Finding { about, what: what.into(), hint });
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Audit of {}", self.made)?;
        writeln!(f, "Looked at {}.", self.looked_at.join(", "))?;
        for finding in &self.findings {
            writeln!(f, "\n{}: {}\n  hint: {}", finding.about, finding.what, finding.hint)?;
        }
        match self.findings.len() {
            0 => writeln!(f, "\nNothing differs from the register."),
            1 => writeln!(f, "\n1 thing differs from the register."),
            count => writeln!(f, "\n{count} things differ from the register."),
        }
    }
}

/// Compares the installation with the register. `private` are files that nobody but their owner may read: the key.
///
/// # Errors
/// If something could not be looked at.
pub async fn audit(custody: &Custody, private: &[PathBuf]) -> Result<Report, CustodyError> {
    let mut report = Report { made: custody.clock.now(), looked_at: Vec::new(), findings: Vec::new() };
    register(custody, &mut report);
    schema(custody, &mut report).await?;
    retention(custody, &mut report).await?;
    ledgers(custody, &mut report).await?;
    database(custody, &mut report).await?;
    files(custody, private, report).await
}

fn register(custody: &Custody, report: &mut Report) {
    report.looked_at.push(format!("{} entries of the register", custody.register.entries.len()));
    for contradiction in custody.register.lint() {
        report.find(
            "register",
            contradiction.to_string(),
            "this build contradicts itself; install a released version",
        );
    }
}

async fn schema(custody: &Custody, report: &mut Report) -> Result<(), CustodyError> {
    let schema = custody.db.introspect().await.map_err(store_error("look at the tables"))?;
    report.looked_at.push(format!("{} tables", schema.tables.len()));
    for difference in schema.differences(&custody.register.entries) {
        report.find(
            "schema",
            difference.to_string(),
            "run `lodge serve` once to migrate; what nobody declared was made by hand: drop it",
        );
    }
    Ok(())
}

async fn retention(custody: &Custody, report: &mut Report) -> Result<(), CustodyError> {
    let past = custody.clock.now().plus_millis(-GRACE);
    let mut rules = 0;
    for (entry, statement) in plan::overdue(&custody.register, past, &custody.shortened) {
        rules += 1;
        let rows = custody.db.planned(statement).await.map_err(store_error("count what is past its day"))?;
        let count = rows.first().and_then(|row| row.int(0).ok()).unwrap_or_default();
        if count > 0 {
            report.find(
                "retention",
                format!("{count} rows of `{}` are past their day", entry.name),
                "they are purged every hour while `lodge serve` runs, and when it starts",
            );
        }
    }
    report.looked_at.push(format!("{rules} retentions"));
    Ok(())
}

async fn database(custody: &Custody, report: &mut Report) -> Result<(), CustodyError> {
    for fault in custody.db.faults().await.map_err(store_error("check the files of the database"))? {
        report.find("database", fault, "restore the latest backup with `lodge restore`");
    }
    Ok(())
}

async fn ledgers(custody: &Custody, report: &mut Report) -> Result<(), CustodyError> {
    let (table, file) = ledger::counts(custody).await?;
    report.looked_at.push(format!("{table} notes of erasures"));
    if table != file {
        report.find(
            "ledger",
            format!("the erasure ledger has {table} notes in the database and {file} in its file"),
            "it is made whole every hour while `lodge serve` runs, and when it starts",
        );
    }
    Ok(())
}

async fn files(custody: &Custody, private: &[PathBuf], mut report: Report) -> Result<Report, CustodyError> {
    let Custody { places, shortened, .. } = custody.clone();
    let mut private = private.to_vec();
    blocking(move || {
        let now = day_keys::latest(&places.day_keys(), report.made)?;
        let keys = day_keys::list(&places.day_keys())?;
        for (path, day) in &keys {
            private.push(path.clone());
            if day.plus_days(day_keys::KEY_DAYS) <= now {
                late(&mut report, "day key", path);
            }
        }
        let identities = day_keys::all(&places.day_keys())?;
        let mut archives = 0;
        for (folder, entry) in [(places.snapshots(), &SNAPSHOT), (places.backups(), &BACKUP)] {
            let days = i64::from(shortened.days(entry).unwrap_or_default());
            for archive in shelf::list(&folder)? {
                archives += 1;
                private.push(archive.path.clone());
                if archive.made.plus_days(days) <= now {
                    late(&mut report, "archive", &archive.path);
                }
                if Reading::open(&archive.path, &identities).is_err() {
                    let what = format!("nothing opens the archive: `{}`", archive.path.display());
                    report.find("archives", what, "remove it; it is of no use to anybody");
                }
            }
        }
        private.extend([places.ledger(), places.day_keys(), places.snapshots(), places.backups()]);
        report.looked_at.push(format!("{archives} archives and {} day keys", keys.len()));
        private.iter().for_each(|path| exposed(&mut report, path));
        Ok(report)
    })
    .await
}

fn late(report: &mut Report, what: &str, path: &Path) {
    report.find(
        "archives",
        format!("a {what} is past its day: `{}`", path.display()),
        "it is removed every hour while `lodge serve` runs, and when it starts",
    );
}

fn exposed(report: &mut Report, path: &Path) {
    if let Ok(found) = fs::metadata(path) {
        let mode = found.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            report.find(
                "permissions",
                format!("others on this machine can look into it: `{}` has mode {mode:03o}", path.display()),
                "run `chmod go= FILE`",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_reads_alone() {
        let mut report = Report {
            made: Timestamp::from_millis(1_764_000_123_456),
            looked_at: vec!["2 tables".into(), "1 archives and 1 day keys".into()],
            findings: Vec::new(),
        };
        assert_eq!(
            report.to_string(),
            "Audit of 2025-11-24T16:02:03Z\nLooked at 2 tables, 1 archives and 1 day keys.\n\n\
             Nothing differs from the register.\n"
        );
        report.find("schema", "nobody declared the table `mail_log`", "drop it");
        assert!(report.to_string().ends_with(
            "\nschema: nobody declared the table `mail_log`\n  hint: drop it\n\n1 thing differs from the register.\n"
        ));
        assert!(report.to_json().contains("\"about\": \"schema\""));
    }
}
