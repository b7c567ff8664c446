//! Opening the door, or not: the role, Discord's own request to join, and what somebody is told who is not let in.

use lodge_register::Timestamp;
use lodge_store::StoreError;

use super::requests::{self, Answer};
use crate::{
    Newcomer, Server, Stage,
    act::{Carried, Why, steps},
    allowed::{Permissions, may},
    commands::{Desk, say::plain},
    decide::Act,
    ids::{GuildId, RoleId, UserId},
    rest,
    settings::Topic,
    store::{newcomers, once},
    town::Guild,
    verify::flow::{Standing, Step},
};

/// The rule that sends somebody out who did not finish: the message with its name.
pub const RULE: &str = "entrance-rule-not-finished";

/// Says yes to the request to join of somebody who is in, and gives them the role.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(super) async fn let_in(desk: &Desk, guild: GuildId, newcomer: &Newcomer) -> Result<(), StoreError> {
    if desk.settings.of(guild).entrance.requests {
        requests::try_answer(desk, guild, newcomer.user_id, Answer::Approved).await;
    }
    give(desk, guild, newcomer).await
}

/// Gives somebody the role who is in. What does not work now is tried again with every turn, and the staff is told why.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn give(desk: &Desk, guild: GuildId, newcomer: &Newcomer) -> Result<(), StoreError> {
    let (user, settings) = (newcomer.user_id, desk.settings.of(guild));
    let Some(role) = settings.entrance.role else { return is_in(desk, guild, user).await };
    let carried = role_given(desk, guild, user, role).await;
    match carried.why {
        None => is_in(desk, guild, user).await,
        Some(Why::Refused(refused)) if refused.why == rest::Why::UnknownPerson => {
            // Whoever asked Discord to be let in comes a moment after the yes.
            let waits = settings.entrance.requests && desk.now() < newcomer.last_at.plus_days(1);
            if waits { Ok(()) } else { is_gone(desk, guild, newcomer).await }
        }
        Some(why) => lacking(desk, guild, "entrance-no-role", why).await,
    }
}

/// Somebody is in, and has what they get for it.
async fn is_in(desk: &Desk, guild: GuildId, user: UserId) -> Result<(), StoreError> {
    let (now, settings) = (desk.now(), desk.settings.of(guild));
    let ends = settings.entrance.remembered_until(now);
    newcomers::let_in(&desk.hands.db, (Server::of(guild), user), now, ends).await
}

/// Somebody is not on the server any more.
pub(super) async fn is_gone(desk: &Desk, guild: GuildId, newcomer: &Newcomer) -> Result<(), StoreError> {
    ends_at(desk, guild, newcomer, Stage::Out).await.map(drop)
}

/// A person gave somebody the role, or let them in through Discord itself: then they are in.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(super) async fn by_hand(desk: &Desk, guild: GuildId, newcomer: &Newcomer) -> Result<(), StoreError> {
    match approved(desk, guild, newcomer).await? {
        Some(newcomer) => let_in(desk, guild, &newcomer).await,
        None => Ok(()),
    }
}

/// The same, but for what Discord has to be asked: whoever is to be let in is returned.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(super) async fn approved(
    desk: &Desk,
    guild: GuildId,
    newcomer: &Newcomer,
) -> Result<Option<Newcomer>, StoreError> {
    let is_in = newcomer.stage == Stage::In || ends_at(desk, guild, newcomer, Stage::In).await?;
    Ok(is_in.then(|| Newcomer { stage: Stage::In, last_at: desk.now(), ..newcomer.clone() }))
}

async fn ends_at(desk: &Desk, guild: GuildId, newcomer: &Newcomer, stage: Stage) -> Result<bool, StoreError> {
    let at = if stage == Stage::In { Step::In } else { Step::Out };
    let after = Standing { at, last: desk.now(), ..newcomer.standing() };
    let ends = desk.settings.of(guild).entrance.remembered_until(after.last);
    newcomers::step(&desk.hands.db, newcomer, (after, stage), ends).await
}

/// Gives the role, where it does no harm.
async fn role_given(desk: &Desk, guild: GuildId, user: UserId, role: RoleId) -> Carried {
    let reason = desk.speaker_of(guild).say("entrance-audit", &[]);
    carry(desk, guild, &Act::RoleAdd { guild, user, role }, &reason, None).await
}

/// Takes the role from somebody who was in.
async fn role_taken(desk: &Desk, guild: GuildId, user: UserId) -> Carried {
    let Some(role) = desk.settings.of(guild).entrance.role else { return Carried::default() };
    let reason = desk.speaker_of(guild).say("entrance-audit-over", &[]);
    carry(desk, guild, &Act::RoleRemove { guild, user, role }, &reason, None).await
}

async fn carry(desk: &Desk, guild: GuildId, act: &Act, reason: &str, by_rule: Option<&str>) -> Carried {
    let now = desk.now();
    let drawn = desk.look(|town| {
        let guild = town.guild(guild)?;
        let fits = if let Act::RoleAdd { role, .. } = act { is_harmless(guild, *role) } else { true };
        fits.then(|| steps(guild, std::slice::from_ref(act), reason, now))
    });
    match drawn {
        Some(steps) => desk.hands.carry(Server::of(guild), steps, by_rule).await,
        None => Carried {
            failed: 1,
            why: Some(Why::Refused(rest::Refused::of(rest::Why::Gone))),
            ..Carried::default()
        },
    }
}

