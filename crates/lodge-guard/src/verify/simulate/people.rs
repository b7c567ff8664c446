//! Made-up people: what they browse with, what they linked, and how old their accounts are.

use super::places::{Home, Way};
use crate::{
    rehearse::seeded::Seeded,
    verify::signal::{connection::ClearConnection, facts::Told},
};

/// Somebody. The same person may have many accounts.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) home: Home,
    /// A number for each browser there is.
    pub(super) browser: u64,
    phone: Phone,
    linked: Vec<Linked>,
    /// Whether they always use a VPN.
    hides: bool,
}

/// A linked account: which service, and a number that its id is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Linked {
    service: &'static str,
    number: u64,
}

/// What a browser says of itself.
#[derive(Debug, Clone, Copy)]
struct Phone {
    browser: &'static str,
    language: &'static str,
    hours: i32,
    width: u32,
    touch: bool,
}

impl Person {
    pub(super) fn draw(chance: &Seeded) -> Self {
        let linked = match chance.below(100) {
            0..45 => 0,
            45..65 => 1,
            65..80 => 2,
            _ => 3,
        };
        Self {
            home: Home::draw(chance),
            browser: chance.next(),
            phone: Phone::draw(chance),
            linked: (0..linked).map(|_| Linked::draw(chance)).collect(),
            hides: chance.percent(9),
        }
    }

    /// Somebody else in the same home: one in twelve has the same browser, one in a hundred the same console account.
    pub(super) fn flatmate(&self, chance: &Seeded) -> Self {
        let mut other = Self { home: self.home, ..Self::draw(chance) };
        if chance.percent(8) {
            (other.browser, other.phone) = (self.browser, self.phone);
        }
        if chance.percent(1) {
            other.linked.extend(self.linked.first());
        }
        other
    }

    /// The same person in a private window, with nothing linked.
    pub(super) fn in_a_private_window(&self, chance: &Seeded) -> Self {
        Self { browser: chance.next(), linked: Vec::new(), ..self.clone() }
    }

    /// The same person who shows the same browser, the same linked account, or both: one of them at least.
    pub(super) fn lazily(&self, chance: &Seeded) -> Self {
        let mut same = self.clone();
        match chance.below(100) {
            0..55 => same.linked.clear(),
            55..70 if !self.linked.is_empty() => same.browser = chance.next(),
            _ => {}
        }
        // The browser inside another program has cookies of its own, and some people clear theirs.
        if chance.percent(4) {
            same.browser = chance.next();
        }
        same
    }

    /// How they come today.
    pub(super) fn way(&self, chance: &Seeded) -> Way {
        match chance.below(100) {
            _ if self.hides => Way::Vpn,
            0..44 => Way::Phone,
            44..92 => Way::Home,
            92..98 => Way::School,
            _ => Way::Vpn,
        }
    }

    pub(super) fn facts(&self) -> Told<'static> {
        let Phone { browser, language, hours, width, touch } = self.phone;
        Told {
            browser,
            languages: language,
            minutes_from_utc: Some(hours * 60),
            width: Some(width),
            touch: Some(touch),
        }
    }

    pub(super) fn connections(&self) -> Vec<ClearConnection> {
        self.linked.iter().map(|one| ClearConnection::new(one.service, &one.id(), true)).collect()
    }
}

impl Linked {
    fn draw(chance: &Seeded) -> Self {
        let service = ["steam", "spotify", "youtube", "github", "xbox", "twitch"];
        Self { service: pick(chance, &service), number: chance.next() }
    }

    fn id(self) -> String {
        match self.service {
            "spotify" | "youtube" => format!("u{:020}x", self.number),
            _ => (self.number >> 24).to_string(),
        }
    }
}

impl Phone {
    /// Seven in ten use a phone, and most of those one of two kinds; half of all speak one of three languages.
    fn draw(chance: &Seeded) -> Self {
        const ANDROID: &str = "Mozilla/5.0 (Linux; Android 10; K) Chrome/131.0.0.0 Mobile Safari/537.36";
        const IPHONE: &str =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile Safari/604.1";
        const SAMSUNG: &str =
            "Mozilla/5.0 (Linux; Android 10; K) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36";
        const WINDOWS: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0.0.0 Safari/537.36";
        const FIREFOX: &str =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0";
        const MAC: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.1 Safari/605.1.15";
        let (browser, width, touch) = match chance.below(100) {
            0..32 => (ANDROID, 412, true),
            32..58 => (IPHONE, 390, true),
            58..70 => (SAMSUNG, 384, true),
            70..88 => (WINDOWS, 1920, false),
            88..94 => (FIREFOX, 1920, false),
            _ => (MAC, 1440, false),
        };
        let (language, hours) = match chance.below(100) {
            0..30 => ("en-US,en;q=0.9", -5),
            30..42 => ("en-GB,en;q=0.9", 0),
            42..60 => ("tr-TR,tr;q=0.9", 3),
            60..74 => ("de-DE,de;q=0.9", 1),
            74..84 => ("ru-RU,ru;q=0.9", 3),
            84..92 => ("pt-BR,pt;q=0.9", -3),
            _ => ("nl-NL,nl;q=0.9", 1),
        };
        Self { browser, language, hours, width, touch }
    }
}

/// How many days old the account of somebody who means well is: most are years old, a few are new.
pub(super) fn age_of_a_newcomer(chance: &Seeded) -> u64 {
    match chance.below(100) {
        0..3 => 0,
        3..8 => chance.below(7),
        8..20 => 7 + chance.below(23),
        20..45 => 30 + chance.below(335),
        _ => 365 + chance.below(2_500),
    }
}

/// How many days old the account is that somebody comes back with: most make one for it, some keep one in a drawer.
pub(super) fn age_of_a_second(chance: &Seeded) -> u64 {
    match chance.below(100) {
        0..60 => 0,
        60..85 => chance.below(7),
        85..95 => 7 + chance.below(23),
        _ => 30 + chance.below(1_500),
    }
}

fn pick<'a>(chance: &Seeded, words: &[&'a str]) -> &'a str {
    let at = usize::try_from(chance.below(words.len() as u64)).unwrap_or(0);
    words.get(at).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_lazy_shows_the_same_browser_or_account_but_for_a_few() {
        let chance = Seeded::new(3);
        let (mut same, all) = (0, 4_000);
        for _ in 0..all {
            let person = Person::draw(&chance);
            let back = person.lazily(&chance);
            let is_linked = back.linked.iter().any(|one| person.linked.contains(one));
            same += u32::from(back.browser == person.browser || is_linked);
        }
        assert!(same > all * 94 / 100, "{same}");
    }

    #[test]
    fn a_private_window_shows_neither() {
        let chance = Seeded::new(3);
        let person = Person::draw(&chance);
        let back = person.in_a_private_window(&chance);
        assert!(back.browser != person.browser && back.linked.is_empty());
    }
}
