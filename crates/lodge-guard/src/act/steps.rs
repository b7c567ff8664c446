//! Acts as calls, before anybody calls: what we may not do is left out and said, and containment comes first.

use lodge_register::Timestamp;

use crate::{
    allowed::{Missing, Permissions, may},
    decide::Act,
    ids::{GuildId, RoleId, UserId},
    rest::{Call, Why, calls},
    structure::Change,
    town::Guild,
};

/// What is to be done, in order.
#[derive(Default)]
pub struct Steps {
    /// What we may do.
    pub steps: Vec<Step>,
    /// What we may not, and why.
    pub missing: Vec<Missing>,
}

/// One thing to do.
pub struct Step {
    /// By which the same is known again.
    pub key: String,
    /// How it is done.
    pub calls: Vec<Call>,
    /// What that is.
    pub doing: Doing,
}

/// What a step is, as far as something is remembered about it afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doing {
    /// Nothing is remembered.
    Plain,
    /// Somebody got or lost a role.
    Role(UserId),
    /// These were banned, until then.
    Banned(Vec<UserId>, Option<Timestamp>),
    /// Somebody was let in again.
    Unbanned(UserId),
    /// Somebody was sent out.
    Kicked(UserId),
    /// Somebody was silenced until then, or may speak again.
    Silenced(UserId, Option<Timestamp>),
    /// These roles were taken from somebody, to be given back.
    Quarantined(UserId, Vec<RoleId>),
    /// These changes are made, for this reason: what is made anew gets another number, so each follows from the one before.
    PutBack(GuildId, Vec<Change>, String),
}

impl Doing {
    /// Whether Discord's refusal means that it is like that already.
    #[must_use]
    pub const fn is_so_already(&self, why: Why) -> bool {
        match self {
            Self::Unbanned(_) => matches!(why, Why::NotBanned | Why::UnknownPerson),
            Self::Kicked(_) | Self::Silenced(..) | Self::Quarantined(..) => {
                matches!(why, Why::UnknownPerson)
            }
            Self::Plain => matches!(why, Why::Gone),
            Self::Banned(..) | Self::PutBack(..) | Self::Role(_) => false,
        }
    }
}

/// Acts as steps. `reason` is what the server's audit log says.
#[must_use]
pub fn steps(guild: &Guild, acts: &[Act], reason: &str, now: Timestamp) -> Steps {
    let mut ordered: Vec<&Act> = acts.iter().collect();
    ordered.sort_by_key(|act| rank(act));
    let mut found = Steps::default();
    let mut paused = false;
    for act in ordered {
        let pauses = matches!(act, Act::PauseInvites { .. } | Act::PauseDms { .. });
        match may(guild, act) {
            Err(missing) => found.missing.push(missing),
            Ok(()) if pauses && paused => {}
            Ok(()) if pauses => {
                paused = true;
                found.steps.push(pause(guild, acts, reason, now));
            }
            Ok(()) => found.steps.extend(step(guild, act, reason)),
        }
    }
    found
}

/// Both pauses are one call. One that is not spoken of stays as it is.
fn pause(guild: &Guild, acts: &[Act], reason: &str, now: Timestamp) -> Step {
    let going_on = |until: Option<Timestamp>| until.filter(|until| *until > now);
    let mut invites = going_on(guild.incidents.invites_disabled_until);
    let mut messages = going_on(guild.incidents.dms_disabled_until);
    for act in acts {
        match act {
            Act::PauseInvites { until, .. } => invites = *until,
            Act::PauseDms { until, .. } => messages = *until,
            _ => {}
        }
    }
    let key = format!("pause {} {}", invites.is_some(), messages.is_some());
    finished(guild.id, &key, vec![calls::incidents(guild.id, invites, messages)], Doing::Plain, reason, true)
}

/// What comes first: what stops more from coming, then what stops those who are here.
const fn rank(act: &Act) -> u8 {
    match act {
        Act::PauseInvites { .. } | Act::PauseDms { .. } => 0,
        Act::Quarantine { .. } => 1,
        Act::Verification { .. } => 2,
        Act::Slowmode { .. } | Act::DeleteWebhooks { .. } => 3,
        Act::BulkBan { .. } => 4,
        Act::Notify { .. } => 9,
        _ => 5,
    }
}

