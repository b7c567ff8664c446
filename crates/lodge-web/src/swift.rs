//! Answers that lie ready: given before anything else is done, for as many as may ask at once.
//!
//! What is asked for so often that the way to its page would cost more than the page has a [`Swift`] before it. It sees
//! what can be seen without waiting; where it says nothing, the question goes the whole way, and gets the same answer.
//!
//! **Invariant:** whichever way an answer comes, its headers are those of `headers.rs`, its host was looked at, and it is
//! counted.

use std::{
    convert::Infallible,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use axum::{
    Router,
    extract::{ConnectInfo, MatchedPath, Request},
    http::{HeaderMap, Method, Uri},
    response::Response,
};
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
pub fn swiftly(site: &Site, routes: Router, ready: &[Ready]) -> Router {
    let lane = |ready: &Ready| {
        let route = format!("GET {}", ready.path).into();
        let swift = Arc::clone(&ready.swift);
        Lane(Arc::new(Way { site: site.clone(), route, swift, slow: routes.clone() }))
    };
    let lanes = ready.iter().fold(Router::new(), |all, one| all.route_service(one.path, lane(one)));
    lanes.fallback_service(routes)
}

/// The way to one path. Clones are the same one.
#[derive(Clone)]
struct Lane(Arc<Way>);

struct Way {
    site: Site,
    /// The method and the path, to count by.
    route: Arc<str>,
    swift: Arc<dyn Swift>,
    slow: Router,
}

impl Way {
    fn answer(&self, request: &Request) -> Option<Response> {
        if request.method() != Method::GET {
            return None;
        }
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

impl Service<Request> for Lane {
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request) -> Self::Future {
        match self.0.answer(&request) {
            Some(response) => Box::pin(std::future::ready(Ok(response))),
            None => {
                // The long way looks for the path itself: it would write what was found here before what it finds.
                request.extensions_mut().remove::<MatchedPath>();
                Box::pin(self.0.slow.clone().call(request))
            }
        }
    }
}
