//! Evenings: what happens, and what is decided.

mod messages;
mod nukes;
mod raids;

use std::sync::Arc;

use lodge_register::Timestamp;
use serde_json::{Value, json, value::RawValue};

use super::*;
use crate::{
    event::{Event, action, decode},
    ids::{ChannelId, RoleId, UserId},
    settings::{Crowd, Planned, Preset, Rate, Rung, Settings, State, Step, Trusted, Whom},
    structure::Change,
};

const GUILD: GuildId = GuildId::new(100);
const ROGUE: UserId = UserId::new(66);

/// A server, its settings, and a clock.
struct Evening {
    mind: Mind,
    settings: Arc<Settings>,
    now: Timestamp,
    said: Vec<Decision>,
    lines: u64,
}

impl Evening {
    fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = Preset::Small.settings();
        change(&mut settings);
        let now = Timestamp::from_millis(1_790_000_000_000);
        let mut evening = Self {
            mind: Mind::of(UserId::new(900)),
            settings: Arc::new(settings),
            now,
            said: Vec::new(),
            lines: 1_000,
        };
        let channels: Vec<_> =
            (200..220).map(|id| json!({"id": id.to_string(), "name": "c", "topic": "t"})).collect();
        evening.hear(
            "GUILD_CREATE",
            json!({
                "id": "100", "owner_id": "1", "verification_level": 1,
                "roles": [
                    {"id": "100", "permissions": "3072"}, {"id": "301", "permissions": "268435516", "position": 5},
                    {"id": "302", "permissions": "0", "position": 1}, {"id": "303", "permissions": "8", "position": 2},
                    {"id": "399", "permissions": "8", "position": 9, "managed": true},
                ],
                "channels": channels,
                "members": [
                    {"user": {"id": "900"}, "roles": ["399"]}, {"user": {"id": "66"}, "roles": ["301"]},
                    {"user": {"id": "67"}, "roles": ["301"]}, {"user": {"id": "68"}, "roles": ["301"]},
                ],
            }),
        );
        evening
    }

    #[expect(clippy::needless_pass_by_value, reason = "a `json!` is made on the spot")]
    fn hear(&mut self, t: &str, d: Value) {
        let event = decode(t, &RawValue::from_string(d.to_string()).unwrap()).unwrap();
        assert_ne!(event, Event::Other);
        let settings = Arc::clone(&self.settings);
        self.said.extend(self.mind.hear(&event, self.now, &|_| Arc::clone(&settings)));
    }

    fn wait(&mut self, seconds: u32) {
        for _ in 0..seconds {
            self.now = self.now.plus_millis(1_000);
            self.said.extend(self.mind.tick(self.now));
        }
    }

    fn joins(&mut self, number: u64, name: &str, days: i64) {
        let made = UserId::drawn_at(self.now.plus_days(-days)).get() + number;
        self.hear(
            "GUILD_MEMBER_ADD",
            json!({"guild_id": "100", "user": {"id": made.to_string(), "username": name}}),
        );
    }

    #[expect(clippy::needless_pass_by_value, reason = "a `json!` is made on the spot")]
    fn entry(&mut self, who: UserId, action: u16, target: u64, changes: Value) {
        self.lines += 1;
        self.hear(
            "GUILD_AUDIT_LOG_ENTRY_CREATE",
            json!({"id": self.lines.to_string(), "guild_id": "100", "user_id": who, "target_id": target, "action_type": action, "changes": changes}),
        );
    }

    /// A channel is deleted, and the audit log says by whom.
    fn deletes(&mut self, who: UserId, channel: u64) {
        self.hear("CHANNEL_DELETE", json!({"guild_id": "100", "id": channel.to_string(), "name": "c"}));
        self.entry(who, action::CHANNEL_DELETE, channel, json!([]));
    }

    fn acts(&self) -> impl Iterator<Item = &Act> {
        self.said.iter().filter(|decision| !decision.shadow).flat_map(|decision| &decision.acts)
    }

    fn told(&self, notice: Notice) -> usize {
        self.acts().filter(|act| matches!(act, Act::Notify { notice: one, .. } if *one == notice)).count()
    }

    fn stopped(&self) -> Vec<u64> {
        let of = |act: &Act| match act {
            Act::Quarantine { user, .. } => Some(user.get()),
            _ => None,
        };
        self.acts().filter_map(of).collect()
    }

    fn banned(&self) -> usize {
        let of = |act: &Act| if let Act::BulkBan { users, .. } = act { users.len() } else { 0 };
        self.acts().map(of).sum()
    }
}

#[test]
fn a_decision_can_be_kept_and_read_again() {
    let mut evening = Evening::with(|_| {});
    for channel in 200..204 {
        evening.deletes(ROGUE, channel);
    }
    for number in 1..9 {
        evening.joins(number, &format!("raider{number}"), 2);
    }
    evening.wait(20);
    for decision in &evening.said {
        let text = serde_json::to_string(decision).unwrap();
        assert_eq!(serde_json::from_str::<Decision>(&text).unwrap(), *decision);
    }
}
