//! The door of a made-up server: what is remembered there, and what is decided.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use lodge_register::Timestamp;

use crate::{
    ids::{GuildId, UserId},
    rehearse::seeded::Seeded,
    verify::{
        compare::{Remembered, alike},
        decide::{Decision, Evidence, decide},
        epoch::{Quarter, fades, fades_after_a_ban},
        signal::{
            Clear, Token,
            account::Account,
            key::{Cost, EpochKey, EpochSecret, Pepper},
            network::{Network, Networks},
            timing::soon_after_a_ban,
        },
    },
};

const GUILD: GuildId = GuildId::new(1_188_000_000_000_000_041);

/// What is remembered at the door.
pub(super) struct Door {
    pepper: Pepper,
    networks: Networks,
    /// The keys of quarters, and when they are destroyed.
    keys: BTreeMap<Quarter, (EpochKey, Timestamp)>,
    remembered: HashMap<Token, Vec<Remembered>>,
    of: HashMap<UserId, Vec<Token>>,
    others: HashMap<UserId, BTreeSet<UserId>>,
    bans: Vec<Timestamp>,
}

impl Door {
    pub(super) fn new(networks: Networks, chance: &Seeded) -> Self {
        Self {
            pepper: Pepper::made_up(lodge_register::draw(chance)),
            networks,
            keys: BTreeMap::new(),
            remembered: HashMap::new(),
            of: HashMap::new(),
            others: HashMap::new(),
            bans: Vec::new(),
        }
    }

    /// Somebody comes.
    pub(super) fn look(
        &mut self,
        user: UserId,
        clear: &Clear,
        account: Account,
        now: Timestamp,
        chance: &Seeded,
    ) -> Decision {
        self.turn(now, chance);
        let keys = self.keys.values().map(|(key, _)| key);
        let tokens: Vec<Token> = keys.flat_map(|key| clear.keyed(key).unwrap_or_default()).collect();
        let same: Vec<Remembered> =
            tokens.iter().filter_map(|token| self.remembered.get(token)).flatten().copied().collect();
        let others = self.others.get(&user).cloned().unwrap_or_default();
        let evidence = Evidence {
            alike: alike(user, &tokens, &same, &others, now),
            network: self.network(clear),
            account,
            soon_after_a_ban: soon_after_a_ban(self.bans.iter().rev().take(1).copied(), now),
            now,
        };
        // Only what is made under the newest key is remembered.
        let newest = Quarter::of(now);
        for token in tokens.into_iter().filter(|token| token.quarter == newest) {
            self.of.entry(user).or_default().push(token);
            let one =
                Remembered { user, token, seen: now, fades: fades(token.signal, now), is_banned: false };
            self.remembered.entry(token).or_default().push(one);
        }
        decide(&evidence)
    }

    /// What kind of network they come from.
    pub(super) fn network(&self, clear: &Clear) -> Network {
        clear.address.network(&self.networks)
    }

    /// Somebody is banned: what is still remembered of them stays for ninety days.
    pub(super) fn ban(&mut self, user: UserId, now: Timestamp) {
        self.bans.push(now);
        for token in self.of.get(&user).into_iter().flatten() {
            for one in self.remembered.get_mut(token).into_iter().flatten() {
                if one.user == user && one.fades > now {
                    (one.is_banned, one.fades) = (true, fades_after_a_ban(now));
                    if let Some((_, ends)) = self.keys.get_mut(&token.quarter) {
                        *ends = one.fades.max(*ends);
                    }
                }
            }
        }
    }

    /// A reviewer says that two are different people.
    pub(super) fn tell_apart(&mut self, one: UserId, other: UserId) {
        self.others.entry(one).or_default().insert(other);
        self.others.entry(other).or_default().insert(one);
    }

    /// The quarter may have changed: secrets are drawn and destroyed.
    fn turn(&mut self, now: Timestamp, chance: &Seeded) {
        self.keys.retain(|_, (_, ends)| *ends > now);
        let quarter = Quarter::of(now);
        self.keys.entry(quarter).or_insert_with(|| {
            let secret = EpochSecret::draw(chance);
            (EpochKey::of(&self.pepper, GUILD, quarter, &secret, Cost::MADE_UP), quarter.dies())
        });
    }
}
