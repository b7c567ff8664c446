//! What is kept in mind of one server, and what is made of each thing that happens there.

use std::sync::Arc;

use lodge_register::Timestamp;

use super::{Act, Decision, automod, mind::goes_on, nuke, raid};
use crate::{
    bounded::Bounded,
    detect::automod::{Broken, Counts, Engine, Seen, Shadow, look},
    event::{AuditEntry, Event, Gone, action},
    settings::Settings,
    structure::Change,
    town::{Guild, NameLikeness, hash},
};

/// What is kept in mind of one server.
#[derive(Debug)]
pub(super) struct Room {
    pub(super) settings: Arc<Settings>,
    engine: Engine,
    pub(super) broken: Vec<Broken>,
    counts: Counts,
    pub(super) shadow: Shadow,
    pub(super) raid: raid::Watch,
    pub(super) nuke: nuke::Watch,
    heard: Bounded<u64, ()>,
}

/// So many messages and lines of the log are known again, twice at most: each counts once.
const HEARD: usize = 256;

impl Room {
    pub(super) fn new(settings: Arc<Settings>) -> Self {
        let (engine, broken) = Engine::new(&settings.automod);
        Self {
            settings,
            engine,
            broken,
            counts: Counts::default(),
            shadow: Shadow::default(),
            raid: raid::Watch::default(),
            nuke: nuke::Watch::default(),
            heard: Bounded::new(HEARD),
        }
    }

    /// Settings are read again only when they are others.
    pub(super) fn settle(&mut self, settings: Arc<Settings>) {
        if Arc::ptr_eq(&self.settings, &settings) {
            return;
        }
        if self.settings.automod != settings.automod {
            (self.engine, self.broken) = Engine::new(&settings.automod);
            let (old, new) = (&self.settings.automod.rules, &settings.automod.rules);
            self.shadow.keep(|id| goes_on(old, new, id));
        }
        self.settings = settings;
    }

    pub(super) fn hear(
        &mut self,
        event: &Event,
        changes: Vec<Change>,
        guild: &mut Guild,
        now: Timestamp,
    ) -> Vec<Decision> {
        if self.is_known(event) {
            return Vec::new();
        }
        self.nuke.effect(event, &changes, guild, now);
        self.nuke.changed(changes, now);
        match event {
            Event::Message(message) => self.seen(&Seen::message(message, true), guild, now),
            Event::MessageUpdate(message) => self.seen(&Seen::message(message, false), guild, now),
            Event::MemberUpdate(member) => self.seen(&Seen::name(member), guild, now),
            Event::MemberAdd(member) => {
                let mut decisions = self.raid.joined(&self.settings.raid, guild, member.user.id, now);
                decisions.extend(self.seen(&Seen::name(member), guild, now));
                decisions
            }
            Event::GuildUpdate(full) => {
                let detected = full.incidents_data.as_ref().and_then(|incidents| incidents.raid_detected_at);
                let is_new = detected.is_some_and(|at| (now.millis() - at.millis()).abs() < 10 * 60_000);
                if is_new { self.raid.discord_says(&self.settings.raid, guild, now) } else { Vec::new() }
            }
            Event::BanAdd(gone) => {
                self.raid.is_banned(gone.user.id);
                self.remember(gone);
                Vec::new()
            }
            Event::AuditEntry(entry) => {
                self.judged(entry, guild, now);
                self.nuke.entry(&self.settings.nuke, guild, entry, now)
            }
            _ => Vec::new(),
        }
    }

    /// Whether the same message or line of the log was heard before: what comes twice is done once.
    fn is_known(&mut self, event: &Event) -> bool {
        let id = match event {
            Event::Message(message) => message.id.get(),
            Event::AuditEntry(entry) if !entry.id.is_none() => entry.id.get(),
            _ => return false,
        };
        self.heard.was(id)
    }

    fn seen(&mut self, seen: &Seen<'_>, guild: &Guild, now: Timestamp) -> Vec<Decision> {
        let breaches = look(&self.engine, &mut self.counts, guild, seen, now);
        if breaches.is_empty() {
            return Vec::new();
        }
        let decisions = automod::decide(guild.id, &self.engine, &breaches, seen, &mut self.shadow, now);
        let is_deletion = |act: &Act| matches!(act, Act::DeleteMessages { .. });
        if decisions.iter().any(|decision| !decision.shadow && decision.acts.iter().any(is_deletion)) {
            self.counts.taken_away(seen.user);
        }
        decisions
    }

    /// Who is banned might come back under another account that looks the same.
    pub(super) fn remember(&mut self, gone: &Gone) {
        let picture = gone.user.avatar.as_ref().map(|avatar| hash(avatar.as_str()));
        self.raid.prior.remember(NameLikeness::of(&gone.user.username).letters, picture);
    }

    /// A person dealt with somebody: what would a rule in the shadow have said?
    fn judged(&mut self, entry: &AuditEntry, guild: &Guild, now: Timestamp) {
        let by_person = entry.user_id != guild.own.user;
        let is_judgement = match entry.action_type {
            action::MEMBER_KICK | action::MEMBER_BAN_ADD => true,
            action::MEMBER_UPDATE => entry
                .change("communication_disabled_until")
                .is_some_and(|change| change.new_value.is_string()),
            _ => false,
        };
        if let Some(target) = entry.target_id.filter(|_| by_person && is_judgement) {
            self.shadow.judged(target.as_id_of(), now);
        }
    }
}
