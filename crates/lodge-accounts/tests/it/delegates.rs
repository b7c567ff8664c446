//! People who look after what somebody else owns.

use crate::scene::{Scene, email};
use lodge_accounts::{
    Account, Role,
    delegates::{self, AcceptError, Invitation, InviteError},
};
use lodge_store::Batch;
use lodge_testkit::on_both_engines;

const DOMAIN: i64 = 41;

async fn invites(scene: &Scene, owner: &Account, address: &str, role: Role) -> Result<String, InviteError> {
    let invitation =
        Invitation { module: "mail".to_owned(), object: DOMAIN, role, email: email(address).into() };
    let code = delegates::invite(&scene.cache, &*scene.clock, &scene.chance, owner, invitation).await?;
    Ok(code.expose().clone())
}

async fn accepts(scene: &Scene, code: &str, account: &Account) -> Result<(), AcceptError> {
    delegates::accept(&scene.db, &scene.cache, &*scene.clock, code, account).await.map(drop)
}

async fn role(scene: &Scene, account: &Account) -> Option<Role> {
    delegates::role(&scene.db, account.id, "mail", DOMAIN).await.unwrap()
}

on_both_engines!(who_was_invited_accepts_once, async |db| {
    let scene = Scene::begin(db).await;
    let (alice, bob, carol) =
        (scene.account("alice").await, scene.account("bob").await, scene.account("carol").await);
    let code = invites(&scene, &alice, "bob@example.org", Role::Editor).await.unwrap();
    assert_eq!(scene.rows("SELECT COUNT(*) FROM accounts_delegate").await, 0);
    let open = delegates::look_up(&scene.cache, &*scene.clock, &code).await.unwrap().unwrap();
    assert_eq!((open.owner, open.invitation.object, open.invitation.role), (alice.id, DOMAIN, Role::Editor));
    assert!(matches!(accepts(&scene, &code, &carol).await, Err(AcceptError::OtherAddress)));
    assert_eq!((role(&scene, &bob).await, role(&scene, &carol).await), (None, None));
    accepts(&scene, &code, &bob).await.unwrap();
    assert_eq!(role(&scene, &bob).await, Some(Role::Editor));
    assert_eq!(delegates::role(&scene.db, bob.id, "mail", DOMAIN + 1).await.unwrap(), None);
    assert_eq!(delegates::role(&scene.db, bob.id, "guard", DOMAIN).await.unwrap(), None);
    assert!(matches!(accepts(&scene, &code, &bob).await, Err(AcceptError::Gone)));

    let again = invites(&scene, &alice, "bob@example.org", Role::Viewer).await.unwrap();
    accepts(&scene, &again, &bob).await.unwrap();
    assert_eq!(role(&scene, &bob).await, Some(Role::Viewer), "the new role");
    assert_eq!(delegates::of_object(&scene.db, "mail", DOMAIN).await.unwrap().len(), 1);
});

on_both_engines!(an_invitation_ends_in_a_week_or_is_taken_back, async |db| {
    let scene = Scene::begin(db).await;
    let (alice, bob) = (scene.account("alice").await, scene.account("bob").await);
    let first = invites(&scene, &alice, "bob@example.org", Role::Editor).await.unwrap();
    let second = invites(&scene, &alice, "bob@example.org", Role::Viewer).await.unwrap();
    assert!(matches!(accepts(&scene, &first, &bob).await, Err(AcceptError::Gone)), "replaced");
    let open = delegates::open(&scene.cache, &*scene.clock, alice.id).await.unwrap();
    assert_eq!(open.len(), 1);
    let bobs = email("bob@example.org");
    let taken =
        delegates::take_back(&scene.cache, &*scene.clock, alice.id, "mail", DOMAIN, &bobs).await.unwrap();
    assert!(taken);
    assert!(matches!(accepts(&scene, &second, &bob).await, Err(AcceptError::Gone)), "taken back");
    let third = invites(&scene, &alice, "bob@example.org", Role::Viewer).await.unwrap();
    scene.clock.advance_days(7);
    assert!(matches!(accepts(&scene, &third, &bob).await, Err(AcceptError::Gone)), "a week");
    assert!(matches!(accepts(&scene, "nonsense", &bob).await, Err(AcceptError::Gone)));
    let own = invites(&scene, &alice, "alice@example.org", Role::Viewer).await;
    assert!(matches!(own, Err(InviteError::Yourself)));
    for number in 0..20 {
        invites(&scene, &alice, &format!("{number}@example.org"), Role::Viewer).await.unwrap();
    }
    let many = invites(&scene, &alice, "bob@example.org", Role::Viewer).await;
    assert!(matches!(many, Err(InviteError::TooMany)));
});

on_both_engines!(a_share_goes_with_its_giver_its_holder_and_what_it_is_in, async |db| {
    let scene = Scene::begin(db).await;
    let (alice, bob, carol) =
        (scene.account("alice").await, scene.account("bob").await, scene.account("carol").await);
    let share = async || {
        let code = invites(&scene, &alice, "bob@example.org", Role::Editor).await.unwrap();
        accepts(&scene, &code, &bob).await.unwrap();
        delegates::of(&scene.db, bob.id).await.unwrap()[0].clone()
    };
    let given = share().await;
    assert!(!delegates::remove(&scene.db, carol.id, given.id).await.unwrap(), "neither's");
    assert!(delegates::remove(&scene.db, alice.id, given.id).await.unwrap());
    let given = share().await;
    assert!(delegates::remove(&scene.db, bob.id, given.id).await.unwrap());
    share().await;
    scene.db.write(delegates::without_object(Batch::new(), "mail", DOMAIN)).await.unwrap();
    assert_eq!(role(&scene, &bob).await, None);
    share().await;
    let open = invites(&scene, &alice, "carol@example.org", Role::Editor).await.unwrap();
    scene.erase(&alice).await;
    assert_eq!(role(&scene, &bob).await, None);
    assert!(matches!(accepts(&scene, &open, &carol).await, Err(AcceptError::Gone)));
    assert_eq!(scene.accounts().await, 2);
});

on_both_engines!(who_has_it_no_more_invites_nobody_to_it, async |db| {
    let scene = Scene::begin(db).await;
    let (alice, bob) = (scene.account("alice").await, scene.account("bob").await);
    let code = invites(&scene, &alice, "bob@example.org", Role::Editor).await.unwrap();
    let withdraw = async |module: &str, object| {
        delegates::withdraw(&scene.cache, &*scene.clock, alice.id, module, object).await.unwrap();
        delegates::open(&scene.cache, &*scene.clock, alice.id).await.unwrap().len()
    };
    assert_eq!(withdraw("mail", DOMAIN + 1).await, 1, "another domain");
    assert_eq!(withdraw("guard", DOMAIN).await, 1, "another module");
    assert_eq!(withdraw("mail", DOMAIN).await, 0);
    assert!(matches!(accepts(&scene, &code, &bob).await, Err(AcceptError::Gone)));
});
