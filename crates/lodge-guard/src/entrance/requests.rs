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

/// So many requests Discord shows at once.
const PAGE: usize = 100;
/// No more are looked at.
const MOST_WAITING: usize = 1_000;

/// What is answered to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// They may come.
    Approved,
    /// They may not.
    Rejected,
    /// They did not go on.
    TooLate,
}

impl Answer {
    /// What Discord calls it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Approved => "APPROVED",
            Self::Rejected | Self::TooLate => "REJECTED",
        }
    }

    /// What Discord tells them, as the name of a message.
    const fn reason(self) -> Option<&'static str> {
        match self {
            Self::Approved => None,
            Self::Rejected => Some("entrance-request-rejected"),
            Self::TooLate => Some("entrance-request-over"),
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

/// The requests that nobody answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Each of them, whoever has waited longest first; a thousand at most.
    pub all: Vec<Request>,
    /// Whether there are no others.
    pub is_whole: bool,
}

/// The requests that nobody answered. Nothing, where the server has none of the kind.
///
/// # Errors
/// [`Refused`] if Discord could not be asked, or would not say.
pub async fn waiting(desk: &Desk, guild: GuildId) -> Result<Waiting, Refused> {
    let (mut all, mut seen, mut before) = (Vec::new(), 0, None);
    let is_whole = loop {
        let answer = match desk.hands.rest.call(&calls::join_requests(guild, before)).await {
            Ok(answer) => answer,
            // Discord does not know the call: this server has none of the kind.
            Err(refused) if refused.why == Why::Gone && seen == 0 => break true,
            Err(refused) => return Err(refused),
        };
        let page = answer.get("guild_join_requests").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        all.extend(page.iter().filter_map(read));
        seen += page.len();
        let oldest = page.iter().filter_map(number_of).min();
        if page.len() < PAGE || oldest == before {
            let total = answer.get("total").and_then(Value::as_u64).and_then(|total| total.try_into().ok());
            break total.is_none_or(|total: usize| total <= seen);
        }
        if all.len() >= MOST_WAITING {
            break false;
        }
        before = oldest;
    };
    all.sort_by_key(|request: &Request| request.id);
    Ok(Waiting { all, is_whole })
}

fn number_of(request: &Value) -> Option<AnyId> {
    request.get("id")?.as_str()?.parse().ok().map(AnyId::new)
}

fn read(request: &Value) -> Option<Request> {
    let user = request.get("user_id")?.as_str()?.parse().ok()?;
    let is_open = request.get("application_status").and_then(Value::as_str) == Some("SUBMITTED");
    let fields = request.get("form_responses").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let said = |field: &Value| Some(field.get("response")?.as_str()?.to_owned());
    let request = Request {
        id: number_of(request)?,
        user: UserId::new(user),
        answers: fields.iter().filter_map(said).take(5).collect(),
    };
    is_open.then_some(request)
}

/// Answers the request of somebody. Says whether there was one.
///
/// # Errors
/// [`Refused`] if Discord did not take it.
async fn answer(desk: &Desk, guild: GuildId, user: UserId, answer: Answer) -> Result<bool, Refused> {
    let waiting = waiting(desk, guild).await?;
    let mut any = false;
    for request in waiting.all.iter().filter(|request| request.user == user) {
        answer_to(desk, guild, request, answer).await?;
        any = true;
    }
    Ok(any)
}

/// Answers the request of somebody, if there is one. The next turn finds what could not be answered.
pub(super) async fn try_answer(desk: &Desk, guild: GuildId, user: UserId, said: Answer) {
    noted(answer(desk, guild, user, said).await.map(drop));
}

/// Answers this request.
async fn answer_to(desk: &Desk, guild: GuildId, request: &Request, answer: Answer) -> Result<(), Refused> {
    let speaker = desk.speaker_of(guild);
    let name = desk.name_of(guild);
    let reason = answer.reason().map(|reason| speaker.say(reason, &[("server", plain(&name).into())]));
    let call = calls::answer_join_request(guild, request.id, answer.word(), reason.as_deref());
    desk.hands.rest.call(&call).await.map(drop)
}

