//! Where somebody stands, what happened to them, and what follows: loaded, followed, saved, done.

use lodge_register::Timestamp;
use lodge_store::StoreError;

use super::{open, requests, staff, turns};
use crate::{
    Newcomer, Server, Stage,
    commands::Desk,
    event::Member,
    ids::{GuildId, UserId},
    settings,
    store::newcomers,
    verify::flow::{Act, Course, Event, Standing, follow},
};

/// How often it is tried again where somebody else moved them meanwhile.
const TRIES: u8 = 4;

/// Discord's clock and ours differ by less than this, in milliseconds.
const SAME_COMING: i64 = 60_000;

/// Where somebody stands now, and what has to be done on their side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Went {
    /// Where they stand.
    pub standing: Standing,
    /// What their page or their answer in Discord does: of all acts those that are not done behind them.
    pub acts: Vec<Act>,
}

impl Went {
    /// Whether this is to be done.
    #[must_use]
    pub fn asks_for(&self, act: Act) -> bool {
        self.acts.contains(&act)
    }
}

/// What a server asks of those who come.
#[must_use]
pub fn course(settings: &settings::Entrance) -> Course {
    settings.course()
}

/// Where somebody stands. Nothing, if nobody asked them.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn standing(desk: &Desk, guild: GuildId, user: UserId) -> Result<Option<Standing>, StoreError> {
    let newcomer = newcomers::of(&desk.hands.db, Server::of(guild), user).await?;
    Ok(newcomer.map(|newcomer| newcomer.standing()))
}

/// Something happened: it is followed and saved, and what is ours to do is done. Of two at once one has its effect, the
/// other finds them where they stand then. Nothing, if nobody asked them.
///
/// `drawn` is the hash of what somebody who is sent to Discord now has to bring back; zeros, where nobody can be.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn happened(
    desk: &Desk,
    guild: GuildId,
    user: UserId,
    event: Event,
    drawn: [u8; 32],
) -> Result<Option<Went>, StoreError> {
    let (db, server) = (&desk.hands.db, Server::of(guild));
    let chosen = desk.settings.of(guild);
    for _ in 0..TRIES {
        let Some(before) = newcomers::of(db, server, user).await? else { return Ok(None) };
        let now = desk.now();
        let asks = if before.was_in() { chosen.entrance.course_again() } else { chosen.entrance.course() };
        let (after, acts) = follow(&asks, before.standing(), event, drawn, now);
        if acts.is_empty() && after == before.standing() {
            return Ok(Some(Went { standing: after, acts }));
        }
        let stage = if acts.contains(&Act::Refuse) { Stage::Refused } else { Stage::of(after.at) };
        let ends = chosen.entrance.remembered_until(after.last);
        if newcomers::step(db, &before, (after, stage), ends).await? {
            return Ok(Some(done(desk, guild, &before, (after, stage), (event, acts)).await?));
        }
    }
    let standing = standing(desk, guild, user).await?;
    Ok(standing.map(|standing| Went { standing, acts: Vec::new() }))
}

/// Does what is ours to do, and gives back the rest.
async fn done(
    desk: &Desk,
    guild: GuildId,
    before: &Newcomer,
    (standing, stage): (Standing, Stage),
    (event, acts): (Event, Vec<Act>),
) -> Result<Went, StoreError> {
    let reminded = i64::from(standing.reminded);
    let after = Newcomer { stage, last_at: standing.last, reminded, ..before.clone() };
    let is_raided = desk.look_in(|mind| mind.is_raided(guild));
    let mut left = Vec::new();
    for act in acts {
        match act {
            Act::GiveWork | Act::SendAway | Act::Ask | Act::Look | Act::TellToWait => left.push(act),
            // Nobody gets a role while a raid goes on but from a person; the turn gives it afterwards.
            Act::LetIn if is_raided && !matches!(event, Event::Reviewed { .. }) => {}
            Act::LetIn => open::let_in(desk, guild, &after).await?,
            Act::Refuse => open::refuse(desk, guild, &after).await,
            Act::SendOut => open::send_out(desk, guild, before, &after).await?,
            Act::AskStaff => staff::ask(desk, guild, &after, event).await?,
            Act::Remind => turns::remind(desk, guild, &after).await?,
            // Whoever holds a token drops it; that revokes it.
            Act::Revoke => {}
        }
    }
    Ok(Went { standing, acts: left })
}

