//! Taking a case back: on Discord as it was before, and in the record. What somebody changed meanwhile stays as it is.
//!
//! ```text
//! case ──> may they? ──> its effects (or what its kind says) ──> each as it is on Discord now ──> put back, or left and why
//! ```

mod before;
mod effect;
mod quarantine;

pub(crate) use before::{before, note};
pub(crate) use effect::{Outcome, put_back};

use lodge_register::Id;

use super::{No, allow, case, roles};
use crate::{
    Case, Deed, Did, Done, Effect, Kind, MassState, Server, Stand,
    act::Why,
    allowed::{Permissions, Person, outranks, outranks_role},
    commands::{Desk, say::plain},
    ids::{GuildId, RoleId, UserId},
    rest::reason::LONGEST,
    settings::{Kind as Counted, Topic},
    store::{cases, deeds, effects, masses, once},
};

/// A case did so much at most that is put back while somebody waits; of more, work on many members is made.
const MOST: i64 = 1_000;
/// What stands before why a case was taken back, in any language.
const BACK: &str = "↩ ";
/// So long nobody else takes the same case back.
const WINDOW: i64 = 60_000;

/// What came of taking a case back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// Its number.
    pub number: i64,
    /// What it was.
    pub kind: Kind,
    /// What was put back, and how often.
    pub back: Vec<(Did, usize)>,
    /// What was not, why, and how often.
    pub left: Vec<(Left, usize)>,
    /// Whether it is over: else somebody can try again once nothing is in the way.
    pub whole: bool,
    /// Whether it goes on by itself, because it is about many.
    pub goes_on: bool,
}

/// Why something was not put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// It had ended by itself.
    Over,
    /// Somebody changed it meanwhile.
    Changed,
    /// The role or the channel is gone.
    Gone,
    /// They are not on the server.
    NotHere,
    /// How it was before is not known.
    Unknown,
    /// The guard lacks something, or Discord did not do it.
    Why(Why),
}

impl Left {
    /// Whether it can go well another time.
    const fn is_open(self) -> bool {
        matches!(self, Self::Why(_))
    }
}

impl Undone {
    fn of(case: &Case) -> Self {
        let (number, kind) = (case.number, case.kind);
        Self { number, kind, back: Vec::new(), left: Vec::new(), whole: true, goes_on: false }
    }

    fn add(&mut self, did: Did, outcome: Outcome) {
        match outcome {
            Ok(()) => count(&mut self.back, did),
            Err(left) => count(&mut self.left, left),
        }
    }

    /// Whether there was nothing on Discord that anybody could put back.
    #[must_use]
    pub const fn is_record_only(&self) -> bool {
        matches!(
            self.kind,
            Kind::Kick
                | Kind::Softban
                | Kind::Purge
                | Kind::Voice
                | Kind::Unban
                | Kind::Untimeout
                | Kind::Release
        )
    }
}

fn count<T: PartialEq>(all: &mut Vec<(T, usize)>, one: T) {
    match all.iter_mut().find(|(known, _)| *known == one) {
        Some((_, count)) => *count += 1,
        None => all.push((one, 1)),
    }
}

/// What somebody has to be allowed to take back this.
const fn needs(kind: Kind) -> Permissions {
    match kind {
        Kind::Ban | Kind::Tempban | Kind::Softban | Kind::Unban => Permissions::BAN_MEMBERS,
        Kind::Kick => Permissions::KICK_MEMBERS,
        Kind::Purge => Permissions::MANAGE_MESSAGES,
        Kind::Nick => Permissions::MANAGE_NICKNAMES,
        Kind::Voice => Permissions::MOVE_MEMBERS,
        Kind::Quarantine | Kind::Release | Kind::RoleGiven | Kind::RoleTaken => Permissions::MANAGE_ROLES,
        Kind::Slowmode | Kind::Lockdown | Kind::Unlock => Permissions::MANAGE_CHANNELS,
        Kind::Timeout | Kind::Untimeout | Kind::Warn | Kind::Note => Permissions::MODERATE_MEMBERS,
    }
}

