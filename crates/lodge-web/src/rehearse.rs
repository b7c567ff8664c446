//! A site that a test talks to without a network: requests go in, answers and letters come out.
//!
//! ```no_run
//! # async fn test(stage: lodge_web::rehearse::Stage) {
//! let page = stage.get("/sign-in").await;
//! let page = stage.post("/sign-in", &[("email", "alice@example.org"), ("password", "…")]).await;
//! assert_eq!(page.location(), Some("/"));
//! # }
//! ```

use std::{
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use http_body_util::BodyExt as _;
use lodge_abuse::Limiter;
use lodge_accounts::{Account, Sessions};
use lodge_egress::{Carrier, Deliver, Delivering, Door, DoorSettings, Post, PostSettings};
use lodge_register::{Chance, Clock, Personal, Register};
use lodge_store::{Cache, CacheUrl, Db, ManualClock, SeededChance};
use tower::ServiceExt as _;
use url::form_urlencoded;

use crate::{Build, Nav, Origin, Parts, Peer, Site, Source, routes};

/// Where the rehearsed site is.
pub const ORIGIN: &str = "https://lodge.example";

/// A site, its one visitor with their cookie, and the letters that it sent.
pub struct Stage {
    /// The site.
    pub site: Site,
    /// Its clock.
    pub clock: Arc<ManualClock>,
    router: Router,
    cookie: Mutex<Option<String>>,
    headers: Mutex<Vec<(String, String)>>,
    address: Mutex<Option<IpAddr>>,
    letters: Arc<Letters>,
}

/// What was answered.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The header.
    pub headers: HeaderMap,
    /// The body, as text.
    pub body: String,
}

/// A letter that was sent.
#[derive(Debug, Clone)]
pub struct Sent {
    /// To whom.
    pub to: String,
    /// The whole message, with its encodings undone.
    pub text: String,
}

impl Sent {
    /// The first address of ours in it, as a path.
    #[must_use]
    pub fn link(&self) -> Option<String> {
        let (_, rest) = self.text.split_once(ORIGIN).filter(|(_, rest)| rest.starts_with('/'))?;
        Some(rest.split(|sign: char| sign.is_whitespace() || "\"<>".contains(sign)).next()?.to_owned())
    }
}

#[derive(Default)]
struct Letters(Mutex<Vec<Sent>>);

impl Deliver for Letters {
    fn deliver<'a>(&'a self, _: &'a str, to: &'a Personal<String>, message: Vec<u8>) -> Delivering<'a> {
        let text = plain(&String::from_utf8_lossy(&message));
        let sent = Sent { to: to.reveal().clone(), text };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(sent);
        Box::pin(async { Ok(()) })
    }
}

