//! Taking a change back field by field: what somebody else has changed since stays.

use std::collections::BTreeSet;

use super::Bits;
use crate::{
    allowed::Permissions,
    town::{Channel, Face, Overwrite, OverwriteOf, Role},
};

/// One field: what it was, if it still is what the change made of it.
fn field<T: Clone + PartialEq>(before: &T, after: &T, now: &T) -> T {
    if now == after { before.clone() } else { now.clone() }
}

/// Permissions, bit by bit.
fn bits(before: Permissions, after: Permissions, now: Permissions) -> Permissions {
    now.without(after.without(before)) | before.without(after)
}

macro_rules! fields {
    ($before:ident, $after:ident, $now:ident: $kind:ident { $($name:ident),* } $($rest:tt)*) => {
        $kind { $( $name: field(&$before.$name, &$after.$name, &$now.$name), )* $($rest)* }
    };
}

pub(super) fn role(before: &Role, after: &Role, now: &Role) -> Role {
    fields! { before, after, now: Role { name, colors, position, hoist, mentionable, emoji }
        id: now.id, managed: now.managed, permissions: bits(before.permissions, after.permissions, now.permissions),
    }
}

pub(super) fn channel(before: &Channel, after: &Channel, now: &Channel) -> Channel {
    fields! { before, after, now: Channel { parent, name, topic, bitrate, position, slowmode, user_limit, kind, nsfw }
        id: now.id, overwrites: overwrites(before, after, now),
    }
}

pub(super) fn face(before: &Face, after: &Face, now: &Face) -> Face {
    fields! { before, after, now: Face {
        name, description, icon, vanity, system_channel, rules_channel, updates_channel,
        verification_level, notifications, content_filter, mfa_level
    } }
}

fn overwrites(before: &Channel, after: &Channel, now: &Channel) -> Box<[Overwrite]> {
    let all = before.overwrites.iter().chain(&after.overwrites).chain(&now.overwrites);
    let of: BTreeSet<OverwriteOf> = all.map(|overwrite| overwrite.of()).collect();
    let merged = |of: OverwriteOf| {
        let [before, after, now] = [before, after, now].map(|channel| overwrite_of(channel, of));
        let bits = match (before, after, now) {
            (Some(before), Some(after), Some(now)) => Some(Bits {
                allow: bits(before.allow, after.allow, now.allow),
                deny: bits(before.deny, after.deny, now.deny),
            }),
            (before, after, now) => field(&before, &after, &now),
        };
        bits.map(|bits| Overwrite::new(of, bits.allow, bits.deny))
    };
    of.into_iter().filter_map(merged).collect()
}

/// What a channel says about somebody.
pub(super) fn overwrite_of(channel: &Channel, of: OverwriteOf) -> Option<Bits> {
    let found = channel.overwrites.iter().find(|overwrite| overwrite.of() == of);
    found.map(|overwrite| Bits { allow: overwrite.allow, deny: overwrite.deny })
}

/// The overwrites with another one for somebody, or none.
pub(super) fn set_overwrite(all: &[Overwrite], of: OverwriteOf, to: Option<Bits>) -> Box<[Overwrite]> {
    let others = all.iter().copied().filter(|overwrite| overwrite.of() != of);
    let new = to.map(|bits| Overwrite::new(of, bits.allow, bits.deny));
    let mut all: Vec<_> = others.chain(new).collect();
    all.sort_unstable_by_key(|overwrite| overwrite.of());
    all.into()
}
