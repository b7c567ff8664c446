//! Before a page is made: who asks, and how they like to be spoken to.

use axum::{
    extract::{ConnectInfo, FromRequestParts, Request, State},
    http::{HeaderMap, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use std::net::IpAddr;

use crate::{Fault, Peer, Reader, Site, Who, faults, who};

/// Notes who asks. The API is asked with tokens; files are for everybody.
pub(crate) async fn identify(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let mut reader = Reader::of_headers_or(request.headers(), site.language());
    let path = request.uri().path();
    if !path.starts_with("/api/v1/") && !path.starts_with("/static/") {
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
pub struct Network(Vec<u8>);

impl Network {
    /// Its octets, to hash.
    #[must_use]
    pub fn octets(&self) -> &[u8] {
        &self.0
    }
}

impl FromRequestParts<Site> for Network {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fault> {
        let peer = parts.extensions.get::<ConnectInfo<Peer>>().map(|ConnectInfo(peer)| peer.0);
        Ok(Self(network(peer.map(|peer| behind(peer, &parts.headers, &site.proxies)))))
    }
}

/// Who is behind a proxy that we know: the last address in its list that is no proxy of ours.
fn behind(peer: IpAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    if !proxies.contains(&peer.to_canonical()) {
        return peer;
    }
    let lists = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let named: Vec<IpAddr> =
        lists.flat_map(|list| list.split(',')).filter_map(|name| name.trim().parse().ok()).collect();
    named.into_iter().rev().find(|address| !proxies.contains(&address.to_canonical())).unwrap_or(peer)
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
        let proxies = ["127.0.0.1".parse().unwrap(), "10.0.0.1".parse().unwrap()];
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
    fn a_network_is_not_an_address() {
        assert_eq!(network("192.0.2.7".parse().ok()), [192, 0, 2]);
        assert_eq!(network("::ffff:192.0.2.7".parse().ok()), [192, 0, 2]);
        assert_eq!(network("2001:db8:1:2:3::4".parse().ok()).len(), 8);
    }
}
