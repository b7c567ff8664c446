//! Discord's own requests to join, where the server has them: whoever asks there is asked by us as well, and our answer
//! becomes Discord's.
//!
//! Discord documents the two calls in its schema only, so a server that does not know them is one without requests.

use lodge_store::StoreError;
use serde_json::Value;

use super::{
    course::{answered, at_the_door, happened},
    look::{EntranceError, Seen, look as look_at},
    open,
    pages::ticket::Ticket,
};
use crate::{
    Newcomer, Server, Stage,
    commands::{Desk, say::plain},
    ids::{AnyId, GuildId, UserId},
    rest::{Refused, Why, calls},
    store::{newcomers, once},
    verify::{
        flow::{Act, Event},
        signal::account::days,
    },
};

/// So many of those who ask for the first time begin in one turn.
const MOST: usize = 20;

/// What is answered to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// They may come.
    Approved,
    /// They may not.
    Rejected,
}

impl Answer {
    /// What Discord calls it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Approved => "APPROVED",
            Self::Rejected => "REJECTED",
        }
    }
}

/// A request that nobody answered yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Which.
    pub id: AnyId,
    /// Who asks.
    pub user: UserId,
    /// What they answered to Discord's own form.
    pub answers: Vec<String>,
}

/// The requests that nobody answered. Nothing, where the server has none of the kind.
///
/// # Errors
/// [`Refused`] if Discord could not be asked.
pub async fn waiting(desk: &Desk, guild: GuildId) -> Result<Vec<Request>, Refused> {
    match desk.hands.rest.call(&calls::join_requests(guild)).await {
        Ok(answer) => {
            let all =
                answer.get("guild_join_requests").and_then(Value::as_array).cloned().unwrap_or_default();
            Ok(all.iter().filter_map(read).collect())
        }
        Err(refused) if matches!(refused.why, Why::Gone | Why::Permission | Why::Access) => Ok(Vec::new()),
        Err(refused) => Err(refused),
    }
}

fn read(request: &Value) -> Option<Request> {
    let number = |name: &str| request.get(name)?.as_str()?.parse::<u64>().ok();
    let is_open = request.get("application_status").and_then(Value::as_str) == Some("SUBMITTED");
    let fields = request.get("form_responses").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let said = |field: &Value| Some(field.get("response")?.as_str()?.to_owned());
    let request = Request {
        id: AnyId::new(number("id")?),
        user: UserId::new(number("user_id")?),
        answers: fields.iter().filter_map(said).take(5).collect(),
    };
    is_open.then_some(request)
}

/// Answers the request of somebody, if there is one.
pub(super) async fn answer(desk: &Desk, guild: GuildId, user: UserId, answer: Answer) {
    let all = match waiting(desk, guild).await {
        Ok(all) => all,
        Err(refused) => return could_not(refused),
    };
    for request in all.iter().filter(|request| request.user == user) {
        answer_to(desk, guild, request, answer).await;
    }
}

/// Answers this request.
async fn answer_to(desk: &Desk, guild: GuildId, request: &Request, answer: Answer) {
    let reason = match answer {
        Answer::Approved => None,
        Answer::Rejected => Some(desk.speaker_of(guild).say("entrance-request-rejected", &[])),
    };
    let call = calls::answer_join_request(guild, request.id, answer.word(), reason.as_deref());
    if let Err(refused) = desk.hands.rest.call(&call).await {
        could_not(refused);
    }
}

fn could_not(refused: Refused) {
    tracing::warn!(reason = refused.why.word(), "Could not answer a request to join");
}

/// Looks at the requests of a server: whoever asks for the first time begins, and whoever was decided about is answered.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(super) async fn look(desk: &Desk, guild: GuildId) -> Result<(), StoreError> {
    let all = match waiting(desk, guild).await {
        Ok(all) => all,
        Err(refused) => {
            could_not(refused);
            return Ok(());
        }
    };
    let mut begun = 0;
    for request in all {
        begun += usize::from(begun < MOST && one(desk, guild, &request).await?);
    }
    Ok(())
}

/// Whether somebody is known because they asked Discord, and not because they came.
pub(super) async fn is_of(desk: &Desk, guild: GuildId, newcomer: &Newcomer) -> Result<bool, StoreError> {
    once::is_claimed(&desk.hands.db, &asking(guild, newcomer), desk.now()).await
}

