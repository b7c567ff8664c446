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
pub mod event;
pub mod gate;
pub mod ids;
pub mod import;
pub mod keeper;
pub mod lift;
pub mod line;
mod module;
pub mod native;
pub mod office;
pub mod panel;
mod records;
pub mod rehearse;
pub mod rest;
pub mod rules;
pub mod settings;
pub mod store;
pub mod structure;
pub mod town;
pub mod verify;
pub mod when;

pub use module::{Guard, GuardError, GuardSettings};
pub use records::{
    Apart, Appeal, Case, CaseEdit, Change, DISCORD, Deed, Done, Epoch, Kind, Lift, Likeness, MEMBER, Menu,
    Once, PASSING, Quarantined, Report, SENT, Server, Session, Sticky, TOWN, Timer, Trace, Verdict,
    Verification, Weighed,
};

use lodge_register::{Entry, Record as _};
use lodge_store::Migration;
use lodge_web::{Nav, Source, sources};

/// What the guard says.
pub const WORDS: &[&[Source]] =
    &[sources!("commands.ftl"), sources!("guard.ftl"), sources!("verify.ftl"), panel::WORDS];

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
        Timer::ENTRY,
        Sticky::ENTRY,
        Quarantined::ENTRY,
        Menu::ENTRY,
        Session::ENTRY,
        Once::ENTRY,
        Epoch::ENTRY,
        Trace::ENTRY,
        Apart::ENTRY,
        Verification::ENTRY,
        Likeness::ENTRY,
        Weighed::ENTRY,
        SENT,
        TOWN,
        PASSING,
        keeper::AWAY,
        keeper::KEEPER,
    ];
    ENTRIES
}

/// How its tables came to be.
#[must_use]
pub fn migrations() -> &'static [Migration] {
    const MIGRATIONS: &[Migration] = &[
        Migration::both("guard/0001_guard", include_str!("../migrations/0001_guard.sql")),
        Migration::both("guard/0005_verify", include_str!("../migrations/0005_verify.sql")),
    ];
    MIGRATIONS
}
