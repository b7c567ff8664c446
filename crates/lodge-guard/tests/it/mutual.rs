//! Two servers on two Lodges that agreed to ask each other: what comes of it, what goes over the wire, and how it ends.

mod agreements;
mod kept;
mod pages;
mod scene;
mod wire;

use lodge_guard::{
    Accord, Peering, Server,
    entrance::mutual::{ASKED_A_DAY, Side, agree},
    ids::GuildId,
    store::{peerings, traces, verifications},
    verify::{
        decide::{Because, Decision, Way, with_elsewhere},
        precision::Judgement,
        signal::network::Network,
        told::to_the_person,
    },
};
use lodge_register::{Clock as _, Id, Personal};
use lodge_testkit::{engines::TestDb, on_both_engines};

use scene::{OLGA, SECOND, TROLL, agreed, both, later};

/// An agreement that both sides came to, with a server of this name.
pub fn agreement(db: &TestDb, server: Id<Server>, called: &str) -> Peering {
    let now = db.clock.now();
    Peering {
        id: db.new_id(),
        server_id: server,
        handle: vec![1; 16],
        side: Side::Host,
        stand: Accord::On,
        url: "https://quay.example".to_owned(),
        peer_id: GuildId::new(42),
        called: called.to_owned(),
        shared: Personal::new(vec![2; 32]),
        own_seed: Personal::new(vec![3; 32]),
        peer_key: None,
        made_at: now,
        heard_at: None,
        ends_at: now.plus_days(90),
    }
}

const HOUR: i64 = 3_600_000;
const STEAM: &str = "76561197960287930";

on_both_engines!(somebody_who_is_banned_on_one_is_looked_at_on_the_other, async |db| {
    let (harbour, island) = agreed(db).await;
    assert!(!island.looks_at(TROLL, STEAM).await, "nobody is banned anywhere");
    assert!(!harbour.looks_at(SECOND, STEAM).await, "they are a member over there, and not banned");
    traces::ban(&island.db, island.server(), TROLL, island.now()).await.unwrap();
    assert!(!harbour.looks_at(SECOND, STEAM).await, "the list is of this hour");
    later(&harbour, &island, HOUR);
    assert!(harbour.looks_at(SECOND, STEAM).await);
    assert!(!harbour.looks_at(SECOND, "76561197960287931").await, "somebody else");
    assert!(!island.looks_at(SECOND, STEAM).await, "nobody is banned on the other side");

    // And the other way round.
    traces::ban(&harbour.db, harbour.server(), SECOND, harbour.now()).await.unwrap();
    later(&harbour, &island, HOUR);
    assert!(island.looks_at(OLGA, STEAM).await);

    traces::unban(&island.db, island.server(), TROLL).await.unwrap();
    later(&harbour, &island, HOUR);
    assert!(!harbour.looks_at(OLGA, STEAM).await, "whoever was forgiven there is nobody here");
});

on_both_engines!(a_person_looks_and_nobody_is_held, async |db| {
    let (harbour, island) = agreed(db).await;
    assert!(!island.looks_at(TROLL, STEAM).await);
    traces::ban(&island.db, island.server(), TROLL, island.now()).await.unwrap();
    let back = harbour.comes(SECOND, STEAM).await;
    assert_eq!((back.way, back.like), (Way::Review, None), "{back:?}");
    assert!(back.reasons.iter().any(|reason| reason.because == Because::BannedElsewhere));
    let waiting = verifications::waiting(&harbour.db, harbour.server(), 10).await.unwrap();
    assert_eq!(waiting.iter().map(|one| one.user_id).collect::<Vec<_>>(), [SECOND]);
    let other = harbour.comes(OLGA, "76561197960287931").await;
    assert_eq!(other.way, Way::Pass, "{other:?}");
    // The person reads what everybody reads who waits for the staff.
    let told = to_the_person(&back, Network::Unknown);
    assert_eq!(told, ["verify-you-review", "verify-you-alike", "verify-you-appeal"]);
});

on_both_engines!(whoever_is_not_the_one_is_not_asked_about_again, async |db| {
    let (harbour, island) = agreed(db).await;
    island.looks_at(TROLL, STEAM).await;
    traces::ban(&island.db, island.server(), TROLL, island.now()).await.unwrap();
    assert!(harbour.looks_at(SECOND, STEAM).await);
    let nothing = Decision { way: Way::Pass, tenths: 0, reasons: Vec::new(), like: None };
    let (db, now) = (&harbour.db, harbour.now());
    let noted =
        verifications::note(db, harbour.server(), SECOND, &with_elsewhere(nothing), now).await.unwrap();
    assert!(verifications::judge(db, &noted, Judgement::Different, OLGA, now).await.unwrap());
    let tallies = verifications::tallies(db, harbour.server()).await.unwrap();
    assert_eq!(tallies[&Because::BannedElsewhere].different, 1);
    let asked = island.was_asked().len();
    assert!(!harbour.looks_at(SECOND, STEAM).await, "a flatmate is asked about once");
    assert_eq!(island.was_asked().len(), asked);
    assert!(harbour.looks_at(TROLL, STEAM).await, "it is about that one person");
});

