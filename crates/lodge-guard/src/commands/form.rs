//! The form in which somebody says what is wrong with a member or a message.

use lodge_web::Language;
use serde_json::json;

use super::{
    ask,
    desk::Desk,
    press::{announce, answer, at_once, first_time},
    verify,
};
use crate::{
    entrance::shown::FORM,
    event::Interaction,
    ids::{ChannelId, MessageId, UserId},
    rest::calls,
};

const WORDS: &str = "words";

/// Whether a command is answered with a form.
pub(super) fn opens(interaction: &Interaction) -> bool {
    matches!(interaction.data.name.as_str(), "report-message" | "report-user")
        && matches!(interaction.data.kind, 2 | 3)
}

/// Shows the form.
pub(super) async fn open(desk: &Desk, interaction: &Interaction) {
    let speaker = desk.speaker(Language::of_tag(&interaction.locale).unwrap_or(Language::English));
    let shown = match about(interaction) {
        None => at_once(&speaker.say("unclear-unknown", &[])),
        Some((user, message)) => {
            let message = message.map(|message| message.to_string()).unwrap_or_default();
            let field = json!({
                "type": 4, "custom_id": WORDS, "style": 2, "required": false, "max_length": 400,
            });
            let label =
                json!({ "type": 18, "label": speaker.say("form-report-why", &[]), "component": field });
            json!({ "type": 9, "data": {
                "custom_id": format!("report:{user}:{message}"),
                "title": speaker.say("form-report", &[]), "components": [label],
            } })
        }
    };
    let call = calls::answer(interaction.id, &interaction.token, shown);
    if let Err(refused) = desk.hands.rest.call(&call).await {
        tracing::warn!(reason = refused.why.word(), "Could not show a form");
    }
}

fn about(interaction: &Interaction) -> Option<(UserId, Option<MessageId>)> {
    let target = interaction.data.target_id?;
    if interaction.data.kind != 3 {
        return Some((target.as_id_of(), None));
    }
    let message: MessageId = target.as_id_of();
    let author = interaction.data.resolved.messages.get(&message)?.author.id;
    Some((author, Some(message)))
}

/// Takes what was filled in.
pub(super) async fn filled(desk: &Desk, interaction: &Interaction) {
    let Some(guild) = interaction.guild_id else { return };
    if *interaction.data.custom_id == *FORM {
        return verify::filled(desk, interaction, guild).await;
    }
    let mut parts = interaction.data.custom_id.split(':');
    let (Some("report"), Some(user)) = (parts.next(), parts.next()) else { return };
    let Ok(user) = user.parse().map(UserId::new) else { return };
    let message = parts.next().and_then(|message| message.parse().ok()).map(MessageId::new);
    if !first_time(desk, interaction).await || !announce(desk, interaction).await {
        return;
    }
    let speaker = desk.speaker(Language::of_tag(&interaction.locale).unwrap_or(Language::English));
    let words = interaction.field(WORDS).and_then(|field| field.value.text()).map(str::trim);
    let report = ask::Reported {
        guild,
        channel: interaction.channel_id.unwrap_or(ChannelId::NONE),
        by: interaction.who(),
        about: user,
        message,
        words: words.filter(|words| !words.is_empty()).map(str::to_owned),
    };
    let text = ask::report(desk, report, speaker).await.unwrap_or_else(|error| {
        tracing::error!(%error, "A report could not be kept");
        speaker.say("answer-fault", &[])
    });
    answer(desk, interaction, &text).await;
}
