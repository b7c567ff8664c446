//! What somebody asked for, read from an interaction.

mod options;

use lodge_web::Language;
use serde::{Deserialize, Serialize};

use super::{Offer, spec};
use crate::{
    allowed::Permissions,
    event::Interaction,
    ids::{ChannelId, GuildId, InteractionId, MessageId, RoleId, UserId},
    mass::Wanted,
};
use options::Options;

/// What was asked, by whom and where.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// Which interaction.
    pub id: InteractionId,
    /// On which server.
    pub guild: GuildId,
    /// In which channel.
    pub channel: ChannelId,
    /// Who asks.
    pub by: UserId,
    /// Their roles.
    pub roles: Vec<RoleId>,
    /// What they may do in that channel, as Discord says.
    pub may: Permissions,
    /// Their language.
    #[serde(with = "super::waiting::tag")]
    pub language: Language,
    /// The path of the command, as `case edit`.
    pub tool: String,
    /// What they ask for.
    pub command: Command,
    /// The roles of whom it is about, if Discord said who that is here. Nothing: they are not on the server.
    pub target_roles: Option<Vec<RoleId>>,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// To ban somebody: whom, why, and the seconds of what they wrote that goes.
    Ban(UserId, Option<String>, u32),
    /// The same for so many milliseconds.
    Tempban(UserId, i64, Option<String>, u32),
    /// To ban somebody and let them in again.
    Softban(UserId, Option<String>),
    /// To let somebody in again.
    Unban(UserId, Option<String>),
    /// To send somebody out.
    Kick(UserId, Option<String>),
    /// To silence somebody for so many milliseconds.
    Timeout(UserId, i64, Option<String>),
    /// To let somebody speak again.
    Untimeout(UserId, Option<String>),
    /// To warn somebody.
    Warn(UserId, String),
    /// To note something about somebody.
    Note(UserId, String),
    /// To ban many.
    Massban(Vec<UserId>, Option<String>, u32),
    /// To remove messages.
    Purge(Filter, Option<String>),
    /// To slow a channel down to so many seconds, for so many milliseconds.
    Slowmode(ChannelId, u16, Option<i64>),
    /// To close a channel, for so many milliseconds.
    Lockdown(ChannelId, Option<i64>, Option<String>),
    /// To open a channel.
    Unlock(ChannelId),
    /// To call somebody by their own name.
    Nick(UserId),
    /// To move somebody to a voice channel, or out of voice.
    Voice(UserId, Option<ChannelId>),
    /// To give somebody a role, for so many milliseconds.
    RoleGive(UserId, RoleId, Option<i64>, Option<String>),
    /// To take a role from somebody.
    RoleTake(UserId, RoleId, Option<String>),
    /// To give many a role.
    RoleAll(Vec<UserId>, RoleId, Option<String>),
    /// To give many a role, or to take it from them, after they were counted.
    RoleMass(Wanted),
    /// To see a case.
    CaseShow(i64),
    /// To word a case anew.
    CaseEdit(i64, String),
    /// To see the cases about somebody.
    History(UserId),
    /// To find cases by their reasons.
    Search(String),
    /// To take a case back.
    Undo(i64, Option<String>),
    /// To report somebody, or their message.
    Report(UserId, Option<MessageId>, Option<String>),
    /// To put back what somebody changed in so many last milliseconds.
    RestoreActor(UserId, i64),
    /// To make of the server what it was so many milliseconds ago.
    RestoreWhole(i64),
    /// To let somebody out of quarantine.
    Release(UserId),
    /// To offer roles.
    Menu(Offer),
    /// To say that many are expected for so many milliseconds; none is the end of it.
    Planned(i64),
    /// To try a text with Discord's own rules.
    Try(String),
    /// To make Discord's own rules what ours say.
    Sync,
    /// To post the button of the entrance.
    VerifyPost,
    /// To ask somebody anew.
    VerifyAgain(UserId),
    /// To see how somebody stands.
    VerifyStatus(UserId),
    /// To remember the signals of somebody who is banned for longer.
    VerifyRenew(UserId),
    /// To say that two are two.
    VerifyApart(UserId, UserId),
    /// To read what is kept.
    PrivacyAbout,
    /// To get what is kept about oneself.
    PrivacyExport,
    /// To be forgotten.
    PrivacyDelete,
}

impl Command {
    /// Whether it is work on many.
    #[must_use]
    pub const fn is_mass(&self) -> bool {
        matches!(self, Self::RoleMass(_))
    }
}

/// Which messages a purge takes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Filter {
    /// How many at most.
    pub count: u16,
    /// Whose.
    pub by: Option<UserId>,
    /// With what: one of [`spec::WITH`].
    pub with: Option<String>,
    /// Which words are in them.
    pub containing: Option<String>,
}

/// Why an interaction means nothing to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unclear {
    /// It was not asked on a server.
    NoServer,
    /// There is no such command, or it lacks what it needs: Discord shows an older list of commands.
    Unknown,
    /// That is no span of time.
    Span,
    /// That is no day.
    Day,
    /// None of these are numbers of members.
    Nobody,
    /// So many at once are too many.
    TooMany,
}

