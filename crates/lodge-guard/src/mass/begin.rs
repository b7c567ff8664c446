//! Beginning with it once somebody said yes, and stopping it.

use lodge_register::Id;
use lodge_store::StoreError;
use serde_json::Value;

use crate::{
    Case, Deed, Did, Done, Effect, Mass, MassState, Server, Stand,
    allowed::Permissions,
    commands::{Asked, Desk, Plan, say::Speaker, settled},
    decide::Act,
    ids::{GuildId, MessageId, RoleId, UserId},
    office::{self, No},
    rest::calls,
    settings::Topic,
    store::{
        cases::{self, Opening},
        deeds, effects, masses,
    },
};

/// What was counted is good for so long.
const GOOD: i64 = 15 * 60_000;

/// Who counted says yes: it is begun, or waits for a second person.
///
/// # Errors
/// [`No`] if it is neither.
pub(crate) async fn confirmed(
    desk: &Desk,
    guild: GuildId,
    by: UserId,
    draft: u64,
    speaker: Speaker<'_>,
) -> Result<String, No> {
    let draft = desk.drafts.take(draft, by).filter(|draft| draft.asked.guild == guild);
    let draft = draft.filter(|draft| desk.now().millis() - draft.at.millis() <= GOOD).ok_or(No::Gone)?;
    settled(desk, draft, speaker).await.map_err(|error| {
        tracing::error!(%error, "Work on many members could not be begun");
        No::NotReady
    })
}

/// Who counted says no.
pub(crate) fn discard(desk: &Desk, by: UserId, draft: u64) {
    drop(desk.drafts.take(draft, by));
}

/// Begins: the case, whom it is about, and the message that says how far it is.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(crate) async fn begin(
    desk: &Desk,
    asked: &Asked,
    plan: &Plan,
    speaker: Speaker<'_>,
) -> Result<String, StoreError> {
    let (db, now) = (&desk.hands.db, desk.now());
    let opening = Opening {
        server: Server::of(asked.guild),
        kind: plan.kind,
        target: None,
        channel: None,
        reason: plan.reason.clone(),
        rule: None,
        actor: Some(asked.by),
        tool: asked.tool.clone(),
        weight: plan.weight,
        ends_at: None,
    };
    let case = cases::open(db, opening, now).await?;
    let rows: Vec<Effect> = plan.acts.iter().filter_map(|act| row(desk, &case, act)).collect();
    effects::add(db, &rows).await?;
    let mass = Mass {
        id: db.new_id(),
        server_id: case.server_id,
        case_id: case.id.number(),
        actor_id: asked.by,
        channel_id: asked.channel,
        message_id: None,
        state: MassState::Running,
        begun_at: now,
    };
    masses::add(db, &mass).await?;
    let text = super::go_on::progress(desk, &mass, &case).await?;
    let message = super::go_on::message(desk, &mass, &case, &text, true);
    match desk.hands.rest.call(&calls::post(asked.channel, message)).await {
        Ok(posted) => {
            let id = posted.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok());
            if let Some(id) = id.map(MessageId::new) {
                masses::posted(db, mass.id, id).await?;
            }
        }
        Err(refused) => {
            tracing::debug!(reason = refused.why.word(), "Could not say how far work on many members is");
        }
    }
    desk.staff(asked.guild, Topic::Cases, &desk.speaker_of(asked.guild).case(&case, Some(asked.by), &[]))
        .await;
    Ok(format!("{}\n{}", speaker.line(&case), speaker.say("answer-mass-begun", &[])))
}

fn row(desk: &Desk, case: &Case, act: &Act) -> Option<Effect> {
    let (did, user, role): (Did, UserId, RoleId) = match act {
        Act::RoleAdd { user, role, .. } => (Did::RoleGiven, *user, *role),
        Act::RoleRemove { user, role, .. } => (Did::RoleTaken, *user, *role),
        _ => return None,
    };
    Some(Effect {
        id: desk.hands.db.new_id(),
        server_id: case.server_id,
        case_id: case.id.number(),
        user_id: Some(user),
        channel_id: None,
        role_id: Some(role),
        did,
        stand: Stand::Planned,
        before: None,
        after: None,
        done_at: case.opened_at,
    })
}

/// Stops it: what is done stays until somebody takes the case back.
///
/// # Errors
/// [`No`] if it is not stopped.
pub(crate) async fn stop(desk: &Desk, guild: GuildId, by: UserId, number: i64) -> Result<(), No> {
    if !office::may(desk, guild, by).await?.has(Permissions::MANAGE_ROLES) {
        return Err(No::Forbidden);
    }
    let db = &desk.hands.db;
    let case = cases::by_number(db, Server::of(guild), number).await?.ok_or(No::Gone)?;
    let mass = masses::of_case(db, case.id).await?.ok_or(No::Gone)?;
    if !masses::turn(db, mass.id, MassState::Running, MassState::Stopped).await? {
        return Err(No::Before);
    }
    effects::give_up(db, case.id).await?;
    let deed = deeds::deed(db, case.server_id, by, Done::Asked, desk.now());
    let case_id: Option<i64> = Some(Id::number(case.id));
    deeds::note(db, &Deed { tool: "stop".to_owned(), case_id, ..deed }).await?;
    super::go_on::tell(desk, &Mass { state: MassState::Stopped, ..mass }, &case).await?;
    Ok(())
}
