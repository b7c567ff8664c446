//! Puts a letter into the post.

use lodge_web::{Draft, Fault, Site, letter};

/// Sends a letter. Whether it arrives is not known when the page is answered, so the answer cannot tell.
pub(crate) fn send(site: &Site, draft: &Draft<'_>) {
    if site.post.send(letter(site, draft)).is_err() {
        tracing::warn!("A letter was not sent: too many are waiting");
    }
}

/// Writes a letter and throws it away: the same work where there is nobody to send it to.
pub(crate) fn pretend(site: &Site, draft: &Draft<'_>) {
    drop(letter(site, draft));
}

/// Whether one more letter may go to this address because somebody on this network says so.
///
/// The network is told when it was too much. The address is not: its letters just stop, whether it is known or not.
pub(crate) async fn may_send(site: &Site, address: &str, network: &[u8]) -> Result<bool, Fault> {
    let from = site.limiter.allow(&lodge_abuse::rules::LETTERS_FROM, network).await?;
    if !from.allowed {
        return Err(Fault::too_many(from.reset));
    }
    Ok(site.limiter.allow(&lodge_abuse::rules::LETTERS, address.as_bytes()).await?.allowed)
}
