//! Those who wait at the entrance: let in, not let in, asked again; and what reviewers say of those whom they are like.

use lodge_register::Id;

use super::{No, allow};
use crate::{
    Deed, Done, Server, Verification,
    act::Why,
    allowed::Permissions,
    commands::Desk,
    entrance::{course, shown, staff},
    ids::{ChannelId, GuildId, UserId},
    rest::calls,
    store::{deeds, newcomers, traces, verifications},
    verify::{
        decide::Because,
        flow::{Event, Step},
        precision::{Judgement, judged},
    },
};

/// What somebody of the staff has to be allowed: what Discord asks of those who answer its own requests to join.
const NEEDS: Permissions = Permissions::KICK_MEMBERS;

/// Lets somebody in who waits for the staff. Nobody asks again about those whom they are like.
///
/// # Errors
/// [`No`] if they are not let in.
pub async fn let_in(desk: &Desk, guild: GuildId, by: UserId, user: UserId) -> Result<(), No> {
    allow(desk, guild, by, NEEDS).await?;
    reviewed(desk, guild, user, true).await?;
    known(desk, guild, user).await?;
    note(desk, guild, by, "let-in").await?;
    staff::told(desk, guild, (user, by), "entrance-was-let-in").await;
    Ok(())
}

/// Does not let somebody in who waits for the staff. They are told so, and nobody is banned.
///
/// # Errors
/// [`No`] if it is not decided.
pub async fn turn_away(desk: &Desk, guild: GuildId, by: UserId, user: UserId) -> Result<(), No> {
    allow(desk, guild, by, NEEDS).await?;
    reviewed(desk, guild, user, false).await?;
    note(desk, guild, by, "refused").await?;
    staff::told(desk, guild, (user, by), "entrance-was-refused").await;
    Ok(())
}

/// Follows what the staff decided about somebody who waits for it.
async fn reviewed(desk: &Desk, guild: GuildId, user: UserId, lets_in: bool) -> Result<(), No> {
    let standing = course::standing(desk, guild, user).await?.ok_or(No::Gone)?;
    if standing.at != Step::Staff {
        return Err(No::Before);
    }
    let went = course::happened(desk, guild, user, Event::Reviewed { lets_in }, [0; 32]).await?;
    let ended = if lets_in { Step::In } else { Step::Out };
    // Somebody else may have decided otherwise at the same moment.
    if went.is_some_and(|went| went.standing.at == ended) { Ok(()) } else { Err(No::Before) }
}

/// Whoever was let in by a person is not taken again for those whom they are like.
async fn known(desk: &Desk, guild: GuildId, user: UserId) -> Result<(), No> {
    let (db, server, now) = (&desk.hands.db, Server::of(guild), desk.now());
    let Some(newcomer) = newcomers::of(db, server, user).await? else { return Ok(()) };
    // Of whom the staff was shown.
    let case = staff::Case::of(desk, &newcomer).await?;
    let elsewhere = judged(&case.reasons).contains(&Because::BannedElsewhere).then_some(user);
    for other in case.like.into_iter().chain(elsewhere) {
        traces::tell_apart(db, server, (user, other), now).await?;
    }
    Ok(())
}

/// Says whether a visit was the same person as the one whom it is like. Two who are different are told apart.
///
/// # Errors
/// [`No`] if it is not said.
pub async fn judge_visit(
    desk: &Desk,
    guild: GuildId,
    by: UserId,
    visit: Id<Verification>,
    judgement: Judgement,
) -> Result<(), No> {
    allow(desk, guild, by, NEEDS).await?;
    let (db, server) = (&desk.hands.db, Server::of(guild));
    let visit = verifications::by_id(db, server, visit).await?.ok_or(No::Gone)?;
    let is_first = verifications::judge(db, &visit, judgement, by, desk.now()).await?;
    if is_first { Ok(()) } else { Err(No::Before) }
}

/// Asks somebody anew, wherever they stand.
///
/// # Errors
/// [`No`] if they are not asked.
pub async fn ask_again(desk: &Desk, guild: GuildId, by: UserId, user: UserId) -> Result<(), No> {
    allow(desk, guild, by, NEEDS).await?;
    if !desk.settings.of(guild).entrance.on {
        return Err(No::Gone);
    }
    if !course::again(desk, guild, user).await? {
        return Err(No::Before);
    }
    Ok(note(desk, guild, by, "again").await?)
}

/// Remembers the signals of somebody who is banned for 90 days more. Says how many it were.
///
/// # Errors
/// [`No`] if they are not.
pub async fn renew(desk: &Desk, guild: GuildId, by: UserId, user: UserId) -> Result<usize, No> {
    allow(desk, guild, by, NEEDS).await?;
    let renewed = traces::renew(&desk.hands.db, Server::of(guild), user, desk.now()).await?;
    note(desk, guild, by, "renewed").await?;
    Ok(renewed)
}

/// Says that two are two: they are not taken for each other again.
///
/// # Errors
/// [`No`] if it is not said.
pub async fn tell_apart(desk: &Desk, guild: GuildId, by: UserId, two: (UserId, UserId)) -> Result<(), No> {
    allow(desk, guild, by, NEEDS).await?;
    traces::tell_apart(&desk.hands.db, Server::of(guild), two, desk.now()).await?;
    Ok(note(desk, guild, by, "apart").await?)
}

/// Posts the message with the button: in the channel of the entrance, or where it was asked for.
///
/// # Errors
/// [`No`] if it is not posted.
pub async fn post_entrance(desk: &Desk, guild: GuildId, by: UserId, channel: ChannelId) -> Result<(), No> {
    allow(desk, guild, by, NEEDS).await?;
    let settings = desk.settings.of(guild);
    if !settings.entrance.on {
        return Err(No::Gone);
    }
    let (speaker, name) = (desk.speaker_of(guild), desk.name_of(guild));
    let at = desk.at.get().map(String::as_str);
    let others = shown::Others::of(desk, guild).await?;
    let message = shown::posted(speaker, &name, (&settings.entrance, &others), at);
    let channel = settings.entrance.channel.unwrap_or(channel);
    let posted = desk.hands.rest.call(&calls::post(channel, message)).await;
    posted.map_err(|refused| No::Refused(Why::Refused(refused)))?;
    Ok(note(desk, guild, by, "posted").await?)
}

async fn note(desk: &Desk, guild: GuildId, by: UserId, outcome: &str) -> Result<(), lodge_store::StoreError> {
    let db = &desk.hands.db;
    let deed = deeds::deed(db, Server::of(guild), by, Done::Reviewed, desk.now());
    deeds::note(db, &Deed { tool: "verification".to_owned(), outcome: outcome.to_owned(), ..deed }).await
}
