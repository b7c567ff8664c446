//! `/account/totp`: an authenticator app as the second step, and codes for when it is lost.

use askama::Template;
use axum::{Form, response::Response};
use lodge_accounts::totp;
use lodge_register::Secret;
use lodge_web::{Fault, Fresh, Mistakes, Page, again, html, on};
use qrcode::{Color, QrCode};
use serde::Deserialize;
use std::fmt::Write as _;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Typed {
    digits: String,
    secret: String,
    uri: String,
}

#[derive(Template)]
#[template(path = "account/totp.html")]
struct ProposalPage<'a> {
    page: &'a Page,
    secret: &'a str,
    uri: &'a str,
    picture: Option<Picture>,
    mistakes: Mistakes,
}

#[derive(Template)]
#[template(path = "account/totp_on.html")]
struct OnPage<'a> {
    page: &'a Page,
    left: i64,
}

#[derive(Template)]
#[template(path = "account/codes.html")]
struct CodesPage<'a> {
    page: &'a Page,
    codes: Vec<Secret<String>>,
}

/// A QR code as one path on a grid.
struct Picture {
    side: usize,
    path: String,
}

/// `GET /account/totp`
pub(crate) async fn page(page: Page, Fresh(who): Fresh) -> Result<Response, Fault> {
    let site = &page.site;
    if totp::is_on(&site.db, who.account.id).await? {
        let left = totp::codes_left(&site.db, who.account.id).await?;
        return Ok(html(&OnPage { page: &page, left }));
    }
    let issuer = site.origin().host().to_owned();
    let proposal = totp::propose(&site.cache, &*site.chance, &who.account, &issuer).await?;
    let (secret, uri) = (proposal.secret.expose(), proposal.uri.expose());
    let mistakes = Mistakes::none();
    Ok(html(&ProposalPage { page: &page, secret, uri, picture: picture(uri), mistakes }))
}

/// `POST /account/totp`
pub(crate) async fn done(page: Page, Fresh(who): Fresh, Form(typed): Form<Typed>) -> Result<Response, Fault> {
    let site = &page.site;
    let digits: String = typed.digits.chars().filter(char::is_ascii_digit).collect();
    let accepted =
        totp::accept(&site.db, &site.cache, &*site.clock, &*site.chance, who.account.id, &digits).await?;
    match accepted {
        Some(codes) => Ok(html(&CodesPage { page: &page, codes })),
        None => {
            // What was scanned stays good: the form brings it back, for nothing but showing it again.
            let (secret, uri) = (typed.secret.as_str(), typed.uri.as_str());
            let picture = uri.starts_with("otpauth://totp/").then(|| picture(uri)).flatten();
            let mistakes = Mistakes::one("digits", "totp-wrong");
            Ok(again(&ProposalPage { page: &page, secret, uri, picture, mistakes }))
        }
    }
}

/// `POST /account/totp/codes`
pub(crate) async fn renew(page: Page, Fresh(who): Fresh) -> Result<Response, Fault> {
    let site = &page.site;
    let codes = totp::renew_codes(&site.db, &*site.clock, &*site.chance, who.account.id).await?;
    let codes = codes.ok_or(Fault::not_found())?;
    Ok(html(&CodesPage { page: &page, codes }))
}

/// `POST /account/totp/remove`
pub(crate) async fn remove(page: Page, Fresh(who): Fresh) -> Result<Response, Fault> {
    totp::remove(&page.site.db, who.account.id).await?;
    Ok(on("/account/security", "totp-removed"))
}

fn picture(uri: &str) -> Option<Picture> {
    let code = QrCode::new(uri).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (at, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            // Four empty squares around it, without which no camera finds it.
            _ = write!(path, "M{} {}h1v1h-1z", at % width + 4, at / width + 4);
        }
    }
    Some(Picture { side: width + 8, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_a_quiet_border() {
        let picture = picture("otpauth://totp/x").unwrap();
        assert_eq!((picture.side - 8) % 4, 1, "a QR code is 17 + 4n wide");
        assert!(picture.path.starts_with("M4 4h1v1h-1z"));
    }
}
