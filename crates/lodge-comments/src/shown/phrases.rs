//! Words for templates; those that each comment needs are looked up once.

use lodge_web::{Language, Value, Words};

/// Says things in one language.
pub(super) struct Saying<'a> {
    words: &'a Words,
    pub(super) language: Language,
}

impl<'a> Saying<'a> {
    pub(super) const fn new(words: &'a Words, language: Language) -> Self {
        Self { words, language }
    }

    pub(super) fn t(&self, name: &str) -> String {
        self.words.say(self.language, name, &[])
    }

    pub(super) fn t1<'v>(&self, name: &str, key: &'v str, value: impl Into<Value<'v>>) -> String {
        self.words.say(self.language, name, &[(key, value.into())])
    }
}

/// What is said at each comment.
pub(super) struct Phrases {
    pub(super) reply: String,
    pub(super) up: String,
    pub(super) down: String,
    pub(super) react: String,
    pub(super) more: String,
    pub(super) link: String,
    pub(super) report: String,
    pub(super) edited: String,
    pub(super) pinned: String,
    pub(super) held: String,
    pub(super) owner: String,
    pub(super) moderator: String,
    pub(super) somebody: String,
    pub(super) gone: String,
}

impl Phrases {
    pub(super) fn of(page: &Saying<'_>) -> Self {
        Self {
            reply: page.t("thread-reply"),
            up: page.t("thread-up"),
            down: page.t("thread-down"),
            react: page.t("thread-react"),
            more: page.t("thread-more"),
            link: page.t("thread-link"),
            report: page.t("thread-report"),
            edited: page.t("thread-edited"),
            pinned: page.t("thread-pinned"),
            held: page.t("thread-held"),
            owner: page.t("thread-owner"),
            moderator: page.t("thread-moderator"),
            somebody: page.t("thread-somebody"),
            gone: page.t("thread-gone"),
        }
    }
}
