//! Changes of a server's structure as calls: what shall be is said, whatever is there now.

use lodge_egress::Method;
use serde_json::{Value, json};

use super::Hands;
use crate::{
    Part, Server,
    allowed::Permissions,
    ids::{AnyId, GuildId},
    rest::{Call, Refused, calls},
    store::anew,
    structure::{Anew, Change},
    town::{Channel, Face, OverwriteOf, Role},
};

/// What came of putting things back.
#[derive(Debug, Default)]
pub(super) struct PutBack {
    pub(super) done: usize,
    pub(super) failed: usize,
    pub(super) why: Option<Refused>,
    /// What has another number now.
    pub(super) anew: Anew,
}

/// Makes these changes, in their order. What fails stops nothing that comes after it. What is made anew is noted at once, as
/// we may stop before it is named everywhere.
pub(super) async fn run(hands: &Hands, guild: GuildId, changes: &[Change], reason: &str) -> PutBack {
    let mut came = PutBack::default();
    let mut places: Vec<Value> = Vec::new();
    for change in changes {
        let change = came.anew.named(change);
        let mut failed = None;
        for call in one(guild, &change) {
            match hands.rest.call(&call.because(Some(reason))).await {
                Ok(answer) => {
                    if let Some((part, old, new)) = renumbered(&change, &answer) {
                        came.anew.learn(part, (old, new));
                        noted(hands, guild, (part, old, new)).await;
                    }
                }
                Err(refused) => failed = Some(refused),
            }
        }
        if let Change::Role { after: Some(role), .. } = &change {
            places.push(json!({ "id": came.anew.role(role.id), "position": role.position }));
        }
        match failed {
            None => came.done += 1,
            Some(refused) => {
                came.failed += 1;
                came.why.get_or_insert(refused);
            }
        }
    }
    if !places.is_empty() {
        let path = format!("/guilds/{guild}/roles");
        let call = Call::new(Method::PATCH, "/guilds/{}/roles", guild.get(), path).saying(places.into());
        if let Err(refused) = hands.rest.call(&call.because(Some(reason))).await {
            tracing::debug!(reason = refused.why.word(), "Could not put roles in their order");
        }
    }
    came
}

/// What was made anew has another number: the old one, and the new one.
fn renumbered(change: &Change, answer: &Value) -> Option<(Part, u64, u64)> {
    let new = answer.get("id")?.as_str()?.parse().ok()?;
    match change {
        Change::Role { before: None, after: Some(role) } => Some((Part::Role, role.id.get(), new)),
        Change::Channel { before: None, after: Some(channel) } => {
            Some((Part::Channel, channel.id.get(), new))
        }
        _ => None,
    }
}

/// What was made is there even if that cannot be noted.
async fn noted(hands: &Hands, guild: GuildId, one: (Part, u64, u64)) {
    let now = hands.clock.now();
    if let Err(error) = anew::note(&hands.db, Server::of(guild), one, now).await {
        tracing::error!(%error, "That something was made anew could not be noted");
    }
}

fn one(guild: GuildId, change: &Change) -> Vec<Call> {
    match change {
        Change::Role { before, after } => vec![role(guild, before.as_ref(), after.as_ref())],
        Change::Channel { before, after } => vec![channel(guild, before.as_ref(), after.as_ref())],
        Change::Overwrite { channel, of, after, .. } => {
            let (of, kind) = whose(*of);
            vec![match after {
                Some(bits) => calls::overwrite(*channel, of, kind, (bits.allow.bits(), bits.deny.bits())),
                None => calls::forbid(*channel, of),
            }]
        }
        Change::MemberRoles { user, given, taken } => {
            let given = given.iter().map(|role| calls::add_role(guild, *user, *role));
            given.chain(taken.iter().map(|role| calls::remove_role(guild, *user, *role))).collect()
        }
        Change::Ban { user, banned: true } => vec![calls::ban(guild, *user, 0)],
        Change::Ban { user, banned: false } => vec![calls::unban(guild, *user)],
        Change::Guild { before, after } => face(guild, before, after).into_iter().collect(),
    }
}

