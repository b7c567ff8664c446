//! `/embed/letter/{ticket}`: where links in letters lead.
//!
//! **Invariant:** a GET changes nothing: programs that look at links before people do press nothing. What a link is good
//! for is done by a POST, from the button of the page, or from a mail program that knows how (RFC 8058).

use askama::Template;
use axum::{
    Extension, Form,
    extract::{Path, Query},
    response::{IntoResponse as _, Redirect, Response},
};
use lodge_accounts::{Account, by_id};
use lodge_register::Id;
use lodge_web::{Fault, Page as Paper, html};
use serde::Deserialize;
use std::time::Duration;

use crate::{
    Book, Comment, Done, Site, State, Visitor, Wish,
    moderate::{By, decide},
    notify::{address, mark_of},
    records::USED,
    seal::{Ticket, day, mark},
    store::{comments, letters, pages, sites, visitors},
    who::{May, account_may},
};

/// What is pressed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Pressed {
    act: String,
}

/// What has just been done.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct After {
    done: String,
}

/// A question, with its buttons: the word that each sends, and the message on it.
#[derive(Template)]
#[template(path = "letters/ask.html")]
struct Ask<'a> {
    page: &'a Paper,
    ticket: &'a str,
    heading: String,
    text: String,
    quoted: Vec<String>,
    buttons: &'a [(&'static str, &'static str)],
}

/// What each ticket may do now.
enum Good {
    Decide { site: Box<Site>, comment: Box<Comment>, account: Box<Account>, fresh: bool },
    Quiet { site: Box<Site>, account: Id<Account> },
    Mute(Box<Visitor>),
    Leave { visitor: Box<Visitor>, page: i64 },
    Confirm(Box<Visitor>),
}

const DECIDE: &[(&str, &str)] =
    &[("approve", "letter-do-approve"), ("reject", "letter-do-reject"), ("spam", "letter-do-spam")];
const STOP: &[(&str, &str)] = &[("stop", "letter-do-stop")];
const CONFIRM: &[(&str, &str)] = &[("confirm", "letter-do-confirm")];

/// `GET /embed/letter/{ticket}`
pub(crate) async fn ask(
    Extension(book): Extension<Book>,
    Path(ticket): Path<String>,
    Query(after): Query<After>,
    page: Paper,
) -> Result<Response, Fault> {
    let told = format!("letter-done-{}", after.done);
    if !after.done.is_empty() && book.house.words.has(&told) {
        return Ok(shown(&page, &ticket, page.t("letter-done"), page.t(&told), Vec::new(), &[]));
    }
    let Some(good) = good(&book, &ticket).await? else {
        return Ok(shown(&page, &ticket, page.t("letter-gone"), page.t("letter-gone-text"), Vec::new(), &[]));
    };
    Ok(match good {
        Good::Decide { comment, fresh: false, .. } => {
            let text = page.t(if comment.state == State::Held { "letter-changed" } else { "letter-decided" });
            shown(&page, &ticket, page.t("letter-gone"), text, Vec::new(), &[])
        }
        Good::Decide { site, comment, .. } => {
            let text = page.t1("letter-ask-decide", "site", site.title.reveal());
            let quoted = comment.body.reveal().lines().map(str::to_owned).collect();
            shown(&page, &ticket, page.t("letter-decide"), text, quoted, DECIDE)
        }
        Good::Quiet { site, .. } => {
            let text = page.t1("letter-ask-quiet", "site", site.title.reveal());
            shown(&page, &ticket, page.t("letter-fewer"), text, Vec::new(), STOP)
        }
        Good::Mute(_) => {
            shown(&page, &ticket, page.t("letter-fewer"), page.t("letter-ask-mute"), Vec::new(), STOP)
        }
        Good::Leave { .. } => {
            shown(&page, &ticket, page.t("letter-fewer"), page.t("letter-ask-leave"), Vec::new(), STOP)
        }
        Good::Confirm(_) => {
            shown(&page, &ticket, page.t("letter-yes"), page.t("letter-ask-confirm"), Vec::new(), CONFIRM)
        }
    })
}

fn shown(
    page: &Paper,
    ticket: &str,
    heading: String,
    text: String,
    quoted: Vec<String>,
    buttons: &[(&'static str, &'static str)],
) -> Response {
    html(&Ask { page, ticket, heading, text, quoted, buttons })
}

/// A page that says something and asks nothing.
pub(super) fn notice(page: &Paper, heading: String, text: String) -> Response {
    shown(page, "", heading, text, Vec::new(), &[])
}

