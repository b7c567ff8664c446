//! The door of a server while a raid goes on: what is closed, and what is opened again.

use lodge_register::Timestamp;

use super::super::{Act, Cause};
use crate::{ids::ChannelId, settings::Raid, town::Guild};

/// A pause is made longer when less than this is left of it.
const RENEW_MILLIS: i64 = 60_000;

/// What was before, to be put back. What we did not change is none.
#[derive(Debug, Default)]
pub(super) struct Door {
    pub(super) invites_until: Option<Timestamp>,
    pub(super) dms_until: Option<Timestamp>,
    /// What it was, and what we made of it.
    pub(super) verification: Option<(u8, u8)>,
    pub(super) slowmode: Vec<(ChannelId, u16, u16)>,
}

impl Door {
    /// Closes the door. A drip needs no closed door: it would be closed for a day.
    pub(super) fn close(&mut self, raid: &Raid, guild: &Guild, cause: Cause, now: Timestamp) -> Vec<Act> {
        let (id, contain) = (guild.id, &raid.contain);
        let until = |minutes: u32| now.plus_millis(i64::from(minutes.min(24 * 60)) * 60_000);
        let is_paused =
            |paused: Option<Timestamp>, until: Timestamp| paused.is_some_and(|paused| paused >= until);
        let mut acts = Vec::new();
        let invites = until(contain.pause_invites_minutes);
        let closes = contain.pause_invites_minutes > 0 && cause != Cause::Drip;
        if closes && !is_paused(guild.incidents.invites_disabled_until, invites) {
            self.invites_until = Some(invites);
            acts.push(Act::PauseInvites { guild: id, until: Some(invites) });
        }
        let dms = until(contain.pause_dms_minutes);
        if contain.pause_dms_minutes > 0
            && cause != Cause::Drip
            && !is_paused(guild.incidents.dms_disabled_until, dms)
        {
            self.dms_until = Some(dms);
            acts.push(Act::PauseDms { guild: id, until: Some(dms) });
        }
        let was = guild.face.verification_level;
        if let Some(level) = contain.verification.filter(|level| *level > was) {
            self.verification = Some((was, level));
            acts.push(Act::Verification { guild: id, level });
        }
        let slow = contain.slowmode_channels.iter().filter_map(|channel| guild.channel(*channel));
        for channel in slow.filter(|channel| channel.slowmode < contain.slowmode_seconds) {
            self.slowmode.push((channel.id, channel.slowmode, contain.slowmode_seconds));
            acts.push(Act::Slowmode { guild: id, channel: channel.id, seconds: contain.slowmode_seconds });
        }
        acts
    }

    /// Makes a pause longer while it goes on.
    pub(super) fn renew(&mut self, raid: &Raid, guild: &Guild, now: Timestamp) -> Option<Vec<Act>> {
        let until = self.invites_until?;
        if until.millis() - now.millis() > RENEW_MILLIS {
            return None;
        }
        let later = now.plus_millis(i64::from(raid.contain.pause_invites_minutes.min(24 * 60)) * 60_000);
        self.invites_until = Some(later);
        Some(vec![Act::PauseInvites { guild: guild.id, until: Some(later) }])
    }

    /// Puts back what we changed, if nobody else has changed it since.
    pub(super) fn open(&self, guild: &Guild) -> Vec<Act> {
        let id = guild.id;
        let mut acts = Vec::new();
        let is_ours = |known: Option<Timestamp>, ours: Timestamp| known.is_none_or(|known| known <= ours);
        if self.invites_until.is_some_and(|ours| is_ours(guild.incidents.invites_disabled_until, ours)) {
            acts.push(Act::PauseInvites { guild: id, until: None });
        }
        if self.dms_until.is_some_and(|ours| is_ours(guild.incidents.dms_disabled_until, ours)) {
            acts.push(Act::PauseDms { guild: id, until: None });
        }
        if let Some((was, ours)) = self.verification
            && guild.face.verification_level == ours
        {
            acts.push(Act::Verification { guild: id, level: was });
        }
        for (channel, was, ours) in &self.slowmode {
            if guild.channel(*channel).is_some_and(|channel| channel.slowmode == *ours) {
                acts.push(Act::Slowmode { guild: id, channel: *channel, seconds: *was });
            }
        }
        acts
    }
}
