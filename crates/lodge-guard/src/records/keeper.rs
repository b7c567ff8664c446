//! Who on Discord the holder of an account is.

use lodge_accounts::{Account, CUSTOMER};
use lodge_register::{Id, Record, Timestamp};

use super::MEMBER;
use crate::ids::{GuildId, UserId};

/// Who somebody said on Discord that they are. What they may do there is asked anew each time.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_keeper",
    purpose = "to show somebody the pages of the servers that they manage, and of no others",
    basis = Service,
    subject = CUSTOMER by account_id,
    keep = days(90) after told_at,
    on_erase = delete
)]
pub struct Kept {
    /// Whose account it is.
    #[data(Identifier, key)]
    pub account_id: Id<Account>,
    /// Who they are, by Discord's number.
    #[data(Identifier, also = MEMBER)]
    pub member_id: UserId,
    /// Servers of the guard that they managed when they said it, by their numbers.
    #[data(Identifier)]
    pub servers: String,
    /// When they said it.
    #[data(Time)]
    pub told_at: Timestamp,
}

impl Kept {
    /// Servers as they are stored: a comma on each side of each, so that one can be taken out.
    #[must_use]
    pub fn written(servers: &[GuildId]) -> String {
        servers.iter().fold(",".to_owned(), |all, server| format!("{all}{server},"))
    }

    /// The servers that they managed when they said who they are.
    pub fn guilds(&self) -> impl Iterator<Item = GuildId> {
        self.servers.split(',').filter_map(|number| number.parse().ok()).map(GuildId::new)
    }
}
