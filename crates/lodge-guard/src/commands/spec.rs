//! The one list of commands. What people read of them are messages in every language.

use crate::allowed::Permissions;

/// A command, or a part of one that has several.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// Its name, which ends the name of its message: `command-ban`.
    pub name: &'static str,
    /// What it is asked with.
    pub options: &'static [Opt],
    /// Its parts, if it has several.
    pub parts: &'static [Spec],
}

/// Something that a command is asked with.
#[derive(Debug, Clone, Copy)]
pub struct Opt {
    /// Its name, which ends the name of its message: `option-user`.
    pub name: &'static str,
    /// What it is.
    pub kind: Holds,
    /// Whether the command means nothing without it.
    pub needed: bool,
}

/// What an option holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Words, so many at most.
    Words(u16),
    /// A number within bounds.
    Number(i64, i64),
    /// Somebody.
    User,
    /// A channel in which people write.
    Channel,
    /// A channel in which people speak.
    Voice,
    /// A role.
    Role,
    /// One of these words: `choice-…`.
    Choice(&'static [&'static str]),
}

/// A command, and who finds it in their list.
#[derive(Debug, Clone, Copy)]
pub struct Listed {
    /// What it is.
    pub spec: Spec,
    /// What somebody has to be allowed to use it.
    pub needs: Permissions,
}

/// A command in the menu of a member or a message.
#[derive(Debug, Clone, Copy)]
pub struct InMenu {
    /// Its name, which ends the name of its message: `menu-report-user`.
    pub name: &'static str,
    /// Whether it is in the menu of a message; else in that of a member.
    pub of_message: bool,
    /// What somebody has to be allowed to use it.
    pub needs: Permissions,
}

const fn needed(name: &'static str, kind: Holds) -> Opt {
    Opt { name, kind, needed: true }
}

const fn optional(name: &'static str, kind: Holds) -> Opt {
    Opt { name, kind, needed: false }
}

const fn simple(name: &'static str, options: &'static [Opt]) -> Spec {
    Spec { name, options, parts: &[] }
}

const fn several(name: &'static str, parts: &'static [Spec]) -> Spec {
    Spec { name, options: &[], parts }
}

const fn listed(needs: Permissions, spec: Spec) -> Listed {
    Listed { spec, needs }
}

/// How much of what somebody wrote goes with a ban.
pub const CLEARED: &[&str] = &["none", "hour", "day", "week"];
/// Which messages a purge takes.
pub const WITH: &[&str] = &["links", "files", "invites", "mentions", "bots"];

/// How a menu of roles is shown.
pub const SHOWN: &[&str] = &["buttons", "list"];

/// What is done with a role of many.
pub const DOES: &[&str] = &["give", "take"];
/// Of which kind they are.
pub const WHO: &[&str] = &["everybody", "people", "programs"];

const USER: Opt = needed("user", Holds::User);
const USERS: Opt = needed("users", Holds::Words(6_000));
const REASON: Opt = optional("reason", Holds::Words(400));
const WHY: Opt = needed("reason", Holds::Words(400));
const FOR: Opt = needed("for", Holds::Words(20));
const BACK: Opt = needed("back", Holds::Words(20));
const AWHILE: Opt = optional("for", Holds::Words(20));
const CLEAR: Opt = optional("clear", Holds::Choice(CLEARED));
const CHANNEL: Opt = optional("channel", Holds::Channel);
const ROLE: Opt = needed("role", Holds::Role);
const CASE: Opt = needed("number", Holds::Number(1, 9_999_999));

const BAN: Permissions = Permissions::BAN_MEMBERS;
const KICK: Permissions = Permissions::KICK_MEMBERS;
const MODERATE: Permissions = Permissions::MODERATE_MEMBERS;
const MESSAGES: Permissions = Permissions::MANAGE_MESSAGES;
const CHANNELS: Permissions = Permissions::MANAGE_CHANNELS;
const NAMES: Permissions = Permissions::MANAGE_NICKNAMES;
const MOVE: Permissions = Permissions::MOVE_MEMBERS;
const ROLES: Permissions = Permissions::MANAGE_ROLES;
const ALL: Permissions = Permissions::ADMINISTRATOR;
const SERVER: Permissions = Permissions::MANAGE_GUILD;
const ANYBODY: Permissions = Permissions::NONE;

const PURGE: &[Opt] = &[
    needed("count", Holds::Number(1, 1_000)),
    optional("user", Holds::User),
    optional("with", Holds::Choice(WITH)),
    optional("containing", Holds::Words(100)),
    REASON,
];
const VOICE: &[Spec] =
    &[simple("move", &[USER, needed("channel", Holds::Voice)]), simple("disconnect", &[USER])];
