//! What mail says on the first page: how much there is, and what needs attention.

use askama::Template;
use lodge_module::{Card, Writing};
use lodge_web::{Fault, Page, Who};

use super::{
    domains::{Meter, meters},
    office::Room,
};
use crate::store;

/// Mail's card.
pub(crate) const CARD: Card = Card { write };

#[derive(Template)]
#[template(path = "mail/card.html")]
struct CardText<'a> {
    page: &'a Page,
    any: bool,
    unproved: Vec<Room>,
    /// How many domains mail is taken for.
    proved: usize,
    meters: Vec<Meter>,
}

fn write<'a>(page: &'a Page, who: &'a Who) -> Writing<'a> {
    Box::pin(async move {
        let held = store::domains_for(&page.site.db, who.account.id).await?;
        let any = !held.is_empty();
        let unproved: Vec<_> =
            held.iter().filter(|held| held.domain.verified_at.is_none()).map(Room::of).collect();
        let meters = meters(&page.site, &who.account).await?;
        let proved = held.iter().filter(|held| held.domain.verified_at.is_some()).count();
        CardText { page, any, unproved, proved, meters }.render().map_err(Fault::internal)
    })
}
