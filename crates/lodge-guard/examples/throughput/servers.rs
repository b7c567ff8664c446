//! A server as Discord tells of it: 40 channels, 25 roles, 100 members.

use crate::write::SERVERS;

/// How many members are told of.
pub(crate) const MEMBERS: u64 = 100;
/// How many channels there are.
pub(crate) const CHANNELS: u64 = 40;
const ROLES: u64 = 25;

/// The id of a server, by its number.
pub(crate) const fn id(number: u64) -> u64 {
    ((number % SERVERS) + 1) << 40
}

/// A channel of a server.
pub(crate) const fn channel(server: u64, number: u64) -> u64 {
    server + 100 + number % CHANNELS
}

/// A role of a server; not that of everybody.
pub(crate) const fn role(server: u64, number: u64) -> u64 {
    server + 1 + number % (ROLES - 1)
}

/// Somebody's account, by the server that they are in and their number in it.
pub(crate) const fn user(server: u64, number: u64) -> u64 {
    // Drawn in 2020: nobody who is told of is new.
    (160_000_000_000 << 22) + (server >> 20) + number % MEMBERS
}

/// The account as it stands in every event.
pub(crate) fn account(id: u64) -> String {
    let name = id % 1_000_003;
    format!(
        r#"{{"username":"somebody{name}","public_flags":{},"primary_guild":null,"id":"{id}","global_name":"Some Body {name}","display_name_styles":null,"discriminator":"0","collectibles":null,"clan":null,"avatar_decoration_data":null,"avatar":"{:032x}"}}"#,
        id % 3 * 64,
        u128::from(id) * 0x9E37_79B9_7F4A_7C15
    )
}

/// The event.
pub(crate) fn server(number: u64) -> String {
    let id = id(number);
    let roles = list(ROLES, |n| role_of(id, n));
    let channels = list(CHANNELS, |n| channel_of(id, n));
    let members = list(MEMBERS, |n| member_of(id, n));
    format!(
        r#"{{"t":"GUILD_CREATE","s":{},"op":0,"d":{{"id":"{id}","name":"Server {number}","icon":null,"description":null,"splash":null,"discovery_splash":null,"banner":null,"home_header":null,"owner_id":"{}","application_id":null,"region":"us-east","afk_channel_id":null,"afk_timeout":300,"system_channel_id":"{}","system_channel_flags":0,"widget_enabled":false,"widget_channel_id":null,"verification_level":2,"default_message_notifications":1,"mfa_level":0,"explicit_content_filter":2,"max_presences":null,"max_members":500000,"max_video_channel_users":25,"max_stage_video_channel_users":50,"vanity_url_code":null,"premium_tier":1,"premium_subscription_count":3,"premium_progress_bar_enabled":false,"preferred_locale":"en-US","rules_channel_id":"{}","public_updates_channel_id":"{}","safety_alerts_channel_id":null,"hub_type":null,"latest_onboarding_question_id":null,"nsfw":false,"nsfw_level":0,"incidents_data":null,"features":["COMMUNITY","NEWS"],"joined_at":"2026-01-01T00:00:00.000000+00:00","large":false,"unavailable":false,"lazy":true,"member_count":{MEMBERS},"emojis":[],"stickers":[],"roles":[{roles}],"channels":[{channels}],"members":[{members}],"threads":[],"presences":[],"voice_states":[],"stage_instances":[],"guild_scheduled_events":[],"soundboard_sounds":[],"application_command_counts":{{}}}}}}"#,
        number + 1,
        user(id, 0),
        channel(id, 0),
        channel(id, 1),
        channel(id, 2),
    )
}

fn list(count: u64, one: impl Fn(u64) -> String) -> String {
    (0..count).map(one).collect::<Vec<_>>().join(",")
}

fn role_of(server: u64, number: u64) -> String {
    let (name, may) = match number {
        0 => ("@everyone".to_owned(), 1_071_698_660_929_u64),
        3 => ("Staff".to_owned(), 8),
        _ => (format!("role number {number}"), 1_024),
    };
    format!(
        r#"{{"version":1,"unicode_emoji":null,"tags":{{}},"position":{number},"permissions":"{may}","name":"{name}","mentionable":false,"managed":false,"id":"{}","icon":null,"hoist":false,"flags":0,"colors":{{"tertiary_color":null,"secondary_color":null,"primary_color":0}},"color":0}}"#,
        server + number
    )
}

fn channel_of(server: u64, number: u64) -> String {
    format!(
        r#"{{"version":1,"type":0,"topic":"What is talked about in channel {number}","rate_limit_per_user":0,"position":{number},"permission_overwrites":[{{"type":0,"id":"{server}","deny":"1024","allow":"0"}},{{"type":0,"id":"{}","deny":"0","allow":"1024"}}],"parent_id":null,"nsfw":false,"name":"channel-number-{number}","last_message_id":"{}","id":"{}","icon_emoji":null,"flags":0,"default_auto_archive_duration":null}}"#,
        role(server, number),
        server + 70_000 + number,
        channel(server, number)
    )
}

fn member_of(server: u64, number: u64) -> String {
    format!(
        r#"{{"user":{},"roles":["{}"],"premium_since":null,"pending":false,"nick":null,"mute":false,"joined_at":"2026-01-01T00:00:00.000000+00:00","flags":0,"deaf":false,"communication_disabled_until":null,"banner":null,"avatar":null}}"#,
        account(user(server, number)),
        role(server, number)
    )
}
