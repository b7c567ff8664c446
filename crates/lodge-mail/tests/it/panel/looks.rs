//! Looking at a domain: its own name servers know first, and nobody makes us ask inside our own network.

use lodge_egress::{Door, DoorSettings};
use lodge_mail::dns::{Look, Mark, What};
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
