//! Letters to those who moderate a site: its owner, and whom they asked to help.

use lodge_accounts::{Account, Role, by_id, delegates};
use lodge_store::{Db, StoreError};
use lodge_web::{Besides, Draft, Language, letter_with};

use super::{
    About, mark_of,
    reach::{self, is_same, send},
    wording::{head, link, name, page, place, quoted},
};
use crate::{
    Book, Site, Wish,
    seal::{Ticket, day},
    store::{
        letters::{is_all_wanted, wish},
        sites::MODULE,
        visitors,
    },
};

/// For how many days the link in a letter decides.
const DAYS: u16 = 7;

/// Why they are written to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// There is a new comment.
    New,
    /// One waits for them.
    Held,
    /// One was reported.
    Reported,
}

impl Why {
    /// Whether somebody with this wish gets a letter.
    const fn concerns(self, wish: Wish) -> bool {
        match wish {
            Wish::All => true,
            Wish::Pending => !matches!(self, Self::New),
            Wish::Digest | Wish::Nothing => false,
        }
    }

    const fn letter(self) -> &'static str {
        match self {
            Self::New => "comment-new",
            Self::Held => "comment-held",
            Self::Reported => "comment-reported",
        }
    }
}

/// Tells those who moderate, each as they wish.
pub(super) async fn of(book: &Book, about: About<'_>, why: Why) -> Result<(), StoreError> {
    let db = &book.house.db;
    if why == Why::New && !is_all_wanted(db, about.site.id).await? {
        return Ok(());
    }
    let author = match about.comment.author_id {
        Some(author) => visitors::by_id(db, author).await?,
        None => None,
    };
    let author_email = match &author {
        Some(author) => reach::address(book, author).await?,
        None => None,
    };
    let author_name = name(author.as_ref());
    for moderator in all(db, about.site).await? {
        let wish = wish(db, about.site.id, moderator.id).await?.unwrap_or(Wish::Pending);
        let email = moderator.email.reveal().as_str();
        let themself = author.as_ref().is_some_and(|author| author.account_id == Some(moderator.id))
            || author_email.as_deref().is_some_and(|author| is_same(author, email));
        if why.concerns(wish) && (!themself || why == Why::Reported) {
            write(book, about, why, (&moderator, &author_name)).await?;
        }
    }
    Ok(())
}

async fn write(
    book: &Book,
    about: About<'_>,
    why: Why,
    (moderator, author): (&Account, &str),
) -> Result<(), StoreError> {
    let house = &book.house;
    let language = language(moderator);
    let (account, email) = (moderator.id.number(), moderator.email.reveal().as_str());
    let decide = Ticket::Decide {
        comment: about.comment.id.number(),
        account,
        mark: mark_of(book, about.comment),
        day: day(house.clock.now()).saturating_add(DAYS),
    };
    let stop = link(book, Ticket::Quiet { site: about.site.id.number(), account });
    let say = |name| house.words.say(language, name, &[]);
    let body = quoted(about.comment.body.reveal());
    let values =
        [("author", author.into()), ("page", page(about).into()), ("site", about.site.title.reveal().into())];
    let draft = Draft {
        name: why.letter(),
        language,
        to: email,
        values: &values,
        link: Some(link(book, decide)),
        passed_on: Some(&body),
    };
    let besides = Besides {
        links: vec![(say("letter-open-page"), place(book, about)), (say("letter-stop-site"), stop.clone())],
        footer: Some("letter-footer-unread"),
        head: head(book, about, email, stop),
    };
    send(book, letter_with(house, &draft, besides)).await
}

/// Who moderates a site: its owner, and its editors.
pub(super) async fn all(db: &Db, site: &Site) -> Result<Vec<Account>, StoreError> {
    let mut all = Vec::new();
    all.extend(by_id(db, site.account_id).await?);
    for other in delegates::of_object(db, MODULE, site.id.number()).await? {
        if other.role == Role::Editor {
            all.extend(by_id(db, other.account_id).await?);
        }
    }
    Ok(all)
}

/// The language of an account.
pub(super) fn language(account: &Account) -> Language {
    Language::of_tag(&account.language).unwrap_or(Language::English)
}
