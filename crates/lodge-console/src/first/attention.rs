//! What needs the attention of whoever runs this Lodge, and how it is.

use lodge_accounts::{help, notices::Standing};
use lodge_register::Timestamp;
use lodge_web::{Fault, Page};

use crate::{Console, notices::standing_of, transparency::looked_over};

/// A backup is made every day; after a day and a half, one has failed.
const LATE: i64 = Timestamp::DAY * 3 / 2;

/// Something to look at: how grave it is, what it is, and where to do something about it.
pub(super) struct Matter {
    /// `bad`, `warn` or `info`, which is also its icon's name.
    pub(super) tone: &'static str,
    pub(super) text: String,
    pub(super) path: &'static str,
}

/// How this Lodge is, to its operator.
pub(super) struct Condition {
    pub(super) matters: Vec<Matter>,
    /// When the last backup was made.
    pub(super) backup: Option<Timestamp>,
    pub(super) is_on: bool,
}

/// Looks at everything.
pub(super) async fn condition(page: &Page, console: &Console) -> Result<Condition, Fault> {
    let (site, mut matters) = (&page.site, Vec::new());
    let mut add = |tone, text, path| matters.push(Matter { tone, text, path });
    let is_on = site.post.is_on();
    if !is_on {
        add("bad", page.t("home-letters-off"), "/set-up/test");
    }
    let backup = looked_over::backups(&console.custody).await?.into_iter().next_back().map(|last| last.made);
    match backup {
        None => add("warn", page.t("home-backup-none"), "/admin/backups"),
        Some(made) if made.plus_millis(LATE) < site.clock.now() => {
            add("bad", page.t1("home-backup-late", "day", page.minute(&made)), "/admin/backups");
        }
        Some(_) => {}
    }
    let waiting = help::count_waiting(&site.db).await?;
    if waiting > 0 {
        add("info", page.t1("home-requests", "count", waiting), "/admin/requests");
    }
    let digest = console.printed.digest(&site.register);
    if matches!(standing_of(&site.db, site.clock.as_ref(), digest).await?, Standing::Unannounced) {
        add("warn", page.t("home-policy"), "/admin/policy");
    }
    let audited = looked_over::last(&site.db).await?;
    if let Some(audited) = audited.filter(|audited| audited.findings > 0) {
        add("warn", page.t1("home-audit", "count", audited.findings), "/admin/audit");
    }
    Ok(Condition { matters, backup, is_on })
}
