//! Settings that another bot had, made into ours: what fits is taken, and what does not is said, with the reason.
//!
//! Nothing acts because of a file: rules come into the shadow, and a person lets them out of it.

mod draft;
mod parts;
mod red;
#[cfg(test)]
mod tests;
mod yaml;
mod zeppelin;

pub use draft::{Left, Why};

use serde_json::Value;

use super::{From, Unread};
use crate::{
    ids::{GuildId, RoleId},
    settings::Settings,
};
use draft::Draft;

/// The most that is read as settings, in octets: more than any bot allows.
const LARGEST: usize = 1 << 20;

/// Settings made of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Who wrote it.
    pub from: From,
    /// The server’s settings with what came over.
    pub settings: Settings,
    /// How many rules came over.
    pub rules: usize,
    /// How many were here already.
    pub here: usize,
    /// What else came over, as messages.
    pub also: Vec<&'static str>,
    /// What did not.
    pub left: Vec<Left>,
}

/// Reads a file of settings, if it is one.
///
/// # Errors
/// [`Unread`] if it is one of another server.
pub fn read(
    text: &str,
    guild: GuildId,
    before: &Settings,
    is_role: &dyn Fn(RoleId) -> bool,
) -> Result<Option<Moved>, Unread> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.len() > LARGEST {
        return Ok(None);
    }
    let document = serde_json::from_str::<Value>(text).ok();
    let Some(document) = document.or_else(|| zeppelin::is_like(text).then(|| yaml::read(text)).flatten())
    else {
        return Ok(None);
    };
    let mut draft = Draft::of(before);
    let from = if zeppelin::read(&document, &mut draft, is_role) {
        From::Zeppelin
    } else if red::read(&document, guild, &mut draft)? {
        From::Red
    } else {
        return Ok(None);
    };
    Ok(Some(draft.done(from)))
}
