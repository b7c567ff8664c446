//! Who comes when, who is banned when, and who comes back.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use lodge_register::Timestamp;

use super::{
    BEGINS, Counts, Crowd,
    door::Door,
    people::{Person, age_of_a_newcomer, age_of_a_second},
    places::{self, Way},
};
use crate::{
    ids::UserId,
    rehearse::seeded::Seeded,
    verify::{
        decide::{self, Decision},
        signal::{
            Clear,
            account::{self, Account},
            address::ClearAddress,
            device::{COOKIE_DAYS, ClearDevice},
            facts::ClearFacts,
        },
    },
};

const HOUR: u64 = 3_600_000;
const DAY: u64 = 24 * HOUR;

/// How somebody comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    Lazy,
    AtHome,
    Hidden,
}

/// Who comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    /// Somebody who means well.
    Well,
    /// Somebody who will be banned, and come back this often.
    Ill(u64),
    /// Somebody who was banned, and will come back this often after this time.
    Back(Manner, u64),
}

enum What {
    Comes(Who, Box<Person>),
    Banned(UserId, Box<Person>, u64),
}

struct Play {
    chance: Seeded,
    door: Door,
    coming: BTreeMap<Reverse<(Timestamp, u64)>, What>,
    number: u64,
    /// The cookie of each browser, and when it was given.
    jars: HashMap<u64, (String, Timestamp)>,
    ends: Timestamp,
    counts: Counts,
}

/// Lets them come.
pub(super) fn play(crowd: Crowd, seed: u64) -> Counts {
    let chance = Seeded::new(seed);
    let door = Door::new(places::table(), &chance);
    let ends = BEGINS.plus_days(i64::from(crowd.days));
    let (coming, jars) = (BTreeMap::new(), HashMap::new());
    let mut play = Play { chance, door, coming, number: 0, jars, ends, counts: Counts::default() };
    play.invite(crowd);
    while let Some((Reverse((at, _)), what)) = play.coming.pop_last() {
        if at >= play.ends {
            break;
        }
        match what {
            What::Comes(who, person) => play.comes(who, &person, at),
            What::Banned(user, person, back) => play.is_banned(user, &person, back, at),
        }
    }
    play.counts
}

impl Play {
    /// Who comes at first, with their flatmates.
    fn invite(&mut self, crowd: Crowd) {
        let days = u64::from(crowd.days);
        for _ in 0..crowd.newcomers {
            let person = Person::draw(&self.chance);
            let at = self.within(days * DAY, BEGINS);
            if self.chance.percent(4) {
                let later = self.within(20 * DAY, at);
                let flatmate = person.flatmate(&self.chance);
                self.at(later, What::Comes(Who::Well, Box::new(flatmate)));
            }
            // Two in a thousand come with a second account.
            if self.chance.below(1_000) < 2 {
                let later = self.within(20 * DAY, at);
                self.at(later, What::Comes(Who::Well, Box::new(person.clone())));
            }
            self.at(at, What::Comes(Who::Well, Box::new(person)));
        }
        for _ in 0..crowd.banned {
            let person = Person::draw(&self.chance);
            let at = self.within(days * DAY * 2 / 3, BEGINS);
            if self.chance.percent(15) {
                let later = self.within(40 * DAY, at);
                let flatmate = person.flatmate(&self.chance);
                self.at(later, What::Comes(Who::Well, Box::new(flatmate)));
            }
            let often = 1 + self.chance.below(3);
            self.at(at, What::Comes(Who::Ill(often), Box::new(person)));
        }
    }

    fn comes(&mut self, who: Who, person: &Person, at: Timestamp) {
        let user = self.user(who, at);
        let account = self.account(user, person, at);
        let clear = self.clear(who, person, at);
        let detour = self.door.network(&clear).is_a_detour();
        let decision = self.door.look(user, &clear, account, at, &self.chance);
        self.count(who, &decision, detour);
        match who {
            // Whoever looks sees that they are two.
            Who::Well => {
                if let (true, Some(like)) = (decision.way != decide::Way::Pass, decision.like) {
                    self.door.tell_apart(user, like);
                }
            }
            Who::Ill(back) | Who::Back(_, back) => {
                // A reviewer sends them away at once; who got in is found out after a while.
                let seen = decision.way != decide::Way::Pass;
                let after = if seen { HOUR } else { self.until_the_ban() };
                let banned = at.plus_millis(millis(after));
                self.at(banned, What::Banned(user, Box::new(person.clone()), back));
            }
        }
    }

