//! Calling the roll: what Discord may not have told, because a connection broke or we were not there, is asked for.
//!
//! A raid is not over because somebody was not heard coming, and a stolen account is not harmless because a line of the
//! log got lost. So while either goes on, and once after each start, everybody who came lately, the last lines of the
//! audit log and the server as it is built are looked at again. What was told already is known again and changes nothing.

use std::collections::BTreeMap;

use lodge_register::Timestamp;
use serde_json::Value;

use super::known::whole;
use crate::{
    Case, Kind, Server,
    commands::Desk,
    decide::{Cause, Decision},
    event::{AuditEntry, Event, Gone, Member, action},
    ids::{EntryId, GuildId, UserId},
    rest::{Refused, calls},
    store::cases,
};

/// So soon after something began.
const SOON: i64 = 2_000;
/// So often while it goes on.
const OFTEN: i64 = 15_000;
/// So often otherwise.
const SELDOM: i64 = 15 * 60_000;
/// It goes on for so long after the last decision.
const HOT: i64 = 60_000;
/// Lines of the log that are older than this are no news.
const NEWS: i64 = 120_000;
/// What we did within so long before a start is looked for in the log.
const BEFORE: i64 = 3_600_000;
/// So many pages are read at most.
const PAGES: usize = 20;

/// When which server is called.
#[derive(Default)]
pub(super) struct Rolls(BTreeMap<GuildId, Roll>);

#[derive(Clone, Copy)]
struct Roll {
    due: Option<Timestamp>,
    hot_until: Timestamp,
}

/// What was found.
pub(super) struct Called {
    pub(super) guild: GuildId,
    /// Events, and when they happened where that is known.
    pub(super) events: Vec<(Event, Option<Timestamp>)>,
}

impl Rolls {
    pub(super) fn soon(&mut self, guild: GuildId, now: Timestamp) {
        self.0.insert(guild, Roll { due: Some(now), hot_until: now });
    }

    pub(super) fn heard(&mut self, event: &Event) {
        if let Event::GuildDelete(gone) = event {
            self.0.remove(&gone.id);
        }
    }

    /// Something was decided: does it ask for more to be known?
    pub(super) fn decided(&mut self, decision: &Decision, now: Timestamp) {
        let asks = matches!(
            decision.because.cause,
            Cause::JoinRate
                | Cause::Drip
                | Cause::DiscordSaysRaid
                | Cause::RaidGoesOn
                | Cause::ActorBreaker
                | Cause::GuildBreaker
        );
        if asks && !decision.shadow {
            let roll = self
                .0
                .entry(decision.guild)
                .or_insert(Roll { due: None, hot_until: Timestamp::from_millis(0) });
            let soon = now.plus_millis(SOON);
            // One that is under way answers first.
            roll.due = roll.due.map(|due| due.min(soon)).or((roll.hot_until < now).then_some(soon));
            roll.hot_until = now.plus_millis(HOT);
        }
    }

    /// The servers to be called now.
    pub(super) fn due(&mut self, desk: &Desk, now: Timestamp) -> Vec<GuildId> {
        let mut due = Vec::new();
        for (guild, roll) in &mut self.0 {
            if desk.look_in(|mind| mind.is_raided(*guild)) {
                roll.hot_until = roll.hot_until.max(now.plus_millis(OFTEN));
                let often = now.plus_millis(OFTEN);
                roll.due = roll.due.map(|due| due.min(often));
            }
            if roll.due.is_some_and(|due| due <= now) {
                roll.due = None;
                due.push(*guild);
            }
        }
        due
    }

    /// One was called.
    pub(super) fn done(&mut self, guild: GuildId, now: Timestamp) {
        if let Some(roll) = self.0.get_mut(&guild) {
            let after = if roll.hot_until > now { OFTEN } else { SELDOM };
            roll.due = Some(now.plus_millis(after));
        }
    }
}

/// Calls the roll of a server. What cannot be asked for is left out.
pub(super) async fn call(desk: &Desk, guild: GuildId) -> Called {
    let now = desk.now();
    let mut events = Vec::new();
    match log(desk, guild, None, now.plus_millis(-NEWS)).await {
        Ok(entries) => events.extend(entries.into_iter().map(|entry| {
            let at = entry.id.made_at();
            (Event::AuditEntry(Box::new(entry)), Some(at))
        })),
        Err(refused) => tracing::debug!(reason = refused.why.word(), "Could not read an audit log"),
    }
    if desk.look_in(|mind| mind.is_raided(guild)) {
        events.extend(bans(desk, guild, now).await.unwrap_or_default());
    }
    let own = desk.look(crate::town::Town::own);
    match whole(&desk.hands.rest, guild, own, now).await {
        Ok(mut full) => {
            let day = now.plus_days(-1);
            let lately = |member: &&Member| member.joined_at.is_some_and(|at| at > day);
            let mut joined: Vec<Member> = full.members.iter().filter(lately).cloned().collect();
            joined.sort_by_key(|member| member.joined_at);
            full.members.retain(|member| !member.roles.is_empty());
            events.push((Event::GuildCreate(Box::new(full)), None));
            events.extend(joined.into_iter().map(|member| {
                let at = member.joined_at;
                (Event::MemberAdd(Box::new(Member { guild_id: guild, ..member })), at)
            }));
        }
        Err(refused) => tracing::debug!(reason = refused.why.word(), "Could not look at a server again"),
    }
    Called { guild, events }
}

