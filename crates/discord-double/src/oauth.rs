//! The OAuth2 face: a page that asks, a code that works once, a token that dies with its siblings.

mod bearer;
mod page;
mod token;

pub(crate) use page::authorize;

use crate::call::{Answer, Call, Verb};
use crate::id::Id;
use crate::moment::{DAY, MINUTE, Moment, SECOND};
use crate::world::World;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What the person in the browser does when asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Visit {
    /// They see a page, and choose who they are.
    #[default]
    Asked,
    /// This one says yes at once.
    Approves(Id),
    /// Somebody says no at once.
    Denies,
}

/// As long as a code works.
const CODE: i64 = MINUTE;
/// As long as a token works.
const TOKEN: i64 = 7 * DAY;

#[derive(Debug, Default)]
pub(crate) struct Consents {
    pub(crate) visit: Visit,
    /// What people linked elsewhere.
    pub(crate) connections: BTreeMap<Id, Vec<Value>>,
    pub(crate) role_connections: BTreeMap<Id, Value>,
    codes: BTreeMap<String, Code>,
    grants: Vec<Grant>,
}

#[derive(Debug, Clone)]
struct Code {
    user: Id,
    scopes: BTreeSet<String>,
    redirect: String,
    /// What the verifier has to hash to, where PKCE was asked for.
    challenge: Option<String>,
    made: Moment,
}

#[derive(Debug, Clone)]
struct Grant {
    user: Id,
    scopes: BTreeSet<String>,
    access: String,
    refresh: String,
    made: Moment,
}

/// Deals with a call that is about OAuth2, or made with its token.
pub(crate) fn answer(world: &mut World, call: &Call) -> Option<Answer> {
    match (call.verb, call.segments().as_slice()) {
        (Verb::Post, ["oauth2", "token"]) => Some(token::give(world, call)),
        (Verb::Post, ["oauth2", "token", "revoke"]) => Some(token::revoke(world, call)),
        (_, segments) => bearer::answer(world, call, segments),
    }
}

impl Consents {
    fn grant(&self, access: &str, now: Moment) -> Option<&Grant> {
        self.grants.iter().find(|grant| grant.access == access && now.since(grant.made) < TOKEN)
    }

    /// The tokens that still work.
    pub(crate) fn living(&self, now: Moment) -> impl Iterator<Item = &str> {
        self.grants
            .iter()
            .filter(move |grant| now.since(grant.made) < TOKEN)
            .map(|grant| grant.access.as_str())
    }
}

impl Grant {
    fn wire(&self) -> Value {
        json!({
            "token_type": "Bearer", "access_token": self.access, "refresh_token": self.refresh,
            "expires_in": TOKEN / SECOND, "scope": words(&self.scopes),
        })
    }
}

fn words(scopes: &BTreeSet<String>) -> String {
    scopes.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}