    fn is_banned(&mut self, user: UserId, person: &Person, back: u64, at: Timestamp) {
        self.door.ban(user, at);
        if back == 0 {
            return;
        }
        let manner = match self.chance.below(100) {
            0..70 => Manner::Lazy,
            70..90 => Manner::AtHome,
            _ => Manner::Hidden,
        };
        let returning = match manner {
            Manner::Lazy => person.lazily(&self.chance),
            Manner::AtHome | Manner::Hidden => person.in_a_private_window(&self.chance),
        };
        let after = match self.chance.below(100) {
            0..70 => self.chance.below(2 * DAY),
            70..95 => 2 * DAY + self.chance.below(18 * DAY),
            _ => 20 * DAY + self.chance.below(80 * DAY),
        };
        self.at(at.plus_millis(millis(after)), What::Comes(Who::Back(manner, back - 1), Box::new(returning)));
    }

    /// How long it takes until somebody who means ill shows it.
    fn until_the_ban(&self) -> u64 {
        match self.chance.below(100) {
            0..90 => self.chance.below(6 * DAY),
            90..98 => self.chance.below(30 * DAY),
            _ => self.chance.below(90 * DAY),
        }
    }

    /// What is seen of them in clear.
    fn clear(&mut self, who: Who, person: &Person, at: Timestamp) -> Clear {
        let way = match who {
            Who::Back(Manner::Hidden, _) => Way::Vpn,
            Who::Back(Manner::AtHome, _) => Way::Home,
            _ => person.way(&self.chance),
        };
        let day = u64::try_from((at.millis() - BEGINS.millis()) / Timestamp::DAY).unwrap_or(0);
        let address = ClearAddress::new(places::address(way, person.home, day, &self.chance));
        let jar = self.jars.remove(&person.browser).filter(|(_, given)| at < given.plus_days(COOKIE_DAYS));
        let device = jar.and_then(|(cookie, _)| ClearDevice::read(&cookie));
        let device = device.unwrap_or_else(|| ClearDevice::draw(&self.chance));
        self.jars.insert(person.browser, (device.cookie().to_string(), at));
        let facts = Some(ClearFacts::of(person.facts()));
        Clear { address, device: Some(device), facts, connections: person.connections() }
    }

    fn user(&mut self, who: Who, at: Timestamp) -> UserId {
        let days = match who {
            Who::Well | Who::Ill(_) => age_of_a_newcomer(&self.chance),
            Who::Back(..) => age_of_a_second(&self.chance),
        };
        self.number += 1;
        let made = at.plus_millis(-millis(days * DAY + self.chance.below(DAY)));
        UserId::new(UserId::drawn_at(made).get() | (self.number % (1 << 22)))
    }

    fn account(&self, user: UserId, person: &Person, at: Timestamp) -> Account {
        let days = account::days(user, at);
        let was_here = days > 365 && self.chance.percent(5);
        let proved = Some(account::proved(&person.connections()));
        Account { days, has_picture: self.chance.percent(75), proved, was_here }
    }

    fn count(&mut self, who: Who, decision: &Decision, detour: bool) {
        let touches = decision.reasons.iter().any(|reason| reason.because.touches());
        let points = if touches { decision.tenths } else { 0 };
        let seen = match who {
            Who::Ill(_) => return,
            Who::Well => {
                self.counts.points_of_newcomers.push(points);
                self.counts.warned += u32::from(detour && decision.way == decide::Way::Pass);
                &mut self.counts.newcomers
            }
            Who::Back(Manner::Lazy, _) => {
                self.counts.points_of_lazy.push(points);
                &mut self.counts.lazy
            }
            Who::Back(Manner::AtHome, _) => &mut self.counts.at_home,
            Who::Back(Manner::Hidden, _) => &mut self.counts.hidden,
        };
        seen.all += 1;
        seen.reviewed += u32::from(decision.way == decide::Way::Review);
        seen.held += u32::from(decision.way == decide::Way::Hold);
    }

    fn at(&mut self, at: Timestamp, what: What) {
        self.number += 1;
        self.coming.insert(Reverse((at, self.number)), what);
    }

    fn within(&self, millis_of: u64, from: Timestamp) -> Timestamp {
        from.plus_millis(millis(self.chance.below(millis_of)))
    }
}

fn millis(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
