//! Roles that are given back, and roles that are offered.

use lodge_register::{Id, Record, Timestamp};

use super::{MEMBER, Server};
use crate::ids::{ChannelId, MessageId, UserId};

/// The roles of one member of one server, since a moment.
macro_rules! roles_of_somebody {
    ($(#[$of:meta])* pub struct $name:ident, $(#[$when:meta])* $at:ident) => {
        $(#[$of])*
        pub struct $name {
            /// On which server.
            #[data(Identifier, key)]
            pub server_id: Id<Server>,
            /// Whose.
            #[data(Identifier, key)]
            pub user_id: UserId,
            /// Which roles, by Discord's numbers.
            #[data(Setting)]
            pub roles: String,
            $(#[$when])*
            #[data(Time)]
            pub $at: Timestamp,
        }
    };
}

roles_of_somebody! {
    /// The roles of somebody who left, for when they come back.
    #[derive(Record, Debug, Clone)]
    #[record(
        table = "guard_sticky",
        purpose = "to give somebody who comes back the roles that they had",
        basis = Interest("nobody should lose a role, or be rid of one, by leaving and coming back"),
        subject = MEMBER by user_id,
        keep = days(90) after left_at,
        on_erase = delete
    )]
    pub struct Sticky,
    /// When they left.
    left_at
}

roles_of_somebody! {
    /// The roles that were taken from somebody in quarantine.
    #[derive(Record, Debug, Clone)]
    #[record(
        table = "guard_quarantined",
        purpose = "to give somebody the roles back that were taken from them as a precaution",
        basis = Interest("a precaution must be reversible"),
        subject = MEMBER by user_id,
        keep = days(90) after taken_at,
        on_erase = delete,
        critical
    )]
    pub struct Quarantined,
    /// When.
    taken_at
}

/// A message with roles that members choose from.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_menu",
    purpose = "to give members the roles that they choose",
    basis = Service,
    subject = nobody("it says which roles a server offers, not who has them"),
    keep = until_deleted,
    on_erase = delete,
    critical
)]
pub struct Menu {
    /// Which menu.
    #[data(Identifier)]
    pub id: Id<Menu>,
    /// On which server.
    #[data(Identifier)]
    pub server_id: Id<Server>,
    /// In which channel.
    #[data(Identifier)]
    pub channel_id: ChannelId,
    /// Which message, once it is there.
    #[data(Identifier)]
    pub message_id: Option<MessageId>,
    /// Which roles, how many of them, and how they are shown.
    #[data(Setting)]
    pub offer: String,
    /// When it was made.
    #[data(Time)]
    pub made_at: Timestamp,
}
