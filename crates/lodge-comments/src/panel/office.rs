//! What every page and every route of the API asks first: whose site it is, and what whoever asks may do with it.

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
};
use lodge_accounts::{Account, delegates};
use lodge_register::Id;
use lodge_store::Db;
use lodge_web::Fault;

use crate::{
    Book, Comment, Page, Site, Visitor,
    store::{comments, pages, sites, visitors},
    who::{May, account_may},
};

/// The guest book of this house.
pub(crate) struct Opened(pub(crate) Book);

impl<S: Send + Sync> FromRequestParts<S> for Opened {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        // It is laid over every route of the guest book.
        let book = parts.extensions.get::<Book>().cloned();
        book.map(Self).ok_or(Fault::new(StatusCode::INTERNAL_SERVER_ERROR, "internal"))
    }
}

/// A site, and what whoever asks may do with it.
pub(crate) struct Held {
    pub(crate) site: Site,
    pub(crate) may: May,
}

/// A site as pages show it.
pub(crate) struct Room {
    pub(crate) id: i64,
    pub(crate) host: String,
    pub(crate) title: String,
    pub(crate) locked: bool,
    pub(crate) may: May,
}

impl Room {
    pub(crate) fn of(held: &Held) -> Self {
        Self {
            id: held.site.id.number(),
            host: held.site.host.reveal().clone(),
            title: held.site.title.reveal().clone(),
            locked: held.site.locked,
            may: held.may,
        }
    }

    pub(crate) fn moderates(&self) -> bool {
        self.may >= May::Moderate
    }

    pub(crate) fn owns(&self) -> bool {
        self.may == May::Own
    }
}

/// A site, if this account may see it, and do at least this with it.
pub(crate) async fn held(book: &Book, account: &Account, id: i64, least: May) -> Result<Held, Fault> {
    let db = &book.house.db;
    let site = sites::by_id(db, Id::new(id)).await?.ok_or_else(Fault::not_found)?;
    let may = account_may(db, &site, account.id).await?.ok_or_else(Fault::not_found)?;
    // Whoever may see it may know that it is there.
    if may >= least { Ok(Held { site, may }) } else { Err(Fault::forbidden("comments-role")) }
}

/// All sites that an account owns or looks after, oldest first.
pub(crate) async fn all_held(db: &Db, account: &Account) -> Result<Vec<Held>, Fault> {
    let own = sites::owned(db, account.id).await?;
    let mut all: Vec<_> = own.into_iter().map(|site| Held { site, may: May::Own }).collect();
    for share in delegates::of(db, account.id).await? {
        if share.module != sites::MODULE {
            continue;
        }
        let Some(site) = sites::by_id(db, Id::new(share.object)).await? else { continue };
        if let Some(may) = account_may(db, &site, account.id).await? {
            all.push(Held { site, may });
        }
    }
    all.sort_by_key(|held| held.site.id);
    Ok(all)
}

/// A comment on this site.
pub(crate) async fn comment_at(book: &Book, site: &Site, id: i64) -> Result<Comment, Fault> {
    let found = comments::by_id(&book.house.db, id).await?;
    found.filter(|comment| comment.site_id == site.id).ok_or_else(Fault::not_found)
}

/// A page of this site.
pub(crate) async fn page_at(book: &Book, site: &Site, id: i64) -> Result<Page, Fault> {
    let found = pages::by_id(&book.house.db, Id::new(id)).await?;
    found.filter(|page| page.site_id == site.id).ok_or_else(Fault::not_found)
}

/// A visitor of this site.
pub(crate) async fn visitor_at(book: &Book, site: &Site, id: i64) -> Result<Visitor, Fault> {
    let found = visitors::by_id(&book.house.db, Id::new(id)).await?;
    found.filter(|visitor| visitor.site_id == site.id).ok_or_else(Fault::not_found)
}
