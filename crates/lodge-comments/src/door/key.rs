//! What a guest may still change what they have just written with.

use lodge_register::Id;
use lodge_web::Fault;

use super::come;
use crate::{Book, Site, Visitor};

/// A key for a guest, good while the site lets anybody change what they wrote. None, where it does not.
///
/// # Errors
/// If the store fails.
pub async fn key_for_guest(book: &Book, site: &Site, guest: Id<Visitor>) -> Result<Option<String>, Fault> {
    let minutes = i64::from(site.rules.text.edit_minutes);
    if minutes == 0 {
        return Ok(None);
    }
    Ok(Some(come::issue(book, guest, minutes * 60_000).await?.token))
}
