//! A thread as its readers get it: values in, HTML out.
//!
//! One piece of HTML serves everybody. The element puts it into its shadow root, a server includes it in a page, and
//! without script it is a document with a form that works. Nothing in it says more about a person than what they chose
//! to show: a name, a badge, a link, a picture, and the pseudonym that is theirs on this one site.
//!
//! Everything is escaped but the text of a comment, which [`crate::render`] has made safe when it was written.

mod article;
mod desk;
mod phrases;
mod reactions;
mod view;

pub use desk::{Addressee, Desk, Typed, document};
pub use reactions::{REACTIONS, Reaction, reaction};
pub use view::{
    At, AuthorView, Badge, CommentView, Locked, PageView, SiteView, Sort, ThreadView, Votes, direction,
};

use askama::Template;
use lodge_web::{Source, Words, sources};
use serde_json::{Map, Value};

use article::{Row, Scene};
use phrases::Saying;

/// Octets of what stands around comments, and around the words of each, about.
const AROUND: usize = 12 * 1024;
const ARTICLE: usize = 1536;

/// What a thread says.
pub const WORDS: &[Source] = sources!("thread.ftl");

/// The whole thread: how many there are, the form, the comments, the way to more of them.
#[must_use]
pub fn thread(view: &ThreadView<'_>, words: &Words) -> String {
    with_desk(view, &Desk::default(), words)
}

/// The next comments of a list, and the way to more: what the element puts below those that are there.
#[must_use]
pub fn piece(items: &[CommentView], next: Option<&str>, at: &At<'_>, words: &Words) -> String {
    let page = Saying::new(words, at.language);
    let scene = Scene::new(at, &page);
    let pager = next.map(|next| Pager { page: &page, link: scene.link("after", next) });
    written(&Piece { items: Row::roots(items, &scene), pager }, items)
}

/// One comment with its answers, as it stands in the thread.
#[must_use]
pub fn comment(comment: &CommentView, at: &At<'_>, words: &Words) -> String {
    let page = Saying::new(words, at.language);
    Row::alone(comment, &Scene::new(at, &page)).to_string()
}

fn with_desk(view: &ThreadView<'_>, desk: &Desk<'_>, words: &Words) -> String {
    let page = Saying::new(words, view.at.language);
    let scene = Scene::new(&view.at, &page);
    let pager = view.next.map(|next| Pager { page: &page, link: scene.link("after", next) });
    let thread = Thread {
        page: &page,
        at: view.at,
        scene: &scene,
        desk,
        list: Piece { items: Row::roots(view.items, &scene), pager },
        any: !view.items.is_empty(),
        words: &words.composed(view.at.language, "thread-script", || script_words(&page)),
    };
    written(&thread, view.items)
}

#[derive(Template)]
#[template(path = "embed/thread.html")]
struct Thread<'a> {
    page: &'a Saying<'a>,
    at: At<'a>,
    scene: &'a Scene<'a>,
    desk: &'a Desk<'a>,
    list: Piece<'a>,
    any: bool,
    /// What the script says, as JSON.
    words: &'a str,
}

impl Thread<'_> {
    /// The ways to sort, the present one marked.
    fn sorts(&self) -> Vec<(Sort, String, bool)> {
        let link = |sort: Sort| self.scene.sorted(sort);
        Sort::ALL.into_iter().map(|sort| (sort, link(sort), sort == self.at.sort)).collect()
    }

    const fn direction(&self) -> &'static str {
        direction(self.at.language)
    }

    /// The message about a reason to report a comment.
    fn reason(&self, reason: &str) -> &'static str {
        match reason {
            "spam" => "thread-report-spam",
            "abuse" => "thread-report-abuse",
            "illegal" => "thread-report-illegal",
            "private" => "thread-report-private",
            _ => "thread-report-other",
        }
    }

    /// Where the rest of this Lodge is.
    fn house(&self) -> &str {
        self.at.site.api.trim_end_matches("/embed")
    }

    /// The reactions that one may choose from.
    fn reactions(&self) -> impl Iterator<Item = &'static Reaction> {
        self.at.site.reactions.iter().filter_map(|kind| reaction(kind))
    }
}

#[derive(Template)]
#[template(path = "embed/piece.html")]
struct Piece<'a> {
    items: Row<'a>,
    pager: Option<Pager<'a>>,
}

impl askama::filters::HtmlSafe for Piece<'_> {}

/// The way to more comments.
struct Pager<'a> {
    page: &'a Saying<'a>,
    link: String,
}

/// What the script says itself. Where there is a number, one sentence for each form that a language may have.
fn script_words(page: &Saying<'_>) -> String {
    const PLAIN: &[&str] = &[
        "thread-answering",
        "thread-copied",
        "thread-draft-gone",
        "thread-draft-kept",
        "thread-end",
        "thread-expired",
        "thread-failed",
        "thread-gone",
        "thread-hello",
        "thread-lock",
        "thread-locked",
        "thread-proving",
        "thread-unlock",
        "thread-stick",
        "thread-unstick",
        "thread-waiting",
    ];
    const COUNTED: &[&str] = &["thread-count", "thread-fresh"];
    let short = |name: &str| name.trim_start_matches("thread-").to_owned();
    let plain = PLAIN.iter().map(|name| (short(name), Value::from(page.t1(name, "name", "{name}"))));
    let counted = COUNTED.iter().map(|name| {
        let form = |count: u32| (count.to_string(), Value::from(page.t1(name, "count", count)));
        (short(name), Value::Object([0, 1, 2, 5].map(form).into_iter().collect()))
    });
    Value::Object(plain.chain(counted).collect::<Map<_, _>>()).to_string()
}

/// Writing into a string cannot fail, and nothing in a template can either.
fn written(template: &impl Template, comments: &[CommentView]) -> String {
    // Room for all of it at once: text that grows is copied each time.
    let mut html = String::with_capacity(AROUND + comments.iter().map(octets).sum::<usize>());
    template.render_into(&mut html).map(|()| html).unwrap_or_default()
}

/// How long a comment gets with its answers, about.
fn octets(comment: &CommentView) -> usize {
    let words = comment.html.as_ref().map_or(0, String::len);
    ARTICLE + words + comment.answers.iter().map(octets).sum::<usize>()
}
