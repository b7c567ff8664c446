//! The first page: to a stranger, what this is; to a customer, how everything is.

use askama::Template;
use axum::response::Response;
use lodge_web::{Fault, Page, html};

use crate::House;

#[derive(Template)]
#[template(path = "first.html")]
struct Stranger<'a> {
    page: &'a Page,
    host: &'a str,
}

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'a> {
    page: &'a Page,
    name: &'a str,
    cards: Vec<String>,
}

/// `/`
pub(crate) async fn page(page: Page, House(console): House) -> Result<Response, Fault> {
    let Some(who) = page.who.clone() else {
        return Ok(html(&Stranger { page: &page, host: &console.mail_host }));
    };
    let mut cards = Vec::with_capacity(console.cards.len());
    for card in &console.cards {
        cards.push((card.write)(&page, &who).await?);
    }
    cards.retain(|card| !card.is_empty());
    Ok(html(&Home { page: &page, name: who.account.name.reveal(), cards }))
}
