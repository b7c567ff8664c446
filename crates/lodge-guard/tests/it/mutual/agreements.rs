//! Coming to an agreement: who may answer an invitation, how often, and for how long it holds.

use lodge_guard::{
    Accord, Done,
    entrance::mutual::{
        agree::{self, Cannot},
        invitation::NoInvitation,
    },
    ids::GuildId,
    store::{
        deeds,
        peerings::{self, DAYS, MOST},
    },
};
use lodge_register::{Id, Timestamp};
use lodge_testkit::on_both_engines;

use super::scene::{OLGA, TROLL, agreed, both, later};

on_both_engines!(both_staffs_say_yes_and_are_told, async |db| {
    let (harbour, island) = agreed(db).await;
    for (side, outcomes) in [(&harbour, &["agreed", "offered"][..]), (&island, &["accepted"][..])] {
        let [agreement] = side.agreements().await.try_into().unwrap();
        assert_eq!(agreement.stand, Accord::On);
        assert!(agreement.heard_at.is_some());
        assert_eq!(agreement.ends_at, side.now().plus_days(DAYS));
        let deeds = deeds::before(&side.db, side.server(), Id::new(i64::MAX)).await.unwrap();
        let of: Vec<&str> = deeds
            .iter()
            .filter(|deed| deed.done == Done::Set && deed.tool == "agreement" && deed.actor_id == OLGA)
            .map(|deed| deed.outcome.as_str())
            .collect();
        assert_eq!(of, outcomes);
    }
    assert!(harbour.told()[0].starts_with("The Island accepted your invitation"), "{:?}", harbour.told());
    let told = island.told();
    assert!(told[0].contains("The \\<b\\>Harbour\\</b\\>") && told.len() == 2, "{told:?}");
    assert!(told[1].contains("from now on"), "{told:?}");
    // What both know is the same, and their own keys are not.
    let [one, other] = [harbour.agreements().await.remove(0), island.agreements().await.remove(0)];
    assert_eq!((one.handle, one.shared.reveal()), (other.handle, other.shared.reveal()));
    assert_ne!(one.own_seed.reveal(), other.own_seed.reveal());
});

on_both_engines!(an_invitation_is_good_once_and_for_a_week, async |db| {
    let (harbour, island) = both(db).await;
    let text = agree::offer(&harbour.desk, harbour.guild, OLGA).await.unwrap();
    let looked = agree::look_at(&island.desk, &text).ok().unwrap();
    assert_eq!((looked.guild, looked.name.as_str()), (harbour.guild, "The <b>Harbour</b>"));
    assert_eq!(looked.url, harbour.door.url());
    assert!(matches!(agree::accept(&harbour.desk, harbour.guild, OLGA, &text).await, Err(Cannot::Ours)));
    let odd = agree::accept(&island.desk, island.guild, OLGA, "hello").await;
    assert!(matches!(odd, Err(Cannot::Invitation(NoInvitation::Unreadable))));

    agree::accept(&island.desk, island.guild, OLGA, &text).await.unwrap();
    assert!(matches!(agree::accept(&island.desk, island.guild, OLGA, &text).await, Err(Cannot::Known)));
    // Somebody who got hold of the text answers after them.
    let id = harbour.agreements().await[0].id;
    let thief = peerings::Answered {
        url: "https://thief.example".to_owned(),
        peer: GuildId::new(666),
        called: "The Island".to_owned(),
        key: vec![7; 32],
    };
    assert!(!peerings::answered(&harbour.db, id, &thief, harbour.now()).await.unwrap());
    // Our staff agrees to whom they saw, and to nobody else.
    let other = agree::agree(&harbour.desk, harbour.guild, OLGA, id, GuildId::new(666)).await;
    assert!(matches!(other, Err(Cannot::Not)));
    agree::agree(&harbour.desk, harbour.guild, OLGA, id, island.guild).await.unwrap();
    let twice = agree::agree(&harbour.desk, harbour.guild, OLGA, id, island.guild).await;
    assert!(matches!(twice, Err(Cannot::Not)));

    let late = agree::offer(&harbour.desk, harbour.guild, OLGA).await.unwrap();
    later(&harbour, &island, 7 * Timestamp::DAY);
    let late = agree::accept(&island.desk, island.guild, OLGA, &late).await;
    assert!(matches!(late, Err(Cannot::Invitation(NoInvitation::Late))));
});

on_both_engines!(whoever_took_it_back_is_not_accepted_any_more, async |db| {
    let (harbour, island) = both(db).await;
    let text = agree::offer(&harbour.desk, harbour.guild, OLGA).await.unwrap();
    let id = harbour.agreements().await[0].id;
    agree::end(&harbour.desk, harbour.guild, OLGA, id).await.unwrap();
    assert!(matches!(agree::accept(&island.desk, island.guild, OLGA, &text).await, Err(Cannot::Gone)));
    assert!(island.agreements().await.is_empty(), "nothing is kept of it");
    assert!(harbour.told().is_empty() && island.told().is_empty());
});

on_both_engines!(there_are_few_and_nobody_knocks_without_end, async |db| {
    let (harbour, island) = both(db).await;
    for _ in 0..MOST {
        agree::offer(&harbour.desk, harbour.guild, OLGA).await.unwrap();
    }
    assert!(matches!(agree::offer(&harbour.desk, harbour.guild, OLGA).await, Err(Cannot::Many)));
    later(&harbour, &island, 7 * Timestamp::DAY);
    assert!(agree::offer(&harbour.desk, harbour.guild, OLGA).await.is_ok(), "what nobody answered is gone");

    let text = agree::offer(&harbour.desk, harbour.guild, OLGA).await.unwrap();
    for all in harbour.agreements().await {
        agree::end(&harbour.desk, harbour.guild, OLGA, all.id).await.unwrap();
    }
    for _ in 0..20 {
        assert!(matches!(agree::accept(&island.desk, island.guild, OLGA, &text).await, Err(Cannot::Gone)));
    }
    assert!(matches!(agree::accept(&island.desk, island.guild, OLGA, &text).await, Err(Cannot::Often)));
});

on_both_engines!(an_agreement_ends_by_itself_and_its_keys_with_it, async |db| {
    let (harbour, island) = agreed(db).await;
    harbour.looks_at(TROLL, "76561197960287930").await;
    later(&harbour, &island, (DAYS - 1) * Timestamp::DAY);
    agree::tidy(&harbour.desk).await.unwrap();
    assert_eq!(harbour.agreements().await.len(), 1);
    later(&harbour, &island, Timestamp::DAY);
    assert!(harbour.agreements().await.is_empty(), "it is over, though nobody removed it yet");
    agree::tidy(&harbour.desk).await.unwrap();
    for table in ["SELECT 1 FROM guard_peering", "SELECT 1 FROM guard_mutual_trace"] {
        assert_eq!(harbour.rows(table).await, 0, "{table}");
    }
    assert!(harbour.told().last().unwrap().contains("is over"), "{:?}", harbour.told());
});
