//! Who is spoken to in a comment, `@name`: those who wrote under the same page.

use std::collections::HashMap;

use lodge_register::Id;
use lodge_store::{Db, StoreError};

use crate::{Page, Visitor, store};

/// What a mention looks like in a comment that was rendered.
const MARK: &str = "<span class=\"mention\">@";

/// Those who wrote under a page, by what they are spoken to as.
#[derive(Debug, Default)]
pub(crate) struct Speakers(HashMap<String, Visitor>);

impl Speakers {
    /// Those under this page, if anybody is spoken to at all.
    pub(crate) async fn of(db: &Db, page: Option<Id<Page>>, body: &str) -> Result<Self, StoreError> {
        let Some(page) = page.filter(|_| body.contains('@')) else { return Ok(Self::default()) };
        let found = store::thread::speakers(db, page).await?;
        // Where two are called alike, whoever was here first is meant.
        let mut speakers = HashMap::new();
        for visitor in found {
            speakers.entry(called(visitor.name.reveal())).or_insert(visitor);
        }
        speakers.remove("");
        Ok(Self(speakers))
    }

    /// Whether somebody goes by that name.
    pub(crate) fn knows(&self, name: &str) -> bool {
        self.0.contains_key(&called(name))
    }

    /// Who is spoken to in this HTML of ours.
    pub(crate) fn spoken_to<'a>(&'a self, html: &'a str) -> impl Iterator<Item = &'a Visitor> {
        let names = html.split(MARK).skip(1).filter_map(|rest| rest.split('<').next());
        names.filter_map(|name| self.0.get(&called(name)))
    }
}

/// What a name is spoken to as: `Ann Lee` is `@annlee`.
fn called(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.'));
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_two_words_is_spoken_to_as_one() {
        assert_eq!(called("Ann Lee"), "annlee");
        assert_eq!(called("Ayşe-Nur"), called("ayşe-nur"));
        assert_eq!(called("❤"), "");
    }
}
