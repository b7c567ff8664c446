//! What somebody sees and may do: their own domains, and those that they look after.

use lodge_accounts::{
    Account, Role,
    delegates::{self, Invitation},
    limits::{self, DEFAULTS, Limits},
};
use lodge_mail::{
    Answer, Destinations,
    store::{self, AddError, Changes, May},
};
use lodge_store::{Cache, CacheUrl, Db, OsChance};
use lodge_testkit::{engines::TestDb, on_both_engines};
use std::sync::Arc;

use super::proofs::{account, alias, house};

pub async fn cache(db: &TestDb) -> Cache {
    Cache::open(&CacheUrl::Memory, &db.keys, db.clock.clone(), Arc::new(OsChance)).await.unwrap()
}

/// Lets somebody look after a domain.
pub async fn share(db: &TestDb, cache: &Cache, owner: &Account, object: i64, with: &Account, role: Role) {
    let invitation = Invitation { module: "mail".to_owned(), object, role, email: with.email.clone() };
    let code = delegates::invite(cache, &*db.clock, &OsChance, owner, invitation).await.unwrap();
    delegates::accept(db, cache, &*db.clock, code.expose(), with).await.unwrap();
}

async fn may(db: &Db, who: &Account, id: lodge_register::Id<lodge_mail::Domain>) -> Option<May> {
    store::domain_for(db, who.id, id).await.unwrap().map(|held| held.may)
}

on_both_engines!(a_domain_is_seen_by_its_owner_and_by_whom_they_invited, async |db: TestDb| {
    house(&db).await;
    let cache = cache(&db).await;
    let (alice, bob, carol) =
        (account(&db, "alice").await, account(&db, "bob").await, account(&db, "carol").await);
    let domain = store::add_domain(&db, &*db.clock, alice.id, "alice.test".to_owned()).await.unwrap();
    let other = store::add_domain(&db, &*db.clock, alice.id, "other.test".to_owned()).await.unwrap();
    let shop = store::add_alias(&db, &*db.clock, alias(&domain, "shop", "ann@x.test")).await.unwrap();
    assert_eq!(may(&db, &alice, domain.id).await, Some(May::Own));
    assert_eq!(may(&db, &bob, domain.id).await, None);
    assert!(store::alias_for(&db, bob.id, shop.id).await.unwrap().is_none());

    share(&db, &cache, &alice, domain.id.number(), &bob, Role::Editor).await;
    share(&db, &cache, &alice, domain.id.number(), &carol, Role::Viewer).await;
    assert_eq!(may(&db, &bob, domain.id).await, Some(May::Edit));
    assert_eq!(may(&db, &carol, domain.id).await, Some(May::View));
    assert_eq!(may(&db, &bob, other.id).await, None);
    assert!(store::alias_for(&db, carol.id, shop.id).await.unwrap().is_some());
    assert_eq!(store::domains_for(&db, bob.id).await.unwrap().len(), 1);
    assert_eq!(store::domains_for(&db, alice.id).await.unwrap().len(), 2);

    store::remove_domain(&db, &*db.clock, domain.id).await.unwrap();
    assert!(store::domains_for(&db, bob.id).await.unwrap().is_empty());
    assert!(delegates::of(&db, bob.id).await.unwrap().is_empty(), "a share in nothing is none");
});

on_both_engines!(nobody_has_more_than_they_may, async |db: TestDb| {
    house(&db).await;
    let alice = account(&db, "alice").await;
    let few = Limits { domains: 1, aliases: 2, ..DEFAULTS };
    limits::set(&db, &*db.clock, alice.id, Some(few)).await.unwrap();
    let domain = store::add_unproved(&db, &*db.clock, alice.id, "alice.test".to_owned()).await.unwrap();
    let second = store::add_unproved(&db, &*db.clock, alice.id, "two.test".to_owned()).await;
    assert!(matches!(second, Err(AddError::Limit(1))));
    let add = async |names: &[&str]| {
        let new = names.iter().map(|name| (alias(&domain, name, "ann@x.test"), None)).collect();
        store::add_aliases_within(&db, &*db.clock, alice.id, new).await
    };
    assert!(matches!(add(&["a", "b", "c"]).await, Err(AddError::Limit(2))), "all or none");
    assert_eq!(store::counted(&db, alice.id).await.unwrap(), (1, 0));
    assert_eq!(add(&["a", "b"]).await.unwrap().len(), 2);
    assert!(matches!(add(&["c"]).await, Err(AddError::Limit(2))));
    assert_eq!(store::counted(&db, alice.id).await.unwrap(), (1, 2));
});

on_both_engines!(an_alias_is_changed_as_a_whole, async |db: TestDb| {
    house(&db).await;
    let alice = account(&db, "alice").await;
    let domain = store::add_domain(&db, &*db.clock, alice.id, "alice.test".to_owned()).await.unwrap();
    let shop = store::add_alias(&db, &*db.clock, alias(&domain, "shop", "ann@x.test")).await.unwrap();
    let change = async |to: &[&str], label: Option<&str>, closed| {
        let destinations = Destinations::parse(to.iter().copied(), "shop@alice.test").unwrap();
        let changes = Changes { destinations, label: label.map(str::to_owned), closed };
        store::change_alias(&db, &*db.clock, shop.id, changes).await.unwrap();
        let alias = store::alias(&db, shop.id).await.unwrap().unwrap();
        let to: Vec<_> = alias.destinations.reveal().paths().iter().map(ToString::to_string).collect();
        (to.join(","), alias.label.map(|label| label.reveal().clone()), alias.closed)
    };
    let changed = change(&["b@x.test", "c@x.test"], Some("The shop"), Some(Answer::Defer)).await;
    assert_eq!(changed, ("b@x.test,c@x.test".to_owned(), Some("The shop".to_owned()), Some(Answer::Defer)));
    assert_eq!(change(&["b@x.test"], None, None).await, ("b@x.test".to_owned(), None, None));
});
