//! What outlives a restart.

use lodge_register::Personal;
use lodge_store::StoreError;

use crate::{
    Change, Lift, Server, Timer,
    act::steps,
    allowed::Permissions,
    commands::Desk,
    decide::Act,
    event::{Event, GuildFull, Member},
    ids::{GuildId, UserId},
    store::{changes, roles, servers, timers},
    structure::{Logged, row},
};

/// Remembers what an event says, as far as it has to outlive a restart.
pub(super) async fn remember(desk: &Desk, event: &Event) -> Result<(), StoreError> {
    match event {
        Event::GuildCreate(guild) | Event::GuildUpdate(guild) if !guild.unavailable => {
            meet(desk, guild).await
        }
        Event::GuildDelete(gone) if !gone.unavailable => {
            desk.settings.forget(gone.id);
            servers::leave(&desk.hands.db, Server::of(gone.id)).await
        }
        Event::MemberAdd(member) => come_again(desk, member).await,
        Event::MemberRemove(gone) => leave(desk, gone.guild_id, gone.user.id).await,
        _ => Ok(()),
    }
}

/// Remembers a change of a server's structure, and whose it was.
pub(super) async fn changed(desk: &Desk, guild: GuildId, logged: &Logged) -> Result<(), StoreError> {
    let row = row::of(&logged.change);
    let change = Change {
        id: desk.hands.db.new_id(),
        server_id: Server::of(guild),
        what: row.what.to_owned(),
        object: row.object,
        member_id: row.member,
        before: row.before.map(Personal::new),
        after: row.after.map(Personal::new),
        changed_at: logged.at,
    };
    changes::note(&desk.hands.db, &change, logged.actor).await
}

/// Remembers that a raid goes on and what it changed, or that it is over.
pub(super) async fn raid(desk: &Desk, guild: GuildId) -> Result<(), StoreError> {
    let server = Server::of(guild);
    let Some(kept) = desk.look_in(|mind| mind.raid_kept(guild)) else {
        return timers::drop_all(&desk.hands.db, server, Lift::Raid).await;
    };
    let timer = Timer {
        id: desk.hands.db.new_id(),
        server_id: server,
        user_id: None,
        lift: Lift::Raid,
        role_id: None,
        channel_id: None,
        before: Some(kept),
        case_id: None,
        due_at: desk.now().plus_days(1),
    };
    timers::set(&desk.hands.db, &timer).await
}

async fn meet(desk: &Desk, guild: &GuildFull) -> Result<(), StoreError> {
    let seen = servers::Seen { guild: guild.id, owner: guild.owner_id, name: guild.name.to_string() };
    servers::meet(&desk.hands.db, seen, "{}", desk.now()).await
}

/// Remembers the roles of somebody who left, as far as they are known.
async fn leave(desk: &Desk, guild: GuildId, user: UserId) -> Result<(), StoreError> {
    let had = desk.look(|town| town.guild(guild).map(|guild| guild.roles_of(user).to_vec()));
    match had {
        Some(had) if !had.is_empty() => {
            roles::stick(&desk.hands.db, Server::of(guild), user, &had, desk.now()).await
        }
        _ => Ok(()),
    }
}

/// Whoever left in quarantine comes back into it. Nobody gets a dangerous role back by coming again: a person gives it.
async fn come_again(desk: &Desk, member: &Member) -> Result<(), StoreError> {
    let server = Server::of(member.guild_id);
    let had = roles::unstick(&desk.hands.db, server, member.user.id).await?;
    if had.is_empty() || roles::is_quarantined(&desk.hands.db, server, member.user.id).await? {
        return Ok(());
    }
    let drawn = desk.look(|town| {
        let guild = town.guild(member.guild_id)?;
        let is_harmless = |role: &&_| {
            guild
                .role(**role)
                .is_some_and(|role| !role.managed && !role.permissions.any_of(Permissions::DANGEROUS))
        };
        let give = |role: &_| Act::RoleAdd { guild: guild.id, user: member.user.id, role: *role };
        let acts: Vec<Act> = had.iter().filter(is_harmless).map(give).collect();
        Some(steps(guild, &acts, "", desk.now()))
    });
    if let Some(steps) = drawn {
        desk.hands.carry(server, steps, None).await;
    }
    Ok(())
}
