//! News of a server, in words: who came and left, whose roles and what else of the server became different, and how many
//! messages went. Never what a message said.

use crate::{
    commands::say::{Speaker, member, moment, plain},
    event::{AuditEntry, Event, action},
    ids::{ChannelId, RoleId},
    settings::Topic,
};

/// Which topic an event belongs to, if it is news.
#[must_use]
pub fn topic(event: &Event) -> Option<Topic> {
    match event {
        Event::MemberAdd(_) | Event::MemberRemove(_) => Some(Topic::Members),
        Event::MessageDeleteBulk(_) => Some(Topic::Deleted),
        Event::AuditEntry(entry) => of_entry(entry.action_type),
        _ => None,
    }
}

const fn of_entry(action: u16) -> Option<Topic> {
    match action {
        action::MEMBER_ROLE_UPDATE => Some(Topic::Roles),
        action::GUILD_UPDATE
        | action::CHANNEL_CREATE..=action::OVERWRITE_DELETE
        | action::BOT_ADD
        | action::ROLE_CREATE..=action::ROLE_DELETE
        | action::WEBHOOK_CREATE..=action::WEBHOOK_DELETE
        | action::EMOJI_CREATE..=action::EMOJI_DELETE => Some(Topic::Structure),
        _ => None,
    }
}

/// An event that is news, in a line.
#[must_use]
pub fn line(speaker: Speaker<'_>, event: &Event) -> Option<String> {
    Some(match event {
        Event::MemberAdd(joined) => {
            let made = moment(joined.user.id.made_at());
            speaker.say("news-joined", &[("who", member(joined.user.id).into()), ("when", made.into())])
        }
        Event::MemberRemove(gone) => speaker.say("news-left", &[("who", member(gone.user.id).into())]),
        Event::MessageDeleteBulk(gone) => {
            let place = format!("<#{}>", gone.channel_id);
            speaker.say("news-deleted", &[("where", place.into()), ("count", gone.ids.len().into())])
        }
        Event::AuditEntry(entry) if entry.action_type == action::MEMBER_ROLE_UPDATE => roles(speaker, entry)?,
        Event::AuditEntry(entry) => {
            let said = [("by", member(entry.user_id).into()), ("what", what(entry).into())];
            speaker.say(message(entry.action_type)?, &said)
        }
        _ => return None,
    })
}

fn roles(speaker: Speaker<'_>, entry: &AuditEntry) -> Option<String> {
    let signed = |key, sign| {
        let role = move |role: RoleId| format!("{sign}<@&{role}>");
        entry.roles(key).into_iter().map(role)
    };
    let changed: Vec<String> = signed("$add", '+').chain(signed("$remove", '−')).collect();
    let who = member(entry.target_id?.as_id_of());
    let said =
        [("by", member(entry.user_id).into()), ("who", who.into()), ("roles", changed.join(" ").into())];
    (!changed.is_empty()).then(|| speaker.say("news-roles", &said))
}

const fn message(action: u16) -> Option<&'static str> {
    Some(match action {
        action::GUILD_UPDATE => "news-server",
        action::CHANNEL_CREATE => "news-channel-made",
        action::CHANNEL_UPDATE => "news-channel-changed",
        action::CHANNEL_DELETE => "news-channel-gone",
        action::OVERWRITE_CREATE..=action::OVERWRITE_DELETE => "news-channel-rights",
        action::BOT_ADD => "news-bot",
        action::ROLE_CREATE => "news-role-made",
        action::ROLE_UPDATE => "news-role-changed",
        action::ROLE_DELETE => "news-role-gone",
        action::WEBHOOK_CREATE..=action::WEBHOOK_DELETE => "news-webhooks",
        action::EMOJI_CREATE..=action::EMOJI_DELETE => "news-emojis",
        _ => return None,
    })
}

