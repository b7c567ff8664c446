//! The telling: each event is noted with what caused it, told soon after, and told again until it is taken.

use lodge_accounts::Account;
use lodge_egress::webhook::{Delivery, Outcome, WebhookSecret, pause};
use lodge_register::{Clock, Id, Timestamp, draw};
use lodge_store::{Batch, Db, Expect, StoreError};
use lodge_web::{Event, Hearing, Listener, Site};
use serde_json::json;
use std::{error::Error, sync::Arc};

use super::store;
use crate::{Webhook, WebhookAttempt, WebhookDue};

/// How many events of an account may wait to be told. Who has more is told of no new ones until some are gone.
const MOST_DUE: i64 = 10_000;

/// How long an event belongs to the one who is telling it. Longer than an attempt can take.
const LEASE: i64 = 60_000;

/// Notes what happens.
pub(crate) struct Ears {
    pub(crate) db: Db,
    pub(crate) clock: Arc<dyn Clock>,
}

impl Listener for Ears {
    fn hear(&self, account: Id<Account>, event: Event) -> Hearing<'_> {
        Box::pin(async move {
            if let Err(error) = self.note(account, event).await {
                tracing::error!(error = &error as &dyn Error, "An event could not be noted");
            }
        })
    }
}

impl Ears {
    async fn note(&self, account: Id<Account>, event: Event) -> Result<(), StoreError> {
        let now = self.clock.now();
        let wants = |hook: &&Webhook| {
            hook.off_since.is_none() && hook.events.split(' ').any(|kind| kind == event.kind)
        };
        let hooks = store::of(&self.db, account).await?;
        let batch = hooks.iter().filter(wants).fold(Batch::new(), |batch, hook| {
            batch.insert(&self.db, &store::due(&self.db, hook, event, now))
        });
        if batch.is_empty() || store::waiting(&self.db, account).await? >= MOST_DUE {
            return Ok(());
        }
        self.db.write(batch).await.map(drop)
    }
}

/// Tells one event, if nobody else does.
pub(super) async fn tell(site: &Site, due: WebhookDue) -> Result<(), StoreError> {
    if !is_mine(site, &due).await? {
        return Ok(());
    }
    let Some(hook) = store::find(&site.db, due.account_id, due.webhook_id).await? else { return Ok(()) };
    let secrets = secrets(&hook, site.clock.now());
    let body = json!({
        "type": due.kind,
        "timestamp": due.happened_at.to_string(),
        "data": { "id": due.object.to_string() },
    });
    let body = body.to_string();
    let id = format!("evt_{}", due.id);
    let delivery = Delivery { url: hook.url.reveal(), id: &id, body: body.as_bytes(), secrets: &secrets };
    let outcome = delivery.attempt(&site.door, site.clock.now()).await;
    let [spread] = draw::<1>(site.chance.as_ref());
    note(&site.db, &due, outcome, spread, site.clock.now()).await
}

/// What events are signed with: the present secret and, while both count, the one before.
fn secrets(hook: &Webhook, now: Timestamp) -> Vec<WebhookSecret> {
    let former = hook.former_secret.as_ref().filter(|_| hook.former_until.is_some_and(|until| now < until));
    let texts = std::iter::once(&hook.secret).chain(former);
    texts.filter_map(|text| WebhookSecret::parse(text.reveal()).ok()).collect()
}

/// Takes an event, so that another node does not tell it too.
async fn is_mine(site: &Site, due: &WebhookDue) -> Result<bool, StoreError> {
    let batch = Batch::new().run(
        "UPDATE console_webhook_due SET next_at = $3 WHERE id = $1 AND next_at = $2",
        (due.id, due.next_at, site.clock.now().plus_millis(LEASE)),
        Expect::Any,
    );
    Ok(site.db.write(batch).await?.first().is_some_and(|done| done.count == 1))
}

/// Notes what came of it, and when it is told again.
async fn note(
    db: &Db,
    due: &WebhookDue,
    outcome: Outcome,
    spread: u8,
    now: Timestamp,
) -> Result<(), StoreError> {
    let failures = due.attempts + 1;
    let attempt = WebhookAttempt {
        id: db.new_id(),
        account_id: due.account_id,
        webhook_id: due.webhook_id,
        kind: due.kind.clone(),
        attempt: failures,
        outcome: word(outcome),
        made_at: now,
    };
    let batch = Batch::new().insert(db, &attempt);
    let rest = usize::try_from(failures).ok().filter(|_| outcome.is_worth_another());
    let next = rest.and_then(|failures| pause(failures, spread)).filter(|_| due.kind != super::TEST);
    let batch = match next {
        Some(pause) => batch.run(
            "UPDATE console_webhook_due SET attempts = $2, next_at = $3 WHERE id = $1",
            (due.id, failures, now.plus_millis(i64::try_from(pause.as_millis()).unwrap_or(i64::MAX))),
            Expect::Any,
        ),
        None => batch.run("DELETE FROM console_webhook_due WHERE id = $1", (due.id,), Expect::Any),
    };
    // Whoever says "gone", or could not be reached for more than a day, is left alone until their owner says otherwise.
    let given_up = next.is_none() && !matches!(outcome, Outcome::Taken(_)) && due.kind != super::TEST;
    let batch = if given_up {
        batch
            .run(
                "UPDATE console_webhook SET off_since = $2 WHERE id = $1",
                (due.webhook_id, now),
                Expect::Any,
            )
            .run("DELETE FROM console_webhook_due WHERE webhook_id = $1", (due.webhook_id,), Expect::Any)
    } else {
        batch
    };
    db.write(batch).await.map(drop)
}

/// What came of it, as it is kept: a status, or a word of ours.
fn word(outcome: Outcome) -> String {
    match outcome {
        Outcome::Taken(status) | Outcome::Again(status) => status.to_string(),
        Outcome::Gone => "410".to_owned(),
        Outcome::Failed(error) => error.word().to_owned(),
    }
}
