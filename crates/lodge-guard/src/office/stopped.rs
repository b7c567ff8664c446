//! Somebody who was stopped: let go again, or sent away.

use super::{No, allow, carry, undo};
use crate::{
    Kind, Server,
    allowed::{Permissions, Person, outranks},
    commands::Desk,
    decide::Act,
    ids::{GuildId, UserId},
    settings::Topic,
    store::cases,
};

/// Gives somebody back what was taken from them in quarantine.
///
/// # Errors
/// [`No`] if it is not.
pub async fn release(desk: &Desk, guild: GuildId, by: UserId, user: UserId) -> Result<(), No> {
    allow(desk, guild, by, Permissions::MANAGE_ROLES | Permissions::MANAGE_GUILD).await?;
    let about = cases::about(&desk.hands.db, Server::of(guild), user).await?;
    let case = about.into_iter().find(|case| case.kind == Kind::Quarantine && case.undone_at.is_none());
    undo(desk, guild, by, case.ok_or(No::Gone)?.number, None).await.map(drop)
}

/// Bans somebody who was stopped, or reported.
///
/// # Errors
/// [`No`] if they are not.
pub async fn ban(desk: &Desk, guild: GuildId, by: UserId, user: UserId) -> Result<i64, No> {
    allow(desk, guild, by, Permissions::BAN_MEMBERS).await?;
    let roles = super::roles(desk, guild, by).await?;
    let stands_above = desk.look(|town| {
        let guild = town.guild(guild)?;
        let target = Person::new(user, guild.roles_of(user));
        Some(outranks(guild, Person::new(by, &roles), target))
    });
    if !stands_above.ok_or(No::NotReady)? {
        return Err(No::Forbidden);
    }
    let acts = [Act::Ban { guild, user, delete_seconds: 0, until: None }];
    let now = desk.now();
    desk.think(|mind| acts.iter().for_each(|act| mind.expect(act, now)));
    if let Some(why) = carry(desk, guild, by, &acts).await?.why {
        return Err(No::Refused(why));
    }
    let opening = cases::Opening {
        server: Server::of(guild),
        kind: Kind::Ban,
        target: Some(user),
        channel: None,
        reason: None,
        rule: None,
        actor: Some(by),
        tool: "ban".to_owned(),
        weight: 1,
        ends_at: None,
    };
    let case = cases::open(&desk.hands.db, opening, now).await?;
    desk.staff(guild, Topic::Cases, &desk.speaker_of(guild).case(&case, Some(by), &[])).await;
    Ok(case.number)
}
