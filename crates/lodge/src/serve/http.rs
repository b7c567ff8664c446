//! The pages of a running Lodge: the dashboard's, the modules', and what only machines ask for.

use axum::{
    Extension, Router, ServiceExt as _,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    middleware,
    response::{IntoResponse as _, Response},
    routing::get,
};
use lodge_console::Console;
use lodge_module::{Module, Shutdown};
use lodge_store::{Batch, Cache, Db, Expect};
use lodge_web::{Few, Hall, Peer, Ready, Site, Swiftly};
use serde_json::json;
use std::{
    sync::Arc,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

/// What machines are told.
pub(super) struct Open {
    pub(super) db: Db,
    pub(super) cache: Cache,
    /// Every listener is open, and nobody has asked us to stop.
    pub(super) ready: AtomicBool,
    /// What is counted.
    pub(super) metrics: Box<dyn Fn() -> String + Send + Sync>,
}

/// Everything that is served; the metrics only where nobody but this machine can ask.
pub(super) struct Routes {
    pages: Router<Site>,
    ready: Vec<Ready>,
    site: Site,
    open: Arc<Open>,
}

impl Routes {
    /// The pages of the dashboard and of the modules.
    pub(super) fn of(
        site: &Site,
        modules: &[Box<dyn Module>],
        console: impl FnOnce(Vec<lodge_module::Card>, Vec<lodge_module::Sheet>) -> Console,
        open: Arc<Open>,
    ) -> Self {
        let (mut pages, mut api) = (Router::new(), lodge_console::api());
        let (mut cards, mut sheets, mut ready) = (Vec::new(), Vec::new(), Vec::new());
        for module in modules {
            let shown = module.pages(site);
            pages = pages.merge(shown.pages);
            api = api.merge(shown.api);
            cards.extend(shown.cards);
            sheets.extend(shown.sheets);
            ready.extend(shown.ready);
        }
        let (api, description) = api.split_for_parts();
        let api = api
            .layer(middleware::from_fn_with_state(site.clone(), lodge_web::repeatable))
            .layer(middleware::from_fn_with_state(site.clone(), lodge_web::admit));
        let console = console(cards, sheets);
        // What a module lets somebody take along, or forgets of them, the register says.
        let pages = pages
            .layer(Extension(console.custody.clone()))
            .merge(lodge_console::routes(console, &description, api))
            .route("/robots.txt", get(async || "User-agent: *\nAllow: /\n"));
        Self { pages, ready, site: site.clone(), open }
    }

    /// For one listener.
    pub(super) fn for_listener(&self, loopback: bool) -> Swiftly {
        let machines = Router::new().route("/health", get(async || "alive\n")).route("/ready", get(ready));
        let machines = if loopback { machines.route("/metrics", get(metrics)) } else { machines };
        let pages = self.pages.clone().merge(machines.with_state(Arc::clone(&self.open)));
        lodge_web::swiftly(&self.site, lodge_web::routes(&self.site, pages), &self.ready)
    }
}

/// How long pages that are being read may take after we were asked to stop.
const LAST_PAGES: Duration = Duration::from_secs(3);

/// So many at most are told at once what happens on the pages that they look at.
const STAYING: usize = 50_000;

/// Where those stay who are told what happens. Half of the files that may be open are for mail, pages and the database,
/// whoever listens.
pub(crate) fn hall(open_files: usize) -> Hall {
    Hall::of((open_files / 2).min(STAYING))
}

/// Serves until it is asked to stop, and then a little longer.
pub(crate) async fn serve(
    listener: tokio::net::TcpListener,
    routes: impl Into<Swiftly>,
    hall: Hall,
    mut stop: Shutdown,
) {
    let mut also = stop.clone();
    let routes = routes.into().into_make_service_with_connect_info::<Peer>();
    let serving = axum::serve(Few::of(listener, &hall), routes)
        .with_graceful_shutdown(async move { also.requested().await });
    let last_call = async move {
        stop.requested().await;
        tokio::time::sleep(LAST_PAGES).await;
    };
    tokio::select! {
        served = serving => if let Err(error) = served {
            tracing::error!(error = &error as &dyn std::error::Error, "The pages are not served any more");
        },
        // Somebody who reads slowly does not keep the house open.
        () = last_call => {}
    }
}

/// Whether mail and pages are being served, part by part: who can read and not write signs nobody in.
async fn ready(State(open): State<Arc<Open>>) -> Response {
    let nothing = "UPDATE store_migration SET name = name WHERE 1 = 0";
    let written = open.db.write(Batch::new().run(nothing, (), Expect::Any)).await;
    let database = written.is_ok() && open.db.rows("SELECT 1", ()).await.is_ok();
    let (cache, listeners) = (open.cache.answers().await, open.ready.load(Ordering::SeqCst));
    let ready = database && cache && listeners;
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body =
        json!({ "ready": ready, "database": database, "cache": cache, "listeners": listeners }).to_string();
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

/// The numbers, for who asks from this machine itself. What a proxy hands on comes from elsewhere.
async fn metrics(State(open): State<Arc<Open>>, headers: HeaderMap) -> Response {
    if ["x-forwarded-for", "forwarded", "via"].iter().any(|name| headers.contains_key(*name)) {
        return lodge_web::Fault::not_found().into_response();
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], (open.metrics)()).into_response()
}
