//! Discord's own rules, made from ours: what fits is stopped before anybody reads it.

use lodge_egress::Method;
use serde_json::Value;

use super::{No, allow, note};
use crate::{
    Done,
    act::Why,
    allowed::Permissions,
    commands::Desk,
    ids::{GuildId, UserId},
    native::{Left, Plan, compile},
    rest::Call,
};

/// What the names of rules begin with that are ours to change.
const OURS: &str = "Lodge ";

/// What became of Discord's rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Synced {
    /// So many are there now.
    pub rules: usize,
    /// So many were removed.
    pub removed: usize,
    /// What did not fit, and is left to the guard.
    pub left: Vec<Left>,
}

/// Which of a server's rules Discord could apply by itself, and what is left to the guard.
#[must_use]
pub fn native_plan(desk: &Desk, guild: GuildId) -> Plan {
    compile(&desk.settings.of(guild))
}

/// How many of those rules would stop this text: nothing is made for that, and nothing kept.
#[must_use]
pub fn dry_run(desk: &Desk, guild: GuildId, text: &str) -> usize {
    let mentions = u32::try_from(text.matches("<@").count()).unwrap_or(u32::MAX);
    native_plan(desk, guild).rules.iter().filter(|rule| rule.would_stop(text, mentions)).count()
}

/// Makes Discord's rules what ours say, as far as they fit. Rules of others stay as they are.
///
/// # Errors
/// [`No`] says why not.
pub async fn sync_native(desk: &Desk, guild: GuildId, by: UserId) -> Result<Synced, No> {
    allow(desk, guild, by, Permissions::MANAGE_GUILD).await?;
    let plan = native_plan(desk, guild);
    let rest = &desk.hands.rest;
    let there = rest.call(&call(Method::GET, guild, None)).await.map_err(refused)?;
    let own = desk.look(crate::town::Town::own).to_string();
    let is_ours = |rule: &&Value| {
        rule.get("name").and_then(Value::as_str).is_some_and(|name| name.starts_with(OURS))
            && rule.get("creator_id").and_then(Value::as_str) == Some(own.as_str())
    };
    let mut ours: Vec<&Value> = there.as_array().into_iter().flatten().filter(is_ours).collect();
    let mut missing = Vec::new();
    for (number, rule) in plan.rules.iter().enumerate() {
        let body = rule.body(&format!("{OURS}{}", number + 1));
        let alike = |known: &&Value| known.get("trigger_type") == body.get("trigger_type");
        match ours.iter().position(alike) {
            Some(at) => {
                let known = ours.swap_remove(at).get("id").and_then(Value::as_str).unwrap_or_default();
                rest.call(&call(Method::PATCH, guild, Some(known)).saying(body)).await.map_err(refused)?;
            }
            None => missing.push(body),
        }
    }
    let removed = ours.len();
    // What is not wanted any more goes first: there is room for so many only.
    for known in ours {
        let id = known.get("id").and_then(Value::as_str).unwrap_or_default();
        rest.call(&call(Method::DELETE, guild, Some(id))).await.map_err(refused)?;
    }
    for body in missing {
        rest.call(&call(Method::POST, guild, None).saying(body)).await.map_err(refused)?;
    }
    note(desk, guild, by, Done::Set, "automod").await?;
    Ok(Synced { rules: plan.rules.len(), removed, left: plan.left })
}

fn call(method: Method, guild: GuildId, rule: Option<&str>) -> Call {
    let all = format!("/guilds/{guild}/auto-moderation/rules");
    match rule {
        None => Call::new(method, "/guilds/{}/auto-moderation/rules", guild.get(), all),
        Some(rule) => {
            Call::new(method, "/guilds/{}/auto-moderation/rules/{}", guild.get(), format!("{all}/{rule}"))
        }
    }
}

const fn refused(refused: crate::rest::Refused) -> No {
    No::Refused(Why::Refused(refused))
}
