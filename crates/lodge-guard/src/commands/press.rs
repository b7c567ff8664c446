//! Buttons and lists below messages, and forms: what they are called, and what is done when somebody uses one.

use serde_json::json;

use super::{
    desk::{self, Desk},
    form, menu,
    say::Speaker,
    verify,
};
use crate::{
    Verdict,
    event::Interaction,
    ids::{GuildId, UserId},
    mass,
    office::{self, No},
    rest::calls,
    store::once,
    verify::precision::Judgement,
};
use lodge_register::{Id, Timestamp};
use lodge_web::Language;

/// What a button does. Its name is what Discord keeps of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// A second person says yes.
    Yes(u64),
    /// A second person says no.
    No(u64),
    /// Somebody gets back what was taken from them in quarantine.
    Release(UserId),
    /// What somebody changed since then is put back.
    Restore(UserId, Timestamp),
    /// Somebody is banned.
    Ban(UserId),
    /// A report was looked at.
    Seen(i64),
    /// An appeal is decided about.
    Judge(i64, Verdict),
    /// Every channel is closed.
    Lock,
    /// Every channel is opened again.
    Unlock,
    /// Work on many that was counted is to be done.
    Mass(u64),
    /// It is not.
    Discard(u64),
    /// Work on many is stopped, by the number of its case.
    Stop(i64),
    /// A role of a menu is taken or given back.
    Role(i64, crate::ids::RoleId),
    /// Roles of a menu are chosen.
    Roles(i64),
    /// Somebody at the entrance wants in.
    Verify,
    /// They want a person to look instead.
    Person,
    /// Somebody is let in.
    LetIn(UserId),
    /// Somebody is not let in.
    TurnAway(UserId),
    /// A visit was the same person as the one whom it is like.
    Same(i64),
    /// It was somebody else.
    Different(i64),
}

impl Press {
    /// As Discord keeps it.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Yes(wish) => format!("yes:{wish}"),
            Self::No(wish) => format!("no:{wish}"),
            Self::Release(user) => format!("release:{user}"),
            Self::Restore(user, since) => format!("restore:{user}:{}", since.millis()),
            Self::Ban(user) => format!("ban:{user}"),
            Self::Seen(report) => format!("seen:{report}"),
            Self::Judge(appeal, verdict) => format!("judge:{appeal}:{}", verdict.as_str()),
            Self::Lock => "lock".to_owned(),
            Self::Unlock => "unlock".to_owned(),
            Self::Mass(draft) => format!("mass:{draft}"),
            Self::Discard(draft) => format!("discard:{draft}"),
            Self::Stop(case) => format!("stop:{case}"),
            Self::Role(menu, role) => format!("role:{menu}:{role}"),
            Self::Roles(menu) => format!("roles:{menu}"),
            Self::Verify => "verify".to_owned(),
            Self::Person => "person".to_owned(),
            Self::LetIn(user) => format!("let-in:{user}"),
            Self::TurnAway(user) => format!("turn-away:{user}"),
            Self::Same(visit) => format!("same:{visit}"),
            Self::Different(visit) => format!("different:{visit}"),
        }
    }

    /// What somebody pressed. Whoever makes up a name gets nowhere: each press is held against what they may.
    #[must_use]
    pub fn read(name: &str) -> Option<Self> {
        let mut parts = name.split(':');
        let what = parts.next()?;
        let (one, two) = (parts.next(), parts.next());
        let number = || one?.parse::<u64>().ok();
        let signed = || one?.parse::<i64>().ok();
        let read = match what {
            "yes" => Self::Yes(number()?),
            "no" => Self::No(number()?),
            "release" => Self::Release(UserId::new(number()?)),
            "restore" => Self::Restore(UserId::new(number()?), Timestamp::from_millis(two?.parse().ok()?)),
            "ban" => Self::Ban(UserId::new(number()?)),
            "seen" => Self::Seen(signed()?),
            "judge" => Self::Judge(signed()?, Verdict::parse(two?)?),
            "mass" => Self::Mass(number()?),
            "discard" => Self::Discard(number()?),
            "stop" => Self::Stop(signed()?),
            "lock" => Self::Lock,
            "unlock" => Self::Unlock,
            "role" => Self::Role(signed()?, crate::ids::RoleId::new(two?.parse().ok()?)),
            "roles" => Self::Roles(signed()?),
            "verify" => Self::Verify,
            "person" => Self::Person,
            "let-in" => Self::LetIn(UserId::new(number()?)),
            "turn-away" => Self::TurnAway(UserId::new(number()?)),
            "same" => Self::Same(signed()?),
            "different" => Self::Different(signed()?),
            _ => return None,
        };
        parts.next().is_none().then_some(read)
    }
}

/// Answers whatever was used: a command, a button, a form.
pub async fn taken(desk: &Desk, interaction: &Interaction) {
    match interaction.kind {
        2 if form::opens(interaction) => form::open(desk, interaction).await,
        2 => super::run(desk, interaction).await,
        3 => pressed(desk, interaction).await,
        5 => form::filled(desk, interaction).await,
        _ => {}
    }
}

/// Whether it came for the first time: it can come twice, as after a connection that broke.
pub(super) async fn first_time(desk: &Desk, interaction: &Interaction) -> bool {
    let now = desk.now();
    let claim = format!("interaction {}", interaction.id);
    once::claim(&desk.hands.db, &claim, (now, now.plus_days(1))).await.unwrap_or_else(|error| {
        tracing::error!(%error, "Could not note that a command is being carried out");
        true
    })
}

