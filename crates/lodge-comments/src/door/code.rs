//! A code in a letter: eight signs that nobody mistakes for others, good for a quarter of an hour and a few tries.

use lodge_abuse::Rule;
use lodge_accounts::Email;
use lodge_register::{
    Basis, Chance, Column, DataClass, Entry, Id, Keep, OnErase, Place, SqlKind, Subject, draw,
};
use lodge_web::Fault;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;

use super::come::drawn;
use crate::{Book, Site, VISITOR};

/// No vowels, so that no words come out; nothing that looks like something else.
const SIGNS: &[u8; 24] = b"23456789CFGHJKLMNPQRTVWX";
/// How many signs.
const LENGTH: usize = 8;
/// Guesses at one code.
const TRIES: Rule = Rule { name: "comments-code", count: 5, seconds: 30 * 60 };

/// A code that is on its way to somebody's mailbox.
pub(crate) static CODE: Entry = Entry {
    name: "comments_code",
    title: "A code that was sent to a visitor by e-mail",
    place: Place::Cache("comments-code"),
    purpose: "to see that an e-mail address is the visitor's",
    basis: Basis::Service,
    subject: Subject::Of { kind: VISITOR, by: "email" },
    keep: Keep::Seconds(15 * 60),
    on_erase: OnErase::Beyond(
        "only the page that is open in the visitor's browser finds it, and it is gone within a quarter of an hour",
    ),
    critical: false,
    columns: &[
        Column::plain("ticket", DataClass::Identifier, SqlKind::Text),
        Column::plain("site_id", DataClass::Identifier, SqlKind::Int),
        Column::plain("email", DataClass::Contact, SqlKind::Text),
        Column::plain("code", DataClass::Credential, SqlKind::Text),
    ],
};

#[derive(Serialize, Deserialize)]
struct Held {
    site: i64,
    email: String,
    code: String,
}

/// A code that was made: what the page carries, and what the letter says.
pub(super) struct Made {
    pub(super) ticket: String,
    pub(super) code: String,
}

/// Makes a code for this address at this site.
pub(super) async fn make(book: &Book, site: Id<Site>, email: &Email) -> Result<Made, Fault> {
    let (ticket, code) = (drawn(&*book.house.chance), signs(&*book.house.chance));
    let held = Held { site: site.number(), email: email.as_str().to_owned(), code: code.clone() };
    let body = serde_json::to_vec(&held).map_err(Fault::internal)?;
    book.house.cache.put(&CODE, ticket.as_bytes(), &body).await?;
    Ok(Made { ticket, code })
}

/// What became of a code that was typed.
pub(super) enum Typed {
    /// It is right, and the address is theirs.
    Right(String),
    /// It is not; they may try again.
    Wrong,
    /// It was tried too often, or is too old.
    Over,
}

/// Whether this is the code. A right one is used up by [`spend`].
pub(super) async fn check(book: &Book, site: Id<Site>, ticket: &str, typed: &str) -> Result<Typed, Fault> {
    let Some(body) = book.house.cache.get(&CODE, ticket.as_bytes()).await? else { return Ok(Typed::Over) };
    let Ok(held) = serde_json::from_slice::<Held>(&body) else { return Ok(Typed::Over) };
    if held.site != site.number() {
        return Ok(Typed::Over);
    }
    if !book.house.limiter.allow(&TRIES, ticket.as_bytes()).await?.allowed {
        spend(book, ticket).await?;
        return Ok(Typed::Over);
    }
    let typed: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    let right = bool::from(typed.to_ascii_uppercase().as_bytes().ct_eq(held.code.as_bytes()));
    Ok(if right { Typed::Right(held.email) } else { Typed::Wrong })
}

/// Uses a code up: of two who bring it, one is let in.
pub(super) async fn spend(book: &Book, ticket: &str) -> Result<bool, Fault> {
    Ok(book.house.cache.remove(&CODE, ticket.as_bytes()).await?)
}

/// Every sign as likely as any other: what does not divide evenly is drawn again.
fn signs(chance: &dyn Chance) -> String {
    let mut code = String::with_capacity(LENGTH);
    while code.len() < LENGTH {
        let [octet] = draw::<1>(chance);
        // 240 is the last number below 256 that 24 divides.
        if octet < 240
            && let Some(sign) = SIGNS.get(usize::from(octet % 24))
        {
            code.push(char::from(*sign));
        }
    }
    code
}

/// As it is written in the letter: `ABCD-EFGH`.
pub(super) fn written(code: &str) -> String {
    match code.split_at_checked(LENGTH / 2) {
        Some((first, second)) => format!("{first}-{second}"),
        None => code.to_owned(),
    }
}
