//! What an address leads to, and that a running Lodge notices when it changes.

use lodge_accounts::{Account, Email, NewAccount};
use lodge_mail::{
    Answer, Destinations, Domain,
    aliases::{Aliases, Found},
    canonical,
    store::{self, NewAlias},
};
use lodge_register::Personal;
use lodge_smtp::Path;
use lodge_store::{Db, ManualClock, StoreError};
use lodge_testkit::{
    engines::{BEGINNING, TestDb},
    on_both_engines,
};

/// Alice has an account and the domain alice.test.
async fn alice(db: &Db, clock: &ManualClock) -> (Account, Domain) {
    let migrations = [lodge_accounts::migrations(), lodge_mail::migrations()].concat();
    db.migrate(&migrations).await.unwrap();
    let new = NewAccount {
        email: Personal::new(Email::parse("alice@example.org").unwrap()),
        name: Personal::new("Alice".to_owned()),
        password: None,
        admin: false,
    };
    let account = lodge_accounts::add(db, clock, new).await.unwrap();
    let domain = store::add_domain(db, clock, account.id, "alice.test".to_owned()).await.unwrap();
    (account, domain)
}

fn new_alias(account: &Account, domain: &Domain, address: &str, to: &[&str]) -> NewAlias {
    let address = canonical(address).unwrap();
    let destinations = Destinations::parse(to.iter().copied(), &address).unwrap();
    NewAlias { domain: domain.id, account: account.id, address, destinations, label: None }
}

/// Where it leads, in words.
fn leads(aliases: &Aliases, address: &str) -> String {
    match aliases.find(&Path::parse(address).unwrap()) {
        Found::Way(way) => {
            let to: Vec<_> = way.destinations.iter().map(ToString::to_string).collect();
            let closed = way.closed.map_or(String::new(), |answer| format!(" closed {}", answer.code()));
            format!("{}{closed}", to.join(","))
        }
        Found::Unknown => "unknown".to_owned(),
        Found::NotOurs => "not ours".to_owned(),
    }
}

on_both_engines!(an_address_leads_to_the_alias_that_fits_best, async |db: TestDb| {
    let clock = ManualClock::at(BEGINNING);
    let (account, domain) = alice(&db, &clock).await;
    let aliases = Aliases::default();
    aliases.refresh(&db).await.unwrap();
    assert_eq!(leads(&aliases, "shop@alice.test"), "unknown");
    assert_eq!(leads(&aliases, "shop@bob.test"), "not ours");
    //= rfc5321#4.5.1
    //= type=test
    //# Any system that includes an SMTP server supporting mail relaying or
    //# delivery MUST support the reserved mailbox "postmaster" as a case-
    //# insensitive local name.
    assert_eq!(leads(&aliases, "PostMaster@alice.test"), "alice@example.org");

    let shop = new_alias(&account, &domain, "Shop@Alice.Test", &["a@example.org", "b@example.net"]);
    store::add_alias(&db, &clock, shop).await.unwrap();
    aliases.refresh(&db).await.unwrap();
    assert_eq!(leads(&aliases, "SHOP@alice.TEST"), "a@example.org,b@example.net");
    assert_eq!(leads(&aliases, "shop+books@alice.test"), "a@example.org,b@example.net");
    assert_eq!(leads(&aliases, "+shop@alice.test"), "unknown");
    assert_eq!(leads(&aliases, "other@alice.test"), "unknown");

    let all = new_alias(&account, &domain, "*@alice.test", &["rest@example.org"]);
    store::add_alias(&db, &clock, all).await.unwrap();
    aliases.refresh(&db).await.unwrap();
    assert_eq!(leads(&aliases, "other@alice.test"), "rest@example.org");
    assert_eq!(leads(&aliases, "shop@alice.test"), "a@example.org,b@example.net");
});

