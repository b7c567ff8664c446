//! Imports and formats as the page about moving shows them.

use lodge_register::Timestamp;
use lodge_web::Page;

use crate::{
    Import, Stage,
    export::{Account, KEEPS, Keeps, Tally},
    import::{Format, ImportError, Report, State, Unmapped},
    moving::desk::Sent,
};

/// What is going on.
pub(super) struct Being {
    pub(super) id: i64,
    pub(super) is_undo: bool,
    pub(super) percent: i64,
    pub(super) comments: i64,
}

impl Being {
    pub(super) fn of(import: &Import) -> Self {
        let (id, comments) = (import.id.number(), import.comments);
        Self { id, is_undo: import.stage == Stage::Undoing, percent: import.percent(), comments }
    }
}

/// A file that lies here, and what would come of it.
pub(super) struct Lying {
    pub(super) title: &'static str,
    pub(super) rules: String,
    /// Nothing yet, while it is being read.
    pub(super) seen: Option<Seen>,
}

/// What would come of a file.
pub(super) enum Seen {
    /// It cannot be read: the message about it.
    Broken(&'static str),
    /// This.
    Whole(Box<Would>),
}

/// What would come of a file: lines that say it.
pub(super) struct Would {
    pub(super) comments: u64,
    pub(super) facts: Vec<String>,
    pub(super) left: Vec<String>,
    pub(super) unmapped: Vec<(String, String, u64)>,
    pub(super) more: u64,
}

impl Lying {
    pub(super) fn of(page: &Page, sent: &Sent) -> Self {
        let looked = sent.looked();
        let seen = looked.report.map(|report| match report {
            Ok(report) => Seen::Whole(Box::new(Would::of(page, &report))),
            Err(error) => Seen::Broken(unread(&error)),
        });
        Self { title: sent.format.title(), rules: looked.rules, seen }
    }
}

impl Would {
    fn of(page: &Page, report: &Report) -> Self {
        let mut facts = vec![page.t2("move-would", "comments", report.total(), "pages", report.pages)];
        for (state, count) in &report.comments {
            facts.push(page.t1(state_words(*state), "count", *count));
        }
        facts.push(page.t2("move-people", "accounts", report.authors, "guests", report.by_guests));
        if report.with_email > 0 {
            facts.push(page.t1("move-with-email", "count", report.with_email));
        }
        if let Some((first, last)) = report.between {
            facts.push(page.t2("move-between", "first", page.minute(&first), "last", page.minute(&last)));
        }
        if report.orphans + report.circles > 0 {
            facts.push(page.t1("move-orphans", "count", report.orphans + report.circles));
        }
        let left = report.skipped.iter().map(|(why, sample)| {
            let said = page.t1(&format!("move-left-{}", why.word()), "count", sample.count);
            let first = page.t1("move-left-first", "ids", sample.first.join(", ").as_str());
            format!("{said} {first}")
        });
        let unmapped = report.unmapped.iter().map(|((why, address), count)| {
            let why = match why {
                Unmapped::Empty => page.t("move-unmapped-empty"),
                Unmapped::OtherHost(host) => page.t1("move-unmapped-host", "host", host.as_str()),
                Unmapped::NoAddress => page.t("move-unmapped-none"),
            };
            (address.clone(), why, *count)
        });
        Self {
            comments: report.total(),
            facts,
            left: left.collect(),
            unmapped: unmapped.take(50).collect(),
            more: report.more_unmapped + report.unmapped.values().skip(50).sum::<u64>(),
        }
    }
}

const fn state_words(state: State) -> &'static str {
    match state {
        State::Shown => "move-would-shown",
        State::Held => "move-would-held",
        State::Rejected => "move-would-rejected",
        State::Spam => "move-would-spam",
        State::Deleted => "move-would-deleted",
    }
}

/// The message about a file that cannot be read.
pub(crate) const fn unread(error: &ImportError) -> &'static str {
    match error {
        ImportError::Io(_) | ImportError::Stopped => "move-unread",
        ImportError::Damaged { .. } => "move-unread-damaged",
        ImportError::TooLong { .. } => "move-unread-long",
        ImportError::TooLarge => "move-unread-large",
        ImportError::Encoding => "move-unread-encoding",
        ImportError::Archive(_) => "move-unread-archive",
        ImportError::Newer(_) => "move-unread-newer",
    }
}

/// An import that is over.
pub(super) struct Past {
    pub(super) id: i64,
    pub(super) title: &'static str,
    pub(super) began: String,
    pub(super) at: Timestamp,
    pub(super) stage: &'static str,
    pub(super) facts: Vec<String>,
}

impl Past {
    pub(super) fn of(page: &Page, import: &Import, now: Timestamp) -> Self {
        let mut facts = vec![page.t2("move-brought", "comments", import.comments, "pages", import.pages)];
        if import.there > 0 {
            facts.push(page.t1("move-there", "count", import.there));
        }
        let left = import.left();
        facts.extend(left.iter().map(|(why, count)| page.t1(&format!("move-left-{why}"), "count", *count)));
        Self {
            id: import.id.number(),
            title: import.format.parse().map_or("", Format::title),
            began: page.minute(&import.began_at),
            at: import.began_at,
            stage: match import.stage_at(now) {
                Stage::Running => "move-stage-running",
                Stage::Done => "move-stage-done",
                Stage::Stopped => "move-stage-stopped",
                Stage::Broken => "move-stage-broken",
                Stage::Undoing => "move-stage-undoing",
            },
            facts,
        }
    }
}

/// A format that a site is taken out in.
pub(super) struct Way {
    pub(super) word: &'static str,
    pub(super) title: &'static str,
    pub(super) emails: bool,
    pub(super) keeps: String,
}

/// All of them.
pub(super) fn ways(page: &Page) -> Vec<Way> {
    KEEPS.iter().map(|keeps| way(page, keeps)).collect()
}

fn way(page: &Page, keeps: &Keeps) -> Way {
    let all = [
        (keeps.titles, "move-keeps-titles"),
        (keeps.closed, "move-keeps-closed"),
        (keeps.depth, "move-keeps-depth"),
        (keeps.accounts != Account::Gone, "move-keeps-accounts"),
        (keeps.websites, "move-keeps-websites"),
        (keeps.state(State::Held).is_some(), "move-keeps-held"),
        (keeps.state(State::Rejected).is_some(), "move-keeps-rejected"),
        (keeps.state(State::Spam).is_some(), "move-keeps-spam"),
        (keeps.edited, "move-keeps-edited"),
        (keeps.sticky, "move-keeps-sticky"),
        (keeps.votes != Tally::None, "move-keeps-votes"),
        (keeps.reactions, "move-keeps-reactions"),
    ];
    let kept: Vec<_> = all.iter().filter(|(is, _)| *is).map(|(_, words)| page.t(words)).collect();
    Way {
        word: keeps.format.word(),
        title: keeps.format.title(),
        emails: keeps.emails,
        keeps: kept.join(", "),
    }
}
