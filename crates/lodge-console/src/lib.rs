//! The dashboard: what people see of a Lodge in their browser.
//!
//! Pages that belong to no job are here: set-up, signing in, the account, administration, privacy and transparency.
//! Modules bring their own, and say on the first page how they are.
//!
//! **Invariant:** every act works without script, passkeys excepted.

mod account;
mod admin;
mod enter;
mod first;
mod help;
mod jobs;
mod named;
mod notices;
mod policy;
mod printed;
mod privacy;
pub mod providers;
mod records;
mod reference;
mod set_up;
mod settings;
mod source;
mod transparency;
mod webhooks;

pub use account::unhold;
pub use jobs::{Tended, follow, settle, tend};
pub use notices::{Draft as PolicyDraft, Program, day_of, send_due as send_notices, standing};
pub use printed::Printed;
pub use records::{Audited, Decided, LegalRequest, Policy, Webhook, WebhookAttempt, WebhookDue};
pub use set_up::SetUp;
pub use settings::Setting;
pub use webhooks::send_due as send_events;

use std::{path::PathBuf, sync::Arc};

use axum::{
    Extension, Router,
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
    routing::get,
};
use lodge_custody::Custody;
use lodge_module::{Card, Module, Sheet};
use lodge_register::{Entry, Record as _};
use lodge_store::Migration;
use lodge_web::{Fault, Nav, Offered, Site, Source, sources, spec};
use utoipa::{OpenApi as _, openapi::OpenApi};
use utoipa_axum::router::OpenApiRouter;

/// What the dashboard stands on beside the site.
pub struct Console {
    /// What carries the register out.
    pub custody: Custody,
    /// The modules, which forget whoever is erased.
    pub modules: Arc<Vec<Box<dyn Module>>>,
    /// What modules say on the first page.
    pub cards: Vec<Card>,
    /// What modules need their operator to publish.
    pub sheets: Vec<Sheet>,
    /// The name that mail knows us by.
    pub mail_host: String,
    /// Files that nobody but their owner may read: the key.
    pub private: Vec<PathBuf>,
    /// The link to the first step, while nobody runs this Lodge.
    pub set_up: Option<SetUp>,
    /// Whether the configuration says where the pages are.
    pub public_url_locked: bool,
    /// What is made once.
    pub printed: Printed,
}

/// The dashboard, for those of its pages that need more than the site.
pub(crate) struct House(pub(crate) Arc<Console>);

impl<S: Send + Sync> FromRequestParts<S> for House {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        let console = parts.extensions.get::<Arc<Console>>().cloned();
        // It is laid over every route below.
        console.map(Self).ok_or(Fault::new(StatusCode::INTERNAL_SERVER_ERROR, "internal"))
    }
}

/// What the house keeps.
#[must_use]
pub fn entries() -> &'static [&'static Entry] {
    const ENTRIES: &[&Entry] = &[
        Decided::ENTRY,
        Audited::ENTRY,
        LegalRequest::ENTRY,
        Policy::ENTRY,
        Webhook::ENTRY,
        WebhookDue::ENTRY,
        WebhookAttempt::ENTRY,
        providers::Stored::ENTRY,
    ];
    ENTRIES
}

/// How its tables came to be.
#[must_use]
pub fn migrations() -> &'static [Migration] {
    const MIGRATIONS: &[Migration] = &[
        Migration::both("console/0001_house", include_str!("../migrations/0001_house.sql")),
        Migration::both("console/0002_provider", include_str!("../migrations/0002_provider.sql")),
        Migration::both("console/0003_webhook_secret", include_str!("../migrations/0003_webhook_secret.sql")),
    ];
    MIGRATIONS
}

/// What the dashboard says.
pub const WORDS: &[&[Source]] = &[
    sources!("account.ftl"),
    sources!("enter.ftl"),
    sources!("first.ftl"),
    sources!("letters.ftl"),
    sources!("notices.ftl"),
    sources!("providers.ftl"),
    sources!("reference.ftl"),
    sources!("register.ftl"),
    sources!("admin.ftl"),
    sources!("help.ftl"),
    sources!("set-up.ftl"),
    sources!("transparency.ftl"),
    sources!("webhooks.ftl"),
];

/// The pages that it offers on every page.
pub const NAV: &[Nav] = &[Nav { path: "/", words: "nav-home", icon: "home", to: Offered::Customers }];

/// Those that come after the modules'.
pub const NAV_LAST: &[Nav] = &[
    Nav { path: "/help", words: "nav-help", icon: "help", to: Offered::Customers },
    Nav { path: "/admin", words: "nav-admin", icon: "settings", to: Offered::Operators },
];

/// Its routes of the API. Those of the modules are added to them.
#[must_use]
pub fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::with_openapi(spec::Common::openapi())
        .merge(account::api_routes())
        .merge(help::api_routes())
        .merge(webhooks::api_routes())
        .merge(admin::api_routes())
}

/// Its pages, with the description of the whole API, and that API.
pub fn routes(console: Console, description: &OpenApi, api: Router<Site>) -> Router<Site> {
    Router::new()
        .route("/", get(first::page))
        .route("/privacy", get(privacy::page))
        .route("/privacy/{language}", get(privacy::in_language))
        .route("/source", get(source::page))
        .merge(account::routes())
        .merge(enter::routes())
        .merge(providers::routes())
        .merge(admin::routes())
        .merge(help::routes())
        .merge(reference::routes(description))
        .merge(set_up::routes())
        .merge(transparency::routes())
        .merge(webhooks::routes())
        .nest("/api/v1", api)
        .layer(Extension(Arc::new(enter::with::Known::default())))
        .layer(Extension(Arc::new(console)))
}
