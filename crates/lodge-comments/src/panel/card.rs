//! What the guest book says on the first page: what waits, and how much was written today.

use askama::Template;
use lodge_module::{Card, Writing};
use lodge_register::Timestamp;
use lodge_web::{Fault, Page, Who};

use crate::{
    moderate::{counts, since},
    panel::office::{Held, all_held},
};

/// The guest book's card.
pub const CARD: Card = Card { write };

#[derive(Template)]
#[template(path = "comments/card.html")]
struct CardText<'a> {
    page: &'a Page,
    /// Each site that something waits on: its number, its title, how many wait.
    waiting: Vec<(i64, String, i64)>,
    any: bool,
    today: i64,
}

fn write<'a>(page: &'a Page, who: &'a Who) -> Writing<'a> {
    Box::pin(async move {
        let (db, now) = (&page.site.db, page.site.clock.now());
        let midnight = Timestamp::from_millis(now.millis() - now.millis().rem_euclid(Timestamp::DAY));
        let (mut waiting, mut today) = (Vec::new(), 0);
        let all = all_held(db, &who.account).await?;
        for Held { site, .. } in &all {
            let counts = counts(db, site.id).await?;
            today += since(db, site.id, midnight).await?;
            if counts.waiting > 0 {
                waiting.push((site.id.number(), site.title.reveal().clone(), counts.waiting));
            }
        }
        let any = !all.is_empty();
        CardText { page, waiting, any, today }.render().map_err(Fault::internal)
    })
}
