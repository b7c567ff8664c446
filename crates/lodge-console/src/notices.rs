//! A change of policy: found by comparing the register with what was announced last, said in words, and sent to every
//! account once, before it takes effect (promise C13).

mod difference;
mod send;

pub use send::send_due;

use lodge_accounts::notices::{self, NoticeError};
use lodge_register::{Shortened, Timestamp};
use lodge_store::{Batch, Db, StoreError};
use lodge_web::{Language, Site};

use crate::{
    Policy,
    policy::{Section, chapters, recipients},
};

/// A policy that nobody was told of yet.
pub(crate) struct Draft {
    /// Its digest.
    pub(crate) digest: String,
    /// In each language its words, and how they differ from those that were announced last.
    words: Vec<(Language, String, Vec<String>)>,
}

impl Draft {
    /// What changes, a line each.
    pub(crate) fn changes(&self, language: Language) -> &[String] {
        let found = self.words.iter().find(|(spoken, ..)| *spoken == language);
        found.map_or(&[], |(.., changes)| changes)
    }
}

/// Where there is no policy yet, the present one is where changes are counted from.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(crate) async fn begin(site: &Site) -> Result<(), StoreError> {
    if last(&site.db).await?.is_some() {
        return Ok(());
    }
    let words = Language::ALL.map(|language| (language, text(site, language), Vec::new()));
    let draft = Draft { digest: notices::digest(&site.register), words: words.to_vec() };
    match keep(site, &draft).await {
        // Another node was faster.
        Err(StoreError::Conflict) => Ok(()),
        kept => kept,
    }
}

/// What is to be announced, if the policy is not the one that was announced last.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(crate) async fn draft(site: &Site) -> Result<Option<Draft>, StoreError> {
    let digest = notices::digest(&site.register);
    let Some(before) = last(&site.db).await?.filter(|before| *before != digest) else { return Ok(None) };
    let mut words = Vec::with_capacity(Language::ALL.len());
    for language in Language::ALL {
        let (old, new) = (of(&site.db, &before, language).await?, text(site, language));
        let old = old.map(|old| old.text).unwrap_or_default();
        let changes = difference::said(&old, &new, &|name, line| {
            site.words.say(language, name, &[("line", line.into())])
        });
        words.push((language, new, changes));
    }
    Ok(Some(Draft { digest, words }))
}

/// Announces it. The letters follow.
///
/// # Errors
/// [`NoticeError`] says why not.
pub(crate) async fn announce(site: &Site, draft: &Draft, effective_at: Timestamp) -> Result<(), NoticeError> {
    let summary = draft.changes(Language::English).join("\n");
    let said = notices::announce(&site.db, site.clock.as_ref(), &draft.digest, &summary, effective_at).await;
    match said {
        // The last time it got no further than this.
        Ok(_) | Err(NoticeError::Announced) => Ok(keep(site, draft).await?),
        Err(error) => Err(error),
    }
}

async fn keep(site: &Site, draft: &Draft) -> Result<(), StoreError> {
    let policy = |(language, text, changes): &(Language, String, Vec<String>)| Policy {
        digest: draft.digest.clone(),
        language: language.tag().to_owned(),
        text: text.clone(),
        changes: changes.join("\n"),
        noted_at: site.clock.now(),
    };
    let batch =
        draft.words.iter().map(policy).fold(Batch::new(), |batch, policy| batch.insert(&site.db, &policy));
    site.db.write(batch).await.map(drop)
}

/// The digest of the last policy that is known.
async fn last(db: &Db) -> Result<Option<String>, StoreError> {
    let rows =
        db.rows("SELECT digest FROM console_policy ORDER BY noted_at DESC, digest LIMIT 1", ()).await?;
    rows.first().map(|row| row.text(0).map(str::to_owned)).transpose()
}

async fn of(db: &Db, digest: &str, language: Language) -> Result<Option<Policy>, StoreError> {
    db.first("SELECT * FROM console_policy WHERE digest = $1 AND language = $2", (digest, language.tag()))
        .await
}

/// The policy of this program, a statement a line: what it is about, the question, and the answer.
fn text(site: &Site, language: Language) -> String {
    let chapters = chapters(&site.register, &Shortened::default(), &site.words, language);
    let others = recipients(&site.register, &site.words, language);
    let sections = chapters.iter().flat_map(|chapter| &chapter.sections).chain(&others);
    sections.flat_map(statements).collect::<Vec<_>>().join("\n")
}

fn statements(section: &Section) -> impl Iterator<Item = String> + '_ {
    section.facts.iter().map(|fact| {
        let line =
            |line: &Vec<crate::policy::Run>| line.iter().map(|run| run.text.as_str()).collect::<String>();
        let answer: Vec<String> = fact.lines.iter().map(line).collect();
        format!("{}\t{}\t{}", section.title, fact.name, answer.join("; "))
    })
}
