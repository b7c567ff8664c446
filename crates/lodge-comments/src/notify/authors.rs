//! Letters to those who write: that they were answered, that a page they follow has more, why they were refused.

use lodge_store::StoreError;
use lodge_web::{Besides, Draft, letter, letter_with};

use super::{
    About,
    reach::{self, Reach, is_same, is_to_be_asked, language, send},
    wording::{answerable, head, link, name, page, place, quoted},
};
use crate::{
    Book, Visitor,
    seal::{Ticket, day, mark},
    store::{comments, letters::followers, visitors},
    thread::Speakers,
};

/// The most of those who follow a page that are written to about one comment.
const MOST: i64 = 500;
/// The most who are written to because one comment speaks to them.
const MENTIONED: usize = 10;
/// For how many days an address may be confirmed.
const DAYS: u16 = 7;

/// Tells who was answered, and who follows the page; asks whoever wrote it whether they want to be told in turn.
pub(super) async fn of(book: &Book, about: About<'_>) -> Result<(), StoreError> {
    let db = &book.house.db;
    let author = match about.comment.author_id {
        Some(author) => visitors::by_id(db, author).await?,
        None => None,
    };
    if let Some(author) = &author {
        ask(book, about, author).await?;
    }
    let answered = match about.comment.parent {
        Some(parent) => comments::by_id(db, parent).await?.and_then(|parent| parent.author_id),
        None => None,
    };
    let answered = match answered {
        Some(answered) => visitors::by_id(db, answered).await?,
        None => None,
    };
    let speakers = Speakers::of(db, Some(about.page.id), about.comment.body.reveal()).await?;
    let spoken_to: Vec<_> = speakers.spoken_to(about.comment.html.reveal()).take(MENTIONED).collect();
    let followers = followers(db, about.page.id, MOST).await?;
    if answered.is_none() && spoken_to.is_empty() && followers.is_empty() {
        return Ok(());
    }
    let mut written = Vec::new();
    if let Some(author) = &author {
        written.extend(reach::address(book, author).await?);
    }
    if let Some(answered) = &answered {
        write(book, about, (answered, author.as_ref()), Because::Answered, &mut written).await?;
    }
    for spoken_to in spoken_to {
        write(book, about, (spoken_to, author.as_ref()), Because::Mentioned, &mut written).await?;
    }
    for follower in &followers {
        write(book, about, (follower, author.as_ref()), Because::Follows, &mut written).await?;
    }
    Ok(())
}

/// Why somebody gets a letter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Because {
    Answered,
    Mentioned,
    Follows,
}

async fn write(
    book: &Book,
    about: About<'_>,
    (reader, author): (&Visitor, Option<&Visitor>),
    because: Because,
    written: &mut Vec<String>,
) -> Result<(), StoreError> {
    let themself = author.is_some_and(|author| {
        author.id == reader.id || (author.account_id.is_some() && author.account_id == reader.account_id)
    });
    let reached = match because {
        Because::Answered | Because::Mentioned => reach::of(book, reader).await?,
        // Whoever follows a page asked for it; whether they also want to know of answers is another question.
        Because::Follows => reach::reach(book, reader).await?,
    };
    let Reach::At(email) = reached else { return Ok(()) };
    if themself || written.iter().any(|before| is_same(before, &email)) {
        return Ok(());
    }
    let house = &book.house;
    let speaks = language(reader);
    let (visitor, page_id) = (reader.id.number(), about.page.id.number());
    let stop = match because {
        Because::Answered | Because::Mentioned => Ticket::Mute { visitor },
        Because::Follows => Ticket::Leave { visitor, page: page_id },
    };
    let stop = link(book, stop);
    let head = answerable(book, about, reader, head(book, about, &email, stop.clone()));
    let (site, author) = (about.site.title.reveal(), name(author));
    let values = [("author", author.as_str().into()), ("page", page(about).into()), ("site", site.into())];
    let body = quoted(about.comment.body.reveal());
    let draft = Draft {
        name: match because {
            Because::Answered => "comment-answer",
            Because::Mentioned => "comment-mentioned",
            Because::Follows => "comment-followed",
        },
        language: speaks,
        to: &email,
        values: &values,
        link: Some(place(book, about)),
        passed_on: Some(&body),
    };
    let besides = Besides {
        links: vec![(house.words.say(speaks, "letter-stop", &[]), stop)],
        footer: Some(if head.reply_to.is_some() { "letter-footer-answered" } else { "letter-footer-unread" }),
        head,
    };
    let letter = letter_with(house, &draft, besides);
    written.push(email);
    send(book, letter).await
}

/// Asks an address that somebody typed whether they are its holder, once.
async fn ask(book: &Book, about: About<'_>, author: &Visitor) -> Result<(), StoreError> {
    let Reach::Ask(email) = reach::of(book, author).await? else { return Ok(()) };
    if !is_to_be_asked(book, author, &email).await? {
        return Ok(());
    }
    let house = &book.house;
    let ticket = Ticket::Confirm {
        visitor: author.id.number(),
        mark: mark(&house.db, &email),
        day: day(house.clock.now()).saturating_add(DAYS),
    };
    // Whoever typed the address puts no words of theirs into a letter to somebody else: no name, no text, no title.
    let draft = Draft {
        name: "comment-confirm",
        language: language(author),
        to: &email,
        values: &[("site", about.site.host.reveal().into())],
        link: Some(link(book, ticket)),
        passed_on: None,
    };
    send(book, letter(house, &draft)).await
}

/// Tells somebody why their comment is not shown: what was decided, by whom, why, and what they can do.
pub(super) async fn refused(book: &Book, about: About<'_>, reason: Option<&str>) -> Result<(), StoreError> {
    let Some(author) = about.comment.author_id else { return Ok(()) };
    let Some(author) = visitors::by_id(&book.house.db, author).await? else { return Ok(()) };
    // An address that nobody confirmed may be that of somebody who never wrote anything.
    let Reach::At(email) = reach::reach(book, &author).await? else { return Ok(()) };
    let house = &book.house;
    let speaks = language(&author);
    let unsaid = house.words.say(speaks, "letter-no-reason", &[]);
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty()).unwrap_or(&unsaid);
    let reason = quoted(&reason.split_whitespace().collect::<Vec<_>>().join(" "));
    let body = quoted(about.comment.body.reveal());
    let (site, host) = (about.site.title.reveal(), about.site.host.reveal());
    let draft = Draft {
        name: "comment-refused",
        language: speaks,
        to: &email,
        values: &[
            ("page", page(about).into()),
            ("site", site.into()),
            ("host", host.into()),
            ("reason", reason.as_str().into()),
        ],
        link: None,
        passed_on: Some(&body),
    };
    let besides = Besides { footer: Some("letter-footer-unread"), ..Besides::default() };
    let letter = letter_with(house, &draft, besides);
    send(book, letter).await
}
