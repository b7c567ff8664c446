//! The rounds: once a minute the staffs are reminded of what people wait for, and told what the guard lacks; the entrances
//! take their turn.

use std::{collections::BTreeMap, time::Duration};

use lodge_module::Shutdown;
use lodge_register::{Id, Timestamp};
use lodge_store::StoreError;

use crate::{
    Appeal, Report, Server,
    audit::health,
    commands::{Desk, say::moment},
    entrance::mutual,
    entrance::turns,
    ids::GuildId,
    office,
    records::due::{overdue_since, soon_since},
    settings::Topic,
    store::{appeals, reports},
};

/// How often.
const EVERY: Duration = Duration::from_secs(60);
/// Whoever puts something back has so long to name it by its new number, in milliseconds.
const PUTTING_BACK: i64 = 300_000;

/// Makes the rounds until the end is asked for.
pub async fn make(desk: Desk, mut stop: Shutdown) {
    let began = desk.now();
    go_on(&desk, began).await;
    loop {
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            () = stop.requested() => return,
        }
        go_on(&desk, desk.now().plus_millis(-PUTTING_BACK)).await;
        if let Err(error) = remind(&desk).await {
            tracing::error!(%error, "Could not see which requests are due");
        }
        if let Err(error) = mutual::agree::tidy(&desk).await {
            tracing::error!(%error, "Could not see which agreements are over");
        }
        if let Err(error) = health::look(&desk).await {
            tracing::error!(%error, "Could not see what the guard lacks");
        }
        if let Err(error) = turns::take(&desk, began).await {
            tracing::error!(%error, "Could not see who waits at the entrances");
        }
    }
}

/// Goes on with what was put back until then.
async fn go_on(desk: &Desk, until: Timestamp) {
    if let Err(error) = office::renumbered::go_on(desk, until).await {
        tracing::error!(%error, "What was made anew could not be named by its new number");
    }
}

/// What waits on a server for the same reminder.
#[derive(Default)]
struct Due {
    appeals: Vec<Id<Appeal>>,
    reports: Vec<Id<Report>>,
    first: Option<Timestamp>,
}

impl Due {
    fn count(&self) -> usize {
        self.appeals.len() + self.reports.len()
    }

    fn by(&mut self, moment: Timestamp) {
        self.first = Some(self.first.map_or(moment, |first| first.min(moment)));
    }
}

/// Reminds each staff of what has waited for a day, and again of what is overdue (promise D10). Says of how much it did.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn remind(desk: &Desk) -> Result<usize, StoreError> {
    let now = desk.now();
    // What is overdue needs no first reminder any more.
    let overdue = remind_of(desk, overdue_since(now), 2, "audit-overdue").await?;
    Ok(overdue + remind_of(desk, soon_since(now), 1, "audit-due-soon").await?)
}

async fn remind_of(
    desk: &Desk,
    before: Timestamp,
    times: i64,
    message: &'static str,
) -> Result<usize, StoreError> {
    let db = &desk.hands.db;
    let mut servers: BTreeMap<GuildId, Due> = BTreeMap::new();
    for appeal in appeals::unreminded(db, before, times).await? {
        let due = servers.entry(Server::guild(appeal.server_id)).or_default();
        due.by(appeal.due_at());
        due.appeals.push(appeal.id);
    }
    for report in reports::unreminded(db, before, times).await? {
        let due = servers.entry(Server::guild(report.server_id)).or_default();
        due.by(report.due_at());
        due.reports.push(report.id);
    }
    let mut reminded = 0;
    for (guild, due) in servers {
        if !says_who_waits(desk, guild, message, (due.count(), due.first), "queue").await {
            continue;
        }
        for appeal in &due.appeals {
            appeals::reminded(db, *appeal, times).await?;
        }
        for report in &due.reports {
            reports::reminded(db, *report, times).await?;
        }
        reminded += due.count();
    }
    Ok(reminded)
}

/// Says to the staff of a server that so many wait for them since or until then, and on which page. Whether that is done
/// with: who cannot be told just now is told the next time.
pub(crate) async fn says_who_waits(
    desk: &Desk,
    guild: GuildId,
    message: &str,
    (count, when): (usize, Option<Timestamp>),
    page: &str,
) -> bool {
    let speaker = desk.speaker_of(guild);
    let when = when.map(moment).unwrap_or_default();
    let mut text = speaker.say(message, &[("count", count.into()), ("when", when.into())]);
    if let Some(at) = desk.at.get() {
        let link = format!("{at}/guard/{guild}/{page}");
        text.push('\n');
        text.push_str(&speaker.say("audit-due-link", &[("link", link.into())]));
    }
    match desk.staff_hears(guild, Topic::Queue, &text, &[]).await {
        Ok(()) => true,
        Err(refused) => {
            tracing::warn!(reason = refused.why.word(), "Could not remind the staff of a server");
            !refused.is_temporary()
        }
    }
}