/// Takes a case back. Why, if somebody says so, is added to its reason, and the staff reads it.
///
/// # Errors
/// [`No`] if nothing of it is.
pub async fn undo(
    desk: &Desk,
    guild: GuildId,
    by: UserId,
    number: i64,
    why: Option<&str>,
) -> Result<Undone, No> {
    let case = case(desk, guild, number).await?;
    allow(desk, guild, by, needs(case.kind)).await?;
    if case.undone_at.is_some() {
        return Err(No::Before);
    }
    stands_above(desk, guild, by, &case).await?;
    afford(desk, guild, by, &case).await?;
    take_back(desk, guild, by, &case, why).await
}

/// Takes back a case that somebody may take back: each at a time.
///
/// # Errors
/// [`No`] if nothing of it is.
pub(super) async fn take_back(
    desk: &Desk,
    guild: GuildId,
    by: UserId,
    case: &Case,
    why: Option<&str>,
) -> Result<Undone, No> {
    let (db, now) = (&desk.hands.db, desk.now());
    let claim = format!("undo {}", case.id.number());
    if !once::claim(db, &claim, (now, now.plus_millis(WINDOW))).await? {
        return Err(No::Before);
    }
    let undone = claimed(desk, guild, by, case).await;
    once::give_up(db, &claim).await?;
    let undone = undone?;
    let speaker = desk.speaker_of(guild);
    let mut text = speaker.undone(&undone);
    if let Some(why) = why.filter(|_| undone.whole) {
        // As it is by now: somebody may have given it another reason meanwhile.
        let case = cases::by_number(db, case.server_id, case.number).await?.unwrap_or_else(|| case.clone());
        cases::reword(db, &case, with(&case, why), by, desk.now()).await?;
        text.push_str(&format!("\n> {}", plain(why)));
    }
    desk.staff(guild, Topic::Cases, &format!("{text}\n{}", speaker.by(by))).await;
    Ok(undone)
}

/// The reason of a case, and why it was taken back; of what was there before as much as both leave room for.
fn with(case: &Case, why: &str) -> String {
    let before = case.reason.as_ref().map(|reason| reason.reveal().as_str()).unwrap_or_default();
    let room = LONGEST.saturating_sub(why.chars().count() + BACK.len());
    let before: String = before.chars().take(room).collect();
    format!("{before} {BACK}{why}").trim_start().chars().take(LONGEST).collect()
}

async fn claimed(desk: &Desk, guild: GuildId, by: UserId, case: &Case) -> Result<Undone, No> {
    let db = &desk.hands.db;
    let mut undone = Undone::of(case);
    if let Some(mass) = masses::of_case(db, case.id).await? {
        effects::give_up(db, case.id).await?;
        for state in [MassState::Running, MassState::Stopped, MassState::Over] {
            masses::turn(db, mass.id, state, MassState::Undoing).await?;
        }
        undone.goes_on = true;
    } else {
        for (did, outcome) in all(desk, by, case).await? {
            undone.add(did, outcome);
        }
        undone.whole = !undone.left.iter().any(|(left, _)| left.is_open());
    }
    if undone.whole {
        let is_first = cases::undo(db, case, Some(by), desk.now()).await?;
        return if is_first { Ok(undone) } else { Err(No::Before) };
    }
    if let (true, Some((Left::Why(why), _))) =
        (undone.back.is_empty(), undone.left.iter().find(|(left, _)| left.is_open()))
    {
        return Err(No::Refused(*why));
    }
    let deed = deeds::deed(db, Server::of(guild), by, Done::Undid, desk.now());
    let deed = Deed { case_id: Some(case.id.number()), outcome: "partly".to_owned(), ..deed };
    deeds::note(db, &deed).await?;
    Ok(undone)
}

