//! Listening to Discord: one connection for each shard, taken up again where it broke off.
//!
//! ```text
//! Door ──> WebSocket ──> talk (no I/O: hello, beats, resuming) ──> queue ──> the line
//! ```

mod close;
mod kept;
mod shard;
mod talk;

pub use close::{Fatal, Fate, fate};
pub use shard::{CONNECTING, Heard, LISTENING, Listening, OVER, Progress, listen};
pub use talk::{Next, Resume, Shard, Talk, Told};

/// Where Discord is listened to, unless the operator says otherwise.
pub const BASE: &str = "wss://gateway.discord.gg";

/// What the guard has to hear of.
pub mod intents {
    /// Servers, roles and channels.
    pub const GUILDS: u32 = 1;
    /// Who comes and goes. Discord's portal has to allow it.
    pub const MEMBERS: u32 = 1 << 1;
    /// Bans and the audit log.
    pub const MODERATION: u32 = 1 << 2;
    /// Emojis.
    pub const EXPRESSIONS: u32 = 1 << 3;
    /// Webhooks.
    pub const WEBHOOKS: u32 = 1 << 5;
    /// Invitations.
    pub const INVITES: u32 = 1 << 6;
    /// Who is in which voice channel.
    pub const VOICE: u32 = 1 << 7;
    /// Messages.
    pub const MESSAGES: u32 = 1 << 9;
    /// Signs under messages.
    pub const REACTIONS: u32 = 1 << 10;
    /// What messages say. Discord's portal has to allow it; without it most rules about messages see nothing.
    pub const CONTENT: u32 = 1 << 15;
    /// What Discord's own AutoMod did.
    pub const AUTOMOD: u32 = 1 << 21;

    /// All of it but what messages say.
    pub const WITHOUT_CONTENT: u32 = GUILDS
        | MEMBERS
        | MODERATION
        | EXPRESSIONS
        | WEBHOOKS
        | INVITES
        | VOICE
        | MESSAGES
        | REACTIONS
        | AUTOMOD;
    /// All of it.
    pub const ALL: u32 = WITHOUT_CONTENT | CONTENT;
}
