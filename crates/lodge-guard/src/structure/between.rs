//! What lies between two states of one server.

use std::collections::BTreeMap;

use super::Change;
use crate::town::Guild;

/// What became different from one to the other: the server, its roles, its channels.
#[must_use]
pub fn between(before: &Guild, after: &Guild) -> Vec<Change> {
    let mut changes = Vec::new();
    changes.extend(Change::guild(before.face.clone(), after.face.clone()));
    for (one, other) in pairs(before.roles(), after.roles(), |role| role.id) {
        changes.extend((one != other).then(|| Change::Role { before: one.cloned(), after: other.cloned() }));
    }
    for (one, other) in pairs(before.channels(), after.channels(), |channel| channel.id) {
        changes
            .extend((one != other).then(|| Change::Channel { before: one.cloned(), after: other.cloned() }));
    }
    changes
}

/// What has the same id in both, what only one has included.
fn pairs<'a, T, K: Ord>(
    before: &'a [T],
    after: &'a [T],
    id: fn(&T) -> K,
) -> impl Iterator<Item = (Option<&'a T>, Option<&'a T>)> {
    let mut pairs = BTreeMap::new();
    for one in before {
        pairs.insert(id(one), (Some(one), None));
    }
    for other in after {
        pairs.entry(id(other)).or_insert((None, None)).1 = Some(other);
    }
    pairs.into_values()
}
