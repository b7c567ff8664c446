//! What a reader may do with somebody's comment: vote, react, report.

use axum::http::StatusCode;
use lodge_abuse::rules::{COMMENT_REPORTS, COMMENT_SIGNS};
use lodge_register::{Id, Personal};
use lodge_store::{Batch, Expect};

use crate::{
    Book, Comment, Ground, Report, Site, State, Visitor, Votes, Way,
    change::on_site,
    moderate,
    notify::{self, Happened},
    post::Refused,
    store::{comments, visitors},
    tally,
    who::Caller,
};

/// The longest report, in characters.
const LONGEST_REPORT: usize = 2000;

/// Votes for a comment (1), against it (-1), or not any more (0). Nobody votes for what is their own.
///
/// # Errors
/// [`Refused`].
pub async fn vote(
    book: &Book,
    site: &Site,
    caller: &Caller,
    (id, value): (i64, i64),
) -> Result<Comment, Refused> {
    let comment = on_site(book, site, id).await?;
    let allowed = match site.rules.show.votes {
        Votes::None => 0..=0,
        Votes::Up => 0..=1,
        Votes::Both => -1..=1,
    };
    if !allowed.contains(&value) {
        return Err(Refused::Said(StatusCode::FORBIDDEN, "embed-no-votes"));
    }
    if comment.author_id == Some(caller.visitor.id) {
        return Err(Refused::Said(StatusCode::FORBIDDEN, "embed-own-vote"));
    }
    may_sign(book, site, caller, &comment).await?;
    let (db, now) = (&book.house.db, book.house.clock.now());
    comments::vote(db, &comment, caller.visitor.id, value, now).await?;
    book.changed(site.id.number(), comment.page_id.number());
    tally::counted(book, site, &comment);
    Ok(comment)
}

/// Whether somebody's sign counts: who is signed in, may write here, and does not press a button a hundred times.
async fn may_sign(book: &Book, site: &Site, caller: &Caller, comment: &Comment) -> Result<(), Refused> {
    let visitor = &caller.visitor;
    // A guest's key is for what they wrote: with ever new names, one person would be many.
    if matches!(visitor.way, Way::Guest | Way::Imported) {
        return Err(Refused::Said(StatusCode::UNAUTHORIZED, "embed-sign-in"));
    }
    if comment.state != State::Shown {
        return Err(Refused::Said(StatusCode::NOT_FOUND, "embed-gone"));
    }
    if visitors::is_banned(&book.house.db, site.id, Some(visitor.id), &[], book.house.clock.now()).await? {
        return Err(Refused::Said(StatusCode::FORBIDDEN, "embed-banned"));
    }
    let verdict = book.house.limiter.allow(&COMMENT_SIGNS, &visitor.id.number().to_be_bytes()).await?;
    if verdict.allowed { Ok(()) } else { Err(Refused::TooOften(verdict.reset)) }
}

/// Puts a sign under a comment, or takes it away.
///
/// # Errors
/// [`Refused`].
pub async fn react(
    book: &Book,
    site: &Site,
    caller: &Caller,
    (id, kind, on): (i64, &str, bool),
) -> Result<Comment, Refused> {
    let comment = on_site(book, site, id).await?;
    if !site.rules.show.reactions.iter().any(|offered| offered == kind) {
        return Err(Refused::Said(StatusCode::FORBIDDEN, "embed-no-reaction"));
    }
    may_sign(book, site, caller, &comment).await?;
    let (db, now) = (&book.house.db, book.house.clock.now());
    comments::react(db, &comment, caller.visitor.id, (kind, on), now).await?;
    book.changed(site.id.number(), comment.page_id.number());
    tally::counted(book, site, &comment);
    Ok(comment)
}

/// Says that something is wrong with a comment. Whoever says it again changes what they said.
///
/// # Errors
/// [`Refused`].
pub async fn report(
    book: &Book,
    site: &Site,
    by: Option<Id<Visitor>>,
    (id, ground, words): (i64, Ground, Option<&str>),
) -> Result<Comment, Refused> {
    let comment = on_site(book, site, id).await?;
    let words = words.map(str::trim).filter(|words| !words.is_empty());
    if words.is_some_and(|words| words.chars().count() > LONGEST_REPORT) {
        return Err(Refused::Fields(vec![("text", "embed-report-long")]));
    }
    if let Some(by) = by {
        let verdict = book.house.limiter.allow(&COMMENT_REPORTS, &by.number().to_be_bytes()).await?;
        if !verdict.allowed {
            return Err(Refused::TooOften(verdict.reset));
        }
    }
    let (db, now) = (&book.house.db, book.house.clock.now());
    let report = Report {
        id: db.new_id(),
        site_id: site.id,
        page_id: comment.page_id,
        comment: id,
        visitor_id: by,
        ground,
        words: words.map(|words| Personal::new(words.to_owned())),
        settled: false,
        reported_at: now,
    };
    let batch = Batch::new()
        .run(
            "DELETE FROM comments_report WHERE page_id = $1 AND comment = $2 AND visitor_id = $3",
            (comment.page_id, id, by),
            Expect::Any,
        )
        .insert(db, &report);
    db.write(batch).await?;
    moderate::emit(book, site, "comment.reported", id).await;
    moderate::reported(book, site, &comment).await?;
    notify::told_of(book, site, &comment, |site, page, comment| Happened::Reported { site, page, comment })
        .await;
    Ok(comment)
}
