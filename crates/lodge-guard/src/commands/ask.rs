//! Commands that look something up, or change what is written down.

use lodge_register::Timestamp;
use serde_json::Value;

use super::{
    Asked, Command, Filter,
    desk::{Answer, Button, Desk},
    menu,
    press::Press,
    privacy, purge,
    run::Failed,
    say::{Speaker, member, plain},
    verify,
};
use crate::{
    Case, Done, Kind, Server,
    act::steps,
    decide::Act,
    ids::{ChannelId, GuildId, MessageId, UserId},
    mass,
    office::{self, No},
    rest::calls,
    settings::{Planned, Topic},
    store::{cases, deeds, reports},
    structure::restore::Extra,
};

/// How many cases a list shows.
const LISTED: usize = 15;
/// How often somebody may report others in an hour.
const REPORTS: i64 = 10;

/// Answers a command that draws no plan.
///
/// # Errors
/// If the store failed.
pub(super) async fn answer(desk: &Desk, asked: &Asked, speaker: Speaker<'_>) -> Result<Answer, Failed> {
    let server = Server::of(asked.guild);
    let db = &desk.hands.db;
    let text = match &asked.command {
        Command::PrivacyAbout | Command::PrivacyExport | Command::PrivacyDelete => {
            return privacy::answer(desk, asked, speaker).await;
        }
        Command::VerifyPost
        | Command::VerifyAgain(_)
        | Command::VerifyStatus(_)
        | Command::VerifyRenew(_)
        | Command::VerifyApart(..) => return verify::asked(desk, asked, speaker).await,
        Command::RoleMass(wanted) => {
            let (text, buttons) = mass::counted(desk, asked, wanted, speaker).await;
            return Ok(Answer { buttons, ..text.into() });
        }
        Command::History(user) => listed(speaker, &cases::about(db, server, *user).await?),
        Command::Search(words) => listed(speaker, &cases::saying(db, server, words, LISTED).await?),
        Command::CaseShow(number) => match cases::by_number(db, server, *number).await? {
            None => speaker.say("answer-no-case", &[]),
            Some(case) => shown(desk, &case, speaker).await?,
        },
        Command::CaseEdit(number, reason) => match cases::by_number(db, server, *number).await? {
            None => speaker.say("answer-no-case", &[]),
            Some(case) => {
                cases::reword(db, &case, reason.clone(), asked.by, desk.now()).await?;
                numbered(speaker, "answer-edited", &case)
            }
        },
        Command::Undo(number, why) => undo(desk, asked, (*number, why.as_deref()), speaker).await,
        Command::Report(about, message, words) => {
            let (guild, channel, by) = (asked.guild, asked.channel, asked.by);
            let words = words.clone();
            let reported = Reported { guild, channel, by, about: *about, message: *message, words };
            report(desk, reported, speaker).await?
        }
        Command::RestoreActor(actor, millis) => {
            let since = desk.now().plus_millis(-millis);
            let restored = office::restore_actor(desk, asked.guild, asked.by, *actor, since).await;
            restored.map_or_else(|not| speaker.not_done(&not), |restored| speaker.restored(&restored))
        }
        Command::RestoreWhole(millis) => {
            let then = desk.now().plus_millis(-millis);
            let restored = office::restore_whole(desk, asked.guild, asked.by, then, Extra::Keep).await;
            restored.map_or_else(|not| speaker.not_done(&not), |restored| speaker.restored(&restored))
        }
        Command::Release(user) => {
            let released = office::release(desk, asked.guild, asked.by, *user).await;
            released.map_or_else(|not| speaker.not_done(&not), |()| speaker.say("answer-released", &[]))
        }
        Command::Menu(offer) => {
            let posted = menu::post(desk, asked.guild, asked.channel, offer.clone()).await;
            posted.map_or_else(|not| speaker.not_done(&not), |()| speaker.say("answer-menu", &[]))
        }
        Command::Try(text) => {
            let count = office::dry_run(desk, asked.guild, text);
            speaker.say("answer-tried", &[("count", count.into())])
        }
        Command::Sync => match office::sync_native(desk, asked.guild, asked.by).await {
            Err(not) => speaker.not_done(&not),
            Ok(synced) => {
                let said = [("count", synced.rules.into()), ("left", synced.left.len().into())];
                speaker.say("answer-synced", &said)
            }
        },
        Command::Planned(millis) => planned(desk, asked, *millis, speaker).await?,
        Command::Purge(filter, reason) => purged(desk, asked, (filter, reason.as_deref()), speaker).await?,
        _ => speaker.unclear(super::Unclear::Unknown),
    };
    Ok(text.into())
}