/// No dangerous role is given without a person who gives it.
fn is_harmless(guild: &Guild, role: RoleId) -> bool {
    guild.role(role).is_some_and(|role| !role.managed && !role.permissions.any_of(Permissions::DANGEROUS))
}

/// Tells the staff, once a day, what could not be done, and why.
async fn lacking(desk: &Desk, guild: GuildId, what: &'static str, why: Why) -> Result<(), StoreError> {
    if matches!(why, Why::Refused(refused) if refused.is_temporary()) {
        return Ok(());
    }
    let now = desk.now();
    if once::claim(&desk.hands.db, &format!("{what} {guild}"), (now, now.plus_days(1))).await? {
        let speaker = desk.speaker_of(guild);
        let text = format!("{}\n{}", speaker.say(what, &[]), speaker.why(why));
        desk.staff_with(guild, Topic::Queue, &text, &[]).await;
    }
    Ok(())
}

/// Tells somebody that the staff did not let them in, and what they can do. Nobody is banned.
pub(super) async fn refuse(desk: &Desk, guild: GuildId, newcomer: &Newcomer) {
    let user = newcomer.user_id;
    if newcomer.was_in() {
        role_taken(desk, guild, user).await;
    }
    if desk.settings.of(guild).entrance.requests {
        requests::try_answer(desk, guild, user, Answer::Rejected).await;
    }
    tell(desk, guild, user, "entrance-refused").await;
}

/// Somebody did not finish in time: they are told, and put out; whoever was in before loses the role, and stays. If that
/// does not work they stand where they stood.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(super) async fn send_out(
    desk: &Desk,
    guild: GuildId,
    before: &Newcomer,
    after: &Newcomer,
) -> Result<(), StoreError> {
    let user = before.user_id;
    if requests::is_asking(desk, guild, before).await? {
        match requests::turn_away(desk, guild, user).await {
            Ok(true) => return Ok(()),
            // They came meanwhile.
            Ok(false) => {}
            Err(refused) => return stays(desk, guild, (before, after), Why::Refused(refused)).await,
        }
    }
    let why = match missing(desk, guild, before) {
        Some(why) => Some(why),
        None if before.was_in() => {
            let taken = role_taken(desk, guild, user).await;
            if taken.why.is_none() {
                tell(desk, guild, user, "entrance-role-over").await;
            }
            taken.why
        }
        None => put_out(desk, guild, before).await?,
    };
    match why {
        Some(why) => stays(desk, guild, (before, after), why).await,
        None => Ok(()),
    }
}

/// It did not work: they stand where they stood, and the staff is told why.
async fn stays(
    desk: &Desk,
    guild: GuildId,
    (before, after): (&Newcomer, &Newcomer),
    why: Why,
) -> Result<(), StoreError> {
    let back = Standing { last: after.last_at, ..before.standing() };
    newcomers::step(&desk.hands.db, after, (back, before.stage), before.ends_at).await?;
    lacking(desk, guild, "entrance-no-end", why).await
}

/// What we lack to do it, as far as it can be known.
fn missing(desk: &Desk, guild: GuildId, newcomer: &Newcomer) -> Option<Why> {
    let (user, role) = (newcomer.user_id, desk.settings.of(guild).entrance.role);
    let act = match role.filter(|_| newcomer.was_in()) {
        Some(role) => Act::RoleRemove { guild, user, role },
        None => Act::Kick { guild, user },
    };
    let not_there = Some(Why::Refused(rest::Refused::of(rest::Why::Later)));
    desk.look(|town| town.guild(guild).map_or(not_there, |guild| may(guild, &act).err().map(Why::Missing)))
}

/// Tells somebody, as afterwards they could not be reached, and puts them out. Why not, if it could not be done.
async fn put_out(desk: &Desk, guild: GuildId, newcomer: &Newcomer) -> Result<Option<Why>, StoreError> {
    let (user, now) = (newcomer.user_id, desk.now());
    let claim = format!("entrance told {guild} {user} {}", newcomer.asked_at.millis());
    if once::claim(&desk.hands.db, &claim, (now, now.plus_days(1))).await? {
        tell(desk, guild, user, "entrance-sent-out").await;
    }
    let act = Act::Kick { guild, user };
    let reason = desk.speaker_of(guild).say(RULE, &[]);
    Ok(carry(desk, guild, &act, &reason, Some(RULE)).await.why)
}

/// Tells somebody something, in the language of the server, with the way to its button. That they take no messages stops
/// nothing.
pub(super) async fn tell(desk: &Desk, guild: GuildId, user: UserId, message: &'static str) {
    let (speaker, name) = (desk.speaker_of(guild), desk.name_of(guild));
    let mut text = speaker.say(message, &[("server", plain(&name).into())]);
    if let Some(channel) = desk.settings.of(guild).entrance.channel {
        text.push('\n');
        text.push_str(&format!("https://discord.com/channels/{guild}/{channel}"));
    }
    if let Err(refused) = desk.tell(user, &text).await {
        tracing::debug!(
            reason = refused.why.word(),
            "Somebody could not be told how they stand at the entrance"
        );
    }
}

/// The moment from which on an account is so many days old.
#[must_use]
pub fn old_enough(user: UserId, least_days: i64) -> Timestamp {
    user.made_at().plus_days(least_days)
}
