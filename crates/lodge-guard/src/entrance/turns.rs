//! The entrance's turn in the rounds, once a minute: who is reminded, who is sent out, who is asked again, and what was left
//! lying by a process that stopped in the middle of it.

use lodge_register::Timestamp;
use lodge_store::StoreError;

use super::{
    course::{self, happened},
    open, requests, staff,
};
use crate::{
    Newcomer, Server,
    commands::Desk,
    event::Member,
    ids::{GuildId, RoleId},
    rest::{Why, calls},
    settings::{self, Kind},
    store::{cases, newcomers},
    verify::flow::{Course, Event, Standing},
};

/// So many of a server are dealt with in one turn, of each kind: nobody gets a hundred messages sent at once.
const MOST: i64 = 20;
/// What was being looked at for so long was left lying.
const LYING: i64 = 600_000;
const HOUR: i64 = 3_600_000;

/// Takes the turn on every server that asks those who come. `began` is when we started: whoever could not press a button
/// because we were away is not sent out within the first hour. Says how many were moved.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn take(desk: &Desk, began: Timestamp) -> Result<usize, StoreError> {
    let guilds: Vec<GuildId> = desk.look(|town| town.guilds().map(|guild| guild.id).collect());
    let mut moved = 0;
    for guild in guilds {
        let settings = desk.settings.of(guild);
        if settings.entrance.on {
            moved += one(desk, guild, &settings, began).await?;
        }
    }
    Ok(moved)
}

async fn one(
    desk: &Desk,
    guild: GuildId,
    settings: &settings::Settings,
    began: Timestamp,
) -> Result<usize, StoreError> {
    let (db, server, now) = (&desk.hands.db, Server::of(guild), desk.now());
    for newcomer in newcomers::left_lying(db, server, now.plus_millis(-LYING)).await? {
        happened(desk, guild, newcomer.user_id, Event::Failed, [0; 32]).await?;
    }
    // While a raid goes on nobody gets a role, and nobody new begins.
    let mut asking = requests::Asking::default();
    if !desk.look_in(|mind| mind.is_raided(guild)) {
        // This answers whoever asked Discord and was let in, so that below only the role is left to give.
        if settings.entrance.requests {
            asking = requests::look(desk, guild).await?;
        }
        for newcomer in newcomers::without_the_role(db, server, MOST).await? {
            open::give(desk, guild, &newcomer).await?;
        }
    }
    staff::remind(desk, guild).await?;
    let mut left = if now >= began.plus_millis(HOUR) { left_of_the_hour(desk, guild).await? } else { 0 };
    let mut moved = 0;
    for was_in in [false, true] {
        let course = if was_in { settings.entrance.course_again() } else { settings.entrance.course() };
        let due = newcomers::Due {
            was_in,
            reminders: course.reminders,
            idle_since: now.plus_millis(-course.remind_after),
            asked_before: course.kick_after.filter(|_| left > 0).map(|after| now.plus_millis(-after)),
        };
        for newcomer in newcomers::due(db, server, due, MOST).await? {
            let is_over = is_over(&course, &newcomer, now);
            if is_over && left == 0 {
                continue;
            }
            left -= i64::from(is_over);
            moved += usize::from(tick(desk, guild, &newcomer, &asking).await?);
        }
    }
    Ok(moved + again(desk, guild, &settings.entrance).await?)
}

/// Whether somebody's time is over.
fn is_over(course: &Course, newcomer: &Newcomer, now: Timestamp) -> bool {
    course.kick_after.is_some_and(|after| now >= newcomer.asked_at.plus_millis(after))
}

/// How many more may be sent out within this hour: as many as one of the staff may.
async fn left_of_the_hour(desk: &Desk, guild: GuildId) -> Result<i64, StoreError> {
    let settings = desk.settings.of(guild);
    let most = settings.budgets.per_hour.get(&Kind::Kick).map_or(MOST, |most| i64::from(*most));
    let since = desk.now().plus_millis(-HOUR);
    let spent = cases::by_rule_since(&desk.hands.db, Server::of(guild), open::RULE, since).await?;
    Ok((most - spent).max(0))
}

/// What somebody is on the server just now.
enum Here {
    /// They are, with these roles.
    With(Vec<RoleId>),
    /// They are not.
    Gone,
    /// Nobody can say.
    Unknown,
}