on_both_engines!(a_change_is_noticed, async |db: TestDb| {
    let clock = ManualClock::at(BEGINNING);
    let (account, domain) = alice(&db, &clock).await;
    let aliases = Aliases::default();
    let shop = new_alias(&account, &domain, "shop@alice.test", &["a@example.org"]);
    let shop = store::add_alias(&db, &clock, shop).await.unwrap();
    aliases.refresh(&db).await.unwrap();

    store::close_alias(&db, &clock, shop.id, Some(Answer::Defer)).await.unwrap();
    aliases.refresh(&db).await.unwrap();
    assert_eq!(leads(&aliases, "shop@alice.test"), "a@example.org closed 450");

    store::close_alias(&db, &clock, shop.id, None).await.unwrap();
    aliases.refresh(&db).await.unwrap();
    assert_eq!(leads(&aliases, "shop@alice.test"), "a@example.org");

    store::remove_alias(&db, &clock, shop.id).await.unwrap();
    aliases.refresh(&db).await.unwrap();
    assert_eq!(leads(&aliases, "shop@alice.test"), "unknown");

    let shop = new_alias(&account, &domain, "shop@alice.test", &["a@example.org"]);
    store::add_alias(&db, &clock, shop).await.unwrap();
    store::remove_domain(&db, &clock, domain.id).await.unwrap();
    aliases.refresh(&db).await.unwrap();
    assert_eq!(leads(&aliases, "shop@alice.test"), "not ours");
    assert!(aliases.is_empty());
});

on_both_engines!(rows_that_went_without_a_note_are_noticed, async |db: TestDb| {
    let clock = ManualClock::at(BEGINNING);
    let (account, domain) = alice(&db, &clock).await;
    let aliases = Aliases::default();
    for n in 0..3 {
        let new = new_alias(&account, &domain, &format!("a{n}@alice.test"), &["a@example.org"]);
        store::add_alias(&db, &clock, new).await.unwrap();
    }
    aliases.refresh(&db).await.unwrap();
    assert_eq!(aliases.len(), 3);
    // As an erasure does it: by the register's plan, which knows nothing of notes.
    let batch = lodge_store::Batch::new()
        .run("DELETE FROM mail_alias WHERE account_id = $1", (account.id,), lodge_store::Expect::Any)
        .run("DELETE FROM mail_domain WHERE account_id = $1", (account.id,), lodge_store::Expect::Any);
    db.write(batch).await.unwrap();
    aliases.refresh(&db).await.unwrap();
    assert!(aliases.is_empty());
    assert_eq!(leads(&aliases, "a1@alice.test"), "not ours");
});

on_both_engines!(notes_that_were_purged_are_made_up_for, async |db: TestDb| {
    let clock = ManualClock::at(BEGINNING);
    let (account, domain) = alice(&db, &clock).await;
    let aliases = Aliases::default();
    aliases.refresh(&db).await.unwrap();
    let new = new_alias(&account, &domain, "shop@alice.test", &["a@example.org"]);
    store::add_alias(&db, &clock, new).await.unwrap();
    let purge = lodge_store::Batch::new().run("DELETE FROM mail_change", (), lodge_store::Expect::Any);
    db.write(purge).await.unwrap();
    aliases.refresh(&db).await.unwrap();
    assert_eq!(leads(&aliases, "shop@alice.test"), "a@example.org");
});

on_both_engines!(an_address_has_one_alias, async |db: TestDb| {
    let clock = ManualClock::at(BEGINNING);
    let (account, domain) = alice(&db, &clock).await;
    let new = || new_alias(&account, &domain, "shop@alice.test", &["a@example.org"]);
    store::add_alias(&db, &clock, new()).await.unwrap();
    let again = store::add_alias(&db, &clock, new()).await;
    assert!(matches!(again, Err(StoreError::Conflict)));
    let again = store::add_domain(&db, &clock, account.id, "alice.test".to_owned()).await;
    assert!(matches!(again, Err(StoreError::Conflict)));
});