/// Puts back each thing that a case did.
async fn all(desk: &Desk, by: UserId, case: &Case) -> Result<Vec<(Did, Outcome)>, No> {
    let db = &desk.hands.db;
    if let (Kind::Quarantine, Some(user)) = (case.kind, case.target_id) {
        return quarantine::lifted(desk, Server::guild(case.server_id), by, user).await;
    }
    let noted = effects::of_case(db, case.id, Stand::Done, MOST).await?;
    let kept = !noted.is_empty();
    let effects = if kept { noted } else { said_by_kind(case) };
    if effects.is_empty() && leaves_effects(case.kind) {
        return Ok(vec![(Did::RoleGiven, Err(Left::Unknown))]);
    }
    let mut came = Vec::new();
    for effect in effects {
        let outcome = put_back(desk, by, &effect).await?;
        let stand = match outcome {
            Ok(()) => Some(Stand::Undone),
            Err(left) if left.is_open() => None,
            Err(_) => Some(Stand::Left),
        };
        if let Some(stand) = stand.filter(|_| kept) {
            effects::stands(db, effect.id, stand).await?;
        }
        came.push((effect.did, outcome));
    }
    Ok(came)
}

/// Cases of these kinds did something only they know of.
const fn leaves_effects(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::RoleGiven | Kind::RoleTaken | Kind::Nick | Kind::Slowmode | Kind::Lockdown | Kind::Unlock
    )
}

/// What a case did, where its kind says all of it: bans, and silences that a rule imposed.
fn said_by_kind(case: &Case) -> Vec<Effect> {
    let did = match case.kind {
        Kind::Ban | Kind::Tempban => Did::Ban,
        Kind::Timeout => Did::Timeout,
        _ => return Vec::new(),
    };
    let after = case.ends_at.map(|until| until.millis().to_string());
    let effect = Effect {
        id: Id::new(0),
        server_id: case.server_id,
        case_id: case.id.number(),
        user_id: case.target_id,
        channel_id: None,
        role_id: None,
        did,
        stand: Stand::Done,
        before: None,
        after: after.map(lodge_register::Personal::new),
        done_at: case.opened_at,
    };
    vec![effect]
}

/// Whether who wants it stands above whom it is about, and above the roles: as for the act itself.
async fn stands_above(desk: &Desk, guild: GuildId, by: UserId, case: &Case) -> Result<(), No> {
    let ranked = matches!(case.kind, Kind::Timeout | Kind::Nick | Kind::Quarantine);
    let of_roles = matches!(case.kind, Kind::RoleGiven | Kind::RoleTaken);
    if !ranked && !of_roles {
        return Ok(());
    }
    let own: Vec<RoleId> = match desk.look(|town| town.guild(guild).map(|guild| guild.roles_of(by).to_vec()))
    {
        None => return Err(No::NotReady),
        Some(own) if own.is_empty() => roles(desk, guild, by).await?,
        Some(own) => own,
    };
    let mut given: Vec<RoleId> = Vec::new();
    if of_roles {
        for stand in [Stand::Done, Stand::Planned] {
            // All of them are about one role, or a few.
            let some = effects::of_case(&desk.hands.db, case.id, stand, 25).await?;
            given.extend(some.iter().filter_map(|effect| effect.role_id));
        }
    }
    let stands = desk.look(|town| {
        let guild = town.guild(guild)?;
        let who = Person::new(by, &own);
        let below = |target: UserId| {
            target != by && outranks(guild, who, Person::new(target, guild.roles_of(target)))
        };
        let over_target = !ranked || case.target_id.is_none_or(below);
        Some(over_target && given.iter().all(|role| outranks_role(guild, who, *role)))
    });
    if stands.ok_or(No::NotReady)? { Ok(()) } else { Err(No::Forbidden) }
}

/// Whether who wants it has so much left for this hour: lifted bans count as bans do.
async fn afford(desk: &Desk, guild: GuildId, by: UserId, case: &Case) -> Result<(), No> {
    let settings = desk.settings.of(guild);
    let Some(most) = settings.budgets.per_hour.get(&Counted::Ban) else { return Ok(()) };
    if !matches!(case.kind, Kind::Ban | Kind::Tempban) {
        return Ok(());
    }
    let hour = desk.now().plus_millis(-3_600_000);
    let spent = deeds::weight_since(&desk.hands.db, Server::of(guild), by, hour).await?;
    if spent < i64::from(*most) { Ok(()) } else { Err(No::Spent) }
}
