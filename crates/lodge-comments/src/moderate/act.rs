//! The row that answers for an act.

use lodge_accounts::Account;
use lodge_register::{Id, Personal};

use crate::{
    Act, Book, Comment, Done, Page, Site, Visitor,
    who::{Caller, May},
};

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Somebody with an account of this Lodge.
    Account(Id<Account>),
    /// A visitor whom the site's own sign-in lets moderate.
    Visitor(Id<Visitor>),
    /// Nobody: a rule of the site.
    Rule,
}

impl By {
    pub(super) const fn account(self) -> Option<Id<Account>> {
        match self {
            Self::Account(account) => Some(account),
            Self::Visitor(_) | Self::Rule => None,
        }
    }

    const fn visitor(self) -> Option<Id<Visitor>> {
        match self {
            Self::Visitor(visitor) => Some(visitor),
            Self::Account(_) | Self::Rule => None,
        }
    }
}

/// What an act is about.
#[derive(Debug, Default)]
pub(super) struct About {
    pub(super) page: Option<Id<Page>>,
    pub(super) comment: Option<i64>,
    pub(super) before: Option<String>,
    pub(super) reason: Option<String>,
}

impl About {
    pub(super) fn comment(comment: &Comment, before: &str) -> Self {
        Self {
            page: Some(comment.page_id),
            comment: Some(comment.id.number()),
            before: Some(before.to_owned()),
            reason: None,
        }
    }

    pub(super) fn page(page: Id<Page>, before: Option<String>) -> Self {
        Self { page: Some(page), before, ..Self::default() }
    }
}

pub(super) fn row(book: &Book, site: &Site, (done, by): (Done, By), about: About) -> Act {
    Act {
        id: book.house.db.new_id(),
        site_id: site.id,
        account_id: by.account(),
        visitor_id: by.visitor(),
        done,
        page_id: about.page,
        comment: about.comment,
        before: about.before,
        reason: about.reason.map(Personal::new),
        done_at: book.house.clock.now(),
    }
}

/// As whom somebody decides who is signed in at a site. Nothing, if they do not moderate.
#[must_use]
pub fn by(caller: &Caller) -> Option<By> {
    if caller.may < May::Moderate {
        return None;
    }
    Some(caller.visitor.account_id.map_or(By::Visitor(caller.visitor.id), By::Account))
}
