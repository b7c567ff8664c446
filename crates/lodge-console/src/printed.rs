//! What is the same for everybody for as long as the program runs: made once, when somebody first asks.

use std::sync::OnceLock;

use askama::Template;
use lodge_accounts::notices;
use lodge_register::{Register, Shortened};
use lodge_web::{Fault, Language, Site, Words};

use crate::policy::{Chapter, Section, chapters, recipients};

/// The policy: its digest, and its text in each language.
#[derive(Default)]
pub struct Printed {
    digest: OnceLock<String>,
    texts: [OnceLock<String>; Language::ALL.len()],
}

#[derive(Template)]
#[template(path = "policy_text.html")]
struct PolicyText<'a> {
    words: &'a Words,
    language: Language,
    chapters: Vec<Chapter>,
    recipients: Vec<Section>,
}

impl PolicyText<'_> {
    fn t(&self, name: &str) -> String {
        self.words.say(self.language, name, &[])
    }
}

impl Printed {
    /// The digest of what this program keeps.
    pub(crate) fn digest(&self, register: &Register) -> &str {
        self.digest.get_or_init(|| notices::digest(register))
    }

    /// What it keeps, in words, as HTML.
    pub(crate) fn text(&self, site: &Site, shortened: &Shortened, language: Language) -> Result<&str, Fault> {
        let place = Language::ALL.iter().zip(&self.texts).find(|(spoken, _)| **spoken == language);
        let (_, place) = place.ok_or(Fault::not_found())?;
        if let Some(text) = place.get() {
            return Ok(text);
        }
        let (words, register) = (&site.words, &site.register);
        let text = PolicyText {
            words,
            language,
            chapters: chapters(register, shortened, words, language),
            recipients: recipients(register, words, language),
        };
        let text = text.render().map_err(Fault::internal)?;
        // Two who ask at once make the same.
        Ok(place.get_or_init(|| text))
    }
}
