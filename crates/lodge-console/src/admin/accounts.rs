//! `/admin/accounts`: who has an account, and how much each may use.

use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    response::Response,
};
use lodge_accounts::{
    Account, after,
    limits::{self, DEFAULTS, Limits},
};
use lodge_register::Id;
use lodge_web::{Fault, Mistakes, Operator, Page, Site, again, html, on};
use serde::Deserialize;

/// How many are on a page.
const A_PAGE: u32 = 50;

/// The most that an account may be allowed of anything.
pub(super) const MOST: i64 = 1_000_000_000;

#[derive(Template)]
#[template(path = "admin/accounts.html")]
struct Listed<'a> {
    page: &'a Page,
    accounts: &'a [Account],
    next: Option<i64>,
    first: bool,
}

#[derive(Template)]
#[template(path = "admin/account.html")]
struct One<'a> {
    page: &'a Page,
    account: &'a Account,
    typed: &'a Typed,
    defaults: Limits,
    mistakes: &'a Mistakes,
}

/// Which page.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Which {
    after: Option<i64>,
}

/// What was typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    domains: String,
    aliases: String,
    messages_day: String,
    views_month: String,
}

impl Typed {
    fn of(limits: Limits) -> Self {
        Self {
            domains: limits.domains.to_string(),
            aliases: limits.aliases.to_string(),
            messages_day: limits.messages_day.to_string(),
            views_month: limits.views_month.to_string(),
        }
    }

    fn read(&self) -> Result<Limits, Mistakes> {
        let mut mistakes = Mistakes::none();
        let mut number = |field: &'static str, typed: &str| {
            let number = typed.trim().parse().ok().filter(|number| (0..=MOST).contains(number));
            number.unwrap_or_else(|| {
                mistakes.add(field, "admin-number-wrong");
                0
            })
        };
        let limits = Limits {
            domains: number("domains", &self.domains),
            aliases: number("aliases", &self.aliases),
            messages_day: number("messages_day", &self.messages_day),
            views_month: number("views_month", &self.views_month),
        };
        if mistakes.is_empty() { Ok(limits) } else { Err(mistakes) }
    }
}

/// `GET /admin/accounts`
pub(crate) async fn page(
    page: Page,
    _: Operator,
    State(site): State<Site>,
    Query(which): Query<Which>,
) -> Result<Response, Fault> {
    let mut accounts = after(&site.db, which.after.unwrap_or(i64::MIN), A_PAGE + 1).await?;
    let more = accounts.len() > A_PAGE as usize;
    if more {
        accounts.pop();
    }
    let next = accounts.last().filter(|_| more).map(|account| account.id.number());
    Ok(html(&Listed { page: &page, accounts: &accounts, next, first: which.after.is_none() }))
}

/// The account with this number.
pub(super) async fn find(site: &Site, id: i64) -> Result<Account, Fault> {
    lodge_accounts::by_id(&site.db, Id::new(id)).await?.ok_or(Fault::not_found())
}

/// `GET /admin/accounts/{id}`
pub(crate) async fn one(
    page: Page,
    _: Operator,
    State(site): State<Site>,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let account = find(&site, id).await?;
    let typed = Typed::of(limits::of(&site.db, account.id).await?);
    let mistakes = Mistakes::none();
    Ok(html(&One { page: &page, account: &account, typed: &typed, defaults: DEFAULTS, mistakes: &mistakes }))
}

/// `POST /admin/accounts/{id}`
pub(crate) async fn limit(
    page: Page,
    _: Operator,
    State(site): State<Site>,
    Path(id): Path<i64>,
    Form(typed): Form<Typed>,
) -> Result<Response, Fault> {
    let account = find(&site, id).await?;
    match typed.read() {
        Ok(limits) => {
            limits::set(&site.db, site.clock.as_ref(), account.id, Some(limits)).await?;
            Ok(on(&format!("/admin/accounts/{id}"), "admin-limits"))
        }
        Err(mistakes) => Ok(again(&One {
            page: &page,
            account: &account,
            typed: &typed,
            defaults: DEFAULTS,
            mistakes: &mistakes,
        })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_numbers() {
        let typed = Typed { domains: " 3 ".into(), ..Typed::of(DEFAULTS) };
        assert_eq!(typed.read().unwrap(), Limits { domains: 3, ..DEFAULTS });
        for wrong in ["", "-1", "many", "1000000001"] {
            let typed = Typed { aliases: wrong.into(), ..Typed::of(DEFAULTS) };
            assert_eq!(typed.read().unwrap_err().of("aliases"), Some("admin-number-wrong"), "{wrong}");
        }
    }
}
