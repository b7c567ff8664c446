//! Each command as a plan, before it is asked who may.

use lodge_register::Timestamp;

use super::{No, Plan, Told, below, lock::lock};
use crate::{
    Kind, Lift,
    allowed::Person,
    commands::{Asked, Command},
    decide::{Act, MOST_AT_ONCE},
    ids::{ChannelId, RoleId, UserId},
    town::Guild,
};

/// The longest that Discord silences somebody: 28 days.
const LONGEST_SILENCE: i64 = 28 * Timestamp::DAY;

/// What a command comes to. Nothing, if it only asks or notes.
pub(super) fn drawn(guild: &Guild, asked: &Asked, now: Timestamp) -> Result<Option<Plan>, No> {
    let id = guild.id;
    let after = |millis: i64| Some(now.plus_millis(millis));
    let plan = match &asked.command {
        Command::Ban(user, reason, seconds) => {
            let ban = Act::Ban { guild: id, user: *user, delete_seconds: *seconds, until: None };
            about(Kind::Ban, *user, reason.as_ref(), vec![ban]).weighing(1).telling(Told::Before)
        }
        Command::Tempban(user, millis, reason, seconds) => {
            let until = after(*millis);
            let ban = Act::Ban { guild: id, user: *user, delete_seconds: *seconds, until };
            about(Kind::Tempban, *user, reason.as_ref(), vec![ban])
                .weighing(1)
                .telling(Told::Before)
                .ending(until, None)
        }
        Command::Softban(user, reason) => {
            let ban = Act::Ban { guild: id, user: *user, delete_seconds: 86_400, until: None };
            let acts = vec![ban, Act::Unban { guild: id, user: *user }];
            about(Kind::Softban, *user, reason.as_ref(), acts).weighing(1).telling(Told::Before)
        }
        Command::Unban(user, reason) => {
            about(Kind::Unban, *user, reason.as_ref(), vec![Act::Unban { guild: id, user: *user }])
        }
        Command::Kick(user, reason) => {
            let kick = Act::Kick { guild: id, user: *user };
            about(Kind::Kick, *user, reason.as_ref(), vec![kick]).weighing(1).telling(Told::Before)
        }
        Command::Timeout(_, millis, _) if *millis > LONGEST_SILENCE => return Err(No::TooLong),
        Command::Timeout(user, millis, reason) => {
            let until = after(*millis);
            let silence = Act::Timeout { guild: id, user: *user, until };
            about(Kind::Timeout, *user, reason.as_ref(), vec![silence])
                .telling(Told::After)
                .ending(until, None)
        }
        Command::Untimeout(user, reason) => {
            let silence = Act::Timeout { guild: id, user: *user, until: None };
            about(Kind::Untimeout, *user, reason.as_ref(), vec![silence]).telling(Told::After)
        }
        Command::Warn(user, reason) => about(Kind::Warn, *user, Some(reason), vec![]).telling(Told::After),
        Command::Note(user, reason) => about(Kind::Note, *user, Some(reason), vec![]),
        Command::Massban(users, reason, seconds) => {
            massban(guild, asked, (users, *seconds), reason.as_ref())?
        }
        Command::Slowmode(channel, seconds, millis) => {
            let place = guild.channel(*channel).ok_or(No::NoChannel)?;
            let slow = Act::Slowmode { guild: id, channel: *channel, seconds: *seconds };
            let lift = millis.map(|_| (Lift::Slowmode, None, Some(place.slowmode.to_string())));
            there(Kind::Slowmode, *channel, vec![slow]).ending(millis.and_then(after), lift)
        }
        Command::Lockdown(channel, millis, reason) => {
            let lift = millis.map(|_| (Lift::Lock, None, None));
            let reason = reason.clone();
            let plan = there(Kind::Lockdown, *channel, vec![lock(guild, *channel, true)?]);
            Plan { reason, ..plan.ending(millis.and_then(after), lift) }
        }
        Command::Unlock(channel) => there(Kind::Unlock, *channel, vec![lock(guild, *channel, false)?]),
        Command::Nick(user) => {
            about(Kind::Nick, *user, None, vec![Act::Nick { guild: id, user: *user, nick: None }])
        }
        Command::Voice(user, channel) => {
            let moved = Act::VoiceMove { guild: id, user: *user, channel: *channel };
            about(Kind::Voice, *user, None, vec![moved])
        }
        Command::RoleGive(user, role, millis, reason) => {
            let give = Act::RoleAdd { guild: id, user: *user, role: *role };
            let lift = millis.map(|_| (Lift::Role, Some(*role), None));
            about(Kind::RoleGiven, *user, reason.as_ref(), vec![give]).ending(millis.and_then(after), lift)
        }
        Command::RoleTake(user, role, reason) => {
            let take = Act::RoleRemove { guild: id, user: *user, role: *role };
            about(Kind::RoleTaken, *user, reason.as_ref(), vec![take])
        }
        Command::RoleAll(users, role, reason) => {
            let give = |user: &UserId| Act::RoleAdd { guild: id, user: *user, role: *role };
            let acts = users.iter().map(give).collect();
            Plan { reason: reason.clone(), ..plain(Kind::RoleGiven, acts) }
        }
        Command::Purge(..)
        | Command::CaseShow(_)
        | Command::CaseEdit(..)
        | Command::History(_)
        | Command::Search(_)
        | Command::RoleMass(_)
        | Command::Undo(..)
        | Command::Report(..)
        | Command::RestoreActor(..)
        | Command::RestoreWhole(_)
        | Command::Release(_)
        | Command::Menu(_)
        | Command::Planned(_)
        | Command::Try(_)
        | Command::Sync
        | Command::VerifyPost
        | Command::VerifyAgain(_)
        | Command::VerifyStatus(_)
        | Command::VerifyRenew(_)
        | Command::VerifyApart(..)
        | Command::PrivacyAbout
        | Command::PrivacyExport
        | Command::PrivacyDelete => return Ok(None),
    };
    Ok(Some(plan))
}

