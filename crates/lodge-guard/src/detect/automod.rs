//! What a message or a name breaks.

mod counts;
mod find;
mod links;
mod lost;
mod shadow;
#[cfg(test)]
mod tests;
pub(crate) mod words;

use lodge_register::Timestamp;

pub use counts::Counts;
pub use find::{Broken, Engine};
pub(crate) use find::{MOST_MESSAGES, build};
pub use lost::{Lost, lost};
pub use shadow::{Counterfactual, Shadow};

use crate::{
    allowed::{Permissions, Person, in_channel, in_guild},
    event::{Attachment, Member, Message, User},
    ids::{ChannelId, MessageId, RoleId, UserId},
    settings::{Exempt, Pattern, State},
    town::Guild,
};

/// Something that somebody wrote, or calls themselves.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// Who.
    pub user: UserId,
    /// Their roles.
    pub roles: &'a [RoleId],
    /// Whether a program speaks.
    pub bot: bool,
    /// What, as words: those of the message and of those it passes on.
    pub words: [&'a str; 3],
    /// Which message; none is a name.
    pub message: Option<Written<'a>>,
}

/// What a message has besides its words.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// Which.
    pub id: MessageId,
    /// In which channel.
    pub channel: ChannelId,
    /// How many people and roles it mentions.
    pub mentions: u32,
    /// Its files.
    pub files: &'a [Attachment],
    /// Whether it is new, and not changed.
    pub new: bool,
}

impl<'a> Seen<'a> {
    /// A message.
    #[must_use]
    pub fn message(message: &'a Message, new: bool) -> Self {
        let passed_on = message.message_snapshots.first().map(|forwarded| &forwarded.message);
        let everyone = usize::from(message.mention_everyone);
        let people = message.mentions.iter().filter(|one| !one.bot && one.id != message.author.id).count();
        let mentions = people + message.mention_roles.len() + everyone;
        Self {
            user: message.author.id,
            roles: message.member.as_ref().map_or(&[], |member| &member.roles),
            bot: message.author.bot || message.webhook_id.is_some(),
            words: [&message.content, passed_on.map_or("", |message| message.content.as_str()), ""],
            message: Some(Written {
                id: message.id,
                channel: message.channel_id,
                mentions: u32::try_from(mentions).unwrap_or(u32::MAX),
                files: passed_on
                    .filter(|_| message.attachments.is_empty())
                    .map_or(&message.attachments, |m| &m.attachments),
                new,
            }),
        }
    }

    /// A name.
    #[must_use]
    pub fn name(member: &'a Member) -> Self {
        let User { id, username, global_name, bot, .. } = &member.user;
        let of = |name: &'a Option<crate::event::Text>| name.as_ref().map_or("", |name| name.as_str());
        Self {
            user: *id,
            roles: &member.roles,
            bot: *bot,
            words: [username, of(global_name), of(&member.nick)],
            message: None,
        }
    }
}

/// A rule was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// Which rule, by its place in the settings.
    pub rule: usize,
    /// How much was found.
    pub found: u32,
    /// How much is allowed.
    pub limit: u32,
    /// The how-manieth breach of this person, within what the rule remembers.
    pub times: u32,
    /// The messages that broke it together.
    pub messages: Vec<(ChannelId, MessageId)>,
}

/// What this breaks, rule by rule.
pub fn look(
    engine: &Engine,
    counts: &mut Counts,
    guild: &Guild,
    seen: &Seen<'_>,
    now: Timestamp,
) -> Vec<Breach> {
    let above = std::cell::OnceCell::new();
    if is_exempt(&engine.automod.exempt, guild, seen) {
        return Vec::new();
    }
    counts.wrote(engine, seen, now);
    let mut breaches = Vec::new();
    for (at, rule) in engine.automod.rules.iter().enumerate() {
        let found = if rule.state == State::Off { 0 } else { engine.find(at, seen) };
        if found == 0 || is_exempt(&rule.exempt, guild, seen) {
            continue;
        }
        let Some(much) = counts.too_much(rule, guild, seen, found, now) else { continue };
        // Asked last: it takes longest, and most of what is said is not too much.
        if *above.get_or_init(|| is_above(guild, seen)) {
            continue;
        }
        let times = counts.breach(rule, seen.user, now);
        let messages = counts.messages(rule, guild, seen, now);
        breaches.push(Breach { rule: at, found: much.found, limit: much.limit, times, messages });
    }
    breaches
}

/// Who may take messages away is above the rules.
fn is_above(guild: &Guild, seen: &Seen<'_>) -> bool {
    let person = Person::new(seen.user, seen.roles);
    let may =
        seen.message.map_or_else(|| in_guild(guild, person), |at| in_channel(guild, at.channel, person));
    seen.user == guild.own.user || may.has(Permissions::MANAGE_MESSAGES)
}

fn is_exempt(exempt: &Exempt, guild: &Guild, seen: &Seen<'_>) -> bool {
    (seen.bot && !exempt.watch_bots)
        || exempt.users.contains(&seen.user)
        || seen.roles.iter().any(|role| exempt.roles.contains(role))
        || seen.message.is_some_and(|written| is_left_out(exempt, guild, written.channel))
}

/// Whether what is written in a channel is left out: the channel, that of which it is a thread, or their category.
fn is_left_out(exempt: &Exempt, guild: &Guild, channel: ChannelId) -> bool {
    if exempt.channels.is_empty() {
        return false;
    }
    let place = guild.place(channel);
    let around = [Some(channel), place.map(|place| place.id), place.and_then(|place| place.parent)];
    around.into_iter().flatten().any(|channel| exempt.channels.contains(&channel))
}

/// Whether a rule counts messages rather than looking into one.
const fn counts_messages(pattern: &Pattern) -> bool {
    matches!(pattern, Pattern::Flood { .. } | Pattern::Repeats { .. })
}