async fn here(desk: &Desk, guild: GuildId, newcomer: &Newcomer) -> Here {
    match desk.hands.rest.call(&calls::member(guild, newcomer.user_id)).await {
        Ok(member) => {
            serde_json::from_value::<Member>(member).map_or(Here::Unknown, |member| Here::With(member.roles))
        }
        Err(refused) if refused.why == Why::UnknownPerson => Here::Gone,
        Err(_) => Here::Unknown,
    }
}

/// Time went by for somebody. Nobody is reminded who left, or whom a person let in meanwhile; whoever asked Discord is not
/// here yet, and `asking` says whether they still do.
async fn tick(
    desk: &Desk,
    guild: GuildId,
    newcomer: &Newcomer,
    asking: &requests::Asking,
) -> Result<bool, StoreError> {
    let role = desk.settings.of(guild).entrance.role;
    let event = match here(desk, guild, newcomer).await {
        Here::Unknown => return Ok(false),
        Here::Gone if requests::is_asking(desk, guild, newcomer).await? => {
            match asking.has(newcomer.user_id) {
                Some(true) => Event::Ticked,
                Some(false) => Event::Left,
                None => return later(desk, guild, newcomer).await,
            }
        }
        Here::Gone => Event::Left,
        Here::With(roles) if !newcomer.was_in() && role.is_some_and(|role| roles.contains(&role)) => {
            open::by_hand(desk, guild, newcomer).await?;
            return Ok(true);
        }
        Here::With(_) => Event::Ticked,
    };
    let went = happened(desk, guild, newcomer.user_id, event, [0; 32]).await?;
    Ok(went.is_some_and(|went| went.standing != newcomer.standing()))
}

/// Nobody can say whether somebody still asks: others come first, and they are looked at again when their turn is next.
async fn later(desk: &Desk, guild: GuildId, newcomer: &Newcomer) -> Result<bool, StoreError> {
    let last = newcomer.last_at.plus_millis(HOUR).min(desk.now());
    let standing = Standing { last, ..newcomer.standing() };
    let ends = desk.settings.of(guild).entrance.remembered_until(standing.last);
    newcomers::step(&desk.hands.db, newcomer, (standing, newcomer.stage), ends).await.map(|_| false)
}

/// Those who were let in long ago are asked again. They keep the role until their time is over.
async fn again(desk: &Desk, guild: GuildId, settings: &settings::Entrance) -> Result<usize, StoreError> {
    let Some(days) = settings.again_days else { return Ok(0) };
    let before = desk.now().plus_days(-days);
    let mut asked = 0;
    for newcomer in newcomers::let_in_before(&desk.hands.db, Server::of(guild), before, MOST).await? {
        let keeps = |roles: &[RoleId]| settings.role.is_none_or(|role| roles.contains(&role));
        match here(desk, guild, &newcomer).await {
            Here::With(roles) if keeps(&roles) => {
                if course::again(desk, guild, newcomer.user_id).await? {
                    open::tell(desk, guild, newcomer.user_id, "entrance-again").await;
                    asked += 1;
                }
            }
            // Whoever left, or lost the role by a person, has nothing to show.
            Here::With(_) | Here::Gone => open::is_gone(desk, guild, &newcomer).await?,
            Here::Unknown => {}
        }
    }
    Ok(asked)
}

/// Reminds somebody of what they were asked.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(super) async fn remind(desk: &Desk, guild: GuildId, newcomer: &Newcomer) -> Result<(), StoreError> {
    if requests::is_asking(desk, guild, newcomer).await? {
        requests::remind(desk, guild, newcomer.user_id).await;
        return Ok(());
    }
    let message = if newcomer.was_in() { "entrance-again-reminder" } else { "entrance-reminder" };
    open::tell(desk, guild, newcomer.user_id, message).await;
    Ok(())
}

/// The settings of a server became others: who is asked no more is forgotten, and who is in is remembered as long as the
/// server asks again.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(crate) async fn changed(desk: &Desk, guild: GuildId, old: &settings::Entrance) -> Result<(), StoreError> {
    let (db, server, new) = (&desk.hands.db, Server::of(guild), desk.settings.of(guild));
    if old.on && !new.entrance.on {
        newcomers::close(db, server).await?;
    }
    if old.again_days != new.entrance.again_days {
        let millis = new.entrance.remembered_until(Timestamp::from_millis(0)).millis();
        newcomers::remember_for(db, server, millis).await?;
    }
    Ok(())
}
