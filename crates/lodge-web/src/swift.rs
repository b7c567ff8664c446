//! Answers that lie ready: given before anything else is done, for as many as may ask at once.
//!
//! What is asked for so often that the way to its page would cost more than the page has a [`Swift`] before it. It sees
//! what can be seen without waiting; where it says nothing, the question goes the whole way, and gets the same answer.
//!
//! **Invariant:** whichever way an answer comes, its headers are those of `headers.rs`, its host was looked at, and it is
//! counted.

use std::{
    convert::Infallible,
    future::ready,
    sync::Arc,
    task::{Context, Poll},
};

use axum::{
    Router,
    extract::{ConnectInfo, Request},
    http::{HeaderMap, Method, Uri},
    response::Response,
};
use futures_util::future::Either;
use tower::Service;

use crate::{Audience, Network, Origin, Peer, Site, headers, identify};

/// Gives answers that lie ready.
pub trait Swift: Send + Sync {
    /// The answer to this question of whoever asks from there, if it lies ready. Nothing is waited for.
    fn answer(&self, uri: &Uri, asked: &HeaderMap, network: &Network) -> Option<Response>;
}

/// What lies ready at which path.
#[derive(Clone)]
pub struct Ready {
    /// The path, as a route says it.
    pub path: &'static str,
    /// Who has it.
    pub swift: Arc<dyn Swift>,
}

/// These routes, and before them what lies ready.
pub fn swiftly(site: &Site, routes: Router, ready: &[Ready]) -> Swiftly {
    let lane = |ready: &Ready| {
        let route = format!("GET {}", ready.path).into();
        Lane { site: site.clone(), path: ready.path, route, swift: Arc::clone(&ready.swift) }
    };
    Swiftly { lanes: ready.iter().map(lane).collect(), slow: routes }
}

/// All ways of a house, the short ones first. Clones are the same ones.
#[derive(Clone)]
pub struct Swiftly {
    lanes: Arc<[Lane]>,
    slow: Router,
}

impl From<Router> for Swiftly {
    /// A house with long ways only.
    fn from(slow: Router) -> Self {
        Self { lanes: Arc::default(), slow }
    }
}

/// The way to one path.
struct Lane {
    site: Site,
    path: &'static str,
    /// The method and the path, to count by.
    route: Arc<str>,
    swift: Arc<dyn Swift>,
}

impl Lane {
    fn answer(&self, request: &Request) -> Option<Response> {
        let (uri, asked) = (request.uri(), request.headers());
        let origin = self.site.origin();
        if !is_ours(&origin, asked) {
            return None;
        }
        let peer = request.extensions().get::<ConnectInfo<Peer>>().map(|ConnectInfo(peer)| peer);
        let network = identify::of(peer, asked, &self.site);
        let mut response = self.swift.answer(uri, asked, &network)?;
        headers::put(&origin, Audience::at(uri.path()), response.headers_mut());
        if let Some(peer) = peer {
            peer.part(response.headers_mut());
        }
        // What lies ready takes no time that could be measured in milliseconds.
        self.site.traffic.count(self.site.clock.now(), &self.route, response.status().as_u16(), 0);
        Some(response)
    }
}

fn is_ours(origin: &Origin, asked: &HeaderMap) -> bool {
    let host = asked.get(axum::http::header::HOST).and_then(|host| host.to_str().ok());
    host.is_some_and(|host| origin.is(host))
}

impl Service<Request> for Swiftly {
    type Response = Response;
    type Error = Infallible;
    type Future =
        Either<std::future::Ready<Result<Response, Infallible>>, <Router as Service<Request>>::Future>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let lane = self.lanes.iter().find(|lane| lane.path == request.uri().path());
        let lane = lane.filter(|_| request.method() == Method::GET);
        match lane.and_then(|lane| lane.answer(&request)) {
            Some(response) => Either::Left(ready(Ok(response))),
            None => Either::Right(self.slow.call(request)),
        }
    }
}
