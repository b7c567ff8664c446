//! `/account/delegates`: who looks after what is mine, and what of others I look after.

use askama::Template;
use axum::{Form, extract::Path, response::Response};
use lodge_accounts::{Account, Delegate, Email, Role, by_id, delegates};
use lodge_register::Id;
use lodge_store::StoreError;
use lodge_web::{Fault, Page, Signed, Site, html, on};
use serde::Deserialize;

use crate::{Console, House, named::named};

/// A share, and whom it is shared with.
pub(super) struct Share {
    pub(super) delegate: Delegate,
    pub(super) other: String,
}

/// A share as it is shown: in what, too.
struct Shown {
    delegate: Delegate,
    what: String,
    other: String,
}

/// An invitation that nobody has accepted yet, and to what.
struct Waiting {
    open: delegates::Open,
    what: String,
}

#[derive(Template)]
#[template(path = "account/delegates.html")]
struct DelegatesPage<'a> {
    page: &'a Page,
    given: Vec<Shown>,
    open: Vec<Waiting>,
    had: Vec<Shown>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    module: String,
    object: i64,
    email: String,
}

impl DelegatesPage<'_> {
    fn role(&self, delegate: &Delegate) -> String {
        self.page.t(words(delegate.role))
    }

    fn offered(&self, open: &delegates::Open) -> String {
        self.page.t(words(open.invitation.role))
    }
}

/// The message with a role's name.
pub(super) const fn words(role: Role) -> &'static str {
    match role {
        Role::Viewer => "delegates-viewer",
        Role::Editor => "delegates-editor",
    }
}

/// `GET /account/delegates`
pub(crate) async fn page(page: Page, Signed(who): Signed, House(console): House) -> Result<Response, Fault> {
    let (site, account) = (&page.site, who.account.id);
    let given = delegates::given(&site.db, account).await?;
    let had = delegates::of(&site.db, account).await?;
    let given = with_names(site, given, |share| share.account_id).await?;
    let had = with_names(site, had, |share| share.owner_id).await?;
    let (given, had) = (shown(&page, &console, given).await?, shown(&page, &console, had).await?);
    let mut open = Vec::new();
    for waiting in delegates::open(&site.cache, &*site.clock, account).await? {
        let what = what(&page, &console, &waiting.invitation.module, waiting.invitation.object).await?;
        open.push(Waiting { open: waiting, what });
    }
    Ok(html(&DelegatesPage { page: &page, given, open, had }))
}

/// `POST /account/delegates/{id}/remove`
pub(crate) async fn remove(page: Page, Signed(who): Signed, Path(id): Path<i64>) -> Result<Response, Fault> {
    if !delegates::remove(&page.site.db, who.account.id, Id::new(id)).await? {
        return Err(Fault::not_found());
    }
    Ok(on("/account/delegates", "share-removed"))
}

/// `POST /account/delegates/take-back`
pub(crate) async fn take_back(
    page: Page,
    Signed(who): Signed,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let (site, account) = (&page.site, who.account.id);
    let email = Email::parse(&typed.email).map_err(|_| Fault::not_found())?;
    let taken =
        delegates::take_back(&site.cache, &*site.clock, account, &typed.module, typed.object, &email).await?;
    if taken { Ok(on("/account/delegates", "invitation-taken-back")) } else { Err(Fault::not_found()) }
}

/// What a share is in, in words.
pub(super) async fn what(
    page: &Page,
    console: &Console,
    module: &str,
    object: i64,
) -> Result<String, StoreError> {
    let name = named(console, &page.site.db, module, object).await?;
    Ok(match name {
        Some(name) => page.t2("delegates-object", "module", module, "name", name.as_str()),
        None => page.t("delegates-object-gone"),
    })
}

async fn shown(page: &Page, console: &Console, shares: Vec<Share>) -> Result<Vec<Shown>, Fault> {
    let mut shown = Vec::with_capacity(shares.len());
    for Share { delegate, other } in shares {
        let what = what(page, console, &delegate.module, delegate.object).await?;
        shown.push(Shown { delegate, what, other });
    }
    Ok(shown)
}

/// Shares, each with the name of whoever is at the other end.
pub(super) async fn with_names(
    site: &Site,
    shares: Vec<Delegate>,
    other: impl Fn(&Delegate) -> Id<Account>,
) -> Result<Vec<Share>, Fault> {
    let mut named = Vec::with_capacity(shares.len());
    for delegate in shares {
        let account = by_id(&site.db, other(&delegate)).await?;
        let other = account.map(|account| account.name.into_revealed()).unwrap_or_default();
        named.push(Share { delegate, other });
    }
    Ok(named)
}
