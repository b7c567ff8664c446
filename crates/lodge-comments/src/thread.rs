//! A thread, put together: what is in the database, as values for [`shown`].

mod homes;
mod order;
mod shapes;
mod speakers;
mod view;

pub(crate) use homes::Homes;
pub(crate) use order::{Cut, Node};
pub(crate) use shapes::Shapes;
pub(crate) use speakers::Speakers;
use view::shown_of;
pub(crate) use view::{Eyes, Scene, page_view};

use lodge_register::Id;
use lodge_store::{Question, Row, StoreError};
use lodge_web::Language;

use crate::{
    Book, Comment, Page, Site,
    post::Posted,
    shown::{self, CommentView, PageView, SiteView, Sort},
    store::{self, seen},
};

/// Which part of a thread is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// In which order.
    pub sort: Sort,
    /// After which comment; from the first on, if none is said.
    pub after: Option<i64>,
    /// Only answers to this comment.
    pub under: Option<i64>,
    /// In which language.
    pub language: Language,
}

/// A thread, or a part of it, as values.
pub struct Thread {
    /// The site.
    pub site: SiteView,
    /// The page.
    pub page: PageView,
    /// Its comments, each with its answers.
    pub items: Vec<CommentView>,
    /// After which comment the next part begins.
    pub next: Option<String>,
    /// How it was asked for.
    pub part: Part,
}

impl Thread {
    /// Where it stands.
    #[must_use]
    pub const fn at(&self) -> shown::At<'_> {
        shown::At { site: &self.site, page: &self.page, sort: self.part.sort, language: self.part.language }
    }

    /// All of it, for [`shown::thread`].
    #[must_use]
    pub fn view(&self) -> shown::ThreadView<'_> {
        shown::ThreadView { at: self.at(), items: &self.items, next: self.next.as_deref() }
    }

    /// As HTML: the whole thread, or the piece that was asked for.
    #[must_use]
    pub fn html(&self, book: &Book) -> String {
        let words = &book.house.words;
        if self.part.after.is_some() || self.part.under.is_some() {
            shown::piece(&self.items, self.next.as_deref(), &self.at(), words)
        } else {
            shown::thread(&self.view(), words)
        }
    }
}

/// Reads a part of the thread under a page; one without comments, if nobody wrote there yet.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn read(
    book: &Book,
    site: &Site,
    (page, path): (Option<&Page>, &str),
    part: Part,
) -> Result<Thread, StoreError> {
    let view = page_view(book, site, page, path);
    let Some(page) = page else {
        let scene = Scene::of(book, site).await?;
        return Ok(Thread { site: scene.site, page: view, items: Vec::new(), next: None, part });
    };
    let db = &book.house.db;
    if page.shown <= seen::SHORT {
        let found = db.answers(everything(site, page.id)).await?;
        return short(book, site, (page, view), part, found).await;
    }
    let leaves = book.shapes.of(book, page).await?;
    let cut = Cut::of(&leaves, part);
    let [words, writers] = seen::of_some(page.id, &shown_of(&cut.nodes, Eyes::All));
    let asked = [Scene::asked(site), store::thread::reactions_of(page.id), words, writers];
    let [editors, given, words, writers] = db.answers(asked).await?;
    let scene = Scene::new(book, site, &editors)?;
    let pile = seen::Pile::of([words, writers])?;
    let items = scene.comments(book, page.id, &cut.nodes, Eyes::All, (pile, given)).await?;
    Ok(Thread { site: scene.site.clone(), page: view, items, next: cut.next.map(|id| id.to_string()), part })
}

/// The same where it is known which page was there lately, and that it is short: nothing, if it is so no more.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(crate) async fn read_again(
    book: &Book,
    site: &Site,
    (page, path): (Id<Page>, &str),
    part: Part,
) -> Result<Option<Thread>, StoreError> {
    let db = &book.house.db;
    let [editors, given, comments, votes, words, writers] = everything(site, page);
    let asked = [store::pages::still(site.id, page, path), editors, given, comments, votes, words, writers];
    let [here, editors, given, comments, votes, words, writers] = db.answers(asked).await?;
    let page = db.records::<Page>(here)?.pop().filter(|page| page.shown <= seen::SHORT);
    let Some(page) = page else { return Ok(None) };
    let view = page_view(book, site, Some(&page), path);
    let found = [editors, given, comments, votes, words, writers];
    short(book, site, (&page, view), part, found).await.map(Some)
}

