//! The third step: how mail finds this Lodge.

use askama::Template;
use axum::response::Response;
use lodge_web::{Operator, Page, html};

use crate::House;

#[derive(Template)]
#[template(path = "set_up/mail.html")]
struct Step<'a> {
    page: &'a Page,
    step: usize,
    host: &'a str,
}

/// `GET /set-up/mail`
pub(crate) async fn page(page: Page, _: Operator, House(console): House) -> Response {
    html(&Step { page: &page, step: 3, host: &console.mail_host })
}
