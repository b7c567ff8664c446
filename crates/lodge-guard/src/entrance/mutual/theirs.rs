//! What the other side of an agreement does about it, and what our staff is told.

use lodge_store::StoreError;
use lodge_web::Origin;

use super::{Mutual, invitation::LONGEST_NAME, oprf::PublicKey, proof::Side, send};
use crate::{
    Accord, Peering, Server,
    commands::{Desk, say::plain},
    ids::GuildId,
    settings::Topic,
    store::peerings::{self, Answered},
};

/// What somebody says of themselves who answers an invitation, if it can be so.
pub(super) fn checked(desk: &Desk, url: String, peer: GuildId, name: &str, key: &[u8]) -> Option<Answered> {
    let is_plain = Origin::parse(&url).is_ok_and(|origin| origin.as_str() == url);
    let is_theirs = desk.at.get().is_some_and(|at| *at != url);
    let is_fine = is_plain && is_theirs && !peer.is_none() && name.chars().count() <= LONGEST_NAME;
    PublicKey::read(key)?;
    is_fine.then(|| Answered { url, peer, called: tidied(name), key: key.to_vec() })
}

/// Somebody answers an invitation of ours. Says whether they may.
pub(super) async fn accepted(desk: &Desk, peering: &Peering, by: &Answered) -> Result<bool, StoreError> {
    if peering.side != Side::Host || !peerings::answered(&desk.hands.db, peering.id, by, desk.now()).await? {
        return Ok(false);
    }
    if peering.stand == Accord::Offered {
        let peering = Peering { called: by.called.clone(), ..peering.clone() };
        tell(desk, &peering, "mutual-told-answered", Topic::Queue).await;
    }
    Ok(true)
}

/// The other side agrees from now on, too.
pub(super) async fn begun(desk: &Desk, peering: &Peering) -> Result<(), StoreError> {
    if peering.side == Side::Guest && peering.heard_at.is_none() {
        tell(desk, peering, "mutual-told-agreed", Topic::Cases).await;
    }
    peerings::heard(&desk.hands.db, peering, desk.now()).await
}

/// The other side ended it.
pub(super) async fn ended_by_them(desk: &Desk, peering: &Peering) -> Result<(), StoreError> {
    if peerings::end(&desk.hands.db, peering.id).await? {
        tell(desk, peering, "mutual-told-ended-by-them", Topic::Cases).await;
    }
    match &desk.entrance.mutual {
        Mutual(Some(way)) => send::forget(way, peering).await,
        Mutual(None) => Ok(()),
    }
}

/// Tells our staff.
pub(super) async fn tell(desk: &Desk, peering: &Peering, message: &'static str, topic: Topic) {
    let guild = Server::guild(peering.server_id);
    let server = plain(&peering.called);
    let mut text = desk.speaker_of(guild).say(message, &[("server", server.into())]);
    if let Some(at) = desk.at.get() {
        text = format!("{text} {at}/guard/{guild}/mutual");
    }
    desk.staff(guild, topic, &text).await;
}

/// A server’s name on one line, and not too long.
pub(super) fn tidied(name: &str) -> String {
    let one_line = |sign: char| if sign.is_control() { ' ' } else { sign };
    name.chars().map(one_line).take(LONGEST_NAME).collect::<String>().trim().to_owned()
}
