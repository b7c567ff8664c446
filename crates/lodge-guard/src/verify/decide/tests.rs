//! Who is let in, who is looked at, and who stays outside.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::verify::signal::Signal;

const NOW: Timestamp = Timestamp::from_millis(1_790_000_000_000);
const BANNED: UserId = UserId::new(7);

fn like(is_banned: bool, signals: &[Signal], days_ago: i64) -> Alike {
    let signals = signals.iter().map(|signal| (*signal, NOW.plus_days(-days_ago))).collect();
    Alike { user: BANNED, is_banned, signals }
}

fn usual() -> Evidence {
    Evidence {
        alike: Vec::new(),
        network: Network::Residential,
        account: Account { days: 400, has_picture: true, proved: Some(1), was_here: false },
        soon_after_a_ban: false,
        now: NOW,
    }
}

const fn young(account: Account) -> Account {
    Account { days: 0, has_picture: false, proved: Some(0), ..account }
}

#[track_caller]
fn check(evidence: &Evidence, way: Way, tenths: i32) {
    let decision = decide(evidence);
    assert_eq!((decision.way, decision.tenths), (way, tenths), "{decision:?}");
}

#[test]
fn whoever_is_like_nobody_passes() {
    check(&usual(), Way::Pass, 0);
    let young = Evidence { account: young(usual().account), soon_after_a_ban: true, ..usual() };
    check(&young, Way::Pass, 35);
    check(&Evidence { network: Network::Tor, ..young }, Way::Pass, 50);
}

#[test]
fn somebody_who_is_banned_comes_back() {
    let back =
        |signals: &[Signal], account| Evidence { alike: vec![like(true, signals, 3)], account, ..usual() };
    let (account, young) = (usual().account, young(usual().account));
    check(&back(&[Signal::Connection], account), Way::Hold, 80);
    check(&back(&[Signal::Device], account), Way::Review, 60);
    check(&back(&[Signal::Device], young), Way::Hold, 95);
    check(&back(&[Signal::Device, Signal::Address], account), Way::Hold, 90);
    check(&back(&[Signal::Address], account), Way::Pass, 30);
    check(&back(&[Signal::Address], young), Way::Review, 65);
    check(&back(&[Signal::Facts], young), Way::Pass, 40);
}

#[test]
fn an_old_account_with_friends_is_still_shown_to_the_staff() {
    let account = Account { days: 3_000, has_picture: true, proved: Some(5), was_here: true };
    let back = Evidence { alike: vec![like(true, &[Signal::Device], 3)], account, ..usual() };
    check(&back, Way::Review, 40);
}

#[test]
fn a_second_account_of_a_member_is_looked_at_and_never_held() {
    let second = |signals: &[Signal]| Evidence {
        alike: vec![like(false, signals, 3)],
        account: young(usual().account),
        ..usual()
    };
    check(&second(&[Signal::Device]), Way::Review, 75);
    check(&second(&[Signal::Device, Signal::Connection, Signal::Address]), Way::Review, 75);
    check(&second(&[Signal::Address, Signal::Facts, Signal::Prefix]), Way::Pass, 35);
}

#[test]
fn an_address_weighs_by_how_many_are_behind_it_and_how_long_ago_it_was() {
    let from =
        |network, days| Evidence { alike: vec![like(true, &[Signal::Address], days)], network, ..usual() };
    check(&from(Network::Residential, 7), Way::Pass, 30);
    check(&from(Network::Residential, 8), Way::Pass, 20);
    check(&from(Network::Residential, 31), Way::Pass, 10);
    check(&from(Network::Unknown, 1), Way::Pass, 15);
    check(&from(Network::Vpn, 1), Way::Pass, 20);
    for network in [Network::Mobile, Network::Cgnat, Network::Education, Network::Business] {
        check(&from(network, 1), Way::Pass, 5);
    }
}

#[test]
fn the_nearest_place_counts_once() {
    let near = |signals: &[Signal]| Evidence { alike: vec![like(true, signals, 1)], ..usual() };
    check(&near(&[Signal::Address, Signal::Prefix, Signal::Facts]), Way::Pass, 30);
    check(&near(&[Signal::Prefix, Signal::Facts]), Way::Pass, 15);
    check(&near(&[Signal::Prefix]), Way::Pass, 0);
}

#[test]
fn neighbours_of_a_carrier_and_addresses_that_many_share_are_no_likeness() {
    for network in Network::ALL.iter().copied().filter(|network| !network.is_a_home()) {
        for signals in
            [&[Signal::Prefix, Signal::Facts][..], &[Signal::Address, Signal::Prefix, Signal::Facts]]
        {
            let account = young(usual().account);
            let alike = vec![like(true, signals, 1)];
            let evidence = Evidence { alike, network, account, soon_after_a_ban: true, ..usual() };
            assert_eq!(decide(&evidence).way, Way::Pass, "{network:?}");
        }
    }
}

