//! `/mail/domains`: all domains that somebody owns or looks after, and `/mail/domains/new`: one more.

use askama::Template;
use axum::{Form, response::Response};
use lodge_accounts::{Account, limits};
use lodge_web::{Fault, Mistakes, Page, Signed, Site, again, html, on};
use serde::Deserialize;

use super::{
    acts::{self, Refused},
    office::Room,
};
use crate::{store, usage};

#[derive(Template)]
#[template(path = "mail/domains.html")]
struct DomainsPage<'a> {
    page: &'a Page,
    rooms: Vec<(Room, usize)>,
    meters: Vec<Meter>,
}

/// How much of something is used.
pub(super) struct Meter {
    pub(super) words: &'static str,
    pub(super) used: i64,
    pub(super) most: i64,
}

impl Meter {
    /// The message that it is nearly used up, or used up.
    pub(super) const fn is_tight(&self) -> Option<&'static str> {
        match self.used {
            used if used >= self.most => Some("usage-spent"),
            used if used >= self.low() => Some("usage-tight"),
            _ => None,
        }
    }

    /// Where it gets tight.
    pub(super) const fn low(&self) -> i64 {
        self.most.saturating_mul(4) / 5
    }

    /// Where it is nearly over.
    pub(super) const fn high(&self) -> i64 {
        self.most.saturating_mul(19) / 20
    }
}

/// What an account uses of mail.
pub(super) async fn meters(site: &Site, account: &Account) -> Result<Vec<Meter>, Fault> {
    let most = limits::of(&site.db, account.id).await?;
    let (domains, aliases) = store::counted(&site.db, account.id).await?;
    // Pages are shown while the cache is out of reach.
    let messages = usage::today(&site.cache, site.clock.now(), account.id).await.unwrap_or(0);
    let messages = i64::try_from(messages).unwrap_or(i64::MAX);
    Ok(vec![
        Meter { words: "usage-domains", used: domains, most: most.domains },
        Meter { words: "usage-aliases", used: aliases, most: most.aliases },
        Meter { words: "usage-messages", used: messages, most: most.messages_day },
    ])
}

/// `GET /mail/domains`
pub(super) async fn page(page: Page, Signed(who): Signed) -> Result<Response, Fault> {
    let db = &page.site.db;
    let mut rooms = Vec::new();
    for held in store::domains_for(db, who.account.id).await? {
        let aliases = store::count_of(db, held.domain.id, store::Which::All).await?;
        rooms.push((Room::of(&held), aliases));
    }
    let meters = meters(&page.site, &who.account).await?;
    Ok(html(&DomainsPage { page: &page, rooms, meters }))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    name: String,
}

#[derive(Template)]
#[template(path = "mail/new.html")]
struct NewPage<'a> {
    page: &'a Page,
    typed: Typed,
    mistakes: Mistakes,
}

/// `GET /mail/domains/new`
pub(super) async fn form(page: Page, _: Signed) -> Response {
    html(&NewPage { page: &page, typed: Typed::default(), mistakes: Mistakes::none() })
}

/// `POST /mail/domains/new`
pub(super) async fn add(
    page: Page,
    Signed(who): Signed,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    match acts::add_domain(&page.site, &who.account, &typed.name).await {
        Ok(domain) => Ok(on(&format!("/mail/domains/{}", domain.id), "domain-added")),
        Err(Refused::Typed(message)) => {
            Ok(again(&NewPage { page: &page, typed, mistakes: Mistakes::one("name", message) }))
        }
        Err(Refused::Limit(message)) => {
            let message = if message == "limit-domains" { "domain-limit" } else { message };
            Ok(again(&NewPage { page: &page, typed, mistakes: Mistakes::one("name", message) }))
        }
        Err(Refused::Lines(_)) => Err(Fault::bad("bad-request")),
        Err(Refused::Fault(fault)) => Err(fault),
    }
}
