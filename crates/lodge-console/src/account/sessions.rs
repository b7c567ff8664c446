//! Ends sessions: one, or all but this one.

use axum::{extract::Path, response::Response};
use lodge_register::Id;
use lodge_web::{Fault, Page, Signed, cookie_gone, on, on_with};

/// `POST /account/sessions/{id}/end`
pub(crate) async fn end(page: Page, Signed(who): Signed, Path(id): Path<i64>) -> Result<Response, Fault> {
    if !page.site.sessions.end(who.account.id, Id::new(id)).await? {
        return Err(Fault::not_found());
    }
    Ok(match who.session.id.number() == id {
        true => on_with("/sign-in?said=signed-out", &cookie_gone()),
        false => on("/account/security", "session-ended"),
    })
}

/// `POST /account/sessions/end`
pub(crate) async fn end_others(page: Page, Signed(who): Signed) -> Result<Response, Fault> {
    page.site.sessions.end_others(&who.session).await?;
    Ok(on("/account/security", "sessions-ended"))
}
