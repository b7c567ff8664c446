//! The button of the entrance and its form, and the command for those who look after it.

use serde_json::Value;

use super::{
    Asked, Command,
    desk::{Answer, Desk, FOR_YOU},
    press::{announce, answer, at_once, first_time},
    run::Failed,
    say::{Speaker, member, moment},
};
use crate::{
    Newcomer, Server, Stage,
    entrance::{
        ask::{self, Next},
        course,
        look::{EntranceError, Seen, look},
        shown,
    },
    event::Interaction,
    ids::{GuildId, UserId},
    office,
    rest::calls,
    settings::entrance::MOST_QUESTIONS,
    store::{newcomers, traces, verifications},
    verify::{
        signal::{Signal, network::Network},
        told,
    },
};
use lodge_store::StoreError;
use lodge_web::Language;

/// Somebody at the door pressed the button, or wants a person instead.
pub(super) async fn pressed(desk: &Desk, interaction: &Interaction, guild: GuildId, wants_a_person: bool) {
    if !first_time(desk, interaction).await {
        return;
    }
    let (speaker, user) = (speaker(desk, interaction), interaction.who());
    if wants_a_person {
        if announce(desk, interaction).await {
            let said = ask::for_a_person(desk, guild, user, speaker).await;
            answer(desk, interaction, &said.unwrap_or_else(|error| fault(&error, speaker))).await;
        }
        return;
    }
    // A form has to be the first answer: nothing is announced before it is known whether there is one.
    let role = desk.settings.of(guild).entrance.role;
    let roles = interaction.member.as_ref().map_or(&[][..], |member| &member.roles);
    let has_role = role.is_none_or(|role| roles.contains(&role));
    match ask::pressed(desk, guild, (user, has_role), speaker).await {
        Ok(Next::Say(text)) => say(desk, interaction, at_once(&text)).await,
        Ok(Next::Page(link)) => {
            let mut data = shown::link(speaker, &link);
            if let Some(data) = data.as_object_mut() {
                data.insert("flags".to_owned(), FOR_YOU.into());
            }
            say(desk, interaction, serde_json::json!({ "type": 4, "data": data })).await;
        }
        Ok(Next::Form(questions)) => say(desk, interaction, shown::form(speaker, &questions)).await,
        Ok(Next::Look) => {
            // What was begun is finished, whether Discord still waits for a word about it or not.
            let waits = announce(desk, interaction).await;
            let text = looked(desk, guild, user, speaker).await;
            if waits {
                answer(desk, interaction, &text).await;
            }
        }
        Err(error) => say(desk, interaction, at_once(&fault(&error, speaker))).await,
    }
}

/// Somebody answered the questions.
pub(super) async fn filled(desk: &Desk, interaction: &Interaction, guild: GuildId) {
    if !first_time(desk, interaction).await || !announce(desk, interaction).await {
        return;
    }
    let (speaker, user) = (speaker(desk, interaction), interaction.who());
    let answers: Vec<String> = (0..MOST_QUESTIONS).map_while(|number| written(interaction, number)).collect();
    let text = match course::answered(desk, guild, user, &answers, [0; 32]).await {
        Ok(_) => looked(desk, guild, user, speaker).await,
        Err(error) => fault(&error, speaker),
    };
    answer(desk, interaction, &text).await;
}

fn written(interaction: &Interaction, number: usize) -> Option<String> {
    Some(interaction.field(&shown::field(number))?.value.text()?.trim().to_owned())
}

/// Looks at somebody of whom only the account is seen, and says what came of it.
async fn looked(desk: &Desk, guild: GuildId, user: UserId, speaker: Speaker<'_>) -> String {
    let decision = match look(desk, guild, user, Seen::nothing()).await {
        Ok(decision) => decision,
        Err(EntranceError::NotNow) => return speaker.say("entrance-say-looking", &[]),
        // It is logged where it failed, and the staff was asked.
        Err(_) => return speaker.say("verify-you-review", &[]),
    };
    let told = told::to_the_person(&decision, Network::Unknown);
    told.into_iter().map(|name| speaker.say(name, &[])).collect::<Vec<_>>().join("\n")
}

fn speaker<'a>(desk: &'a Desk, interaction: &Interaction) -> Speaker<'a> {
    desk.speaker(Language::of_tag(&interaction.locale).unwrap_or(Language::English))
}

