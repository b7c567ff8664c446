//! Whose a domain is: whoever proved it, and nobody else's mail changes until then.

use lodge_accounts::{Account, Email, NewAccount};
use lodge_mail::{
    Destinations, Domain,
    aliases::{Aliases, Found},
    store::{self, AddError, NewAlias},
};
use lodge_register::Personal;
use lodge_smtp::Path;
use lodge_store::{Db, StoreError};
use lodge_testkit::{engines::TestDb, on_both_engines};

pub async fn house(db: &TestDb) {
    let migrations =
        [lodge_accounts::migrations(), lodge_abuse::migrations(), lodge_mail::migrations()].concat();
    db.migrate(&migrations).await.unwrap();
}

pub async fn account(db: &TestDb, name: &str) -> Account {
    let new = NewAccount {
        email: Personal::new(Email::parse(&format!("{name}@example.org")).unwrap()),
        name: Personal::new(name.to_owned()),
        password: None,
        admin: false,
    };
    lodge_accounts::add(db, &*db.clock, new).await.unwrap()
}

pub fn alias(domain: &Domain, name: &str, to: &str) -> NewAlias {
    let address = format!("{name}@{}", domain.name.reveal());
    let destinations = Destinations::parse([to], &address).unwrap();
    NewAlias { domain: domain.id, account: domain.account_id, address, destinations, label: None }
}

/// Where it leads, as a running Lodge sees it.
async fn leads(aliases: &Aliases, db: &Db, address: &str) -> String {
    aliases.refresh(db).await.unwrap();
    match aliases.find(&Path::parse(address).unwrap()) {
        Found::Way(way) => way.destinations.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
        Found::Unknown => "unknown".to_owned(),
        Found::NotOurs => "not ours".to_owned(),
    }
}

on_both_engines!(no_mail_is_taken_for_a_domain_that_nobody_proved, async |db: TestDb| {
    house(&db).await;
    let (alice, aliases) = (account(&db, "alice").await, Aliases::default());
    let domain = store::add_unproved(&db, &*db.clock, alice.id, "alice.test".to_owned()).await.unwrap();
    let shop = alias(&domain, "shop", "ann@elsewhere.test");
    store::add_aliases_within(&db, &*db.clock, alice.id, vec![(shop, None)]).await.unwrap();
    assert_eq!(leads(&aliases, &db, "shop@alice.test").await, "not ours");
    assert_eq!(leads(&aliases, &db, "postmaster@alice.test").await, "not ours");

    store::prove(&db, &*db.clock, &domain).await.unwrap();
    assert_eq!(leads(&aliases, &db, "shop@alice.test").await, "ann@elsewhere.test");
    assert_eq!(leads(&aliases, &db, "postmaster@alice.test").await, "alice@example.org");
});

on_both_engines!(who_only_says_it_keeps_nobody_out, async |db: TestDb| {
    house(&db).await;
    let (alice, mallory) = (account(&db, "alice").await, account(&db, "mallory").await);
    let aliases = Aliases::default();
    let add =
        async |who: &Account| store::add_unproved(&db, &*db.clock, who.id, "alice.test".to_owned()).await;
    let add_alias = async |domain: &Domain, to: &str| {
        let new = vec![(alias(domain, "shop", to), None)];
        store::add_aliases_within(&db, &*db.clock, domain.account_id, new).await
    };
    // Mallory is first, with the same alias.
    let hers = add(&mallory).await.unwrap();
    add_alias(&hers, "mallory@elsewhere.test").await.unwrap();
    let own = add(&alice).await.unwrap();
    add_alias(&own, "ann@elsewhere.test").await.unwrap();
    assert!(matches!(add(&alice).await, Err(AddError::There)), "once in each account");
    assert!(matches!(add_alias(&own, "x@elsewhere.test").await, Err(AddError::There)));
    assert_eq!(leads(&aliases, &db, "shop@alice.test").await, "not ours");

    store::prove(&db, &*db.clock, &own).await.unwrap();
    assert_eq!(leads(&aliases, &db, "shop@alice.test").await, "ann@elsewhere.test");
    assert_eq!(store::domain_by_name(&db, "alice.test").await.unwrap().unwrap().id, own.id);
    let found = store::alias_by_address(&db, "shop@alice.test").await.unwrap().unwrap();
    assert_eq!(found.domain_id, own.id);

    // What Mallory does now changes nothing, and is noticed by nobody.
    let office = vec![(alias(&hers, "office", "mallory@elsewhere.test"), None)];
    store::add_aliases_within(&db, &*db.clock, mallory.id, office).await.unwrap();
    assert_eq!(leads(&aliases, &db, "office@alice.test").await, "unknown");
    store::remove_domain(&db, &*db.clock, hers.id).await.unwrap();
    assert_eq!(leads(&aliases, &db, "shop@alice.test").await, "ann@elsewhere.test");
});

on_both_engines!(a_domain_that_changed_hands_goes_to_who_proves_it, async |db: TestDb| {
    house(&db).await;
    let (alice, bob) = (account(&db, "alice").await, account(&db, "bob").await);
    let aliases = Aliases::default();
    let before = store::add_domain(&db, &*db.clock, alice.id, "alice.test".to_owned()).await.unwrap();
    store::add_alias(&db, &*db.clock, alias(&before, "shop", "ann@elsewhere.test")).await.unwrap();
    assert_eq!(leads(&aliases, &db, "shop@alice.test").await, "ann@elsewhere.test");

    let after = store::add_unproved(&db, &*db.clock, bob.id, "alice.test".to_owned()).await.unwrap();
    let office = vec![(alias(&after, "office", "bob@elsewhere.test"), None)];
    store::add_aliases_within(&db, &*db.clock, bob.id, office).await.unwrap();
    assert_eq!(leads(&aliases, &db, "shop@alice.test").await, "ann@elsewhere.test");
    store::prove(&db, &*db.clock, &after).await.unwrap();
    assert_eq!(leads(&aliases, &db, "shop@alice.test").await, "unknown");
    assert_eq!(leads(&aliases, &db, "office@alice.test").await, "bob@elsewhere.test");
    assert_eq!(leads(&aliases, &db, "postmaster@alice.test").await, "bob@example.org");
    // A process that starts now sees the same.
    assert_eq!(leads(&Aliases::default(), &db, "shop@alice.test").await, "unknown");
    let again = store::add_domain(&db, &*db.clock, alice.id, "alice.test".to_owned()).await;
    assert!(matches!(again, Err(StoreError::Conflict)));
});

on_both_engines!(aliases_that_were_there_before_survive_the_change_of_tables, async |db: TestDb| {
    let (accounts, mail) = (lodge_accounts::migrations(), lodge_mail::migrations());
    db.migrate(&[accounts, &mail[..1]].concat()).await.unwrap();
    let alice = account(&db, "alice").await;
    let domain = store::add_domain(&db, &*db.clock, alice.id, "alice.test".to_owned()).await.unwrap();
    store::add_alias(&db, &*db.clock, alias(&domain, "shop", "ann@elsewhere.test")).await.unwrap();
    db.migrate(&[accounts, mail].concat()).await.unwrap();
    assert_eq!(leads(&Aliases::default(), &db, "shop@alice.test").await, "ann@elsewhere.test");
    // The aliases still go with their domain, and the domain with its account.
    let gone = lodge_store::Batch::new().run(
        "DELETE FROM accounts_account WHERE id = $1",
        (alice.id,),
        lodge_store::Expect::Exactly(1),
    );
    db.write(gone).await.unwrap();
    assert!(store::aliases(&db).await.unwrap().is_empty());
});