fn numbered(speaker: Speaker<'_>, name: &str, case: &Case) -> String {
    speaker.say(name, &[("number", case.number.to_string().into())])
}

fn listed(speaker: Speaker<'_>, cases: &[Case]) -> String {
    if cases.is_empty() {
        return speaker.say("answer-no-cases", &[]);
    }
    let line = |case: &Case| {
        let undone = if case.undone_at.is_some() { "~~" } else { "" };
        let when = super::say::moment(case.opened_at);
        let who = case.target_id.map(member).unwrap_or_default();
        format!("{undone}{}{undone} {who} {when}", speaker.line(case))
    };
    cases.iter().take(LISTED).map(line).collect::<Vec<_>>().join("\n")
}

async fn shown(desk: &Desk, case: &Case, speaker: Speaker<'_>) -> Result<String, Failed> {
    let deeds = deeds::of_case(&desk.hands.db, case.id).await?;
    let by = deeds.iter().find(|deed| deed.done == Done::Opened).map(|deed| deed.actor_id);
    let edits = cases::edits(&desk.hands.db, case.id).await?;
    Ok(speaker.case(case, by, &edits))
}

/// Takes a case back: on Discord where something can be, and in the record.
async fn undo(
    desk: &Desk,
    asked: &Asked,
    (number, why): (i64, Option<&str>),
    speaker: Speaker<'_>,
) -> String {
    let named = |name: &str| speaker.say(name, &[("number", number.to_string().into())]);
    match office::undo(desk, asked.guild, asked.by, number, why).await {
        Ok(undone) => speaker.undone(&undone),
        Err(No::Before) => named("answer-undone-before"),
        Err(No::Gone) => speaker.say("answer-no-case", &[]),
        Err(no) => speaker.not_done(&no),
    }
}

/// For so long many are expected: a crowd alone closes no door. Nothing is the end of it.
async fn planned(desk: &Desk, asked: &Asked, millis: i64, speaker: Speaker<'_>) -> Result<String, Failed> {
    let now = desk.now();
    let mut settings = (*desk.settings.of(asked.guild)).clone();
    settings.raid.planned.retain(|planned| planned.until > now && planned.from > now);
    if millis > 0 {
        settings.raid.planned.push(Planned { from: now, until: now.plus_millis(millis) });
    }
    desk.settings.change(&desk.hands.db, asked.guild, settings).await?;
    let deed = deeds::deed(&desk.hands.db, Server::of(asked.guild), asked.by, Done::Set, now);
    deeds::note(&desk.hands.db, &crate::Deed { tool: asked.tool.clone(), ..deed }).await?;
    let until = super::say::moment(now.plus_millis(millis));
    let text = if millis > 0 {
        speaker.say("answer-planned", &[("when", until.into())])
    } else {
        speaker.say("answer-planned-over", &[])
    };
    desk.staff(asked.guild, Topic::Cases, &format!("{text}\n{}", speaker.by(asked.by))).await;
    Ok(text)
}

/// What somebody reports.
pub(super) struct Reported {
    pub(super) guild: GuildId,
    pub(super) channel: ChannelId,
    pub(super) by: UserId,
    pub(super) about: UserId,
    pub(super) message: Option<MessageId>,
    pub(super) words: Option<String>,
}