on_both_engines!(nothing_is_asked_before_both_agreed, async |db| {
    let (harbour, island) = both(db).await;
    assert!(!harbour.looks_at(SECOND, STEAM).await);
    let text = agree::offer(&harbour.desk, harbour.guild, OLGA).await.unwrap();
    assert!(!harbour.looks_at(SECOND, STEAM).await);
    assert!(island.was_asked().is_empty() && harbour.was_asked().is_empty());

    agree::accept(&island.desk, island.guild, OLGA, &text).await.unwrap();
    let [offered] = harbour.agreements().await.try_into().unwrap();
    assert_eq!(
        (offered.stand, offered.peer_id, offered.called.as_str()),
        (Accord::Answered, island.guild, "The Island")
    );
    assert!(!harbour.looks_at(SECOND, STEAM).await, "we have not agreed");
    assert!(!island.looks_at(SECOND, STEAM).await, "they have not agreed");
    assert_eq!(harbour.was_asked(), ["accept", "list"], "and were asked for nothing more than that");
    assert!(!island.looks_at(SECOND, STEAM).await);
    assert_eq!(harbour.was_asked().len(), 2, "whoever said no is left alone for a minute");
    assert!(island.was_asked().is_empty());
    assert_eq!(harbour.rows("SELECT 1 FROM guard_mutual_trace").await, 0, "nothing is kept for it either");
});

on_both_engines!(either_side_ends_it_at_once, async |db| {
    let (harbour, island) = agreed(db).await;
    for side in [&harbour, &island] {
        side.looks_at(TROLL, STEAM).await;
        traces::ban(&side.db, side.server(), TROLL, side.now()).await.unwrap();
        assert_eq!(side.rows("SELECT 1 FROM guard_mutual_trace").await, 1);
    }
    let (asked_harbour, asked_island) = (harbour.was_asked().len(), island.was_asked().len());
    let id = island.agreements().await[0].id;
    agree::end(&island.desk, island.guild, OLGA, id).await.unwrap();
    for side in [&harbour, &island] {
        assert!(side.agreements().await.is_empty());
        assert_eq!(side.rows("SELECT 1 FROM guard_mutual_trace").await, 0, "the other side forgot, too");
        assert_eq!(side.rows("SELECT 1 FROM guard_peering").await, 0);
    }
    later(&harbour, &island, HOUR);
    assert!(!harbour.looks_at(SECOND, STEAM).await && !island.looks_at(SECOND, STEAM).await);
    assert_eq!(harbour.was_asked().len(), asked_harbour + 1, "it was told of the end");
    assert_eq!(island.was_asked().len(), asked_island);
    assert!(
        harbour.told().last().unwrap().contains("The Island ended the agreement"),
        "{:?}",
        harbour.told()
    );
    assert!(agree::end(&island.desk, island.guild, OLGA, id).await.is_err(), "once");
});

on_both_engines!(a_lodge_that_is_silent_or_odd_has_said_nothing, async |db| {
    let (harbour, island) = agreed(db).await;
    island.looks_at(TROLL, STEAM).await;
    traces::ban(&island.db, island.server(), TROLL, island.now()).await.unwrap();
    // Somebody on the way changes what it answers.
    island.answered.lock().unwrap().is_changed = true;
    assert!(!harbour.looks_at(SECOND, STEAM).await);
    let asked = island.was_asked().len();
    assert!(!harbour.looks_at(SECOND, STEAM).await);
    assert_eq!(island.was_asked().len(), asked, "it is left alone for a minute");
    island.answered.lock().unwrap().is_changed = false;
    later(&harbour, &island, 61_000);
    assert!(harbour.looks_at(SECOND, STEAM).await);

    // It answers with another key than the one that it promised.
    let mut other = harbour.agreements().await.remove(0);
    other.peer_key = Some(harbour.agreements().await[0].handle.repeat(2));
    peerings::end(&harbour.db, other.id).await.unwrap();
    peerings::add(&harbour.db, &other).await.unwrap();
    assert!(!harbour.looks_at(SECOND, STEAM).await, "that is no key at all");
    let seed = lodge_guard::entrance::mutual::oprf::Key::of(&[7; 32]).unwrap();
    peerings::end(&harbour.db, other.id).await.unwrap();
    other.peer_key = Some(seed.public().to_vec());
    peerings::add(&harbour.db, &other).await.unwrap();
    assert!(!harbour.looks_at(SECOND, STEAM).await, "what was not made with the promised key says nothing");
});

on_both_engines!(nobody_is_asked_more_often_than_a_day_allows, async |db| {
    let (harbour, island) = agreed(db).await;
    island.looks_at(TROLL, STEAM).await;
    traces::ban(&island.db, island.server(), TROLL, island.now()).await.unwrap();
    let handle = island.agreements().await[0].handle.clone();
    for _ in 1..ASKED_A_DAY.count {
        assert!(island.limiter.allow(&ASKED_A_DAY, &handle).await.unwrap().allowed);
    }
    assert!(harbour.looks_at(SECOND, STEAM).await, "the last one of this day");
    assert!(!harbour.looks_at(SECOND, STEAM).await);
    let asked = island.was_asked().len();
    later(&harbour, &island, 61_000);
    assert!(!harbour.looks_at(SECOND, STEAM).await);
    assert_eq!(island.was_asked().len(), asked, "and it is left alone for an hour");
    later(&harbour, &island, 24 * HOUR);
    assert!(harbour.looks_at(SECOND, STEAM).await, "another day");
});
