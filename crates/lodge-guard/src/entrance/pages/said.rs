//! What somebody reads before anything is looked at: what, why, for how long, and who else gets it. It is made of what the
//! server's staff chose, and of the same numbers that the rest of Lodge goes by.

use lodge_register::{Entry, Keep, Record as _};
use lodge_web::Page;

use crate::{
    Verification,
    commands::Desk,
    settings::{Entrance, Service},
    verify::signal::{BANNED_DAYS, Signal, device::COOKIE_DAYS},
};

/// What somebody reads.
pub(super) struct Said {
    /// What is looked at.
    pub(super) seen: Vec<Item>,
    /// What stays, besides.
    pub(super) stays: Vec<String>,
    /// Who else gets it.
    pub(super) gets: Vec<String>,
}

/// One thing that is looked at.
pub(super) struct Item {
    pub(super) what: String,
    pub(super) why: String,
    pub(super) kept: String,
}

/// What is looked at on a server that chose this, and has an agreement with these elsewhere.
pub(super) fn said(page: &Page, desk: &Desk, settings: &Entrance, elsewhere: &[String]) -> Said {
    Said {
        seen: seen(page, settings),
        stays: stays(page),
        gets: gets(page, settings, &desk.entrance.outside.asked(&settings.outside), elsewhere),
    }
}

fn seen(page: &Page, settings: &Entrance) -> Vec<Item> {
    let item = |what, why, kept| Item { what: page.t(what), why: page.t(why), kept };
    let hashed = |message, signal: Signal| page.t1(message, "days", signal.days());
    let not = || page.t("guard-door-kept-not");
    let address =
        page.t2("guard-door-kept-address", "days", Signal::Address.days(), "around", Signal::Prefix.days());
    let device = page.t2("guard-door-kept-device", "days", COOKIE_DAYS, "hashed", Signal::Device.days());
    let mut seen = vec![
        item("guard-door-see-address", "guard-door-why-address", address),
        item("guard-door-see-device", "guard-door-why-device", device),
        item("guard-door-see-facts", "guard-door-why-facts", hashed("guard-door-kept-hashed", Signal::Facts)),
        item("guard-door-see-account", "guard-door-why-account", not()),
    ];
    if settings.oauth {
        let kept = hashed("guard-door-kept-linked", Signal::Connection);
        seen.push(item("guard-door-see-linked", "guard-door-why-linked", kept));
    }
    if settings.oauth && settings.member_read {
        seen.push(item("guard-door-see-member", "guard-door-why-member", not()));
    }
    if !settings.questions.is_empty() {
        seen.push(item(
            "guard-door-see-answers",
            "guard-door-why-answers",
            page.t("guard-door-kept-answers"),
        ));
    }
    if settings.work {
        seen.push(item("guard-door-see-work", "guard-door-why-work", not()));
    }
    seen
}

fn stays(page: &Page) -> Vec<String> {
    vec![
        page.t1("guard-door-stays-decision", "days", days(Verification::ENTRY)),
        page.t1("guard-door-stays-banned", "days", BANNED_DAYS),
        page.t("guard-door-stays-privacy"),
    ]
}

/// For how many days the register says that a table is kept.
const fn days(entry: &Entry) -> u32 {
    match entry.keep {
        Keep::Days { days, .. } => days,
        _ => 0,
    }
}

fn gets(page: &Page, settings: &Entrance, asked: &[Service], elsewhere: &[String]) -> Vec<String> {
    let mut gets = vec![page.t("guard-door-gets-staff")];
    gets.extend(
        asked.iter().map(|service| page.t1("guard-door-gets-service", "name", service.recipient().name)),
    );
    // They are asked about linked accounts, and about nothing else.
    let elsewhere = elsewhere.iter().filter(|_| settings.oauth);
    gets.extend(elsewhere.map(|name| page.t1("guard-door-gets-server", "name", name.as_str())));
    if settings.oauth && settings.linked_roles {
        gets.push(page.t("guard-door-gets-discord"));
    }
    gets.push(page.t("guard-door-gets-nobody"));
    gets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_register_says_for_how_long_a_decision_is_kept() {
        assert_eq!(days(Verification::ENTRY), 90);
    }
}
