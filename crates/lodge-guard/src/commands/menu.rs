//! Menus of roles: a message with buttons or a list, from which members choose.

use std::collections::BTreeMap;

use lodge_register::Id;
use lodge_store::StoreError;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    desk::{Button, Desk, rows},
    press::Press,
    say::Speaker,
};
use crate::{
    Deed, Done, Menu, Server,
    act::{Why, steps},
    allowed::{Missing, Permissions, outranks_role},
    decide::Act,
    event::Interaction,
    ids::{ChannelId, GuildId, MessageId, RoleId, UserId},
    office::No,
    rest::{Refused, calls},
    settings::Topic,
    store::{deeds, menus},
    structure::Anew,
    town::Guild,
};

/// A message holds so many buttons, and a list so many lines.
pub(super) const MOST: usize = 25;

/// What a menu offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// What stands above it.
    pub title: String,
    /// Which roles.
    pub roles: Vec<RoleId>,
    /// Whether it is a list; else there are buttons.
    pub list: bool,
    /// So many of them at most.
    pub most: u8,
}

/// Posts a menu.
///
/// # Errors
/// [`No`] says why not.
pub(super) async fn post(desk: &Desk, guild: GuildId, channel: ChannelId, offer: Offer) -> Result<(), No> {
    let names = desk
        .look(|town| {
            let guild = town.guild(guild)?;
            Some(offer.roles.iter().map(|role| offered(guild, *role)).collect::<Result<Vec<_>, _>>())
        })
        .ok_or(No::NotReady)??;
    let db = &desk.hands.db;
    let menu = Menu {
        id: db.new_id(),
        server_id: Server::of(guild),
        channel_id: channel,
        message_id: None,
        offer: serde_json::to_string(&offer).unwrap_or_default(),
        made_at: desk.now(),
    };
    menus::add(db, &menu).await?;
    let message = json!({ "content": offer.title, "components": shown(menu.id, &offer, &names) });
    let posted = desk.hands.rest.call(&calls::post(channel, message)).await;
    let posted = match posted {
        Ok(posted) => posted,
        Err(refused) => {
            menus::remove(db, menu.server_id, menu.id).await?;
            return Err(No::Refused(Why::Refused(refused)));
        }
    };
    if let Some(id) = message_of(&posted) {
        menus::posted(db, menu.id, id).await?;
    }
    Ok(())
}

fn message_of(posted: &Value) -> Option<MessageId> {
    posted.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok()).map(MessageId::new)
}

/// Menus that name an old number name the new one, and are shown anew: in their message, or where their channel was made anew.
/// Where that fails the staff is told, as only they can post one again.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(crate) async fn renumbered(desk: &Desk, guild: GuildId, anew: &Anew) -> Result<(), StoreError> {
    let (mut names, mut lost) = (None, Vec::new());
    for menu in menus::of(&desk.hands.db, Server::of(guild)).await? {
        let Ok(old) = serde_json::from_str::<Offer>(&menu.offer) else { continue };
        let roles = old.roles.iter().map(|role| anew.role(*role)).collect();
        let (offer, channel) = (Offer { roles, ..old.clone() }, anew.channel(menu.channel_id));
        if offer == old && channel == menu.channel_id {
            continue;
        }
        if names.is_none() {
            names = Some(names_of(desk, guild).await);
        }
        let name = |role: &RoleId| {
            let known = names.as_ref().and_then(|names: &BTreeMap<RoleId, String>| names.get(role));
            known.cloned().unwrap_or_else(|| role.to_string())
        };
        let components = shown(menu.id, &offer, &offer.roles.iter().map(name).collect::<Vec<_>>());
        let call = match menu.message_id.filter(|_| channel == menu.channel_id) {
            Some(message) => calls::edit(channel, message, json!({ "components": components })),
            None => calls::post(channel, json!({ "content": offer.title, "components": components })),
        };
        let message = match desk.hands.rest.call(&call).await {
            Ok(posted) => message_of(&posted),
            Err(refused) => {
                tracing::warn!(reason = refused.why.word(), "Could not show a menu of roles anew");
                lost.push((offer.title.clone(), channel, refused));
                // A message of a channel that is gone is gone, too.
                menu.message_id.filter(|_| channel == menu.channel_id)
            }
        };
        let text = serde_json::to_string(&offer).unwrap_or_default();
        menus::moved(&desk.hands.db, menu.id, (channel, message), &text).await?;
    }
    say_lost(desk, guild, lost).await;
    Ok(())
}

async fn say_lost(desk: &Desk, guild: GuildId, lost: Vec<(String, ChannelId, Refused)>) {
    let speaker = desk.speaker_of(guild);
    let line = |(title, channel, refused): (String, ChannelId, Refused)| {
        let (channel, why) = (channel.to_string(), speaker.why(Why::Refused(refused)));
        let said = [("title", title.into()), ("channel", channel.into()), ("why", why.into())];
        speaker.say("audit-menu-lost", &said)
    };
    let lines: Vec<String> = lost.into_iter().map(line).collect();
    if !lines.is_empty() {
        desk.staff_with(guild, Topic::Health, &lines.join("\n"), &[]).await;
    }
}