fn step(guild: &Guild, act: &Act, reason: &str) -> Option<Step> {
    let id = guild.id;
    let (key, calls, doing) = match act {
        Act::Verification { level, .. } => {
            (format!("verification {level}"), vec![calls::verification(id, *level)], Doing::Plain)
        }
        Act::Slowmode { channel, seconds, .. } => {
            let to = serde_json::json!({ "rate_limit_per_user": seconds });
            let key = format!("slowmode {channel} {seconds}");
            (key, vec![calls::change_channel(*channel, to)], Doing::Plain)
        }
        Act::BulkBan { users, delete_seconds, .. } => {
            let call = calls::bulk_ban(id, users, *delete_seconds);
            (format!("ban {}", listed(users)), vec![call], Doing::Banned(users.clone(), None))
        }
        Act::Ban { user, delete_seconds, until, .. } => {
            let doing = Doing::Banned(vec![*user], *until);
            (format!("ban {user}"), vec![calls::ban(id, *user, *delete_seconds)], doing)
        }
        Act::Unban { user, .. } => {
            (format!("unban {user}"), vec![calls::unban(id, *user)], Doing::Unbanned(*user))
        }
        Act::Kick { user, .. } => {
            (format!("kick {user}"), vec![calls::kick(id, *user)], Doing::Kicked(*user))
        }
        Act::Timeout { user, until, .. } => {
            let doing = Doing::Silenced(*user, *until);
            (format!("timeout {user} {}", until.is_some()), vec![calls::timeout(id, *user, *until)], doing)
        }
        Act::DeleteMessages { channel, messages, .. } => {
            let calls = messages.chunks(100).map(|some| match some {
                [one] => calls::delete_message(*channel, *one),
                some => calls::delete_messages(*channel, some),
            });
            (format!("delete {channel} {}", listed(messages)), calls.collect(), Doing::Plain)
        }
        Act::RolesSet { user, roles, .. } => (
            format!("roles {user} {}", listed(roles)),
            vec![calls::set_roles(id, *user, roles)],
            Doing::Plain,
        ),
        Act::RoleAdd { user, role, .. } => {
            (format!("give {user} {role}"), vec![calls::add_role(id, *user, *role)], Doing::Role(*user))
        }
        Act::RoleRemove { user, role, .. } => {
            (format!("take {user} {role}"), vec![calls::remove_role(id, *user, *role)], Doing::Role(*user))
        }
        Act::Nick { user, nick, .. } => {
            (format!("nick {user}"), vec![calls::nick(id, *user, nick.as_deref())], Doing::Plain)
        }
        Act::VoiceMove { user, channel, .. } => {
            (format!("voice {user}"), vec![calls::voice(id, *user, *channel)], Doing::Plain)
        }
        Act::Quarantine { user, .. } => return Some(quarantine(guild, *user, reason)),
        Act::Restore { changes, .. } => {
            let key = serde_json::to_string(changes).unwrap_or_default();
            (format!("restore {key}"), Vec::new(), Doing::PutBack(id, changes.clone(), reason.to_owned()))
        }
        // Paused above, looked up first, or told: not a call of its own.
        Act::PauseInvites { .. } | Act::PauseDms { .. } | Act::DeleteWebhooks { .. } | Act::Notify { .. } => {
            return None;
        }
    };
    Some(finished(id, &key, calls, doing, reason, rank(act) < 5))
}

/// All roles that can be taken are taken. Whoever keeps a dangerous one that cannot, a bot, is sent out.
fn quarantine(guild: &Guild, user: UserId, reason: &str) -> Step {
    let roles = guild.roles_of(user);
    let managed = |role: &RoleId| guild.role(*role).is_some_and(|role| role.managed);
    let kept: Vec<RoleId> = roles.iter().copied().filter(|role| managed(role)).collect();
    let dangerous = kept
        .iter()
        .filter_map(|role| guild.role(*role))
        .any(|role| role.permissions.any_of(Permissions::DANGEROUS));
    let (call, doing) = if dangerous {
        (calls::kick(guild.id, user), Doing::Kicked(user))
    } else {
        let taken = roles.iter().copied().filter(|role| !managed(role)).collect();
        (calls::set_roles(guild.id, user, &kept), Doing::Quarantined(user, taken))
    };
    finished(guild.id, &format!("quarantine {user}"), vec![call], doing, reason, true)
}

fn finished(guild: GuildId, key: &str, calls: Vec<Call>, doing: Doing, reason: &str, urgent: bool) -> Step {
    let calls = calls.into_iter().map(|call| {
        let call = call.because(Some(reason));
        if urgent { call.at_once() } else { call }
    });
    Step { key: format!("{guild} {key}"), calls: calls.collect(), doing }
}

fn listed<T: ToString>(ids: &[T]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests;
