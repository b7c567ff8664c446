//! What every question says: which site, which page, in which language.

use axum::http::{HeaderMap, StatusCode, header};
use lodge_web::Language;
use url::form_urlencoded;

use crate::{Book, Site, post::Refused, shown::Sort, store::sites};

/// What is in the address of a question about a thread, or in a form.
#[derive(Debug, Default, Clone)]
pub(crate) struct Asked {
    /// The site's number, or its host.
    pub(crate) site: String,
    /// The page, as the browser has it.
    pub(crate) page: String,
    pub(crate) sort: String,
    pub(crate) after: String,
    pub(crate) under: String,
    pub(crate) lang: String,
    /// What has just been done, for pages without script.
    pub(crate) said: String,
    /// Which comment is to be answered, likewise.
    pub(crate) reply: String,
    /// Which one is to be reported, likewise.
    pub(crate) report: String,
}

impl Asked {
    /// What stands behind the question mark.
    pub(crate) fn of_query(query: &str) -> Self {
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let place = match &*name {
                "site" => &mut asked.site,
                "page" => &mut asked.page,
                "sort" => &mut asked.sort,
                "after" => &mut asked.after,
                "under" => &mut asked.under,
                "lang" => &mut asked.lang,
                "said" => &mut asked.said,
                "reply" => &mut asked.reply,
                "report" => &mut asked.report,
                _ => continue,
            };
            *place = value.into_owned();
        }
        asked
    }

    /// By what the answer is known again: nothing but what it is made of, however it was asked for.
    pub(crate) fn key(&self) -> String {
        let Self { site, page, sort, after, under, lang, .. } = self;
        [site, page, sort, after, under, lang].map(String::as_str).join("\n")
    }

    /// Its language: as it says, else the site's.
    pub(crate) fn language(&self, site: &Site) -> Language {
        language(&self.lang, site)
    }

    pub(crate) fn sort(&self, site: &Site) -> Sort {
        Sort::of_word(&self.sort).unwrap_or_else(|| sort_of(site))
    }
}

/// The language that is asked for, else the site's.
pub(crate) fn language(said: &str, site: &Site) -> Language {
    Language::of_tag(said)
        .or_else(|| Language::of_tag(&site.rules.show.language))
        .unwrap_or(Language::English)
}

const fn sort_of(site: &Site) -> Sort {
    match site.rules.show.sort {
        crate::Sort::Best => Sort::Best,
        crate::Sort::Newest => Sort::Newest,
        crate::Sort::Oldest => Sort::Oldest,
        crate::Sort::Discussed => Sort::Discussed,
    }
}

/// The site of this number or host.
pub(crate) async fn site(book: &Book, said: &str) -> Result<Site, Refused> {
    sites::named(&book.house.db, said).await?.ok_or(Refused::Said(StatusCode::NOT_FOUND, "embed-no-site"))
}

/// Whether whoever asks is a script, and wants values instead of a page.
pub(crate) fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("application/json"))
}
