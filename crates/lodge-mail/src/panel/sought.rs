//! Which aliases somebody looks for, and in which order.

use serde::Deserialize;
use url::form_urlencoded;

use super::{aliases::Entry, shelf::Card};
use crate::{Alias, store::Which};

/// What is in the address of a list of aliases.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub(crate) struct Sought {
    /// A part of an address, a destination or a label.
    pub(crate) search: String,
    /// `on`, `off` or nothing.
    pub(crate) state: String,
    /// A whole label.
    pub(crate) label: String,
    /// `name`, `oldest` or nothing: newest first.
    pub(crate) sort: String,
}

impl Sought {
    /// What an address says after its question mark.
    pub(super) fn of_query(query: &str) -> Self {
        let mut sought = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let place = match &*name {
                "search" => &mut sought.search,
                "state" => &mut sought.state,
                "label" => &mut sought.label,
                "sort" => &mut sought.sort,
                _ => continue,
            };
            *place = value.into_owned();
        }
        sought
    }

    /// The same, for an address. What was not asked for is left out.
    pub(super) fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in
            [("search", &self.search), ("state", &self.state), ("label", &self.label), ("sort", &self.sort)]
        {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        query.finish()
    }

    pub(super) fn which(&self) -> Which {
        match self.state.as_str() {
            "on" => Which::On,
            "off" => Which::Off,
            _ => Which::All,
        }
    }

    /// Whether the database can find and sort them: what is sealed, it cannot look into.
    pub(super) fn is_plain(&self) -> bool {
        self.search.trim().is_empty() && self.label.is_empty() && self.sort != "name"
    }

    /// Whether this is one of them.
    pub(crate) fn finds(&self, alias: &Alias) -> bool {
        !self.among(&[Card::of(Entry::of(alias))]).is_empty()
    }

    /// Those of these that are sought, in the order that was asked for. They come oldest first.
    pub(super) fn among<'a>(&self, cards: &'a [Card]) -> Vec<&'a Card> {
        let (needle, which) = (self.search.trim().to_lowercase(), self.which());
        let is = |card: &&Card| {
            which.has(card.entry.closed.is_none())
                && (self.label.is_empty() || card.entry.label == self.label)
                && card.has(&needle)
        };
        let mut found: Vec<&Card> = cards.iter().filter(is).collect();
        match self.sort.as_str() {
            // Part by part, so that `shop` comes before `shop2`.
            "name" => {
                found.sort_by(|one, other| one.entry.address.split('@').cmp(other.entry.address.split('@')))
            }
            "oldest" => {}
            _ => found.reverse(),
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_for_survives_an_address() {
        let check = |query: &str| assert_eq!(Sought::of_query(query).query(), query);
        check("");
        check("search=a%26b&state=off&label=The+shop&sort=name");
        assert_eq!(Sought::of_query("said=alias-on&page=3&state=on").query(), "state=on");
    }
}
