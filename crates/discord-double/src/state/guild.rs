//! A guild and what is in it.

use crate::id::Id;
use crate::moment::Moment;
use crate::permission::Permissions;
use crate::state::{
    Ban, Channel, Emoji, Incidents, Invite, Member, Message, Request, Role, Rule, User, Webhook, object,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Clone)]
pub(crate) struct Guild {
    pub(crate) profile: Profile,
    pub(crate) incidents: Option<Incidents>,
    pub(crate) roles: BTreeMap<Id, Role>,
    pub(crate) channels: BTreeMap<Id, Channel>,
    pub(crate) members: BTreeMap<Id, Member>,
    /// Everybody who was ever a member.
    pub(crate) known: BTreeSet<Id>,
    pub(crate) bans: BTreeMap<Id, Ban>,
    pub(crate) messages: BTreeMap<Id, Message>,
    pub(crate) invites: BTreeMap<String, Invite>,
    pub(crate) emojis: BTreeMap<Id, Emoji>,
    pub(crate) webhooks: BTreeMap<Id, Webhook>,
    pub(crate) rules: BTreeMap<Id, Rule>,
    pub(crate) requests: BTreeMap<Id, Request>,
    pub(crate) audit: Vec<Entry>,
    pub(crate) onboarding: Map<String, Value>,
    /// While set, it is there and answers nothing.
    pub(crate) unavailable: bool,
}

/// What a guild says about itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Profile {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) owner_id: Id,
    pub(crate) icon: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) features: Vec<String>,
    pub(crate) verification_level: u8,
    pub(crate) explicit_content_filter: u8,
    pub(crate) default_message_notifications: u8,
    pub(crate) mfa_level: u8,
    pub(crate) afk_channel_id: Option<Id>,
    pub(crate) afk_timeout: u32,
    pub(crate) system_channel_id: Option<Id>,
    pub(crate) system_channel_flags: u32,
    pub(crate) rules_channel_id: Option<Id>,
    pub(crate) public_updates_channel_id: Option<Id>,
    pub(crate) safety_alerts_channel_id: Option<Id>,
    pub(crate) preferred_locale: String,
    pub(crate) vanity_url_code: Option<String>,
    pub(crate) banner: Option<String>,
    pub(crate) splash: Option<String>,
    pub(crate) discovery_splash: Option<String>,
    pub(crate) premium_progress_bar_enabled: bool,
}

/// A line of the audit log.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Entry {
    pub(crate) id: Id,
    pub(crate) user_id: Option<Id>,
    pub(crate) target_id: Option<Id>,
    pub(crate) action_type: u16,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) changes: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) options: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reason: Option<String>,
}

impl Profile {
    /// What a PATCH may change.
    pub(crate) const FIELDS: &'static [&'static str] = &[
        "name",
        "icon",
        "description",
        "features",
        "verification_level",
        "explicit_content_filter",
        "default_message_notifications",
        "afk_channel_id",
        "afk_timeout",
        "system_channel_id",
        "system_channel_flags",
        "rules_channel_id",
        "public_updates_channel_id",
        "safety_alerts_channel_id",
        "preferred_locale",
        "banner",
        "splash",
        "discovery_splash",
        "premium_progress_bar_enabled",
    ];

    fn new(id: Id, name: &str, owner: Id) -> Self {
        Self {
            id,
            name: name.to_owned(),
            owner_id: owner,
            icon: None,
            description: None,
            features: Vec::new(),
            verification_level: 1,
            explicit_content_filter: 0,
            default_message_notifications: 1,
            mfa_level: 0,
            afk_channel_id: None,
            afk_timeout: 300,
            system_channel_id: None,
            system_channel_flags: 0,
            rules_channel_id: None,
            public_updates_channel_id: None,
            safety_alerts_channel_id: None,
            preferred_locale: "en-US".to_owned(),
            vanity_url_code: None,
            banner: None,
            splash: None,
            discovery_splash: None,
            premium_progress_bar_enabled: false,
        }
    }
}

impl Guild {
    pub(crate) fn new(id: Id, name: &str, owner: Id, now: Moment) -> Self {
        Self {
            profile: Profile::new(id, name, owner),
            incidents: None,
            roles: BTreeMap::from([(id, Role::new(id, "@everyone", Permissions::of_everyone(), 0))]),
            channels: BTreeMap::new(),
            members: BTreeMap::from([(owner, Member::joining(now))]),
            known: BTreeSet::from([owner]),
            bans: BTreeMap::new(),
            messages: BTreeMap::new(),
            invites: BTreeMap::new(),
            emojis: BTreeMap::new(),
            webhooks: BTreeMap::new(),
            rules: BTreeMap::new(),
            requests: BTreeMap::new(),
            audit: Vec::new(),
            onboarding: Map::new(),
            unavailable: false,
        }
    }

    /// As `GET /guilds/{id}` and `GUILD_UPDATE` show it.
    pub(crate) fn wire(&self) -> Map<String, Value> {
        let mut wire = object(&self.profile);
        let rest = json!({
            "home_header": null, "application_id": null, "region": "deprecated", "widget_enabled": false,
            "widget_channel_id": null, "max_presences": null, "max_members": 500_000,
            "max_stage_video_channel_users": 50, "max_video_channel_users": 25, "premium_tier": 0,
            "premium_subscription_count": 0, "nsfw": false, "nsfw_level": 0, "stickers": [],
            "roles": self.roles.values().collect::<Vec<_>>(),
            "emojis": self.emojis.values().collect::<Vec<_>>(),
            "incidents_data": self.incidents,
        });
        wire.extend(rest.as_object().cloned().unwrap_or_default());
        wire
    }

    /// As `GUILD_CREATE` shows it: with the channels, and of the members only the bot.
    pub(crate) fn whole(&self, bot: &User) -> Value {
        let mut wire = self.wire();
        let own = self.members.get(&bot.id);
        let (threads, channels): (Vec<_>, Vec<_>) = self.channels.values().partition(|c| c.is_thread());
        let rest = json!({
            "joined_at": own.map(|member| member.joined_at), "large": self.members.len() > 250,
            "unavailable": false, "member_count": self.members.len(), "lazy": true,
            "members": own.map(|member| member.wire(bot)).into_iter().collect::<Vec<_>>(),
            "channels": channels, "threads": threads, "presences": [], "voice_states": [],
            "stage_instances": [], "guild_scheduled_events": [], "soundboard_sounds": [],
        });
        wire.extend(rest.as_object().cloned().unwrap_or_default());
        Value::Object(wire)
    }

    /// Whether invites lead anywhere at this moment.
    pub(crate) fn takes_invites(&self, now: Moment) -> bool {
        let paused = self.incidents.and_then(|i| i.invites_disabled_until).is_some_and(|until| until > now);
        !paused && !self.profile.features.iter().any(|feature| feature == "INVITES_DISABLED")
    }

    /// Whether its members may be written to at this moment.
    pub(crate) fn takes_letters(&self, now: Moment) -> bool {
        self.incidents.and_then(|i| i.dms_disabled_until).is_none_or(|until| until <= now)
    }
}