/// What somebody asked for.
///
/// # Errors
/// [`Unclear`] if it cannot be told.
pub fn parse(interaction: &Interaction) -> Result<Asked, Unclear> {
    let guild = interaction.guild_id.ok_or(Unclear::NoServer)?;
    let member = interaction.member.as_ref().ok_or(Unclear::NoServer)?;
    let channel = interaction.channel_id.unwrap_or_default();
    let (tool, options) = interaction.command();
    let said = Options { options, channel };
    let command = match interaction.data.kind {
        2 | 3 => in_menu(interaction, &tool),
        _ => typed(&tool, &said),
    }?;
    let resolved = &interaction.data.resolved;
    let target = target(&command);
    let target_roles = target.and_then(|user| resolved.members.get(&user)).map(|member| member.roles.clone());
    Ok(Asked {
        id: interaction.id,
        guild,
        channel,
        by: interaction.who(),
        roles: member.roles.clone(),
        may: member.permissions.unwrap_or(Permissions::NONE),
        language: Language::of_tag(&interaction.locale).unwrap_or(Language::English),
        tool,
        command,
        target_roles,
    })
}

fn in_menu(interaction: &Interaction, tool: &str) -> Result<Command, Unclear> {
    let target = interaction.data.target_id.ok_or(Unclear::Unknown)?;
    let menu = spec::MENUS.iter().find(|menu| menu.name == tool).ok_or(Unclear::Unknown)?;
    let user: UserId = target.as_id_of();
    Ok(match menu.name {
        "report-message" => {
            let message: MessageId = target.as_id_of();
            let written = interaction.data.resolved.messages.get(&message).ok_or(Unclear::Unknown)?;
            Command::Report(written.author.id, Some(message), None)
        }
        "report-user" => Command::Report(user, None, None),
        "history" => Command::History(user),
        "timeout-hour" => Command::Timeout(user, 3_600_000, None),
        _ => return Err(Unclear::Unknown),
    })
}

fn typed(tool: &str, said: &Options<'_>) -> Result<Command, Unclear> {
    Ok(match tool {
        "ban" => Command::Ban(said.user()?, said.reason(), said.clear()),
        "tempban" => Command::Tempban(said.user()?, said.span()?, said.reason(), said.clear()),
        "softban" => Command::Softban(said.user()?, said.reason()),
        "unban" => Command::Unban(said.user()?, said.reason()),
        "kick" => Command::Kick(said.user()?, said.reason()),
        "timeout" => Command::Timeout(said.user()?, said.span()?, said.reason()),
        "untimeout" => Command::Untimeout(said.user()?, said.reason()),
        "warn" => Command::Warn(said.user()?, said.why()?),
        "note" => Command::Note(said.user()?, said.why()?),
        "massban" => Command::Massban(said.users()?, said.reason(), said.clear()),
        "purge" => Command::Purge(said.filter()?, said.reason()),
        "slowmode" => {
            let seconds = said.number("seconds").and_then(|seconds| seconds.try_into().ok());
            Command::Slowmode(said.place(), seconds.ok_or(Unclear::Unknown)?, said.maybe_span()?)
        }
        "lockdown" => Command::Lockdown(said.place(), said.maybe_span()?, said.reason()),
        "unlock" => Command::Unlock(said.place()),
        "nick" => Command::Nick(said.user()?),
        "voice move" => Command::Voice(said.user()?, Some(said.place())),
        "voice disconnect" => Command::Voice(said.user()?, None),
        "role give" => Command::RoleGive(said.user()?, said.role()?, None, said.reason()),
        "role temp" => Command::RoleGive(said.user()?, said.role()?, Some(said.span()?), said.reason()),
        "role take" => Command::RoleTake(said.user()?, said.role()?, said.reason()),
        "role all" => Command::RoleAll(said.users()?, said.role()?, said.reason()),
        "role mass" => Command::RoleMass(said.mass()?),
        "case show" => Command::CaseShow(said.case()?),
        "case edit" => Command::CaseEdit(said.case()?, said.why()?),
        "case history" => Command::History(said.user()?),
        "case search" => Command::Search(said.text("words").ok_or(Unclear::Unknown)?.to_owned()),
        "case undo" => Command::Undo(said.case()?, said.reason()),
        "report" => Command::Report(said.user()?, None, Some(said.why()?)),
        "restore member" => Command::RestoreActor(said.user()?, said.back()?),
        "restore all" => Command::RestoreWhole(said.back()?),
        "release" => Command::Release(said.user()?),
        "menu" => Command::Menu(said.offer()?),
        "planned start" => Command::Planned(said.span()?),
        "planned end" => Command::Planned(0),
        "automod try" => Command::Try(said.text("text").ok_or(Unclear::Unknown)?.to_owned()),
        "automod sync" => Command::Sync,
        "verify post" => Command::VerifyPost,
        "verify again" => Command::VerifyAgain(said.user()?),
        "verify status" => Command::VerifyStatus(said.user()?),
        "verify renew" => Command::VerifyRenew(said.user()?),
        "verify apart" => Command::VerifyApart(said.somebody("one")?, said.somebody("other")?),
        "privacy about" => Command::PrivacyAbout,
        "privacy export" => Command::PrivacyExport,
        "privacy delete" => Command::PrivacyDelete,
        _ => return Err(Unclear::Unknown),
    })
}

/// Whom a command is about, if it is one person.
#[must_use]
pub(super) const fn target(command: &Command) -> Option<UserId> {
    match command {
        Command::Ban(user, ..)
        | Command::Tempban(user, ..)
        | Command::Softban(user, ..)
        | Command::Unban(user, ..)
        | Command::Kick(user, ..)
        | Command::Timeout(user, ..)
        | Command::Untimeout(user, ..)
        | Command::Warn(user, ..)
        | Command::Note(user, ..)
        | Command::Nick(user)
        | Command::Voice(user, ..)
        | Command::RoleGive(user, ..)
        | Command::RoleTake(user, ..)
        | Command::History(user)
        | Command::Report(user, ..) => Some(*user),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