/// A server's own things, but for pictures and its own invitation: of those only the name is known.
fn face(guild: GuildId, before: &Face, after: &Face) -> Option<Call> {
    let of = |face: &Face| {
        [
            ("name", json!(face.name)),
            ("description", json!(face.description)),
            ("verification_level", json!(face.verification_level)),
            ("default_message_notifications", json!(face.notifications)),
            ("explicit_content_filter", json!(face.content_filter)),
            ("system_channel_id", json!(face.system_channel)),
            ("rules_channel_id", json!(face.rules_channel)),
            ("public_updates_channel_id", json!(face.updates_channel)),
        ]
    };
    let differing = of(after).into_iter().zip(of(before)).filter(|(is, was)| is != was);
    let to: serde_json::Map<String, Value> =
        differing.map(|((key, value), _)| (key.to_owned(), value)).collect();
    let path = format!("/guilds/{guild}");
    (!to.is_empty())
        .then(|| Call::new(Method::PATCH, "/guilds/{}", guild.get(), path).saying(Value::Object(to)))
}

fn role(guild: GuildId, before: Option<&Role>, after: Option<&Role>) -> Call {
    let make = |role: &Role| {
        json!({
            "name": role.name, "permissions": role.permissions.bits().to_string(), "hoist": role.hoist,
            "mentionable": role.mentionable, "colors": colors(role.colors),
        })
    };
    let all = format!("/guilds/{guild}/roles");
    let each = |method, id| {
        Call::new(method, "/guilds/{}/roles/{}", guild.get(), format!("/guilds/{guild}/roles/{id}"))
    };
    match (before, after) {
        (Some(before), Some(after)) => each(Method::PATCH, before.id).saying(make(after)),
        (None, Some(after)) => {
            Call::new(Method::POST, "/guilds/{}/roles", guild.get(), all).saying(make(after))
        }
        (Some(before), None) => each(Method::DELETE, before.id),
        (None, None) => Call::new(Method::GET, "/guilds/{}/roles", guild.get(), all),
    }
}

fn colors([first, second, third]: [u32; 3]) -> Value {
    let some = |color: u32| if color == 0 { Value::Null } else { color.into() };
    json!({ "primary_color": first, "secondary_color": some(second), "tertiary_color": some(third) })
}

fn channel(guild: GuildId, before: Option<&Channel>, after: Option<&Channel>) -> Call {
    let all = format!("/guilds/{guild}/channels");
    match (before, after) {
        (Some(before), Some(after)) => calls::change_channel(before.id, shape(after, true)),
        (None, Some(after)) => {
            let made = shape(after, false);
            Call::new(Method::POST, "/guilds/{}/channels", guild.get(), all).saying(made)
        }
        (Some(before), None) => {
            let path = format!("/channels/{}", before.id);
            Call::new(Method::DELETE, "/channels/{}", before.id.get(), path)
        }
        (None, None) => Call::new(Method::GET, "/guilds/{}/channels", guild.get(), all),
    }
}

fn shape(channel: &Channel, is_there: bool) -> Value {
    let overwrites: Vec<Value> = channel
        .overwrites
        .iter()
        .map(|overwrite| {
            let (of, kind) = whose(overwrite.of());
            let bits = |bits: Permissions| bits.bits().to_string();
            json!({ "id": of, "type": kind, "allow": bits(overwrite.allow), "deny": bits(overwrite.deny) })
        })
        .collect();
    let mut shape = json!({
        "name": channel.name, "topic": channel.topic, "position": channel.position, "nsfw": channel.nsfw,
        "parent_id": channel.parent, "permission_overwrites": overwrites,
        "rate_limit_per_user": channel.slowmode,
    });
    let Some(fields) = shape.as_object_mut() else { return shape };
    if !is_there {
        fields.insert("type".to_owned(), channel.kind.into());
    }
    if matches!(channel.kind, 2 | 13) {
        fields.insert("bitrate".to_owned(), channel.bitrate.into());
        fields.insert("user_limit".to_owned(), channel.user_limit.into());
        fields.remove("topic");
    }
    shape
}

const fn whose(of: OverwriteOf) -> (AnyId, u8) {
    match of {
        OverwriteOf::Role(role) => (role.as_id_of(), 0),
        OverwriteOf::User(user) => (user.as_id_of(), 1),
    }
}
