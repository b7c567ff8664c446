//! Which comments a moderator looks for.

use lodge_web::Fault;
use serde::Deserialize;
use url::form_urlencoded;

use super::items::{Item, items, weighed};
use crate::{
    Book, Site, State,
    moderate::listed::{self, WINDOW, Which},
};

/// How many are on one page.
const PAGE: usize = 25;

/// What is in the address of a queue.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub(crate) struct Sought {
    /// `held`, `reported`, `spam`, `rejected`, `removed`, `shown` or `all`; nothing for what is held.
    pub(crate) show: String,
    /// A part of the words, the author's name or the path.
    pub(crate) search: String,
    /// The last one of the page before.
    pub(crate) from: Option<i64>,
}

/// What was found.
pub(crate) struct Found {
    pub(crate) items: Vec<Item>,
    /// From where the next page goes on.
    pub(crate) next: Option<i64>,
}

impl Sought {
    pub(crate) fn which(&self) -> Which {
        Which::parse(&self.show).unwrap_or(Which::In(State::Held))
    }

    /// Whether the oldest come first: what waits longest is looked at first.
    fn is_forward(&self) -> bool {
        matches!(self.which(), Which::In(State::Held) | Which::Reported)
    }

    /// The same, for an address.
    pub(crate) fn query(&self, from: Option<i64>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("show", self.which().word());
        if !self.search.trim().is_empty() {
            query.append_pair("search", self.search.trim());
        }
        if let Some(from) = from {
            query.append_pair("from", &from.to_string());
        }
        query.finish()
    }

    /// Looks for them. What is sealed the database cannot search, so the newest of them are opened and looked through.
    pub(crate) async fn find(&self, book: &Book, site: &Site) -> Result<Found, Fault> {
        let (db, which) = (&book.house.db, self.which());
        let needle = self.search.trim().to_lowercase();
        let most = if needle.is_empty() { i64::try_from(PAGE).unwrap_or(25) + 1 } else { WINDOW };
        let rows = if self.is_forward() && needle.is_empty() {
            listed::after(db, site.id, which, self.from.unwrap_or(i64::MIN), most).await?
        } else {
            listed::before(db, site.id, which, self.from.unwrap_or(i64::MAX), most).await?
        };
        let mut found = items(db, &rows).await?;
        found.retain(|item| needle.is_empty() || item.has(&needle));
        let has_more = found.len() > PAGE;
        found.truncate(PAGE);
        let next = found.last().filter(|_| has_more).map(|last| last.id);
        // Whoever decides about it sees what the judge saw.
        for item in found.iter_mut().filter(|item| matches!(item.state, State::Held | State::Spam)) {
            if let Some(comment) = rows.iter().find(|comment| comment.id.number() == item.id) {
                item.weighed = weighed(book, site, comment).await?;
            }
        }
        Ok(Found { items: found, next })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_for_survives_an_address() {
        let sought = Sought { show: "spam".into(), search: "a&b ".into(), from: Some(7) };
        assert_eq!(sought.query(Some(9)), "show=spam&search=a%26b&from=9");
        assert_eq!(Sought { show: "nonsense".into(), ..Sought::default() }.query(None), "show=held");
    }
}
