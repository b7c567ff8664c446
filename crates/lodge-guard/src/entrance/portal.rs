//! What Discord shows of somebody who wants in: a code becomes a token, the token shows who they are and what they linked,
//! and is given back.
//!
//! ```text
//! code ──> token ──> who ──> the one of the link? ──> linked accounts ──> looked at ──> token dropped ──> given back
//! ```
//!
//! **Invariant:** of a linked account its service, its number there and whether it was proved are read; its name is not.
//! **Invariant:** what Discord answers is wiped when it was read, and the token is in nothing that can be printed or stored.

mod seen;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
    },
    time::Duration,
};

use lodge_egress::Door;
pub(crate) use seen::SEEN;
use seen::{Me, Member, connections, read};

use super::away::Sent;
use crate::{
    ids::{ApplicationId, GuildId, UserId},
    oauth::{Portal, Through, Unknown, WITHIN},
    settings::Entrance,
    verify::{
        signal::connection::ClearConnection,
        token::{AccessToken, Revocations},
    },
};

/// The way to Discord for those who want in. Clones are the same way.
#[derive(Clone)]
pub struct EntrancePortal(Arc<Inner>);

struct Inner {
    discord: Portal,
    door: Door,
    within: Duration,
    begun: AtomicUsize,
    closed: AtomicBool,
}

/// Somebody for whom Discord is being asked. Lodge does not stop before they are through.
pub(crate) struct Begun(Arc<Inner>);

impl Drop for Begun {
    fn drop(&mut self) {
        self.0.begun.fetch_sub(1, SeqCst);
    }
}

/// Why Discord showed nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hidden {
    /// They did not agree to all of it.
    SaidNo,
    /// It is somebody else.
    Other,
    /// They are on Discord, and not on this server.
    Elsewhere,
    /// Discord does not say.
    Unknown(Unknown),
}

impl From<Unknown> for Hidden {
    fn from(unknown: Unknown) -> Self {
        Self::Unknown(unknown)
    }
}

/// What Discord showed, and the token it showed it for.
pub(crate) struct Shown {
    pub(crate) token: AccessToken,
    pub(crate) connections: Vec<ClearConnection>,
}

/// What is asked for on a server.
#[must_use]
pub(crate) fn scopes(settings: &Entrance) -> Vec<&'static str> {
    let mut scopes = vec!["identify", "connections"];
    if settings.member_read {
        scopes.push("guilds.members.read");
    }
    if settings.linked_roles {
        scopes.push("role_connections.write");
    }
    scopes
}

/// Whether PKCE goes with what is asked for. Discord has none where linked roles are written, and answers `invalid_scope`: there
/// `state`, the browser’s cookie and our secret have to do.
const fn has_pkce(settings: &Entrance) -> bool {
    !settings.linked_roles
}

impl EntrancePortal {
    /// A way to Discord through this door.
    #[must_use]
    pub fn new(discord: Portal, door: Door) -> Self {
        Self::patient(discord, door, WITHIN)
    }

    /// The same, which waits for each answer for so long.
    #[must_use]
    pub fn patient(discord: Portal, door: Door, within: Duration) -> Self {
        let (begun, closed) = (AtomicUsize::new(0), AtomicBool::new(false));
        Self(Arc::new(Inner { discord, door, within, begun, closed }))
    }

    /// Which application it is.
    #[must_use]
    pub fn application(&self) -> ApplicationId {
        self.0.discord.application
    }

    /// Where somebody is asked whether we may see that. Whoever is signed in there as somebody else sees it, and can say so.
    pub(crate) fn asks(&self, back: &str, sent: &Sent, settings: &Entrance) -> String {
        let (scope, challenge) = (scopes(settings).join(" "), sent.challenge());
        let mut asks =
            vec![("redirect_uri", back), ("scope", &scope), ("state", sent.state()), ("prompt", "consent")];
        if has_pkce(settings) {
            asks.extend([("code_challenge", challenge.as_str()), ("code_challenge_method", "S256")]);
        }
        self.0.discord.authorize(&asks)
    }

    /// Whether an answer that says who gives it is Discord's (RFC 9207). Discord’s say nothing today.
    pub(crate) fn is_issuer(&self, issuer: Option<&str>) -> bool {
        issuer.is_none_or(|issuer| issuer == self.0.discord.site())
    }

    /// Begins to ask for somebody; nothing, if Lodge is about to stop.
    pub(crate) fn begin(&self) -> Option<Begun> {
        self.0.begun.fetch_add(1, SeqCst);
        let begun = Begun(Arc::clone(&self.0));
        (!self.0.closed.load(SeqCst)).then_some(begun)
    }

    /// Nobody begins any more.
    pub(super) fn close(&self) {
        self.0.closed.store(true, SeqCst);
    }

    /// Whether Discord is being asked for somebody.
    pub(super) fn is_busy(&self) -> bool {
        self.0.begun.load(SeqCst) > 0
    }

    /// What Discord shows of this person for a code. From the moment on at which there is a token it is given back, however
    /// this ends.
    pub(crate) async fn shows(
        &self,
        line: &Revocations,
        (back, code, verifier): (&str, &str, &str),
        (guild, user_id): (GuildId, UserId),
        settings: &Entrance,
    ) -> Result<Shown, Hidden> {
        let through = self.through();
        let discord = &self.0.discord;
        let mut fields = vec![("code", code), ("redirect_uri", back)];
        if has_pkce(settings) {
            fields.push(("code_verifier", verifier));
        }
        let given = discord.token(through, &fields).await?;
        let token = AccessToken::new(given.token, line);
        if scopes(settings).iter().any(|asked| !given.scopes.iter().any(|scope| scope == asked)) {
            return Err(Hidden::SaidNo);
        }
        let me = discord.shown(through, "/users/@me", token.bearer()).await?;
        let me: Me = read(&me)?;
        if me.id != user_id {
            return Err(Hidden::Other);
        }
        if settings.member_read && !settings.requests {
            let path = format!("/users/@me/guilds/{guild}/member");
            let member = discord.shown(through, &path, token.bearer()).await;
            let Member { user } = read(&member.map_err(gone)?)?;
            if user.id != user_id {
                return Err(Hidden::Other);
            }
        }
        let theirs = discord.shown(through, "/users/@me/connections", token.bearer()).await?;
        Ok(Shown { connections: connections(&theirs)?, token })
    }

    /// Tells Discord something that it keeps for somebody.
    pub(super) async fn tells(
        &self,
        path: &str,
        token: &AccessToken,
        said: &serde_json::Value,
    ) -> Result<(), Unknown> {
        self.0.discord.put(self.through(), path, token.bearer(), said).await
    }

    /// Gives a token back.
    pub(super) async fn give_back(&self, token: &str) -> Result<(), Unknown> {
        self.0.discord.give_back(self.through(), token).await
    }

    fn through(&self) -> Through<'_> {
        Through { door: &self.0.door, within: self.0.within }
    }
}

/// Whoever is asked about a server that they are not on is told that there is none.
fn gone(unknown: Unknown) -> Hidden {
    if unknown == Unknown::Gone { Hidden::Elsewhere } else { Hidden::Unknown(unknown) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_asked_for_than_the_server_wants() {
        let asked = |settings: &Entrance| scopes(settings).join(" ");
        assert_eq!(asked(&Entrance::default()), "identify connections");
        let all = Entrance { member_read: true, linked_roles: true, ..Entrance::default() };
        assert_eq!(asked(&all), "identify connections guilds.members.read role_connections.write");
    }
}