/// Lines of the audit log since then, the oldest first; our own bans only, if that is asked for.
async fn log(
    desk: &Desk,
    guild: GuildId,
    bans_by: Option<UserId>,
    since: Timestamp,
) -> Result<Vec<AuditEntry>, Refused> {
    let mut found: Vec<AuditEntry> = Vec::new();
    let mut before: Option<EntryId> = None;
    for _ in 0..PAGES {
        let page = desk.hands.rest.call(&calls::audit_log(guild, bans_by, before)).await?;
        let entries = page.get("audit_log_entries").and_then(Value::as_array).cloned().unwrap_or_default();
        let full = entries.len() >= 100;
        let read = entries.into_iter().filter_map(|entry| serde_json::from_value::<AuditEntry>(entry).ok());
        let read: Vec<_> = read.map(|entry| AuditEntry { guild_id: guild, ..entry }).collect();
        before = read.last().map(|entry| entry.id);
        let old = read.last().is_none_or(|entry| entry.id.made_at() < since);
        found.extend(read.into_iter().filter(|entry| entry.id.made_at() >= since));
        if !full || old {
            break;
        }
    }
    found.reverse();
    Ok(found)
}

/// Who was banned, of the accounts of the last month: others of a raid look like them.
async fn bans(
    desk: &Desk,
    guild: GuildId,
    now: Timestamp,
) -> Result<Vec<(Event, Option<Timestamp>)>, Refused> {
    let young = UserId::drawn_at(now.plus_days(-30));
    let page = desk.hands.rest.call(&calls::bans(guild, young)).await?;
    let users = page.as_array().into_iter().flatten().filter_map(|ban| ban.get("user").cloned());
    let users = users.filter_map(|user| serde_json::from_value(user).ok());
    Ok(users.map(|user| (Event::BanAdd(Gone { guild_id: guild, user }), None)).collect())
}

/// What we did just before we stopped, and did not get to write down: the log knows.
pub(super) async fn make_up(desk: &Desk, guild: GuildId) {
    let now = desk.now();
    let own = desk.look(crate::town::Town::own);
    let Ok(entries) = log(desk, guild, Some(own), now.plus_millis(-BEFORE)).await else { return };
    for entry in entries {
        if let Err(error) = one(desk, guild, &entry).await {
            tracing::error!(%error, "A case of before the start could not be opened");
            return;
        }
    }
}

async fn one(desk: &Desk, guild: GuildId, entry: &AuditEntry) -> Result<(), lodge_store::StoreError> {
    let (server, at) = (Server::of(guild), entry.id.made_at());
    let Some(target) = entry.target_id.filter(|_| entry.action_type == action::MEMBER_BAN_ADD) else {
        return Ok(());
    };
    let target: UserId = target.as_id_of();
    let is_it = |case: &Case| {
        matches!(case.kind, Kind::Ban | Kind::Tempban | Kind::Softban)
            && (case.opened_at.millis() - at.millis()).abs() < BEFORE
    };
    if cases::about(&desk.hands.db, server, target).await?.iter().any(is_it) {
        return Ok(());
    }
    let reason = entry.reason.as_ref().map(|reason| reason.as_str().to_owned()).unwrap_or_default();
    // What somebody asked for begins with their number.
    let by =
        reason.split_once(" · ").and_then(|(by, why)| Some((UserId::new(by.parse().ok()?), why.to_owned())));
    let (actor, reason) =
        by.map_or((None, None), |(by, why)| (Some(by), Some(why).filter(|why| !why.is_empty())));
    let opening = cases::Opening {
        server,
        kind: Kind::Ban,
        target: Some(target),
        channel: None,
        reason,
        rule: actor.is_none().then(|| Cause::RaidGoesOn.key().to_owned()),
        actor,
        tool: if actor.is_some() { "ban".to_owned() } else { Cause::RaidGoesOn.key().to_owned() },
        weight: 1,
        ends_at: None,
    };
    cases::open(&desk.hands.db, opening, at).await.map(drop)
}