async fn say(desk: &Desk, interaction: &Interaction, said: Value) {
    let call = calls::answer(interaction.id, &interaction.token, said);
    if let Err(refused) = desk.hands.rest.call(&call).await {
        tracing::warn!(reason = refused.why.word(), "Could not answer somebody at the entrance");
    }
}

fn fault(error: &StoreError, speaker: Speaker<'_>) -> String {
    tracing::error!(%error, "Somebody at the entrance could not be answered");
    speaker.say("answer-fault", &[])
}

/// Answers the command for those who look after the entrance.
///
/// # Errors
/// If the store failed.
pub(super) async fn asked(desk: &Desk, asked: &Asked, speaker: Speaker<'_>) -> Result<Answer, Failed> {
    let (guild, by) = (asked.guild, asked.by);
    let said = |done: Result<(), office::No>, name: &str| match done {
        Ok(()) => speaker.say(name, &[]),
        Err(not) => speaker.not_done(&not),
    };
    let is_on = desk.settings.of(guild).entrance.on;
    Ok(match &asked.command {
        Command::VerifyPost | Command::VerifyAgain(_) if !is_on => speaker.say("entrance-off", &[]),
        Command::VerifyPost => {
            said(office::post_entrance(desk, guild, by, asked.channel).await, "entrance-posted")
        }
        Command::VerifyAgain(user) => {
            said(office::ask_again(desk, guild, by, *user).await, "entrance-asked-again")
        }
        Command::VerifyApart(one, other) => {
            said(office::tell_apart(desk, guild, by, (*one, *other)).await, "entrance-told-apart")
        }
        Command::VerifyRenew(user) => match office::renew(desk, guild, by, *user).await {
            Ok(0) => speaker.say("entrance-renewed-none", &[]),
            Ok(count) => speaker.say("entrance-renewed", &[("count", count.into())]),
            Err(not) => speaker.not_done(&not),
        },
        Command::VerifyStatus(user) => status(desk, guild, *user, speaker).await?,
        _ => speaker.unclear(super::Unclear::Unknown),
    }
    .into())
}

/// How somebody stands, and what kinds of signals are kept of them, and until when. What they were made of nobody knows.
async fn status(
    desk: &Desk,
    guild: GuildId,
    user: UserId,
    speaker: Speaker<'_>,
) -> Result<String, StoreError> {
    let (db, server, now) = (&desk.hands.db, Server::of(guild), desk.now());
    let mut lines = vec![match newcomers::of(db, server, user).await? {
        Some(newcomer) => stands(speaker, &newcomer),
        None => speaker.say("entrance-status-none", &[("who", member(user).into())]),
    }];
    if let Some(decided) = verifications::latest(db, server, user).await? {
        let way = speaker.say(&format!("entrance-way-{}", decided.way.as_str()), &[]);
        let when = moment(decided.decided_at);
        lines.push(speaker.say("entrance-status-decided", &[("way", way.into()), ("when", when.into())]));
    }
    let traces = traces::of(db, server, user).await?;
    let living: Vec<_> = traces.iter().filter(|trace| trace.ends_at > now).collect();
    if living.is_empty() {
        lines.push(speaker.say("entrance-status-nothing", &[]));
    }
    for signal in Signal::ALL {
        let until = living.iter().filter(|trace| trace.signal == *signal).map(|trace| trace.ends_at).max();
        lines.extend(until.map(|until| {
            let kind = speaker.say(&format!("entrance-signal-{}", signal.as_str()), &[]);
            speaker.say("entrance-status-kept", &[("kind", kind.into()), ("when", moment(until).into())])
        }));
    }
    if living.iter().any(|trace| trace.banned_at.is_some()) {
        lines.push(speaker.say("entrance-status-banned", &[]));
    }
    Ok(lines.join("\n"))
}

fn stands(speaker: Speaker<'_>, newcomer: &Newcomer) -> String {
    let stage: Stage = newcomer.stage;
    let stage = speaker.say(&format!("entrance-stage-{}", stage.as_str()), &[]);
    let said = [
        ("who", member(newcomer.user_id).into()),
        ("stage", stage.into()),
        ("when", moment(newcomer.last_at).into()),
    ];
    speaker.say("entrance-status", &said)
}
