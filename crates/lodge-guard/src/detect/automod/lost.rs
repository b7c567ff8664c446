//! What is lost without the message-content intent.

use crate::{
    native::Plan,
    settings::{Automod, State},
};

/// A rule that is blind without the message-content intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lost {
    /// Which.
    pub rule: u32,
    /// The name under which the words for its kind are found.
    pub key: &'static str,
    /// Whether Discord's own automatic moderation does its work, wholly.
    pub covered: bool,
}

/// The rules that are blind when Discord keeps the content of messages from us, and which of them it takes over itself.
#[must_use]
pub fn lost(automod: &Automod, plan: &Plan) -> Vec<Lost> {
    let acts = automod.rules.iter().filter(|rule| rule.state != State::Off && rule.pattern.needs_content());
    acts.map(|rule| Lost { rule: rule.id, key: rule.pattern.key(), covered: plan.covers(rule.id) }).collect()
}
