//! Putting back one thing, if it is still as the guard made it.

use lodge_register::Timestamp;

use super::{super::carry, Left, before::member};
use crate::{
    Case, Did, Effect, Kind, Server,
    act::Why,
    commands::Desk,
    decide::Act,
    event::Member,
    ids::{GuildId, UserId},
    office::No,
    rest,
    store::cases,
    structure::{Bits, Change},
    town::OverwriteOf,
};

/// Put back, or left as it is.
pub(crate) type Outcome = Result<(), Left>;

/// Moments on Discord and ours are the same within so many milliseconds.
const SAME: i64 = 2_000;

/// Puts one thing back, if it is still as the guard made it.
///
/// # Errors
/// [`No`] if the store fails, or the server is not known.
pub(crate) async fn put_back(desk: &Desk, by: UserId, effect: &Effect) -> Result<Outcome, No> {
    let guild = Server::guild(effect.server_id);
    let act = match sought(desk, guild, effect).await? {
        Ok(act) => act,
        Err(left) => return Ok(Err(left)),
    };
    let carried = carry(desk, guild, by, &[act]).await?;
    Ok(carried.why.map_or(Ok(()), |why| Err(of(why))))
}

/// What puts it back.
async fn sought(desk: &Desk, guild: GuildId, effect: &Effect) -> Result<Result<Act, Left>, No> {
    match (effect.did, effect.user_id) {
        (Did::Slowmode | Did::Overwrite, _) => Ok(of_channel(desk, guild, effect)),
        (_, None) => Ok(Err(Left::Unknown)),
        (Did::Ban, Some(user)) => {
            let again = is_banned_again(desk, effect, user).await?;
            Ok(if again { Err(Left::Changed) } else { Ok(Act::Unban { guild, user }) })
        }
        (_, Some(user)) => Ok(match member(desk, guild, user).await {
            Ok(member) => of_member(desk, guild, effect, (user, &member)),
            Err(refused) => Err(of(Why::Refused(refused))),
        }),
    }
}

/// Whether they were banned once more since: that ban is another case's.
async fn is_banned_again(desk: &Desk, effect: &Effect, user: UserId) -> Result<bool, No> {
    let now = desk.now();
    let holds = |case: &Case| {
        matches!(case.kind, Kind::Ban | Kind::Tempban)
            && case.id.number() > effect.case_id
            && case.undone_at.is_none()
            && case.ends_at.is_none_or(|until| until > now)
    };
    Ok(cases::about(&desk.hands.db, effect.server_id, user).await?.iter().any(holds))
}

fn of_member(
    desk: &Desk,
    guild: GuildId,
    effect: &Effect,
    (user, member): (UserId, &Member),
) -> Result<Act, Left> {
    let has = |role| member.roles.contains(&role);
    let is_there = |role| desk.look(|town| town.guild(guild).is_some_and(|guild| guild.role(role).is_some()));
    match (effect.did, effect.role_id) {
        (Did::Timeout, _) => {
            let until = silence(effect, member.communication_disabled_until, desk.now())?;
            Ok(Act::Timeout { guild, user, until })
        }
        (Did::Nick, _) => {
            let now = member.nick.as_ref().map(|nick| nick.as_str().to_owned());
            if now != text(effect.after.as_ref()) {
                return Err(Left::Changed);
            }
            Ok(Act::Nick { guild, user, nick: text(effect.before.as_ref()) })
        }
        (Did::RoleGiven | Did::RoleTaken, Some(role)) if !is_there(role) => Err(Left::Gone),
        (Did::RoleGiven, Some(role)) if has(role) => Ok(Act::RoleRemove { guild, user, role }),
        (Did::RoleTaken, Some(role)) if !has(role) => Ok(Act::RoleAdd { guild, user, role }),
        (Did::RoleGiven | Did::RoleTaken, Some(_)) => Err(Left::Changed),
        _ => Err(Left::Unknown),
    }
}

