//! Doing it: each step is claimed before it is done, so that no restart and no repetition does it twice.

use std::sync::Arc;

use lodge_register::{Clock, Id, Timestamp};
use lodge_store::{Db, StoreError};

use super::{Doing, Step, Steps, put_back};
use crate::{
    Kind, Lift, Server, Timer,
    allowed::Missing,
    ids::{GuildId, UserId},
    rest::{self, Refused, Rest},
    store::{cases, once, roles, timers},
    structure::Anew,
};

/// For how long the same is not done again.
const WINDOW: i64 = 120_000;
/// So long putting back may take: who stopped in the middle of it stands in nobody's way for longer.
const TURN: i64 = 300_000;

/// What acts: Discord on one side, the store on the other. Clones are the same hands.
#[derive(Clone)]
pub struct Hands {
    /// Calls Discord.
    pub rest: Rest,
    /// Remembers.
    pub db: Db,
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
}

/// What came of it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Carried {
    /// How many people or things it was done to.
    pub done: usize,
    /// To how many not.
    pub failed: usize,
    /// Why not: the first reason.
    pub why: Option<Why>,
    /// Those who were banned.
    pub banned: Vec<UserId>,
    /// Those who got or lost a role.
    pub roled: Vec<UserId>,
    /// What was made anew and has another number now.
    pub anew: Anew,
}

/// Why something was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// We may not.
    Missing(Missing),
    /// Discord did not.
    Refused(Refused),
    /// Our own store failed.
    Store,
}

impl Carried {
    /// Whether all of it was done.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.failed == 0
    }

    fn fail(&mut self, count: usize, why: Why) {
        self.failed += count.max(1);
        self.why.get_or_insert(why);
    }
}

impl Hands {
    /// Does all of it, in order. What fails stops nothing that comes after it. `by_rule` names the rule that decided; then
    /// each person it is done to gets a case of their own. A person who decided opens one themselves.
    pub async fn carry(&self, server: Id<Server>, steps: Steps, by_rule: Option<&str>) -> Carried {
        let mut carried = Carried::default();
        for missing in steps.missing {
            carried.fail(1, Why::Missing(missing));
        }
        for step in steps.steps {
            match self.step(server, &step, by_rule, &mut carried).await {
                Ok(()) => {}
                Err(error) => {
                    tracing::error!(%error, "An act could not be remembered");
                    carried.fail(1, Why::Store);
                }
            }
        }
        carried
    }

    async fn step(
        &self,
        server: Id<Server>,
        step: &Step,
        by_rule: Option<&str>,
        carried: &mut Carried,
    ) -> Result<(), StoreError> {
        let now = self.clock.now();
        if let Doing::PutBack(guild, changes, reason) = &step.doing {
            return self.put_back(step, (*guild, changes, reason), by_rule.is_some(), carried).await;
        }
        // What makes nothing new is not claimed: done twice it does no harm, and left undone it would.
        if let Doing::Quarantined(user, taken) = &step.doing {
            // Before it is done: what is not remembered could not be given back.
            roles::quarantine(&self.db, server, *user, taken, now).await?;
        }
        let mut done = Ok(Vec::new());
        for call in &step.calls {
            match self.rest.call(call).await {
                Ok(answer) => done = done.map(|_| not_banned(&answer)),
                Err(refused) if step.doing.is_so_already(refused.why) => {}
                Err(refused) => done = Err(refused),
            }
        }
        match done {
            Ok(failed) => self.remember(server, &step.doing, &failed, by_rule, carried).await,
            Err(refused) => {
                let count = if let Doing::Banned(users, _) = &step.doing { users.len() } else { 1 };
                carried.fail(count, Why::Refused(refused));
                Ok(())
            }
        }
    }

