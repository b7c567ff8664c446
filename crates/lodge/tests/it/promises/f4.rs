//! F4: no client IP of SMTP traffic is stored.

use lodge_testkit::canary::{assert_none, with_database};

use super::{
    everywhere, house, in_database,
    traffic::{Marks, traffic},
    url,
};

#[test]
fn promise_f4_no_client_address_or_name_is_stored() {
    let traffic = traffic("debug");
    let search = traffic.marks.origin.ready();
    assert_none(&everywhere(&traffic.house, &search));
    assert_none(&search.clear("what it said", traffic.said.as_bytes()));
}

/// As four bytes in a sealed cell, an address is found all the same.
#[test]
fn promise_f4_breach_a_stored_address_is_found() {
    let house = house().with_domain("alice@example.org", "alice.test");
    let marks = Marks::draw();
    let search = marks.origin.ready();
    with_database(url(&house), &house.key(), async |db| {
        let keep = lodge_store::Batch::new()
            .run("CREATE TABLE seen (client BLOB NOT NULL)", (), lodge_store::Expect::Any)
            .run(
                "INSERT INTO seen VALUES ($1)",
                (marks.four().octets().to_vec(),),
                lodge_store::Expect::Exactly(1),
            );
        db.write(keep).await.unwrap();
    });
    let found = in_database(&house, &search);
    assert!(found.iter().any(|find| find.form == "binary"), "{found:?}");
}