fn noted(answered: Result<(), Refused>) {
    if let Err(refused) = answered {
        could_not(refused);
    }
}

fn could_not(refused: Refused) {
    // Whoever runs the server sees on its page what the guard may not.
    if matches!(refused.why, Why::Permission | Why::Access) {
        return;
    }
    tracing::warn!(reason = refused.why.word(), "Could not answer a request to join");
}

/// Who asks Discord to be let in, as far as that could be found out.
#[derive(Debug, Default)]
pub(super) struct Asking {
    users: Vec<UserId>,
    is_whole: bool,
}

impl Asking {
    /// Whether somebody does; nothing, if nobody can say.
    pub(super) fn has(&self, user: UserId) -> Option<bool> {
        if self.users.contains(&user) { Some(true) } else { self.is_whole.then_some(false) }
    }
}

/// Looks at the requests of a server: whoever asks for the first time begins, and whoever was decided about is answered.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(super) async fn look(desk: &Desk, guild: GuildId) -> Result<Asking, StoreError> {
    let Waiting { all, is_whole } = match waiting(desk, guild).await {
        Ok(waiting) => waiting,
        Err(refused) => {
            could_not(refused);
            return Ok(Asking::default());
        }
    };
    let mut begun = 0;
    for request in &all {
        begun += usize::from(begun < MOST && one(desk, guild, request).await?);
    }
    Ok(Asking { users: all.iter().map(|request| request.user).collect(), is_whole })
}

/// Whether somebody is known because they asked Discord, and not because they came.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(super) async fn is_of(desk: &Desk, guild: GuildId, newcomer: &Newcomer) -> Result<bool, StoreError> {
    if !desk.settings.of(guild).entrance.requests {
        return Ok(false);
    }
    once::is_claimed(&desk.hands.db, &asking(guild, newcomer), desk.now()).await
}

/// Whether somebody asked Discord and never was in: they are not on the server yet.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(super) async fn is_asking(desk: &Desk, guild: GuildId, newcomer: &Newcomer) -> Result<bool, StoreError> {
    Ok(!newcomer.was_in() && is_of(desk, guild, newcomer).await?)
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
        Some(Stage::In) => noted(answer_to(desk, guild, request, Answer::Approved).await),
        Some(Stage::Refused) => noted(answer_to(desk, guild, request, Answer::Rejected).await),
        stage @ (None | Some(Stage::Out | Stage::Asked)) => {
            let newcomer = at_the_door(desk, guild, user).await?;
            let (act, now) = (asking(guild, &newcomer), desk.now());
            once::claim_anew(&desk.hands.db, &act, (now, now.plus_days(90))).await?;
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
        let is_first = once::claim_anew(&desk.hands.db, &claim, (now, now.plus_days(30))).await?;
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

/// Reminds somebody who asked Discord, with another link. Whoever has nothing to do but wait is not.
pub(super) async fn remind(desk: &Desk, guild: GuildId, user: UserId) {
    let (settings, now) = (desk.settings.of(guild), desk.now());
    if settings.entrance.needs_a_browser() && days(user, now) >= settings.entrance.least_days {
        is_sent(desk, guild, user).await;
    }
}

/// Declines the request of somebody who did not finish in time, and tells them. Says whether there was one.
///
/// # Errors
/// [`Refused`] if Discord did not take it.
pub(super) async fn turn_away(desk: &Desk, guild: GuildId, user: UserId) -> Result<bool, Refused> {
    let any = answer(desk, guild, user, Answer::TooLate).await?;
    if any {
        let (speaker, name) = (desk.speaker_of(guild), desk.name_of(guild));
        // That they take no messages stops nothing: Discord shows them the reason.
        _ = desk.tell(user, &speaker.say("entrance-request-over", &[("server", plain(&name).into())])).await;
    }
    Ok(any)
}

/// Whether somebody could be told where their page is.
async fn is_sent(desk: &Desk, guild: GuildId, user: UserId) -> bool {
    let Some(at) = desk.at.get() else { return false };
    let ticket = Ticket::sent(Server::of(guild), user, desk.now());
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