/// The names of a server's roles, as Discord has them just now: what was made a moment ago may not have been told yet.
async fn names_of(desk: &Desk, guild: GuildId) -> BTreeMap<RoleId, String> {
    let roles = desk.hands.rest.call(&calls::roles(guild)).await.unwrap_or_default();
    let one = |role: &Value| {
        let id = role.get("id")?.as_str()?.parse().ok()?;
        Some((RoleId::new(id), role.get("name")?.as_str()?.to_owned()))
    };
    roles.as_array().map_or(&[][..], Vec::as_slice).iter().filter_map(one).collect()
}

fn shown(menu: Id<Menu>, offer: &Offer, names: &[String]) -> Value {
    let roles = offer.roles.iter().zip(names);
    if !offer.list {
        let button = |(role, name): (&RoleId, &String)| Button {
            label: name.clone(),
            does: Press::Role(menu.number(), *role).name(),
            grave: false,
        };
        return rows(&roles.map(button).collect::<Vec<_>>());
    }
    let line = |(role, name): (&RoleId, &String)| json!({ "label": name, "value": role.to_string() });
    let most = usize::from(offer.most).clamp(1, offer.roles.len().max(1));
    let list = json!({
        "type": 3, "custom_id": Press::Roles(menu.number()).name(), "min_values": 0, "max_values": most,
        "options": roles.map(line).collect::<Vec<_>>(),
    });
    json!([{ "type": 1, "components": [list] }])
}

/// The name of a role that may be offered: one that is below the guard, nobody's own, and does no harm.
fn offered(guild: &Guild, role: RoleId) -> Result<String, No> {
    let found = guild.role(role).ok_or(No::Gone)?;
    if found.managed || role == guild.everyone() || found.permissions.any_of(Permissions::DANGEROUS) {
        return Err(No::Refused(Why::Missing(Missing::Managed { role })));
    }
    if !outranks_role(guild, guild.ourselves(), role) {
        return Err(No::Refused(Why::Missing(Missing::RoleRank { role })));
    }
    Ok(found.name.to_string())
}

/// Somebody pressed the button of a role: they get it, or are rid of it.
pub(super) async fn toggled(
    desk: &Desk,
    interaction: &Interaction,
    guild: GuildId,
    (menu, role): (i64, RoleId),
    speaker: Speaker<'_>,
) -> Result<String, No> {
    let offer = offer(desk, guild, menu).await?;
    if !offer.roles.contains(&role) {
        return Err(No::Gone);
    }
    let has = has(interaction);
    let mut wanted: Vec<RoleId> = offer.roles.iter().copied().filter(|one| has.contains(one)).collect();
    if wanted.contains(&role) {
        wanted.retain(|one| *one != role);
    } else {
        wanted.push(role);
        // The newest stay where only so many may.
        let over = wanted.len().saturating_sub(usize::from(offer.most.max(1)));
        wanted.drain(..over);
    }
    give(desk, guild, interaction.who(), (&offer, &has, &wanted), speaker).await
}

/// Somebody chose from the list: they get what they chose, and are rid of the rest of it.
pub(super) async fn chosen(
    desk: &Desk,
    interaction: &Interaction,
    guild: GuildId,
    menu: i64,
    speaker: Speaker<'_>,
) -> Result<String, No> {
    let offer = offer(desk, guild, menu).await?;
    let wanted = interaction.data.values.iter().filter_map(|value| value.parse().ok()).map(RoleId::new);
    let wanted: Vec<RoleId> =
        wanted.filter(|role| offer.roles.contains(role)).take(usize::from(offer.most.max(1))).collect();
    give(desk, guild, interaction.who(), (&offer, &has(interaction), &wanted), speaker).await
}

async fn offer(desk: &Desk, guild: GuildId, menu: i64) -> Result<Offer, No> {
    let menu = menus::by_id(&desk.hands.db, Server::of(guild), Id::new(menu)).await?.ok_or(No::Gone)?;
    serde_json::from_str(&menu.offer).map_err(|_| No::Gone)
}

fn has(interaction: &Interaction) -> Vec<RoleId> {
    interaction.member.as_ref().map(|member| member.roles.clone()).unwrap_or_default()
}

async fn give(
    desk: &Desk,
    guild: GuildId,
    user: UserId,
    (offer, has, wanted): (&Offer, &[RoleId], &[RoleId]),
    speaker: Speaker<'_>,
) -> Result<String, No> {
    let added = wanted.iter().filter(|role| !has.contains(role));
    let gone = offer.roles.iter().filter(|role| has.contains(role) && !wanted.contains(role));
    let acts: Vec<Act> = added
        .map(|role| Act::RoleAdd { guild, user, role: *role })
        .chain(gone.map(|role| Act::RoleRemove { guild, user, role: *role }))
        .collect();
    let drawn = desk.look(|town| {
        let guild = town.guild(guild)?;
        // A role may have become dangerous since it was offered.
        let fine = acts.iter().all(|act| match act {
            Act::RoleAdd { role, .. } => offered(guild, *role).is_ok(),
            _ => true,
        });
        Some(fine.then(|| steps(guild, &acts, "", desk.now())))
    });
    let steps = drawn.ok_or(No::NotReady)?.ok_or(No::Gone)?;
    let carried = desk.hands.carry(Server::of(guild), steps, None).await;
    if let Some(why) = carried.why {
        return Ok(speaker.why(why));
    }
    let deed = deeds::deed(&desk.hands.db, Server::of(guild), user, Done::Pressed, desk.now());
    deeds::note(&desk.hands.db, &Deed { tool: "menu".to_owned(), ..deed }).await?;
    Ok(speaker.say("answer-roles", &[("count", carried.done.into())]))
}