    /// Puts things back, once: whoever decides themselves may decide the same twice.
    async fn put_back(
        &self,
        step: &Step,
        (guild, changes, reason): (GuildId, &[crate::structure::Change], &str),
        once: bool,
        carried: &mut Carried,
    ) -> Result<(), StoreError> {
        let now = self.clock.now();
        if once && !once::claim(&self.db, &step.key, (now, now.plus_millis(WINDOW))).await? {
            return Ok(());
        }
        // One at a time: what another is about to make would be made twice.
        let turn = format!("put back {guild}");
        if !once::claim(&self.db, &turn, (now, now.plus_millis(TURN))).await? {
            carried.fail(changes.len(), Why::Refused(Refused::of(rest::Why::Later)));
            return Ok(());
        }
        let came = put_back::run(self, guild, changes, reason).await;
        once::give_up(&self.db, &turn).await?;
        carried.done += came.done;
        carried.anew.roles.extend(came.anew.roles);
        carried.anew.channels.extend(came.anew.channels);
        if let Some(refused) = came.why {
            carried.fail(came.failed, Why::Refused(refused));
        }
        Ok(())
    }

    async fn remember(
        &self,
        server: Id<Server>,
        doing: &Doing,
        failed: &[UserId],
        by_rule: Option<&str>,
        carried: &mut Carried,
    ) -> Result<(), StoreError> {
        if !failed.is_empty() {
            carried.fail(failed.len(), Why::Refused(Refused::of(rest::Why::NobodyBanned)));
        }
        let (kind, people, ends_at) = match doing {
            Doing::Plain | Doing::PutBack(..) => {
                carried.done += 1;
                return Ok(());
            }
            Doing::Role(user) => {
                carried.done += 1;
                carried.roled.push(*user);
                return Ok(());
            }
            Doing::Banned(users, until) => {
                let kind = if until.is_some() { Kind::Tempban } else { Kind::Ban };
                let users = users.iter().copied().filter(|user| !failed.contains(user)).collect();
                (kind, users, *until)
            }
            Doing::Unbanned(user) => (Kind::Unban, vec![*user], None),
            Doing::Kicked(user) => (Kind::Kick, vec![*user], None),
            Doing::Silenced(user, until) => {
                (if until.is_some() { Kind::Timeout } else { Kind::Untimeout }, vec![*user], *until)
            }
            Doing::Quarantined(user, _) => (Kind::Quarantine, vec![*user], None),
        };
        carried.done += people.len();
        for user in &people {
            self.timed(server, *user, kind, ends_at).await?;
            if let Some(rule) = by_rule {
                self.by_rule(server, *user, kind, ends_at, rule).await?;
            }
        }
        if matches!(doing, Doing::Banned(..)) {
            carried.banned.extend(people);
        }
        Ok(())
    }

    /// A ban that ends gets a timer; one that has no end, or is over, has none.
    async fn timed(
        &self,
        server: Id<Server>,
        user: UserId,
        kind: Kind,
        ends_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        match (kind, ends_at) {
            (Kind::Tempban, Some(due_at)) => {
                let timer = Timer {
                    id: self.db.new_id(),
                    server_id: server,
                    user_id: Some(user),
                    lift: Lift::Ban,
                    role_id: None,
                    channel_id: None,
                    before: None,
                    case_id: None,
                    due_at,
                };
                timers::set(&self.db, &timer).await
            }
            (Kind::Ban | Kind::Unban, _) => timers::cancel(&self.db, server, user, Lift::Ban).await,
            _ => Ok(()),
        }
    }

    async fn by_rule(
        &self,
        server: Id<Server>,
        user: UserId,
        kind: Kind,
        ends_at: Option<Timestamp>,
        rule: &str,
    ) -> Result<(), StoreError> {
        // Whoever was dealt with just before we stopped has their case already.
        let now = self.clock.now();
        let minutes = ends_at.map_or(0, |until| (until.millis() - now.millis()) / 60_000);
        let key = format!("case {} {} {user} {minutes}", server.number(), kind.as_str());
        if !once::claim(&self.db, &key, (now, now.plus_millis(WINDOW))).await? {
            return Ok(());
        }
        let opening = cases::Opening {
            server,
            kind,
            target: Some(user),
            channel: None,
            reason: None,
            rule: Some(rule.to_owned()),
            actor: None,
            tool: rule.to_owned(),
            weight: 1,
            ends_at,
        };
        cases::open(&self.db, opening, self.clock.now()).await.map(drop)
    }
}

/// Whom a bulk ban left out.
fn not_banned(answer: &serde_json::Value) -> Vec<UserId> {
    let failed = answer.get("failed_users").and_then(serde_json::Value::as_array);
    let ids = failed.into_iter().flatten().filter_map(|id| id.as_str()?.parse().ok());
    ids.map(UserId::new).collect()
}
