//! Nobody passes for somebody else, and two sites cannot tell that two visitors are one person.

use super::house::House;
use axum::http::Method;
use lodge_comments::{
    Book,
    door::{Refused, guest_may_be_called, known_as, public_id},
    store::{comments, visitors},
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

on_both_engines!(a_guest_wears_nobody_s_address_and_learns_of_no_account, async |db| {
    let house = House::on(&db).await;
    let book = Book::open(&house.site);
    let alice = house.account("Alice A.", "alice@example.org").await;
    house.visits(&house.blog, &alice, "Alice").await;
    for (email, theirs) in [
        ("Alice@Example.org", true),
        ("olga@example.org", true),
        ("zoe@example.org", false),
        ("alice@example.com", false),
    ] {
        let may = guest_may_be_called(&book, &house.blog, "Zoe", Some(email)).await.unwrap();
        assert_eq!(may, if theirs { Err(Refused::Email) } else { Ok(()) }, "{email}");
    }
    // Of a guest who typed it, everybody hears the same: whether somebody has an account by it or not.
    let number = house.blog.id.number().to_string();
    let mut answers = BTreeSet::new();
    for (email, body) in [("alice@example.org", "One"), ("zoe@example.org", "Two"), ("", "Three")] {
        let form = [
            ("site", number.as_str()),
            ("page", "/post"),
            ("name", "Zoe"),
            ("body", body),
            ("email", email),
            ("notify", "on"),
        ];
        let answer = house.asks(Method::POST, "/embed/comments", "", &form).await;
        let said = answer.json();
        let names: Vec<_> = said.as_object().unwrap().keys().cloned().collect();
        answers.insert(format!("{} {} {} {names:?}", answer.status, said["state"], said["said"]));
        let id = said["id"].as_str().unwrap().parse().unwrap();
        let comment = comments::by_id(&db, id).await.unwrap().unwrap();
        let guest = visitors::by_id(&db, comment.author_id.unwrap()).await.unwrap().unwrap();
        let kept = guest.email.map(|email| email.reveal().clone());
        assert_eq!(kept.as_deref(), Some("zoe@example.org").filter(|zoe| *zoe == email));
        assert!(!guest.email_proved);
    }
    assert_eq!(answers.len(), 1, "{answers:?}");
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
    // By their public names neither site finds out who the other's visitor is; nor by the number that we know them by.
    let book = Book::open(&house.site);
    let here = async |site: &lodge_comments::Site| {
        let her = visitors::by_account(&db, site.id, alice.id).await.unwrap().unwrap();
        (her.id, public_id(&book, her.id))
    };
    let ((at_blog, blog_name), (at_shop, shop_name)) = (here(&house.blog).await, here(&house.shop).await);
    assert!(blog.contains(&format!("data-author=\"{blog_name}\"")) && !blog.contains(&shop_name));
    assert!(shop.contains(&format!("data-author=\"{shop_name}\"")) && !shop.contains(&blog_name));
    assert!(!blog.contains(&at_blog.to_string()) && !shop.contains(&at_shop.to_string()));
    assert_eq!(known_as(&book, &blog_name), Some(at_blog));
    let (one, other) = (
        house.get(&format!("/embed/avatar/{blog_name}")).await.body,
        house.get(&format!("/embed/avatar/{shop_name}")).await.body,
    );
    assert!(one.starts_with("<svg") && other.starts_with("<svg") && one != other);
    // Whoever writes the same words at both is told apart by no Lodge: what is searched for is found.
    write(&house.blog, &alice, "Wanderer", "Her own Shibboleth").await;
    write(&house.shop, &alice, "Customer", "Her own Shibboleth").await;
    let (blog, shop) = (words(&house.reads(&house.blog).await), words(&house.reads(&house.shop).await));
    assert!(blog.intersection(&shop).any(|word| word == "Shibboleth"));
});