/// Somebody is at the door: whoever was never asked, or went away, is asked from now on.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn at_the_door(desk: &Desk, guild: GuildId, user: UserId) -> Result<Newcomer, StoreError> {
    let (db, server) = (&desk.hands.db, Server::of(guild));
    for _ in 0..TRIES {
        let before = newcomers::of(db, server, user).await?;
        if let Some(known) = before.as_ref().filter(|known| known.stage != Stage::Out) {
            return Ok(known.clone());
        }
        let asked = asked_from(desk, guild, user, desk.now());
        if newcomers::ask(db, before.as_ref(), &asked).await? {
            return Ok(asked);
        }
    }
    Err(StoreError::Busy)
}

/// Somebody is asked anew, wherever they stand. Whoever is in keeps the role until their time is over.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn again(desk: &Desk, guild: GuildId, user: UserId) -> Result<bool, StoreError> {
    let (db, server) = (&desk.hands.db, Server::of(guild));
    let before = newcomers::of(db, server, user).await?;
    let kept = before.as_ref().and_then(|before| before.let_in_at);
    let asked = Newcomer { let_in_at: kept, ..asked_from(desk, guild, user, desk.now()) };
    newcomers::ask(db, before.as_ref(), &asked).await
}

/// Somebody came to the server. The same coming can be told twice, and is one. Whoever was approved before they came is
/// returned: they are to be let in, which is not waited for here.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn came(desk: &Desk, member: &Member) -> Result<Option<Newcomer>, StoreError> {
    let (guild, user) = (member.guild_id, member.user.id);
    let settings = desk.settings.of(guild);
    let has_it = settings.entrance.role.is_some_and(|role| member.roles.contains(&role));
    if !settings.entrance.on || member.user.bot || has_it {
        return Ok(None);
    }
    let (db, server) = (&desk.hands.db, Server::of(guild));
    let joined = member.joined_at.unwrap_or(desk.now());
    let before = newcomers::of(db, server, user).await?;
    if let Some(known) = &before {
        // What the staff decided stands until it says otherwise: who comes again is not asked anew for it.
        if known.asked_at >= joined || known.stage == Stage::Refused {
            return Ok(None);
        }
        // Whoever asked Discord to be let in comes once somebody said yes, here or there; whoever was here with the role
        // comes again.
        // That they came may be told only after they were given the role.
        let before_role = known.let_in_at.is_none_or(|at| joined <= at.plus_millis(SAME_COMING));
        let comes = known.stage != Stage::Out && (settings.entrance.role.is_none() || before_role);
        if comes && requests::is_of(desk, guild, known).await? {
            return open::approved(desk, guild, known).await;
        }
    }
    let asked = asked_from(desk, guild, user, desk.now().max(joined));
    newcomers::ask(db, before.as_ref(), &asked).await.map(|_| None)
}

/// Somebody answered the questions: it is kept until somebody decided, and followed. `drawn` is as in [`happened`].
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn answered(
    desk: &Desk,
    guild: GuildId,
    user: UserId,
    answers: &[String],
    drawn: [u8; 32],
) -> Result<Option<Went>, StoreError> {
    let db = &desk.hands.db;
    let Some(newcomer) = newcomers::of(db, Server::of(guild), user).await? else { return Ok(None) };
    if !newcomers::answer(db, &newcomer, answers).await? {
        return Ok(Some(Went { standing: newcomer.standing(), acts: Vec::new() }));
    }
    happened(desk, guild, user, Event::Answered, drawn).await
}

fn asked_from(desk: &Desk, guild: GuildId, user: UserId, at: Timestamp) -> Newcomer {
    let ends = desk.settings.of(guild).entrance.remembered_until(at);
    newcomers::begun(Server::of(guild), user, (at, ends))
}