/// A ban of many, two hundred at once. All of them have to stand below who asks.
fn massban(
    guild: &Guild,
    asked: &Asked,
    (users, delete_seconds): (&[UserId], u32),
    reason: Option<&String>,
) -> Result<Plan, No> {
    let asker = Person::new(asked.by, &asked.roles);
    for user in users {
        below(guild, asker, Person::new(*user, guild.roles_of(*user)))?;
    }
    let bulk = |users: &[UserId]| Act::BulkBan { guild: guild.id, users: users.to_vec(), delete_seconds };
    let acts = users.chunks(MOST_AT_ONCE).map(bulk).collect();
    let weight = i64::try_from(users.len()).unwrap_or(i64::MAX);
    Ok(Plan { reason: reason.cloned(), ..plain(Kind::Ban, acts) }.weighing(weight))
}

const fn plain(kind: Kind, acts: Vec<Act>) -> Plan {
    Plan {
        acts,
        kind,
        target: None,
        channel: None,
        reason: None,
        ends_at: None,
        lift: None,
        weight: 0,
        told: Told::Not,
    }
}

fn about(kind: Kind, user: UserId, reason: Option<&String>, acts: Vec<Act>) -> Plan {
    Plan { target: Some(user), reason: reason.cloned(), ..plain(kind, acts) }
}

fn there(kind: Kind, channel: ChannelId, acts: Vec<Act>) -> Plan {
    Plan { channel: Some(channel), ..plain(kind, acts) }
}

impl Plan {
    fn weighing(self, weight: i64) -> Self {
        Self { weight, ..self }
    }
    fn telling(self, told: Told) -> Self {
        Self { told, ..self }
    }
    fn ending(self, at: Option<Timestamp>, lift: Option<(Lift, Option<RoleId>, Option<String>)>) -> Self {
        Self { ends_at: at, lift, ..self }
    }
}
