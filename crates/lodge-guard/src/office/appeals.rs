//! Appeals and reports.

use lodge_register::Id;

use super::{No, allow, back, carry};
use crate::{
    Appeal, Case, Kind, Report, Server, Verdict,
    allowed::Permissions,
    commands::Desk,
    decide::Act,
    ids::{GuildId, UserId},
    store::{appeals, cases, reports},
};

/// Decides about an appeal. Who may come back is let in first: a yes that does not hold is none.
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
) -> Result<(), No> {
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
    if appeals::judge(db, &appeal, (verdict, answer), by, now).await? { Ok(()) } else { Err(No::Before) }
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
    match back::take_back(desk, guild, by, case).await {
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