/// Undoes quoted-printable.
fn plain(text: &str) -> String {
    let text = text.replace("=\r\n", "");
    let mut octets = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let coded = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match coded.and_then(|two| u8::from_str_radix(two, 16).ok()).filter(|_| *first == b'=') {
            Some(octet) => {
                octets.push(octet);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                octets.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&octets).into_owned()
}

impl Stage {
    /// The site of this database, with these pages and these words. The database must have been migrated.
    ///
    /// # Panics
    /// If the site cannot be built: a test has nothing else to do then.
    #[expect(clippy::expect_used, reason = "a test cannot go on without its site")]
    pub async fn on(
        db: Db,
        clock: Arc<ManualClock>,
        register: Register,
        words: &[&'static [Source]],
        nav: Vec<Nav>,
        pages: impl FnOnce(&Site) -> Router<Site>,
    ) -> Self {
        let time: Arc<dyn Clock> = clock.clone();
        let chance: Arc<dyn Chance> = Arc::new(SeededChance::new(7));
        let cache = Cache::open(&CacheUrl::Memory, db.keys(), Arc::clone(&time), Arc::clone(&chance)).await;
        let cache = cache.expect("a cache in memory opens");
        // Whoever a test stands in for is on this machine.
        let allow = vec!["127.0.0.0/8".parse().expect("a network")];
        let door = Door::new(&DoorSettings { allow, ..DoorSettings::default() }).expect("a door opens");
        let letters = Arc::new(Letters::default());
        let post = PostSettings {
            from: "lodge@lodge.example".to_owned(),
            from_name: "Lodge".to_owned(),
            carrier: Carrier::Own(letters.clone()),
        };
        let parts = Parts {
            sessions: Sessions::in_database(db.clone(), Arc::clone(&time), Arc::clone(&chance)),
            limiter: Limiter::new(cache.clone(), Arc::clone(&time)),
            post: Post::new(post, &door, Arc::clone(&time), Arc::clone(&chance)),
            door,
            db,
            cache,
            clock: time,
            chance,
            register: Arc::new(register),
            build: Build { version: "0.0.0", revision: "0123456789abcdef", source: "" },
            proxies: Vec::new(),
            api_rate: 600,
            nav,
        };
        let site = Site::new(parts, Origin::parse(ORIGIN).expect("an origin"), words).expect("words");
        let router = routes(&site, pages(&site));
        let (cookie, headers) = (Mutex::new(None), Mutex::new(Vec::new()));
        Self { site, clock, router, cookie, headers, address: Mutex::new(None), letters }
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], String::new()).await
    }

    /// Sends a form, with a token that is good for whoever asks.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.token().await;
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .append_pair("csrf", &token)
            .finish();
        let kind = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("origin", ORIGIN),
            ("sec-fetch-site", "same-origin"),
        ];
        self.send(Method::POST, path, &kind, body).await
    }

    /// Sends a form with a file in it, as a browser does.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], file: (&str, &str)) -> Answer {
        let token = self.token().await;
        let part = |head: &str, content: &str| {
            format!("--b0und\r\nContent-Disposition: form-data; name={head}\r\n\r\n{content}\r\n")
        };
        let mut body = part("\"csrf\"", &token);
        for (name, value) in fields {
            body += &part(&format!("\"{name}\""), value);
        }
        body += &part(&format!("\"{}\"; filename=\"file\"\r\nContent-Type: text/csv", file.0), file.1);
        body += "--b0und--\r\n";
        let kind = [
            ("content-type", "multipart/form-data; boundary=b0und"),
            ("origin", ORIGIN),
            ("sec-fetch-site", "same-origin"),
        ];
        self.send(Method::POST, path, &kind, body).await
    }

    /// Sends JSON as our script does.
    pub async fn post_json(&self, path: &str, body: &serde_json::Value) -> Answer {
        let token = self.token().await;
        let kind = [
            ("content-type", "application/json"),
            ("accept", "application/json"),
            ("origin", ORIGIN),
            ("sec-fetch-site", "same-origin"),
            ("x-csrf-token", token.as_str()),
        ];
        self.send(Method::POST, path, &kind, body.to_string()).await
    }

    /// Sends anything, as it is: nothing but the host and the cookie is added.
    ///
    /// # Panics
    /// If the request makes no sense: a test has nothing else to do then.
    #[expect(clippy::expect_used, reason = "a test cannot go on without its answer")]
    pub async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], body: String) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "lodge.example");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        for (name, value) in self.headers.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            request = request.header(name, value);
        }
        if let Some(cookie) = self.cookie() {
            request = request.header(header::COOKIE, format!("{}={cookie}", lodge_accounts::COOKIE_NAME));
        }
        let mut request = request.body(Body::from(body)).expect("a request");
        if let Some(address) = *self.address.lock().unwrap_or_else(PoisonError::into_inner) {
            request.extensions_mut().insert(ConnectInfo(Peer::rehearsed(address)));
        }
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("a body").to_bytes();
        self.keep(&parts.headers);
        let body = String::from_utf8_lossy(&body).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// From now on every request brings this header: `accept-language`, `authorization`.
    pub fn always(&self, name: &str, value: &str) {
        let mut headers = self.headers.lock().unwrap_or_else(PoisonError::into_inner);
        headers.retain(|(known, _)| known != name);
        headers.push((name.to_owned(), value.to_owned()));
    }

    /// From now on every request comes from this address.
    pub fn comes_from(&self, address: IpAddr) {
        *self.address.lock().unwrap_or_else(PoisonError::into_inner) = Some(address);
    }

    /// Signs the visitor in as the holder of this account.
    ///
    /// # Panics
    /// If the session cannot be kept.
    #[expect(clippy::expect_used, reason = "a test cannot go on without it")]
    pub async fn sign_in(&self, account: &Account) {
        let cookie = self.site.sessions.open(account.id, "a test").await.expect("a session");
        self.use_cookie(Some(cookie.expose().clone()));
    }

    /// What the visitor's cookie holds.
    #[must_use]
    pub fn cookie(&self) -> Option<String> {
        self.cookie.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Gives the visitor this cookie.
    pub fn use_cookie(&self, value: Option<String>) {
        *self.cookie.lock().unwrap_or_else(PoisonError::into_inner) = value;
    }

    /// The letters that were sent to an address so far. Waits for those that are on their way.
    pub async fn letters(&self, to: &str) -> Vec<Sent> {
        while self.site.post.counts().waiting > 0 {
            tokio::task::yield_now().await;
        }
        let letters = self.letters.0.lock().unwrap_or_else(PoisonError::into_inner);
        letters.iter().filter(|letter| letter.to == to).cloned().collect()
    }

    /// A token that is good for whoever asks.
    pub async fn token(&self) -> String {
        let session = match self.cookie() {
            Some(cookie) => self.site.sessions.find(&cookie).await.ok().flatten(),
            None => None,
        };
        let session = session.map(|session| session.id.number());
        crate::csrf::token(&self.site.db, self.site.chance.as_ref(), self.site.clock.now(), session)
    }

    fn keep(&self, headers: &HeaderMap) {
        for line in headers.get_all(header::SET_COOKIE) {
            let pair = line.to_str().unwrap_or_default().split(';').next().unwrap_or_default();
            if let Some((lodge_accounts::COOKIE_NAME, value)) = pair.split_once('=') {
                self.use_cookie(Some(value.to_owned()).filter(|value| !value.is_empty()));
            }
        }
    }
}

impl Answer {
    /// Where it leads.
    #[must_use]
    pub fn location(&self) -> Option<&str> {
        self.header("location")
    }

    /// A line of its header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// If it is none.
    #[must_use]
    #[expect(clippy::expect_used, reason = "a test cannot go on without it")]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).expect("JSON")
    }
}
