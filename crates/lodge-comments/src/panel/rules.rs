//! `/comments/sites/{site}/rules`: what the owner of a site decides, as a form and as one document.

use askama::Template;
use axum::{
    Form,
    extract::Path,
    http::header,
    response::{IntoResponse as _, Response},
};
use lodge_web::{Fault, Mistakes, Page, Signed, again, html, on};

use super::{
    acts,
    fields::{self, Kind, PARTS, Typed},
    office::{Held, Opened, Room, held},
};
use crate::{moderate::By, who::May};

/// A field as the form shows it.
struct Field {
    name: &'static str,
    label: String,
    /// The message under its label; empty, if there is none.
    hint: String,
    kind: Kind,
    value: String,
    error: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "comments/rules.html")]
struct RulesPage<'a> {
    page: &'a Page,
    at: &'static str,
    room: Room,
    parts: Vec<(String, Vec<Field>)>,
    document: String,
    mistakes: Mistakes,
}

fn shown<'a>(page: &'a Page, held: &Held, typed: &Typed, mistakes: Mistakes) -> RulesPage<'a> {
    let field = |(name, kind): &(&'static str, Kind)| {
        let label = format!("rules-{}", name.replace('_', "-"));
        let hint = format!("{label}.hint");
        Field {
            name,
            hint: if page.site.words.has(&hint) { hint } else { String::new() },
            label,
            kind: *kind,
            value: typed
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, said)| said.clone())
                .unwrap_or_default(),
            error: mistakes.of(name),
        }
    };
    let parts = PARTS.iter().map(|(part, rows)| (format!("rules-{part}"), rows.iter().map(field).collect()));
    let document = typed.iter().find(|(name, _)| name == "document").map(|(_, text)| text.clone());
    RulesPage {
        page,
        at: "rules",
        room: Room::of(held),
        parts: parts.collect(),
        document: document.unwrap_or_default(),
        mistakes,
    }
}

fn mistakes_of(wrong: Vec<fields::Wrong>) -> Mistakes {
    let mut mistakes = Mistakes::none();
    for (field, message) in wrong {
        mistakes.add(field, message);
    }
    mistakes
}

/// `GET /comments/sites/{site}/rules`
pub(super) async fn page(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Own).await?;
    Ok(html(&shown(&page, &held, &fields::typed(&held.site.rules), Mistakes::none())))
}

/// `POST /comments/sites/{site}/rules`
pub(super) async fn save(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Own).await?;
    match fields::read(&typed) {
        Ok(rules) => {
            acts::set_rules(&book, &held.site, &rules, By::Account(who.account.id)).await?;
            Ok(on(&format!("/comments/sites/{id}/rules"), "rules-saved"))
        }
        Err(wrong) => Ok(again(&shown(&page, &held, &typed, mistakes_of(wrong)))),
    }
}

/// `GET /comments/sites/{site}/rules/export`: all of them as one document.
pub(super) async fn export(
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Own).await?;
    let text = serde_json::to_string_pretty(&held.site.rules).map_err(Fault::internal)?;
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"rules.json\""),
    ];
    Ok((headers, text).into_response())
}

/// `POST /comments/sites/{site}/rules/import`: all of them from one document.
pub(super) async fn import(
    page: Page,
    Signed(who): Signed,
    Opened(book): Opened,
    Path(id): Path<i64>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let held = held(&book, &who.account, id, May::Own).await?;
    let document = typed.iter().find(|(name, _)| name == "document").map_or("", |(_, text)| text.as_str());
    let read = fields::of_document(serde_json::from_str(document).unwrap_or_default());
    match read {
        Ok(rules) => {
            acts::set_rules(&book, &held.site, &rules, By::Account(who.account.id)).await?;
            Ok(on(&format!("/comments/sites/{id}/rules"), "rules-saved"))
        }
        Err(wrong) => {
            let mut shown_with = fields::typed(&held.site.rules);
            shown_with.push(("document".to_owned(), document.to_owned()));
            Ok(again(&shown(&page, &held, &shown_with, mistakes_of(wrong))))
        }
    }
}