async fn pressed(desk: &Desk, interaction: &Interaction) {
    let (Some(guild), Some(press)) = (interaction.guild_id, Press::read(&interaction.data.custom_id)) else {
        return;
    };
    if matches!(press, Press::Verify | Press::Person) {
        return verify::pressed(desk, interaction, guild, press == Press::Person).await;
    }
    if !first_time(desk, interaction).await || !announce(desk, interaction).await {
        return;
    }
    let speaker = desk.speaker(Language::of_tag(&interaction.locale).unwrap_or(Language::English));
    let text = match press {
        Press::Role(menu, role) => menu::toggled(desk, interaction, guild, (menu, role), speaker).await,
        Press::Roles(menu) => menu::chosen(desk, interaction, guild, menu, speaker).await,
        press => done(desk, guild, interaction.who(), press, speaker).await,
    };
    let text = text.unwrap_or_else(|not| speaker.not_done(&not));
    answer(desk, interaction, &text).await;
}

async fn done(
    desk: &Desk,
    guild: GuildId,
    by: UserId,
    press: Press,
    speaker: Speaker<'_>,
) -> Result<String, No> {
    Ok(match press {
        Press::Yes(wish) => office::approve(desk, guild, by, Id::new(wish.cast_signed())).await?,
        Press::No(wish) => {
            office::refuse(desk, guild, by, Id::new(wish.cast_signed())).await?;
            speaker.say("answer-refused", &[])
        }
        Press::Release(user) => {
            office::release(desk, guild, by, user).await?;
            speaker.say("answer-released", &[])
        }
        Press::Restore(actor, since) => {
            let restored = office::restore_actor(desk, guild, by, actor, since).await?;
            speaker.restored(&restored)
        }
        Press::Ban(user) => {
            let number = office::ban(desk, guild, by, user).await?;
            speaker.numbered(crate::Kind::Ban, number)
        }
        Press::Seen(report) => {
            office::settle_report(desk, guild, by, Id::new(report)).await?;
            speaker.say("answer-settled", &[])
        }
        Press::Judge(appeal, verdict) => {
            let reached = office::decide_appeal(desk, guild, by, Id::new(appeal), verdict, None).await?;
            let is_told = reached == office::Reached::Told;
            speaker.say(if is_told { "answer-judged" } else { "answer-judged-unreached" }, &[])
        }
        Press::Lock | Press::Unlock => {
            office::lockdown(desk, guild, by, press == Press::Lock).await?;
            speaker.say(if press == Press::Lock { "answer-locked" } else { "answer-unlocked" }, &[])
        }
        Press::Mass(draft) => mass::confirmed(desk, guild, by, draft, speaker).await?,
        Press::Discard(draft) => {
            mass::discard(desk, by, draft);
            speaker.say("answer-refused", &[])
        }
        Press::Stop(case) => {
            mass::stop(desk, guild, by, case).await?;
            speaker.say("answer-mass-stopped", &[])
        }
        Press::LetIn(user) => {
            office::let_in(desk, guild, by, user).await?;
            speaker.say("entrance-let-in", &[])
        }
        Press::TurnAway(user) => {
            office::turn_away(desk, guild, by, user).await?;
            speaker.say("entrance-turned-away", &[])
        }
        Press::Same(visit) => {
            office::judge_visit(desk, guild, by, Id::new(visit), Judgement::Same).await?;
            speaker.say("entrance-judged-same", &[])
        }
        Press::Different(visit) => {
            office::judge_visit(desk, guild, by, Id::new(visit), Judgement::Different).await?;
            speaker.say("entrance-judged-different", &[])
        }
        Press::Role(..) | Press::Roles(_) | Press::Verify | Press::Person => String::new(),
    })
}

/// Says that an answer comes. Whether Discord still waits for one.
pub(super) async fn announce(desk: &Desk, interaction: &Interaction) -> bool {
    let announced = calls::answer(interaction.id, &interaction.token, desk::announced());
    let sent = desk.hands.rest.call(&announced).await;
    if let Err(refused) = &sent {
        tracing::warn!(reason = refused.why.word(), "Could not announce the answer to a command");
    }
    sent.is_ok()
}

/// Says what was announced.
pub(super) async fn answer(desk: &Desk, interaction: &Interaction, text: &str) {
    let said = desk::said(interaction.application_id, &interaction.token, text.to_owned().into());
    if let Err(refused) = desk.hands.rest.call(&said).await {
        tracing::warn!(reason = refused.why.word(), "Could not answer a command");
    }
}

/// An answer that only whoever asked sees, at once.
#[must_use]
pub(super) fn at_once(text: &str) -> serde_json::Value {
    json!({ "type": 4, "data": { "content": text, "flags": desk::FOR_YOU } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_is_read_as_it_was_named() {
        let user = UserId::new(1_188_000_000_000_000_004);
        let all = [
            Press::Yes(7),
            Press::No(7),
            Press::Release(user),
            Press::Restore(user, Timestamp::from_millis(1_790_000_000_000)),
            Press::Ban(user),
            Press::Seen(-4),
            Press::Judge(9, Verdict::Granted),
            Press::Lock,
            Press::Unlock,
            Press::Mass(7),
            Press::Discard(7),
            Press::Stop(12),
            Press::Role(3, crate::ids::RoleId::new(8)),
            Press::Roles(3),
            Press::Verify,
            Press::Person,
            Press::LetIn(user),
            Press::TurnAway(user),
            Press::Same(-3),
            Press::Different(3),
        ];
        for press in all {
            let name = press.name();
            assert!(name.len() <= 100, "Discord takes no longer name");
            assert_eq!(Press::read(&name), Some(press));
        }
        for none in ["", "yes", "yes:x", "restore:1", "judge:1:maybe", "yes:1:2:3", "other:1"] {
            assert_eq!(Press::read(none), None, "{none}");
        }
    }
}
