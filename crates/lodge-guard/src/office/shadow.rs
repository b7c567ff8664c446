//! What rules that only watch would have done, and switching them on.

use std::collections::BTreeMap;

use lodge_register::Timestamp;
use lodge_store::StoreError;

use super::{No, set};
use crate::{
    Server, ShadowDay,
    commands::Desk,
    decide::goes_on,
    ids::{GuildId, UserId},
    settings::{Rule, Settings, State},
    store::shadows,
};

/// So many days are looked back, today included.
pub const DAYS: i64 = 14;

/// What a rule would have done.
#[derive(Debug, Clone)]
pub struct Watched {
    /// The rule.
    pub rule: Rule,
    /// Day by day, the oldest first.
    pub days: Vec<ShadowDay>,
    /// All of them together. Whoever broke it on two days is counted twice.
    pub total: ShadowDay,
}

/// What each rule in the shadow would have done lately.
///
/// # Errors
/// [`No::Store`] if the store fails.
pub async fn watched(desk: &Desk, guild: GuildId) -> Result<Vec<Watched>, No> {
    note_shadow(desk).await?;
    let (server, now) = (Server::of(guild), desk.now());
    let today = now.plus_millis(-now.millis().rem_euclid(Timestamp::DAY));
    let first = today.plus_days(1 - DAYS);
    let mut counted = BTreeMap::new();
    for day in shadows::since(&desk.hands.db, server, first).await? {
        counted.insert((day.rule, day.day), day);
    }
    let settings = desk.settings.of(guild);
    let watching = settings.automod.rules.iter().filter(|rule| rule.state == State::Shadow);
    let report = |rule: &Rule| {
        let of = |number: i64| {
            let day = first.plus_days(number);
            let nothing = || ShadowDay::of(server, rule.id, day);
            counted.get(&(i64::from(rule.id), day)).cloned().unwrap_or_else(nothing)
        };
        let days: Vec<ShadowDay> = (0..DAYS).map(of).collect();
        let mut total = ShadowDay::of(server, rule.id, first);
        days.iter().for_each(|day| total.add(day));
        Watched { rule: rule.clone(), days, total }
    };
    Ok(watching.map(report).collect())
}

/// Writes down what was counted since it was written last.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn note_shadow(desk: &Desk) -> Result<(), StoreError> {
    for day in desk.think(crate::decide::Mind::shadowed) {
        shadows::count(&desk.hands.db, &day).await?;
    }
    Ok(())
}

/// A rule that watches acts from now on, or is off. One that goes on watching counts anew.
///
/// # Errors
/// [`No::Gone`] if no such rule watches.
pub async fn switch(desk: &Desk, guild: GuildId, by: UserId, rule: u32, to: State) -> Result<(), No> {
    let mut settings = (*desk.settings.of(guild)).clone();
    let watches = |known: &&mut Rule| known.id == rule && known.state == State::Shadow;
    settings.automod.rules.iter_mut().find(watches).ok_or(No::Gone)?.state = to;
    set(desk, guild, by, settings).await?;
    if to == State::Shadow {
        desk.think(|mind| mind.forget_shadow(guild, rule));
        shadows::forget(&desk.hands.db, Server::of(guild), rule).await?;
    }
    Ok(())
}

/// What was counted of rules that are others now is forgotten.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub(super) async fn changed(desk: &Desk, guild: GuildId, old: &Settings) -> Result<(), StoreError> {
    let new = desk.settings.of(guild);
    let (old, new) = (&old.automod.rules, &new.automod.rules);
    for rule in old.iter().filter(|rule| rule.state == State::Shadow && !goes_on(old, new, rule.id)) {
        desk.think(|mind| mind.forget_shadow(guild, rule.id));
        shadows::forget(&desk.hands.db, Server::of(guild), rule.id).await?;
    }
    Ok(())
}