/// `POST /embed/letter/{ticket}`
//= rfc8058#3.2
//# A mail receiver can do a one-click unsubscription by performing an
//# HTTPS POST to the HTTPS URI in the List-Unsubscribe header.
pub(crate) async fn act(
    Extension(book): Extension<Book>,
    Path(ticket): Path<String>,
    page: Paper,
    Form(pressed): Form<Pressed>,
) -> Result<Response, Fault> {
    let Some(good) = good(&book, &ticket).await? else {
        return Ok(shown(&page, &ticket, page.t("letter-gone"), page.t("letter-gone-text"), Vec::new(), &[]));
    };
    let db = &book.house.db;
    let done = match good {
        Good::Decide { fresh: false, .. } => "late",
        Good::Decide { site, comment, account, fresh: true } => {
            let (act, done) = match pressed.act.as_str() {
                "approve" => (Done::Approved, "approve"),
                "reject" => (Done::Rejected, "reject"),
                "spam" => (Done::Spam, "spam"),
                _ => return Err(Fault::bad("bad-request")),
            };
            // Of two clicks at once, one decides.
            let week = Duration::from_secs(604_800);
            if book.house.cache.count(USED, ticket.as_bytes(), week).await? > 1 {
                "late"
            } else if decide(&book, &site, &comment, act, By::Account(account.id), None).await? {
                done
            } else {
                "late"
            }
        }
        Good::Quiet { site, account } => {
            let now = book.house.clock.now();
            letters::wishes(db, (site.id, account), Wish::Nothing, now).await?;
            "stop"
        }
        Good::Mute(visitor) => {
            letters::mute(db, &visitor, address(&book, &visitor).await?.as_deref()).await?;
            "stop"
        }
        Good::Leave { visitor, page } => {
            letters::follow(db, Id::new(page), visitor.id, None).await?;
            "stop"
        }
        Good::Confirm(visitor) => {
            letters::confirm(db, visitor.id).await?;
            "confirm"
        }
    };
    if pressed.act.is_empty() {
        // A mail program pressed it, and shows nobody a page.
        let told = page.t(&format!("letter-done-{done}"));
        return Ok(shown(&page, &ticket, page.t("letter-done"), told, Vec::new(), &[]));
    }
    Ok(Redirect::to(&format!("/embed/letter/{ticket}?done={done}")).into_response())
}

/// What a ticket is good for now; nothing, if it is none, or what it is about is no more.
async fn good(book: &Book, ticket: &str) -> Result<Option<Good>, Fault> {
    let (db, now) = (&book.house.db, day(book.house.clock.now()));
    let visitor = async |number| visitors::by_id(db, Id::new(number)).await.map(|found| found.map(Box::new));
    let Some(opened) = Ticket::open(db, ticket) else { return Ok(None) };
    Ok(match opened {
        Ticket::Decide { comment, account, mark, day } => {
            let Some(comment) = comments::by_id(db, comment).await? else { return Ok(None) };
            let Some(site) = sites::by_id(db, comment.site_id).await? else { return Ok(None) };
            let Some(account) = by_id(db, Id::new(account)).await? else { return Ok(None) };
            if account_may(db, &site, account.id).await? < Some(May::Moderate) {
                return Ok(None);
            }
            let used = book.house.cache.counted(USED, ticket.as_bytes()).await? > 0;
            let open = matches!(comment.state, State::Held | State::Shown);
            let fresh = !used && open && day >= now && mark == mark_of(book, &comment);
            Some(Good::Decide {
                site: Box::new(site),
                comment: Box::new(comment),
                account: Box::new(account),
                fresh,
            })
        }
        Ticket::Quiet { site, account } => {
            let site = sites::by_id(db, Id::new(site)).await?;
            site.map(|site| Good::Quiet { site: Box::new(site), account: Id::new(account) })
        }
        Ticket::Mute { visitor: number } => visitor(number).await?.map(Good::Mute),
        Ticket::Leave { visitor: number, page } => {
            let page = pages::by_id(db, Id::new(page)).await?.map(|page| page.id.number());
            visitor(number).await?.zip(page).map(|(visitor, page)| Good::Leave { visitor, page })
        }
        Ticket::Confirm { visitor: number, mark: of, day } => {
            let Some(visitor) = visitor(number).await?.filter(|_| day >= now) else { return Ok(None) };
            let email = address(book, &visitor).await?;
            email.filter(|email| mark(db, email) == of).map(|_| Good::Confirm(visitor))
        }
        Ticket::Feed { .. } => None,
    })
}
