//! `/sign-out`: the session is over, and the cookie gone.

use axum::response::Response;
use lodge_web::{Fault, Page, cookie_gone, on_with};

/// `POST /sign-out`
pub(crate) async fn done(page: Page) -> Result<Response, Fault> {
    if let Some(who) = &page.who {
        page.site.sessions.end(who.account.id, who.session.id).await?;
    }
    Ok(on_with("/sign-in?said=signed-out", &cookie_gone()))
}