/// What it is about: as Discord shows it, or by its name once it is gone.
fn what(entry: &AuditEntry) -> String {
    let Some(target) = entry.target_id else { return String::new() };
    let name = entry.change("name").and_then(|change| change.old_value.as_str());
    match entry.action_type {
        action::CHANNEL_DELETE | action::ROLE_DELETE => name.map_or_else(|| target.to_string(), plain),
        action::CHANNEL_CREATE..=action::OVERWRITE_DELETE => {
            let channel: ChannelId = target.as_id_of();
            format!("<#{channel}>")
        }
        action::ROLE_CREATE | action::ROLE_UPDATE => format!("<@&{target}>"),
        _ => member(target.as_id_of()),
    }
}

#[cfg(test)]
mod tests {
    use lodge_web::{Language, Words};
    use serde_json::{Value, json, value::RawValue};

    use super::*;
    use crate::event::decode;

    /// The topic and the line of an event.
    fn told(name: &str, data: &Value) -> (Option<Topic>, Option<String>) {
        let words = Words::new(crate::WORDS).unwrap();
        let speaker = Speaker { words: &words, language: Language::English };
        let event = decode(name, &RawValue::from_string(data.to_string()).unwrap()).unwrap();
        (topic(&event), line(speaker, &event))
    }

    fn entry(action: u16, target: &str, changes: &Value) -> (Option<Topic>, Option<String>) {
        let entry = json!({
            "id": "9", "guild_id": "1", "user_id": "66", "action_type": action, "target_id": target,
            "changes": changes,
        });
        told("GUILD_AUDIT_LOG_ENTRY_CREATE", &entry)
    }

    #[test]
    fn who_comes_and_who_goes_is_said_without_a_name() {
        let member = json!({ "guild_id": "1", "user": { "id": "1188000000000000004", "username": "grump" } });
        let (topic, line) = told("GUILD_MEMBER_ADD", &member);
        assert_eq!(topic, Some(Topic::Members));
        let line = line.unwrap();
        assert!(line.contains("<@1188000000000000004>") && line.contains("<t:") && !line.contains("grump"));
        assert_eq!(told("GUILD_MEMBER_REMOVE", &member).1.unwrap(), "<@1188000000000000004> left.");
    }

    #[test]
    fn roles_and_structure_are_said_with_who_changed_them() {
        let given = json!([{ "key": "$add", "new_value": [{ "id": "61" }] }, { "key": "$remove", "new_value": [{ "id": "62" }] }]);
        let (topic, line) = entry(action::MEMBER_ROLE_UPDATE, "5", &given);
        assert_eq!(topic, Some(Topic::Roles));
        assert!(line.unwrap().ends_with("+<@&61> −<@&62>"));
        assert_eq!(entry(action::MEMBER_ROLE_UPDATE, "5", &json!([])).1, None);
        let gone = json!([{ "key": "name", "old_value": "gen*eral" }]);
        let (topic, line) = entry(action::CHANNEL_DELETE, "200", &gone);
        assert_eq!(topic, Some(Topic::Structure));
        let line = line.unwrap();
        assert!(line.contains("<@66>") && line.contains(r"gen\*eral"), "{line}");
        assert!(entry(action::CHANNEL_CREATE, "200", &json!([])).1.unwrap().contains("<#200>"));
        assert_eq!(entry(action::MEMBER_BAN_ADD, "5", &json!([])), (None, None), "that is a case");
    }

    #[test]
    fn of_messages_only_their_number_is_said() {
        let gone = json!({ "guild_id": "1", "channel_id": "50", "ids": ["1", "2", "3"] });
        let (topic, line) = told("MESSAGE_DELETE_BULK", &gone);
        assert_eq!(
            (topic, line.unwrap().as_str()),
            (Some(Topic::Deleted), "Messages taken away in <#50>: 3")
        );
        let one = json!({ "guild_id": "1", "channel_id": "50", "id": "1" });
        assert_eq!(told("MESSAGE_DELETE", &one), (None, None));
    }

    #[test]
    fn every_kind_of_news_has_its_words() {
        for number in 0..200 {
            let (topic, line) =
                entry(number, "5", &json!([{ "key": "$add", "new_value": [{ "id": "61" }] }]));
            assert_eq!(topic.is_some(), line.is_some(), "{number}");
        }
    }
}
