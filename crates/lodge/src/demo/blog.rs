//! The demo's guest book: a page of a blog, and its comments, which come from a Lodge at another port, as they would
//! from another host.

use super::{DOMAIN, page::Shown};
use crate::{failure::Failure, house, serve::site::BUILD, web};
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use lodge_abuse::Limiter;
use lodge_accounts::{Account, Sessions};
use lodge_comments::{
    Book, Comments, Site, Votes,
    post::{Author, Draft, post},
    store::sites,
};
use lodge_egress::{Carrier, Post, PostSettings};
use lodge_module::{Lodge, Module as _, Running, Shutdown};
use lodge_register::Personal;
use lodge_web::{Language, Origin, Parts, Swiftly};
use std::{net::SocketAddr, sync::Arc};

/// Where the blog's page is, below the demo's.
pub(super) const PATH: &str = "/blog";

/// What two guests have written there already.
const WRITTEN: [(&str, &str); 2] = [
    ("Ada", "A guest book that asks for **nothing** but what one wants to say. I like the quiet."),
    ("Gül", "No cookie, no storage: look for yourself, in the browser's tools.\n\n> and no third party"),
];

/// Where comments come from, and which site they are of.
#[derive(Debug, Clone, Copy)]
pub(super) struct GuestBook {
    pub(super) site: i64,
    pub(super) at: SocketAddr,
}

/// A guest book for the blog at `blog`, served at `at`.
pub(super) async fn open(
    lodge: &Lodge,
    owner: &Account,
    (blog, at): (SocketAddr, SocketAddr),
    stop: Shutdown,
) -> Result<(GuestBook, Swiftly, Running), Failure> {
    let house = house(lodge, at)?;
    let comments = Comments::default();
    let shown = comments.pages(&house);
    let site = site(lodge, owner, blog).await?;
    let book = Book::open(&house);
    for (name, body) in WRITTEN {
        write(&book, &site, name, body).await?;
    }
    let running = comments.start(lodge.clone(), stop).await;
    let running = running.map_err(|error| Failure::new(format!("comments could not start: {error}")))?;
    Ok((
        GuestBook { site: site.id.number(), at },
        lodge_web::swiftly(&house, lodge_web::routes(&house, shown.pages), &shown.ready),
        running,
    ))
}

/// The house that the guest book lies in. It writes no letters.
fn house(lodge: &Lodge, at: SocketAddr) -> Result<lodge_web::Site, Failure> {
    let Lodge { db, cache, clock, chance, door } = lodge.clone();
    let post = PostSettings {
        from: format!("lodge@{DOMAIN}"),
        from_name: "Lodge".to_owned(),
        carrier: Carrier::Nowhere,
    };
    let parts = Parts {
        sessions: Sessions::in_database(db.clone(), Arc::clone(&clock), Arc::clone(&chance)),
        limiter: Limiter::new(cache.clone(), Arc::clone(&clock)),
        post: Post::new(post, &door, Arc::clone(&clock), Arc::clone(&chance)),
        door,
        db,
        cache,
        clock,
        chance,
        register: Arc::new(house::register()),
        build: BUILD,
        proxies: Vec::new(),
        api_rate: 600,
        nav: Vec::new(),
    };
    let origin = Origin::parse(&format!("http://{at}")).map_err(|error| Failure::from_error(&error))?;
    let words: Vec<_> = lodge_console::WORDS.iter().chain(lodge_comments::WORDS).copied().collect();
    lodge_web::Site::new(parts, origin, &words).map_err(|error| Failure::from_error(&error))
}

/// The blog, whose guests are shown at once.
async fn site(lodge: &Lodge, owner: &Account, blog: SocketAddr) -> Result<Site, Failure> {
    let (db, clock) = (&lodge.db, lodge.clock.as_ref());
    let new =
        sites::NewSite { account: owner.id, host: blog.to_string(), title: "The demo's blog".to_owned() };
    let mut site = sites::add(db, clock, new).await?;
    (site.rules.hold.guests, site.rules.hold.first) = (false, 0);
    site.rules.show.votes = Votes::None;
    site.rules.who.providers.clear();
    sites::save(db, clock, &site).await?;
    Ok(site)
}

async fn write(book: &Book, site: &Site, name: &str, body: &str) -> Result<(), Failure> {
    let guest = Author::Guest { name: Personal::new(name.to_owned()), email: None };
    let draft = Draft {
        page: PATH.to_owned(),
        title: "A quiet page".to_owned(),
        parent: None,
        author: guest,
        notify: false,
        body: body.to_owned(),
        language: Language::English,
        network: Vec::new(),
        ip: None,
        honeypot: String::new(),
        proof: None,
    };
    let posted = post(book, site, draft).await;
    posted.map(drop).map_err(|_| Failure::new("the demo's own comments were not taken"))
}

/// `/blog`
pub(super) async fn page(State(shown): State<Arc<Shown>>) -> Response {
    let GuestBook { site, at } = shown.guest_book;
    let lodge = format!("http://{at}");
    let main = format!(
        "<h1>A quiet page</h1>\n<p class=\"lead\">This is a page of somebody's blog. Its comments come from a Lodge at \
         <code>{at}</code>, brought here by one line:</p>\n<section class=\"card\"><pre><code>{}</code></pre></section>\n\
         <lodge-comments site=\"{site}\"></lodge-comments>\n\
         <noscript><p><a href=\"{lodge}/embed/page?site={site}&amp;page={PATH}\">Comments</a></p></noscript>",
        web::escape(&line(&lodge, site)),
    );
    let head = format!("<script src=\"{lodge}/embed/lodge-comments.js\" defer></script>\n");
    let page =
        web::Page { title: "A quiet page · Lodge demo", head: &head, main: &main, nav: super::page::NAV };
    let mut response = web::page(&page).into_response();
    let policy = format!(
        "default-src 'none'; style-src 'self'; script-src {lodge}; connect-src {lodge}; \
         img-src 'self' {lodge}; form-action {lodge}; base-uri 'none'; frame-ancestors 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        // The window in which somebody signs in speaks to the page that opened it.
        headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin-allow-popups"));
    }
    response
}

fn line(lodge: &str, site: i64) -> String {
    format!(
        "<script src=\"{lodge}/embed/lodge-comments.js\" defer></script><lodge-comments site=\"{site}\"></lodge-comments>"
    )
}
