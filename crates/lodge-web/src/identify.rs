//! Before a page is made: who asks, and how they like to be spoken to.

use axum::{
    extract::{ConnectInfo, FromRequestParts, Request, State},
    http::{HeaderMap, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use lodge_egress::Allow;
use std::net::{IpAddr, SocketAddr};

use crate::{Audience, Fault, Peer, Reader, Site, Who, faults, who};

/// Notes who asks. The API is asked with tokens; files, and what other sites embed, are for everybody.
pub(crate) async fn identify(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let mut reader = Reader::of_headers_or(request.headers(), site.language());
    let path = request.uri().path();
    let cookieless = path.starts_with("/api/v1/") || path.starts_with("/static/");
    if !cookieless && Audience::at(path).has_cookie() {
        match somebody(&site, request.headers()).await {
            Ok(Some(who)) => {
                reader = Reader::of_account(&who.account);
                request.extensions_mut().insert(who);
            }
            Ok(None) => {}
            Err(fault) => {
                return faults::said(&site, &reader, request.headers(), path, fault.into_response());
            }
        }
    }
    request.extensions_mut().insert(reader);
    next.run(request).await
}

async fn somebody(site: &Site, headers: &HeaderMap) -> Result<Option<Who>, Fault> {
    let Some(cookie) = who::cookie(headers) else { return Ok(None) };
    let Some(session) = site.sessions.find(cookie).await? else { return Ok(None) };
    let account = lodge_accounts::by_id(&site.db, session.account_id).await?;
    Ok(account.map(|account| Who { account, session }))
}

/// The network that a request comes from: enough of its address to count by, for nothing but limits.
///
/// It has no `Debug` and is never stored; limits keep a keyed hash of it, in memory and for minutes.
pub struct Network {
    octets: Vec<u8>,
    address: Option<IpAddr>,
}

impl Network {
    /// Its octets, to hash.
    #[must_use]
    pub fn octets(&self) -> &[u8] {
        &self.octets
    }
}

impl Network {
    /// The address itself, to be looked for on the deny-list. It is kept nowhere.
    #[must_use]
    pub const fn address(&self) -> Option<IpAddr> {
        self.address
    }
}

impl FromRequestParts<Site> for Network {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fault> {
        let peer = parts.extensions.get::<ConnectInfo<Peer>>().map(|ConnectInfo(peer)| peer);
        Ok(of(peer, &parts.headers, site))
    }
}

/// The network that somebody at the other end, or behind a proxy there, asks from.
pub(crate) fn of(peer: Option<&Peer>, headers: &HeaderMap, site: &Site) -> Network {
    let address = peer.map(|peer| behind(peer.address, headers, &site.proxies));
    Network { octets: network(address), address }
}

/// Who is behind a proxy that we know: the last address in its list that is no proxy of ours.
///
/// What stands before something that is no address is not believed either: our proxies write the end of the list, and
/// whoever asks may have written all before it.
fn behind(peer: IpAddr, headers: &HeaderMap, proxies: &[Allow]) -> IpAddr {
    let is_ours = |address: IpAddr| proxies.iter().any(|proxy| proxy.has(address));
    if !is_ours(peer) {
        return peer;
    }
    let lists = headers.get_all("x-forwarded-for").iter();
    let named: Vec<Option<IpAddr>> =
        lists.flat_map(|list| list.to_str().unwrap_or_default().split(',')).map(named).collect();
    let mut written = named.into_iter().rev().map_while(|address| address);
    written.find(|address| !is_ours(*address)).unwrap_or(peer)
}

/// The address that a proxy wrote down, with or without the port.
fn named(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    text.parse().ok().or_else(|| text.parse().ok().map(|address: SocketAddr| address.ip())).or_else(bare)
}

/// A /24 or a /64: what one household or one office has.
fn network(address: Option<IpAddr>) -> Vec<u8> {
    match address.map(|address| address.to_canonical()) {
        Some(IpAddr::V4(address)) => address.octets().into_iter().take(3).collect(),
        Some(IpAddr::V6(address)) => address.octets().into_iter().take(8).collect(),
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(peer: &str, forwarded: &str, expected: &str) {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().unwrap());
        let proxies = ["127.0.0.1", "10.0.0.0/8", "fd00::/8"].map(|proxy| proxy.parse().unwrap());
        assert_eq!(behind(peer.parse().unwrap(), &headers, &proxies), expected.parse::<IpAddr>().unwrap());
    }

    #[test]
    fn only_known_proxies_are_believed() {
        check("192.0.2.7", "203.0.113.9", "192.0.2.7");
        check("127.0.0.1", "203.0.113.9", "203.0.113.9");
        check("127.0.0.1", "198.51.100.1, 203.0.113.9, 10.0.0.1", "203.0.113.9");
        check("127.0.0.1", "nonsense", "127.0.0.1");
        check("::ffff:127.0.0.1", "203.0.113.9", "203.0.113.9");
    }

    #[test]
    fn a_network_of_proxies_is_believed_whole() {
        check("10.7.0.9", "203.0.113.9", "203.0.113.9");
        check("fd12::1", "203.0.113.9, 10.200.1.1, fd00::7", "203.0.113.9");
        check("11.0.0.1", "203.0.113.9", "11.0.0.1");
    }

    #[test]
    fn what_was_written_before_our_proxies_wrote_is_not_believed() {
        check("127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9");
        check("127.0.0.1", "198.51.100.1, 203.0.113.9:51234", "203.0.113.9");
        check("127.0.0.1", "198.51.100.1, [2001:db8::1]:443", "2001:db8::1");
        check("127.0.0.1", "198.51.100.1, [2001:db8::1]", "2001:db8::1");
        check("127.0.0.1", "198.51.100.1, unknown", "127.0.0.1");
        check("127.0.0.1", "198.51.100.1, unknown, 10.0.0.1", "127.0.0.1");
    }

    #[test]
    fn a_network_is_not_an_address() {
        assert_eq!(network("192.0.2.7".parse().ok()), [192, 0, 2]);
        assert_eq!(network("::ffff:192.0.2.7".parse().ok()), [192, 0, 2]);
        assert_eq!(network("2001:db8:1:2:3::4".parse().ok()).len(), 8);
    }
}
