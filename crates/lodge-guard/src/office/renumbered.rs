//! A role or a channel that was made anew has another number: settings, timers, menus and what is given back to people name
//! the new one from then on, so that a restored server works as it did.

use std::collections::BTreeMap;

use lodge_register::Timestamp;
use lodge_store::StoreError;
use serde_json::Value;

use crate::{
    Server,
    commands::{Desk, menu},
    ids::GuildId,
    settings::Settings,
    store,
    structure::Anew,
};

/// Names the new numbers wherever the guard names an old one. What was put back is there even if that fails.
pub(crate) async fn or_said(desk: &Desk, guild: GuildId, anew: &Anew) {
    if let Err(error) = everywhere(desk, guild, anew).await {
        tracing::error!(%error, "What was made anew could not be named by its new number everywhere");
    }
}

/// Goes on with what was made anew until then and is named by its old number still, because we stopped in the middle of it, or
/// the store was away.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(crate) async fn go_on(desk: &Desk, until: Timestamp) -> Result<(), StoreError> {
    for (server, anew) in store::anew::left(&desk.hands.db, until).await? {
        everywhere(desk, Server::guild(server), &anew).await?;
    }
    Ok(())
}

async fn everywhere(desk: &Desk, guild: GuildId, anew: &Anew) -> Result<(), StoreError> {
    if anew.is_empty() {
        return Ok(());
    }
    desk.think(|mind| mind.renumbered(guild, anew));
    let old = desk.settings.of(guild);
    if let Some(new) = of_settings(&old, anew).filter(|new| *new != *old) {
        desk.settings.change(&desk.hands.db, guild, new).await?;
    }
    store::renumbered::everywhere(&desk.hands.db, Server::of(guild), anew).await?;
    menu::renumbered(desk, guild, anew).await?;
    store::anew::named(&desk.hands.db, Server::of(guild), anew).await
}

/// Settings with the new numbers. Nothing, if they cannot be read then: the old ones stay.
fn of_settings(settings: &Settings, anew: &Anew) -> Option<Settings> {
    let numbers = anew.numbers().map(|(old, new)| (old.to_string(), new.to_string())).collect();
    let mut document = serde_json::to_value(settings).ok()?;
    exchange(&mut document, &numbers);
    serde_json::from_value(document).ok()
}

/// Discord's numbers are written as words; no two things have the same.
fn exchange(value: &mut Value, numbers: &BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            if let Some(new) = numbers.get(text) {
                text.clone_from(new);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|one| exchange(one, numbers)),
        Value::Object(fields) => {
            let all = std::mem::take(fields).into_iter();
            fields.extend(all.map(|(key, mut value)| {
                exchange(&mut value, numbers);
                (numbers.get(&key).cloned().unwrap_or(key), value)
            }));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::{ChannelId, RoleId},
        settings::{Exempt, Preset},
    };

    #[test]
    fn settings_name_the_new_numbers_and_nothing_else_changes() {
        let role = |id: u64| RoleId::new(7_000_000_000 + id);
        let channel = |id: u64| ChannelId::new(8_000_000_000 + id);
        let settings = |role: RoleId, place: ChannelId| {
            let mut settings = Preset::Growing.settings();
            settings.tell = Some(place);
            settings.entrance.role = Some(role);
            settings.automod.exempt =
                Exempt { roles: vec![role], channels: vec![place], ..Exempt::default() };
            settings.roles.sticky = vec![role];
            settings
        };
        let anew = Anew {
            roles: BTreeMap::from([(role(1), role(2))]),
            channels: BTreeMap::from([(channel(1), channel(2))]),
        };
        let old = settings(role(1), channel(1));
        assert_eq!(of_settings(&old, &anew), Some(settings(role(2), channel(2))));
        let other = settings(role(3), channel(3));
        assert_eq!(of_settings(&other, &anew).as_ref(), Some(&other));
    }
}
