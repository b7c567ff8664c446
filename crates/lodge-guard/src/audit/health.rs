//! What the guard lacks on a server, said to those who can mend it: once a day, for as long as it lacks it.

use lodge_store::StoreError;

use crate::{commands::Desk, ids::GuildId, office, settings::Topic, store::once};

/// Says on every server that wants to be told what the guard lacks there. Says how many were told.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn look(desk: &Desk) -> Result<usize, StoreError> {
    let guilds: Vec<GuildId> = desk.look(|town| town.guilds().map(|guild| guild.id).collect());
    let mut told = 0;
    for guild in guilds {
        if desk.settings.of(guild).told_in(Topic::Health).is_some() {
            told += usize::from(one(desk, guild).await?);
        }
    }
    Ok(told)
}

async fn one(desk: &Desk, guild: GuildId) -> Result<bool, StoreError> {
    let missing = office::missing(desk, guild);
    let Some(first) = missing.first() else { return Ok(false) };
    let stops: Vec<&str> = missing.iter().map(|one| one.stops).collect();
    let now = desk.now();
    let claim = format!("health {guild} {}", stops.join(" "));
    if !once::claim(&desk.hands.db, &claim, (now, now.plus_days(1))).await? {
        return Ok(false);
    }
    let speaker = desk.speaker_of(guild);
    let mut lines = vec![speaker.say("audit-health", &[("count", missing.len().into())])];
    lines.extend(stops.iter().map(|stops| format!("• {}", speaker.say(stops, &[]))));
    lines.push(speaker.say("audit-health-mend", &[("link", first.link.clone().into())]));
    desk.staff_with(guild, Topic::Health, &lines.join("\n"), &[]).await;
    Ok(true)
}
