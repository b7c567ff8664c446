//! `/mail/domains/{domain}/invite`: somebody else to look after a domain.

use askama::Template;
use axum::{Form, extract::Path, http::StatusCode, response::Response};
use lodge_abuse::rules::INVITE;
use lodge_accounts::{
    Account, Email, Role,
    delegates::{self, Invitation, InviteError},
};
use lodge_register::Personal;
use lodge_web::{Draft, Fault, Fresh, Language, Mistakes, Page, Signed, Site, again, html, letter, on};
use serde::Deserialize;

use super::{
    acts::Refused,
    office::{Room, held, writes_to},
};
use crate::store::{Held, May};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    email: String,
    role: String,
}

#[derive(Template)]
#[template(path = "mail/invite.html")]
struct InvitePage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    typed: Typed,
    mistakes: Mistakes,
}

/// Invites somebody to a domain: they get a letter with a link, and accept or do not.
pub(crate) async fn invite(
    site: &Site,
    owner: &Account,
    held: &Held,
    (email, role): (&str, Role),
    language: Language,
) -> Result<(), Refused> {
    // Whoever has proved nothing puts no words of theirs into letters to strangers.
    if held.domain.verified_at.is_none() {
        return Err(Refused::Typed("invite-unproved"));
    }
    let email = Email::parse(email).map_err(|_| Refused::Typed("invite-wrong"))?;
    if !site.post.is_on() {
        return Err(Refused::Typed("invite-nowhere"));
    }
    let verdict = site.limiter.allow(&INVITE, &owner.id.number().to_be_bytes()).await?;
    if !verdict.allowed {
        return Err(Refused::Fault(Fault::too_many(verdict.reset)));
    }
    writes_to(site, email.as_str()).await?;
    let invitation = Invitation {
        module: "mail".to_owned(),
        object: held.domain.id.number(),
        role,
        email: Personal::new(email.clone()),
    };
    let invited =
        delegates::invite(&site.cache, site.clock.as_ref(), site.chance.as_ref(), owner, invitation).await;
    let code = invited.map_err(|error| match error {
        InviteError::Yourself => Refused::Typed("invite-yourself"),
        InviteError::TooMany => Refused::Typed("invite-too-many"),
        InviteError::Store(error) => error.into(),
    })?;
    let origin = site.origin();
    // The letter goes to somebody who may know neither of the two: a name, and no more than one.
    let owner: String = owner.name.reveal().chars().take(60).collect();
    let values = [
        ("owner", owner.as_str().into()),
        ("host", origin.host().into()),
        ("object", held.domain.name.reveal().as_str().into()),
    ];
    let link = origin.at(&format!("/invited/{}", code.expose()));
    let draft = Draft {
        name: "invited",
        language,
        to: email.as_str(),
        values: &values,
        link: Some(link),
        passed_on: None,
    };
    // There are too many letters on their way.
    let busy = |_| Refused::Fault(Fault::new(StatusCode::SERVICE_UNAVAILABLE, "busy"));
    site.post.send(letter(site, &draft)).map_err(busy)
}

/// `GET /mail/domains/{domain}/invite`
pub(super) async fn form(page: Page, Signed(who): Signed, Path(id): Path<i64>) -> Result<Response, Fault> {
    let held = held(&page.site, &who.account, id, May::Own).await?;
    let typed = Typed { email: String::new(), role: Role::Viewer.as_str().to_owned() };
    let (room, mistakes) = (Room::of(&held), Mistakes::none());
    Ok(html(&InvitePage { page: &page, at: "domain", room, typed, mistakes }))
}

/// `POST /mail/domains/{domain}/invite`
pub(super) async fn send(
    page: Page,
    Fresh(who): Fresh,
    Path(id): Path<i64>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let held = held(&page.site, &who.account, id, May::Own).await?;
    let invited = match Role::parse(&typed.role) {
        Some(role) => {
            invite(&page.site, &who.account, &held, (&typed.email, role), page.reader.language).await
        }
        None => Err(Refused::Fault(Fault::bad("bad-request"))),
    };
    match invited {
        Ok(()) => Ok(on(&format!("/mail/domains/{id}"), "helper-invited")),
        Err(Refused::Typed(message)) => {
            let (room, mistakes) = (Room::of(&held), Mistakes::one("email", message));
            Ok(again(&InvitePage { page: &page, at: "domain", room, typed, mistakes }))
        }
        Err(Refused::Fault(fault)) => Err(fault),
        Err(Refused::Lines(_) | Refused::Limit(_)) => Err(Fault::bad("bad-request")),
    }
}
