//! A page with many comments, as the bench asks for it: six of ten begin a thread, four answer; twenty people write.

use lodge_comments::{
    Comment, Site, State, Way,
    render::{Around, Renderer},
    store::{comments, pages, sites, visitors},
};
use lodge_register::{Clock as _, Id, Personal, Timestamp};
use lodge_store::{Db, SystemClock};
use std::error::Error;
use url::Url;

/// How many people write.
const PEOPLE: usize = 20;
/// Three hundred characters, with something bold, a link and some code.
const WORDS: &str = "A quiet word about **gardens**, and about [what grows](https://example.org/what-grows) in them: \
    `seed(row)` is where it begins, whatever the weather says. It takes a while until anything is seen, and a little \
    longer until it is believed; then everybody has always known. So much for patience, and for the month of May.";

/// Adds the site `bench.test` of the first account, if there is none, and a page `/COUNT` with so many comments. Whoever
/// brings the token `bench` moderates there.
pub(super) async fn under_a_page(db: &Db, count: usize) -> Result<(), Box<dyn Error>> {
    let site = site(db).await?;
    let now = SystemClock.now();
    let page = pages::find_or_add(db, site.id, (&format!("/{count}"), "A page"), now).await?;
    let people = people(db, &site, now).await?;
    let html = Renderer::new(&Url::parse("https://lodge.example/embed/image")?)
        .render(WORDS, site.rules.allowed(), &Nobody)?
        .html;
    let mut roots: Vec<Id<Comment>> = Vec::new();
    for number in 0..count {
        let parent = (number % 5 >= 3).then(|| roots.get(number % roots.len()).copied()).flatten();
        let comment = Comment {
            page_id: page.id,
            id: db.new_id(),
            site_id: site.id,
            parent: parent.map(Id::number),
            author_id: people.get(number % PEOPLE).copied(),
            body: Personal::new(WORDS.to_owned()),
            html: Personal::new(html.clone()),
            state: State::Shown,
            why: None,
            sticky: false,
            brought: 0,
            posted_at: now,
            edited_at: None,
        };
        comments::add(db, &comment, now).await?;
        if parent.is_none() {
            roots.push(comment.id);
        }
    }
    Ok(())
}

async fn site(db: &Db) -> Result<Site, Box<dyn Error>> {
    if let Some(site) = sites::by_host(db, "bench.test").await? {
        return Ok(site);
    }
    let owner = lodge_accounts::all(db).await?.into_iter().next().ok_or("there is no account")?;
    let new = sites::NewSite { account: owner.id, host: "bench.test".to_owned(), title: "Bench".to_owned() };
    let site = sites::add(db, &SystemClock, new).await?;
    let now = SystemClock.now();
    let mut moderator = visitors::new(db, site.id, Way::Sso, "Moderator", now);
    moderator.moderates = true;
    visitors::add(db, &moderator).await?;
    visitors::open(db, moderator.id, "bench", (now, now.plus_days(1))).await?;
    Ok(site)
}

async fn people(
    db: &Db,
    site: &Site,
    now: Timestamp,
) -> Result<Vec<Id<lodge_comments::Visitor>>, Box<dyn Error>> {
    let mut people = Vec::with_capacity(PEOPLE);
    for number in 0..PEOPLE {
        let visitor = visitors::new(db, site.id, Way::Email, &format!("Person {number}"), now);
        visitors::add(db, &visitor).await?;
        people.push(visitor.id);
    }
    Ok(people)
}

struct Nobody;

impl Around for Nobody {
    fn image(&self, there: &Url) -> Url {
        there.clone()
    }

    fn knows(&self, _: &str) -> bool {
        false
    }
}
