//! The first page: to a stranger, what this is; to a customer, how everything is.

mod attention;

use askama::Template;
use axum::response::Response;
use lodge_web::{Fault, Page, html};

use crate::House;
use attention::{Condition, condition};

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
    /// To an operator.
    standing: Option<Condition>,
    host: &'a str,
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
    let standing = match who.account.admin {
        true => Some(condition(&page, &console).await?),
        false => None,
    };
    let (name, host) = (who.account.name.reveal(), console.mail_host.as_str());
    Ok(html(&Home { page: &page, name, cards, standing, host }))
}