/// Until when they are silent afterwards: as before, or not at all.
fn silence(effect: &Effect, until: Option<Timestamp>, now: Timestamp) -> Result<Option<Timestamp>, Left> {
    let moment = |text: Option<String>| text.and_then(|text| text.parse().ok()).map(Timestamp::from_millis);
    let made = moment(text(effect.after.as_ref()));
    let Some(until) = until.filter(|until| *until > now) else { return Err(Left::Over) };
    if made.is_some_and(|made| (made.millis() - until.millis()).abs() > SAME) {
        return Err(Left::Changed);
    }
    Ok(moment(text(effect.before.as_ref())).filter(|before| *before > now))
}

fn of_channel(desk: &Desk, guild: GuildId, effect: &Effect) -> Result<Act, Left> {
    let id = effect.channel_id.ok_or(Left::Unknown)?;
    let (before, after) = (text(effect.before.as_ref()), text(effect.after.as_ref()));
    let place = desk.look(|town| town.guild(guild)?.channel(id).cloned()).ok_or(Left::Gone)?;
    if effect.did == Did::Slowmode {
        let number = |text: Option<String>| text.and_then(|text| text.parse::<u16>().ok());
        let before = number(before).ok_or(Left::Unknown)?;
        return match place.slowmode {
            is if Some(is) == number(after) => Ok(Act::Slowmode { guild, channel: id, seconds: before }),
            is if is == before => Err(Left::Over),
            _ => Err(Left::Changed),
        };
    }
    let bits = |text: Option<String>| text.and_then(|text| serde_json::from_str::<Bits>(&text).ok());
    let (before, after) = (bits(before), bits(after));
    let of = OverwriteOf::Role(guild.as_id_of());
    let known = place.overwrites.iter().find(|overwrite| overwrite.of() == of);
    let is = known.map(|known| Bits { allow: known.allow, deny: known.deny });
    if is == before {
        return Err(Left::Over);
    }
    if is != after {
        return Err(Left::Changed);
    }
    let change = Change::Overwrite { channel: id, of, before: is, after: before };
    Ok(Act::Restore { guild, changes: vec![change] })
}

fn text(kept: Option<&lodge_register::Personal<String>>) -> Option<String> {
    kept.map(|kept| kept.reveal().clone())
}

pub(super) const fn of(why: Why) -> Left {
    match why {
        Why::Refused(refused) => match refused.why {
            rest::Why::UnknownPerson => Left::NotHere,
            rest::Why::Gone => Left::Gone,
            _ => Left::Why(why),
        },
        why => Left::Why(why),
    }
}

#[cfg(test)]
mod tests {
    use lodge_register::{Id, Personal};

    use super::*;
    use crate::Stand;

    const NOW: Timestamp = Timestamp::from_millis(1_790_000_000_000);

    fn silenced(before: Option<i64>, after: Option<i64>) -> Effect {
        let moment = |millis: i64| Personal::new(NOW.plus_millis(millis).millis().to_string());
        Effect {
            id: Id::new(1),
            server_id: Id::new(1),
            case_id: 1,
            user_id: Some(UserId::new(4)),
            channel_id: None,
            role_id: None,
            did: Did::Timeout,
            stand: Stand::Done,
            before: before.map(moment),
            after: after.map(moment),
            done_at: NOW,
        }
    }

    #[test]
    fn a_silence_ends_or_is_as_long_as_it_was() {
        let at = |millis: i64| Some(NOW.plus_millis(millis));
        let hour = 3_600_000;
        assert_eq!(silence(&silenced(None, Some(hour)), at(hour), NOW), Ok(None));
        assert_eq!(silence(&silenced(Some(60_000), Some(hour)), at(hour), NOW), Ok(at(60_000)));
        assert_eq!(silence(&silenced(Some(-60_000), Some(hour)), at(hour), NOW), Ok(None), "that is over");
        assert_eq!(silence(&silenced(None, Some(hour)), at(hour + 999), NOW), Ok(None), "Discord rounds");
    }

    #[test]
    fn a_silence_that_somebody_changed_stays() {
        let at = |millis: i64| Some(NOW.plus_millis(millis));
        assert_eq!(silence(&silenced(None, Some(60_000)), at(120_000), NOW), Err(Left::Changed));
        assert_eq!(silence(&silenced(None, Some(60_000)), at(-1), NOW), Err(Left::Over));
        assert_eq!(silence(&silenced(None, Some(60_000)), None, NOW), Err(Left::Over));
    }
}
