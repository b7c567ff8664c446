//! Changes as rows of the log, and back.

use lodge_register::Personal;
use serde::{Serialize, de::DeserializeOwned};

use super::{Bits, Change};
use crate::{
    ids::{ChannelId, RoleId, UserId},
    town::{Channel, Face, OverwriteOf, Role},
};

/// A change as it is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What kind of thing.
    pub what: &'static str,
    /// Which, by Discord's number.
    pub object: i64,
    /// Whose, where it is one member's own.
    pub member: Option<UserId>,
    /// How it was.
    pub before: Option<String>,
    /// How it is.
    pub after: Option<String>,
}

const ROLE: &str = "role";
const CHANNEL: &str = "channel";
const OVERWRITE: &str = "overwrite";
const SERVER: &str = "server";
const MEMBER: &str = "member-roles";
const BAN: &str = "ban";

/// The word for what a change is about.
#[must_use]
pub const fn what(change: &Change) -> &'static str {
    match change {
        Change::Role { .. } => ROLE,
        Change::Channel { .. } => CHANNEL,
        Change::Overwrite { .. } => OVERWRITE,
        Change::Guild { .. } => SERVER,
        Change::MemberRoles { .. } => MEMBER,
        Change::Ban { .. } => BAN,
    }
}

/// A change as a row.
#[must_use]
pub fn of(change: &Change) -> Row {
    let id = |number: u64| number.cast_signed();
    match change {
        Change::Role { before, after } => {
            let object = before.as_ref().or(after.as_ref()).map_or(0, |role| id(role.id.get()));
            row(ROLE, object, None, before.as_ref(), after.as_ref())
        }
        Change::Channel { before, after } => {
            let object = before.as_ref().or(after.as_ref()).map_or(0, |channel| id(channel.id.get()));
            row(CHANNEL, object, None, before.as_ref(), after.as_ref())
        }
        Change::Overwrite { channel, of, before, after } => {
            let member = if let OverwriteOf::User(user) = of { Some(*user) } else { None };
            let (before, after) = (Some((of, before)), Some((of, after)));
            row(OVERWRITE, id(channel.get()), member, before.as_ref(), after.as_ref())
        }
        Change::Guild { before, after } => row(SERVER, 0, None, Some(&**before), Some(&**after)),
        Change::MemberRoles { user, given, taken } => {
            row(MEMBER, id(user.get()), Some(*user), Some(taken), Some(given))
        }
        Change::Ban { user, banned } => row(BAN, id(user.get()), Some(*user), None::<&bool>, Some(banned)),
    }
}

fn row(
    what: &'static str,
    object: i64,
    member: Option<UserId>,
    before: Option<&impl Serialize>,
    after: Option<&impl Serialize>,
) -> Row {
    // Our own values have nothing that JSON cannot say.
    let written = |value: Result<String, serde_json::Error>| value.ok();
    let before = before.and_then(|before| written(serde_json::to_string(before)));
    let after = after.and_then(|after| written(serde_json::to_string(after)));
    Row { what, object, member, before, after }
}

/// The change that a record tells of, if it can be read.
#[must_use]
pub fn change(record: &crate::Change) -> Option<Change> {
    let text = |text: &Option<Personal<String>>| text.as_ref().map(|text| text.reveal().clone());
    let (before, after) = (text(&record.before), text(&record.after));
    read(&record.what, record.object, before.as_deref(), after.as_deref())
}

/// The change that a row tells of, if it can be read.
#[must_use]
pub fn read(what: &str, object: i64, before: Option<&str>, after: Option<&str>) -> Option<Change> {
    let id = object.cast_unsigned();
    Some(match what {
        ROLE => Change::Role { before: maybe::<Role>(before)?, after: maybe(after)? },
        CHANNEL => Change::Channel { before: maybe::<Channel>(before)?, after: maybe(after)? },
        OVERWRITE => {
            let (of, before): (OverwriteOf, Option<Bits>) = value(before)?;
            let (_, after): (OverwriteOf, Option<Bits>) = value(after)?;
            Change::Overwrite { channel: ChannelId::new(id), of, before, after }
        }
        SERVER => Change::Guild { before: Box::new(value::<Face>(before)?), after: Box::new(value(after)?) },
        MEMBER => {
            let (taken, given) = (value::<Vec<RoleId>>(before)?, value(after)?);
            Change::MemberRoles { user: UserId::new(id), given, taken }
        }
        BAN => Change::Ban { user: UserId::new(id), banned: value(after)? },
        _ => return None,
    })
}

fn value<T: DeserializeOwned>(text: Option<&str>) -> Option<T> {
    serde_json::from_str(text?).ok()
}

/// Nothing is nothing; what is there has to be readable.
fn maybe<T: DeserializeOwned>(text: Option<&str>) -> Option<Option<T>> {
    text.map_or(Some(None), |text| serde_json::from_str(text).ok().map(Some))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{allowed::Permissions, event};

    #[test]
    fn a_change_is_read_as_it_was_written() {
        let role = Role::from(&event::Role { id: RoleId::new(7), ..event::Role::default() });
        let channel = Channel::from(&event::Channel { id: ChannelId::new(8), ..event::Channel::default() });
        let bits = Bits { allow: Permissions::NONE, deny: Permissions::SEND_MESSAGES };
        let whose = OverwriteOf::User(UserId::new(9));
        let changes = [
            Change::Role { before: Some(role.clone()), after: None },
            Change::Role { before: None, after: Some(role) },
            Change::Channel { before: None, after: Some(channel) },
            Change::Overwrite { channel: ChannelId::new(8), of: whose, before: None, after: Some(bits) },
            Change::Guild { before: Box::default(), after: Box::default() },
            Change::MemberRoles { user: UserId::new(9), given: vec![RoleId::new(7)], taken: vec![] },
            Change::Ban { user: UserId::new(9), banned: true },
        ];
        for change in changes {
            let row = of(&change);
            assert_eq!(read(row.what, row.object, row.before.as_deref(), row.after.as_deref()), Some(change));
        }
        assert_eq!(read("role", 1, Some("{"), None), None);
        assert_eq!(read("weather", 1, None, None), None);
    }
}
