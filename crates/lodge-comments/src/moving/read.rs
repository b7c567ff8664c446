//! Items of an export into what is written of them: on which page, by whom, as which HTML. No database is asked.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use lodge_register::{Id, Personal, Timestamp};
use lodge_store::Db;
use url::Url;

use crate::{
    Site, State,
    import::{self, Author, Comment, Family, Format, Item, Kinship, Mapping, Page, Skipped},
    place,
    post::{LONGEST_NAME, proxied, title},
    render::{Around, Refusal, Renderer},
};

/// The most items that are written at once.
const MOST: usize = 200;
/// About how many bytes of text are.
const BYTES: usize = 1024 * 1024;
/// The most characters of a reaction's name.
const LONGEST_KIND: usize = 32;

/// A part of an export, ready to be written.
#[derive(Default)]
pub(super) struct Cargo {
    pub(super) pages: Vec<PageLoad>,
    pub(super) comments: Vec<Load>,
    bytes: usize,
}

/// A page.
pub(super) struct PageLoad {
    pub(super) path: Arc<str>,
    pub(super) title: String,
    pub(super) closed: bool,
}

/// A comment.
pub(super) struct Load {
    /// A keyed hash of its name in the export.
    pub(super) hash: Vec<u8>,
    pub(super) parent: Option<Parent>,
    pub(super) path: Arc<str>,
    /// Its number, if this Lodge itself may have written the export.
    pub(super) own: Option<i64>,
    pub(super) author: Option<Person>,
    pub(super) body: Personal<String>,
    pub(super) html: Personal<String>,
    pub(super) state: State,
    pub(super) sticky: bool,
    pub(super) up: i64,
    pub(super) down: i64,
    pub(super) reactions: BTreeMap<String, i64>,
    pub(super) posted_at: Timestamp,
    pub(super) edited_at: Option<Timestamp>,
    pub(super) edits: Vec<(Timestamp, Personal<String>)>,
}

/// What a comment answers.
pub(super) struct Parent {
    pub(super) hash: Vec<u8>,
    pub(super) own: Option<i64>,
}

/// Who wrote.
pub(super) struct Person {
    /// A keyed hash of what the export calls them. Guests have none.
    pub(super) hash: Option<Vec<u8>>,
    pub(super) name: Personal<String>,
    pub(super) email: Option<Personal<String>>,
    pub(super) website: Option<Personal<String>>,
}

/// Reads an export once it is known who answers whom.
pub(super) struct Reader<'a> {
    pub(super) db: &'a Db,
    pub(super) at: &'a str,
    pub(super) site: &'a Site,
    pub(super) format: Format,
    pub(super) mapping: &'a Mapping,
    pub(super) family: &'a Family,
    pub(super) renderer: &'a Renderer,
    pub(super) pages: HashMap<String, Option<Arc<str>>>,
    /// What was left out, and why.
    pub(super) left: BTreeMap<&'static str, u64>,
    pub(super) cargo: Cargo,
}

