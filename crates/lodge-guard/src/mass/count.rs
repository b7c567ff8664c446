//! Counting whom it would be done to. Nothing is done yet.

use serde_json::Value;

use super::{MOST, Wanted};
use crate::{
    act::Why,
    allowed::{Permissions, Person, may, outranks_role},
    commands::{Asked, Button, Desk, Draft, No, Plan, Press, Told, say::Speaker},
    decide::Act,
    event::Member,
    ids::{GuildId, RoleId, UserId},
    rest::{Refused, calls},
    town::{Guild, Town},
};

/// Discord lists so many members at once.
const PAGE: usize = 1_000;
/// So many pages are read at most.
const PAGES: usize = 100;
/// A change of so many roles counts as one person who is sent away.
const WEIGHT: usize = 50;

/// Says how many it would be, and asks whether it is to be done.
pub(crate) async fn counted(
    desk: &Desk,
    asked: &Asked,
    wanted: &Wanted,
    speaker: Speaker<'_>,
) -> (String, Vec<Button>) {
    let guild = asked.guild;
    let fine = desk.look(|town| Some(allowed(town.guild(guild)?, asked, wanted)));
    match fine {
        None => return (speaker.say("answer-not-ready", &[]), Vec::new()),
        Some(Err(Refusal::No(no))) => return (speaker.no(no), Vec::new()),
        Some(Err(Refusal::Dangerous)) => return (speaker.say("answer-mass-dangerous", &[]), Vec::new()),
        Some(Ok(())) => {}
    }
    let found = match found(desk, guild, wanted).await {
        Ok(found) => found,
        Err(refused) => return (speaker.why(Why::Refused(refused)), Vec::new()),
    };
    let count = found.len();
    if count == 0 {
        return (speaker.say("answer-mass-none", &[]), Vec::new());
    }
    if count > MOST {
        let said = [("count", count.into()), ("most", MOST.into())];
        return (speaker.say("answer-mass-many", &said), Vec::new());
    }
    let acts = found.into_iter().map(|user| wanted.act(guild, user)).collect();
    let plan = planned(wanted, acts);
    let draft = desk.drafts.add(Draft { asked: asked.clone(), plan, at: desk.now() });
    let button = |label: &str, press: Press, grave| Button {
        label: speaker.say(label, &[]),
        does: press.name(),
        grave,
    };
    let buttons = vec![
        button("button-yes", Press::Mass(draft), true),
        button("button-no", Press::Discard(draft), false),
    ];
    let said = [
        ("kind", speaker.kind(wanted.kind()).into()),
        ("role", wanted.role.to_string().into()),
        ("count", count.into()),
    ];
    (speaker.say("answer-mass", &said), buttons)
}

fn planned(wanted: &Wanted, acts: Vec<Act>) -> Plan {
    let weight = i64::try_from(acts.len().div_ceil(WEIGHT)).unwrap_or(i64::MAX);
    Plan {
        acts,
        kind: wanted.kind(),
        target: None,
        channel: None,
        reason: wanted.reason.clone(),
        ends_at: None,
        lift: None,
        weight,
        told: Told::Not,
    }
}

/// Why it is not even counted.
enum Refusal {
    No(No),
    /// With that role something can be broken: nobody gives it to many.
    Dangerous,
}

/// Whether who asks and the guard may give or take this role.
fn allowed(guild: &Guild, asked: &Asked, wanted: &Wanted) -> Result<(), Refusal> {
    let role: RoleId = wanted.role;
    let asker = Person::new(asked.by, &asked.roles);
    if !outranks_role(guild, asker, role) {
        return Err(Refusal::No(No::RoleRank));
    }
    may(guild, &wanted.act(guild.id, asked.by)).map_err(|missing| Refusal::No(No::Missing(missing)))?;
    let is_dangerous = guild.role(role).is_some_and(|role| role.permissions.any_of(Permissions::DANGEROUS));
    if wanted.gives && is_dangerous { Err(Refusal::Dangerous) } else { Ok(()) }
}

/// Whom it changes something for.
async fn found(desk: &Desk, guild: GuildId, wanted: &Wanted) -> Result<Vec<UserId>, Refused> {
    let own = desk.look(Town::own);
    let (mut found, mut after) = (Vec::new(), UserId::NONE);
    for _ in 0..PAGES {
        let page = desk.hands.rest.call(&calls::members(guild, after)).await?;
        let page = page.as_array().map_or(&[][..], Vec::as_slice);
        let read = page.iter().filter_map(|one: &Value| serde_json::from_value::<Member>(one.clone()).ok());
        let members: Vec<Member> = read.collect();
        let fits = |member: &&Member| member.user.id != own && wanted.fits(member);
        found.extend(members.iter().filter(fits).map(|member| member.user.id));
        match members.iter().map(|member| member.user.id).max() {
            Some(last) if page.len() >= PAGE => after = last,
            _ => break,
        }
    }
    Ok(found)
}