const MASS: &[Opt] = &[
    needed("does", Holds::Choice(DOES)),
    ROLE,
    optional("who", Holds::Choice(WHO)),
    optional("having", Holds::Role),
    optional("lacking", Holds::Role),
    optional("before", Holds::Words(10)),
    optional("after", Holds::Words(10)),
    optional("users", Holds::Words(6_000)),
    REASON,
];
const OF_ROLES: &[Spec] = &[
    simple("give", &[USER, ROLE, REASON]),
    simple("take", &[USER, ROLE, REASON]),
    simple("temp", &[USER, ROLE, FOR, REASON]),
    simple("all", &[ROLE, USERS, REASON]),
    simple("mass", MASS),
];
const OF_CASES: &[Spec] = &[
    simple("show", &[CASE]),
    simple("edit", &[CASE, WHY]),
    simple("history", &[USER]),
    simple("search", &[needed("words", Holds::Words(100))]),
    simple("undo", &[CASE, REASON]),
];
const RESTORE: &[Spec] = &[simple("member", &[USER, BACK]), simple("all", &[BACK])];
const PLANNED: &[Spec] = &[simple("start", &[FOR]), simple("end", &[])];
const AUTOMOD: &[Spec] = &[simple("try", &[needed("text", Holds::Words(1_000))]), simple("sync", &[])];
const MENU: &[Opt] = &[
    needed("title", Holds::Words(200)),
    needed("roles", Holds::Words(1_000)),
    optional("shown", Holds::Choice(SHOWN)),
    optional("most", Holds::Number(1, 25)),
];
const VERIFY: &[Spec] = &[
    simple("post", &[]),
    simple("again", &[USER]),
    simple("status", &[USER]),
    simple("renew", &[USER]),
    simple("apart", &[needed("one", Holds::User), needed("other", Holds::User)]),
];
const PRIVACY: &[Spec] = &[simple("about", &[]), simple("export", &[]), simple("delete", &[])];

/// Every command that is typed.
pub const COMMANDS: &[Listed] = &[
    listed(BAN, simple("ban", &[USER, REASON, CLEAR])),
    listed(BAN, simple("tempban", &[USER, FOR, REASON, CLEAR])),
    listed(BAN, simple("softban", &[USER, REASON])),
    listed(BAN, simple("unban", &[USER, REASON])),
    listed(KICK, simple("kick", &[USER, REASON])),
    listed(MODERATE, simple("timeout", &[USER, FOR, REASON])),
    listed(MODERATE, simple("untimeout", &[USER, REASON])),
    listed(MODERATE, simple("warn", &[USER, WHY])),
    listed(MODERATE, simple("note", &[USER, WHY])),
    listed(BAN, simple("massban", &[USERS, REASON, CLEAR])),
    listed(MESSAGES, simple("purge", PURGE)),
    listed(CHANNELS, simple("slowmode", &[needed("seconds", Holds::Number(0, 21_600)), CHANNEL, AWHILE])),
    listed(CHANNELS, simple("lockdown", &[CHANNEL, AWHILE, REASON])),
    listed(CHANNELS, simple("unlock", &[CHANNEL])),
    listed(NAMES, simple("nick", &[USER])),
    listed(MOVE, several("voice", VOICE)),
    listed(ROLES, several("role", OF_ROLES)),
    listed(MODERATE, several("case", OF_CASES)),
    listed(ALL, several("restore", RESTORE)),
    listed(SERVER, simple("release", &[USER])),
    listed(SERVER, several("planned", PLANNED)),
    listed(SERVER, several("automod", AUTOMOD)),
    listed(ROLES, simple("menu", MENU)),
    listed(KICK, several("verify", VERIFY)),
    listed(ANYBODY, simple("report", &[USER, WHY])),
    listed(ANYBODY, several("privacy", PRIVACY)),
];

/// Every command in a menu.
pub const MENUS: &[InMenu] = &[
    InMenu { name: "report-message", of_message: true, needs: ANYBODY },
    InMenu { name: "report-user", of_message: false, needs: ANYBODY },
    InMenu { name: "history", of_message: false, needs: MODERATE },
    InMenu { name: "timeout-hour", of_message: false, needs: MODERATE },
];

/// What somebody has to be allowed to use a command.
#[must_use]
pub fn needs(path: &str) -> Option<Permissions> {
    let name = path.split(' ').next().unwrap_or_default();
    let typed = COMMANDS.iter().find(|listed| listed.spec.name == name).map(|listed| listed.needs);
    typed.or_else(|| MENUS.iter().find(|menu| menu.name == name).map(|menu| menu.needs))
}
