//! What a rule that only watches would have done, in numbers.

use lodge_register::{Id, Record, Timestamp};

use super::Server;

/// How often a rule would have acted on a day, and on how many.
#[derive(Record, Debug, Clone)]
#[record(
    table = "guard_shadow",
    purpose = "to let a server's staff see what a rule would do before it does it",
    basis = Interest("a rule that is tried first hits nobody by mistake"),
    subject = nobody("it counts everybody together, by day and rule"),
    keep = days(30) after day,
    on_erase = delete
)]
pub struct ShadowDay {
    /// On which server.
    #[data(Identifier, key)]
    pub server_id: Id<Server>,
    /// Which rule, by its number in the settings.
    #[data(Technical, key)]
    pub rule: i64,
    /// On which day, UTC.
    #[data(Time, key)]
    pub day: Timestamp,
    /// How often it was broken.
    #[data(Count)]
    pub breaches: i64,
    /// By how many members.
    #[data(Count)]
    pub people: i64,
    /// With how many of them a person of the staff dealt afterwards.
    #[data(Count)]
    pub judged: i64,
    /// With how many a person dealt whom it had not noticed.
    #[data(Count)]
    pub missed: i64,
    /// How many breaches would have taken messages away.
    #[data(Count)]
    pub deletes: i64,
    /// How many would have been told to the staff.
    #[data(Count)]
    pub tells: i64,
    /// How many would have taken a name away.
    #[data(Count)]
    pub names: i64,
    /// How many would have silenced somebody.
    #[data(Count)]
    pub timeouts: i64,
    /// How many would have given a role.
    #[data(Count)]
    pub roles: i64,
    /// How many would have put somebody out.
    #[data(Count)]
    pub kicks: i64,
    /// How many would have banned somebody.
    #[data(Count)]
    pub bans: i64,
}

impl ShadowDay {
    /// A day on which nothing happened yet.
    #[must_use]
    pub const fn of(server: Id<Server>, rule: u32, day: Timestamp) -> Self {
        Self {
            server_id: server,
            rule: rule as i64,
            day,
            breaches: 0,
            people: 0,
            judged: 0,
            missed: 0,
            deletes: 0,
            tells: 0,
            names: 0,
            timeouts: 0,
            roles: 0,
            kicks: 0,
            bans: 0,
        }
    }

    /// How often each step would have been taken: the word for it, and the number.
    #[must_use]
    pub const fn steps(&self) -> [(&'static str, i64); 7] {
        [
            ("delete", self.deletes),
            ("tell", self.tells),
            ("reset-name", self.names),
            ("timeout", self.timeouts),
            ("role", self.roles),
            ("kick", self.kicks),
            ("ban", self.bans),
        ]
    }

    /// Counts another day in.
    pub const fn add(&mut self, other: &Self) {
        self.breaches += other.breaches;
        self.people += other.people;
        self.judged += other.judged;
        self.missed += other.missed;
        self.deletes += other.deletes;
        self.tells += other.tells;
        self.names += other.names;
        self.timeouts += other.timeouts;
        self.roles += other.roles;
        self.kicks += other.kicks;
        self.bans += other.bans;
    }
}
