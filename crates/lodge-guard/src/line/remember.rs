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
    ids::{GuildId, RoleId},
    store::{changes, roles, servers, timers},
    structure::{Logged, row},
    town::{Guild, Role},
};

/// Remembers what an event says, as far as it has to outlive a restart. Who leaves had these roles.
pub(super) async fn remember(desk: &Desk, event: &Event, had: &[RoleId]) -> Result<(), StoreError> {
    match event {
        Event::GuildCreate(guild) | Event::GuildUpdate(guild) if !guild.unavailable => {
            meet(desk, guild).await
        }
        Event::GuildDelete(gone) if !gone.unavailable => {
            desk.settings.forget(gone.id);
            servers::leave(&desk.hands.db, Server::of(gone.id)).await
        }
        Event::MemberAdd(member) => come_again(desk, member).await,
        Event::MemberRemove(gone) if !had.is_empty() => {
            roles::stick(&desk.hands.db, Server::of(gone.guild_id), gone.user.id, had, desk.now()).await
        }
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

/// The roles that come back with somebody who leaves: all that are known of the staff, those that the server named of others.
pub(super) fn leaving(desk: &Desk, event: &Event) -> Vec<RoleId> {
    let Event::MemberRemove(gone) = event else { return Vec::new() };
    let had = desk.look(|town| {
        let guild = town.guild(gone.guild_id)?;
        let known = guild.roles_of(gone.user.id);
        let named = guild.held.by(gone.user.id).filter(|role| !known.contains(role));
        Some(known.iter().copied().chain(named).collect())
    });
    had.unwrap_or_default()
}

/// Whoever left in quarantine comes back into it. Nobody gets a dangerous role back by coming again: a person gives it.
async fn come_again(desk: &Desk, member: &Member) -> Result<(), StoreError> {
    let server = Server::of(member.guild_id);
    let had = roles::unstick(&desk.hands.db, server, member.user.id).await?;
    if had.is_empty() || roles::is_quarantined(&desk.hands.db, server, member.user.id).await? {
        return Ok(());
    }
    let settings = desk.settings.of(member.guild_id);
    let drawn = desk.look(|town| {
        let guild = town.guild(member.guild_id)?;
        let give = |role: RoleId| Act::RoleAdd { guild: guild.id, user: member.user.id, role };
        let acts: Vec<Act> = given_back(guild, &had, &settings.roles.sticky).map(give).collect();
        Some(steps(guild, &acts, "", desk.now()))
    });
    if let Some(steps) = drawn {
        desk.hands.carry(server, steps, None).await;
    }
    Ok(())
}

/// Which of these roles somebody gets again: harmless ones; of those who were not of the staff, what the server still names.
fn given_back<'a>(
    guild: &'a Guild,
    had: &'a [RoleId],
    named: &'a [RoleId],
) -> impl Iterator<Item = RoleId> + 'a {
    let is_dangerous = |role: &Role| role.permissions.any_of(Permissions::DANGEROUS);
    let of_staff = had.iter().filter_map(|role| guild.role(*role)).any(is_dangerous);
    let fits = move |role: &RoleId| {
        let is_harmless = guild.role(*role).is_some_and(|role| !role.managed && !is_dangerous(role));
        is_harmless && (of_staff || named.contains(role))
    };
    had.iter().copied().filter(fits)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn who_comes_back_gets_what_is_named_and_harmless() {
        let role = |id: u64, permissions: Permissions, managed: bool| {
            json!({ "id": id.to_string(), "name": "r", "position": id, "managed": managed,
                    "permissions": permissions.bits().to_string() })
        };
        let full: GuildFull = serde_json::from_value(json!({
            "id": "41", "name": "s", "owner_id": "1",
            "roles": [
                role(60, Permissions::NONE, false), role(61, Permissions::MODERATE_MEMBERS, false),
                role(62, Permissions::NONE, true), role(63, Permissions::NONE, false),
            ],
        }))
        .unwrap();
        let guild = Guild::new(&full, crate::ids::UserId::new(2));
        let roles = |ids: &[u64]| ids.iter().copied().map(RoleId::new).collect::<Vec<_>>();
        let back = |had: &[u64], named: &[u64]| {
            given_back(&guild, &roles(had), &roles(named)).map(RoleId::get).collect::<Vec<_>>()
        };
        assert_eq!(back(&[60, 63, 64], &[60, 64]), [60], "what is named, and there");
        assert_eq!(back(&[60], &[]), [0; 0], "it is named no more");
        assert_eq!(back(&[62], &[62]), [0; 0], "it is a bot's");
        assert_eq!(back(&[61, 63], &[61]), [63], "who was of the staff gets all harmless ones, and no other");
    }
}
