//! Going on with it: one member after another, as fast as Discord lets.

use std::{collections::BTreeMap, time::Duration};

use lodge_module::Shutdown;
use lodge_register::{Id, Timestamp};
use lodge_store::StoreError;
use serde_json::{Value, json};

use crate::{
    Case, Did, Effect, Mass, MassState, Server, Stand,
    act::{Why, steps},
    commands::{Button, Desk, Press, rows},
    decide::Act,
    office::{self, Left, No},
    rest::calls,
    settings::Topic,
    store::{cases, effects, masses},
};

/// How often it is looked whether there is something to do.
const EVERY: Duration = Duration::from_secs(1);
/// So many at once, before it is looked whether somebody stopped it.
const AT_ONCE: i64 = 20;
/// The message is changed this often at most.
const SAID: i64 = 5_000;

/// When the messages were last changed.
pub type Said = BTreeMap<Id<Mass>, Timestamp>;

/// Goes on with everything that was begun, until the end is asked for. What is done then and not noted is done again, which
/// changes nothing.
pub async fn tend(desk: Desk, mut stop: Shutdown) {
    let mut said = Said::new();
    loop {
        let part = async {
            if let Err(error) = go_on(&desk, &mut said).await {
                tracing::error!(%error, "Could not go on with work on many members");
            }
            tokio::time::sleep(EVERY).await;
        };
        tokio::select! {
            () = part => {}
            () = stop.requested() => return,
        }
    }
}

/// Does the next part of everything that was begun. Says how many it was done to.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn go_on(desk: &Desk, said: &mut Said) -> Result<usize, StoreError> {
    let mut done = 0;
    for mass in masses::going(&desk.hands.db).await? {
        let server = Server::guild(mass.server_id);
        if desk.look(|town| town.guild(server).is_none()) {
            continue;
        }
        let Some(case) = cases::by_id(&desk.hands.db, mass.server_id, Id::new(mass.case_id)).await? else {
            // Who it was about was forgotten, and the case with it.
            masses::turn(&desk.hands.db, mass.id, mass.state, MassState::Over).await?;
            continue;
        };
        done += part(desk, &mass, &case, said).await?;
    }
    Ok(done)
}

async fn part(desk: &Desk, mass: &Mass, case: &Case, said: &mut Said) -> Result<usize, StoreError> {
    let db = &desk.hands.db;
    let sought = if mass.state == MassState::Undoing { Stand::Done } else { Stand::Planned };
    let rows = effects::of_case(db, case.id, sought, AT_ONCE).await?;
    if rows.is_empty() {
        if masses::turn(db, mass.id, mass.state, MassState::Over).await? {
            said.remove(&mass.id);
            tell(desk, &Mass { state: MassState::Over, ..mass.clone() }, case).await?;
        }
        return Ok(0);
    }
    let mut done = 0;
    for row in rows {
        let now = masses::of_case(db, case.id).await?;
        if now.is_none_or(|now| now.state != mass.state) {
            return Ok(done);
        }
        let stand = if mass.state == MassState::Undoing {
            undone(desk, &row).await?
        } else {
            given(desk, mass, case, &row).await?
        };
        // Discord cannot just now: the rest is tried in the next round.
        let Some(stand) = stand else { break };
        note(desk, mass, Effect { stand, ..row }).await?;
        done += 1;
    }
    let now = desk.now();
    let last = said.entry(mass.id).or_insert(mass.begun_at);
    if now.millis() - last.millis() >= SAID {
        *last = now;
        tell(desk, mass, case).await?;
    }
    Ok(done)
}

/// Notes how far one is. What somebody stopped while it was being done is noted all the same: it can be taken back then.
async fn note(desk: &Desk, mass: &Mass, row: Effect) -> Result<(), StoreError> {
    let db = &desk.hands.db;
    if effects::stands(db, row.id, row.stand).await? || row.stand != Stand::Done {
        return Ok(());
    }
    let now = masses::of_case(db, Id::new(mass.case_id)).await?;
    if now.is_some_and(|now| now.state != MassState::Running) {
        effects::add(db, &[row]).await?;
    }
    Ok(())
}

