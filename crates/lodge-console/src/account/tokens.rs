//! `/account/tokens`: programs that act for the account.

use askama::Template;
use axum::{Form, extract::Path, response::Response};
use lodge_accounts::{
    Account, Scope, Scopes, Token,
    tokens::{self, NewToken, TokenError},
};
use lodge_register::{Id, Secret, Timestamp};
use lodge_web::{Fault, Fresh, Mistakes, Page, Signed, again, html, on};

/// After how many days a token can end; 0 is never.
const DAYS: [i64; 5] = [7, 30, 90, 365, 0];
/// The longest label, in characters.
const LABEL_LENGTH: usize = 100;

/// What was typed. A field may come several times, so it is read as it comes.
#[derive(Default)]
struct Typed {
    label: String,
    scopes: Vec<String>,
    days: i64,
}

#[derive(Template)]
#[template(path = "account/tokens.html")]
struct TokensPage<'a> {
    page: &'a Page,
    tokens: Vec<Token>,
    typed: &'a Typed,
    scopes: Vec<(&'static str, String)>,
    mistakes: Mistakes,
}

impl TokensPage<'_> {
    const fn days() -> [i64; 5] {
        DAYS
    }
}

#[derive(Template)]
#[template(path = "account/token_made.html")]
struct MadePage<'a> {
    page: &'a Page,
    label: &'a str,
    text: Secret<String>,
}

/// Whether a token can be called this.
pub(super) fn is_label(label: &str) -> bool {
    let label = label.trim();
    !label.is_empty() && label.chars().count() <= LABEL_LENGTH && !label.chars().any(char::is_control)
}

/// `GET /account/tokens`
pub(crate) async fn page(page: Page, Signed(who): Signed) -> Result<Response, Fault> {
    let typed = Typed { days: 90, ..Typed::default() };
    Ok(html(&listed(&page, &who.account, &typed, Mistakes::none()).await?))
}

/// `POST /account/tokens`
pub(crate) async fn done(
    page: Page,
    Fresh(who): Fresh,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let (site, typed) = (&page.site, read(fields));
    let label = typed.label.trim();
    let mut mistakes = Mistakes::none();
    if !is_label(label) {
        mistakes.add("label", "tokens-label-wrong");
    }
    let scopes: Option<Vec<Scope>> = typed.scopes.iter().map(|scope| Scope::parse(scope)).collect();
    let scopes = Scopes::of(scopes.unwrap_or_default());
    if scopes.is_empty() {
        mistakes.add("scopes", "tokens-scopes-wrong");
    }
    if !DAYS.contains(&typed.days) {
        mistakes.add("days", "profile-choose");
    }
    if !mistakes.is_empty() {
        return Ok(again(&listed(&page, &who.account, &typed, mistakes).await?));
    }
    let expires_at = (typed.days > 0).then(|| site.clock.now().plus_days(typed.days));
    let new = NewToken { label: label.to_owned().into(), scopes, expires_at };
    match tokens::make(&site.db, &*site.clock, &*site.chance, &who.account, new).await {
        Ok((token, text)) => Ok(html(&MadePage { page: &page, label: token.label.reveal(), text })),
        Err(TokenError::Store(error)) => Err(error.into()),
        Err(TokenError::TooMany) => {
            let mistakes = Mistakes::one("label", "tokens-too-many");
            Ok(again(&listed(&page, &who.account, &typed, mistakes).await?))
        }
        Err(TokenError::NoScope | TokenError::NotAnAdmin | TokenError::Past) => {
            let mistakes = Mistakes::one("scopes", "tokens-scopes-wrong");
            Ok(again(&listed(&page, &who.account, &typed, mistakes).await?))
        }
    }
}

/// `POST /account/tokens/{id}/remove`
pub(crate) async fn remove(page: Page, Signed(who): Signed, Path(id): Path<i64>) -> Result<Response, Fault> {
    if !tokens::remove(&page.site.db, who.account.id, Id::new(id)).await? {
        return Err(Fault::not_found());
    }
    Ok(on("/account/tokens", "token-removed"))
}

async fn listed<'a>(
    page: &'a Page,
    account: &Account,
    typed: &'a Typed,
    mistakes: Mistakes,
) -> Result<TokensPage<'a>, Fault> {
    let tokens = tokens::of(&page.site.db, account.id).await?;
    let offered = Scope::ALL.iter().filter(|scope| !scope.is_admin() || account.admin);
    let scopes = offered.map(|scope| (scope.as_str(), page.t(words(*scope)))).collect();
    Ok(TokensPage { page, tokens, typed, scopes, mistakes })
}

const fn words(scope: Scope) -> &'static str {
    match scope {
        Scope::AccountRead => "tokens-account-read",
        Scope::AccountWrite => "tokens-account-write",
        Scope::AccountSecurity => "tokens-account-security",
        Scope::AccountExport => "tokens-account-export",
        Scope::AccountDelete => "tokens-account-delete",
        Scope::DomainsRead => "tokens-domains-read",
        Scope::DomainsWrite => "tokens-domains-write",
        Scope::AliasesRead => "tokens-aliases-read",
        Scope::AliasesWrite => "tokens-aliases-write",
        Scope::CommentsRead => "tokens-comments-read",
        Scope::CommentsWrite => "tokens-comments-write",
        Scope::CommentsModerate => "tokens-comments-moderate",
        Scope::GuardRead => "tokens-guard-read",
        Scope::GuardWrite => "tokens-guard-write",
        Scope::WebhooksRead => "tokens-webhooks-read",
        Scope::WebhooksWrite => "tokens-webhooks-write",
        Scope::HelpRead => "tokens-help-read",
        Scope::HelpWrite => "tokens-help-write",
        Scope::AdminRead => "tokens-admin-read",
        Scope::AdminWrite => "tokens-admin-write",
    }
}

fn read(fields: Vec<(String, String)>) -> Typed {
    let mut typed = Typed { days: -1, ..Typed::default() };
    for (name, value) in fields {
        match name.as_str() {
            "label" => typed.label = value,
            "scopes" => typed.scopes.push(value),
            "days" => typed.days = value.parse().unwrap_or(-1),
            _ => {}
        }
    }
    typed
}

impl TokensPage<'_> {
    /// Until when a token is good.
    fn until(&self, end: Option<&Timestamp>) -> String {
        end.map_or_else(|| self.page.t("tokens-for-good"), |end| self.page.day(end))
    }

    fn has(&self, scope: &str) -> bool {
        self.typed.scopes.iter().any(|chosen| chosen == scope)
    }
}
