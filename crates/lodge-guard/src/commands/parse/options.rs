//! What stands beside a command, each kind read in one place.

use lodge_register::Timestamp;

use super::{
    super::{duration, menu},
    Filter, Offer, Unclear,
};
use crate::{
    event::CommandOption,
    ids::{ChannelId, RoleId, UserId},
    mass::{People, Wanted},
    when,
};

/// How many can be named at once.
const MANY: usize = 300;

/// What a command was asked with.
pub(super) struct Options<'a> {
    pub(super) options: &'a [CommandOption],
    pub(super) channel: ChannelId,
}

impl Options<'_> {
    fn of(&self, name: &str) -> Option<&CommandOption> {
        self.options.iter().find(|option| option.name.as_str() == name)
    }
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let text = self.of(name)?.value.text()?.trim();
        (!text.is_empty()).then_some(text)
    }
    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.of(name)?.value.number()
    }
    pub(super) fn user(&self) -> Result<UserId, Unclear> {
        self.maybe_user().ok_or(Unclear::Unknown)
    }
    fn maybe_user(&self) -> Option<UserId> {
        self.somebody("user").ok()
    }
    /// Whoever stands there.
    pub(super) fn somebody(&self, name: &str) -> Result<UserId, Unclear> {
        let said = self.of(name).and_then(|option| option.value.id());
        Ok(said.ok_or(Unclear::Unknown)?.as_id_of())
    }
    pub(super) fn role(&self) -> Result<RoleId, Unclear> {
        let role = self.of("role").and_then(|option| option.value.id());
        Ok(role.ok_or(Unclear::Unknown)?.as_id_of())
    }
    pub(super) fn place(&self) -> ChannelId {
        let said = self.of("channel").and_then(|option| option.value.id());
        said.map_or(self.channel, |channel| channel.as_id_of())
    }
    pub(super) fn reason(&self) -> Option<String> {
        self.text("reason").map(str::to_owned)
    }
    pub(super) fn why(&self) -> Result<String, Unclear> {
        self.reason().ok_or(Unclear::Unknown)
    }
    pub(super) fn case(&self) -> Result<i64, Unclear> {
        self.number("number").ok_or(Unclear::Unknown)
    }
    pub(super) fn span(&self) -> Result<i64, Unclear> {
        duration(self.text("for").unwrap_or_default()).ok_or(Unclear::Span)
    }
    pub(super) fn back(&self) -> Result<i64, Unclear> {
        duration(self.text("back").unwrap_or_default()).ok_or(Unclear::Span)
    }
    pub(super) fn maybe_span(&self) -> Result<Option<i64>, Unclear> {
        self.text("for").map(|text| duration(text).ok_or(Unclear::Span)).transpose()
    }
    pub(super) fn clear(&self) -> u32 {
        match self.text("clear") {
            Some("hour") => 3_600,
            Some("day") => 86_400,
            Some("week") => 604_800,
            _ => 0,
        }
    }
    pub(super) fn filter(&self) -> Result<Filter, Unclear> {
        let count = self.number("count").and_then(|count| u16::try_from(count).ok());
        Ok(Filter {
            count: count.ok_or(Unclear::Unknown)?.clamp(1, 1_000),
            by: self.maybe_user(),
            with: self.text("with").map(str::to_owned),
            containing: self.text("containing").map(str::to_lowercase),
        })
    }
    /// What a menu offers.
    pub(super) fn offer(&self) -> Result<Offer, Unclear> {
        let mut roles: Vec<RoleId> = Vec::new();
        for role in self.numbers("roles").map(RoleId::new) {
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        if roles.is_empty() {
            return Err(Unclear::Unknown);
        }
        if roles.len() > menu::MOST {
            return Err(Unclear::TooMany);
        }
        let most = self.number("most").and_then(|most| u8::try_from(most).ok());
        let most = most.unwrap_or_else(|| u8::try_from(roles.len()).unwrap_or(u8::MAX)).max(1);
        let title = self.text("title").ok_or(Unclear::Unknown)?.to_owned();
        Ok(Offer { title, roles, list: self.text("shown") == Some("list"), most })
    }
    fn maybe_role(&self, name: &str) -> Option<RoleId> {
        Some(self.of(name)?.value.id()?.as_id_of())
    }
    fn day(&self, name: &str) -> Result<Option<Timestamp>, Unclear> {
        let moment = |text: &str| when::read(&format!("{text}T00:00:00Z")).ok_or(Unclear::Day);
        self.text(name).map(moment).transpose()
    }
    /// Who gets or loses a role.
    pub(super) fn mass(&self) -> Result<Wanted, Unclear> {
        let users = match self.text("users") {
            Some(_) => self.users()?,
            None => Vec::new(),
        };
        Ok(Wanted {
            gives: self.text("does").ok_or(Unclear::Unknown)? == "give",
            role: self.role()?,
            people: match self.text("who") {
                Some("people") => People::People,
                Some("programs") => People::Programs,
                _ => People::Everybody,
            },
            having: self.maybe_role("having"),
            lacking: self.maybe_role("lacking"),
            before: self.day("before")?,
            after: self.day("after")?,
            users,
            reason: self.reason(),
        })
    }
    fn numbers(&self, name: &str) -> impl Iterator<Item = u64> {
        let text = self.text(name).unwrap_or_default();
        let numbers = text.split(|sign: char| !sign.is_ascii_digit()).filter(|number| number.len() >= 15);
        numbers.filter_map(|number| number.parse().ok())
    }
    /// Those whose numbers or mentions stand in a list, each once.
    pub(super) fn users(&self) -> Result<Vec<UserId>, Unclear> {
        let mut users: Vec<UserId> = self.numbers("users").map(UserId::new).collect();
        users.sort_unstable();
        users.dedup();
        match users.len() {
            0 => Err(Unclear::Nobody),
            1..=MANY => Ok(users),
            _ => Err(Unclear::TooMany),
        }
    }
}
