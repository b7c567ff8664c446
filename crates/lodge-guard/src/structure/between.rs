//! What lies between two states of one server, in the order in which it can be done.

use std::collections::BTreeMap;

use super::{Change, Structure};
use crate::town::CATEGORY;

/// What must become different to make one of the other.
///
/// First what goes, then roles, categories, channels, and last what names them: the server's own.
#[must_use]
pub fn between(before: &Structure, after: &Structure) -> Vec<Change> {
    let mut changes = Vec::new();
    for (one, other) in pairs(&before.roles, &after.roles) {
        changes.extend(Change::role(one.cloned(), other.cloned()));
    }
    for (one, other) in pairs(&before.channels, &after.channels) {
        changes.extend(Change::channel(one.cloned(), other.cloned()));
    }
    changes.extend(Change::guild(before.face.clone(), after.face.clone()));
    changes.sort_by_key(turn);
    changes
}

/// When a change can be made: what it refers to is there by then.
pub(super) fn turn(change: &Change) -> u8 {
    match change {
        Change::Channel { after: None, .. } => 0,
        Change::Role { after: None, .. } => 1,
        Change::Role { .. } => 2,
        Change::Channel { after: Some(channel), .. } => 3 + u8::from(channel.kind != CATEGORY),
        Change::Overwrite { .. } => 5,
        Change::Guild { .. } => 6,
        Change::MemberRoles { .. } => 7,
        Change::Ban { .. } => 8,
    }
}

/// What has the same id in both, what only one has included.
fn pairs<'a, K: Ord + Copy, T>(
    before: &'a BTreeMap<K, T>,
    after: &'a BTreeMap<K, T>,
) -> impl Iterator<Item = (Option<&'a T>, Option<&'a T>)> {
    let known = before.iter().map(|(id, one)| (Some(one), after.get(id)));
    let new = after.iter().filter(|(id, _)| !before.contains_key(id)).map(|(_, other)| (None, Some(other)));
    known.chain(new)
}
