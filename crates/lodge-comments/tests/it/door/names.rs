//! Nobody passes for somebody else, and two sites cannot tell that two visitors are one person.

use super::house::House;
use lodge_comments::{
    Book,
    door::{Refused, guest_may_be_called},
};
use lodge_testkit::on_both_engines;
use std::collections::BTreeSet;

on_both_engines!(a_guest_passes_for_nobody, async |db| {
    let house = House::on(&db).await;
    let book = Book::open(&house.site);
    let alice = house.account("Alice A.", "alice@example.org").await;
    house.visits(&house.blog, &alice, "Alice").await;
    let check = async |site, name: &str, email| guest_may_be_called(&book, site, name, email).await.unwrap();
    for name in ["Alice", "alice", "Аlice", "A l i c e", "olga owner", "Olga\u{200b}Owner"] {
        assert_eq!(check(&house.blog, name, None).await, Err(Refused::Name), "{name}");
    }
    assert_eq!(check(&house.blog, "Alicia", None).await, Ok(()));
    assert_eq!(check(&house.shop, "Alice", None).await, Ok(()), "nobody is called so there");
    // The same words for whoever has the address, here or elsewhere in the house.
    for email in ["alice@example.org", "Alice@Example.org", "olga@example.org"] {
        assert_eq!(check(&house.blog, "Zoe", Some(email)).await, Err(Refused::Email), "{email}");
    }
    assert_eq!(check(&house.blog, "Zoe", Some("zoe@example.org")).await, Ok(()));

    let refused = house.writes(&house.blog, "", &[("name", "ALICE"), ("body", "Not me")]).await;
    assert!(refused["fields"]["name"].as_str().unwrap().contains("sign in"), "{refused}");
    let taken = house.writes(&house.blog, "", &[("name", "Zoe"), ("body", "Me")]).await;
    assert_eq!(taken["state"], "shown", "{taken}");
    // Who signs in cannot be called what the owner is called, either.
    house.sign_in(&alice).await;
    let bob = house.account("Bob", "bob@example.org").await;
    house.sign_in(&bob).await;
    let as_owner = house.sends(&house.blog, "/account", &[("name", "OLGA OWNER")]).await;
    assert_eq!(as_owner.status, 422);
});

/// What is shown of somebody at a site: every word that is not of the page itself.
fn words(thread: &str) -> BTreeSet<String> {
    thread
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| word.len() >= 6)
        .map(str::to_owned)
        .collect()
}

on_both_engines!(two_sites_cannot_tell_that_two_visitors_are_one_person, async |db| {
    let house = House::on(&db).await;
    let alice = house.account("Alice A.", "alice@example.org").await;
    // What two strangers have in common is of the page; what Alice shares with herself beyond it would betray her.
    let (bob, carl) =
        (house.account("Bob", "bob@example.org").await, house.account("Carl", "carl@example.org").await);
    let write = async |site, account, name: &str, body: &str| {
        let token = house.visits(site, account, name).await;
        house.writes(site, &token, &[("body", body)]).await;
    };
    for again in ["First", "Second"] {
        write(&house.blog, &bob, "Bobby", &format!("One thing {again}")).await;
        write(&house.shop, &carl, "Carlos", &format!("Another matter {again}")).await;
    }
    let common: BTreeSet<_> = words(&house.reads(&house.blog).await)
        .intersection(&words(&house.reads(&house.shop).await))
        .cloned()
        .collect();
    write(&house.blog, &alice, "Wanderer", "A remark").await;
    write(&house.shop, &alice, "Customer", "A question").await;
    let (blog, shop) = (house.reads(&house.blog).await, house.reads(&house.shop).await);
    assert!(blog.contains("Wanderer") && shop.contains("Customer"));
    let shared: Vec<_> =
        words(&blog).intersection(&words(&shop)).filter(|word| !common.contains(*word)).cloned().collect();
    assert!(shared.is_empty(), "both sites know this: {shared:?}");
    assert!(!blog.contains(&alice.id.to_string()) && !blog.contains("alice"));
    // Whoever writes the same words at both is told apart by no Lodge: what is searched for is found.
    write(&house.blog, &alice, "Wanderer", "Her own Shibboleth").await;
    write(&house.shop, &alice, "Customer", "Her own Shibboleth").await;
    let (blog, shop) = (words(&house.reads(&house.blog).await), words(&house.reads(&house.shop).await));
    assert!(blog.intersection(&shop).any(|word| word == "Shibboleth"));
});
