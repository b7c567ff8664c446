//! Guards a Discord server: moderation, automod, raids, nukes, roles, and the record of it.
//!
//! ```text
//! gateway ──> snapshot ──> detect ──> decide ──> act ──> audit
//! ```
//!
//! What stands in the middle is pure: time and chance come in, decisions go out, so a drill runs the same code as an evening.
//!
//! **Invariant:** the text of a message is neither kept nor printed. It lives in [`event::Text`] while it is looked at.
//! **Invariant:** every count and every window has a size that no flood can pass.

pub mod act;
pub mod allowed;
pub mod api;
pub mod appeal;
mod appeal_page;
pub mod audit;
mod bounded;
pub mod commands;
pub mod decide;
pub mod detect;
pub mod entrance;
pub mod event;
pub mod fuzzing;
pub mod gate;
pub mod ids;
pub mod import;
pub mod keeper;
pub mod lift;
pub mod line;
pub mod mass;
mod module;
pub mod native;
pub mod oauth;
pub mod office;
pub mod panel;
mod records;
pub mod rehearse;
pub mod rest;
pub mod rounds;
pub mod rules;
mod sealed;
pub mod settings;
pub mod store;
pub mod structure;
pub mod town;
pub mod verify;
pub mod when;

pub use module::{Guard, GuardError, GuardSettings};
pub use records::{
    Accord, Apart, Appeal, Case, CaseEdit, Change, DISCORD, Deed, Did, Done, Effect, Epoch, Kept, Kind, Lift,
    Likeness, MEMBER, Mass, MassState, Menu, MutualTrace, Newcomer, Once, PASSING, Part, Peering,
    Quarantined, Renumbered, Report, SENT, Server, Session, ShadowDay, Stage, Stand, Sticky, TELLING, TOWN,
    Timer, Trace, Verdict, Verification, Weighed, Wish,
};

use lodge_register::{Entry, Record as _};
use lodge_store::Migration;
use lodge_web::{Nav, Source, sources};

/// What the guard says.
pub const WORDS: &[&[Source]] = &[
    sources!("commands.ftl"),
    sources!("guard.ftl"),
    sources!("verify.ftl"),
    sources!("entrance.ftl"),
    sources!("door.ftl"),
    sources!("mutual.ftl"),
    panel::WORDS,
    sources!("pages.ftl"),
];

/// The pages that it offers on every page.
pub const NAV: &[Nav] = panel::NAV;

/// What the guard keeps.
#[must_use]
pub fn entries() -> &'static [&'static Entry] {
    const ENTRIES: &[&Entry] = &[
        Server::ENTRY,
        Case::ENTRY,
        CaseEdit::ENTRY,
        Report::ENTRY,
        Change::ENTRY,
        Deed::ENTRY,
        Appeal::ENTRY,
        Effect::ENTRY,
        Mass::ENTRY,
        Timer::ENTRY,
        Sticky::ENTRY,
        Quarantined::ENTRY,
        Menu::ENTRY,
        Session::ENTRY,
        Once::ENTRY,
        Wish::ENTRY,
        ShadowDay::ENTRY,
        Kept::ENTRY,
        Epoch::ENTRY,
        Trace::ENTRY,
        Apart::ENTRY,
        Verification::ENTRY,
        Likeness::ENTRY,
        Weighed::ENTRY,
        Newcomer::ENTRY,
        Peering::ENTRY,
        MutualTrace::ENTRY,
        Renumbered::ENTRY,
        SENT,
        TOWN,
        TELLING,
        PASSING,
        keeper::AWAY,
        keeper::MANAGES,
        entrance::portal::SEEN,
        entrance::linked::TOLD,
        entrance::pages::browser::DEVICE,
        entrance::away::BOUND,
        entrance::away::AWAY,
        entrance::outside::SAID,
        entrance::outside::SENT_TO_PROXYCHECK,
        entrance::outside::SENT_TO_ABUSEIPDB,
        entrance::mutual::SENT,
        entrance::mutual::GIVEN,
        entrance::mutual::LISTED,
        entrance::mutual::HEARD,
    ];
    ENTRIES
}

/// How its tables came to be.
#[must_use]
pub fn migrations() -> &'static [Migration] {
    const MIGRATIONS: &[Migration] = &[
        Migration::both("guard/0001_guard", include_str!("../migrations/0001_guard.sql")),
        Migration::both("guard/0002_effect", include_str!("../migrations/0002_effect.sql")),
        Migration::both("guard/0003_telling", include_str!("../migrations/0003_telling.sql")),
        Migration::both("guard/0004_wish", include_str!("../migrations/0004_wish.sql")),
        Migration::both("guard/0005_verify", include_str!("../migrations/0005_verify.sql")),
        Migration::both("guard/0006_shadow", include_str!("../migrations/0006_shadow.sql")),
        Migration::both("guard/0007_keeper", include_str!("../migrations/0007_keeper.sql")),
        Migration::both("guard/0008_entrance", include_str!("../migrations/0008_entrance.sql")),
        Migration::both("guard/0009_mutual", include_str!("../migrations/0009_mutual.sql")),
        Migration::both("guard/0010_renumbered", include_str!("../migrations/0010_renumbered.sql")),
    ];
    MIGRATIONS
}
