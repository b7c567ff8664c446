//! What somebody at the door is answered: a link to their page, a form, a look at once, or why nothing follows now.

use lodge_store::StoreError;

use super::{
    course::{at_the_door, happened},
    open::old_enough,
    pages::ticket::Ticket,
};
use crate::{
    Newcomer, Server, Stage,
    commands::{
        Desk,
        say::{Speaker, moment},
    },
    ids::{GuildId, UserId},
    settings::entrance::MOST_QUESTIONS,
    verify::{
        flow::{Act, Event},
        signal::account::days,
    },
};

/// What follows when somebody presses the button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// They are told something.
    Say(String),
    /// They go on in a browser, at this link. It is theirs alone.
    Page(String),
    /// They are asked in a form.
    Form(Vec<String>),
    /// They are looked at, at once.
    Look,
}

/// Somebody pressed the button.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn pressed(
    desk: &Desk,
    guild: GuildId,
    (user, has_role): (UserId, bool),
    speaker: Speaker<'_>,
) -> Result<Next, StoreError> {
    let settings = desk.settings.of(guild);
    let say = |name: &str| Next::Say(speaker.say(name, &[]));
    if !settings.entrance.on {
        return Ok(say("entrance-say-off"));
    }
    // Whoever has a role is not asked for more by Discord: nobody gets one while a raid goes on.
    if desk.look_in(|mind| mind.is_raided(guild)) {
        return Ok(say("entrance-say-raid"));
    }
    let newcomer = at_the_door(desk, guild, user).await?;
    match newcomer.stage {
        Stage::In if !has_role && newcomer.was_in() => return Ok(say("entrance-say-taken")),
        Stage::In => return Ok(say("entrance-say-in")),
        Stage::Refused => return Ok(say("entrance-say-refused")),
        Stage::Staff => return Ok(say("verify-you-review")),
        Stage::Looking => return Ok(say("entrance-say-looking")),
        _ => {}
    }
    let old = days(user, desk.now());
    if newcomer.stage == Stage::Asked && old < settings.entrance.least_days {
        happened(desk, guild, user, Event::Pressed { days: old }, [0; 32]).await?;
        return Ok(Next::Say(wait(speaker, user, settings.entrance.least_days)));
    }
    if settings.entrance.needs_a_browser() {
        return page(desk, guild, &newcomer, speaker).await;
    }
    let went = happened(desk, guild, user, Event::Pressed { days: old }, [0; 32]).await?;
    let acts = went.map(|went| went.acts).unwrap_or_default();
    Ok(if acts.contains(&Act::Ask) {
        Next::Form(settings.entrance.questions.iter().take(MOST_QUESTIONS).cloned().collect())
    } else if acts.contains(&Act::Look) {
        Next::Look
    } else {
        say("entrance-say-looking")
    })
}

/// The link to somebody's page. Where this Lodge has no pages a person is asked.
async fn page(
    desk: &Desk,
    guild: GuildId,
    newcomer: &Newcomer,
    speaker: Speaker<'_>,
) -> Result<Next, StoreError> {
    let Some(at) = desk.at.get() else {
        happened(desk, guild, newcomer.user_id, Event::Failed, [0; 32]).await?;
        return Ok(Next::Say(speaker.say("verify-you-review", &[])));
    };
    let ticket = Ticket::new(Server::of(guild), newcomer.user_id, desk.now());
    Ok(Next::Page(format!("{at}{}", ticket.path(&desk.hands.db))))
}

/// From when on an account is old enough.
#[must_use]
pub fn wait(speaker: Speaker<'_>, user: UserId, least_days: i64) -> String {
    let when = moment(old_enough(user, least_days));
    speaker.say("entrance-say-wait", &[("days", least_days.into()), ("when", when.into())])
}

/// Somebody wants a person instead.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn for_a_person(
    desk: &Desk,
    guild: GuildId,
    user: UserId,
    speaker: Speaker<'_>,
) -> Result<String, StoreError> {
    if !desk.settings.of(guild).entrance.on {
        return Ok(speaker.say("entrance-say-off", &[]));
    }
    // Nor is the staff asked about hundreds while it has a raid to look at.
    if desk.look_in(|mind| mind.is_raided(guild)) {
        return Ok(speaker.say("entrance-say-raid", &[]));
    }
    let newcomer = at_the_door(desk, guild, user).await?;
    let name = match newcomer.stage {
        Stage::In => "entrance-say-in",
        Stage::Refused => "entrance-say-refused",
        _ => {
            happened(desk, guild, user, Event::AskedForAPerson, [0; 32]).await?;
            "verify-you-review"
        }
    };
    Ok(speaker.say(name, &[]))
}
