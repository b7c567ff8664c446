//! What happened on a site in a day, in one letter.

use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

use lodge_egress::Head;
use lodge_module::Shutdown;
use lodge_register::Timestamp;
use lodge_store::StoreError;
use lodge_web::{Besides, Draft, letter_with};

use super::{
    moderators::{all, language},
    reach::send,
    wording::{link, name},
};
use crate::{
    Book, Comment, Page, Site, State, Visitor, Wished,
    seal::Ticket,
    store::{letters, pages, sites, visitors},
};

/// How often it is looked whether one is due.
const EVERY: Duration = Duration::from_secs(60);
const DAY: i64 = 86_400_000;
/// How many comments are named.
const NAMED: usize = 20;

/// Looks each minute whether a digest is due, until `stop`.
pub(crate) async fn tend(book: Arc<OnceLock<Book>>, mut stop: Shutdown) {
    loop {
        tokio::select! {
            () = stop.requested() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
        let Some(book) = book.get().filter(|book| book.house.post.is_on()) else { continue };
        if let Err(error) = digests(book).await {
            tracing::error!(error = &error as &dyn std::error::Error, "Digests of comments were not written");
        }
    }
}

/// Writes the digests that are due. Of several Lodges at one database, one writes each.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn digests(book: &Book) -> Result<(), StoreError> {
    let (db, now) = (&book.house.db, book.house.clock.now());
    for wished in letters::due(db, now.plus_millis(-DAY)).await? {
        // Whoever takes it on writes it; a letter that is lost then is lost, and none is sent twice.
        if letters::take_on(db, &wished, now).await? {
            digest(book, &wished).await?;
        }
    }
    Ok(())
}

async fn digest(book: &Book, wished: &Wished) -> Result<(), StoreError> {
    let house = &book.house;
    let Some(site) = sites::by_id(&house.db, wished.site_id).await? else { return Ok(()) };
    let moderators = all(&house.db, &site).await?;
    let Some(moderator) = moderators.iter().find(|account| account.id == wished.account_id) else {
        return Ok(());
    };
    let (new, held) = (since(book, &site, State::Shown, wished.told_at).await?, waiting(book, &site).await?);
    if new.is_empty() && held.is_empty() {
        return Ok(());
    }
    let (language, email) = (language(moderator), moderator.email.reveal().as_str());
    let mut lines = String::new();
    for comment in held.iter().chain(&new).take(NAMED) {
        lines.push_str(&line(book, comment).await?);
        lines.push('\n');
    }
    let stop = link(book, Ticket::Quiet { site: site.id.number(), account: moderator.id.number() });
    let draft = Draft {
        name: "comment-digest",
        language,
        to: email,
        values: &[
            ("site", site.title.reveal().into()),
            ("new", new.len().into()),
            ("held", held.len().into()),
        ],
        link: Some(house.origin().at(&format!("/comments/sites/{}", site.id.number()))),
        passed_on: Some(&lines),
    };
    let besides = Besides {
        links: vec![(house.words.say(language, "letter-stop-site", &[]), stop.clone())],
        footer: Some("letter-footer-unread"),
        head: Head { unsubscribe: Some(stop), ..Head::default() },
    };
    send(book, letter_with(house, &draft, besides)).await
}

/// The most that is counted: who has more than this has a queue to look at.
const MOST: i64 = 1_000;

async fn since(book: &Book, site: &Site, state: State, since: Timestamp) -> Result<Vec<Comment>, StoreError> {
    let sql = "SELECT * FROM comments_comment
               WHERE site_id = $1 AND state = $2 AND posted_at > $3 ORDER BY id DESC LIMIT $4";
    book.house.db.all(sql, (site.id, state.as_str(), since, MOST)).await
}

async fn waiting(book: &Book, site: &Site) -> Result<Vec<Comment>, StoreError> {
    crate::store::comments::in_state(&book.house.db, site.id, State::Held, 0, MOST).await
}

/// Who, under which page, and how it begins.
async fn line(book: &Book, comment: &Comment) -> Result<String, StoreError> {
    let db = &book.house.db;
    let author: Option<Visitor> = match comment.author_id {
        Some(author) => visitors::by_id(db, author).await?,
        None => None,
    };
    let page: Option<Page> = pages::by_id(db, comment.page_id).await?;
    let page =
        page.map_or_else(String::new, |page| if page.title.is_empty() { page.path } else { page.title });
    let begins: String = comment.body.reveal().split_whitespace().collect::<Vec<_>>().join(" ");
    let begins: String = begins.chars().take(100).collect();
    Ok(format!("{} · {page} · {begins}", name(author.as_ref())))
}
