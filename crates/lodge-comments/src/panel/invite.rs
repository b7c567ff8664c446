//! `/comments/sites/{site}/invite`: somebody else to look after a site.

use askama::Template;
use axum::{Form, extract::Path, http::StatusCode, response::Response};
use lodge_abuse::rules::{INVITE, LETTERS};
use lodge_accounts::{
    Account, Email, Role,
    delegates::{self, Invitation, InviteError},
};
use lodge_register::Personal;
use lodge_web::{Draft, Fault, Fresh, Language, Mistakes, Page, Signed, again, html, letter, on};
use serde::Deserialize;

use super::{
    acts::Refused,
    office::{Held, Opened, Room, held},
};
use crate::{Book, store::sites::MODULE, who::May};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    email: String,
    role: String,
}

#[derive(Template)]
#[template(path = "comments/invite.html")]
struct InvitePage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    typed: Typed,
    mistakes: Mistakes,
}

const WRONG: &str = "email";

/// Invites somebody to a site: they get a letter with a link, and accept or do not.
///
/// A host name need not be proved, so nobody puts one into a letter to a stranger: it goes to holders of an account here
/// only. Whoever invites is told the same either way, and learns of nobody whether they have one.
pub(crate) async fn invite(
    book: &Book,
    owner: &Account,
    held: &Held,
    (email, role): (&str, Role),
    language: Language,
) -> Result<(), Refused> {
    let house = &book.house;
    let email = Email::parse(email).map_err(|_| Refused::Typed(WRONG, "sites-invite-wrong"))?;
    if !house.post.is_on() {
        return Err(Refused::Typed(WRONG, "sites-invite-nowhere"));
    }
    for (rule, key) in
        [(&INVITE, owner.id.number().to_be_bytes().to_vec()), (&LETTERS, email.as_str().into())]
    {
        let verdict = house.limiter.allow(rule, &key).await?;
        if !verdict.allowed {
            return Err(Refused::Fault(Fault::too_many(verdict.reset)));
        }
    }
    let invitation = Invitation {
        module: MODULE.to_owned(),
        object: held.site.id.number(),
        role,
        email: Personal::new(email.clone()),
    };
    let invited =
        delegates::invite(&house.cache, house.clock.as_ref(), house.chance.as_ref(), owner, invitation).await;
    let code = invited.map_err(|error| match error {
        InviteError::Yourself => Refused::Typed(WRONG, "sites-invite-yourself"),
        InviteError::TooMany => Refused::Typed(WRONG, "sites-invite-too-many"),
        InviteError::Store(error) => error.into(),
    })?;
    if lodge_accounts::by_email(&house.db, &email).await?.is_none() {
        return Ok(());
    }
    let origin = house.origin();
    let owner: String = owner.name.reveal().chars().take(60).collect();
    let values = [
        ("owner", owner.as_str().into()),
        ("host", origin.host().into()),
        ("object", held.site.host.reveal().as_str().into()),
    ];
    let draft = Draft {
        name: "invited",
        language,
        to: email.as_str(),
        values: &values,
        link: Some(origin.at(&format!("/invited/{}", code.expose()))),
        passed_on: None,
    };
    // There are too many letters on their way.
    let busy = |_| Refused::Fault(Fault::new(StatusCode::SERVICE_UNAVAILABLE, "busy"));
    house.post.send(letter(house, &draft)).map_err(busy)
}

/// `GET /comments/sites/{site}/invite`
pub(super) async fn form(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Own).await?;
    let typed = Typed { email: String::new(), role: Role::Editor.as_str().to_owned() };
    let (room, mistakes) = (Room::of(&held), Mistakes::none());
    Ok(html(&InvitePage { page: &page, at: "site", room, typed, mistakes }))
}

/// `POST /comments/sites/{site}/invite`
pub(super) async fn send(
    page: Page,
    Fresh(who): Fresh,
    Opened(book): Opened,
    Path(id): Path<i64>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Own).await?;
    let role = Role::parse(&typed.role).ok_or(Fault::bad("bad-request"))?;
    match invite(&book, &who.account, &held, (&typed.email, role), page.reader.language).await {
        Ok(()) => Ok(on(&format!("/comments/sites/{id}"), "site-invited")),
        Err(Refused::Typed(field, message)) => {
            let (room, mistakes) = (Room::of(&held), Mistakes::one(field, message));
            Ok(again(&InvitePage { page: &page, at: "site", room, typed, mistakes }))
        }
        Err(Refused::Fault(fault)) => Err(fault),
    }
}
