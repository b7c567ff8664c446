//! Looking at a domain: its own name servers know first, and nobody makes us ask inside our own network.

use std::sync::Arc;

use lodge_egress::{Door, DoorSettings};
use lodge_mail::dns::{Look, Mark, NoAnswer, What};
use lodge_testkit::dns::Dns;

use super::town::Town;

fn door(allow: &[&str]) -> Door {
    let allow = allow.iter().map(|allow| allow.parse().unwrap()).collect();
    Door::new(&DoorSettings { allow, ..DoorSettings::default() }).unwrap()
}

#[tokio::test]
async fn the_domains_own_name_servers_know_first() {
    let town = Town::open().await;
    let domain = town.domain(&town.alice, "alice.test").await;
    let (near, own) = (Dns::start().await, Dns::start().await);
    near.ns("alice.test", "ns.alice.test");
    near.address_of("ns.alice.test", [127, 0, 0, 1]);
    own.mx("alice.test", 10, "mx.lodge.test");
    own.txt("_lodge.alice.test", &lodge_mail::dns::proof_of(&town.db, &domain));
    let look = |door| Look::new(&[near.address()], door, "MX.lodge.test.").with_port(own.address().port());
    let open = look(door(&["127.0.0.0/8"]));
    let mark = async |what| open.sheet(&town.db, &domain).await.row(what).unwrap().verdict.mark;
    assert_eq!(mark(What::Mx).await, Mark::NotYet);
    assert_eq!(mark(What::Proof).await, Mark::NotYet);
    assert_eq!(mark(What::Spf).await, Mark::Missing);
    assert_eq!(open.is_proved(&town.db, &domain).await, Ok(true), "no waiting for what others remember");
    near.mx("alice.test", 10, "mx.lodge.test");
    assert_eq!(mark(What::Mx).await, Mark::Ok, "asked afresh");
    own.forget("alice.test");
    own.mx("alice.test", 10, "mx.old.test");
    assert_eq!(mark(What::Mx).await, Mark::Wrong, "what others remember does not count");

    // Through a door that does not lead there, only those near us are asked.
    let asked = own.asked().len();
    let shut = look(door(&[]));
    let sheet = shut.sheet(&town.db, &domain).await;
    assert_eq!(sheet.row(What::Mx).unwrap().verdict.mark, Mark::Ok);
    assert_eq!(own.asked().len(), asked, "a stranger's domain does not make us ask inside our own network");
}

#[tokio::test]
async fn a_name_with_many_parts_is_not_climbed_to_its_top() {
    let town = Town::open().await;
    let near = Dns::start().await;
    let look = Look::new(&[near.address()], door(&[]), "mx.lodge.test");
    let asked = || {
        let mut asked: Vec<_> =
            near.asked().into_iter().filter(|(_, kind)| *kind == 2).map(|(name, _)| name).collect();
        asked.dedup();
        asked
    };
    let long = format!("{}alice.test", "a.".repeat(100));
    let domain = town.domain(&town.alice, &long).await;
    assert_eq!(look.is_proved(&town.db, &domain).await, Ok(false));
    assert_eq!(asked().len(), 5, "no servers there: a little above, and no further");

    // Whoever does not answer is not asked for everything above, too.
    let domain = town.domain(&town.alice, "b.c.mallory.test").await;
    near.fails("b.c.mallory.test");
    let _ = look.is_proved(&town.db, &domain).await;
    assert_eq!(asked().len(), 6, "{:?}", asked());
}

#[tokio::test]
async fn looks_that_wait_for_silence_keep_few_places() {
    let town = Town::open().await;
    let near = Dns::start().await;
    let look = Arc::new(Look::new(&[near.address()], door(&[]), "mx.lodge.test"));
    let proved = |domain: lodge_mail::Domain| {
        let (look, db) = (Arc::clone(&look), (*town.db).clone());
        async move { look.is_proved(&db, &domain).await }
    };
    let mut domains = Vec::new();
    for number in 0..32 {
        let name = format!("mallory{number}.test");
        near.silent(&name);
        near.silent(&format!("_lodge.{name}"));
        domains.push(town.domain(&town.alice, &name).await);
    }
    let other = town.domain(&town.alice, "alice.test").await;
    let waiting: Vec<_> = domains.into_iter().map(|domain| tokio::spawn(proved(domain))).collect();
    while (0..32).any(|number| near.asked().iter().all(|(name, _)| *name != format!("mallory{number}.test")))
    {
        tokio::task::yield_now().await;
    }
    let asked = near.asked().len();
    assert_eq!(proved(other.clone()).await, Err(NoAnswer), "told at once, without being asked for");
    assert!(near.asked()[asked..].iter().all(|(name, _)| name.contains("mallory")));
    waiting.iter().for_each(tokio::task::JoinHandle::abort);
    for ended in waiting {
        assert!(ended.await.unwrap_err().is_cancelled());
    }
    assert_eq!(proved(other).await, Ok(false), "whoever goes away leaves the place");
}
