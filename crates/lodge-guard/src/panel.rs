//! The guard's pages in the console: the servers that somebody manages, and everything about each.

pub(crate) mod case;
pub(crate) mod cases;
pub(crate) mod drills;
pub(crate) mod fields;
pub(crate) mod hall;
pub(crate) mod history;
pub(crate) mod lacking;
pub(crate) mod moving;
pub(crate) mod mutual;
pub(crate) mod overview;
mod porch;
pub(crate) mod queue;
pub(crate) mod restore;
mod said;
pub(crate) mod second;
mod servers;
pub(crate) mod settings;
pub(crate) mod shadow;
pub(crate) mod verification;

pub(crate) use cases::Written;
pub(crate) use porch::At;
pub use porch::{Porch, Setup};

use axum::{
    Extension, Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use lodge_web::{Nav, Offered, Site as House, Source, sources};

use crate::{
    appeal_page,
    entrance::mutual::{answered, largest},
};

/// What the pages say.
pub const WORDS: &[Source] = sources!("panel.ftl");

/// The pages that the guard offers on every page.
pub const NAV: &[Nav] = &[Nav { path: "/guard", words: "nav-guard", icon: "shield", to: Offered::Customers }];

/// The largest file that is brought along.
const LARGEST: usize = 16 << 20;

/// Its pages.
pub fn routes(porch: &Porch) -> Router<House> {
    Router::new()
        .route("/guard", get(servers::page))
        .route("/guard/sign-in", get(servers::leave))
        .route("/guard/back", get(servers::back))
        .route("/guard/forget", post(servers::forget))
        .route("/guard/appeal/{ticket}", get(appeal_page::page).post(appeal_page::send))
        .route("/guard/{guild}", get(overview::page))
        .route("/guard/{guild}/lock", post(overview::lock))
        .route("/guard/{guild}/settings", get(settings::page).post(settings::save))
        .route("/guard/{guild}/settings/preset", post(settings::preset))
        .route("/guard/{guild}/settings/document", post(settings::document))
        .route("/guard/{guild}/settings/export", get(settings::export))
        .route("/guard/{guild}/cases", get(cases::page))
        .route("/guard/{guild}/cases/export", get(cases::export))
        .route("/guard/{guild}/cases/{number}", get(case::page).post(case::change))
        .route("/guard/{guild}/queue", get(queue::page).post(queue::decide))
        .route("/guard/{guild}/second", get(second::page).post(second::decide))
        .route("/guard/{guild}/verification", get(verification::page).post(verification::decide))
        .route("/guard/{guild}/shadow", get(shadow::page).post(shadow::switch))
        .route("/guard/{guild}/restore", get(restore::page).post(restore::put_back))
        .route("/guard/{guild}/drills", get(drills::page))
        .route("/guard/{guild}/move", get(moving::page).post(moving::bring))
        .route("/guard/{guild}/mutual", get(mutual::page).post(mutual::change))
        .route("/api/guard/mutual/{name}", post(answered).layer(largest()))
        .merge(crate::entrance::pages::routes())
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(Extension(porch.clone()))
}
