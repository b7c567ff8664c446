//! A site, written down in the format of another program, or in our own: piece by piece, as fast as it is taken.

use std::collections::{HashMap, HashSet};

use lodge_register::{Id, Personal};
use lodge_store::{Db, StoreError};
use tokio::sync::mpsc::Sender;

use super::Hall;
use crate::{
    Comment, Page, Revision, Site, State, Visitor, Way, door,
    export::{Contacts, ExportError, Options, Writer},
    import::{self, Author, Edit, Format, Item, Text, Votes},
    store::{
        pages, sites,
        thread::{self, Leaf, leaves},
    },
};

/// How many pages are looked for at once.
const PAGES: i64 = 100;
/// How many comments are read at once.
const COMMENTS: usize = 128;
/// About how many bytes are handed on at once.
const PIECE: usize = 64 * 1024;

/// Why a site could not be written down.
#[derive(Debug, thiserror::Error)]
pub enum OutError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It cannot be written so.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// Nobody takes it any more.
    #[error("nobody takes the export any more")]
    Gone,
}

/// Writes all of a site, and sends it on piece by piece.
///
/// # Errors
/// [`OutError`]. What was sent is not whole then.
pub async fn write(
    hall: &Hall,
    site: Id<Site>,
    (format, contacts): (Format, Contacts),
    to: &Sender<Vec<u8>>,
) -> Result<(), OutError> {
    let db = &hall.db;
    let site = sites::by_id(db, site).await?.ok_or(OutError::Gone)?;
    let closed = closed(db, site.id).await?;
    let options = Options { site: site.host.reveal(), made: hall.clock.now(), contacts, closed: &closed };
    let mut writer = Writer::begin(format, &options, Vec::new())?;
    let mut last = 0;
    loop {
        let some = pages::after(db, site.id, last, PAGES).await?;
        let Some(end) = some.last() else { break };
        last = end.id.number();
        for page in some {
            write_page(db, page, &mut writer, to).await?;
        }
    }
    send(to, writer.finish()?).await
}

async fn send(to: &Sender<Vec<u8>>, piece: Vec<u8>) -> Result<(), OutError> {
    to.send(piece).await.map_err(|_| OutError::Gone)
}

async fn closed(db: &Db, site: Id<Site>) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT path FROM comments_page WHERE site_id = $1 AND locked = $2 ORDER BY id";
    db.rows(sql, (site, true)).await?.iter().map(|row| Ok(row.text(0)?.to_owned())).collect()
}

async fn write_page(
    db: &Db,
    page: Page,
    writer: &mut Writer<Vec<u8>>,
    to: &Sender<Vec<u8>>,
) -> Result<(), OutError> {
    let id = page.id;
    let (title, closed) = (page.title, page.locked);
    writer.add(Item::Page(import::Page { id: id.to_string(), address: page.path, title, closed }))?;
    let mut given: HashMap<i64, Vec<(String, u32)>> = HashMap::new();
    for (comment, kind, times) in thread::reactions(db, id).await? {
        given.entry(comment).or_default().push((kind, count(times)));
    }
    let leaves = leaves(db, id).await?;
    let there: HashSet<i64> = leaves.iter().map(|leaf| leaf.id).collect();
    let mut before = edits(db, id).await?;
    for some in in_order(&leaves).chunks(COMMENTS) {
        let ids: Vec<_> = some.iter().map(|leaf| leaf.id).collect();
        let mut found: HashMap<i64, Comment> = thread::words(db, id, &ids)
            .await?
            .into_iter()
            .map(|comment| (comment.id.number(), comment))
            .collect();
        let who: HashSet<i64> =
            found.values().filter_map(|comment| Some(comment.author_id?.number())).collect();
        let who = thread::authors(db, &who.into_iter().collect::<Vec<_>>()).await?;
        let who: HashMap<i64, Visitor> = who.into_iter().map(|who| (who.id.number(), who)).collect();
        for leaf in some {
            // It was taken away just now.
            let Some(comment) = found.remove(&leaf.id) else { continue };
            let author = comment.author_id.and_then(|author| who.get(&author.number()));
            let reactions = given.remove(&leaf.id).unwrap_or_default();
            let parent = leaf.parent.filter(|parent| there.contains(parent));
            let edits = before.remove(&leaf.id).unwrap_or_default();
            writer.add(item(db, comment, (leaf, parent), author, (reactions, edits)))?;
        }
        if writer.out().len() >= PIECE {
            let piece = std::mem::take(writer.out());
            send(to, piece).await?;
        }
    }
    Ok(())
}

/// Each comment after the one that it answers, otherwise by their time.
fn in_order(leaves: &[Leaf]) -> Vec<&Leaf> {
    let there: HashSet<i64> = leaves.iter().map(|leaf| leaf.id).collect();
    let mut below: HashMap<Option<i64>, Vec<&Leaf>> = HashMap::new();
    for leaf in leaves {
        below.entry(leaf.parent.filter(|parent| there.contains(parent))).or_default().push(leaf);
    }
    for answers in below.values_mut() {
        answers.sort_by_key(|leaf| std::cmp::Reverse((leaf.posted_at, leaf.id)));
    }
    let mut stack = below.remove(&None).unwrap_or_default();
    let mut ordered = Vec::with_capacity(leaves.len());
    while let Some(leaf) = stack.pop() {
        ordered.push(leaf);
        stack.extend(below.remove(&Some(leaf.id)).unwrap_or_default());
    }
    ordered
}

/// What comments of a page said before they were changed.
async fn edits(db: &Db, page: Id<Page>) -> Result<HashMap<i64, Vec<Edit>>, StoreError> {
    let sql = "SELECT * FROM comments_revision WHERE page_id = $1 ORDER BY replaced_at, id";
    let mut edits: HashMap<i64, Vec<Edit>> = HashMap::new();
    for was in db.all::<Revision>(sql, (page,)).await? {
        let edit = Edit { at: was.replaced_at, was: Text::Markdown(was.body) };
        edits.entry(was.comment).or_default().push(edit);
    }
    Ok(edits)
}

fn item(
    db: &Db,
    comment: Comment,
    (leaf, parent): (&Leaf, Option<i64>),
    author: Option<&Visitor>,
    (reactions, edits): (Vec<(String, u32)>, Vec<Edit>),
) -> Item {
    Item::Comment(Box::new(import::Comment {
        id: comment.id.to_string(),
        parent: parent.map(|parent| parent.to_string()),
        page: comment.page_id.to_string(),
        author: author.map(|author| person(db, author)).unwrap_or_default(),
        text: Text::Markdown(comment.body),
        posted_at: comment.posted_at,
        edited_at: comment.edited_at,
        state: state(comment.state),
        sticky: comment.sticky,
        votes: Votes { up: count(leaf.up), down: count(leaf.down) },
        reactions,
        edits,
    }))
}

fn person(db: &Db, visitor: &Visitor) -> Author {
    let copy =
        |said: &Option<Personal<String>>| said.as_ref().map(|said| Personal::new(said.reveal().clone()));
    Author {
        id: if visitor.way == Way::Guest { String::new() } else { door::public_name(db, visitor.id) },
        name: Some(visitor.name.reveal().clone()).filter(|name| !name.is_empty()).map(Personal::new),
        email: copy(&visitor.email),
        website: copy(&visitor.website),
    }
}

const fn state(state: State) -> import::State {
    match state {
        State::Shown => import::State::Shown,
        State::Held => import::State::Held,
        State::Rejected => import::State::Rejected,
        State::Spam => import::State::Spam,
        State::Removed => import::State::Deleted,
    }
}

fn count(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}
