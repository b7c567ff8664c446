//! Members, as the register knows them.

use lodge_register::{Field as _, SubjectKey};

use crate::{MEMBER, ids::UserId};

/// Somebody on Discord, as the register knows them: the same on every server.
#[must_use]
pub fn key(user: UserId) -> SubjectKey {
    SubjectKey { kind: MEMBER, key: user.to_value() }
}