/// What is noted of somebody who is known because they asked Discord.
fn asking(guild: GuildId, newcomer: &Newcomer) -> String {
    format!("entrance asks {guild} {} {}", newcomer.user_id, newcomer.asked_at.millis())
}

/// Says whether somebody began.
async fn one(desk: &Desk, guild: GuildId, request: &Request) -> Result<bool, StoreError> {
    let user = request.user;
    let known = newcomers::of(&desk.hands.db, Server::of(guild), user).await?;
    // Whoever was here with the role, and asks to join, has gone without our hearing of it.
    let has_role = desk.settings.of(guild).entrance.role.is_some();
    if let Some(known) = known.as_ref().filter(|known| known.stage == Stage::In && has_role && known.was_in())
    {
        return open::is_gone(desk, guild, known).await.map(|()| false);
    }
    match known.map(|known| known.stage) {
        Some(Stage::In) => answer_to(desk, guild, request, Answer::Approved).await,
        Some(Stage::Refused) => answer_to(desk, guild, request, Answer::Rejected).await,
        stage @ (None | Some(Stage::Out | Stage::Asked)) => {
            let newcomer = at_the_door(desk, guild, user).await?;
            let until = desk.now().plus_days(90);
            once::claim(&desk.hands.db, &asking(guild, &newcomer), (desk.now(), until)).await?;
            begin(desk, guild, &newcomer, request).await?;
            return Ok(stage != Some(Stage::Asked));
        }
        Some(_) => {}
    }
    Ok(false)
}

/// Somebody who asked Discord begins, once their account is old enough. Where a browser is needed they are told once where
/// to go; who cannot be told comes before the staff.
async fn begin(
    desk: &Desk,
    guild: GuildId,
    newcomer: &Newcomer,
    request: &Request,
) -> Result<(), StoreError> {
    let (user, settings, now) = (request.user, desk.settings.of(guild), desk.now());
    let old = days(user, now);
    if old < settings.entrance.least_days {
        return Ok(());
    }
    if settings.entrance.needs_a_browser() {
        let claim = format!("entrance request {guild} {user} {}", newcomer.asked_at.millis());
        let is_first = once::claim(&desk.hands.db, &claim, (now, now.plus_days(30))).await?;
        if is_first && !is_sent(desk, guild, user).await {
            happened(desk, guild, user, Event::AskedForAPerson, [0; 32]).await?;
        }
        return Ok(());
    }
    let mut went = happened(desk, guild, user, Event::Pressed { days: old }, [0; 32]).await?;
    if went.as_ref().is_some_and(|went| went.asks_for(Act::Ask)) {
        // What they answered Discord stands for what the server asks.
        went = answered(desk, guild, user, &request.answers, [0; 32]).await?;
    }
    if went.is_some_and(|went| went.asks_for(Act::Look))
        && let Err(EntranceError::Store(error)) = look_at(desk, guild, user, Seen::nothing()).await
    {
        return Err(error);
    }
    Ok(())
}

/// Whether somebody could be told where their page is.
async fn is_sent(desk: &Desk, guild: GuildId, user: UserId) -> bool {
    let Some(at) = desk.at.get() else { return false };
    let ticket = Ticket::new(Server::of(guild), user, desk.now());
    let link = format!("{at}{}", ticket.path(&desk.hands.db));
    let (speaker, name) = (desk.speaker_of(guild), desk.name_of(guild));
    let said = [("server", plain(&name).into()), ("link", link.into())];
    desk.tell(user, &speaker.say("entrance-request-link", &said)).await.is_ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_request_is_read_as_the_schema_says_and_one_that_was_answered_is_none() {
        let wire = |status: &str| {
            json!({ "id": "7", "user_id": "8", "guild_id": "9", "application_status": status,
                    "form_responses": [{ "field_type": "TEXT_INPUT", "response": "A friend" }, { "response": true }] })
        };
        let read_as = read(&wire("SUBMITTED")).unwrap();
        assert_eq!((read_as.id, read_as.user), (AnyId::new(7), UserId::new(8)));
        assert_eq!(read_as.answers, ["A friend"]);
        for status in ["STARTED", "APPROVED", "REJECTED", ""] {
            assert_eq!(read(&wire(status)), None);
        }
        assert_eq!(read(&json!({})), None);
    }
}