/// Takes a report, and shows it to the staff.
pub(super) async fn report(desk: &Desk, reported: Reported, speaker: Speaker<'_>) -> Result<String, Failed> {
    let Reported { guild, channel, by, about, message, words } = reported;
    let (server, now) = (Server::of(guild), desk.now());
    let lately = reports::count_by(&desk.hands.db, server, by, now.plus_millis(-3_600_000)).await?;
    if lately >= REPORTS {
        return Ok(speaker.say("answer-reports-spent", &[]));
    }
    let said = words.as_deref().map(plain);
    let reporting = reports::Reporting { server, by, about, channel: Some(channel), message, words };
    let report = reports::add(&desk.hands.db, reporting, now).await?;
    let place = message.map_or_else(
        || format!("<#{channel}>"),
        |message| format!("https://discord.com/channels/{guild}/{channel}/{message}"),
    );
    let staff = desk.speaker_of(guild);
    let mut text = staff.say("audit-report", &[("who", member(about).into()), ("where", place.into())]);
    if let Some(said) = said {
        text.push('\n');
        text.push_str(&staff.say("case-reason", &[("reason", said.into())]));
    }
    let button = |label: &str, press: Press| Button {
        label: staff.say(label, &[]),
        does: press.name(),
        grave: matches!(press, Press::Ban(_)),
    };
    let seen = button("button-seen", Press::Seen(report.id.number()));
    let buttons = [seen, button("button-ban", Press::Ban(about))];
    desk.staff_with(guild, Topic::Queue, &text, &buttons).await;
    Ok(speaker.say("answer-reported", &[]))
}

/// Looks through the newest messages, a hundred at a time, and removes those that the filter takes.
async fn purged(
    desk: &Desk,
    asked: &Asked,
    (filter, reason): (&Filter, Option<&str>),
    speaker: Speaker<'_>,
) -> Result<String, Failed> {
    let found = match found(desk, asked, filter, desk.now()).await {
        Ok(found) => found,
        Err(refused) => return Ok(speaker.why(crate::act::Why::Refused(refused))),
    };
    if found.is_empty() {
        return Ok(speaker.say("answer-purged-none", &[]));
    }
    let act = Act::DeleteMessages { guild: asked.guild, channel: asked.channel, messages: found.clone() };
    let drawn = desk.look(|town| {
        let why = reason.unwrap_or_default();
        Some(steps(town.guild(asked.guild)?, &[act], &format!("{} · {why}", asked.by), desk.now()))
    });
    let Some(steps) = drawn else { return Ok(speaker.say("answer-not-ready", &[])) };
    let carried = desk.hands.carry(Server::of(asked.guild), steps, None).await;
    if let Some(why) = carried.why {
        return Ok(speaker.why(why));
    }
    let opening = cases::Opening {
        server: Server::of(asked.guild),
        kind: Kind::Purge,
        target: filter.by,
        channel: Some(asked.channel),
        reason: reason.map(str::to_owned),
        rule: None,
        actor: Some(asked.by),
        tool: asked.tool.clone(),
        weight: i64::try_from(found.len() / 50).unwrap_or_default(),
        ends_at: None,
    };
    let case = cases::open(&desk.hands.db, opening, desk.now()).await?;
    desk.staff(asked.guild, Topic::Cases, &speaker.case(&case, Some(asked.by), &[])).await;
    Ok(speaker.say("answer-purged", &[("count", found.len().into())]))
}

async fn found(
    desk: &Desk,
    asked: &Asked,
    filter: &Filter,
    now: Timestamp,
) -> Result<Vec<MessageId>, crate::rest::Refused> {
    let (mut found, mut before, mut looked) = (Vec::new(), None, 0);
    while looked < filter.count {
        let answer = desk.hands.rest.call(&calls::messages(asked.channel, before)).await?;
        let page = answer.as_array().map_or(&[][..], Vec::as_slice);
        let wanted = usize::from(filter.count - looked).min(page.len());
        let page: &[Value] = page.get(..wanted).unwrap_or_default();
        found.extend(purge::taken(filter, page, now));
        before = page.last().and_then(purge::number);
        looked += u16::try_from(page.len()).unwrap_or(u16::MAX);
        if page.len() < 100 || before.is_none() {
            break;
        }
    }
    Ok(found)
}
