//! Questions about who wants to be told.

use lodge_accounts::Account;
use lodge_egress::webhook::WebhookSecret;
use lodge_register::{Chance, Clock, Field as _, Id, Personal, Secret, Timestamp};
use lodge_store::{Batch, Db, Expect, StoreError};
use lodge_web::Event;

use super::Wanted;
use crate::{Webhook, WebhookAttempt, WebhookDue};

/// The subscriptions of an account, oldest first.
pub(super) async fn of(db: &Db, account: Id<Account>) -> Result<Vec<Webhook>, StoreError> {
    db.all("SELECT * FROM console_webhook WHERE account_id = $1 ORDER BY id", (account,)).await
}

/// A subscription of this account.
pub(super) async fn find(
    db: &Db,
    account: Id<Account>,
    id: Id<Webhook>,
) -> Result<Option<Webhook>, StoreError> {
    db.first("SELECT * FROM console_webhook WHERE id = $1 AND account_id = $2", (id, account)).await
}

/// Adds one; gives the secret, which is not shown again.
pub(super) async fn add(
    db: &Db,
    clock: &dyn Clock,
    chance: &dyn Chance,
    account: Id<Account>,
    wanted: Wanted,
) -> Result<(Webhook, Secret<String>), StoreError> {
    let secret = WebhookSecret::draw(chance).text();
    let webhook = Webhook {
        id: db.new_id(),
        account_id: account,
        url: Personal::new(wanted.url),
        secret: Personal::new(secret.expose().clone()),
        former_secret: None,
        former_until: None,
        events: wanted.events,
        off_since: None,
        created_at: clock.now(),
    };
    db.write(Batch::new().insert(db, &webhook)).await?;
    Ok((webhook, secret))
}

/// Changes where and what; it is switched on by that.
pub(super) async fn change(db: &Db, id: Id<Webhook>, wanted: Wanted) -> Result<(), StoreError> {
    let url = db.seal::<Webhook>("url", id, &Personal::new(wanted.url).to_value())?;
    let batch = Batch::new().run(
        "UPDATE console_webhook SET url = $2, events = $3, off_since = NULL WHERE id = $1",
        (id, url, wanted.events),
        Expect::Exactly(1),
    );
    db.write(batch).await.map(drop)
}

/// Draws a new secret. Events are signed with the one before, too, for a day: nobody has to be there at the moment.
pub(super) async fn renew(
    db: &Db,
    clock: &dyn Clock,
    chance: &dyn Chance,
    hook: &Webhook,
) -> Result<Secret<String>, StoreError> {
    let secret = WebhookSecret::draw(chance).text();
    let kept = Personal::new(secret.expose().clone());
    let sealed = db.seal::<Webhook>("secret", hook.id, &kept.to_value())?;
    let former = db.seal::<Webhook>("former_secret", hook.id, &hook.secret.to_value())?;
    let batch = Batch::new().run(
        "UPDATE console_webhook SET secret = $2, former_secret = $3, former_until = $4 WHERE id = $1",
        (hook.id, sealed, former, clock.now().plus_days(1)),
        Expect::Exactly(1),
    );
    db.write(batch).await?;
    Ok(secret)
}

/// Forgets the secrets that do not count any more.
pub(super) async fn forget_former(db: &Db, now: Timestamp) -> Result<(), StoreError> {
    let batch = Batch::new().run(
        "UPDATE console_webhook SET former_secret = NULL, former_until = NULL WHERE former_until <= $1",
        (now,),
        Expect::Any,
    );
    db.write(batch).await.map(drop)
}

/// Removes one, and what was still to be told there.
pub(super) async fn remove(db: &Db, id: Id<Webhook>) -> Result<(), StoreError> {
    let batch = Batch::new()
        .run("DELETE FROM console_webhook_attempt WHERE webhook_id = $1", (id,), Expect::Any)
        .run("DELETE FROM console_webhook_due WHERE webhook_id = $1", (id,), Expect::Any)
        .run("DELETE FROM console_webhook WHERE id = $1", (id,), Expect::Any);
    db.write(batch).await.map(drop)
}

/// How many events of an account wait to be told.
pub(super) async fn waiting(db: &Db, account: Id<Account>) -> Result<i64, StoreError> {
    let rows = db.rows("SELECT COUNT(*) FROM console_webhook_due WHERE account_id = $1", (account,)).await?;
    rows.first().map_or(Ok(0), |row| row.int(0))
}

/// The last attempts, newest first.
pub(super) async fn attempts(db: &Db, id: Id<Webhook>) -> Result<Vec<WebhookAttempt>, StoreError> {
    db.all(
        "SELECT * FROM console_webhook_attempt WHERE webhook_id = $1 ORDER BY made_at DESC, id DESC LIMIT 20",
        (id,),
    )
    .await
}

/// An event, to be told at once.
pub(super) fn due(db: &Db, webhook: &Webhook, event: Event, now: Timestamp) -> WebhookDue {
    WebhookDue {
        id: db.new_id(),
        account_id: webhook.account_id,
        webhook_id: webhook.id,
        kind: event.kind.to_owned(),
        object: event.object,
        happened_at: now,
        attempts: 0,
        next_at: now,
    }
}
