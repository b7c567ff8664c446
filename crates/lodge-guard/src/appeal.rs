//! The link by which somebody who was sent away asks to come back: it names the case and whom it is about, sealed. Nothing
//! of it is stored, nobody can make one, and it is good for as long as the case is kept.

use lodge_register::Id;
use lodge_store::Db;

use crate::{Server, ids::UserId, sealed};

const LABEL: &str = "guard/appeal";

/// What a link is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticket {
    /// On which server.
    pub server: Id<Server>,
    /// The number of the case there.
    pub case: i64,
    /// Whom it is about.
    pub user: UserId,
}

impl Ticket {
    /// Seals it, in letters and digits that may be written large or small.
    #[must_use]
    pub fn seal(self, db: &Db) -> String {
        let numbers = [self.server.number().cast_unsigned(), self.case.cast_unsigned(), self.user.get()];
        sealed::seal(db, LABEL, numbers)
    }

    /// What is in it, if it was sealed here.
    #[must_use]
    pub fn open(db: &Db, sealed: &str) -> Option<Self> {
        let [server, case, user] = sealed::open(db, LABEL, sealed)?;
        let server = Id::new(server.cast_signed());
        Some(Self { server, case: case.cast_signed(), user: UserId::new(user) })
    }

    /// Where the link leads, below the address of the house.
    #[must_use]
    pub fn path(self, db: &Db) -> String {
        format!("/guard/appeal/{}", self.seal(db))
    }
}