impl Reader<'_> {
    /// Takes an item. Gives what is ready, when it is enough.
    pub(super) fn take(&mut self, item: Item) -> Option<Cargo> {
        match item {
            Item::Page(page) => self.page(page),
            Item::Skipped { why, .. } => self.leave(why.word()),
            Item::Comment(comment) => match self.comment(*comment) {
                Ok(load) => {
                    self.cargo.bytes += load.body.reveal().len() + load.html.reveal().len();
                    self.cargo.comments.push(load);
                }
                Err(why) => self.leave(why),
            },
        }
        let count = self.cargo.comments.len() + self.cargo.pages.len();
        (count >= MOST || self.cargo.bytes >= BYTES).then(|| std::mem::take(&mut self.cargo))
    }

    fn leave(&mut self, why: &'static str) {
        *self.left.entry(why).or_default() += 1;
    }

    fn page(&mut self, page: Page) {
        let path = self.mapping.map(&page.address).ok();
        let path = path.and_then(|path| place::path(&path, &self.site.rules.pages).ok()).map(Arc::from);
        if let Some(path) = &path {
            let title = title(&plain(&page.title));
            self.cargo.pages.push(PageLoad { path: Arc::clone(path), title, closed: page.closed });
        }
        self.pages.insert(page.id, path);
    }

    fn comment(&self, comment: Comment) -> Result<Load, &'static str> {
        let path = self
            .pages
            .get(&comment.page)
            .ok_or(Skipped::UnknownPage.word())?
            .as_ref()
            .ok_or(Skipped::Unmapped.word())?;
        let is_answer = self.family.of(&comment) == Kinship::Answer;
        let parent = comment.parent.as_deref().filter(|_| is_answer);
        let own = |name: &str| (self.format == Format::Lodge).then(|| name.parse().ok()).flatten();
        let state = state(comment.state);
        let (body, html) = match state {
            // What was taken away there is not kept here either, nor who wrote it.
            State::Removed => (String::new(), String::new()),
            _ => self.rendered(comment.text)?,
        };
        let score = |count: u32| i64::from(count);
        Ok(Load {
            hash: self.hash("comment", &comment.id),
            parent: parent.map(|name| Parent { hash: self.hash("comment", name), own: own(name) }),
            path: Arc::clone(path),
            own: own(&comment.id),
            author: if state == State::Removed { None } else { self.person(comment.author) },
            body: Personal::new(body),
            html: Personal::new(html),
            state,
            sticky: comment.sticky,
            up: score(comment.votes.up),
            down: score(comment.votes.down),
            reactions: comment.reactions.into_iter().filter_map(reaction).collect(),
            posted_at: comment.posted_at,
            edited_at: comment.edited_at,
            edits: match state {
                State::Removed => Vec::new(),
                _ => comment.edits.into_iter().map(|edit| (edit.at, edit.was.into_markdown())).collect(),
            },
        })
    }

    fn rendered(&self, text: import::Text) -> Result<(String, String), &'static str> {
        let body = text.into_markdown().into_revealed();
        let around = Afar { db: self.db, at: self.at };
        let rendered = self.renderer.render(&body, self.site.rules.allowed(), &around);
        match rendered {
            Ok(rendered) => Ok((body, rendered.html)),
            Err(Refusal::TooLong) => Err(Skipped::TooLong.word()),
            Err(Refusal::Empty) => Err(Skipped::Empty.word()),
        }
    }

    fn person(&self, author: Author) -> Option<Person> {
        let name = author.name.map(|name| plain(name.reveal())).unwrap_or_default();
        let name: String = name.chars().take(LONGEST_NAME).collect();
        let email = author.email.and_then(|email| lodge_accounts::Email::parse(email.reveal()).ok());
        let person = Person {
            hash: Some(author.id).filter(|id| !id.is_empty()).map(|id| self.hash("person", &id)),
            name: Personal::new(name),
            email: email.map(|email| Personal::new(email.as_str().to_owned())),
            website: author.website.filter(|website| is_website(website.reveal())),
        };
        let is_nobody = person.hash.is_none()
            && person.name.reveal().is_empty()
            && person.email.is_none()
            && person.website.is_none();
        (!is_nobody).then_some(person)
    }

    /// By what something of the export is known here. What the export calls it cannot be made from it.
    fn hash(&self, what: &str, name: &str) -> Vec<u8> {
        let site: Id<Site> = self.site.id;
        let said = [&site.number().to_be_bytes()[..], self.format.word().as_bytes(), b"\0", name.as_bytes()];
        self.db.keyed_hash(&format!("comments/import/{what}"), &said.concat()).to_vec()
    }
}

const fn state(state: import::State) -> State {
    match state {
        import::State::Shown => State::Shown,
        import::State::Held => State::Held,
        import::State::Rejected => State::Rejected,
        import::State::Spam => State::Spam,
        import::State::Deleted => State::Removed,
    }
}

/// What is around a comment that was written elsewhere: images come through this house, and nobody is spoken to.
struct Afar<'a> {
    db: &'a Db,
    at: &'a str,
}

impl Around for Afar<'_> {
    fn image(&self, there: &Url) -> Url {
        proxied(self.db, self.at, there)
    }

    fn knows(&self, _name: &str) -> bool {
        false
    }
}

/// On one line, without signs that cannot be seen.
fn plain(said: &str) -> String {
    let seen: String = said.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn reaction((kind, times): (String, u32)) -> Option<(String, i64)> {
    let is_name = (1..=LONGEST_KIND).contains(&kind.len())
        && kind.bytes().all(|octet| octet.is_ascii_alphanumeric() || b"-_+".contains(&octet));
    (is_name && times > 0).then_some((kind, i64::from(times)))
}

fn is_website(said: &str) -> bool {
    Url::parse(said).is_ok_and(|url| matches!(url.scheme(), "http" | "https")) && said.len() <= 2048
}
