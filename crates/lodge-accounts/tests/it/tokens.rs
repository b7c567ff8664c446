//! Tokens by which programs act for an account.

use crate::scene::{MINUTE, Scene};
use lodge_accounts::{
    Account, Scope, Scopes, by_id, profile,
    tokens::{self, NewToken, TokenError},
};
use lodge_register::{Clock as _, Timestamp};
use lodge_testkit::on_both_engines;

async fn makes(
    scene: &Scene,
    account: &Account,
    scopes: &[Scope],
    expires_at: Option<Timestamp>,
) -> Result<String, TokenError> {
    let new = NewToken {
        label: "backup script".to_owned().into(),
        scopes: Scopes::of(scopes.iter().copied()),
        expires_at,
    };
    let made = tokens::make(&scene.db, &*scene.clock, &scene.chance, account, new).await?;
    Ok(made.1.expose().clone())
}

/// What a token may do, in words, or that it opens nothing.
async fn may(scene: &Scene, text: &str) -> Option<String> {
    let found = tokens::find(&scene.db, &*scene.clock, text).await.unwrap();
    found.map(|(token, account)| {
        assert_eq!(token.account_id, account.id);
        token.scopes.to_text()
    })
}

on_both_engines!(a_token_opens_what_its_scopes_say_until_it_ends, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account("alice").await;
    let end = scene.clock.now().plus_millis(60 * MINUTE);
    let text = makes(&scene, &alice, &[Scope::AliasesWrite, Scope::AccountRead], Some(end)).await.unwrap();
    assert_eq!(may(&scene, &text).await.as_deref(), Some("account:read aliases:write"));
    assert_eq!(may(&scene, "lodge_nonsense").await, None);
    assert_eq!(may(&scene, "").await, None);
    scene.clock.advance(60 * MINUTE - 1);
    assert!(may(&scene, &text).await.is_some());
    scene.clock.advance(1);
    assert_eq!(may(&scene, &text).await, None);
});

on_both_engines!(a_token_is_not_in_the_database_and_goes_when_it_is_removed, async |db| {
    let scene = Scene::begin(db).await;
    let (alice, bob) = (scene.account("alice").await, scene.account("bob").await);
    let text = makes(&scene, &alice, &[Scope::AccountRead], None).await.unwrap();
    for row in scene.db.rows("SELECT * FROM accounts_token", ()).await.unwrap() {
        for value in row.values() {
            assert!(!matches!(value, lodge_register::Value::Text(found) if found.contains(&text)));
            assert!(!matches!(value, lodge_register::Value::Blob(found) if found == text.as_bytes()));
        }
    }
    let listed = tokens::of(&scene.db, alice.id).await.unwrap();
    assert_eq!((listed.len(), listed[0].label.reveal().as_str()), (1, "backup script"));
    assert!(!tokens::remove(&scene.db, bob.id, listed[0].id).await.unwrap(), "another's");
    assert!(may(&scene, &text).await.is_some());
    assert!(tokens::remove(&scene.db, alice.id, listed[0].id).await.unwrap());
    assert_eq!(may(&scene, &text).await, None);
});

on_both_engines!(the_last_use_is_a_day, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account("alice").await;
    let text = makes(&scene, &alice, &[Scope::AccountRead], None).await.unwrap();
    assert_eq!(tokens::of(&scene.db, alice.id).await.unwrap()[0].used_on, None);
    scene.clock.advance(7 * 60 * MINUTE + 1);
    may(&scene, &text).await;
    let used = tokens::of(&scene.db, alice.id).await.unwrap()[0].used_on.unwrap();
    assert_eq!((used.time(), used.date()), ((0, 0, 0), scene.clock.now().date()));
});

on_both_engines!(only_who_runs_lodge_lends_admin, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account("alice").await;
    for scope in [Scope::AdminRead, Scope::AdminWrite] {
        let refused = makes(&scene, &alice, &[scope], None).await;
        assert!(matches!(refused, Err(TokenError::NotAnAdmin)));
    }
    profile::set_admin(&scene.db, alice.id, true).await.unwrap();
    let alice = by_id(&scene.db, alice.id).await.unwrap().unwrap();
    let text = makes(&scene, &alice, &[Scope::AdminWrite, Scope::AccountRead], None).await.unwrap();
    assert_eq!(may(&scene, &text).await.as_deref(), Some("account:read admin:write"));
    profile::set_admin(&scene.db, alice.id, false).await.unwrap();
    assert_eq!(may(&scene, &text).await.as_deref(), Some("account:read"));
});

on_both_engines!(a_token_without_use_is_not_made, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account("alice").await;
    assert!(matches!(makes(&scene, &alice, &[], None).await, Err(TokenError::NoScope)));
    let now = scene.clock.now();
    assert!(matches!(makes(&scene, &alice, &[Scope::AccountRead], Some(now)).await, Err(TokenError::Past)));
});

on_both_engines!(an_account_has_fifty_tokens_at_most, async |db| {
    let scene = Scene::begin(db).await;
    let alice = scene.account("alice").await;
    for _ in 0..tokens::MOST {
        makes(&scene, &alice, &[Scope::AccountRead], None).await.unwrap();
    }
    let one_more = makes(&scene, &alice, &[Scope::AccountRead], None).await;
    assert!(matches!(one_more, Err(TokenError::TooMany)));
    let bob = scene.account("bob").await;
    assert!(makes(&scene, &bob, &[Scope::AccountRead], None).await.is_ok(), "they are counted by account");
    let first = tokens::of(&scene.db, alice.id).await.unwrap().pop().unwrap();
    tokens::remove(&scene.db, alice.id, first.id).await.unwrap();
    let (one, other) = tokio::join!(
        makes(&scene, &alice, &[Scope::AccountRead], None),
        makes(&scene, &alice, &[Scope::AccountRead], None),
    );
    assert!(one.is_ok() != other.is_ok(), "one of two that come at once");
});

#[test]
fn who_may_change_may_read() {
    let scopes = Scopes::of([Scope::AliasesWrite]);
    assert!(scopes.allow(Scope::AliasesRead) && scopes.allow(Scope::AliasesWrite));
    assert!(!scopes.allow(Scope::DomainsRead) && !scopes.allow(Scope::AdminRead));
    assert!(Scopes::of([Scope::AdminWrite]).allow(Scope::AdminRead));
    let endangering = [
        Scope::AccountSecurity,
        Scope::AccountExport,
        Scope::AccountDelete,
        Scope::AdminRead,
        Scope::AdminWrite,
    ];
    for scope in Scope::ALL.iter().filter(|scope| !endangering.contains(scope)) {
        for dear in endangering {
            assert!(!Scopes::of([*scope]).allow(dear), "{} is not {}", scope.as_str(), dear.as_str());
        }
    }
    assert!(!Scopes::of([Scope::AdminRead]).allow(Scope::AdminWrite));
    for scope in Scope::ALL.iter().filter(|scope| !scope.is_admin()) {
        let brought = Scopes::of([Scope::AdminWrite]).allow(*scope);
        assert!(!brought, "who runs Lodge acts for no customer by that: {}", scope.as_str());
    }
}