/// Gives or takes it. Nothing, if it is to be tried again.
async fn given(desk: &Desk, mass: &Mass, case: &Case, row: &Effect) -> Result<Option<Stand>, StoreError> {
    let guild = Server::guild(mass.server_id);
    let (Some(user), Some(role)) = (row.user_id, row.role_id) else { return Ok(Some(Stand::Failed)) };
    let act = match row.did {
        Did::RoleGiven => Act::RoleAdd { guild, user, role },
        _ => Act::RoleRemove { guild, user, role },
    };
    let why = case.reason.as_ref().map(|reason| reason.reveal().as_str()).unwrap_or_default();
    let reason = format!("{} · {why}", mass.actor_id);
    let drawn = desk.look(|town| Some(steps(town.guild(guild)?, &[act], &reason, desk.now())));
    let Some(steps) = drawn else { return Ok(None) };
    let carried = desk.hands.carry(mass.server_id, steps, None).await;
    Ok(match carried.why {
        None => Some(Stand::Done),
        Some(why) if is_temporary(why) => None,
        Some(_) => Some(Stand::Failed),
    })
}

/// Puts it back. Nothing, if it is to be tried again.
async fn undone(desk: &Desk, row: &Effect) -> Result<Option<Stand>, StoreError> {
    // In the server's own log it is the guard that puts back; who wanted it stands in the case.
    let own = desk.look(crate::town::Town::own);
    Ok(match office::put_back(desk, own, row).await {
        Ok(Ok(())) => Some(Stand::Undone),
        Ok(Err(Left::Why(why))) if is_temporary(why) => None,
        Ok(Err(_)) => Some(Stand::Left),
        Err(No::Store(error)) => return Err(error),
        Err(_) => None,
    })
}

fn is_temporary(why: Why) -> bool {
    match why {
        Why::Store => true,
        Why::Missing(_) => false,
        Why::Refused(refused) => refused.is_temporary(),
    }
}

/// How far it is, in the language of the staff.
pub(super) async fn progress(desk: &Desk, mass: &Mass, case: &Case) -> Result<String, StoreError> {
    let db = &desk.hands.db;
    let count = async |stand| effects::count(db, case.id, stand).await;
    let (planned, done, failed) =
        (count(Stand::Planned).await?, count(Stand::Done).await?, count(Stand::Failed).await?);
    let (undone, left) = (count(Stand::Undone).await?, count(Stand::Left).await?);
    let speaker = desk.speaker_of(Server::guild(mass.server_id));
    let is_back = undone + left > 0 || mass.state == MassState::Undoing;
    let name = match mass.state {
        MassState::Running => "mass-running",
        MassState::Undoing => "mass-undoing",
        MassState::Stopped => "mass-stopped",
        MassState::Over if is_back => "mass-undone",
        MassState::Over => "mass-over",
    };
    let said = [
        ("done", if is_back { undone } else { done }.into()),
        ("failed", if is_back { left } else { failed }.into()),
        ("all", if is_back { done + undone + left } else { planned + done + failed }.into()),
    ];
    Ok(format!("**{}**\n{}", speaker.line(case), speaker.say(name, &said)))
}

/// The message about it, with a button that stops it while there is something to stop.
pub(super) fn message(desk: &Desk, mass: &Mass, case: &Case, text: &str, is_new: bool) -> Value {
    let speaker = desk.speaker_of(Server::guild(mass.server_id));
    let running = mass.state == MassState::Running;
    let mut message = json!({ "content": text, "allowed_mentions": { "parse": [] } });
    if let Some(fields) = message.as_object_mut()
        && (running || !is_new)
    {
        let stop = Button {
            label: speaker.say("button-stop", &[]),
            does: Press::Stop(case.number).name(),
            grave: true,
        };
        fields.insert("components".to_owned(), if running { rows(&[stop]) } else { json!([]) });
    }
    message
}

/// Says how far it is, where it said so before.
pub(super) async fn tell(desk: &Desk, mass: &Mass, case: &Case) -> Result<(), StoreError> {
    let text = progress(desk, mass, case).await?;
    // It may have been posted after this was read.
    let message_id = match mass.message_id {
        Some(id) => Some(id),
        None => masses::of_case(&desk.hands.db, case.id).await?.and_then(|mass| mass.message_id),
    };
    if let Some(id) = message_id {
        let call = calls::edit(mass.channel_id, id, message(desk, mass, case, &text, false));
        if let Err(refused) = desk.hands.rest.call(&call).await {
            tracing::debug!(reason = refused.why.word(), "Could not say how far work on many members is");
        }
    }
    if matches!(mass.state, MassState::Over | MassState::Stopped) {
        desk.staff(Server::guild(mass.server_id), Topic::Cases, &text).await;
    }
    Ok(())
}