/// What is asked for all of a short page: one way to the database and back.
fn everything(site: &Site, page: Id<Page>) -> [Question; 6] {
    let ([comments, votes], [words, writers]) = (store::thread::leaves_of(page), seen::of_page(page));
    [Scene::asked(site), store::thread::reactions_of(page), comments, votes, words, writers]
}

/// A short page of the answer to that.
async fn short(
    book: &Book,
    site: &Site,
    (page, view): (&Page, PageView),
    part: Part,
    [editors, given, comments, votes, words, writers]: [Vec<Row>; 6],
) -> Result<Thread, StoreError> {
    let cut = Cut::of(&store::thread::leaves_in(&comments, &votes)?, part);
    let (scene, pile) = (Scene::new(book, site, &editors)?, seen::Pile::of([words, writers])?);
    let items = scene.comments(book, page.id, &cut.nodes, Eyes::All, (pile, given)).await?;
    Ok(Thread { site: scene.site.clone(), page: view, items, next: cut.next.map(|id| id.to_string()), part })
}

/// One comment as it stands in its thread, without its answers: for whoever has just written it, and for those who look.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn rendered(
    book: &Book,
    site: &Site,
    comment: &Comment,
    language: Language,
) -> Result<String, StoreError> {
    Ok(rendered_in(book, site, comment, &[language]).await?.pop().unwrap_or_default())
}

/// A comment that has just been written, as it stands in its thread: of what is at hand, nothing is read again.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(crate) async fn fresh(
    book: &Book,
    site: &Site,
    posted: &Posted,
    language: Language,
) -> Result<String, StoreError> {
    let (comment, page) = (&posted.comment, &posted.page);
    let depth = match comment.parent {
        Some(parent) => {
            store::thread::one(&book.house.db, page.id, parent).await?.map_or(0, |(_, depth)| depth + 1)
        }
        None => 0,
    };
    let scene = Scene::of(book, site).await?;
    let view = scene.fresh(book, comment, &posted.author, depth);
    let page = page_view(book, site, Some(page), &page.path);
    let at = shown::At { site: &scene.site, page: &page, sort: Sort::Newest, language };
    Ok(shown::comment(&view, &at, &book.house.words))
}

/// The same, in each of these languages; in none, if it is no more.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(crate) async fn rendered_in(
    book: &Book,
    site: &Site,
    comment: &Comment,
    languages: &[Language],
) -> Result<Vec<String>, StoreError> {
    let db = &book.house.db;
    let found = store::thread::one(db, comment.page_id, comment.id.number()).await?;
    let Some((leaf, depth)) = found else { return Ok(Vec::new()) };
    let node = Node { leaf, depth, answers: Vec::new(), more: 0 };
    let page = store::pages::by_id(db, comment.page_id).await?;
    let path = page.as_ref().map(|page| page.path.clone()).unwrap_or_default();
    let asked = [Scene::asked(site), store::thread::reactions_of(comment.page_id)];
    let [editors, given] = db.answers(asked).await?;
    let (scene, one) = (Scene::new(book, site, &editors)?, std::slice::from_ref(&node));
    let views =
        scene.comments(book, comment.page_id, one, Eyes::Theirs, (seen::Pile::default(), given)).await?;
    let Some(view) = views.first() else { return Ok(Vec::new()) };
    let page = page_view(book, site, page.as_ref(), &path);
    let at = |language| shown::At { site: &scene.site, page: &page, sort: Sort::Newest, language };
    let html = |language: &Language| shown::comment(view, &at(*language), &book.house.words);
    Ok(languages.iter().map(html).collect())
}

/// The comments of this site's page that only moderators see, or of these only one's own, as they will stand.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn held(
    book: &Book,
    site: &Site,
    page: Id<Page>,
    of: Option<Id<crate::Visitor>>,
    language: Language,
) -> Result<String, StoreError> {
    let sql = "SELECT * FROM comments_comment WHERE page_id = $1 AND state = 'held' ORDER BY id LIMIT 50";
    let waiting: Vec<Comment> = book.house.db.all(sql, (page,)).await?;
    let mut html = String::new();
    for comment in waiting.iter().filter(|comment| of.is_none() || comment.author_id == of) {
        html.push_str(&rendered(book, site, comment, language).await?);
    }
    Ok(html)
}
