//! Appeals and reports.

use lodge_register::Id;

use super::{No, allow, back, carry};
use crate::{
    Appeal, Case, Kind, Report, Server, Verdict,
    allowed::Permissions,
    appeal::Ticket,
    commands::{Desk, say::plain},
    decide::Act,
    ids::{GuildId, UserId},
    store::{appeals, cases, reports},
};

/// Whether somebody was told by message what became of their appeal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// They were.
    Told,
    /// They take no messages from the guard: it waits for them behind the link of their appeal.
    BehindTheLink,
}

/// Decides about an appeal. Who may come back is let in first: a yes that does not hold is none. They are told by message
/// where they can be; that they cannot be is no failure.
///
/// # Errors
/// [`No`] if it is not decided.
pub async fn decide_appeal(
    desk: &Desk,
    guild: GuildId,
    by: UserId,
    appeal: Id<Appeal>,
    verdict: Verdict,
    answer: Option<String>,
) -> Result<Reached, No> {
    allow(desk, guild, by, Permissions::BAN_MEMBERS).await?;
    let (db, server, now) = (&desk.hands.db, Server::of(guild), desk.now());
    let appeal = appeals::by_id(db, server, appeal).await?.ok_or(No::Gone)?;
    if appeal.verdict != Verdict::Open {
        return Err(No::Before);
    }
    let case = match appeal.case_id {
        Some(case) => cases::by_id(db, server, Id::new(case)).await?,
        None => None,
    };
    if let (Verdict::Granted, Some(case)) = (verdict, &case)
        && case.undone_at.is_none()
    {
        granted(desk, guild, by, case).await?;
    }
    if !appeals::judge(db, &appeal, (verdict, answer.clone()), by, now).await? {
        return Err(No::Before);
    }
    let case = case.map(|case| case.number);
    Ok(told(desk, guild, appeal.user_id, (verdict, answer.as_deref()), case).await)
}

/// Tells somebody what became of their appeal, in the language of the server.
async fn told(
    desk: &Desk,
    guild: GuildId,
    user: UserId,
    (verdict, answer): (Verdict, Option<&str>),
    case: Option<i64>,
) -> Reached {
    let message = match verdict {
        Verdict::Granted => "told-judged-granted",
        Verdict::Final => "told-judged-final",
        Verdict::Denied | Verdict::Open => "told-judged-denied",
    };
    let (speaker, name) = (desk.speaker_of(guild), desk.name_of(guild));
    let mut lines = vec![speaker.say(message, &[("server", plain(&name).into())])];
    lines.extend(answer.map(|answer| speaker.say("told-judged-answer", &[("answer", plain(answer).into())])));
    if let (Some(at), Some(case)) = (desk.at.get(), case) {
        let ticket = Ticket { server: Server::of(guild), case, user };
        let link = format!("{at}{}", ticket.path(&desk.hands.db));
        lines.push(speaker.say("told-judged-link", &[("link", link.into())]));
    }
    match desk.tell(user, &lines.join("\n")).await {
        Ok(()) => Reached::Told,
        Err(refused) => {
            tracing::debug!(
                reason = refused.why.word(),
                "Somebody could not be told what became of their appeal"
            );
            Reached::BehindTheLink
        }
    }
}

/// Takes back what somebody appealed against. Whoever is granted to come back is let in whatever else there is: another ban
/// of theirs would make the yes none.
async fn granted(desk: &Desk, guild: GuildId, by: UserId, case: &Case) -> Result<(), No> {
    let db = &desk.hands.db;
    if let (Kind::Ban | Kind::Tempban, Some(user)) = (case.kind, case.target_id) {
        if let Some(why) = carry(desk, guild, by, &[Act::Unban { guild, user }]).await?.why {
            return Err(No::Refused(why));
        }
        cases::undo(db, case, Some(by), desk.now()).await?;
        return Ok(());
    }
    match back::take_back(desk, guild, by, case, None).await {
        // Somebody else may have taken it back meanwhile: that is as good.
        Ok(_) | Err(No::Before) => Ok(()),
        Err(no) => Err(no),
    }
}

/// Says that somebody looked at a report.
///
/// # Errors
/// [`No`] if it is not said.
pub async fn settle_report(desk: &Desk, guild: GuildId, by: UserId, report: Id<Report>) -> Result<(), No> {
    allow(desk, guild, by, Permissions::MODERATE_MEMBERS).await?;
    let (db, server) = (&desk.hands.db, Server::of(guild));
    if reports::settle(db, server, report, by, desk.now()).await? { Ok(()) } else { Err(No::Gone) }
}
