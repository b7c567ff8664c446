//! Comments and their answers, each an article in the article that it answers.

use std::{cell::RefCell, fmt};

use askama::Template;
use lodge_register::Timestamp;
use lodge_web::{Shown, Zone, written};
use url::form_urlencoded;

use super::{
    phrases::{Phrases, Saying},
    reactions::{Reaction, reaction},
    view::{At, Badge, CommentView, Sort, Votes},
};

/// However deep a site wants its answers set in, no page is made of more boxes than this.
const MOST_LEVELS: u32 = 12;

/// What all comments of a thread have around them.
pub(super) struct Scene<'a> {
    at: At<'a>,
    page: &'a Saying<'a>,
    phrases: Phrases,
    zone: Zone,
    /// The day that was written last, and how: comments come in bunches.
    day: RefCell<(i64, String)>,
    /// What its site offers, and what that means.
    reactions: Vec<(&'static Reaction, String)>,
    /// How many levels are set in.
    pub(super) levels: u32,
    /// The thread as a document of its own.
    pub(super) here: String,
    /// The feed of its page.
    pub(super) feed: String,
}

impl<'a> Scene<'a> {
    pub(super) fn new(at: &At<'a>, page: &'a Saying<'a>) -> Self {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("site", &at.site.id.to_string());
        query.append_pair("page", &at.page.path);
        let query = query.finish();
        let feed = format!("{}/feed?{query}", at.site.api);
        let here = format!("{}/page?{query}&lang={}", at.site.api, at.language.tag());
        let levels = at.site.max_level.clamp(1, MOST_LEVELS);
        let offered = at.site.reactions.iter().filter_map(|kind| reaction(kind));
        let reactions = offered.map(|reaction| (reaction, page.t(reaction.message))).collect();
        let day = RefCell::new((i64::MIN, String::new()));
        Self {
            at: *at,
            page,
            phrases: Phrases::of(page),
            zone: Zone::utc(),
            day,
            reactions,
            levels,
            here,
            feed,
        }
    }

    /// A day, as the thread's language writes it.
    fn day(&self, moment: Timestamp) -> String {
        let day = moment.millis().div_euclid(Timestamp::DAY);
        let mut last = self.day.borrow_mut();
        if last.0 != day {
            *last = (day, written(moment, Shown::Day, self.at.language, &self.zone));
        }
        last.1.clone()
    }

    /// The thread as a document, in its order, with one thing more.
    pub(super) fn link(&self, name: &str, value: &str) -> String {
        let value: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
        format!("{}&sort={}&{name}={value}", self.here, self.at.sort.word())
    }

    /// The thread as a document, in another order.
    pub(super) fn sorted(&self, sort: Sort) -> String {
        format!("{}&sort={}", self.here, sort.word())
    }
}

/// Comments that stand below each other.
pub(super) struct Row<'a> {
    comments: &'a [CommentView],
    parent: Option<&'a CommentView>,
    level: u32,
    scene: &'a Scene<'a>,
}

impl<'a> Row<'a> {
    pub(super) const fn roots(comments: &'a [CommentView], scene: &'a Scene<'a>) -> Self {
        Self { comments, parent: None, level: 0, scene }
    }

    /// One comment, wherever it will stand.
    pub(super) fn alone(comment: &'a CommentView, scene: &'a Scene<'a>) -> Self {
        let level = comment.depth.min(scene.levels.saturating_sub(1));
        Self { comments: std::slice::from_ref(comment), parent: None, level, scene }
    }

    /// A comment, with its answers set in.
    fn nested(&self, comment: &'a CommentView) -> Article<'a> {
        let level = self.level.saturating_add(1);
        let below = Row { comments: &comment.answers, parent: Some(comment), level, scene: self.scene };
        Article { comment, scene: self.scene, to: self.to(comment, self.parent), below: Some(below) }
    }

    /// A comment on the last level, whose answers stand after it.
    fn flat(&self, comment: &'a CommentView, parent: Option<&'a CommentView>) -> Article<'a> {
        Article { comment, scene: self.scene, to: self.to(comment, parent), below: None }
    }

    /// Whom it answers, where its place does not say so.
    fn to(&self, comment: &CommentView, parent: Option<&CommentView>) -> Option<(i64, String)> {
        let id = comment.parent?;
        if comment.depth < self.scene.levels {
            return None;
        }
        let page = self.scene.page;
        let name = parent.and_then(|parent| parent.author.name.as_deref());
        Some((
            id,
            name.map_or_else(|| page.t("thread-to-earlier"), |name| page.t1("thread-to", "name", name)),
        ))
    }
}

impl fmt::Display for Row<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let write = |article: &Article<'_>, f: &mut fmt::Formatter<'_>| {
            article.render_into(f).map_err(|_| fmt::Error)
        };
        for comment in self.comments {
            if self.level.saturating_add(1) < self.scene.levels {
                write(&self.nested(comment), f)?;
                continue;
            }
            // No recursion: a thread may be deeper than a stack.
            let mut waiting = vec![(comment, self.parent)];
            while let Some((comment, parent)) = waiting.pop() {
                write(&self.flat(comment, parent), f)?;
                waiting.extend(comment.answers.iter().rev().map(|answer| (answer, Some(comment))));
            }
        }
        Ok(())
    }
}

impl askama::filters::HtmlSafe for Row<'_> {}

#[derive(Template)]
#[template(path = "embed/comment.html")]
struct Article<'a> {
    comment: &'a CommentView,
    scene: &'a Scene<'a>,
    /// Which comment it answers, and how that is said.
    to: Option<(i64, String)>,
    below: Option<Row<'a>>,
}

impl Article<'_> {
    fn day(&self, moment: &Timestamp) -> String {
        self.scene.day(*moment)
    }

    fn badge(&self) -> Option<&str> {
        self.comment.author.badge.map(|badge| match badge {
            Badge::Owner => self.scene.phrases.owner.as_str(),
            Badge::Moderator => self.scene.phrases.moderator.as_str(),
        })
    }

    /// Whether one can do something with it: one that waits or was taken away is only looked at.
    fn is_open(&self) -> bool {
        !self.comment.held && self.comment.html.is_some()
    }

    fn is_answerable(&self) -> bool {
        self.scene.at.page.locked.is_none()
    }

    fn has_up(&self) -> bool {
        self.scene.at.site.votes != Votes::None
    }

    fn has_down(&self) -> bool {
        self.scene.at.site.votes == Votes::Both
    }

    /// The reactions that somebody chose, of those that the site offers.
    fn reactions(&self) -> impl Iterator<Item = (&'static Reaction, &str, u32)> {
        let chosen = self.comment.reactions.iter().filter(|(_, count)| *count > 0);
        chosen.filter_map(|(kind, count)| {
            let (reaction, means) = self.scene.reactions.iter().find(|(offered, _)| offered.kind == kind)?;
            Some((*reaction, means.as_str(), *count))
        })
    }

    /// How many answers are not here yet.
    fn rest(&self) -> Option<String> {
        let more = self.comment.more_answers;
        (more > 0).then(|| self.scene.page.t1("thread-rest", "count", more))
    }
}
