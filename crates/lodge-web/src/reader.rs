//! For whom a page is written: their language, their time zone, the theme they chose.

use axum::http::{HeaderMap, header};
use lodge_accounts::{Account, Theme};

use crate::{Language, Zone};

/// Who reads. Nothing of it is stored in their browser.
#[derive(Debug, Clone)]
pub struct Reader {
    /// The language by account, then by browser, then English.
    pub language: Language,
    /// Where they are.
    pub zone: Zone,
    /// Light or dark, if they chose.
    pub theme: Theme,
}

impl Reader {
    /// A visitor, by what their browser asks for.
    #[must_use]
    pub fn of_headers(headers: &HeaderMap) -> Self {
        Self::of_headers_or(headers, Language::English)
    }

    /// A visitor, by what their browser asks for; in this language if we speak none of theirs.
    #[must_use]
    pub fn of_headers_or(headers: &HeaderMap, otherwise: Language) -> Self {
        let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let language = wanted.and_then(Language::accepted).unwrap_or(otherwise);
        Self { language, zone: Zone::utc(), theme: Theme::Auto }
    }

    /// The holder of an account.
    #[must_use]
    pub fn of_account(account: &Account) -> Self {
        Self {
            language: Language::of_tag(&account.language).unwrap_or(Language::English),
            zone: Zone::named(&account.zone).unwrap_or_else(Zone::utc),
            theme: account.theme,
        }
    }
}
