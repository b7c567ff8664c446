//! Mail's pages: domains, what the DNS says of them, aliases.

pub(crate) mod acts;
mod alias;
pub(crate) mod aliases;
mod attention;
mod card;
mod chosen;
pub(crate) mod dns;
mod domain;
mod domains;
mod gone;
mod host;
pub(crate) mod invite;
pub(crate) mod lines;
mod many;
pub(crate) mod office;
mod record;
mod shelf;
pub(crate) mod sought;
mod switch;
pub(crate) mod table;
pub(crate) mod trial;

pub(crate) use card::CARD;
pub(crate) use host::sheet;
pub(crate) use shelf::Shelf;

use std::sync::Arc;

use axum::{Extension, Router, routing::get, routing::post};
use lodge_web::{Nav, Offered, Site, Source, sources};

use crate::dns::Look;

/// What the pages say.
pub(crate) const WORDS: &[&[Source]] = &[sources!("mail.ftl"), sources!("dns.ftl")];

/// The pages that mail offers on every page.
pub const NAV: &[Nav] =
    &[Nav { path: "/mail/domains", words: "nav-mail", icon: "mail", to: Offered::Customers }];

/// Its pages.
pub(crate) fn routes(look: Arc<Look>, shelf: Arc<Shelf>) -> Router<Site> {
    Router::new()
        .route("/mail/attention", get(attention::page))
        .route("/mail/domains", get(domains::page))
        .route("/mail/domains/new", get(domains::form).post(domains::add))
        .route("/mail/domains/{domain}", get(domain::page))
        .route("/mail/domains/{domain}/proof", post(domain::prove))
        .route("/mail/domains/{domain}/remove", get(gone::ask_domain).post(gone::domain))
        .route("/mail/domains/{domain}/invite", get(invite::form).post(invite::send))
        .route("/mail/domains/{domain}/dns", get(dns::page))
        .route("/mail/domains/{domain}/dns/zone", get(dns::zone))
        .route("/mail/domains/{domain}/aliases", get(aliases::page))
        .route("/mail/domains/{domain}/aliases/new", get(many::form).post(many::add))
        .route("/mail/domains/{domain}/aliases/import", get(table::form).post(table::import))
        .route("/mail/domains/{domain}/aliases/export", get(table::export))
        .route("/mail/domains/{domain}/aliases/chosen", get(chosen::ask).post(chosen::done))
        .route("/mail/domains/{domain}/aliases/{alias}", get(alias::page).post(alias::change))
        .route("/mail/domains/{domain}/aliases/{alias}/test", post(trial::send))
        .route("/mail/domains/{domain}/aliases/{alias}/switch", post(switch::switch))
        .route("/mail/domains/{domain}/aliases/{alias}/remove", get(gone::ask_alias).post(gone::alias))
        .layer(Extension(look))
        .layer(Extension(shelf))
}
