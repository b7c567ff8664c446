//! Whose a domain is, once they have proved it.

use lodge_register::Clock;
use lodge_store::{Batch, Db, Expect, StoreError};

use super::{DOMAIN, noted};
use crate::Domain;

/// Notes that a domain is proved. Whoever had proved it before has not any more: the DNS says whose it is now.
///
/// # Errors
/// [`StoreError`] if the store fails, or the domain is gone.
pub async fn prove(db: &Db, clock: &dyn Clock, domain: &Domain) -> Result<(), StoreError> {
    let now = clock.now();
    let blind = db.blind::<Domain>("name", domain.name.reveal());
    let batch = Batch::new()
        .run(
            "UPDATE mail_domain SET verified_at = NULL WHERE name_blind = $1 AND id <> $2",
            (blind, domain.id),
            Expect::Any,
        )
        .run("UPDATE mail_domain SET verified_at = $2 WHERE id = $1", (domain.id, now), Expect::Exactly(1));
    db.write(noted(batch, DOMAIN, domain.id.number(), now)).await.map(drop)
}