#[test]
fn the_one_who_is_most_alike_counts_and_others_do_not_add_up() {
    let many = (1..50).map(|user| Alike { user: UserId::new(user), ..like(true, &[Signal::Address], 1) });
    let mut evidence = Evidence { alike: many.collect(), ..usual() };
    check(&evidence, Way::Pass, 30);
    evidence.alike.push(Alike { user: UserId::new(99), ..like(true, &[Signal::Connection], 1) });
    assert_eq!(decide(&evidence).like, Some(UserId::new(99)));
}

#[test]
fn every_reason_has_points_and_every_number_of_them_is_weighed() {
    for because in Because::ALL {
        assert_ne!(because.tenths(), 0, "{because:?}");
        assert_eq!(because.tenths() < 0, because.group() == Group::For, "{because:?}");
    }
    const { assert!(WEAK_AT_MOST < REVIEW && REVIEW < HOLD) };
}

fn any_alike() -> impl Strategy<Value = Alike> {
    let signals = proptest::collection::btree_map(0usize..5, 0i64..90, 0..5);
    (1u64..9, any::<bool>(), signals).prop_map(|(user, is_banned, signals)| {
        let signals = signals.into_iter().map(|(at, days)| (Signal::ALL[at], NOW.plus_days(-days)));
        Alike { user: UserId::new(user), is_banned, signals: signals.collect() }
    })
}

fn any_evidence() -> impl Strategy<Value = Evidence> {
    let account = (0i64..2_000, any::<bool>(), proptest::option::of(0usize..5), any::<bool>());
    let account = account.prop_map(|(days, has_picture, proved, was_here)| Account {
        days,
        has_picture,
        proved,
        was_here,
    });
    let alike = proptest::collection::vec(any_alike(), 0..6);
    (alike, 0..Network::ALL.len(), account, any::<bool>()).prop_map(|(alike, network, account, soon)| {
        Evidence { alike, network: Network::ALL[network], account, soon_after_a_ban: soon, now: NOW }
    })
}

/// The evidence, with nothing in common with anybody but what this keeps.
fn only(mut evidence: Evidence, keep: fn(Signal) -> bool) -> Evidence {
    for alike in &mut evidence.alike {
        alike.signals = std::mem::take(&mut alike.signals)
            .into_iter()
            .filter(|(of, _)| keep(*of))
            .collect::<BTreeMap<_, _>>();
    }
    evidence
}

proptest! {
    #[test]
    fn where_somebody_comes_from_never_decides_alone(evidence in any_evidence()) {
        let mut evidence = only(evidence, Signal::is_weak);
        // Nothing else speaks against them: neither youth nor haste.
        evidence.account = Account { days: evidence.account.days.max(30), has_picture: true, proved: None, ..evidence.account };
        evidence.soon_after_a_ban = false;
        prop_assert_eq!(decide(&evidence).way, Way::Pass);
    }

    #[test]
    fn without_the_same_browser_or_account_nobody_is_held(evidence in any_evidence()) {
        prop_assert_ne!(decide(&only(evidence, Signal::is_weak)).way, Way::Hold);
    }

    #[test]
    fn nobody_is_held_for_being_like_a_member(mut evidence in any_evidence()) {
        evidence.alike.iter_mut().for_each(|alike| alike.is_banned = false);
        prop_assert_ne!(decide(&evidence).way, Way::Hold);
    }

    #[test]
    fn whoever_is_like_nobody_is_let_in(mut evidence in any_evidence()) {
        evidence.alike.clear();
        let decision = decide(&evidence);
        prop_assert_eq!((decision.way, decision.like), (Way::Pass, None));
    }

    #[test]
    fn the_same_browser_or_account_as_a_banned_person_is_always_seen_by_a_person(
        evidence in any_evidence(),
        signal in prop_oneof![Just(Signal::Device), Just(Signal::Connection)],
    ) {
        let mut evidence = evidence;
        evidence.alike.push(like(true, &[signal], 1));
        prop_assert_ne!(decide(&evidence).way, Way::Pass);
    }

    #[test]
    fn a_server_elsewhere_has_a_person_look_and_holds_nobody(evidence in any_evidence()) {
        let alone = decide(&evidence);
        let with = with_elsewhere(alone.clone());
        prop_assert_ne!(with.way, Way::Pass);
        prop_assert_eq!(with.way == Way::Hold, alone.way == Way::Hold);
        prop_assert!(with.tenths >= REVIEW && with.like == alone.like);
    }

    #[test]
    fn every_point_has_its_reason(evidence in any_evidence()) {
        let decision = decide(&evidence);
        let most: i32 = decision.reasons.iter().map(|reason| reason.tenths.max(0)).sum();
        prop_assert!(decision.tenths <= most.max(0));
        prop_assert!(decision.way == Way::Pass || decision.like.is_some());
    }
}
