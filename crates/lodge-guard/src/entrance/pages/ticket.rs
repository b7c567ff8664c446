//! The link by which a newcomer comes to their page: it names the server and the person, sealed, and ends.
//! Nothing of it is stored. Only whoever pressed the button on the server is shown it, or whoever asked Discord to join is
//! sent it.

use lodge_register::{Id, Timestamp};
use lodge_store::Db;

use crate::{Server, ids::UserId, sealed};

/// How long a link is good: an hour.
pub const GOOD_FOR: i64 = 3_600_000;
/// How long a link is good that is sent to somebody who has no button: a week.
pub const SENT_GOOD_FOR: i64 = 7 * 86_400_000;
const LABEL: &str = "guard/verify";

/// What a link is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticket {
    /// On which server.
    pub server: Id<Server>,
    /// Who wants in.
    pub user: UserId,
    /// Until when.
    pub until: Timestamp,
}

impl Ticket {
    /// A link for somebody who wants in, from now on.
    #[must_use]
    pub const fn new(server: Id<Server>, user: UserId, now: Timestamp) -> Self {
        Self { server, user, until: now.plus_millis(GOOD_FOR) }
    }

    /// A link that is sent to somebody who cannot press the button, as they are not on the server yet.
    #[must_use]
    pub const fn sent(server: Id<Server>, user: UserId, now: Timestamp) -> Self {
        Self { server, user, until: now.plus_millis(SENT_GOOD_FOR) }
    }

    /// Seals it, in letters and digits that may be written large or small.
    #[must_use]
    pub fn seal(self, db: &Db) -> String {
        let server = self.server.number().cast_unsigned();
        sealed::seal(db, LABEL, [server, self.user.get(), self.until.millis().cast_unsigned()])
    }

    /// What is in it, if it was sealed here; its time may be over.
    #[must_use]
    pub fn open(db: &Db, sealed: &str) -> Option<Self> {
        let [server, user, until] = sealed::open(db, LABEL, sealed)?;
        let until = Timestamp::from_millis(until.cast_signed());
        Some(Self { server: Id::new(server.cast_signed()), user: UserId::new(user), until })
    }

    /// Whether its time is over.
    #[must_use]
    pub fn is_over(self, now: Timestamp) -> bool {
        now >= self.until
    }

    /// Where the link leads, below the address of the house.
    #[must_use]
    pub fn path(self, db: &Db) -> String {
        format!("/guard/verify/{}", self.seal(db))
    }
}
