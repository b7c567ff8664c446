//! Thresholds that would have done better: a small search, tried on several seeds.

use serde::{Deserialize, Serialize};

use super::{Drill, Report, run};
use crate::settings::Settings;

/// Thresholds, and how the same drill goes with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Better {
    /// So many who join...
    pub flood_count: u32,
    /// ...within so many seconds are a flood.
    pub flood_seconds: u32,
    /// So many who are alike are a drip.
    pub drip_count: u32,
    /// Who looks this much like a raider is banned.
    pub ban_from: u16,
    /// How the drill goes.
    pub report: Report,
}

impl Better {
    /// These settings with those thresholds.
    #[must_use]
    pub fn put_into(&self, settings: &Settings) -> Settings {
        let mut settings = settings.clone();
        settings.raid.flood.count = self.flood_count;
        settings.raid.flood.seconds = self.flood_seconds;
        settings.raid.drip.count = self.drip_count;
        settings.raid.ban_from = self.ban_from;
        settings
    }
}

/// What counts, the worst first: innocents, those who stay, time. Of two that are the same in these, fewer calls are better.
fn cost(report: &Report) -> [i64; 4] {
    let time = report.contained_millis.unwrap_or(i64::MAX);
    [report.innocents_hit.into(), report.missed.into(), time, report.calls.into()]
}

/// Thresholds that are better in something and worse in nothing, the best first; at most three.
#[must_use]
pub fn better(drill: &Drill) -> Vec<Better> {
    let now = cost(&run(drill));
    let raid = &drill.settings.raid;
    let flood = [raid.flood.count, 5, 8, 12, 20];
    let drip = [raid.drip.count, 3, 4];
    let ban = [raid.ban_from, 4, 6];
    let mut found = Vec::<Better>::new();
    for (flood_count, drip_count, ban_from) in tries(flood, drip, ban) {
        let report = Report::default();
        let mut one = Better { flood_count, flood_seconds: raid.flood.seconds, drip_count, ban_from, report };
        one.report = run(&Drill { settings: one.put_into(&drill.settings), ..drill.clone() });
        let cost = cost(&one.report);
        let (counts, before) = (cost.iter().take(3), now.iter().take(3));
        if counts.clone().lt(before.clone()) && counts.zip(before).all(|(new, old)| new <= old) {
            found.push(one);
        }
    }
    found.sort_by_key(|one| cost(&one.report));
    found.dedup_by_key(|one| cost(&one.report));
    found.truncate(3);
    found
}

/// Each threshold on its own, and the drip with the ban.
fn tries(flood: [u32; 5], drip: [u32; 3], ban: [u16; 3]) -> Vec<(u32, u32, u16)> {
    let [usual_flood, ..] = flood;
    let [usual_drip, fewer_drips @ ..] = drip;
    let floods = flood.into_iter().flat_map(|flood| ban.map(|ban| (flood, usual_drip, ban)));
    let drips = fewer_drips.into_iter().flat_map(|drip| ban.map(|ban| (usual_flood, drip, ban)));
    floods.chain(drips).collect()
}
