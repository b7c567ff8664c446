//! What each format can say, in one table. The projection reads it, the tests hold the writers to it, and
//! `docs/use/comments-export.md` shows it.

use crate::import::{Format, State};

/// What a format can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keeps {
    /// The format.
    pub format: Format,
    /// The titles of pages.
    pub titles: bool,
    /// Which pages take no more comments.
    pub closed: bool,
    /// Pages that have no comments.
    pub empty_pages: bool,
    /// Whole addresses; otherwise paths.
    pub whole_addresses: bool,
    /// Answers to answers; otherwise every answer stands right below the comment that began it all.
    pub depth: bool,
    /// Who wrote what else.
    pub accounts: Account,
    /// E-mail addresses, if they are asked for.
    pub emails: bool,
    /// Authors' own pages.
    pub websites: bool,
    /// The text.
    pub text: Kind,
    /// What becomes of shown, held, rejected, spam and deleted comments; nothing for those that stay behind.
    pub states: [Option<State>; 5],
    /// When a comment was changed.
    pub edited: bool,
    /// Which comments stand above the others.
    pub sticky: bool,
    /// Votes.
    pub votes: Tally,
    /// Reactions.
    pub reactions: bool,
    /// What comments were before they were changed.
    pub edits: bool,
    /// Parts of a second.
    pub millis: bool,
}

/// What becomes of an author's account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Account {
    /// It is named, and guests have none.
    Kept,
    /// Everybody has one: guests get one that is made of their name.
    Made,
    /// Nobody has one.
    Gone,
}

/// In which form a text is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// As it is.
    AsIs,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// HTML in which a line's end is one.
    HtmlLines,
}

/// How votes are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tally {
    /// For and against.
    Both,
    /// Only the difference.
    Score,
    /// Not at all.
    None,
}

const SHOWN: Option<State> = Some(State::Shown);
const HELD: Option<State> = Some(State::Held);
const SPAM: Option<State> = Some(State::Spam);
const DELETED: Option<State> = Some(State::Deleted);

/// What each format that is written can say.
pub const KEEPS: [Keeps; 6] = [
    Keeps {
        format: Format::Lodge,
        titles: true,
        closed: true,
        empty_pages: true,
        whole_addresses: false,
        depth: true,
        accounts: Account::Kept,
        emails: true,
        websites: true,
        text: Kind::AsIs,
        states: [SHOWN, HELD, Some(State::Rejected), SPAM, DELETED],
        edited: true,
        sticky: true,
        votes: Tally::Both,
        reactions: true,
        edits: true,
        millis: true,
    },
    Keeps {
        format: Format::Disqus,
        titles: true,
        closed: true,
        empty_pages: true,
        whole_addresses: true,
        depth: true,
        accounts: Account::Kept,
        emails: true,
        text: Kind::Html,
        states: [SHOWN, None, None, SPAM, DELETED],
        ..LEAST
    },
    Keeps {
        format: Format::WordPress,
        titles: true,
        closed: true,
        whole_addresses: true,
        depth: true,
        emails: true,
        websites: true,
        text: Kind::HtmlLines,
        states: [SHOWN, HELD, None, SPAM, DELETED],
        ..LEAST
    },
    Keeps {
        format: Format::Commento,
        depth: true,
        accounts: Account::Made,
        emails: true,
        websites: true,
        states: [SHOWN, HELD, None, SPAM, DELETED],
        votes: Tally::Score,
        millis: true,
        ..LEAST
    },
    Keeps {
        format: Format::Remark42,
        titles: true,
        closed: true,
        whole_addresses: true,
        depth: true,
        accounts: Account::Made,
        edited: true,
        sticky: true,
        votes: Tally::Score,
        millis: true,
        ..LEAST
    },
    Keeps {
        format: Format::Isso,
        titles: true,
        empty_pages: true,
        emails: true,
        websites: true,
        states: [SHOWN, HELD, None, None, DELETED],
        edited: true,
        votes: Tally::Both,
        millis: true,
        ..LEAST
    },
];

/// What every format can say.
const LEAST: Keeps = Keeps {
    format: Format::Lodge,
    titles: false,
    closed: false,
    empty_pages: false,
    whole_addresses: false,
    depth: false,
    accounts: Account::Gone,
    emails: false,
    websites: false,
    text: Kind::Markdown,
    states: [SHOWN, None, None, None, DELETED],
    edited: false,
    sticky: false,
    votes: Tally::None,
    reactions: false,
    edits: false,
    millis: false,
};

impl Keeps {
    /// What a comment of this state becomes.
    #[must_use]
    pub const fn state(&self, state: State) -> Option<State> {
        let [shown, held, rejected, spam, deleted] = self.states;
        match state {
            State::Shown => shown,
            State::Held => held,
            State::Rejected => rejected,
            State::Spam => spam,
            State::Deleted => deleted,
        }
    }
}
